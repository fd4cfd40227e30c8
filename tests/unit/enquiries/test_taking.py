"""Taking an enquiry: the same work for everybody, whoever is on the register."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from invented_families import ALL_CONSENTED, SON, enquiry, mother
from invented_staff import Bureau
from vistka.access.errors import NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.actions.taking import EXERCISE
from vistka.enquiries.closing import State, is_matched
from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import CodeWord, Consent, Enquirer, Enquiry, KinshipClaim
from vistka.enquiries.numbers import enquirer_of
from vistka.identifiers.bureau_numbers import is_number
from vistka.ledger.actors import Actor, machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.mailroom.consent_wordings import Item
from vistka.matching.packed import unpack
from vistka.registry.actions import register_many
from vistka.registry.models import Category, Side
from vistka.registry.newcomers import Newcomer, NewEvent
from vistka.registry.particulars import FIELDS
from vistka.registry.states import EventKind

pytestmark = pytest.mark.django_db

_TABLE: Final = re.compile(r'"[a-z]+_[a-z]+"|$')


def statements(do: Callable[[], object]) -> list[tuple[str, str]]:
    """What was sent to the database: each statement's verb, and the table it goes to."""
    with CaptureQueriesContext(connection) as sent:
        do()
    return [(query["sql"].split()[0], _TABLE.search(query["sql"])[0]) for query in sent.captured_queries]  # type: ignore[index]


def on_the_register(*, dead: bool = False) -> None:
    """The very man whom she seeks arrives, with every cell as she says it."""
    cells = {name: SON[column] for name, field in FIELDS.items() if (column := field.column) in SON}
    events = [NewEvent(kind=EventKind.CAPTURED), NewEvent(kind=EventKind.ARRIVED)]
    newcomer = Newcomer(
        side=Side.HELD,
        category=Category.PRISONER,
        identities={"claimed": {name: {"value": cell, "how": "stated"} for name, cell in cells.items()}},
        events=[*events, NewEvent(kind=EventKind.DIED)] if dead else events,
    )
    register_many(by=EXERCISE, newcomers=[newcomer])


def test_the_hotline_takes_an_enquiry(her: Enquirer, worker: Actor) -> None:
    enquiry_row = her.enquiry
    assert (enquiry_row.state, is_matched(enquiry_row)) == (State.OPEN, True)
    with reading(worker):
        assert unpack("1", enquiry_row.description).cells == SON | {"id": "1"}
        assert her.said["relation"] == "mother"
        assert is_number(her.number)
        assert enquiry_row.number == her.number
    trust(enquiry_row, her, her.consent, *CodeWord.objects.all(), *KinshipClaim.objects.all())


def test_all_of_it_is_one_action_of_hers(her: Enquirer, bureau: Bureau) -> None:
    entries = Entry.objects.filter(verb="enquiries.take_enquiry")
    assert set(entries.values_list("actor", flat=True)) == {str(bureau.by("halyna"))}
    assert entries.filter(wrote=True).count() == len([her.enquiry, her, her.consent]) + 4 + 1


@pytest.mark.parametrize("account", ["yaryna", "ivan", "anna", "mykola"])
def test_nobody_else_takes_enquiries(bureau: Bureau, account: str) -> None:
    with pytest.raises(NotAllowed):
        actions.take_enquiry(by=bureau.by(account), enquiry=enquiry())


def test_the_work_is_the_same_for_unknown_repeat_held_and_dead(hotline: Actor) -> None:
    def take() -> object:
        return actions.take_enquiry(by=hotline, enquiry=enquiry())

    take()  # the first of all makes what is kept for later
    unknown = statements(take)
    assert len(unknown) > 5
    assert statements(take) == unknown, "a repeat"
    on_the_register()
    assert statements(take) == unknown, "held"
    on_the_register(dead=True)
    assert statements(take) == unknown, "dead"


def test_a_repeat_is_never_refused_and_has_a_number_of_its_own(take: Callable[..., Enquirer]) -> None:
    assert len({bytes(take().number_key) for _again in range(3)}) == 3


def test_no_table_of_the_register_is_asked(hotline: Actor) -> None:
    with CaptureQueriesContext(connection) as sent:
        actions.take_enquiry(by=hotline, enquiry=enquiry())
    tables = ("registry_", "tracing_", "contact_")
    assert not [query["sql"] for query in sent.captured_queries if any(table in query["sql"] for table in tables)]


@pytest.mark.parametrize("item", [Item.KEEP, Item.WISH])
def test_without_what_we_need_nothing_is_kept(hotline: Actor, item: Item) -> None:
    refused = GivenConsent(items={**ALL_CONSENTED.items, item: False}, language="ru")
    with pytest.raises(EnquiryError, match="Write nothing down"):
        actions.take_enquiry(by=hotline, enquiry=enquiry(enquirer=mother(consent=refused)))
    assert not Enquiry.objects.exists()
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"said": {"relation": "mother"}},
        {"said": {"name": "Щербакова", "relation": "intelligence"}},
        {"said": {"name": "Щербакова", "relation": "mother", "party": "none"}},
        {"contact": {"channel": "telephone", "address": ""}},
        {"contact": {"channel": "loudspeaker", "address": "1"}},
        {"code_words": ["маяк", " Маяк"]},
        {"code_words": ["маяк"], "duress_word": "маяк"},
        {"code_words": ["…"]},
        {"edges": [{"relation": "cousin", "from": "enquirer", "to": "sought"}]},
        {"consent": GivenConsent(items=ALL_CONSENTED.items, language="de")},
    ],
)
def test_what_does_not_fit_is_refused_whole(hotline: Actor, changes: dict[str, Any]) -> None:
    with pytest.raises(EnquiryError):
        actions.take_enquiry(by=hotline, enquiry=enquiry(enquirer=mother(**changes)))
    assert not Enquiry.objects.exists()


def test_unless_she_says_otherwise_no_message_is_left(her: Enquirer, worker: Actor) -> None:
    with reading(worker):
        assert her.contact["never_leave_message"] is True


def test_an_enquiry_taken_on_paper_counts_from_its_day(take: Callable[..., Enquirer]) -> None:
    week_ago = timezone.now() - timedelta(days=7)
    her = take(taken_at=week_ago)
    assert her.enquiry.taken_at == her.taken_at == week_ago
    assert her.next_step_at <= timezone.now()


def test_an_enquiry_is_not_taken_tomorrow(take: Callable[..., Enquirer]) -> None:
    with pytest.raises(EnquiryError, match="future"):
        take(taken_at=timezone.now() + timedelta(hours=1))


def test_she_is_found_by_her_number_however_she_says_it(her: Enquirer, worker: Actor) -> None:
    with reading(worker):
        number = her.number
    assert enquirer_of(f" {number[:3]}-{number[3:]} ") == her
    assert enquirer_of("0000000000") is None


def test_who_seeks_the_same_person_gets_a_number_of_her_own(her: Enquirer, wife: Enquirer, worker: Actor) -> None:
    with reading(worker):
        assert wife.enquiry_id == her.enquiry_id
        assert wife.number != her.number


class TestManyAtOnce:
    def test_the_exercise_takes_many(self, bureau: Bureau) -> None:
        many = [enquiry(unit=f"в/ч {number:05}") for number in range(30)]
        ids = actions.take_many(by=EXERCISE, enquiries=many)
        rows = {row.pk: row for row in Enquiry.objects.all()}
        assert list(rows.keys() - set(ids)) == []
        trust(*rows.values(), *Enquirer.objects.all(), *CodeWord.objects.all())
        with reading(EXERCISE):
            assert [rows[pk].sought["unit"] for pk in ids] == [new.sought["unit"] for new in many]

    def test_a_bureau_does_not(self, bureau: Bureau, settings: Settings) -> None:
        settings.EXERCISE = False
        with pytest.raises(NotAllowed):
            actions.take_many(by=EXERCISE, enquiries=[enquiry()])

    @pytest.mark.parametrize("other", [machine("work"), machine("tick")])
    def test_no_other_task_does(self, bureau: Bureau, other: Actor) -> None:
        with pytest.raises(NotAllowed):
            actions.take_many(by=other, enquiries=[enquiry()])

    def test_no_member_of_staff_does(self, olena: Actor) -> None:
        with pytest.raises(NotAllowed):
            actions.take_many(by=olena, enquiries=[enquiry()])
