"""The list of forms, a blank one, and whether a certificate is issued for an enquirer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vistka.access.members import Member
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.contact.disclosure import Item
from vistka.contact.facts import facts_of
from vistka.desk.contact.answer_views import enquirer_asked_for
from vistka.desk.forged import says_what_is_forged
from vistka.desk.papers.acts import CALL_DANGEROUS, CERTIFY, TAKE_BACK_DANGER
from vistka.desk.papers.forms import BlankForm
from vistka.desk.papers.printing import Asks, asked_or_issued, issues_kind, prints_offered
from vistka.desk.working.acts import asks_and_does, offered
from vistka.desk.working.records import Listing, Record
from vistka.documents.issuing import issue_blank
from vistka.documents.keys import forms_key
from vistka.documents.kinds import NEVER_BLANK, DocumentKind
from vistka.documents.telling import can_be_certified, danger_of
from vistka.ui.furniture import Column, Link, SummaryRow, Table
from vistka.vault.signatures import fingerprint


@requires(Permission.ISSUE_DOCUMENT)
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """Every kind of form, for whom it is, and who issues it."""
    reader = member_of(request)
    page = Listing(
        title=_("Forms"),
        text=_(
            "Most forms are printed from the page of the record. Blank ones are for paper; each has a number of its own. "
            "The fingerprint of the key that signs them: %(fingerprint)s."
        )
        % {"fingerprint": fingerprint(forms_key())},
        tables=[_table(reader)],
        acts=[Link(_("Print a blank form"), reverse("desk:print_blank"))] if _blank_kinds(reader) else [],
    )
    return render(request, "desk/working/listing.html", {"page": page})


@requires(Permission.ISSUE_DOCUMENT)
@asks_and_does
def print_blank(request: HttpRequest) -> HttpResponse:
    """A blank form with a number of its own."""
    reader = member_of(request)
    form = BlankForm(request.POST if request.method == "POST" else None, kinds=_blank_kinds(reader))
    return asked_or_issued(
        request,
        Asks(_("Print a blank form")),
        form,
        lambda: issue_blank(by=reader.actor, kind=DocumentKind(form.cleaned_data["kind"]), languages=form.languages),
        reverse("desk:papers"),
    )


@requires(Permission.ANSWER)
@require_safe
@says_what_is_forged
def certificate(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Whether a certificate is issued for this enquirer, and that it may be too dangerous."""
    enquirer = enquirer_asked_for(request, row_id)
    reader, danger = member_of(request), danger_of(enquirer)
    told = can_be_certified(facts_of(enquirer))
    rows = [SummaryRow(_("May it be told?"), _("Yes") if told else _("No"))]
    if danger is not None:
        rows.append(SummaryRow(_("Certificate"), _("Too dangerous to issue")))
    page = Record(
        title=DocumentKind.CERTIFICATE.words,
        back=Link(_("Back"), reverse("desk:answer", args=[enquirer.pk])),
        text=_(
            "A certificate says to the family’s own authorities what an answer has told her: %(held)s, or %(notified)s. "
            "It says nothing else."
        )
        % {"held": Item.HELD.words, "notified": Item.NOTIFIED.words},
        summary=rows,
        acts=[
            *(prints_offered(reader, enquirer, [CERTIFY]) if told else []),
            *offered(reader, enquirer, [CALL_DANGEROUS]),
            *(offered(reader, danger, [TAKE_BACK_DANGER]) if danger else []),
        ],
    )
    return render(request, "desk/working/record.html", {"page": page})


def _blank_kinds(reader: Member) -> list[DocumentKind]:
    return [kind for kind in DocumentKind if kind not in NEVER_BLANK and issues_kind(reader, kind)]


def _table(reader: Member) -> Table:
    return Table(
        caption=_("Forms"),
        caption_hidden=True,
        columns=(Column(_("Form")), Column(_("For whom")), Column(_("You issue it"))),
        rows=tuple(
            (kind.words, kind.readers, _("Yes") if issues_kind(reader, kind) else _("No")) for kind in DocumentKind
        ),
    )
