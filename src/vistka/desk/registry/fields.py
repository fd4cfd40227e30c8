"""Fields of the register's forms: a value with where it comes from, and a day as people write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.dates import read_date
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Field, Provenance, particular

OF_A_BIRTH: Final = "birth_date"
_LONGEST: Final = 1000


class ParticularWidget(forms.MultiWidget):
    """A box for the value, and beside it a choice of where the value comes from."""

    template_name = "desk/registry/particular.html"
    use_fieldset = True

    def __init__(self, field: Field, how: Provenance) -> None:
        self.how = how
        look = {"autocomplete": "off", "spellcheck": "false"}
        value: forms.Widget = forms.TextInput(attrs=look)
        if field.lines > 1:
            value = forms.Textarea(attrs={**look, "rows": field.lines})
        super().__init__([value, forms.Select(choices=[(one.value, one.words) for one in Provenance])])

    def decompress(self, value: Any) -> list[str]:
        return [value["value"], value["how"]] if value else ["", self.how.value]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        wrong = bool((attrs or {}).get("aria-invalid"))
        text, how = context["widget"]["subwidgets"]
        _dress(text, "govuk-textarea" if isinstance(self.widgets[0], forms.Textarea) else "govuk-input", wrong)
        _dress(how, "govuk-select", wrong)
        return context


class ParticularField(forms.MultiValueField):
    """One field of a person. Its value is {"value", "how"}, or None when nothing was asked or known."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "both": _("There is a value, and the choice says that there is none. Empty the box or choose again."),
        "neither": _(
            "Write the value. If there is none because nobody asked, choose “%(how)s” and leave the box empty."
        ),
        "no_date": _("This cannot be read as a date. Write it like 27.3.1998, 3.1998, or only the year: 1998."),
    }

    def __init__(self, name: str, how: Provenance = Provenance.STATED, **options: Any) -> None:
        self.name, self.how = name, how
        known = FIELDS[name]
        super().__init__(
            [
                forms.CharField(required=False, max_length=_LONGEST),
                forms.ChoiceField(choices=[(one.value, one.words) for one in Provenance]),
            ],
            label=known.words,  # type: ignore[arg-type]
            help_text=hint_of(name),  # type: ignore[arg-type]
            required=False,
            require_all_fields=False,
            widget=ParticularWidget(known, how),
            **options,
        )
        self.template_name = "desk/registry/particular_field.html"

    def compress(self, data_list: list[str]) -> dict[str, str] | None:
        text, how = (data_list[0].strip(), Provenance(data_list[1])) if data_list else ("", self.how)
        if text and how in WITHOUT_VALUE:
            raise ValidationError(self.error_messages["both"], code="both")
        if not text and how not in WITHOUT_VALUE:
            if how is not self.how:
                words = {"how": self.how.words}
                raise ValidationError(self.error_messages["neither"], code="neither", params=words)
            return None
        if text and self.name == OF_A_BIRTH and not read_date(text).alternatives:
            raise ValidationError(self.error_messages["no_date"], code="no_date")
        return particular(text, how)


class DayField(forms.CharField):
    """A day, a month or a year as people write it; its value is EDTF ("2024-03-09", "2024-03"), or ""."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unreadable": _("This cannot be read as a date. Write it like 9.3.2024, 3.2024 or 2024."),
        "ambiguous": _("This can be read in two ways. Write the month as a word, or the year first: 2024-03-09."),
        "to_come": _("This day is yet to come."),
    }

    def __init__(self, **options: Any) -> None:
        hint = _("A day, a month or a year: 9.3.2024, 3.2024 or 2024.")
        super().__init__(**{"max_length": 40, "help_text": hint, **options})
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}

    def clean(self, value: Any) -> str:
        """The day in EDTF. Raises `ValidationError`."""
        text: str = super().clean(value)
        if not text:
            return ""
        found = read_date(text, today=today()).alternatives
        if not found:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        if len(found) > 1:
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous")
        if found[0].earliest > today():
            raise ValidationError(self.error_messages["to_come"], code="to_come")
        return str(found[0])


def today() -> date:
    """This day where the bureau is."""
    return timezone.localdate()


def not_to_come(day: date) -> None:
    """A validator: a day up to today. Raises `ValidationError`."""
    if day > today():
        raise ValidationError(DayField.default_error_messages["to_come"], code="to_come")


def choices(members: Iterable[Any]) -> list[tuple[str, Promise]]:
    """The choices of an enumeration whose members have `words`."""
    return [(one.value, one.words) for one in members]


def hint_of(name: str) -> str | Promise:
    """What helps to write this field; "" when its name says all."""
    return _HINTS.get(name, "")


_HINTS: Final = {
    "birth_date": _("As it was said or written: 27.3.1998, 3.1998, or only the year."),
    "person_to_inform": _("Whom the person wants told by the official channel."),
    "other_names": _("With a semicolon between two names."),
    "sex": _("A word in any language: man, жінка."),
}


def _dress(part: dict[str, Any], name: str, wrong: bool) -> None:
    part["attrs"]["class"] = f"{name} {name}--error" if wrong else name
