"""What the portal says again, because it must not know the desk's rooms, is the same there and here."""

from __future__ import annotations

import pytest

from vistka.enquiries import closing, code_words
from vistka.mailroom import schema
from vistka.portal.asking.afterwards import SPOKEN_WITH_WITHIN
from vistka.portal.asking.forms import enquirer, papers
from vistka.portal.asking.forms.base import StepForm
from vistka.portal.asking.steps import STEPS


def test_every_choice_is_one_that_may_be_sent() -> None:
    assert (*enquirer.KIN,) == schema.KIN
    assert {*enquirer.CHANNELS} == {*schema.CHANNELS}
    assert (*enquirer.NOTICES,) == schema.NOTICES
    assert (*enquirer.HOURS,) == schema.HOURS
    assert (*papers.PAPERS,) == schema.PAPERS


def test_every_answer_about_the_person_has_its_place_in_what_is_sent() -> None:
    asked = [name for step in STEPS if step.part == "sought" for name in step.keys]
    assert len(asked) == len(set(asked))
    assert {*asked} <= schema.SOUGHT.keys()
    assert all(issubclass(step.form, StepForm) for step in STEPS)


@pytest.mark.parametrize("word", [" Ёлка-2 ", "coração", "ﬁn", "!?", "٣"])
def test_a_code_word_is_heard_as_the_hotline_hears_it(word: str) -> None:
    assert enquirer.as_heard(word) == code_words.plain(word)


def test_the_days_are_those_of_the_desk() -> None:
    assert SPOKEN_WITH_WITHIN == closing.ANSWER_WITHIN
