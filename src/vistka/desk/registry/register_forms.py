"""The forms on which somebody is registered: who is held by us, and who is reported held by the other Power."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import DayField, choices
from vistka.desk.registry.free_text import FreeTextForm
from vistka.desk.registry.person_forms import BOUND, VOLUNTARY, ParticularsForm
from vistka.desk.registry.report_forms import ReportForm
from vistka.desk.registry.sections import Part
from vistka.registry.models.person import Category, Side
from vistka.registry.newcomers import Newcomer, NewEvent, NewIdentifier
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import Identity, Particular, Provenance
from vistka.registry.states import EventKind

NUMBERS: Final = 2
_OF_PAPERS: Final = frozenset({Provenance.DOCUMENT, Provenance.DISC})


def identity_of(particular: Particular) -> Identity:
    """Whose identity a value belongs to when it is first written: the papers' or the claimed one."""
    return Identity.DOCUMENT if Provenance(particular["how"]) in _OF_PAPERS else Identity.CLAIMED


class RegisterForm(FreeTextForm, ParticularsForm):
    """What is asked of everybody who is registered, whoever holds the person."""

    free: ClassVar[tuple[str, ...]] = ("note",)

    category = forms.ChoiceField(
        label=_("As what is the person held?"), choices=choices(Category), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What else helps"),
        help_text=_("Only what helps to know who this is or to care for the person."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, NUMBERS + 1):
            self._add_number(number)
        self.in_order()

    def _add_number(self, number: int) -> None:
        kinds = [("", _("Choose what number this is")), *choices(NumberKind)]
        self.fields[f"number_{number}_kind"] = forms.ChoiceField(
            label=_("What number is it?") if number == 1 else _("What other number is it?"),
            choices=kinds,
            required=False,
        )
        self.fields[f"number_{number}"] = forms.CharField(
            label=_("The number") if number == 1 else _("The other number"),
            max_length=60,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )

    @property
    def number_names(self) -> tuple[str, ...]:
        """The names of the boxes for numbers."""
        return tuple(name for at in range(1, NUMBERS + 1) for name in (f"number_{at}_kind", f"number_{at}"))

    def clean(self) -> None:
        super().clean()
        for at in range(1, NUMBERS + 1):
            kind, value = self.cleaned_data.get(f"number_{at}_kind"), self.cleaned_data.get(f"number_{at}")
            if value and not kind:
                self.add_error(f"number_{at}_kind", forms.ValidationError(_("Choose what number this is.")))
            if kind and not value:
                self.add_error(f"number_{at}", forms.ValidationError(_("Write the number.")))

    @property
    def note_part(self) -> Part:
        """The box for free words."""
        return Part(_("Note"), "", ("note", "sure"), warns=True)

    def newcomer(self) -> Newcomer:
        """The person who was written down."""
        raise NotImplementedError

    def _newcomer(self, side: Side, *, first_words: str = "", **more: Any) -> Newcomer:
        note = "\n".join(words for words in (first_words, self.cleaned_data["note"]) if words)
        return Newcomer(
            side=side,
            category=Category(self.cleaned_data["category"]),
            identities=self.identities(),
            identifiers=self.identifiers(),
            note=note,
            **more,
        )

    def identities(self) -> dict[str, dict[str, dict[str, str]]]:
        """What was written, each value with the identity it belongs to."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        for name, particular in self.particulars():
            found.setdefault(identity_of(particular).value, {})[name] = particular
        return found

    def identifiers(self) -> list[NewIdentifier]:
        """The numbers by which the person is known elsewhere."""
        typed = self.cleaned_data
        return [
            NewIdentifier(kind=NumberKind(kind), value=typed[f"number_{at}"], how=_how_of(NumberKind(kind)))
            for at in range(1, NUMBERS + 1)
            if (kind := typed[f"number_{at}_kind"])
        ]


def _how_of(kind: NumberKind) -> Provenance:
    """A number of a disc was read on it, one of a document in it; all others somebody told."""
    known = {NumberKind.DISC: Provenance.DISC, NumberKind.DOCUMENT: Provenance.DOCUMENT}
    return known.get(kind, Provenance.THIRD_PARTY)


class RegisterHeldForm(RegisterForm):
    """Somebody who is held by us: how he came here, and where he is."""

    free: ClassVar[tuple[str, ...]] = ("captured_at", "note")

    captured_on = DayField(label=_("Day of the capture"), required=False)
    captured_at = forms.CharField(label=_("Place of the capture"), max_length=200, required=False)
    arrived_on = DayField(label=_("Day of arrival at the camp"), required=False)
    camp = forms.CharField(
        label=_("Camp or hospital"),
        help_text=_("A family never reads this."),
        max_length=200,
        required=False,
    )
    postbox = forms.CharField(
        label=_("Postal address of the camp"),
        help_text=_("The postbox to which letters are sent, not where the camp lies."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        required=False,
    )
    language = forms.CharField(
        label=_("Language in which the person was asked"),
        help_text=_("A language that the person understands; if somebody interpreted, write that too."),
        max_length=100,
        required=False,
    )

    def parts_of(self) -> Sequence[Part]:
        came = ("captured_on", "captured_at", "arrived_on", "camp", "postbox")
        return (
            Part("", "", ("category", "language")),
            *super().parts_of(),
            Part(_("How the person came here"), _("Day and place of the capture, and nothing of its manner."), came),
            Part(_("Numbers by which the person is known elsewhere"), "", self.number_names),
            self.note_part,
        )

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("captured_at") and not self.cleaned_data.get("captured_on"):
            self.add_error(
                "captured_on", forms.ValidationError(_("Write the day too, even if only the month or year."))
            )

    def events(self) -> list[NewEvent]:
        """The capture and the arrival, as far as they are known."""
        typed, found = self.cleaned_data, []
        if typed["captured_on"]:
            said = {"on": typed["captured_on"], "place": typed["captured_at"]}
            found.append(NewEvent(kind=EventKind.CAPTURED, said=said))
        if typed["arrived_on"]:
            found.append(NewEvent(kind=EventKind.ARRIVED, said={"on": typed["arrived_on"], "place": typed["camp"]}))
        return found

    def newcomer(self) -> Newcomer:
        """The person who was written down."""
        language = self.cleaned_data["language"]
        # The record has no field of its own for it; a later officer must still know in which language he was asked.
        asked_in = gettext("Asked in: %(language)s.") % {"language": language} if language else ""
        return self._newcomer(Side.HELD, events=self.events(), custody=self.custody(), first_words=asked_in)

    def custody(self) -> dict[str, str]:
        """Where the person is, and the address for letters."""
        found = {"camp": self.cleaned_data["camp"], "mail_address": self.cleaned_data["postbox"]}
        return {name: value for name, value in found.items() if value}


class RegisterReportedForm(ReportForm, RegisterForm):
    """Somebody who is reported held by the other Power."""

    how = Provenance.THIRD_PARTY

    def parts_of(self) -> Sequence[Part]:
        return (
            Part("", "", ("category",)),
            Part(_("The report"), _("Who says that the other Power holds this person."), self.report_names),
            Part(_("Who it is"), _("As the report says. Every box can stay empty."), (*BOUND, *VOLUNTARY)),
            Part(_("Numbers by which the person is known elsewhere"), "", self.number_names),
            self.note_part,
        )

    def newcomer(self) -> Newcomer:
        """The person who was written down."""
        return self._newcomer(Side.REPORTED, report=self.report())
