"""What the forms of the request have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from vistka.mailroom.schema import LONGEST

Answers = Mapping[str, Any]


class StepForm(forms.Form):
    """A page of the request. Its fields bear the names of the answers; whatever is left empty was not answered.

    `together`: its answers mean something only together, so that none is kept while one of them is wrong.
    """

    together = False

    def written(self) -> dict[str, Any]:
        """The answers to be kept: of a form that is not valid, those that are right."""
        return {name: value for name, value in self.cleaned_data.items() if value != ""}

    def as_typed(self) -> dict[str, Any]:
        """What a form that is not valid shows again: kept, too, until it was mended."""
        shown = {name: self[name].value() for name in self.fields}
        return {name: value[:LONGEST] if isinstance(value, str) else value for name, value in shown.items() if value}
