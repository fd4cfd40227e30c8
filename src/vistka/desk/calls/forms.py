"""The forms of calls."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.calls.kinds import InRoom, Outcome, Refusal, Way
from vistka.desk.working.acts import Typed
from vistka.enquiries.models import Enquirer
from vistka.mailroom.schema import ZONES

TOLD: Final[tuple[Promise, ...]] = (
    _("A call lasts fifteen minutes at most."),
    _("Somebody of the camp is in the room and hears it. You say who."),
    _("By the local rule the sound is recorded, kept for a year and then erased. In the browser nothing is recorded."),
    _("Either of the two may end it at any moment, and may take back the consent on any day."),
)
"""What each of the two is told before agreeing."""


class ConsentForm(forms.Form):
    """That one of the two was told everything and agrees."""

    told = forms.BooleanField(label=_("I have said all of this, in words that were understood"))
    picture = forms.BooleanField(
        label=_("Wants to see the other one too, if both do and it is in the browser"), required=False
    )
    how = forms.CharField(label=_("How the consent was given"), help_text=_("Signed, marked, or said."), max_length=100)


class FamilyConsentForm(ConsentForm):
    """Hers: also when it suits her, and in which time zone she lives. `enquirers`: those whom he may have meant."""

    enquirer = forms.ChoiceField(label=_("Which enquirer did the person mean?"), widget=forms.RadioSelect)
    times = forms.CharField(label=_("When it suits her"), required=False, max_length=300)
    zone = forms.ChoiceField(label=_("Her time zone"), choices=[(zone, zone) for zone in ZONES])

    def __init__(self, typed: Typed, *, enquirers: list[Enquirer]) -> None:
        super().__init__(typed)
        field = self.fields["enquirer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.said["name"]) for one in enquirers]


class AskForm(ConsentForm):
    """With whom a person wants to speak."""

    name = forms.CharField(label=_("With whom"), help_text=_("The name, as the person says it."), max_length=200)
    relation = forms.CharField(label=_("Who that is to the person"), max_length=100)

    field_order = ("name", "relation")


class GrantForm(forms.Form):
    """Whether somebody else must allow it."""

    needs_court = forms.BooleanField(
        label=_("There are proceedings: a court or a prosecutor has to allow it"), required=False
    )
    court_allows = forms.BooleanField(label=_("They have allowed it in writing"), required=False)


class RefuseForm(forms.Form):
    """Why not."""

    why = forms.ChoiceField(
        label=_("Why is it refused?"), choices=[(one.value, one.words) for one in Refusal], widget=forms.RadioSelect
    )


class SlotForm(forms.Form):
    """When and how they speak."""

    way = forms.ChoiceField(
        label=_("How do they speak?"),
        choices=[(one.value, one.words) for one in Way],
        initial=Way.BRIDGED.value,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label=_("Day"), help_text=_("As in 2026-12-01."))
    hour = forms.TimeField(label=_("Hour"), help_text=_("As in 14:30, in the time zone below."))
    zone = forms.ChoiceField(label=_("Time zone"), choices=[(zone, zone) for zone in ZONES])
    in_room = forms.MultipleChoiceField(
        label=_("Who is in the room at the camp"),
        help_text=_("Both are told this."),
        choices=[(one.value, one.words) for one in InRoom],
        widget=forms.CheckboxSelectMultiple,
    )

    def given(self) -> dict[str, Any]:
        """The arguments of `calls.actions.set_slot`."""
        typed = self.cleaned_data
        at = datetime.combine(typed["day"], typed["hour"], ZoneInfo(typed["zone"]))
        return {
            "way": Way(typed["way"]),
            "slot_from": at,
            "in_room": [InRoom(one) for one in typed["in_room"]],
        }


class OutcomeForm(forms.Form):
    """How it came out."""

    outcome = forms.ChoiceField(
        label=_("How did it come out?"), choices=[(one.value, one.words) for one in Outcome], widget=forms.RadioSelect
    )
