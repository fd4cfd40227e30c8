"""What she fills in inside her mailbox. Each form says what it sends, as `mailroom.schema` has it for its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.codes import DIGITS, clean_code, is_code
from vistka.portal.asking.forms.enquirer import BEARERS, CHANNELS, NOTICES, WITHOUT_ADDRESS
from vistka.portal.box.choices import HOUR_WORDS, KIN_WORDS, of
from vistka.portal.typed import TypedArea, TypedDate, TypedField

LONGEST_MESSAGE: Final = 5000
"""Letters of one message: two pages. The page that shows it again stays as long as all others."""
_ONE_OF_THESE: Final = dict.fromkeys(("required", "invalid_choice"), _("Choose one of these."))
_NOWHERE: Final = {"autocomplete": "off", "spellcheck": "false"}


class CodeForm(forms.Form):
    """The case code, in whatever groups and digits. It is shown again when it was mistyped, never in an address."""

    code = forms.CharField(
        label=_("Your case code"),
        help_text=_("24 digits. Spaces between them do not matter."),
        max_length=200,
        widget=forms.TextInput(attrs={**_NOWHERE, "inputmode": "numeric", "class": "portal-digits"}),
        error_messages={
            "required": _("Type the 24 digits of your case code."),
            "max_length": _("This is longer than a case code. Type its 24 digits only."),
            "null_characters_not_allowed": _("Type the 24 digits of your case code."),
        },
    )

    def clean_code(self) -> str:
        """The digits. A slip is said at once: it costs no turn and asks nothing of the mailroom."""
        digits = clean_code(self.cleaned_data["code"])
        if len(digits) != DIGITS:
            said = _("A case code has 24 digits. You typed %(count)d. Look at the groups of four once more.")
            raise ValidationError(said, code="length", params={"count": len(digits)})
        if not is_code(digits):
            said = _(
                "One digit is wrong, or two stand in each other's place. Compare the groups of four with your note."
            )
            raise ValidationError(said, code="check")
        return digits


class Sheet(forms.Form):
    """What every form of a mailbox has. `sending`: drawn when it is first shown, so that a double tap sends once.

    `kept`: the key of its draft, so that what she types is kept when the mailbox has closed meanwhile.
    """

    what = ""
    """By which `box/write/` knows it; empty for a form with an address of its own."""
    is_final = False
    """Whether sending it ends something: its button says so by its colour, too."""

    sending = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    kept = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput)

    HIDDEN: ClassVar = ("sending", "kept")

    def said(self) -> dict[str, Any]:
        """What is sent, beside the mailbox and the language."""
        return {name: value for name, value in self.cleaned_data.items() if value and name not in self.HIDDEN}

    def pages(self) -> Sequence[bytes]:
        """The files that are sent with it."""
        return ()


class MessageForm(Sheet):
    """She writes to us."""

    words = TypedArea(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        rows=10,
        required=True,
        error_messages={"required": _("Write your message first.")},
    )


class CorrectionForm(Sheet):
    """She adds to or mends what she said. All may stay empty but one."""

    name = TypedField(label=_("Name"))
    other_names = TypedField(label=_("Other names"))
    birth_date = TypedDate(label=_("Date of birth"))
    birth_place = TypedField(label=_("Place of birth"))
    father_name = TypedField(label=_("First name of the father"))
    mother_name = TypedField(label=_("First name of the mother"))
    military_rank = TypedField(label=_("Rank"))
    unit = TypedField(label=_("Unit"))
    last_contact_date = TypedDate(label=_("Day of the last contact"))
    marks = TypedArea(label=_("Scars, tattoos and other marks"), rows=3)
    words = TypedArea(label=_("Anything else"), max_length=LONGEST_MESSAGE, rows=6)

    def clean(self) -> None:
        super().clean()
        if not self.errors and not self.said():
            raise ValidationError(_("Every line is empty. Write at least one thing, then send it."), code="empty")

    def said(self) -> dict[str, Any]:
        filled = super().said()
        words = {"words": filled.pop("words")} if "words" in filled else {}
        return ({"sought": filled} if filled else {}) | words


class ContactForm(Sheet):
    """She changes how she is reached, and whether a notice comes. All of it is said anew."""

    channel = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=list(CHANNELS.items()),
        widget=forms.RadioSelect,
        error_messages=_ONE_OF_THESE,
    )
    address = TypedField(label=_("Number or address for that"))
    hours = TypedField(label=_("Safe days and hours"))
    may_pick_up = TypedField(
        label=_("Who else may pick up"), help_text=_("And what we may say to them. Leave it empty for nobody.")
    )
    second_way = TypedField(label=_("A second way to reach you"))
    language = forms.ChoiceField(
        label=_("Language for calls and letters"),
        choices=settings.LANGUAGES,
        error_messages=_ONE_OF_THESE,
    )
    bad_news = forms.ChoiceField(
        label=_("Who should bring you bad news, if there ever is any?"),
        help_text=_("We ask every family. It says nothing about the person you seek."),
        choices=[("", _("As I said before")), *BEARERS.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    never_leave_message = forms.BooleanField(label=_("Never leave a message"), required=False, initial=True)
    interpreter = forms.BooleanField(label=_("I need an interpreter"), required=False)
    notice = forms.ChoiceField(
        label=_("Do you want notices?"),
        help_text=_("Notices come on fixed days, with news or without. They name nobody."),
        choices=list(NOTICES.items()),
        widget=forms.RadioSelect,
        error_messages=_ONE_OF_THESE,
    )
    notice_address = TypedField(label=_("Number or address for notices"))
    notice_hours = forms.ChoiceField(
        label=_("When may a notice come?"),
        choices=of(HOUR_WORDS, HOUR_WORDS),
        required=False,
        error_messages=_ONE_OF_THESE,
    )
    risk_read = forms.BooleanField(
        label=_("I have read what others can see, and I want notices"),
        help_text=_("Who holds your telephone can see it. So can your provider, and the State it obeys."),
        required=False,
    )

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if given.get("channel") not in (None, *WITHOUT_ADDRESS) and not given.get("address"):
            self._ask("address", _("Write the number or the address, or choose that we do not contact you."))
        if given.get("notice", "none") != "none":
            if not given.get("notice_address"):
                self._ask("notice_address", _("Write where the notice may go. Or choose “No notices”."))
            if not given.get("risk_read"):
                self._ask("risk_read", _("Read what others can see, then tick this. Or choose “No notices”."))

    def _ask(self, field: str, words: Any) -> None:
        if field not in self.errors:
            self.add_error(field, ValidationError(words, code="missing"))

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        texts = ("channel", "address", "hours", "may_pick_up", "second_way", "language", "bad_news")
        contact = {name: given[name] for name in texts if given[name]}
        contact["flags"] = {name: given[name] for name in ("never_leave_message", "interpreter")}
        if given["notice"] == "none":
            return {"contact": contact, "notices": {"channel": "none"}}
        notices = {"channel": given["notice"], "address": given["notice_address"], "flags": {"risk_read": True}}
        if given["notice_hours"]:
            notices["hours"] = given["notice_hours"]
        return {"contact": contact, "notices": notices}


class RelativeForm(Sheet):
    """She names another relative."""

    name = TypedField(label=_("Name"), required=True, error_messages={"required": _("Write the name.")})
    relation = forms.ChoiceField(
        label=_("What is this relative to the person you seek?"),
        choices=of(KIN_WORDS, KIN_WORDS),
        required=False,
        error_messages=_ONE_OF_THESE,
    )
    address = TypedArea(label=_("How we may safely reach them"), max_length=1000, rows=2)
    words = TypedArea(label=_("What else we should know"), rows=4)

    def said(self) -> dict[str, Any]:
        return {"relative": super().said()}


class WithdrawalForm(Sheet):
    """She withdraws her request."""

    is_final = True

    words = TypedArea(label=_("Is there something you want to tell us?"), rows=4)


class CallerForm(forms.Form):
    """The word that a caller said. It is compared and kept nowhere."""

    word = TypedField(
        label=_("Which word did the caller say?"),
        max_length=100,
        required=True,
        widget=forms.TextInput(attrs=_NOWHERE),
        error_messages={"required": _("Write the word that the caller said.")},
    )
