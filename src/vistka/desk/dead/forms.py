"""The forms of deaths, official enquiries and graves."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.desk.working.acts import Typed
from vistka.registry.models import Person
from vistka.registry.states import State
from vistka.remains.dead.causes import ENQUIRY_OWED, Cause
from vistka.remains.dead.deaths import Examination, Notice
from vistka.remains.dead.enquiries import Statement
from vistka.remains.dead.graves import Resting
from vistka.remains.dead.words import Cremation, Disc, Effects, KnownBy, Whose
from vistka.remains.models import Grave
from vistka.ui.forms import DateField

_SHORT, _LONG = 200, 1000
_OFF = {"autocomplete": "off", "spellcheck": "false"}


def _line(label: Any, hint: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=_SHORT, widget=forms.TextInput(attrs=dict(_OFF))
    )


def _words(label: Any, hint: Any = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={**_OFF, "rows": 3})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=_LONG, widget=widget)


def _one_of(label: Any, table: Iterable[StrEnum], hint: Any = "") -> forms.ChoiceField:
    choices = [(one.value, one.words) for one in table]  # type: ignore[attr-defined]
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, widget=forms.RadioSelect)


def _day(label: Any) -> DateField:
    return DateField(label=label, initial=timezone.localdate)


class NoteForm(forms.Form):
    """The notification begins. Day and place are asked only where the register has no death yet."""

    on = _line(_("On which day"), _("As exactly as it is known, for example 2022-06-01."))
    place = _line(_("Where the person died"))
    disc = _one_of(_("The identity disc"), Disc)
    effects = _one_of(_("What the person leaves"), Effects)
    through = _line(_("Forwarded through which agency"))
    account = _line(
        _("Who can tell of the last days?"), _("A doctor, nurse, chaplain or fellow prisoner. Name and address.")
    )

    def __init__(self, typed: Typed, *, person: Person) -> None:
        super().__init__(typed)
        if person.state == State.DEAD:
            for name in ("on", "place"):
                del self.fields[name]

    def given(self) -> Notice:
        """For `remains.dead.actions.note_death`."""
        said = self.cleaned_data
        return Notice(**{**said, "disc": Disc(said["disc"]), "effects": Effects(said["effects"])})


class ExaminationForm(forms.Form):
    """What the doctor found."""

    on = _day(_("Day of the examination"))
    known_by = _one_of(_("How do you know who it is?"), KnownBy)
    cause = _one_of(_("Cause of death"), Cause)
    suspected = forms.BooleanField(
        label=_("Somebody suspects that a guard, a prisoner or another person had a hand in it"), required=False
    )
    words = _words(
        _("Circumstances of the death, in a few words"),
        _("What a doctor says. Nothing of how the person was taken, or of what the person told."),
    )

    def given(self) -> Examination:
        """For `remains.dead.actions.examine_dead`."""
        said = self.cleaned_data
        return Examination(**{**said, "cause": Cause(said["cause"]), "known_by": KnownBy(said["known_by"])})


class WitnessForm(forms.Form):
    """Who signed beside the one who certifies."""

    name = _line(_("Full name"), required=True)
    address = _line(_("Address"), required=True)
    signed_on = _day(_("Signed on"))

    def given(self) -> dict[str, str]:
        """For `remains.dead.actions.add_death_witness`."""
        return {**self.cleaned_data, "signed_on": self.cleaned_data["signed_on"].isoformat()}


class RestingForm(forms.Form):
    """Where somebody rests, so that relatives find it."""

    on = _day(_("On which day"))
    cemetery = _line(_("Cemetery or place"), required=True)
    plot = _line(_("Plot, row and number"))
    coordinates = _line(_("Coordinates"), _("Latitude and longitude in degrees, for example 50.4501, 30.5234."))
    marking = _line(_("What stands on the grave"), _("Leave it empty while the grave is not marked."))
    kept_by = _line(_("Who looks after it"))
    together = _line(
        _("Why several lie there together"),
        _("Leave it empty for a grave of one person. Everybody has a grave of their own, unless that is impossible."),
    )

    def resting(self) -> Resting:
        """For the actions of `remains.dead.graves`."""
        return Resting(**{name: self.cleaned_data[name] for name in RestingForm.base_fields})


class BurialForm(RestingForm):
    """A burial."""

    rite = _line(_("By which rite"), _("That of the person's religion, as far as possible."))


class CremationForm(BurialForm):
    """A cremation, with the reason that stands on the certificate."""

    reason = _one_of(_("For which reason"), Cremation, _("There is no other reason."))
    words = _line(
        _("What shows this"),
        _("A doctor's order, the religion, or when and where the wish was written."),
        required=True,
    )

    field_order = ("reason", "words")


class MarkForm(forms.Form):
    """What stands on the grave."""

    marking = _line(_("What stands on the grave"), required=True)


class MoveForm(RestingForm):
    """A move: why, and where it is now."""

    reason = _line(_("Why it is moved"), required=True)

    field_order = ("reason",)

    def __init__(self, typed: Typed, *, grave: Grave) -> None:
        super().__init__(typed, initial={"kept_by": grave.place["kept_by"]})


class InjuryForm(forms.Form):
    """A serious injury in which others had a hand."""

    on = _day(_("On which day"))
    place = _line(_("Where"))
    cause = _one_of(_("By whom"), [cause for cause, owed in ENQUIRY_OWED.items() if owed])

    def given(self) -> dict[str, Any]:
        """For `remains.dead.actions.open_injury_enquiry`."""
        return {**self.cleaned_data, "cause": Cause(self.cleaned_data["cause"])}


class StatementForm(forms.Form):
    """That a witness was heard."""

    name = _line(_("Full name"), required=True)
    address = _line(_("Address"))
    whose = _one_of(_("Who the witness is"), Whose)
    taken_on = _day(_("On which day"))

    def given(self) -> Statement:
        """For `remains.dead.actions.take_statement`."""
        return Statement(**{**self.cleaned_data, "whose": Whose(self.cleaned_data["whose"])})


class ReportForm(forms.Form):
    """The report went to the Protecting Power."""

    to = _line(_("To whom"), _("The Protecting Power, or who acts for it."), required=True)
    on = _day(_("On which day"))
    none_because = _line(_("Why nobody was heard"), _("Only where there are no statements."))
