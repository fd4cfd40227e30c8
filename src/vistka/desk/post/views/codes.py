"""New case codes, from a call-back to the moment when the code is said; and the word by which she knows our call."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.errors import AccessError
from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.contact.presenters.answer import contact_rows
from vistka.desk.enquiries.opening import enquirer_asked_for, page_of, proved
from vistka.desk.enquiries.presenters.heard import HEARD
from vistka.desk.enquiries.presenters.words import day
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent, shown
from vistka.desk.post.forms import GiveCodeForm, NewCodeByWordForm, NewCodeForm
from vistka.desk.post.once import Once
from vistka.desk.post.opening import code_asked_for
from vistka.desk.post.presenters import codes as listing
from vistka.desk.post.presenters.mailbox import own_mailbox
from vistka.desk.post.presenters.tray import listed
from vistka.enquiries.code_words import Heard
from vistka.enquiries.models import Association, CodeWord
from vistka.mailroom.codes import grouped
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.post.caller_words import speak_word as speak_next_word
from vistka.ui.furniture import SummaryRow

_GIVEN: Final = Once()
_CODES: Final = _("New codes")
_BY_WORD: Final = (
    _("Call her on the number or by the way that we have. Never on a number that was given now."),
    _("Somebody else then confirms it. From seven days later on, the code can be given."),
    _("Her old code opens nothing any more from then on. No earlier letter moves."),
)
_BY_MANDATE: Final = (
    _("An association filed for her, so she has no code words. Its mandate stands for her."),
    _("Somebody else then confirms it. You give her the code by her own safe contact."),
)


@requires(Permission.GIVE_CODE)
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """Codes in hand, the first to be ready first. Nobody is opened by it."""
    page = Paginator(listing.listed(), listing.A_PAGE).get_page(request.GET.get("page"))
    proved(*page.object_list)
    table = listing.table(member_of(request), page.object_list, timezone.now())
    return render(request, "desk/post/codes.html", {"page": page, "table": table})


@requires(Permission.GIVE_CODE)
@asks_and_does
def propose_code(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Somebody called her back. What follows looks alike to an onlooker, whichever of her words she said."""
    enquirer = enquirer_asked_for(request, row_id)
    back, by = page_of(member_of(request), enquirer), member_of(request).actor
    by_mandate = enquirer.association_id is not None and not CodeWord.objects.filter(enquirer=enquirer).exists()
    lost = [
        (row.pk, _("A lost code that came on %(day)s") % {"day": day(row.opened_at)}) for row in listed(Kind.LOST_CODE)
    ]
    form = sent(request, NewCodeForm if by_mandate else NewCodeByWordForm, asked_in=lost)
    if request.method == "POST" and form.is_valid():
        try:
            proposed = actions.propose_code(
                by=by,
                enquirer_id=enquirer.pk,
                word=form.cleaned_data.get("word", ""),
                submission_id=form.submission_id,
            )
        except AccessError as error:
            form.add_error(None, str(error.words))
        else:
            level = messages.ERROR if proposed.heard is Heard.UNKNOWN else messages.SUCCESS
            words = (
                _("The new code is proposed. Somebody else has to confirm it.") if by_mandate else HEARD[proposed.heard]
            )
            messages.add_message(request, level, str(words))
            return HttpResponseRedirect(back)
    texts = _BY_MANDATE if by_mandate else _BY_WORD
    page = Page(
        title=_("Propose a new case code"),
        texts=texts,
        about=contact_rows(enquirer.contact),
        submit=_("Propose the code"),
        back=back,
    )
    return shown(request, page, form)


@requires(Permission.GIVE_CODE)
@asks_and_does
def found_association_mailbox(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Propose the code by which an association sends sheets and reads receipts."""
    list_persons(request)
    association, by = get_object_or_404(Association, pk=row_id), member_of(request).actor
    proved(association)
    page = Page(
        title=_("Propose a case code for this association"),
        texts=(
            _("With it the association sends sheets and reads receipts. It never reads an answer."),
            _("Somebody else then confirms it. If it has a code already, that one opens nothing any more."),
        ),
        about=[SummaryRow(_("Name"), association.name)],
        submit=_("Propose the code"),
        back=reverse("desk:associations"),
        back_words=_("Associations"),
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.found_association_mailbox(by=by, association_id=association.pk),
        _("The code is proposed. Somebody else has to confirm it."),
    )


@requires(Permission.GIVE_CODE)
@asks_and_does
def confirm_code(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The second person says that it is right."""
    row, by = code_asked_for(request, row_id), member_of(request).actor
    page = Page(
        title=_("Do you confirm this new code?"),
        texts=(
            _("You say with your name that she asked for it. Ask your colleague how the call went."),
            _("Whoever gets the code reads her letters from then on."),
        ),
        about=listing.code_rows(member_of(request), row),
        submit=_("Confirm the code"),
        back=reverse("desk:codes"),
        back_words=_CODES,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.confirm_code(by=by, new_code_id=row.pk),
        _("It is confirmed. The code can be given from its day on."),
    )


@requires(Permission.GIVE_CODE)
@asks_and_does
def drop_code(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """It was not she, or she found hers."""
    row, by = code_asked_for(request, row_id), member_of(request).actor
    page = Page(
        title=_("Drop this new code?"),
        texts=(_("Drop it if she found hers, or if it was not she who asked. Her old code goes on working."),),
        about=listing.code_rows(member_of(request), row),
        submit=_("Drop it"),
        back=reverse("desk:codes"),
        back_words=_CODES,
        danger=True,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.drop_code(by=by, new_code_id=row.pk),
        _("The new code is dropped."),
    )


@requires(Permission.GIVE_CODE)
@asks_and_does
def give_code(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """How it is handed over; then the code itself, in the answer to the form: it is kept nowhere."""
    row, by = code_asked_for(request, row_id), member_of(request).actor
    form = sent(request, GiveCodeForm, initial={"tap": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            key = (by, row.pk, form.cleaned_data["tap"])
            code = _GIVEN.of(key, lambda: actions.give_code(by=by, new_code_id=row.pk))
        except AccessError as error:
            form.add_error(None, str(error.words))
        else:
            return render(request, "desk/post/code.html", {"code": grouped(code)})
    context = {
        "form": form,
        "about": listing.code_rows(member_of(request), row),
        "contact": contact_rows(row.enquirer.contact) if row.enquirer else [],
        "never_leave": bool(row.enquirer and row.enquirer.contact.get("never_leave_message", True)),
        "cancel_url": reverse("desk:codes"),
    }
    return render(request, "desk/post/give_code.html", context)


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def speak_word(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The word by which she knows that the call is ours: one a call, shown in the answer to the form."""
    enquirer = enquirer_asked_for(request, row_id)
    mailbox, back, by = own_mailbox(enquirer), page_of(member_of(request), enquirer), member_of(request).actor
    if mailbox is None:
        raise Http404
    if request.method == "POST":
        word = speak_next_word(by=by, mailbox_id=mailbox.pk)
        return render(request, "desk/post/word.html", {"word": word, "back_url": back})
    page = Page(
        title=_("Say a word when you call her"),
        texts=(
            _("Her mailbox shows her the next words that a caller of ours says. You say one before anything else."),
            _("Take one for each call. It is used up even if she does not pick up."),
        ),
        about=contact_rows(enquirer.contact),
        submit=_("Show the word"),
        back=back,
    )
    return shown(request, page, forms.Form())
