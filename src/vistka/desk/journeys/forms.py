"""The forms of journeys: a plan, a briefing, the points she agrees to, hours for a leg, a call, a code, a reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import choices, today
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.routes import Route, routes_of
from vistka.reunion.journeys.rules import Reason
from vistka.reunion.journeys.sentences import WORDS, words_in
from vistka.reunion.kinds import WayKind
from vistka.ui.forms import DateField

_LONGEST_HOURS = 72
_NOT_REACHED, _LATER, _THERE = "not_reached", "later", "there"


class PlanForm(forms.Form):
    """The road, its first day, and whom the escorts call on it."""

    route = forms.ChoiceField(label=_("Which road?"), widget=forms.RadioSelect)
    first_day = DateField(label=_("First day"), initial=today)
    contacts = forms.CharField(
        label=_("Whom the escorts call on the road"),
        help_text=_("Erased fourteen days after the end, with the whole plan."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, typed: Any = None, *, kind: WayKind) -> None:
        super().__init__(typed)
        field = self.fields["route"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(route.value, route.words) for route in routes_of(kind)]

    def given(self) -> dict[str, Any]:
        """The arguments of `planning.plan_journey`."""
        return {**self.cleaned_data, "route": Route(self.cleaned_data["route"])}


class BriefingForm(forms.Form):
    """In which language it was read to her."""

    language = forms.ChoiceField(
        label=_("In which language did you read it to her?"),
        choices=[(code, name) for code, name in settings.LANGUAGES if code in WORDS],
        initial=get_language,
        widget=forms.RadioSelect,
    )


class AgreeForm(forms.Form):
    """Each point, in the language in which she heard it."""

    def __init__(self, typed: Any = None, *, language: str) -> None:
        super().__init__(typed)
        missing = {"required": _("She travels only when she has understood each point. Read again what is not clear.")}
        for point in Point:
            self.fields[point.value] = forms.BooleanField(
                label=words_in(language).points[point], error_messages=missing
            )


class HoursForm(forms.Form):
    """By when somebody must have checked in."""

    hours = forms.IntegerField(
        label=_("In how many hours must the check-in come?"),
        help_text=_("After that somebody calls her. Leave time for the border."),
        min_value=1,
        max_value=_LONGEST_HOURS,
        initial=24,
    )

    def check_in_by(self) -> datetime:
        """The hour, aware."""
        return timezone.now() + timedelta(hours=self.cleaned_data["hours"])


class CallForm(forms.Form):
    """Somebody called her."""

    outcome = forms.ChoiceField(
        label=_("Did you reach her?"),
        choices=[
            (_NOT_REACHED, _("No")),
            (_LATER, _("Yes; she needs more time")),
            (_THERE, _("Yes; she is at the end of the leg, and a code word proved that it is she")),
        ],
        widget=forms.RadioSelect,
    )
    hours = forms.IntegerField(label=_("How many hours more?"), required=False, min_value=1, max_value=_LONGEST_HOURS)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("outcome") == _LATER and not said.get("hours"):
            self.add_error("hours", _("Say how many hours she needs."))
        return said

    def given(self) -> dict[str, Any]:
        """The arguments of `walking.call_traveller`."""
        outcome, hours = self.cleaned_data["outcome"], self.cleaned_data.get("hours")
        by = timezone.now() + timedelta(hours=hours or 0) if outcome == _LATER else None
        return {"reached": outcome != _NOT_REACHED, "check_in_by": by}


class CodeForm(forms.Form):
    """The code that she says."""

    code = forms.CharField(
        label=_("The code that she says"),
        help_text=_("Whether it was right is not shown. Stay friendly, and end the call."),
        max_length=40,
    )


class ReasonForm(forms.Form):
    """Why a journey ends early."""

    reason = forms.ChoiceField(label=_("Why does it end?"), choices=choices(Reason), widget=forms.RadioSelect)

    def given(self) -> Reason:
        """The reason."""
        return Reason(self.cleaned_data["reason"])
