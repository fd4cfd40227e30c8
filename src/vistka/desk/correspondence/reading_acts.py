"""What a censor does with the letter in hand, each on a page of its own: one table."""

from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.correspondence import actions
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import PAGES, Message
from vistka.desk.correspondence.acts import number_of
from vistka.desk.correspondence.forms import PassForm, SendBackForm
from vistka.desk.working.acts import Act, Typed
from vistka.vault.files import pages_of


def _back(_row: Message) -> str:
    return reverse("desk:reading")


def _pass_form(letter: Message, typed: Typed, _files: object) -> PassForm:
    pages = pages_of(letter.pk, PAGES) if letter.pages else ()
    return PassForm(letter, typed, [reverse("desk:letter_picture", args=[page.pk]) for page in pages])


PUT_BACK: Final = Act[Message](
    name="put_letter_back",
    path="letters/reading/<uuid:row_id>/put-back/",
    permission=Permission.CENSOR_MESSAGE,
    on=Message,
    link=_("Put it back"),
    title=_("Put it back undecided?"),
    texts=(_("Another censor reads it then. Do it only when you cannot decide, or know who wrote it."),),
    submit=_("Put it back"),
    done=_("It is back, and waits for another."),
    fits=lambda row: row.state == MessageState.READING,
    do=lambda by, row, _form: actions.put_back(by=by, message_id=row.pk),
    back=_back,
    purpose=Purpose.CARRY_LETTER,
)
OF_CENSOR: Final[tuple[Act[Message], ...]] = (
    Act(
        name="let_letter_pass",
        path="letters/reading/<uuid:row_id>/",
        permission=Permission.CENSOR_MESSAGE,
        on=Message,
        link=_("Read it"),
        title=_("A letter to read"),
        texts=(_("You read it once, and nobody else does. Tell nobody what it says."),),
        submit=_("Let it pass"),
        done=_("It has passed."),
        form=_pass_form,
        fits=lambda row: row.state == MessageState.READING,
        do=lambda by, row, form: actions.let_pass(by=by, message_id=row.pk, **form.said()),
        back=_back,
        purpose=Purpose.CARRY_LETTER,
        template="desk/correspondence/censor.html",
    ),
    Act(
        name="send_letter_back",
        path="letters/reading/<uuid:row_id>/back/",
        permission=Permission.CENSOR_MESSAGE,
        on=Message,
        link=_("Send it back"),
        title=_("Send it back with a reason"),
        texts=(_("If a few words are the trouble, black them out and let the rest pass."),),
        submit=_("Send it back"),
        done=_("It goes back to who wrote it."),
        form=lambda _row, typed, _files: SendBackForm(typed),
        fits=lambda row: row.state == MessageState.READING,
        do=lambda by, row, form: actions.send_back(by=by, message_id=row.pk, why=form.said()),
        back=_back,
        purpose=Purpose.CARRY_LETTER,
    ),
    PUT_BACK,
    Act(
        name="close_letter",
        path="letters/reading/<uuid:row_id>/close/",
        permission=Permission.CENSOR_MESSAGE,
        on=Message,
        link=_("It is in its envelope, closed"),
        title=_("Is it in its envelope, closed?"),
        texts=(_("On the envelope stands the number, and nothing else. After this you cannot print it again."),),
        submit=_("It is closed"),
        done=_("It goes to be handed over. You cannot open it again."),
        fits=lambda row: row.state == MessageState.TO_CLOSE,
        about=number_of,
        do=lambda by, row, _form: actions.close(by=by, message_id=row.pk),
        back=_back,
        purpose=Purpose.CARRY_LETTER,
    ),
)
