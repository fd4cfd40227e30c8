"""Associations file for families, with a mandate, and get receipts only."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.incoming import NewEnquirer
from vistka.enquiries.models import Association, Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.vault.classes import DataClass
from vistka.vault.files import store_pixels

MANDATE: Final = "enquiries.mandate"
"""The label of a mandate in the vault, its row being the enquirer."""


@action("enquiries.found_association")
def found_association(*, by: Actor, name: str, contact: str) -> Association:
    """Write down an association, so that it can file for families. Raises `NotAllowed`, `EnquiryError`."""
    account = permitted(by, Permission.WORK_ENQUIRY)
    if not name.strip() or not contact.strip():
        raise EnquiryError(_("Write the association's name, and how it is reached."))
    association = Association(name=name.strip(), contact=contact.strip(), taken_by_id=account)
    association.save()
    return association


@action("enquiries.end_association")
def end_association(*, by: Actor, association_id: UUID) -> None:
    """It files no more; what it has filed stays. Raises `NotAllowed`; `AccessError` if it has ended before."""
    permitted(by, Permission.WORK_ENQUIRY)
    association = Association.objects.for_change(association_id)
    still_open(association.ended_at)
    association.ended_at = timezone.now()
    association.save()


def may_file(new: NewEnquirer) -> None:
    """Refuse an association that has ended, or that files without a mandate. Raises `EnquiryError`."""
    if new.association_id is None:
        return
    association = Association.objects.filter(pk=new.association_id, ended_at=None).first()
    if association is None or not new.mandate:
        raise EnquiryError(_("An association files with the family's written mandate, as a picture or PDF."))
    trust(association)


def keep_mandate(enquirer: Enquirer, mandate: bytes) -> None:
    """Seal the pages of a mandate. Raises `Refused` for a file that cannot be read."""
    if enquirer.association_id and mandate:
        store_pixels(
            mandate,
            label=MANDATE,
            row_id=enquirer.pk,
            person_id=enquirer.enquiry_id,
            data_class=DataClass.FAMILY,
        )
