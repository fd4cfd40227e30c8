"""An enquiry closes as found or dead only for those who were told, and the words of a refusal tell nobody anything."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from invented_answers import Family, mother_wish
from vistka.contact import actions
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import DeathNews
from vistka.contact.news import Brought
from vistka.enquiries import clocks
from vistka.enquiries.actions import close_enquiry, record_conversation, withdraw_enquirer
from vistka.enquiries.closing import OUTCOMES, State
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.enquiries.news import name_news
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged

FOUND: Final = [name for name, outcome in OUTCOMES.items() if outcome.found]
DEAD: Final = [name for name, outcome in OUTCOMES.items() if outcome.dead]
BROUGHT: Final = Brought(when="3 June", where="At home", present="Her sister", asked="")


def close(family: Family, outcome: str) -> Enquiry:
    """Somebody has spoken with everybody, and closes it."""
    for enquirer in Enquirer.objects.filter(enquiry=family.enquiry):
        record_conversation(by=family.bureau.by("olena"), enquirer_id=enquirer.pk, words="We spoke.")
    return close_enquiry(by=family.bureau.by("olena"), enquiry_id=family.enquiry.pk, outcome=outcome)


def is_brought(family: Family) -> None:
    watch_deaths()
    news, by = DeathNews.objects.get(done_at=None), family.bureau.by("nadiia")
    actions.take_news(by=by, news_id=news.pk)
    actions.bring_news(by=by, news_id=news.pk, brought=BROUGHT)


@pytest.mark.parametrize("outcome", FOUND)
def test_it_closes_as_found_when_each_was_answered_or_has_withdrawn(family: Family, outcome: str) -> None:
    family.has_everything()
    wife = family.also_seeks("Анна Щербакова", "wife")
    family.is_told("en")
    with pytest.raises(EnquiryError, match="each who enquires"):
        close(family, outcome)
    far = datetime.now(UTC) + timedelta(days=400)
    assert {row.row_id for row in clocks.steps(far)} == {family.mother.pk, wife.pk}
    withdraw_enquirer(by=family.bureau.by("olena"), enquirer_id=wife.pk)
    assert close(family, outcome).state == State.CLOSED


@pytest.mark.parametrize("outcome", FOUND)
def test_an_answer_of_which_nothing_holds_any_more_is_none(family: Family, outcome: str) -> None:
    family.has_everything()
    family.is_told("en")
    family.is_asked(mother_wish())
    with pytest.raises(EnquiryError, match="still holds"):
        close(family, outcome)


@pytest.mark.parametrize("outcome", DEAD)
def test_it_closes_as_dead_when_the_news_was_brought_to_each(family: Family, outcome: str) -> None:
    family.has_everything()
    father = family.also_seeks("Щербаков Иван", "father")
    family.dies()
    watch_deaths()
    with pytest.raises(EnquiryError, match="brought the news"):
        close(family, outcome)
    is_brought(family)
    with pytest.raises(EnquiryError, match="brought the news"):
        close(family, outcome)
    family.is_kin(who=father)
    is_brought(family)
    assert close(family, outcome).outcome == outcome


@pytest.mark.parametrize("outcome", [*FOUND, *DEAD])
def test_a_refusal_does_not_tell_whether_the_person_is_found_or_dead(family: Family, outcome: str) -> None:
    refused = set()
    for happens in (lambda: None, family.is_linked, family.dies, watch_deaths):
        happens()
        with pytest.raises(EnquiryError) as error:
            close(family, outcome)
        refused.add(str(error.value))
    assert len(refused) == 1
    assert not re.search("found|dead|died|alive|match", refused.pop())


@action("invented.say_that_it_was_brought")
def say_that_it_was_brought(*, by: Actor, enquirer: Enquirer, news: DeathNews) -> None:
    """What only bringing it does."""
    name_news(enquirer.pk, news.pk)


def test_news_that_other_hands_took_away_closes_nothing(family: Family, no_triggers: None) -> None:
    family.has_everything()
    family.dies()
    is_brought(family)
    DeathNews._base_manager.all()._raw_delete("default")
    with pytest.raises(Forged):
        close(family, DEAD[0])


def test_news_that_is_on_its_way_is_not_brought(family: Family) -> None:
    family.has_everything()
    family.dies()
    watch_deaths()
    say_that_it_was_brought(by=machine("a test"), enquirer=family.mother, news=DeathNews.objects.get())
    with pytest.raises(EnquiryError, match="brought the news"):
        close(family, DEAD[0])
