"""What happens to invented persons and enquiries after they were written: for tests of the index and of matching."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from vistka.enquiries.models import Enquiry
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.matching.packed import pack
from vistka.registry.models import Person


@action("invented.describe")
def describe(*, by: Actor, person_id: UUID, **cells: str) -> None:
    """A person of the register is described so from now on."""
    person = Person.objects.for_change(person_id)
    person.description = pack(cells)
    person.save()


@action("invented.ask_otherwise")
def ask_otherwise(*, by: Actor, enquiry_id: UUID, **cells: str) -> None:
    """The one who is sought is described so from now on."""
    enquiry = Enquiry.objects.for_change(enquiry_id)
    enquiry.description = pack(cells)
    enquiry.save()


@action("invented.take_back")
def take_back(*, by: Actor, person_id: UUID) -> None:
    """A person was registered by mistake."""
    person = Person.objects.for_change(person_id)
    person.undone_at = timezone.now()
    person.save()


@action("invented.erase")
def erase(*, by: Actor, person_id: UUID) -> None:
    """A person's row is gone."""
    Person.objects.for_change(person_id).delete()


@action("invented.close")
def close(*, by: Actor, enquiry_id: UUID, state: str = "closed") -> None:
    """Nobody is to be sought by this enquiry any more; or again."""
    enquiry = Enquiry.objects.for_change(enquiry_id)
    enquiry.state = state
    enquiry.save()
