"""The list of what waits. It opens nobody: a verdict is not begun with a name."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.tracing.decisions import CandidateState
from vistka.tracing.models import Candidate, Correction, Undoing
from vistka.ui.furniture import Cell, Column, Link, Table, Tag, Tone
from vistka.ui.templatetags.ui import time


def candidates_table(rows: Iterable[Candidate]) -> Table:
    """One line for each; only those on which two people differ are told apart from the others."""
    return Table(
        caption=_("Possible matches"),
        caption_hidden=True,
        columns=(Column(_("Possible match")), Column(_("By when")), Column(_("What is asked"))),
        rows=tuple(_row(candidate) for candidate in rows),
    )


def _row(candidate: Candidate) -> tuple[Cell, ...]:
    found = time(candidate.found_at)
    link = Link(
        _("Review"), reverse("desk:candidate", args=[candidate.pk]), _("the one found on %(when)s") % {"when": found}
    )
    return (link, time(candidate.due_at), _asked(candidate))


def _asked(candidate: Candidate) -> Cell:
    if candidate.state == CandidateState.THIRD:
        return Tag(_("Two people differ: decide"), Tone.WAITING)
    return _("Your verdict")


def undoings_table(reader: Member, rows: Iterable[Undoing]) -> Table:
    """Links that one person wants undone."""
    return Table(
        caption=_("Links that somebody wants undone"),
        columns=(Column(_("Proposed")), Column(_("What is asked"))),
        rows=tuple((time(undoing.proposed_at), _to_second(reader, undoing)) for undoing in rows),
    )


def _to_second(reader: Member, undoing: Undoing) -> Cell:
    words = (
        _("You proposed it; look at it again") if undoing.proposed_by == reader.staff.pk else _("Second it, or drop it")
    )
    return Link(words, reverse("desk:link", args=[undoing.link_id]))


def corrections_table(rows: Iterable[Correction]) -> Table:
    """What has to be put right after a link was undone."""
    return Table(
        caption=_("To put right"),
        caption_hidden=True,
        columns=(Column(_("Undone")), Column(_("By when")), Column(_("What is asked"))),
        rows=tuple(
            (
                time(one.opened_at),
                time(one.due_at),
                Link(_("Put it right"), reverse("desk:correction", args=[one.pk])),
            )
            for one in rows
        ),
    )
