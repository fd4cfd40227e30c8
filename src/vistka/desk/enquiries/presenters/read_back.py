"""Everything that was typed, as it is read back to her before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from vistka.desk.enquiries.forms.consent import ConsentForm
from vistka.desk.enquiries.presenters.consents import IN_SHORT
from vistka.desk.enquiries.steps import Steps
from vistka.mailroom.consent_wordings import Item
from vistka.ui.furniture import SummaryRow, Text


@dataclass(frozen=True)
class Section:
    """One page of the form, read back; `step` is the way back to it."""

    title: Text
    step: str
    rows: list[SummaryRow]


def sections(steps: Steps) -> list[Section]:
    """All pages, in the order in which they were asked."""
    filled: Mapping[str, Any] = steps.filled
    return [Section(step.title, step.name, list(_rows(filled[step.name]))) for step in steps.steps]


def _rows(form: forms.Form) -> Iterator[SummaryRow]:
    for bound in form:
        said = form.cleaned_data[bound.name]
        if not bound.is_hidden and said not in ("", None):
            yield SummaryRow(_question(form, bound), _in_words(bound, said))


def _question(form: forms.Form, bound: BoundField) -> Text:
    """What was asked; the consents, which she has just heard word by word, in short."""
    return IN_SHORT[Item(bound.name)] if isinstance(form, ConsentForm) else bound.label


def _in_words(bound: BoundField, said: Any) -> Text:
    if isinstance(said, list):
        return format_html_join(", ", "{}", ((one,) for one in said))
    if isinstance(said, bool) and not isinstance(bound.field, forms.TypedChoiceField):
        return _("Yes") if said else _("No")
    if isinstance(bound.field, forms.ChoiceField):
        return dict(_choices(bound.field)).get(str(bound.value()), str(said))
    return str(said)


def _choices(field: forms.ChoiceField) -> list[tuple[str, Text]]:
    return list(field.choices)  # type: ignore[arg-type]
