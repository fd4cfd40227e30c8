"""Free words about a person: the warning that stands above the box, and what is said when it was not heeded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.registry.warnings import warned

WARNING: Final = (
    (
        "uk",
        "Нічого про те, як людину взяли в полон, і нічого з того, що вона там сказала: це може шкодити їй усе життя.",
    ),
    (
        "ru",
        "Ничего о том, как человека взяли в плен, и ничего из того, что он там сказал: "
        "это может вредить ему всю жизнь.",
    ),
    (
        "en",
        "Nothing of how the person was taken, and nothing of what the person said there: "
        "it can do harm for a whole life.",
    ),
    (
        "pt",
        "Nada sobre como a pessoa foi capturada e nada do que ali disse: pode prejudicá-la durante toda a vida.",
    ),
)
"""In all four languages at once, whichever the page speaks: it is for whoever writes, in the tongue in which he writes."""


class FreeTextForm(forms.Form):
    """A form with boxes of free words, `free`. Words that speak of the capture are shown and have to be taken out.

    They may stand after all when the writer says that they speak of something else ("surrendered his passport").
    """

    free: ClassVar[tuple[str, ...]]
    warning: ClassVar = WARNING

    sure = forms.BooleanField(
        label=_("I have looked again: these words speak neither of the capture nor of anything the person told"),
        widget=forms.HiddenInput,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields([name for name in self.fields if name != "sure"])

    def clean(self) -> None:
        super().clean()
        for name in self.free:
            if found := warned(self.cleaned_data.get(name) or ""):
                self._show_again(name, found)

    def _show_again(self, name: str, found: Iterable[str]) -> None:
        self.fields["sure"].widget = forms.CheckboxInput()
        if not self.cleaned_data.get("sure"):
            words = _("Please take out what speaks of the capture or of what was said: %(words)s.")
            told = {"words": ", ".join(f"“{word}”" for word in found)}
            self.add_error(name, forms.ValidationError(words, code="warned", params=told))
