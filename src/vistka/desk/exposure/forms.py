"""The form of a review: what is done for each danger, and whether a take-down is asked. And of the second look at it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.desk.working.acts import Typed
from vistka.registry.actions import review_seen
from vistka.registry.exposure import MEASURES, Danger, Measure, Risk
from vistka.registry.models import Exposure


class ReviewForm(forms.Form):
    """Each danger with its measures; nothing is ticked beforehand."""

    take_down = forms.ChoiceField(
        label=_("Is who shows it asked to take it down?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, typed: Typed) -> None:
        super().__init__(typed)
        for danger, measures in MEASURES.items():
            self.fields[danger.value] = forms.MultipleChoiceField(
                label=str(danger.words),
                choices=[(one.value, one.words) for one in measures],
                widget=forms.CheckboxSelectMultiple,
            )
        self.order_fields([*(danger.value for danger in Danger), "take_down"])

    def found(self) -> Risk:
        """What a valid form says."""
        said: dict[str, Any] = self.cleaned_data
        dangers = {danger: frozenset(map(Measure, said[danger.value])) for danger in Danger}
        return Risk(dangers=dangers, take_down=said["take_down"] == "yes")


class SecondForm(forms.Form):
    """Which review was read: nobody seconds one that replaced it meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: Typed, *, exposure: Exposure) -> None:
        super().__init__(typed, initial={"seen": review_seen(exposure)})
