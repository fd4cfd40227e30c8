"""Whom a search found, and how the list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import trusted
from vistka.desk.registry.words import day_words, name_of, state_tag
from vistka.matching import Completion
from vistka.registry.models import Identifier, Person, Side
from vistka.registry.particulars import best
from vistka.ui.furniture import Column, Link, Table
from vistka.vault.fields import find_by

NOTHING = "–"


@dataclass(frozen=True)
class Found:
    """One person of a list."""

    person_id: UUID
    name: str
    born: str
    side: str
    state: str


def by_number(typed: str) -> list[Found]:
    """Whose bureau number, or number elsewhere, is exactly this. Opens the names of those who are found."""
    elsewhere = trusted(find_by(Identifier.objects.all(), "value_key", typed))
    of_others = Person.objects.filter(pk__in={one.person_id for one in elsewhere})
    own = find_by(Person.objects.all(), "number_key", typed)
    counted = {person.pk: person for person in trusted([*own, *of_others]) if person.undone_at is None}
    return [
        Found(
            person_id=person.pk,
            name=name_of(person.identities),
            born=best(person.identities, "birth_date"),
            side=person.side,
            state=person.state,
        )
        for person in counted.values()
    ]


def by_name(completions: Iterable[Completion]) -> list[Found]:
    """The persons of the index, best first, with how it stands with each; one who was taken back is left out."""
    asked = {UUID(one.registry_id): one for one in completions}
    rows = {row.pk: row for row in trusted(Person.objects.filter(pk__in=asked, undone_at=None))}
    return [
        Found(
            person_id=person_id,
            name=" ".join(part for part in (one.family, one.given, one.patronymic) if part) or _("Name not known"),
            born=one.born,
            side=rows[person_id].side,
            state=rows[person_id].state,
        )
        for person_id, one in asked.items()
        if person_id in rows
    ]


def results_table(found: Iterable[Found]) -> Table:
    """One line for each person."""
    return Table(
        caption=_("Persons"),
        caption_hidden=True,
        columns=(
            Column(_("Name")),
            Column(_("Born")),
            Column(_("Who holds the person")),
            Column(_("How it stands")),
        ),
        rows=tuple(
            (
                Link(one.name, reverse("desk:person", args=[one.person_id])),
                day_words(one.born) or NOTHING,
                Side(one.side).words,
                state_tag(one.state),
            )
            for one in found
        ),
    )
