"""An association's sheet before it is taken: its rows, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vistka.desk.post.presenters.said import kin_words
from vistka.desk.post.presenters.tray import others_waiting
from vistka.enquiries.sought import whole_name
from vistka.post.actions.sheets import sheet_of
from vistka.post.faults import WHOLE, LeftOut
from vistka.post.models import Submission
from vistka.post.sheets import Row
from vistka.ui.furniture import Column, Link, Table


@dataclass(frozen=True)
class SheetPage:
    """One sheet."""

    rows: Table | None
    left_out: Table | None
    papers: list[Link]


def sheet_page(row: Submission) -> SheetPage:
    """The families of a sheet, read. Raises `CannotOpen`."""
    sheet = sheet_of(row)
    return SheetPage(
        rows=_rows(sheet.rows) if sheet.rows else None,
        left_out=_left_out(sheet.left_out) if sheet.left_out else None,
        papers=list(others_waiting(row)),
    )


def _rows(rows: Sequence[Row]) -> Table:
    return Table(
        caption=_("Families of the sheet"),
        columns=(Column(_("Row"), numeric=True), Column(_("Who is sought")), Column(_("Who asks"))),
        rows=tuple(
            (row.line, whole_name(row.sought), f"{row.said['name']}, {kin_words(row.said['relation'])}") for row in rows
        ),
    )


def _left_out(left_out: Sequence[LeftOut]) -> Table:
    return Table(
        caption=_("What is left out"),
        columns=(Column(_("Row")), Column(_("Why"))),
        rows=tuple((_("All") if one.line == WHOLE else one.line, one.fault.words) for one in left_out),
    )
