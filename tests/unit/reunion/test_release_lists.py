"""A list of many: matched by people, gone through by one, decided by another, carried out; with each reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from invented_effects import MONEY
from invented_lists import Many, rows_of, soldier
from invented_reunion import Returning, ReturningBureau, held_as
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.machines import NotThisStep
from vistka.contact.composing import compose, may_read_her_road, nothing_to_tell, what_she_reads
from vistka.contact.facts import grounds_of, values_of
from vistka.effects.actions import write_article
from vistka.effects.kinds import Kind, Source
from vistka.enquiries.models import Enquirer, KinshipLevel
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry.models import Category, Person
from vistka.registry.states import EventKind, State
from vistka.reunion import actions as reunion
from vistka.reunion.eligibility import Condition
from vistka.reunion.errors import ReunionError
from vistka.reunion.kinds import Answer, WayKind, Why, WhyKept
from vistka.reunion.lists import clocks
from vistka.reunion.lists.deciding import carry_out_rows, decide_rows, go_through, take_off
from vistka.reunion.lists.importing import choose_row, drop_list, import_list, leave_out_row
from vistka.reunion.lists.matching import CERTAIN
from vistka.reunion.lists.sheets import read_list
from vistka.reunion.lists.sitting import outcome_of
from vistka.reunion.lists.states import ListState, RowState
from vistka.reunion.models import ListRow, Protocol, ReleaseList, WayHome

TODAY = timezone.localdate
Made = Callable[[int], Many]


@pytest.fixture
def many(bureau: ReturningBureau) -> Made:
    return lambda count: Many(bureau, count)


class Asked:
    """Counts the questions to the database; it keeps none of them."""

    count = 0

    def __call__(self, execute: Callable[..., Any], *given: Any) -> Any:
        self.count += 1
        return execute(*given)


def states(one: ReleaseList) -> list[str]:
    return [row.state for row in rows_of(one)]


def reasons(bureau: ReturningBureau, row: ListRow) -> list[str]:
    with reading(bureau.by("olena")):
        missing: list[str] = ListRow.objects.get(pk=row.pk).reasons["missing"]
        return missing


# What comes in


def test_of_a_list_only_what_tells_people_apart_is_kept() -> None:
    sheet = read_list("№;Прізвище;Ім'я;Дата народження;Особливі прикмети;Борщ\n1;Лис;Іван;02.04.1999;шрам;так\n")
    assert sheet.rows == [{"id": "1", "family_name": "Лис", "given_name": "Іван", "birth_date": "02.04.1999"}]
    assert any("marks" in note for note in sheet.notes)
    assert any("Борщ" in note for note in sheet.notes)


@pytest.mark.parametrize("rows", [[], [{"birth_date": "1999"}], [{"name": "Лис"}] * 2001, [{"marks": "scar"}]])
def test_what_names_nobody_is_no_list(bureau: ReturningBureau, rows: list[dict[str, str]]) -> None:
    with pytest.raises(AccessError):
        import_list(by=bureau.by("olena"), kind=WayKind.EXCHANGE, title="A list", rows=rows)


def test_nobody_is_handed_over_by_a_list(bureau: ReturningBureau) -> None:
    with pytest.raises(AccessError):
        import_list(by=bureau.by("olena"), kind=WayKind.HANDOVER, title="A list", rows=[{"name": "Лис"}])
    with pytest.raises(NotAllowed):
        import_list(by=bureau.by("bohdan"), kind=WayKind.EXCHANGE, title="A list", rows=[{"name": "Лис"}])


def test_a_row_is_matched_by_number_first_else_by_name_and_never_chosen(bureau: ReturningBureau, many: Made) -> None:
    unit = many(4)
    rows = [
        {"id": unit.numbers[0], **soldier(0)},
        {"id": unit.numbers[1], "family_name": "Other", "birth_date": "1950-01-01"},
        soldier(2),
        {"name": "Nobody Whom Anyone Knows"},
    ]
    one = unit.imported(rows)
    assert one.state == ListState.CHOOSING
    assert states(one) == ["open"] * 4
    with reading(bureau.by("olena")):
        found = [row.found for row in rows_of(one)]
    assert found[0] == [{"person": str(unit.ids[0]), "why": ["bureau_number", "birth"]}]
    assert {*found[0][0]["why"]} == CERTAIN
    assert found[1] == [{"person": str(unit.ids[1]), "why": ["bureau_number"]}]
    assert {"person": str(unit.ids[2]), "why": ["birth", "name"]} in found[2]
    assert found[3] == []


def test_nobody_stands_twice_on_a_list_and_no_row_is_passed_over(bureau: ReturningBureau, many: Made) -> None:
    unit, olena = many(2), bureau.by("olena")
    one = unit.imported()
    first, second = rows_of(one)
    with pytest.raises(AccessError, match="mean nobody yet"):
        go_through(by=olena, list_id=one.pk)
    choose_row(by=olena, row_id=first.pk, person_id=unit.ids[0])
    with pytest.raises(AccessError, match="stands on the list already"):
        choose_row(by=olena, row_id=second.pk, person_id=unit.ids[0])
    leave_out_row(by=olena, row_id=second.pk)
    unit.gone_through(one)
    assert states(one) == ["lacking", "left_out"]


# The sitting


def test_a_sitting_releases_refuses_with_each_reason_or_waits(bureau: ReturningBureau, many: Made) -> None:
    unit = many(5)
    unit.may_go([0, 1])
    unit.may_go([2], wish=Answer.NO, kinds=frozenset(), fear=True)
    unit.may_go([3], alone=False)
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    assert states(one) == ["ready", "ready", "lacking", "lacking", "lacking"]
    unit.decided(one)
    one.refresh_from_db()
    assert one.state == ListState.DECIDED
    assert states(one) == ["released", "released", "refused", "waits", "waits"]
    rows = rows_of(one)
    assert reasons(bureau, rows[2]) == [Condition.WISHED, Condition.NO_FEAR]
    refused = WayHome.objects.get(person_id=unit.ids[2])
    with reading(bureau.by("olena")):
        assert refused.said == {"why": Why.CONDITIONS, "missing": [Condition.WISHED, Condition.NO_FEAR]}
    assert refused.state == "refused"
    assert Condition.ALONE in reasons(bureau, rows[3])

    unit.carried_out(one, TODAY(), "Invented border")
    one.refresh_from_db()
    assert one.state == ListState.CARRIED_OUT
    assert states(one) == ["gone", "gone", "refused", "waits", "waits"]
    stood = Person.objects.in_bulk(unit.ids)
    assert [stood[pk].state for pk in unit.ids] == [State.REPATRIATED] * 2 + [State.IN_CAMP] * 3


def test_nobody_of_a_list_goes_while_something_is_kept_in_silence_or_without_the_promise(
    bureau: ReturningBureau, many: Made
) -> None:
    unit = many(2)
    unit.may_go()
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    unit.decided(one)
    write_article(by=bureau.by("yaryna"), person_id=unit.ids[1], kind=Kind.MONEY, source=Source.TAKEN, said=MONEY)
    with pytest.raises(ReunionError, match="No press"):
        carry_out_rows(by=bureau.by("olena"), list_id=one.pk, on=TODAY(), no_press=False)
    with pytest.raises(ReunionError, match="still kept"):
        unit.carried_out(one, TODAY())
    assert states(one) == ["released", "released"]
    unit.carried_out(one, TODAY(), why=WhyKept.FOLLOWS)
    assert states(one) == ["gone", "gone"]
    with reading(bureau.by("bohdan")):
        said = Protocol.objects.get(way__person=unit.ids[1]).said
    assert said["effects"]["why"] == "follows"


def test_a_civilian_on_a_list_of_an_exchange_is_refused_and_holds_up_nobody(
    bureau: ReturningBureau, many: Made
) -> None:
    unit = many(2)
    unit.may_go()
    held_as(bureau, unit.ids[0], Category.CIVILIAN)
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    unit.decided(one)
    assert states(one) == ["refused", "released"]
    assert reasons(bureau, rows_of(one)[0]) == [Condition.OPEN_TO_CATEGORY]


def test_who_waited_goes_with_a_second_sitting(bureau: ReturningBureau, many: Made) -> None:
    unit = many(2)
    unit.may_go([0])
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    unit.decided(one)
    unit.carried_out(one, TODAY())
    unit.may_go([1])
    unit.gone_through(one)
    unit.decided(one)
    assert states(one) == ["gone", "released"]


def test_the_second_is_another_than_who_imported_it_or_went_through_it(bureau: ReturningBureau, many: Made) -> None:
    unit = many(1)
    unit.may_go()
    one = unit.imported()
    unit.chosen(one)
    with pytest.raises(NotThisStep):
        decide_rows(by=bureau.by("ivan"), list_id=one.pk)
    unit.gone_through(one, "petro")
    for who in ("olena", "petro"):
        with pytest.raises(NotAllowed):
            decide_rows(by=bureau.by(who), list_id=one.pk)
    with pytest.raises(NotThisStep):
        carry_out_rows(by=bureau.by("olena"), list_id=one.pk, on=TODAY(), no_press=True)
    unit.decided(one)
    assert states(one) == ["released"]


def test_what_changed_since_one_went_through_counts(bureau: ReturningBureau, many: Made) -> None:
    unit = many(3)
    unit.may_go([0, 1])
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    unit.may_go([0], fear=True)
    unit.may_go([2])
    unit.decided(one)
    # The third fulfils everything by now, but nobody has proposed it.
    assert states(one) == ["refused", "released", "waits"]
    unit.may_go([1], wish=Answer.NO, kinds=frozenset())
    unit.carried_out(one, TODAY())
    assert states(one) == ["refused", "waits", "waits"]
    assert not Person.objects.filter(state=State.REPATRIATED).exists()


def test_somebody_is_taken_off_on_the_day(bureau: ReturningBureau, many: Made) -> None:
    unit = many(2)
    unit.may_go()
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    unit.decided(one)
    take_off(by=bureau.by("olena"), row_id=rows_of(one)[0].pk, why=Why.HIS_CHOICE)
    unit.carried_out(one, TODAY())
    assert states(one) == ["refused", "gone"]


def test_of_one_who_died_no_row_tells_a_reason_of_its_own(
    bureau: ReturningBureau, family: Returning, many: Made
) -> None:
    assert outcome_of([Condition.UNCHANGED]) is RowState.WAITS
    for missing in ([Condition.WISHED], [Condition.NO_BAR], [Condition.ALONE], [Condition.WEIGHED]):
        assert outcome_of([*missing, Condition.UNCHANGED]) is outcome_of(missing)
    family.may_go()
    with reading(bureau.by("olena")):
        rows = [{"id": Person.objects.get(pk=family.person.pk).number}]
    one = many(0).imported(rows)
    choose_row(by=bureau.by("olena"), row_id=rows_of(one)[0].pk, person_id=family.person.pk)
    family.dies()
    many(0).gone_through(one)
    many(0).decided(one)
    assert states(one) == ["waits"]
    assert not WayHome.objects.exists()


def test_a_list_that_somebody_went_through_is_decided_and_not_dropped(bureau: ReturningBureau, many: Made) -> None:
    unit = many(1)
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    with pytest.raises(NotThisStep):
        drop_list(by=bureau.by("olena"), list_id=one.pk)
    other = unit.imported()
    assert drop_list(by=bureau.by("olena"), list_id=other.pk).state == ListState.DROPPED
    with reading(bureau.by("olena")):
        assert rows_of(other)[0].said == {}


def test_interviews_are_due_for_who_was_not_asked(bureau: ReturningBureau, many: Made) -> None:
    unit = many(3)
    one = unit.imported()
    unit.chosen(one)

    def due() -> set[UUID]:
        return {row.row_id for row in clocks.to_ask(timezone.now())}

    assert due() == {*unit.ids}
    unit.may_go([0])
    unit.may_go([1], alone=False)
    assert due() == {unit.ids[2]}
    unit.gone_through(one)
    assert [row.row_id for row in clocks.to_decide(timezone.now())] == [one.pk]
    unit.decided(one)
    assert due() == {unit.ids[1], unit.ids[2]}


@pytest.mark.usefixtures("no_triggers")
def test_a_row_written_by_other_hands_releases_nobody(bureau: ReturningBureau, many: Made) -> None:
    unit = many(2)
    unit.may_go([0])
    one = unit.imported()
    unit.chosen(one)
    unit.gone_through(one)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reunion_listrow SET state = 'released' WHERE state = 'lacking'")
    unit.decided(one)
    with pytest.raises(Forged):
        unit.carried_out(one, TODAY())


# What families are told


def test_families_are_told_by_tier_that_he_went_home(bureau: ReturningBureau, family: Returning, many: Made) -> None:
    family.may_go()
    family.is_told()
    sister = family.also_seeks("Invented Sister", "sister")
    with reading(bureau.by("olena")):
        before = what_she_reads(family.mother, "uk")
        rows = [{"id": Person.objects.get(pk=family.person.pk).number}]
    unit = many(0)
    one = unit.imported(rows)
    choose_row(by=bureau.by("olena"), row_id=rows_of(one)[0].pk, person_id=family.person.pk)
    unit.gone_through(one)
    unit.decided(one)
    with reading(bureau.by("olena")):
        assert what_she_reads(family.mother, "uk") == before
        assert before != [nothing_to_tell("uk")]
    unit.carried_out(one, TODAY())
    with reading(bureau.by("olena")):
        assert what_she_reads(family.mother, "uk") == [nothing_to_tell("uk")]
    family.is_told()
    with reading(bureau.by("olena")):
        [said] = what_she_reads(family.mother, "uk")
        assert "звільнено" in said
        assert what_she_reads(sister, "uk") == [nothing_to_tell("uk")]
    with reading(bureau.by("yaryna")):
        grounds = grounds_of(sister)
        assert compose(grounds.facts, values_of(grounds), "uk") == [nothing_to_tell("uk")]
    family.happens(EventKind.RECAPTURED, on=TODAY().isoformat())
    with reading(bureau.by("olena")):
        assert what_she_reads(family.mother, "uk") == [nothing_to_tell("uk")]


def test_who_is_on_the_road_with_him_goes_on_reading_her_own_leg(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    family.is_told()
    way = family.sets_out(family.is_eligible())
    reunion.arrive(by=bureau.by("bohdan"), way_id=way.pk)
    family.writes(way)
    family.is_signed(way)
    reunion.hand_over(by=bureau.by("zoya"), way_id=way.pk, on=TODAY())
    with reading(bureau.by("olena")):
        assert what_she_reads(family.mother, "uk") == [nothing_to_tell("uk")]
        assert may_read_her_road(family.mother)
    family.is_kin(KinshipLevel.REFUTED)
    family.mother = Enquirer.objects.get(pk=family.mother.pk)
    with reading(bureau.by("olena")):
        assert not may_read_her_road(family.mother)


# Three hundred


def test_three_hundred_go_in_one_sitting_with_few_questions_to_the_database_each(
    bureau: ReturningBureau, many: Made
) -> None:
    unit = many(300)
    unit.may_go(range(280))
    one = unit.imported()
    assert sum(len(row.state) for row in rows_of(one)) == 300 * len("open")
    unit.chosen(one)
    steps: list[Callable[[], None]] = [
        lambda: unit.gone_through(one),
        lambda: unit.decided(one),
        lambda: unit.carried_out(one, TODAY()),
    ]
    for step in steps:
        with connection.execute_wrapper(asked := Asked()):
            step()
        assert asked.count / 300 < 40
    assert states(one) == ["gone"] * 280 + ["waits"] * 20
