"""What is asked before something is printed: two languages, and for a blank form its kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vistka.documents.kinds import DocumentKind
from vistka.documents.labels import LANGUAGES, Languages

_CHOICES = [(code, name) for code, name in settings.LANGUAGES if code in LANGUAGES]


class LanguagesForm(forms.Form):
    """Two languages; the first stands in front."""

    first = forms.ChoiceField(label=_("First language"), choices=_CHOICES, initial="uk", widget=forms.RadioSelect)
    second = forms.ChoiceField(label=_("Second language"), choices=_CHOICES, initial="en", widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", _("Choose two different languages."))
        return cleaned

    @property
    def languages(self) -> Languages:
        """Both, of a valid form."""
        return self.cleaned_data["first"], self.cleaned_data["second"]


class BlankForm(LanguagesForm):
    """Which blank form. `kinds`: those that the reader issues."""

    kind = forms.ChoiceField(label=_("Which form?"), widget=forms.RadioSelect)
    field_order = ("kind", "first", "second")

    def __init__(self, *args: Any, kinds: Iterable[DocumentKind], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind.value, kind.words) for kind in kinds]
