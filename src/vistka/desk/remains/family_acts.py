"""What is done with a family so that remains can be compared: the interview, samples. Every family is asked alike."""

from __future__ import annotations

from typing import Final

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.desk.remains.acts import FOR, KEEPS, WRITTEN, page_of_remains
from vistka.desk.remains.forms import SheetForm, dna_methods, number_field
from vistka.desk.working.acts import Act
from vistka.enquiries.models import Enquiry
from vistka.remains.bodies import actions
from vistka.remains.bodies.ante_mortem import QUESTIONS
from vistka.remains.bodies.samples import LABORATORY, OF_KIN
from vistka.remains.models import Sample

ALIKE: Final = _("We ask every family on the same day after it enquired. It says nothing about what was found.")


def page_of_family(enquiry: Enquiry) -> str:
    """The page of a family's interviews and samples."""
    return reverse("desk:remains_family", args=[enquiry.pk])


def _back_of_sample(sample: Sample) -> str:
    return (
        page_of_remains(sample.remains) if sample.remains else reverse("desk:remains_family", args=[sample.enquiry_id])
    )


OF_FAMILY: Final[tuple[Act[Enquiry], ...]] = (
    Act(
        name="family_interview",
        path="remains/families/<uuid:row_id>/interview/",
        permission=KEEPS,
        on=Enquiry,
        link=_("Interview the family"),
        title=_("The interview"),
        texts=(ALIKE, _("Ask a case worker to bring you together. The enquirer says the number on the receipt.")),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(
            typed,
            QUESTIONS,
            fields={
                "enquirer_number": number_field(_("Number on the family's receipt"), needed=True),
                "declined": forms.BooleanField(label=_("The family would rather not answer"), required=False),
            },
        ),
        do=lambda by, row, form: actions.record_interview(
            by=by,
            enquiry_id=row.pk,
            enquirer_number=form.text("enquirer_number"),
            said=form.said(QUESTIONS),
            declined=form.cleaned_data["declined"],
        ),
        back=page_of_family,
        purpose=FOR,
    ),
    Act(
        name="family_sample",
        path="remains/families/<uuid:row_id>/sample/",
        permission=KEEPS,
        on=Enquiry,
        link=_("Write a sample of the family"),
        title=_("A sample of the family"),
        texts=(
            _("Write where the sample is and what the donor agreed to. What is in it stays with the laboratory."),
            _("Only relatives by blood help. Do not count who was adopted."),
        ),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(
            typed,
            OF_KIN,
            fields={"barcode": number_field(_("Barcode of the kit"), needed=True), "methods": dna_methods()},
        ),
        do=lambda by, row, form: actions.record_sample(
            by=by,
            barcode=form.text("barcode"),
            said=form.said(OF_KIN),
            methods=form.cleaned_data["methods"],
            enquiry_id=row.pk,
        ),
        back=page_of_family,
        purpose=FOR,
    ),
)
OF_SAMPLE: Final[tuple[Act[Sample], ...]] = (
    Act(
        name="sample_laboratory",
        path="remains/samples/<uuid:row_id>/laboratory/",
        permission=KEEPS,
        on=Sample,
        link=_("Write what the laboratory has done"),
        title=_("The laboratory"),
        texts=(_("Write the reference and the methods. What is in the sample stays with the laboratory."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda row, typed, _files: SheetForm(
            typed, LABORATORY, fields={"methods": dna_methods()}, initial=row.said
        ),
        fits=lambda row: row.withdrawn_at is None,
        do=lambda by, row, form: actions.note_laboratory(
            by=by, sample_id=row.pk, said=form.said(LABORATORY), methods=form.cleaned_data["methods"]
        ),
        back=_back_of_sample,
        purpose=FOR,
    ),
    Act(
        name="sample_withdraw",
        path="remains/samples/<uuid:row_id>/withdraw/",
        permission=KEEPS,
        on=Sample,
        link=_("The donor takes the consent back"),
        title=_("Take the consent back?"),
        texts=(_("The sample counts for nothing any more. Tell the laboratory to destroy it."),),
        submit=_("Take the consent back"),
        done=WRITTEN,
        fits=lambda row: row.withdrawn_at is None and row.remains_id is None,
        do=lambda by, row, _form: actions.withdraw_consent(by=by, sample_id=row.pk),
        back=_back_of_sample,
        purpose=FOR,
        danger=True,
    ),
)
