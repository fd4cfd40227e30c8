"""The tray: what came by the portal and waits for a person, oldest first. It names nobody and opens nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.desk.enquiries.presenters.words import day
from vistka.mailroom.schema import Kind
from vistka.post.models import Submission
from vistka.post.tray import State, Why, waiting
from vistka.ui.furniture import Column, Link, Table, Tag, Tone

A_PAGE: Final = 25

KINDS: Final[Mapping[Kind, Promise]] = {
    Kind.ENQUIRY: gettext_lazy("An enquiry"),
    Kind.PAPER: gettext_lazy("A paper"),
    Kind.MESSAGE: gettext_lazy("A message"),
    Kind.CORRECTION: gettext_lazy("A correction"),
    Kind.CONTACT: gettext_lazy("Another way to reach her"),
    Kind.RELATIVE: gettext_lazy("Another relative"),
    Kind.WITHDRAWAL: gettext_lazy("A withdrawal"),
    Kind.LOST_CODE: gettext_lazy("A lost code"),
    Kind.SHEET: gettext_lazy("A sheet of an association"),
}
"""What waits for a person, in words."""
_PASSED_ON: Final[Mapping[Kind, Promise]] = {
    Kind.TO_PERSON: gettext_lazy("A letter to the person"),
    Kind.CHECK_IN: gettext_lazy("A code of a journey"),
    Kind.ASK_CALL: gettext_lazy("She asks for a call"),
    Kind.WITH_HIM: gettext_lazy("Somebody is with a soldier, or found one"),
}
"""What the machine gives to another room at once."""

_TONES: Final[Mapping[State, Tone]] = {
    State.WAITING: Tone.OPEN,
    State.ACCEPTED: Tone.GOOD,
    State.SPAM: Tone.PLAIN,
    State.REPEAT: Tone.PLAIN,
    State.UNOPENED: Tone.GRAVE,
    State.ENDED: Tone.PLAIN,
}


def kind_asked_for(typed: str) -> Kind | None:
    """The kind that was asked for; None for all."""
    return Kind(typed) if typed in {kind.value for kind in KINDS} else None


def kinds(chosen: Kind | None) -> list[tuple[Link, bool]]:
    """The kinds to look through; whether it is the one that is shown."""
    every = (Link(gettext_lazy("Everything"), reverse("desk:tray")), chosen is None)
    return [every, *((Link(words, f"?kind={kind.value}"), kind is chosen) for kind, words in KINDS.items())]


def listed(kind: Kind | None) -> QuerySet[Submission]:
    """What waits, oldest first; of one kind if it is asked for."""
    return waiting().filter(kind=kind) if kind else waiting()


def waiting_table(rows: Iterable[Submission]) -> Table:
    """What waits: kind and day, and no name."""
    return Table(
        caption=_("What waits"),
        caption_hidden=True,
        columns=(Column(_("What it is")), Column(_("Came")), Column(_("What you can do"))),
        rows=tuple((kind_words(row), day(row.opened_at), _open_link(row)) for row in rows),
    )


def put_aside_table(rows: Iterable[Submission]) -> Table:
    """What somebody sorted out, and may be taken back."""
    return Table(
        caption=_("Put aside"),
        caption_hidden=True,
        columns=(Column(_("What it is")), Column(_("Came")), Column(_("As what")), Column(_("What you can do"))),
        rows=tuple((kind_words(row), day(row.opened_at), state_tag(row), _open_link(row)) for row in rows),
    )


def withdrawals_table(rows: Sequence[Submission]) -> Table | None:
    """Withdrawals that were confirmed and can still be stopped; None if there are none."""
    if not rows:
        return None
    return Table(
        caption=_("Withdrawals that take effect soon"),
        columns=(Column(_("Confirmed")), Column(_("Takes effect")), Column(_("What you can do"))),
        rows=tuple(
            (
                day(row.decided_at) if row.decided_at else "–",
                day(row.takes_effect_at) if row.takes_effect_at else "–",
                _open_link(row),
            )
            for row in rows
        ),
    )


def unopened_table(rows: Iterable[Submission]) -> Table:
    """What did not open, and why."""
    return Table(
        caption=_("What does not open"),
        caption_hidden=True,
        columns=(Column(_("Came")), Column(_("Why")), Column(_("What you can do"))),
        rows=tuple((day(row.opened_at), Why(row.why).words, _open_link(row)) for row in rows),
    )


def others_waiting(row: Submission) -> Iterator[Link]:
    """What else waits from the same mailbox. It opens nobody."""
    if row.mailbox_id is not None:
        for other in waiting().filter(mailbox_id=row.mailbox_id).exclude(pk=row.pk):
            yield Link(kind_words(other), _url(other), day(other.opened_at))


def kind_words(row: Submission) -> Promise | str:
    """What it is."""
    return {**KINDS, **_PASSED_ON}[Kind(row.kind)] if row.kind else _("Not known")


def state_tag(row: Submission) -> Tag:
    """Where it stands."""
    return Tag(State(row.state).words, _TONES[State(row.state)])


def _open_link(row: Submission) -> Link:
    return Link(_("Open it"), _url(row), day(row.opened_at))


def _url(row: Submission) -> str:
    return reverse("desk:submission", args=[row.pk])
