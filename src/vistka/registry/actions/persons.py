"""Registering somebody, and what is written of him: each value with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import describe_anew, happenings_of, person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.models import Identifier, Person
from vistka.registry.name_forms import NameForm, checked_form
from vistka.registry.newcomers import Newcomer, NewIdentifier
from vistka.registry.particulars import Identity, Particular, checked
from vistka.registry.records import checked_custody, identifier_row, records_of
from vistka.vault.numbers import free_numbers


@action("registry.register_person")
def register_person(*, by: Actor, newcomer: Newcomer) -> Person:
    """Register one person, with what is known to have happened. Raises `RegistryError`."""
    permitted(by, Permission.REGISTER)
    records = records_of(newcomer, number=free_numbers(Person.objects.all(), 1)[0], now=timezone.now())
    records.person.save(force_insert=True)
    for row in (*records.events, *records.cards, *records.identifiers, *records.reports):
        row.save(force_insert=True)
    return records.person


@action("registry.change_particulars")
def change_particulars(
    *, by: Actor, person_id: UUID, identity: Identity, fields: Mapping[str, Particular | None]
) -> Person:
    """Write values into one identity; None takes one away that was written by mistake. Raises `NotAParticular`."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    identities: dict[str, Any] = {one: dict(values) for one, values in person.identities.items()}
    values = {**identities.get(identity, {}), **fields}
    identities[Identity(identity).value] = {name: one for name, one in values.items() if one is not None}
    person.identities = checked(identities)
    describe_anew(person, happenings_of(person))
    person.save()
    return person


@action("registry.add_name")
def add_name(*, by: Actor, person_id: UUID, form: NameForm) -> Person:
    """Add a form of the name: another script, language or order, an earlier or assumed name. Raises `RegistryError`."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    new = checked_form(form)
    if new in person.names:
        raise RegistryError(_("This form of the name is written here already."))
    person.names = [*person.names, new]
    describe_anew(person, happenings_of(person))
    person.save()
    return person


@action("registry.remove_name")
def remove_name(*, by: Actor, person_id: UUID, form: NameForm) -> Person:
    """Take a form of the name away that was written by mistake. Raises `RegistryError`."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    gone = checked_form(form)
    if gone not in person.names:
        raise RegistryError(_("This form of the name is not written here. Look at the page again."))
    person.names = [one for one in person.names if one != gone]
    describe_anew(person, happenings_of(person))
    person.save()
    return person


@action("registry.add_identifier")
def add_identifier(*, by: Actor, person_id: UUID, identifier: NewIdentifier) -> Identifier:
    """Add a number by which the person is known elsewhere. Raises `RegistryError`."""
    permitted(by, Permission.REGISTER)
    row = identifier_row(person_for_change(person_id).pk, identifier)
    row.save()
    return row


@action("registry.set_custody")
def set_custody(*, by: Actor, person_id: UUID, custody: Mapping[str, str]) -> Person:
    """Write where the person is held and to which address letters go. Raises `RegistryError`."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    person.custody = checked_custody(custody)
    person.save()
    return person


@action("registry.write_note")
def write_note(*, by: Actor, person_id: UUID, note: str) -> Person:
    """Write the note anew. The page warns of words about capture or statements (`warnings.warned`)."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    person.note = note.strip()
    person.save()
    return person
