"""The gate between a member of staff and the sealed values of persons.

One gate stands open during each request of the desk. It lets a value open when one of the reader's roles reads its
class in its room, when it is said for what the person is opened, and while the day's budget lasts; and it tells the
ledger. So a page needs no check of its own, and a page that forgets to ask for a purpose is refused instead of served.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, time
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import BudgetSpent, MayNotOpen, PurposeNeeded
from vistka.access.members import Member, is_own_case, trusted
from vistka.access.models import BudgetRelease, Staff
from vistka.access.purposes import ASKED, Purpose, budget_of
from vistka.access.roles import Role, Room, readers
from vistka.agenda.declared import declared
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.reading import SEARCHED, Reading, reading
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass
from vistka.vault.file_models import SealedFile
from vistka.vault.opening import Openable, watched

SAID: Final = "purposes"
"""Where the session keeps what was answered: the person's id to the purpose."""


def taken_by_reader(reader: Member, row: VaultModel) -> bool:
    """Whether the reader took this call herself."""
    return getattr(row, "taken_by_id", None) == reader.staff.pk


def in_hand(reader: Member, row: VaultModel) -> bool:
    """Whether the reader has this letter in hand; of a picture of handwriting, the letter that it belongs to."""
    letter = declared("owners", "OWNERS")[row.label](row) if isinstance(row, SealedFile) else row
    return getattr(letter, "held_by", None) == reader.staff.pk


_PARTS: Final = frozenset(room.value for room in Room if "." in room)

ONLY_IF: Final[Mapping[Role, Callable[[Member, VaultModel], bool]]] = {
    Role.HOTLINE: taken_by_reader,
    Role.CENSOR: in_hand,
}
"""What a role reads only of some rows. DESIGN: the hotline sees her own calls, the censor a letter once."""


def room_of(row: VaultModel) -> str:
    """The room whose readers a row has: a part of a room if the table names it; of a file, the room it belongs to."""
    if isinstance(row, SealedFile):
        return row.label if row.label in _PARTS else row.label.partition(".")[0]
    return row._meta.label_lower if row._meta.label_lower in _PARTS else row._meta.app_label


def may_open(reader: Member, row: VaultModel, what: Openable) -> bool:
    """Whether one of the reader's roles reads this class of data of this row."""
    held = reader.roles & readers(what.data_class, room_of(row))
    return any(role not in ONLY_IF or ONLY_IF[role](reader, row) for role in held)


class Gate:
    """The watch of one request. `said` holds the purposes that the reader has given in this session."""

    def __init__(self, reader: Member, looking: Reading, said: Mapping[str, str]) -> None:
        self.reader, self.looking = reader, looking
        self.is_list = False
        self._said = said
        self._admitted: set[UUID] = set()

    def opens(self, row: VaultModel, what: Openable) -> None:
        """Let a value open, or raise `MayNotOpen`, `PurposeNeeded`, `BudgetSpent`."""
        if isinstance(row, Staff) and row.pk == self.reader.staff.pk:
            return  # one's own name at the head of each page is nobody's business
        if not may_open(self.reader, row, what):
            raise MayNotOpen(
                _("None of your roles reads this. If your work needs it, ask an administrator for the role.")
            )
        if what.data_class not in (DataClass.OPEN, DataClass.STAFF):
            for person in row.person_ids:
                self.admit(person)
        self.looking.opens(row, what)

    def admit(self, person: UUID, purpose: Purpose | None = None) -> None:
        """Open a person: for `purpose`, as one's own case, for what was said before, or as one of a list.

        Raises `PurposeNeeded`, `BudgetSpent`.
        """
        if person in self._admitted:
            return
        found = purpose or (None if self.is_list else self._purpose_of(person))
        if found is None and not self.is_list:
            raise PurposeNeeded(_("Say for what you open this record."), person)
        self._spend(person)
        self._admitted.add(person)
        if found is not None:
            self.looking.purposes[person] = found.value

    def _purpose_of(self, person: UUID) -> Purpose | None:
        if is_own_case(self.reader.staff.pk, person):
            return Purpose.OWN_CASE
        said = self._said.get(str(person))
        return Purpose(said) if said in ASKED else None

    def _spend(self, person: UUID) -> None:
        if person not in self._opened_today and len(self._opened_today | self._admitted) >= self._budget:
            raise BudgetSpent(
                _("You have opened as many records today as your role may. A second officer can allow more.")
            )

    @cached_property
    def _opened_today(self) -> frozenset[UUID]:
        return opened_today(self.reader.actor, timezone.now())

    @cached_property
    def _budget(self) -> int:
        return budget_today(self.reader, timezone.now())


def opened_today(by: Actor, now: datetime) -> frozenset[UUID]:
    """The distinct persons whom `by` has opened since midnight UTC, as the ledger has it."""
    looks = Entry.objects.filter(actor=str(by), at__gte=_midnight(now), wrote=False, subject_id__isnull=False)
    others = looks.exclude(verb=SEARCHED).exclude(subject_kind=Staff._meta.label)
    return frozenset(filter(None, others.values_list("subject_id", flat=True)))


def budget_today(reader: Member, now: datetime) -> int:
    """How many persons the reader may open today: by role, and what a second officer released."""
    asked = BudgetRelease.objects.filter(staff=reader.staff, day=now.date(), released_at__isnull=False)
    return budget_of(reader.roles) + sum(release.persons for release in trusted(asked))


@contextmanager
def gate_for(reader: Member, said: Mapping[str, str]) -> Iterator[Gate]:
    """Within the block the reader opens what she may; at its end the ledger knows whom."""
    with reading(reader.actor) as looking:
        gate = Gate(reader, looking, said)
        with watched(gate):
            yield gate


def gate_of(request: HttpRequest) -> Gate:
    """The gate of a request of the desk."""
    gate: Gate = request.gate  # type: ignore[attr-defined]
    return gate


def open_person(request: HttpRequest, subject_id: UUID, purpose: Purpose | None = None) -> None:
    """Say at the head of a view whose record the page shows, so that what is missing is asked before any work is done.

    `purpose` is given by views that have one of their own. Raises `PurposeNeeded`, `BudgetSpent`: the middleware then
    shows the page that asks.
    """
    gate_of(request).admit(subject_id, purpose)


def list_persons(request: HttpRequest) -> None:
    """Say that this page lists persons: each is entered and counted, and nobody is asked for what."""
    gate_of(request).is_list = True


def say_purpose(request: HttpRequest, person: UUID, purpose: Purpose) -> None:
    """Keep in the session for what a person is opened, until it ends."""
    said: dict[str, Any] = dict(request.session.get(SAID, {}))
    request.session[SAID] = {**said, str(person): purpose.value}


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.date(), time.min, tzinfo=now.tzinfo)
