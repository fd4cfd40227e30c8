"""Associations that file for families with a mandate and get receipts only."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.forms.working import AssociationForm
from vistka.desk.enquiries.opening import proved
from vistka.desk.enquiries.presenters import associations as listing
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent
from vistka.enquiries import actions
from vistka.enquiries.models import Association
from vistka.ui.furniture import SummaryRow


@requires(Permission.WORK_ENQUIRY)
@require_safe
def associations(request: HttpRequest) -> HttpResponse:
    """All associations, those that file first."""
    list_persons(request)
    page = Paginator(listing.listed(), listing.A_PAGE).get_page(request.GET.get("page"))
    proved(*page.object_list)
    context = {"page": page, "table": listing.table(page.object_list)}
    return render(request, "desk/enquiries/associations.html", context)


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def found_association(request: HttpRequest) -> HttpResponse:
    """Write down an association."""
    form, by = sent(request, AssociationForm), member_of(request).actor
    page = Page(
        title=_("Write down an association"),
        texts=(_("It may file enquiries with a family's written mandate. It gets receipts, and never an answer."),),
        submit=_("Save it"),
        back=reverse("desk:associations"),
        back_words=_("Associations"),
    )
    return answer(
        request, page, form, lambda: actions.found_association(by=by, **form.cleaned_data), _("It is written down.")
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def end_association(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """It files no more."""
    list_persons(request)
    association = get_object_or_404(Association, pk=row_id)
    proved(association)
    by = member_of(request).actor
    page = Page(
        title=_("Does this association file no more?"),
        texts=(_("What it has filed stays, and the families keep their numbers."),),
        about=[SummaryRow(_("Name"), association.name)],
        submit=_("It files no more"),
        back=reverse("desk:associations"),
        back_words=_("Associations"),
        danger=True,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.end_association(by=by, association_id=association.pk),
        _("It files no more."),
    )
