"""What is done for one enquirer: a code word heard, a conversation, how she is reached, consent, kinship, withdrawal."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.forms.consent import ConsentForm, language_read
from vistka.desk.enquiries.forms.enquirer import (
    ChangeContactForm,
    CodeWordForm,
    ConversationForm,
    MoreWordsForm,
)
from vistka.desk.enquiries.forms.kinship import ClaimForm
from vistka.desk.enquiries.opening import enquirer_asked_for, page_of
from vistka.desk.enquiries.presenters.heard import HEARD
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent, shown
from vistka.enquiries import actions, calendar
from vistka.enquiries.code_words import Heard
from vistka.ui.furniture import SummaryRow


@requires(Permission.TAKE_ENQUIRY)
@asks_and_does
def use_code_word(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A caller says a word. What follows looks alike to an onlooker, whichever of her words it was."""
    enquirer = enquirer_asked_for(request, row_id)
    form = sent(request, CodeWordForm)
    if request.method == "POST" and form.is_valid():
        heard = actions.use_code_word(
            by=member_of(request).actor, enquirer_id=enquirer.pk, word=form.cleaned_data["word"]
        )
        level = messages.ERROR if heard is Heard.UNKNOWN else messages.SUCCESS
        messages.add_message(request, level, str(HEARD[heard]))
        return HttpResponseRedirect(page_of(member_of(request), enquirer))
    page = Page(
        title=_("Hear a code word"),
        texts=(_("Ask for any of her words, and help with none of them. Each is used once."),),
        submit=_("Hear it"),
        back=page_of(member_of(request), enquirer),
    )
    return shown(request, page, form)


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def record_conversation(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Somebody spoke with her, or tried to."""
    enquirer = enquirer_asked_for(request, row_id)
    form, by = sent(request, ConversationForm), member_of(request).actor
    page = Page(
        title=_("Write down a conversation"),
        texts=(_("An enquiry closes only after somebody has spoken with the family; this is where it is written."),),
        submit=_("Save it"),
        back=page_of(member_of(request), enquirer),
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.record_conversation(by=by, enquirer_id=enquirer.pk, **form.cleaned_data),
        _("It is written down."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def take_step(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A step of the calendar was taken with her."""
    enquirer = enquirer_asked_for(request, row_id)
    by, step = member_of(request).actor, enquirer.next_step
    papers = calendar.PAPERS_ASKED if step.startswith("papers") else ()
    page = Page(
        title=_("Has this step been taken with her?"),
        texts=(
            calendar.step_of(step).words,
            _("Every family is asked the same on the same days, whatever is known."),
            *papers,
        ),
        submit=_("It has been taken"),
        back=page_of(member_of(request), enquirer),
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.take_step(by=by, enquirer_id=enquirer.pk, step=step),
        _("It is written down. The next step comes on its day."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def change_contact(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """How she is reached from now on."""
    enquirer = enquirer_asked_for(request, row_id)
    by = member_of(request).actor
    form = sent(request, ChangeContactForm, initial=ChangeContactForm.initial_of(enquirer.contact))
    page = Page(
        title=_("Change how she is reached"),
        texts=(
            _("Hear one of her code words before you change this: whoever can change it is called instead of her."),
        ),
        submit=_("Save the changes"),
        back=page_of(member_of(request), enquirer),
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.change_contact(by=by, enquirer_id=enquirer.pk, contact=form.contact),
        _("It is changed, from now on."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def add_code_words(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """More words by which she is known."""
    enquirer = enquirer_asked_for(request, row_id)
    form, by = sent(request, MoreWordsForm), member_of(request).actor
    page = Page(
        title=_("Agree on more code words"), submit=_("Save the words"), back=page_of(member_of(request), enquirer)
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.add_code_words(by=by, enquirer_id=enquirer.pk, words=form.cleaned_data["code_words"]),
        _("The words are saved."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def give_consent(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The words are read to her again, in her language."""
    enquirer = enquirer_asked_for(request, row_id)
    language, by = language_read(str(enquirer.contact["language"])), member_of(request).actor
    form = ConsentForm.heard(request.POST if request.method == "POST" else None, language)
    page = Page(
        title=_("Read the consent to her again"),
        texts=(
            _("Word for word, one after the other. What she says now replaces what she said before."),
            _("If she refuses one of the first two, she may withdraw instead."),
        ),
        submit=_("Save what she said"),
        back=page_of(member_of(request), enquirer),
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.give_consent(by=by, enquirer_id=enquirer.pk, consent=form.given),
        _("Her consent is saved."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def claim_kinship(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """How she is related, step by step."""
    enquirer = enquirer_asked_for(request, row_id)
    form, by = sent(request, ClaimForm), member_of(request).actor
    page = Page(
        title=_("Write down how she is related"),
        texts=(_("Papers and a level belong to a claim. If it was written down wrongly, write down another one."),),
        about=[SummaryRow(_("Name"), enquirer.said["name"])],
        submit=_("Save the claim"),
        back=page_of(member_of(request), enquirer),
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.claim_kinship(by=by, enquirer_id=enquirer.pk, edges=form.edges, note=form.cleaned_data["note"]),
        _("The claim is saved. Papers can be added to it."),
    )


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def withdraw_enquirer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """She no longer wishes to enquire."""
    enquirer = enquirer_asked_for(request, row_id)
    by = member_of(request).actor
    page = Page(
        title=_("Does she withdraw?"),
        texts=(
            _("Hear one of her code words first: somebody else may want her to stop asking."),
            _("We then ask her nothing more and tell her nothing more. If nobody else seeks, nobody is compared."),
        ),
        about=[SummaryRow(_("Name"), enquirer.said["name"])],
        submit=_("She withdraws"),
        back=page_of(member_of(request), enquirer),
        danger=True,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.withdraw_enquirer(by=by, enquirer_id=enquirer.pk),
        _("She has withdrawn."),
    )
