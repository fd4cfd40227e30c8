"""Graves as staff see them: the list, one grave with its moves, and the list that goes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.members import Member
from vistka.desk.dead.grave_acts import OF_GRAVE, page_of_grave
from vistka.desk.dead.papers import PRINTS_OF_GRAVES
from vistka.desk.papers.printing import prints_offered
from vistka.desk.registry.words import day_words
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.remains.dead.graves import moves_of
from vistka.remains.dead.identity import name_in
from vistka.remains.dead.machines import GraveState
from vistka.remains.models import Grave, GraveMove
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone

_TONES = {GraveState.LAID: Tone.WAITING, GraveState.MOVED: Tone.WAITING, GraveState.MARKED: Tone.GOOD}
PLACE: Final[dict[str, Promise]] = {
    "cemetery": gettext_lazy("Cemetery or place"),
    "plot": gettext_lazy("Plot, row and number"),
    "coordinates": gettext_lazy("Coordinates"),
    "marking": gettext_lazy("What stands on the grave"),
    "kept_by": gettext_lazy("Who looks after it"),
    "together": gettext_lazy("Why several lie there together"),
}


def graves_page(graves: Sequence[Grave], more: int) -> Listing:
    """The graves in which somebody lies; `more`: how many further ones only the file has."""
    text = _("Mark every grave so that relatives find it. Write down every move.")
    if more:
        text += " " + _("%(count)s more stand in the file.") % {"count": more}
    return Listing(
        title=_("Graves"),
        text=text,
        tables=[_graves(graves)] if graves else [],
        empty_title=_("No grave is written down"),
        empty_text=_("Write a burial on the page of a notification of death. The grave then appears here."),
        acts=[Link(_("The list of graves as a file"), reverse("desk:graves_file"))],
    )


def grave_page(reader: Member, grave: Grave) -> Record:
    """One grave."""
    rows = [
        SummaryRow(_("State"), _state(grave)),
        SummaryRow(_("Who lies here"), _who(grave)),
        SummaryRow(_("Since"), day_words(grave.place["on"])),
        *_place_rows(grave.place),
    ]
    moves = [_moved(move) for move in moves_of(grave)]
    return Record(
        title=_("Place of the ashes") if grave.is_ashes else _("Grave"),
        back=Link(_("Graves"), reverse("desk:graves")),
        summary=rows,
        acts=[*offered(reader, grave, OF_GRAVE), *prints_offered(reader, grave, PRINTS_OF_GRAVES)],
        blocks=moves,
    )


def _place_rows(place: dict[str, str]) -> list[SummaryRow]:
    return [SummaryRow(words, place[name]) for name, words in PLACE.items() if place.get(name)]


def _moved(move: GraveMove) -> Block:
    said = move.said
    rows = [*_place_rows(said["before"]), SummaryRow(_("Why it is moved"), said["reason"])]
    return Block(title=_("Moved on %(day)s") % {"day": day_words(said["on"])}, text=_("Until then:"), rows=rows)


def _graves(graves: Sequence[Grave]) -> Table:
    columns = (_("Who lies here"), _("Cemetery or place"), _("Plot, row and number"), _("State"))
    return Table(
        caption=_("Graves"),
        caption_hidden=True,
        columns=tuple(map(Column, columns)),
        rows=tuple(_line(one) for one in graves),
    )


def _line(grave: Grave) -> tuple[Cell, ...]:
    return (
        Link(_who(grave), page_of_grave(grave)),
        grave.place["cemetery"],
        grave.place["plot"] or "–",
        _state(grave),
    )


def _who(grave: Grave) -> str:
    return name_in(grave.death.identity) if grave.death else _("Human remains: not known who")


def _state(grave: Grave) -> Tag:
    state = GraveState(grave.state)
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))
