"""The forms of this room: whom he meant, a language, how an answer was given, how news was brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.contact.answers import HowGiven
from vistka.contact.models import DeathNews
from vistka.contact.news import Brought, HandedOn
from vistka.contact.wording import LANGUAGES
from vistka.ui.forms import DateField
from vistka.ui.furniture import Text

NONE_OF_THEM: Final = "none"
LONGEST: Final = 4000


class MeantForm(forms.Form):
    """Which of his wishes means this enquirer. `wishes`: key of a wish to its words."""

    wish = forms.ChoiceField(label=_("Which of these means the enquirer?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, wishes: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["wish"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*wishes.items(), (NONE_OF_THEM, _("None of them: the person meant others"))]


class PrepareForm(forms.Form):
    """The language in which the enquirer is told."""

    language = forms.ChoiceField(
        label=_("In which language is the enquirer told?"),
        help_text=_("The one in which she is at home. You read the same beside it in your own."),
        choices=[(code, name) for code, name in settings.LANGUAGES if code in LANGUAGES],
        widget=forms.RadioSelect,
    )


class GiveForm(forms.Form):
    """How the answer was given, and that what keeps the enquirer safe was done."""

    how = forms.ChoiceField(
        label=_("How was the enquirer told?"),
        choices=[(how.value, how.words) for how in HowGiven],
        widget=forms.RadioSelect,
    )
    surely_her = forms.BooleanField(
        label=_(
            "I was sure who it was: I reached her as she asked, and she said one of her code words or showed a paper"
        ),
        error_messages={"required": _("Nobody is told anything before you are sure who it is.")},
    )
    word_for_word = forms.BooleanField(
        label=_("I said exactly this and no more, and left no message"),
        error_messages={
            "required": _("Say exactly what was approved. If something is missing, prepare another answer.")
        },
    )


class ReadForm(forms.Form):
    """A form that knows of what its page was made, so that nobody is told of whom the reader did not read."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, *, news: DeathNews) -> None:
        super().__init__(data, initial={"read": bytes(news.copied_from).hex()})

    def clean_read(self) -> bytes:
        """Of what the page was made; nothing that fits, when the browser sent something else."""
        try:
            return bytes.fromhex(self.cleaned_data["read"])
        except ValueError:
            return b""

    def read_again(self, news: DeathNews, words: Text) -> None:
        """What was typed stays; the page is made anew, and says why."""
        self.add_error(None, str(words))
        self.data = {**dict(self.data.items()), "read": bytes(news.copied_from).hex()}


class BroughtForm(ReadForm):
    """How the news was brought."""

    when = forms.CharField(label=_("When"), help_text=_("Day and hour."), max_length=100)
    where = forms.CharField(label=_("Where"), max_length=200)
    present = forms.CharField(
        label=_("Who was there"),
        help_text=_("Of the family, and with whom you came."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asked = forms.CharField(
        label=_("What the family asked, and what you promised to find out"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def brought(self) -> Brought:
        """What a valid form says."""
        return Brought(**{name: self.cleaned_data[name] for name in ("when", "where", "present", "asked")})


class ConfirmedForm(BroughtForm):
    """How those to whom it was handed brought the news, by their own word."""

    present = forms.CharField(
        label=_("Who brought it, and who was there"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    asked = forms.CharField(
        label=_("What the family asked"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class HandedOnForm(ReadForm):
    """To whom the news was handed on."""

    to = forms.CharField(
        label=_("To whom did you hand it?"),
        help_text=_("The National Society, the Power or the Central Tracing Agency, and who took it there."),
        max_length=200,
    )
    on = DateField(label=_("On which day"), initial=timezone.localdate)

    def handed(self) -> HandedOn:
        """What a valid form says."""
        return HandedOn(to=self.cleaned_data["to"], on=self.cleaned_data["on"])
