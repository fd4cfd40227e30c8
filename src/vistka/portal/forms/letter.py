"""The form in which a letter is pasted, to see whether it is ours."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.portal.typed import TypedArea

LONGEST: Final = 40_000
"""Characters. The longest letter of the bureau is far shorter."""


class PastedLetter(forms.Form):
    """A whole letter, from its title to its proof."""

    letter = TypedArea(
        label=_("Paste or type the whole letter here"),
        help_text=_("Start with the title. End with the last line, which begins with “proof”."),
        required=True,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Paste the letter into the box first.")},
    )
