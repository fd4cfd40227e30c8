"""How the pages of leads call the cells of a finding and of a described person, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.words import day_words
from vistka.leads.kinds import FATES
from vistka.sources.findings import How, SourceKind
from vistka.sources.nodes import Kind
from vistka.ui.furniture import SummaryRow, Text

CELLS: Final[Mapping[str, Promise]] = {
    "name": _("Name"),
    "fate": _("What is said"),
    "sex": _("Sex"),
    "age": _("Age"),
    "rank": _("Rank"),
    "unit": _("Military unit"),
    "birth_date": _("Birth"),
    "birth_place": _("Place of birth"),
    "residence": _("Residence"),
    "service_number": _("Service number"),
    "where": _("Where?"),
    "date": _("When?"),
    "relative": _("Relative who was spoken to"),
    "marks": _("By what the person is known"),
    "by": _("Who offers it"),
    "speaker": _("Who spoke"),
    "to": _("To whom"),
    "reported_by": _("Reported by"),
    "source": _("Source"),
    "source_kind": _("Kind of source"),
    "how": _("How"),
    "author": _("Author"),
    "handle": _("Account"),
    "links": _("Links"),
    "media": _("Pictures and videos"),
    "country": _("Country"),
    "value": _("Day"),
}

SOURCE_KINDS: Final[Mapping[str, Promise]] = {
    SourceKind.OFFICIAL: _("an office"),
    SourceKind.OUTLET: _("a newspaper or agency"),
    SourceKind.OTHER: _("somebody without an office"),
}
HOW: Final[Mapping[str, Promise]] = {How.QUOTED: _("quoted"), How.REPORTED: _("in the writer's words")}
CLOSED: Final[Mapping[str, Mapping[str, Promise]]] = {"fate": FATES, "source_kind": SOURCE_KINDS, "how": HOW}
"""The cells of which the values are a closed list."""
_DAYS: Final = ("date", "value", "birth_date")

ROOTS: Final[Mapping[Kind, Promise]] = {
    Kind.POST: _("post"),
    Kind.STATEMENT: _("statement"),
    Kind.VOICE: _("voice"),
    Kind.ARTICLE: _("article"),
    Kind.UNTRACED: _("not traced further"),
}
"""Where the trail of who says it ends."""


def cell_rows(said: Mapping[str, str]) -> list[SummaryRow]:
    """The cells of a finding or a person that are filled."""
    return [SummaryRow(CELLS[name], value_words(name, said[name])) for name in CELLS if said.get(name)]


def value_words(name: str, value: str) -> Text:
    """A value, in words where it is of a closed list."""
    if name in _DAYS:
        return day_words(value)
    return CLOSED.get(name, {}).get(value, value)
