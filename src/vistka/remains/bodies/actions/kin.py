"""What families give so that remains can be compared: an interview, samples. Not a word of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.enquiries.models import Enquiry
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.remains.bodies.actions.registering import enquirer_by
from vistka.remains.bodies.advisor import OWN, RELATIVES, is_donor
from vistka.remains.bodies.ante_mortem import QUESTIONS
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.samples import LABORATORY, LONGEST_REFERENCE, OF_KIN, OF_REMAINS, checked_methods
from vistka.remains.bodies.sheets import checked
from vistka.remains.models import AnteMortem, HumanRemains, Sample
from vistka.vault.fields import find_by


@action("remains.record_interview")
def record_interview(
    *, by: Actor, enquiry_id: UUID, enquirer_number: str, said: Mapping[str, str], declined: bool = False
) -> AnteMortem:
    """Write what a family told of somebody missing, or that it would not. Raises `NotAllowed`, `BodiesError`.

    `enquirer_number`: that on her receipt, which she says herself.
    """
    account = permitted(by, Permission.KEEP_REMAINS)
    enquirer = enquirer_by(enquirer_number)
    if enquirer.enquiry_id != enquiry_id:
        raise BodiesError(_("This number belongs to another enquiry. Ask for it once more."))
    answers = checked(QUESTIONS, said)
    if bool(answers) is declined:
        raise BodiesError(_("Write the answers, or that the family would rather not answer."))
    Enquiry.objects.for_change(enquiry_id)
    interview = AnteMortem(
        enquiry_id=enquiry_id,
        enquirer=enquirer,
        said=answers,
        declined=declined,
        asked_by=account,
        asked_at=timezone.now(),
    )
    interview.save()
    return interview


@action("remains.record_sample")
def record_sample(
    *,
    by: Actor,
    barcode: str,
    said: Mapping[str, str],
    methods: Iterable[str] = (),
    enquiry_id: UUID | None = None,
    remains_id: UUID | None = None,
) -> Sample:
    """Write down a sample, of kin for somebody missing or of remains; of one of the two.

    Raises `NotAllowed`; `BodiesError` for a barcode that is used, or a donor who is no relative by blood.
    """
    account = permitted(by, Permission.KEEP_REMAINS)
    if (enquiry_id is None) is (remains_id is None):
        raise BodiesError(_("A sample is of a family, or of remains. Choose one."))
    if enquiry_id:
        Enquiry.objects.for_change(enquiry_id)
    if remains_id:
        HumanRemains.objects.for_change(remains_id)
    filled = checked(OF_KIN if enquiry_id else OF_REMAINS, said)
    _may_donate(filled)
    _reference_is_short(filled)
    if not barcode.strip() or find_by(Sample.objects.all(), "barcode_key", barcode).exists():
        raise BodiesError(_("Write the barcode of the kit. Each kit is used once."))
    sample = Sample(
        barcode=barcode.strip(),
        enquiry_id=enquiry_id,
        remains_id=remains_id,
        said={**filled, "methods": checked_methods(methods)},
        recorded_by=account,
        recorded_at=timezone.now(),
    )
    sample.save()
    return sample


@action("remains.note_laboratory")
def note_laboratory(*, by: Actor, sample_id: UUID, said: Mapping[str, str], methods: Iterable[str]) -> Sample:
    """Write which laboratory has a sample, and by which methods it has compared it. Raises `BodiesError`."""
    permitted(by, Permission.KEEP_REMAINS)
    sample = Sample.objects.for_change(sample_id)
    if sample.withdrawn_at is not None:
        raise BodiesError(_("The donor took the consent back. The laboratory destroys the sample."))
    filled = checked(LABORATORY, said)
    _reference_is_short(filled)
    sample.said = {**sample.said, **filled, "methods": checked_methods(methods)}
    sample.save()
    return sample


@action("remains.withdraw_consent")
def withdraw_consent(*, by: Actor, sample_id: UUID) -> Sample:
    """Write that the donor took the consent back; from now on the sample counts for nothing. Raises `BodiesError`."""
    permitted(by, Permission.KEEP_REMAINS)
    sample = Sample.objects.for_change(sample_id)
    if sample.remains_id is not None:
        raise BodiesError(_("This sample is of remains. Nobody's consent stands behind it."))
    if sample.withdrawn_at is None:
        sample.withdrawn_at = timezone.now()
        sample.save()
    return sample


def _may_donate(filled: Mapping[str, str]) -> None:
    relation = filled.get("relation", OWN)
    if not is_donor(relation):
        raise BodiesError(RELATIVES[relation].why.words)


def _reference_is_short(filled: Mapping[str, str]) -> None:
    if len(filled.get("lab_reference", "")) > LONGEST_REFERENCE:
        raise BodiesError(_("Write the laboratory's reference only. What is in the sample stays with the laboratory."))
