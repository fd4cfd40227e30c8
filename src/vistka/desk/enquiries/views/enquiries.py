"""The list of enquiries, one enquiry, and what is done with it as a whole."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.forms.sought import SoughtForm, changed
from vistka.desk.enquiries.forms.working import CloseForm, NumberForm
from vistka.desk.enquiries.opening import enquiry_asked_for, is_hotline, page_of, proved, reads
from vistka.desk.enquiries.presenters import listing
from vistka.desk.enquiries.presenters.enquiry import enquiry_page, side_by_side
from vistka.desk.enquiries.presenters.same_person import same_person_table
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent, shown
from vistka.enquiries import actions
from vistka.enquiries.numbers import enquirer_of
from vistka.enquiries.sought import whole_name


@requires(Permission.TAKE_ENQUIRY)
@asks_and_does
def enquiries(request: HttpRequest) -> HttpResponse:
    """Her own calls for the hotline; for a case worker all in a state. A number is looked for by POST."""
    reader = member_of(request)
    form = sent(request, NumberForm)
    if request.method == "POST" and form.is_valid():
        enquirer = enquirer_of(form.cleaned_data["number"])
        if enquirer is not None and reads(reader, enquirer):
            list_persons(request)
            return HttpResponseRedirect(page_of(reader, enquirer))
        form.add_error("number", _("There is no enquiry with this number that you may read."))
    list_persons(request)
    state = listing.state_asked_for(request.GET.get("state", ""))
    page = Paginator(listing.listed(reader, state), listing.A_PAGE).get_page(request.GET.get("page"))
    proved(*page.object_list)
    context = {
        "form": form,
        "is_hotline": is_hotline(reader),
        "states": [] if is_hotline(reader) else listing.states(state),
        "page": page,
        "table": listing.table(reader, page.object_list, timezone.now()),
    }
    return render(request, "desk/enquiries/enquiries.html", context)


@requires(Permission.TAKE_ENQUIRY)
@require_safe
def enquiry(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One enquiry."""
    row = enquiry_asked_for(request, row_id)
    reader = member_of(request)
    context = {"page": enquiry_page(reader, row), "is_hotline": is_hotline(reader)}
    return render(request, "desk/enquiries/enquiry.html", context)


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def change_sought(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Write down the sought person anew."""
    row = enquiry_asked_for(request, row_id)
    said, by = row.sought, member_of(request).actor
    form = sent(request, SoughtForm, initial={**said, "name": whole_name(said)})

    def do() -> None:
        actions.change_sought(by=by, enquiry_id=row.pk, sought=changed(said, form.sought))

    page = Page(
        title=_("Who is sought"),
        texts=(
            _(
                "If you change names, birth or parents, the levels of kinship are set anew: two people look at the papers "
                "once more."
            ),
        ),
        submit=_("Save the changes"),
        back=reverse("desk:enquiry", args=[row.pk]),
    )
    return answer(request, page, form, do, _("It is changed, and compared anew."))


@requires(Permission.WORK_ENQUIRY)
@require_safe
def same_person(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Enquiries that may seek the same person."""
    row = enquiry_asked_for(request, row_id)
    context = {
        "table": same_person_table(member_of(request), row),
        "enquiry_url": reverse("desk:enquiry", args=[row.pk]),
    }
    return render(request, "desk/enquiries/same_person.html", context)


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def join_enquiries(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Which other enquiry this one repeats, by the number of anybody who seeks by that one."""
    row = enquiry_asked_for(request, row_id)
    form = sent(request, NumberForm)
    if request.method == "POST" and form.is_valid():
        enquirer = enquirer_of(form.cleaned_data["number"])
        if enquirer is not None:
            return HttpResponseRedirect(reverse("desk:join_to", args=[row.pk, enquirer.enquiry_id]))
        form.add_error("number", _("Nobody has this number. Ask for it once more."))
    page = Page(
        title=_("Join it to another enquiry"),
        texts=(_("Type the number of any enquirer of the other enquiry. You then see both beside each other."),),
        submit=_("Look at both"),
        back=reverse("desk:enquiry", args=[row.pk]),
    )
    return shown(request, page, form)


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def join_to(request: HttpRequest, row_id: UUID, to_id: UUID) -> HttpResponse:
    """This one repeats that one: its enquirers go over."""
    row, other = enquiry_asked_for(request, row_id), enquiry_asked_for(request, to_id)
    by = member_of(request).actor
    page = Page(
        title=_("Are these two one person?"),
        texts=(
            _("The first enquiry is joined to the second; what it says of the person is compared with it from now on."),
            _("Its enquirers keep their numbers and their calendars. None of them is told of the others."),
            _("The levels of kinship of those who go over are set anew: two people look at their papers once more."),
        ),
        about=side_by_side(row, other),
        submit=_("Join them"),
        back=reverse("desk:enquiry", args=[row.pk]),
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.join_enquiries(by=by, enquiry_id=row.pk, to_id=other.pk),
        _("The two enquiries are one now."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def close_enquiry(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Close it, after somebody has spoken with the family."""
    row = enquiry_asked_for(request, row_id)
    by = member_of(request).actor
    form = sent(request, CloseForm)
    page = Page(
        title=_("Close this enquiry?"),
        texts=(
            _("Somebody has to have spoken with each who enquires since it was last opened."),
            _("Where the outcome says that they were told, each was told by us. Who needs us no more can withdraw."),
            _("It can be opened again. Unless it was answered, the person goes on being compared."),
        ),
        submit=_("Close the enquiry"),
        back=reverse("desk:enquiry", args=[row.pk]),
        danger=True,
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.close_enquiry(by=by, enquiry_id=row.pk, outcome=form.cleaned_data["outcome"]),
        _("The enquiry is closed. It can be opened again."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def reopen_enquiry(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Open it again."""
    row = enquiry_asked_for(request, row_id)
    by = member_of(request).actor
    page = Page(
        title=_("Open this enquiry again?"),
        texts=(_("The person is compared again. It closes only after another conversation."),),
        submit=_("Open it again"),
        back=reverse("desk:enquiry", args=[row.pk]),
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.reopen_enquiry(by=by, enquiry_id=row.pk),
        _("The enquiry is open again."),
    )
