"""The roles of the staff and what each may read: one table, one function.

The table is DESIGN's "classes of data". Whatever is not in it nobody reads; a new room adds its own lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.vault.classes import DataClass


class Role(StrEnum):
    """What a member of staff does here."""

    CASE_WORKER = "case_worker"
    REGISTRAR = "registrar"
    VERIFIER = "verifier"
    MEDICAL_OFFICER = "medical_officer"
    TRANSMISSION_OFFICER = "transmission_officer"
    ESCORT_OFFICER = "escort_officer"
    CENSOR = "censor"
    LEAD_REVIEWER = "lead_reviewer"
    HOTLINE = "hotline"
    DEATH_NOTIFIER = "death_notifier"
    FORENSIC_LIAISON = "forensic_liaison"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> Promise:
        """The role's name as people read it."""
        return _WORDS[self]


_WORDS: Final[Mapping[Role, Promise]] = {
    Role.CASE_WORKER: _("case worker"),
    Role.REGISTRAR: _("registrar"),
    Role.VERIFIER: _("verifier"),
    Role.MEDICAL_OFFICER: _("medical officer"),
    Role.TRANSMISSION_OFFICER: _("transmission officer"),
    Role.ESCORT_OFFICER: _("escort officer"),
    Role.CENSOR: _("censor"),
    Role.LEAD_REVIEWER: _("lead reviewer"),
    Role.HOTLINE: _("hotline"),
    Role.DEATH_NOTIFIER: _("death notifier"),
    Role.FORENSIC_LIAISON: _("forensic liaison"),
    Role.DATA_PROTECTION_OFFICER: _("data-protection officer"),
    Role.AUDITOR: _("auditor"),
    Role.ADMINISTRATOR: _("administrator"),
}


class Room(StrEnum):
    """A room that holds sealed values; its value is the app's label."""

    ACCESS = "access"
    REGISTRY = "registry"
    ENQUIRIES = "enquiries"
    LEADS = "leads"
    TRACING = "tracing"
    CONTACT = "contact"
    REUNION = "reunion"
    REMAINS = "remains"
    EXCHANGE = "exchange"
    POST = "post"
    CORRESPONDENCE = "correspondence"
    CALLS = "calls"
    EFFECTS = "effects"
    DOCUMENTS = "documents"
    ANSWERS = "contact.answer"
    """A part of a room, where one kind of record is read by others than the rest."""
    RECOGNITION = "contact.recognition"
    LETTERS = "post.letter"
    """The same: nobody reads the private keys that lie in that room."""
    ITEMS = "leads.item"
    FINDINGS = "leads.finding"
    MEDIA = "leads.media"
    """What was brought, until its review ends: for the reviewers alone."""
    FOLLOW_UPS = "leads.followup"
    FOLLOW_UP_ANSWERS = "leads.followupanswer"
    """From the camp's answer one learns whether somebody is held: the register is shut to a lead reviewer."""


_CASES = frozenset(
    {
        *(Room.REGISTRY, Room.ENQUIRIES, Room.LEADS, Room.TRACING, Room.CONTACT),
        *(Room.CORRESPONDENCE, Room.CALLS, Room.EFFECTS, Room.REUNION),
        *(Room.FOLLOW_UPS, Room.FOLLOW_UP_ANSWERS),
    }
)
_CAMP = frozenset(
    {
        *(Room.REGISTRY, Room.EXCHANGE, Room.CORRESPONDENCE, Room.CALLS, Room.EFFECTS, Room.REMAINS),
        *(Room.FOLLOW_UPS, Room.FOLLOW_UP_ANSWERS),
    }
)

READERS: Final[Mapping[DataClass, Mapping[Role, frozenset[Room]]]] = MappingProxyType(
    {
        DataClass.STAFF: {Role.ADMINISTRATOR: frozenset({Room.ACCESS})},
        DataClass.IDENTITY: {
            Role.CASE_WORKER: _CASES,
            Role.REGISTRAR: _CAMP,
            Role.VERIFIER: _CASES,
            Role.MEDICAL_OFFICER: frozenset({Room.REMAINS}),
            # Who travels with somebody, and who searches for a name to a body, know whom they have before them.
            Role.ESCORT_OFFICER: frozenset({Room.REUNION, Room.EFFECTS}),
            Role.FORENSIC_LIAISON: frozenset({Room.REMAINS, Room.EFFECTS}),
            # An enquiry that she took holds the name of the one who is sought; the register stays shut to her.
            Role.HOTLINE: frozenset({Room.ENQUIRIES}),
            # What a reviewer accepts he has read: the register and the enquiries stay shut to him.
            Role.LEAD_REVIEWER: frozenset({Room.LEADS, Room.FOLLOW_UPS}),
        },
        DataClass.FAMILY: {
            Role.CASE_WORKER: frozenset(
                {Room.ENQUIRIES, Room.LEADS, Room.CONTACT, Room.CALLS, Room.REUNION, Room.POST}
            ),
            Role.VERIFIER: frozenset({Room.ENQUIRIES, Room.RECOGNITION}),
            # Only of who travels with them: reunion copies what an escort needs, and no more.
            Role.ESCORT_OFFICER: frozenset({Room.REUNION}),
            Role.LEAD_REVIEWER: frozenset({Room.LEADS, Room.ITEMS, Room.FINDINGS, Room.MEDIA}),
            Role.HOTLINE: frozenset({Room.ENQUIRIES}),
            Role.DEATH_NOTIFIER: frozenset({Room.CONTACT}),
        },
        DataClass.CUSTODY: {
            Role.REGISTRAR: frozenset({Room.REGISTRY}),
            Role.TRANSMISSION_OFFICER: frozenset({Room.REGISTRY, Room.EXCHANGE}),
            Role.ESCORT_OFFICER: frozenset({Room.REUNION}),
            # The place that an open source names; not where he is held.
            Role.LEAD_REVIEWER: frozenset({Room.LEADS}),
        },
        DataClass.HEALTH: {
            Role.MEDICAL_OFFICER: frozenset({Room.REGISTRY, Room.REMAINS}),
            Role.REGISTRAR: frozenset({Room.REGISTRY, Room.REMAINS}),
        },
        # A letter is read by its two correspondents and once by the censor. Wishes lie in the registry.
        DataClass.MESSAGE: {
            Role.CENSOR: frozenset({Room.CORRESPONDENCE}),
            Role.CASE_WORKER: frozenset({Room.REGISTRY, Room.ANSWERS, Room.LETTERS, Room.REUNION, Room.CALLS}),
            Role.VERIFIER: frozenset(
                {Room.REGISTRY, Room.ANSWERS, Room.LETTERS, Room.REUNION, Room.CALLS, Room.RECOGNITION}
            ),
        },
        DataClass.FORENSIC: {Role.FORENSIC_LIAISON: frozenset({Room.REMAINS})},
    }
)


def readers(data_class: DataClass, room: str) -> frozenset[Role]:
    """The roles that read this class in this room. For `open`: every role."""
    if data_class is DataClass.OPEN:
        return frozenset(Role)
    return frozenset(role for role, rooms in READERS.get(data_class, {}).items() if room in rooms)


def may_read(roles: Iterable[Role], data_class: DataClass, room: str) -> bool:
    """Whether one of these roles reads values of this class in this room.

    >>> may_read({Role.REGISTRAR}, DataClass.FAMILY, Room.ENQUIRIES)
    False
    """
    return not readers(data_class, room).isdisjoint(roles)


def _reading(data_classes: Iterable[DataClass]) -> frozenset[Role]:
    return frozenset(role for one in data_classes for role in READERS[one])


READING_ROLES: Final = _reading(set(READERS) - {DataClass.STAFF})
"""The roles that read persons."""

_PAIRS: Final[tuple[tuple[frozenset[Role], frozenset[Role]], ...]] = (
    # Who hands out roles, or watches those who do, reads nobody.
    (frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER}), READING_ROLES),
    (frozenset({Role.ADMINISTRATOR}), frozenset({Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})),
    # The registrar sits with the camp: what families tell never reaches him.
    (frozenset({Role.REGISTRAR}), _reading({DataClass.FAMILY})),
    # Art. 76: a letter is read once, by one who sees nothing else.
    (frozenset({Role.CENSOR}), READING_ROLES - {Role.CENSOR}),
    # Who speaks with families on the telephone cannot let slip what she does not know.
    (frozenset({Role.HOTLINE}), READING_ROLES - {Role.HOTLINE}),
)

INCOMPATIBLE: Final = frozenset(frozenset({one, other}) for left, right in _PAIRS for one in left for other in right)
"""Pairs of roles that nobody holds together."""


def clash(roles: Iterable[Role]) -> tuple[Role, Role] | None:
    """Two of these roles that nobody holds together, if there are such.

    >>> clash({Role.CASE_WORKER, Role.ADMINISTRATOR})
    (<Role.ADMINISTRATOR: 'administrator'>, <Role.CASE_WORKER: 'case_worker'>)
    """
    pairs = combinations(sorted(set(roles)), 2)
    return next((pair for pair in pairs if frozenset(pair) in INCOMPATIBLE), None)
