"""A field in its form: which classes and attributes its widget gets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import boundfield
from django.forms.widgets import Input

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes"),  # a RadioSelect to Django
    (forms.RadioSelect, "govuk-radios"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
)
"""The first that fits names the look; a widget of several parts dresses its parts itself."""

_TAKES_AN_ERROR = ("govuk-select", "govuk-textarea", "govuk-file-upload", "govuk-input")

_LEFT_OUT = ("maxlength", "minlength", "placeholder", "required")
"""Attributes a browser would enforce or show by itself. A cut-off value hides from the writer what was lost, a
placeholder vanishes when needed, and a browser's own bubble speaks its own language; our errors say it instead."""


class BoundField(boundfield.BoundField):
    """Adds what the templates ask of a field."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        found = super().build_widget_attrs(attrs, widget) | dict.fromkeys(_LEFT_OUT, False)
        if not widget.is_hidden:
            found["class"] = self._class_of(widget)
        if widget.attrs.get("autocomplete") == "one-time-code":
            found["inputmode"] = "numeric"
        return found

    def _class_of(self, widget: forms.Widget) -> str:
        name = next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")
        wrong = f"{name}--error" if self.errors and name in _TAKES_AN_ERROR else ""
        return " ".join(part for part in (name, wrong, widget.attrs.get("class", "")) if part)

    @property
    def is_checkbox(self) -> bool:
        """A single box: its label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def role(self) -> str:
        """What a screen reader calls the fieldset; the parts of a date are read as one group."""
        return "group" if isinstance(self.field.widget, forms.MultiWidget) else ""

    @property
    def first_id(self) -> str:
        """Where a link in the error summary leads: the field, or the first choice or part of it."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label
