"""The forms of human remains: a filled sheet, with what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.desk.working.acts import Typed
from vistka.remains.bodies.advisor import DNA_METHODS
from vistka.remains.bodies.deciding import METHODS, Decision
from vistka.remains.bodies.sheets import MOST, PARTS, Question, Sheet
from vistka.ui.forms import DateField

_NUMBER: Final = 40
_FEW: Final = 4
"""So many choices stand below each other; more are folded into a list."""


class SheetForm(forms.Form):
    """One or more sheets, with further fields before them."""

    def __init__(self, typed: Typed, *sheets: Sheet, fields: Mapping[str, forms.Field] | None = None, **options: Any):
        super().__init__(typed, **options)
        self.fields |= fields or {}
        for sheet in sheets:
            self.fields |= {name: _field(question) for name, question in sheet.items()}

    def said(self, sheet: Sheet) -> dict[str, str]:
        """The answers to one of its sheets."""
        return {name: _text(self.cleaned_data.get(name)) for name in sheet}

    def text(self, name: str) -> str:
        """What was typed into a further field."""
        return _text(self.cleaned_data.get(name))

    @property
    def at(self) -> datetime:
        """Day and hour of a handing over."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], UTC)


def day_and_hour() -> dict[str, forms.Field]:
    """When something was handed over."""
    return {
        "day": DateField(label=_("Day")),
        "hour": forms.TimeField(label=_("Hour (UTC)"), help_text=_("As in 14:30.")),
    }


def part_field() -> forms.Field:
    """What was found."""
    return forms.ChoiceField(label=_("What was found"), choices=[*PARTS.items()])


def number_field(label: Any, *, needed: bool = False, help_text: Any = "") -> forms.Field:
    """A number that somebody reads out."""
    return forms.CharField(
        label=label,
        required=needed,
        help_text=help_text,
        max_length=_NUMBER,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def words_field(label: Any, *, needed: bool = True, lines: int = 1) -> forms.Field:
    """A line or more of free words."""
    widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
    return forms.CharField(label=label, required=needed, max_length=MOST, widget=widget)


def dna_methods() -> forms.Field:
    """By which DNA methods a laboratory compared a sample."""
    return forms.MultipleChoiceField(
        label=_("DNA methods that the laboratory has done"),
        required=False,
        choices=[*DNA_METHODS.items()],
        widget=forms.CheckboxSelectMultiple,
    )


def decision_fields() -> dict[str, forms.Field]:
    """What stands before the sheet of a decision."""
    return {
        "methods": forms.MultipleChoiceField(
            label=_("Methods"), choices=[*METHODS.items()], widget=forms.CheckboxSelectMultiple
        ),
        "barcodes": forms.CharField(
            label=_("Barcodes of the samples that were compared, for DNA"),
            help_text=_("One on a line: the sample of the remains, and those of the family."),
            required=False,
            max_length=MOST,
            widget=forms.Textarea(attrs={"rows": 4}),
        ),
        "person_number": number_field(
            _("Number in the register"), help_text=_("Only where the expert means somebody who is registered.")
        ),
    }


def decision_of(form: SheetForm, sheet: Sheet) -> Decision:
    """The decision that was filled in."""
    barcodes = tuple(filter(None, (line.strip() for line in form.text("barcodes").splitlines())))
    return Decision(
        said=form.said(sheet),
        methods=tuple(form.cleaned_data["methods"]),
        barcodes=barcodes,
        person_number=form.text("person_number"),
    )


def _field(question: Question) -> forms.Field:
    if question.is_day:
        return DateField(label=question.words, required=question.needed)
    if question.choices is None:
        return words_field(question.words, needed=question.needed, lines=question.lines)
    words: Any = question.words
    few = len(question.choices) <= _FEW
    empty = [] if question.needed and few else [("", "–")]
    return forms.ChoiceField(
        label=words,
        required=question.needed,
        choices=[*empty, *question.choices.items()],
        widget=forms.RadioSelect if few else forms.Select,
    )


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()
