"""The forms of this room: a letter, the word that she said, which post asked for a code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.forms.fields import line, lines, one_of
from vistka.post.letters import LONGEST_TEXT, LONGEST_TITLE
from vistka.ui.furniture import Text

BY_TELEPHONE = ""


class LetterForm(forms.Form):
    """A letter for one mailbox."""

    title = line(
        _("Title"), _("A plain one that gives nothing away, such as “Your papers”."), required=True, most=LONGEST_TITLE
    )
    text = lines(_("Letter"), _("In her language, in short sentences."), required=True, most=LONGEST_TEXT, rows=12)


class NewCodeForm(forms.Form):
    """Who asked for a new code. `asked_in`: key of a lost code that waits to its words."""

    asked_in = one_of(_("How did she ask for it?"), [], required=False)

    def __init__(self, *args: Any, asked_in: Iterable[tuple[UUID, Text]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["asked_in"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(BY_TELEPHONE, _("On the telephone")), *((str(key), words) for key, words in asked_in)]

    @property
    def submission_id(self) -> UUID | None:
        """The lost code that is settled by this."""
        chosen = self.cleaned_data["asked_in"]
        return UUID(chosen) if chosen else None


class NewCodeByWordForm(NewCodeForm):
    """The same, with the code word by which she was known when she was called back."""

    word = line(
        _("Which of her code words did she say?"),
        _("You called the number that we have, not one that she gave now. The word is used up by this."),
        required=True,
        most=40,
    )
    field_order = ("word", "asked_in")


class GiveCodeForm(forms.Form):
    """One button. `tap`: by which a form sent twice is known."""

    tap = forms.UUIDField(widget=forms.HiddenInput)
