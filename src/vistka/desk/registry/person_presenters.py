"""The page of one person, as far as this reader may read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member, trusted
from vistka.access.permissions import Permission
from vistka.desk.exposure import blocks as exposure_blocks
from vistka.desk.of_person import pages_of
from vistka.desk.registry import identity_blocks, life_blocks
from vistka.desk.registry.blocks import Block, Looking
from vistka.desk.registry.changes import offered
from vistka.desk.registry.words import name_of, sees
from vistka.registry.models import Person, Side
from vistka.ui.furniture import Link
from vistka.vault.classes import DataClass

Shown = Callable[[Looking], Block | None]

READ_HERE: Final = (DataClass.IDENTITY, DataClass.HEALTH, DataClass.CUSTODY, DataClass.MESSAGE)
"""The classes of what stands on the page: who reads none of them has no business with it."""


@dataclass(frozen=True)
class PersonPage:
    """What the page of one person shows. `is_whole`: everything that was found is as the ledger has it."""

    heading: str
    blocks: Sequence[Block]
    acts: Sequence[Link]
    is_whole: bool
    is_undone: bool


def person_page(reader: Member, person: Person) -> PersonPage:
    """The page of one person. A person who is not as the ledger has him is not shown at all."""
    if not trusted([person]):
        return PersonPage(_("A record of the register"), (), (), is_whole=False, is_undone=False)
    looking = Looking(reader, person)
    blocks = list(_blocks(looking))
    return PersonPage(
        heading=name_of(person.identities) if sees(reader, DataClass.IDENTITY) else _("A record of the register"),
        blocks=blocks,
        acts=[*(Link(one.link, one.url(person)) for one in offered(reader, person)), *pages_of(reader, person)],
        is_whole=looking.is_whole,
        is_undone=person.undone_at is not None,
    )


def _blocks(looking: Looking) -> Iterator[Block]:
    for shown in _shown_to(looking):
        if block := shown(looking):
            yield block


def _shown_to(looking: Looking) -> Iterator[Shown]:
    """The blocks in their order, those left out of which this reader may read nothing."""
    is_held = looking.person.side == Side.HELD
    sees_identity, asks_wishes = looking.sees(DataClass.IDENTITY), looking.reader.may(Permission.REGISTER)
    yield identity_blocks.standing
    if sees_identity:
        yield exposure_blocks.exposure
        yield identity_blocks.identities
        yield identity_blocks.names
        yield identity_blocks.numbers
    if sees_identity and not is_held:
        yield identity_blocks.reports
    yield life_blocks.events
    if is_held and looking.sees(DataClass.CUSTODY):
        yield life_blocks.custody
    if is_held and sees_identity:
        yield life_blocks.cards
    if is_held and looking.sees(DataClass.HEALTH):
        yield life_blocks.health
    if is_held and looking.sees(DataClass.MESSAGE):
        yield life_blocks.wish
    elif is_held and asks_wishes:
        yield life_blocks.interviews
    if is_held and sees_identity:
        yield life_blocks.questions
    if sees_identity:
        yield identity_blocks.kept_from_power
        yield identity_blocks.note


def back_to(person: Person) -> str:
    """The address of the person's page."""
    return reverse("desk:person", args=[person.pk])
