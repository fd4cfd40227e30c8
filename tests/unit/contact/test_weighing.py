"""Nobody is forgotten: who could be told more than she was stands in a list, with a day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from invented_answers import ALL, CaringBureau, Family, mother_wish
from vistka.agenda.work import follow_all
from vistka.contact import actions
from vistka.contact.clocks import CLOCKS
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import Untold, Unweighed
from vistka.contact.weighing import Step, weigh_all
from vistka.registry.models import WishItem

NOW = datetime(2022, 6, 1, tzinfo=UTC)


def works() -> None:
    """The worker's round, without its queue, which closes the connection of the test."""
    follow_all()
    weigh_all()
    watch_deaths()


def step(family: Family) -> str | None:
    works()
    return Untold.objects.filter(enquirer=family.mother).values_list("step", flat=True).first()


def due(clock: str) -> list[object]:
    return [row.row_id for row in CLOCKS[clock].due(NOW)]


def test_from_the_link_to_the_answer_each_step_is_listed(family: Family) -> None:
    assert step(family) is None
    family.is_linked()
    assert step(family) is None
    family.is_kin()
    assert step(family) is None
    [wish] = family.is_asked(mother_wish(*ALL))
    assert step(family) == Step.BIND
    assert len(due("contact.unbound")) == 1
    family.is_meant(wish)
    assert step(family) == Step.PREPARE
    assert len(due("contact.unprepared")) == 1
    family.is_told()
    assert step(family) is None
    family.moves("P.O. box 12")
    assert step(family) == Step.PREPARE
    assert Unweighed.objects.count() == 0


def test_who_may_be_told_nothing_is_not_listed(family: Family) -> None:
    family.is_linked()
    family.is_kin()
    [wish] = family.is_asked(mother_wish())
    assert step(family) is None
    family.is_meant(wish)
    assert step(family) is None


def test_once_somebody_saw_that_he_meant_another_she_is_not_listed_again(family: Family) -> None:
    family.is_linked()
    family.is_kin()
    [wish] = family.is_asked(mother_wish(*ALL))
    assert step(family) == Step.BIND
    actions.rule_out_addressee(by=family.bureau.by("olena"), wish_id=wish.pk, enquirer_id=family.mother.pk)
    assert step(family) is None


def test_when_the_match_is_undone_nothing_waits(family: Family) -> None:
    family.has_everything(WishItem.THAT_I_LIVE)
    assert step(family) == Step.PREPARE
    family.is_unlinked()
    assert step(family) is None


def test_enquiries_that_were_never_linked_are_not_weighed(bureau: CaringBureau, family: Family) -> None:
    Family(bureau)
    follow_all()
    assert Unweighed.objects.count() == 0


@pytest.mark.parametrize("clock", ["contact.addressees", "contact.prepared", "contact.approved"])
def test_what_waits_for_a_second_person_or_for_the_family_has_a_day(family: Family, clock: str) -> None:
    by = family.bureau.by
    family.is_linked()
    family.is_kin()
    [wish] = family.is_asked(mother_wish(*ALL))
    waiting: list[object] = []
    proposed = actions.propose_addressee(by=by("olena"), wish_id=wish.pk, enquirer_id=family.mother.pk)
    if clock == "contact.addressees":
        waiting = [proposed.pk]
    else:
        actions.confirm_addressee(by=by("ivan"), addressee_id=proposed.pk)
        answer = actions.prepare_answer(by=by("olena"), enquirer_id=family.mother.pk, language="uk")
        waiting = [answer.pk]
        if clock == "contact.approved":
            actions.approve_answer(by=by("ivan"), answer_id=answer.pk)
    assert due(clock) == waiting
    others = {"contact.addressees", "contact.prepared", "contact.approved"} - {clock}
    assert [due(other) for other in others] == [[], []]


def test_news_is_due_until_it_was_brought_and_a_stop_until_it_was_read(family: Family) -> None:
    family.has_everything()
    family.dies()
    works()
    [news] = due("contact.news")
    actions.take_news(by=family.bureau.by("nadiia"), news_id=news)  # type: ignore[arg-type]
    family.is_unlinked()
    works()
    assert due("contact.news") == []
    assert due("contact.stopped") == [news]
    actions.read_stop(by=family.bureau.by("nadiia"), news_id=news)  # type: ignore[arg-type]
    assert due("contact.stopped") == []
