"""The rows that a page is about: found, opened for what was said, and as the ledger has them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from vistka.access.gate import open_person
from vistka.access.members import trusted
from vistka.ledger.recorded import Recorded
from vistka.registry.errors import RegistryError
from vistka.registry.models import Person

FORGED = _(
    "This record is not as the ledger has it: somebody wrote it by other means. Nothing was done. Tell an administrator."
)


def opened_person(request: HttpRequest, person_id: UUID) -> Person:
    """The person, opened. Raises `Http404`, `PurposeNeeded`, `BudgetSpent`, and `RegistryError` for a forged row."""
    person = get_object_or_404(Person, pk=person_id)
    open_person(request, person.pk)
    believe(person)
    return person


def believe(*rows: Recorded) -> None:
    """Go on only with rows that the ledger bears out. Raises `RegistryError`, which says what to do."""
    if len(trusted(rows)) < len(rows):
        raise RegistryError(FORGED)
