"""Fields that plain Django lacks: a date in three parts, a one-time code."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PARTS = ((_("Day"), 2), (_("Month"), 2), (_("Year"), 4))


class DateParts(forms.MultiWidget):
    """Day, month and year as three short boxes: no calendar to page through, no order to guess."""

    template_name = "ui/forms/date.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__([forms.TextInput(attrs={"inputmode": "numeric"}) for _part in _PARTS])

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        wrong = " govuk-input--error" if (attrs or {}).get("aria-invalid") else ""
        for part, (label, width) in zip(context["widget"]["subwidgets"], _PARTS, strict=True):
            part["label"] = label
            part["attrs"]["class"] = f"govuk-input govuk-date-input__input govuk-input--width-{width}{wrong}"
        return context


class DateField(forms.MultiValueField):
    """A whole date typed in three boxes; its value is a `date`, or None when all three are left empty."""

    widget = DateParts
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Enter the day, the month and the year."),
        "incomplete": _("Enter the day, the month and the year."),
        "invalid": _("There is no such date. Write it like 27 3 1998."),
    }

    def __init__(self, **options: Any) -> None:
        message = {"invalid": self.default_error_messages["invalid"]}
        super().__init__([forms.IntegerField(error_messages=message) for _part in _PARTS], **options)

    def compress(self, data_list: list[int | None]) -> date | None:
        if not data_list:
            return None
        day, month, year = (part or 0 for part in data_list)
        try:
            return date(year, month, day)
        except (ValueError, OverflowError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class CodeField(forms.CharField):
    """A one-time code of digits; spaces and hyphens that were copied with it do no harm."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Enter the code."),
        "digits": _("The code has digits only."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").translate({ord(mark): None for mark in " -\u00a0\u2009"})

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (value.isascii() and value.isdigit()):
            raise ValidationError(self.error_messages["digits"], code="digits")
