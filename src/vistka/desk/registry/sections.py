"""A long form in sections, each with its heading: what a page needs to show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from vistka.ui.furniture import Text


class Part(NamedTuple):
    """A section of a form: its heading, what is said before it, and the names of its fields."""

    title: Text
    text: Text
    names: Sequence[str]
    warns: bool = False
    """The warning about free words stands before the fields."""
    is_folded: bool = False
    """It is folded away while nothing is written in it."""


class Section(NamedTuple):
    """A section as a template shows it."""

    title: Text
    text: Text
    fields: list[BoundField]
    warns: bool
    is_folded: bool


class SectionedForm(forms.Form):
    """A form whose fields stand under headings; a field that no part names is not shown."""

    parts: ClassVar[Sequence[Part]] = ()

    def parts_of(self) -> Sequence[Part]:
        """The parts, in the order of the page; a form whose parts depend on what it is given overrides it."""
        return self.parts

    @property
    def sections(self) -> Iterator[Section]:
        """The sections with their fields."""
        return (
            Section(part.title, part.text, self._shown(part.names), part.warns, self._folds(part))
            for part in self.parts_of()
        )

    def in_order(self) -> None:
        """Put the fields into the order of the parts, so that the faults are listed as the page goes."""
        self.order_fields([name for part in self.parts_of() for name in part.names])

    def _folds(self, part: Part) -> bool:
        return part.is_folded and not any(self[name].value() or self[name].errors for name in part.names)

    def _shown(self, names: Sequence[str]) -> list[BoundField]:
        return [self[name] for name in names if not self[name].is_hidden]
