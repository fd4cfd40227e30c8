"""What is done with something that came: accepted, put aside, taken back, stopped."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vistka.access.errors import AccessError
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.forms.kinship import PaperKindForm, ReadPaperForm
from vistka.desk.enquiries.forms.sought import SoughtForm, changed
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent
from vistka.desk.post.acts import Act
from vistka.desk.post.opening import submission_asked_for, submission_of_hers
from vistka.desk.post.presenters.sheet import sheet_page
from vistka.desk.post.presenters.submission import about_rows, picture_urls
from vistka.enquiries.kinship import PAPERS
from vistka.enquiries.sought import whole_name
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.post.actions.sheets import take_sheet as take_families
from vistka.post.models import Submission

_WHAT_CAME = _("What came")


def confirms(act: Act) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page of an act: what it is about, what follows from it, one button."""

    @requires(Permission.SORT_POST)
    @asks_and_does
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row, by = submission_asked_for(request, row_id), member_of(request).actor
        asked = Page(
            title=act.question,
            texts=act.texts,
            about=about_rows(row),
            submit=act.submit,
            back=_url(row),
            back_words=_WHAT_CAME,
            danger=act.danger,
        )
        return answer(request, asked, sent(request, forms.Form), lambda: act.do(by, row.pk), act.done)

    return page


@requires(Permission.SORT_POST)
@asks_and_does
def accept_paper(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A paper that came: first its kind, then who stands in it, beside its pictures."""
    row, _enquirer = submission_of_hers(request, row_id, Kind.PAPER)
    by, kind = member_of(request).actor, request.GET.get("kind", "")
    pictures = picture_urls(row)
    if kind not in PAPERS:
        chosen = PaperKindForm(
            request.GET if "kind" in request.GET else None, initial={"kind": row.content.get("paper")}
        )
        context = {"form": chosen, "cancel_url": _url(row), "pictures": pictures}
        return render(request, "desk/post/paper_kind.html", context)
    form = sent(request, ReadPaperForm, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_paper(by=by, submission_id=row.pk, said=form.said)
        except AccessError as error:
            form.add_error(None, str(error.words))
        else:
            messages.success(request, str(_("The paper is accepted. It stands with her claim of kinship.")))
            return HttpResponseRedirect(_url(row))
    context = {"form": form, "kind": PAPERS[kind].words, "cancel_url": _url(row), "pictures": pictures}
    return render(request, "desk/post/read_paper.html", context)


@requires(Permission.SORT_POST)
@asks_and_does
def accept_correction(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """What she mends about the one she seeks: hers over what stands, for a person to look over."""
    row, enquirer = submission_of_hers(request, row_id, Kind.CORRECTION)
    said, by = enquirer.enquiry.sought, member_of(request).actor
    writes = {column: text for column, text in row.content.get("sought", {}).items() if text}
    form = sent(request, SoughtForm, initial={**said, "name": whole_name(said), **writes})
    page = Page(
        title=_("Who is sought"),
        texts=(
            _("Her changes stand in it already. Look them over, and mend what she wrote in the wrong place."),
            _(
                "If names, birth or parents change, the levels of kinship are set anew: two people look at the papers once "
                "more."
            ),
        ),
        about=[],
        submit=_("Accept the correction"),
        back=_url(row),
        back_words=_WHAT_CAME,
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.accept_correction(by=by, submission_id=row.pk, sought=changed(said, form.sought)),
        _("It is changed, and compared anew."),
    )


@requires(Permission.SORT_POST)
@asks_and_does
def take_sheet(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """An association's sheet, row by row, and that its families are taken."""
    row, by = submission_asked_for(request, row_id, Kind.SHEET), member_of(request).actor
    form = sent(request, forms.Form)
    if request.method == "POST" and form.is_valid():
        try:
            taken = take_families(by=by, submission_id=row.pk)
        except AccessError as error:
            form.add_error(None, str(error.words))
        else:
            words = ngettext("%(count)s family is taken.", "%(count)s families are taken.", taken.taken)
            messages.success(request, words % {"count": taken.taken})
            return HttpResponseRedirect(_url(row))
    context = {"page": sheet_page(row), "form": form, "cancel_url": _url(row)}
    return render(request, "desk/post/take_sheet.html", context)


def _url(row: Submission) -> str:
    return reverse("desk:submission", args=[row.pk])
