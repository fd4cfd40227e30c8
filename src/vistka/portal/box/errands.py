"""What can be sent from a mailbox: a table, and the draft in which what she types is kept.

The draft lies under a key that comes from the mailbox's own, not under the cookie of somebody who asks: who opens
another mailbox in the same browser, perhaps because she is made to, finds nothing of it there. It is begun when the form
is shown in the open mailbox, and nothing is kept under any other key: a stranger, who has no mailbox, fills no disk.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils.translation import get_language

from vistka.mailroom.codes import Opened
from vistka.mailroom.schema import LONGEST
from vistka.mailroom.submissions import Kind
from vistka.portal.box import forms, writing
from vistka.portal.box.papers import PaperForm
from vistka.portal.drafts import Writing, key_in, writing_of
from vistka.portal.room import NoRoom
from vistka.vault.sealing import derived


@dataclass(frozen=True, slots=True)
class Errand:
    """What is sent, and the form and page for it. `opened_by`: of `mails.OPENS`; empty for what everybody may send."""

    kind: Kind
    form: type[forms.Sheet]
    opened_by: str = ""

    @property
    def template(self) -> str:
        """The page of it."""
        return f"portal/box/{self.kind.value}.html"

    @property
    def flow(self) -> str:
        """The name of its draft."""
        return f"box-{self.kind.value}"


ERRANDS: Final[Mapping[Kind, Errand]] = {
    kind: Errand(kind, form)
    for kind, form in (
        (Kind.MESSAGE, forms.MessageForm),
        (Kind.CORRECTION, forms.CorrectionForm),
        (Kind.PAPER, PaperForm),
        (Kind.CONTACT, forms.ContactForm),
        (Kind.RELATIVE, forms.RelativeForm),
        (Kind.WITHDRAWAL, forms.WithdrawalForm),
    )
} | {
    kind: Errand(kind, form, opened_by)
    for kind, form, opened_by in (
        (Kind.TO_PERSON, writing.ToPersonForm, "letters"),
        (Kind.CHECK_IN, writing.CheckInForm, "check_in"),
        (Kind.ASK_CALL, writing.AskCallForm, "call"),
    )
}
OF_A_MAIL: Final[Mapping[str, Errand]] = {one.form.what: one for one in ERRANDS.values() if one.opened_by}
"""What only some mails open. All of it has one address, that of writing to us: a list of visited pages tells nothing."""


def draft_key(opened: Opened) -> str:
    """The key of this mailbox's drafts, as the form carries it. It opens no mail."""
    key = derived(opened.private, "mailbox drafts")
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


def draft_under(kept: str, errand: Errand) -> Writing | None:
    """The draft under a key that a form carried; None for what is no key."""
    key = key_in(kept)
    return writing_of(key, errand.flow) if key else None


def delete_all(opened: Opened) -> None:
    """Delete what was typed in this mailbox and not sent."""
    for errand in ERRANDS.values():
        writing = draft_under(draft_key(opened), errand)
        assert writing
        writing.delete()


def begin(errand: Errand, opened: Opened, **chosen: str) -> forms.Sheet:
    """The form with what was typed before, within the day; from now on there is a draft for what she types.

    `chosen`: what she chose before the form was shown, which holds.
    """
    kept = draft_key(opened)
    writing = draft_under(kept, errand)
    assert writing
    with suppress(NoRoom):  # she may write and send all the same
        writing.save()
    typed = writing.answers.get("typed", {})
    sending = writing.answers.get("sending") or uuid4().hex
    return errand.form(initial={"language": get_language(), **typed, **chosen, "sending": sending, "kept": kept})


def keep(form: forms.Sheet, writing: Writing) -> bool:
    """Keep what was typed for a day, as far as a text can be sent. A file is not kept: she still has it.

    Whether it is kept: only in a draft that was begun, and while there is room.
    """
    if not writing.is_there:
        return False
    typed = {
        name: value[:LONGEST] if isinstance(value := form[name].value(), str) else value
        for name, field in form.fields.items()
        if name not in form.HIDDEN and not field.widget.needs_multipart_form
    }
    writing.answers = {"typed": typed, "sending": id_in(form.data.get("sending", "")).hex}
    try:
        writing.save()
    except NoRoom:
        return False
    return True


def id_in(sending: str) -> UUID:
    """The id that was drawn when the form was shown; a new one for what is none."""
    try:
        return UUID(hex=sending)
    except ValueError:
        return uuid4()


def said_in(form: forms.Sheet, opened: Opened, language: str) -> dict[str, Any]:
    """What the form sends, with the mailbox from which it comes."""
    return {"mailbox": opened.mailbox.hex, "language": language, **form.said()}
