"""Letters: those that wait, writing one, reading it whole before it goes."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.opening import enquirer_asked_for, page_of, proved
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent
from vistka.desk.post.forms import LetterForm
from vistka.desk.post.opening import letter_asked_for
from vistka.desk.post.presenters import letters as listing
from vistka.desk.post.presenters.guidance import NEVER_IN_A_LETTER
from vistka.desk.post.presenters.mailbox import own_mailbox
from vistka.post import letters as post

_LETTERS = _("Letters")


@requires(Permission.WRITE_LETTER)
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Letters that wait for a second person. Nobody is opened by it."""
    page = Paginator(post.waiting_letters(), listing.A_PAGE).get_page(request.GET.get("page"))
    proved(*page.object_list)
    table = listing.table(member_of(request), page.object_list)
    return render(request, "desk/post/letters.html", {"page": page, "table": table})


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def write_letter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A letter for an enquirer's mailbox; somebody else approves it."""
    enquirer = enquirer_asked_for(request, row_id)
    mailbox, form, by = own_mailbox(enquirer), sent(request, LetterForm), member_of(request).actor
    if mailbox is None:
        raise Http404
    page = Page(
        title=_("Write her a letter"),
        texts=NEVER_IN_A_LETTER,
        about=listing.addressee_rows(enquirer),
        submit=_("Save it for a second person"),
        back=page_of(member_of(request), enquirer),
    )
    return answer(
        request,
        page,
        form,
        lambda: post.write_letter(by=by, mailbox_id=mailbox.pk, **form.cleaned_data),
        _("The letter is saved. Somebody else has to read and approve it."),
    )


@requires(Permission.WRITE_LETTER)
@asks_and_does
def approve_letter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The whole letter, and that it may go."""
    row, by = letter_asked_for(request, row_id), member_of(request).actor
    page = Page(
        title=_("Do you approve this letter?"),
        texts=(_("You say with your name that exactly this may lie in her mailbox."), *NEVER_IN_A_LETTER),
        about=listing.letter_rows(member_of(request), row),
        submit=_("Approve the letter"),
        back=reverse("desk:letters"),
        back_words=_LETTERS,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: post.approve_letter(by=by, letter_id=row.pk),
        _("The letter is approved. It lies in a mail from tomorrow on."),
    )


@requires(Permission.WRITE_LETTER)
@asks_and_does
def drop_letter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """It does not go."""
    row, by = letter_asked_for(request, row_id), member_of(request).actor
    page = Page(
        title=_("Put this letter away?"),
        texts=(_("It does not go and never will. Another can be written."),),
        about=listing.letter_rows(member_of(request), row),
        submit=_("Put it away"),
        back=reverse("desk:letters"),
        back_words=_LETTERS,
        danger=True,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: post.drop_letter(by=by, letter_id=row.pk),
        _("The letter is put away."),
    )
