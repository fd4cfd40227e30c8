"""The very words: whole in each language, with nothing in them that a family may not read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from invented_answers import ALL_OF_IT, REPORTED
from vistka.contact.composing import NOTHING_TO_TELL, compose, nothing_to_tell
from vistka.contact.disclosure import MAY_BE_PASSED_ON, Facts, Notified
from vistka.contact.sentences import WORDS
from vistka.contact.wording import Health, Values, day_in
from vistka.registry.health import HealthValue
from vistka.registry.reports import CAN_NOTIFY, ReportSource, ReportStatus

DAY = date(2026, 3, 5)
EVERYTHING = Values(
    on=DAY,
    mail_address="P.O. box 12",
    health=Health(HealthValue.RECOVERED, date(2026, 3, 1)),
    went_home_on=date(2026, 3, 2),
)
WENT_HOME = replace(ALL_OF_IT, is_here=False, went_home=True)

languages = pytest.mark.parametrize("language", list(WORDS))


def test_there_is_a_table_for_each_language_of_the_pages() -> None:
    assert list(WORDS) == [code for code, _ in settings.LANGUAGES]


@languages
def test_every_health_value_status_and_source_has_words(language: str) -> None:
    words = WORDS[language]
    assert set(words.health) == set(HealthValue)
    assert set(words.notified) == MAY_BE_PASSED_ON
    assert set(words.sources) == CAN_NOTIFY
    assert len(words.months) == 12


@languages
def test_who_may_be_told_nothing_reads_the_sentence_that_all_read(language: str) -> None:
    nobody, unknown = replace(ALL_OF_IT, wish=frozenset()), Facts()
    assert (
        compose(nobody, EVERYTHING, language) == compose(unknown, EVERYTHING, language) == [nothing_to_tell(language)]
    )


def test_it_is_this_sentence_word_for_word() -> None:
    assert NOTHING_TO_TELL == "Your enquiry is registered; there is nothing we can tell you now"
    assert nothing_to_tell("en") == nothing_to_tell("a language without a table") == NOTHING_TO_TELL
    assert len({nothing_to_tell(language) for language in WORDS}) == len(WORDS)


@languages
def test_each_item_is_one_sentence_with_everything_filled_in(language: str) -> None:
    read = compose(ALL_OF_IT, EVERYTHING, language)
    assert len(read) == 5
    assert "P.O. box 12" in read[1]
    assert WORDS[language].health[HealthValue.RECOVERED] in read[2]
    assert day_in(DAY, language) in read[0]
    assert not re.search(r"[{}]", " ".join(read))


@languages
@pytest.mark.parametrize("status", sorted(MAY_BE_PASSED_ON))
@pytest.mark.parametrize("source", sorted(CAN_NOTIFY))
def test_what_was_notified_is_told_with_source_and_date(
    language: str, status: ReportStatus, source: ReportSource
) -> None:
    [read] = compose(replace(REPORTED, notified=Notified(source, status, DAY)), EVERYTHING, language)
    assert WORDS[language].sources[source] in read
    assert day_in(DAY, language) in read


@languages
def test_who_went_home_is_told_with_the_day_and_as_held_no_more(language: str) -> None:
    [read] = compose(WENT_HOME, EVERYTHING, language)
    assert day_in(date(2026, 3, 2), language) in read
    assert not re.search(r"[{}]", read)


def test_what_is_not_recorded_is_not_told() -> None:
    assert len(compose(ALL_OF_IT, Values(on=DAY), "en")) == 3
    assert compose(WENT_HOME, Values(on=DAY), "en") == [NOTHING_TO_TELL]


@languages
def test_nobody_is_promised_a_day_or_told_of_a_death(language: str) -> None:
    words = WORDS[language]
    said = [words.nothing, words.held, words.how_to_write, words.call, words.letters, words.released]
    said += words.notified.values()
    never = r"\bsoon\b|promise|dead|died|скоро|загину|помер|погиб|умер|в ближайшее|em breve|promet|morreu|falec|captur"
    assert not re.search(never, " ".join(said), re.IGNORECASE)
