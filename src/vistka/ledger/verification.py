"""Does the ledger still say what was written? What is removed, cut, altered or moved is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import models

from vistka.agenda.models import Change
from vistka.ledger.anchors import Anchor, is_ours
from vistka.ledger.contents import content_of, digest
from vistka.ledger.entries import GENESIS, chain
from vistka.ledger.models import Entry, Head
from vistka.ledger.recorded import Recorded
from vistka.vault.opening import as_they_lie

Progress = Callable[[int, int], None]

CHUNK = 2000


class Finding(NamedTuple):
    """Something that is not as it was written: `what` happened to `which` entries or row."""

    what: str
    which: str

    def __str__(self) -> str:
        return f"{self.what}: {self.which}"


class Verified(NamedTuple):
    """What was found, how far the ledger was read, and the last anchored number (0 without an anchor)."""

    findings: tuple[Finding, ...]
    entries: int
    rows: int
    anchored: int

    @property
    def unseen(self) -> tuple[str, ...]:
        """What this check cannot see, in plain words."""
        after = self.entries - self.anchored
        return (
            f"{after:,} of {self.entries:,} entries came after the last signed head that you gave: whoever holds both "
            "the database and the keyring could have cut or rewritten these.",
            "Whoever was root on this host while the keyring was open could read without an entry.",
            "That an entry is true to the world: it says what was done under an account, and not by whose hand.",
        )


def verify(anchors: Iterable[Anchor] = (), progress: Progress | None = None) -> Verified:
    """Read the whole ledger and every recorded row, and hold them against each other and against signed heads.

    `progress(done, total)` is told of entries and rows alike.
    """
    show = progress or (lambda done, total: None)
    given = tuple(anchors)
    ours = [anchor for anchor in given if is_ours(anchor)]
    foreign = [Finding("not signed by this bureau", f"the head {one.number:,}") for one in given if not is_ours(one)]
    walk = _Walk(ours, show)
    findings = [*foreign, *walk.entries(), *walk.head(), *walk.rows(), *walk.feed()]
    return Verified(tuple(findings), walk.number, walk.read_rows, max(walk.anchors, default=0))


class _Walk:
    """One pass over entries, then rows."""

    def __init__(self, anchors: list[Anchor], show: Progress) -> None:
        self.anchors: dict[int, set[str]] = {}
        for anchor in anchors:
            self.anchors.setdefault(anchor.number, set()).add(anchor.mac)
        self._show = show
        self.number, self.read_rows, self._mac = 0, 0, GENESIS
        self._last: dict[UUID, tuple[int, bytes, str]] = {}
        self._total = Entry.objects.count() + sum(model._default_manager.count() for model in recorded_models())

    def entries(self) -> Iterator[Finding]:
        """Gaps in the numbers, entries whose MAC does not hold, heads that were signed and are gone."""
        for entry in Entry.objects.order_by("number").iterator(CHUNK):
            if entry.number != self.number + 1:
                yield Finding("removed", _span("entries", self.number + 1, entry.number - 1))
            elif bytes(entry.mac) != chain(self._mac, entry):
                yield Finding("altered or moved", f"entry {entry.number:,}")
            yield from self._anchored(entry)
            self.number, self._mac = entry.number, bytes(entry.mac)
            if entry.wrote and entry.subject_id:
                self._last[entry.subject_id] = (entry.number, bytes(entry.digest or b""), entry.subject_kind)
            self._show(entry.number, self._total)

    def head(self) -> Iterator[Finding]:
        """An end that was cut off, or entries past the head."""
        head = Head.objects.first()
        at, mac = (head.number, bytes(head.mac)) if head else (0, GENESIS)
        if at > self.number:
            yield Finding("cut off", _span("entries", self.number + 1, at))
        elif at < self.number or mac != self._mac:
            yield Finding("altered", "the head: it is not the last entry's")
        for number in self.anchors:
            if number > max(at, self.number):
                yield Finding("cut off since the signed head", _span("entries", self.number + 1, number))

    def rows(self) -> Iterator[Finding]:
        """Rows that no action wrote as they are, and rows that are gone without an action."""
        for model in recorded_models():
            with as_they_lie():
                for row in model._default_manager.order_by("pk").iterator(CHUNK):
                    self.read_rows += 1
                    yield from self._row(row, self._last.pop(row.pk, None))
                    self._show(self.number + self.read_rows, self._total)
        kinds = {model._meta.label for model in recorded_models()}
        for row_id, (number, mac, kind) in self._last.items():
            if kind in kinds and mac != digest(number, kind, row_id, None):
                yield Finding("removed", f"{kind} {row_id}, written by entry {number:,}")

    def feed(self) -> Iterator[Finding]:
        """Changes that followers will not see, or that no entry stands for."""
        writes = Entry.objects.filter(wrote=True)
        published = Change.objects.filter(
            sequence=models.OuterRef("number"),
            row_id=models.OuterRef("subject_id"),
            kind=models.OuterRef("subject_kind"),
        )
        hidden = writes.exclude(models.Exists(published)).exclude(verb__startswith="vault.")
        for number in hidden.values_list("number", flat=True):
            yield Finding("removed", f"the change {number:,} from the feed")
        entered = writes.filter(
            number=models.OuterRef("sequence"),
            subject_id=models.OuterRef("row_id"),
            subject_kind=models.OuterRef("kind"),
        )
        for sequence in Change.objects.exclude(models.Exists(entered)).values_list("sequence", flat=True):
            yield Finding("invented", f"the change {sequence:,} in the feed")

    def _row(self, row: Recorded, last: tuple[int, bytes, str] | None) -> Iterator[Finding]:
        if last is None:
            yield Finding("written by other means than an action", str(row))
        elif last[1] != digest(last[0], row._meta.label, row.pk, content_of(row)):
            yield Finding("altered or put back", f"{row}, last written by entry {last[0]:,}")

    def _anchored(self, entry: Entry) -> Iterator[Finding]:
        if self.anchors.get(entry.number, set()) - {bytes(entry.mac).hex()}:
            yield Finding("rewritten before the signed head", f"entry {entry.number:,}")


def recorded_models() -> list[type[Recorded]]:
    """Every model whose rows the ledger vouches for."""
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


def _span(what: str, first: int, last: int) -> str:
    return f"{what} {first:,}" if first == last else f"{what} {first:,} to {last:,}"
