"""What she agrees to, item by item, in the very words of `mailroom.consent_wordings`."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.consent_wordings import NEEDED, NEWEST, WORDINGS, Item
from vistka.portal.asking.forms.base import Answers, StepForm

YES: Final = "yes"
NO: Final = "no"


def language_now() -> str:
    """The language in which this page is read, if there are wordings in it; else English."""
    language = get_language() or "en"
    return language if language in WORDINGS[NEWEST] else "en"


class ConsentForm(StepForm):
    """Yes or no to each item; nothing is ticked before she chose."""

    together = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.language = language_now()
        for item, words in WORDINGS[NEWEST][self.language].items():
            self.fields[item.value] = forms.ChoiceField(
                label=words,
                choices=[(YES, _("Yes, I agree")), (NO, _("No"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose yes or no.")},
            )

    def written(self) -> dict[str, Any]:
        """The answers, bound to the words that she read."""
        return super().written() | {"wording": NEWEST, "language": self.language}


def is_enough(consent: Answers) -> bool:
    """Whether the needed items were agreed to, in the wording that holds today."""
    return consent.get("wording") == NEWEST and all(consent.get(item.value) == YES for item in NEEDED)


def is_refused(consent: Answers) -> bool:
    """Whether a needed item was answered with no: then nothing can be sent."""
    return any(consent.get(item.value) == NO for item in NEEDED)


def agreed(consent: Answers) -> dict[str, bool]:
    """Item to yes or no."""
    return {item.value: consent.get(item.value) == YES for item in Item}
