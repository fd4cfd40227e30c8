"""A person about to be changed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.registry.errors import RegistryError
from vistka.registry.models import Person


def person_for_change(person_id: UUID) -> Person:
    """The person, locked and proved. Raises `RegistryError` for one whose arrival was taken back."""
    person = Person.objects.for_change(person_id)
    if person.undone_at is not None:
        raise RegistryError(_("The arrival that brought this record was taken back. Nothing more is written here."))
    return person
