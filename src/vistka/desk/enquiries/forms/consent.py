"""Consent: the very words, in her language, item by item. She hears each and says yes or no."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.forms.fields import yes_or_no
from vistka.enquiries.consent import GivenConsent
from vistka.mailroom.consent_wordings import NEEDED, NEWEST, WORDINGS

DEFAULT_LANGUAGE: Final = "en"

_REFUSED: Final = _(
    "Without this we can take no enquiry. Tell her so kindly, that nothing is kept, and that she may call again."
)


def language_read(spoken: str) -> str:
    """The language in which the consent is read to somebody who speaks `spoken`."""
    return spoken if spoken in WORDINGS[NEWEST] else DEFAULT_LANGUAGE


class ConsentForm(forms.Form):
    """Yes or no to each item of the newest wording in `language`. Neither stands there before she answers."""

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.language = language
        self.fields["read_in"] = forms.CharField(widget=forms.HiddenInput, initial=language)
        for item, words in WORDINGS[NEWEST][language].items():
            self.fields[item.value] = yes_or_no(format_html('<span lang="{}">{}</span>', language, words))

    @classmethod
    def heard(cls, sent: QueryDict | None, language: str, **options: Any) -> ConsentForm:
        """The form with the answers that were sent; without them if they were given to words in another language."""
        was_read = sent is not None and sent.get(f"{options.get('prefix', '')}-read_in".lstrip("-")) == language
        return cls(sent if was_read else None, language=language, **options)

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` for a refusal of what is needed."""
        found = super().clean() or self.cleaned_data
        for item in NEEDED:
            if found.get(item.value) is False:
                self.add_error(item.value, _REFUSED)
        return found

    @property
    def given(self) -> GivenConsent:
        """What she agreed to, for an action."""
        items = {item.value: self.cleaned_data[item.value] for item in WORDINGS[NEWEST][self.language]}
        return GivenConsent(items=items, language=self.language)
