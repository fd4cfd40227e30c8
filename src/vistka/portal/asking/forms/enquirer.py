"""About the one who asks: who she is, how it is safe to reach her, by which words we know her."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.portal.asking.forms.base import StepForm
from vistka.portal.typed import TypedArea, TypedDate, TypedField, without_heaps

KIN: Final[dict[str, Promise]] = {
    "mother": _("Mother"),
    "father": _("Father"),
    "wife": _("Wife"),
    "husband": _("Husband"),
    "partner": _("Partner, or engaged to marry"),
    "daughter": _("Daughter"),
    "son": _("Son"),
    "sister": _("Sister"),
    "brother": _("Brother"),
    "grandmother": _("Grandmother"),
    "grandfather": _("Grandfather"),
    "grandchild": _("Grandchild"),
    "guardian": _("Guardian"),
    "other": _("Another relative, or a friend"),
}
"""`mailroom.schema.KIN`: what she is to the person."""

CHANNELS: Final[dict[str, Promise]] = {
    "she_calls": _("Do not contact me. I read in my mailbox, or I call you."),
    "telephone": _("Call me. The call shows in the lists of the telephone company."),
    "messenger": _("Write to my messenger. Who holds my telephone may see it."),
    "email": _("Write an e-mail. The company that carries it may read it."),
    "post": _("Send a letter by post. Who opens my letters will see it."),
    "association": _("Tell an association that helps me. It will know that you wrote."),
}
"""`mailroom.schema.CHANNELS`, the safest first, each with what it may show to others."""
WITHOUT_ADDRESS: Final = ("she_calls",)

BEARERS: Final[dict[str, Promise]] = {
    "official": _("The Red Cross or my own authorities"),
    "ours": _("A trained person of this bureau"),
}
"""`mailroom.schema.BEARERS`: who brings bad news, if there ever is any. The first one where she says nothing."""

NOTICES: Final[dict[str, Promise]] = {
    "none": _("No notices"),
    "email": _("By e-mail"),
    "sms": _("By text message (SMS)"),
    "messenger": _("By messenger"),
}
HOURS: Final[dict[str, Promise]] = {
    "morning": _("In the morning"),
    "midday": _("At midday"),
    "evening": _("In the evening"),
}

MOST_WORDS: Final = 6
LONGEST_WORD: Final = 100


class EnquirerForm(StepForm):
    """Who asks."""

    name = TypedField(label=_("Your name"), help_text=_("As it stands in your papers."))
    birth_date = TypedDate(label=_("Your date of birth"), help_text=_("For example: 27 March 1970."))
    address = TypedArea(label=_("Your address"), max_length=1000, rows=3)


class RelationForm(StepForm):
    """What she is to the person."""

    relation = forms.ChoiceField(
        label=_("I am the person’s …"), choices=list(KIN.items()), widget=forms.RadioSelect, required=False
    )


class ContactForm(StepForm):
    """How it is safe to reach her. Where she says nothing nobody contacts her, and no message is left."""

    together = True

    channel = forms.ChoiceField(
        label=_("How may we reach you?"), choices=list(CHANNELS.items()), widget=forms.RadioSelect, required=False
    )
    address = TypedField(label=_("Number or address for that"))
    never_leave_message = forms.BooleanField(label=_("Never leave a message"), required=False, initial=True)

    def written(self) -> dict[str, Any]:
        """Who chose no way to be reached gets no message, either."""
        said = super().written()
        return said if said.get("channel") else {**said, "never_leave_message": True}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        needs_one = said.get("channel") and said["channel"] not in WITHOUT_ADDRESS
        if needs_one and not said.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the number or the address, or choose that we do not contact you."))
        return said


class SafeTimesForm(StepForm):
    """When, and who is near the telephone."""

    hours = TypedField(label=_("Safe days and hours"), help_text=_("For example: weekdays, 10 to 12."))
    may_pick_up = TypedField(
        label=_("Who else may pick up"), help_text=_("And what we may say to them. Leave it empty for nobody.")
    )
    second_way = TypedField(
        label=_("A second way to reach you"), help_text=_("If the first one fails. A person you trust, or a place.")
    )


class BadNewsForm(StepForm):
    """Who should bring bad news. Every family is asked this, in these words and on this page."""

    bad_news = forms.ChoiceField(
        label=_("Who should bring you bad news, if there ever is any?"),
        choices=[*BEARERS.items(), ("", _("I do not want to say"))],
        widget=forms.RadioSelect,
        required=False,
    )


class LanguageForm(StepForm):
    """In what language somebody speaks with her."""

    language = forms.ChoiceField(
        label=_("Language for calls and letters"), choices=settings.LANGUAGES, widget=forms.RadioSelect, required=False
    )
    interpreter = forms.BooleanField(label=_("I need an interpreter"), required=False)


class NoticesForm(StepForm):
    """Whether a message tells her to look into her mailbox: only if she chose it and read the risk."""

    together = True

    channel = forms.ChoiceField(
        label=_("Do you want notices?"),
        choices=list(NOTICES.items()),
        widget=forms.RadioSelect,
        required=False,
        initial="none",
    )
    address = TypedField(label=_("Number or address for notices"))
    hours = forms.ChoiceField(
        label=_("When may a notice come?"), choices=list(HOURS.items()), widget=forms.RadioSelect, required=False
    )
    risk_read = forms.BooleanField(label=_("I have read what others can see, and I want notices"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("channel", "none") in ("", "none"):
            return said
        if not said.get("risk_read"):
            self.add_error("risk_read", _("Read what others can see, then tick this. Or choose “No notices”."))
        if not said.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write where the notice may go. Or choose “No notices”."))
        return said

    def written(self) -> dict[str, Any]:
        """Without notices nothing else is kept of this page."""
        said = super().written()
        return said if said.get("channel", "none") != "none" else {"channel": "none"}


class CodeWordsForm(StepForm):
    """Words by which she proves on the telephone that it is she; each holds once."""

    words = TypedArea(
        label=_("Code words"),
        help_text=_("One on each line, six at most. Not names, not birthdays. For example: samovar, blue gate."),
        max_length=MOST_WORDS * (LONGEST_WORD + 1),
        rows=6,
    )

    def clean_words(self) -> str:
        words = lines_of(self.cleaned_data["words"])
        if len(words) > MOST_WORDS:
            raise ValidationError(_("Six words are enough. Please take some away."), code="many")
        if any(len(word) > LONGEST_WORD for word in words):
            raise ValidationError(_("One of the words is very long. Choose shorter ones."), code="long")
        heard = [as_heard(word) for word in words]
        if "" in heard:
            raise ValidationError(_("Each word needs letters or digits. We must be able to hear it."), code="silent")
        if len(set(heard)) < len(heard):
            raise ValidationError(_("Two of the words sound the same. Choose words that differ."), code="same")
        return "\n".join(words)


def lines_of(text: str) -> list[str]:
    """The lines that are not empty."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_heard(word: str) -> str:
    """A word as the hotline compares it (`enquiries.code_words.plain`, which the portal must not know).

    >>> as_heard(" Ёлка-2 "), as_heard("ЕЛКА 2")
    ('елка2', 'елка2')
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", without_heaps(word)).casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())
