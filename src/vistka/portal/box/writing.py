"""What she sends to the person, on a journey, or about a call: forms that a mail opens, beside those for everybody."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.schema import LONGEST
from vistka.mailroom.submissions import SIZES
from vistka.portal.asking.papers import TooManyPages, fitted
from vistka.portal.box.forms import Sheet
from vistka.portal.typed import TypedArea, TypedField
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import to_pixels

LONGEST_LETTER: Final = LONGEST
"""Letters of one letter: the page that shows it again stays as long as all others. Who has more to say writes another."""
MOST_WORDS: Final = 300
"""Of a family message (the Red Cross message); no other form has a number of words."""
_FAMILY_MESSAGE: Final = "family_message"
_PICTURES: Final = SIZES[-1] - 48 * 1024
"""Bytes of the pictures; the rest is for the longest letter."""

WRITINGS: Final[dict[str, Promise]] = {
    "letter": _("A letter"),
    "card": _("A card, with a few lines"),
    "family_message": _("A family message: family news only, at most 300 words. The Red Cross can carry it."),
}
"""`mailroom.schema.WRITINGS`."""


class ToPersonForm(Sheet):
    """She writes to the person: words, a picture of her handwriting, or both."""

    what = "to_person"

    reply_to = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    form = forms.ChoiceField(
        label=_("What do you write?"),
        choices=list(WRITINGS.items()),
        widget=forms.RadioSelect,
        initial="letter",
        error_messages={"required": _("Choose one of these."), "invalid_choice": _("Choose one of these.")},
    )
    words = TypedArea(label=_("Your words to the person"), max_length=LONGEST_LETTER, rows=12)
    file = forms.FileField(
        label=_("A photograph of your handwriting"),
        help_text=_("JPEG, PNG, WebP, GIF, TIFF or PDF, at most 20 MB."),
        required=False,
        max_length=None,
        allow_empty_file=True,
    )

    def clean_file(self) -> list[bytes]:
        """Its pages as we drew them. Raises `ValidationError`, which says what is wrong with it and what to do."""
        file = self.cleaned_data["file"]
        if not file:
            return []
        try:
            return fitted(to_pixels(file.read()).pages, _PICTURES)
        except Refused as refused:
            raise ValidationError(str(refused.words), code="refused") from None
        except TooManyPages:
            raise ValidationError(
                _("This document is too long for one sending. Send it in parts."), code="long"
            ) from None

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        words = self.cleaned_data["words"]
        if not words and not self.cleaned_data["file"]:
            self.add_error("words", ValidationError(_("Write something, or add a photograph."), code="empty"))
        if self.cleaned_data["form"] == _FAMILY_MESSAGE and len(words.split()) > MOST_WORDS:
            said = _("A family message has at most 300 words. Make it shorter, or send it as a letter.")
            self.add_error("words", ValidationError(said, code="words"))

    def pages(self) -> list[bytes]:
        pages: list[bytes] = self.cleaned_data["file"]
        return pages

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("form", "words", "reply_to") if self.cleaned_data[name]}


class CheckInForm(Sheet):
    """She checks in on her journey. Every code is taken: whoever stands beside her sees no difference."""

    what = "check_in"

    code = TypedField(
        label=_("Your code for this part of the journey"),
        max_length=100,
        required=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type the code.")},
    )


ZONES: Final = {
    "Europe/Kyiv": "Київ · Kyiv",
    "Europe/Moscow": "Москва · Moscow",
    "Europe/Kaliningrad": "Калининград · Kaliningrad",
    "Europe/Minsk": "Мінск · Минск · Minsk",
    "Europe/Warsaw": "Warszawa · Berlin · Paris",
    "Europe/Samara": "Самара · Samara",
    "Asia/Yekaterinburg": "Екатеринбург · Yekaterinburg",
    "Asia/Omsk": "Омск · Omsk",
    "Asia/Krasnoyarsk": "Красноярск · Krasnoyarsk",
    "Asia/Irkutsk": "Иркутск · Улан-Удэ · Irkutsk",
    "Asia/Yakutsk": "Якутск · Чита · Yakutsk",
    "Asia/Vladivostok": "Владивосток · Vladivostok",
    "Asia/Magadan": "Магадан · Magadan",
    "Asia/Kamchatka": "Камчатка · Kamchatka",
    "Asia/Tashkent": "Toshkent · Ташкент",
    "Asia/Dushanbe": "Душанбе · Dushanbe",
    "Asia/Almaty": "Алматы · Almaty",
    "Asia/Kathmandu": "Kathmandu",
    "Asia/Colombo": "Colombo · Delhi",
    "Europe/Lisbon": "Lisboa · London",
    "UTC": "UTC",
}
"""`mailroom.schema.ZONES`, by towns as they call themselves."""


class AskCallForm(Sheet):
    """She asks for a call, and says to what she agrees."""

    what = "ask_call"

    consent = forms.BooleanField(
        label=_("I want to speak with the person, and I know that somebody sits with the person"),
        error_messages={"required": _("Without this there can be no call. Tick it, or go back.")},
    )
    picture = forms.BooleanField(label=_("I would like to see the person, if the person wants it too"), required=False)
    times = TypedArea(
        label=_("When could you speak?"),
        help_text=_("Days and hours that are safe for you."),
        max_length=1000,
        rows=4,
        required=True,
        error_messages={"required": _("Write at least one day and hour.")},
    )

    zone = forms.ChoiceField(
        label=_("Which town has the same time as you?"),
        choices=list(ZONES.items()),
        error_messages={"required": _("Choose one of these."), "invalid_choice": _("Choose one of these.")},
    )

    def said(self) -> dict[str, Any]:
        flags = {name: bool(self.cleaned_data[name]) for name in ("consent", "picture")}
        return {"flags": flags, "times": self.cleaned_data["times"], "zone": self.cleaned_data["zone"]}
