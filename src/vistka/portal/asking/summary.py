"""All that she wrote, in words, for the page on which she checks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from vistka.dates import DateRange, read_date
from vistka.portal.asking.draft import Asking
from vistka.portal.asking.forms.papers import PAPERS
from vistka.portal.asking.papers import GONE, is_gone, papers_of
from vistka.portal.asking.steps import PAPERS as PAPERS_PAGE
from vistka.portal.asking.steps import STEPS, Step
from vistka.portal.asking.views.steps import FROM_CHECK
from vistka.portal.days import in_words
from vistka.portal.typed import TypedDate

SHOWN: Final = 400
"""Letters of one answer; the whole of a longer one stands on its own page. So this page is small on a slow line, too."""


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one page: (question, answer); `faulty`: something on it cannot be sent as it is."""

    heading: str | Promise
    url: str
    rows: tuple[tuple[str | Promise, str], ...]
    faulty: bool


def summary_of(asking: Asking) -> list[Part]:
    """Each page of the table with its answers."""
    return [_part(asking, step) for step in STEPS]


def _part(asking: Asking, step: Step) -> Part:
    rows = _papers(asking) if step.name == PAPERS_PAGE else _answers(asking, step)
    faulty = bool(asking.part("typed").get(step.name))
    return Part(step.heading, f"{step.url}?{FROM_CHECK}", tuple(rows), faulty)


def _answers(asking: Asking, step: Step) -> Iterator[tuple[str | Promise, str]]:
    said = asking.part(step.part)
    for name, field in step.form().fields.items():
        if name in said:
            yield field.label or "", _in_words(field, said[name])


def _papers(asking: Asking) -> Iterator[tuple[str | Promise, str]]:
    for paper in papers_of(asking):
        yield PAPERS[paper["paper"]], str(GONE) if is_gone(asking, paper) else paper["note"]


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.widget.choices).get(value, value))
    read = _as_read(str(value)) if isinstance(field, TypedDate) else ""
    return Truncator(str(value)).chars(SHOWN) + read


def _as_read(typed: str) -> str:
    """What we make of a date that can be read in two ways, so that she can write it more clearly."""
    read = read_date(typed).alternatives
    if len(read) < 2:
        return ""
    days = f" {_('or')} ".join(_days(each) for each in read)
    return f"\n{_('We read this as:')} {days}"


def _days(each: DateRange) -> str:
    first, last = in_words(each.earliest), in_words(each.latest)
    return first if each.is_day else f"{first} – {last}"
