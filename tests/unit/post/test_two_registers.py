"""Nobody can ask the mail: the same enquiries, before a register that knows him and one that does not, get the same.

For thirty days the same families file, send papers and get letters. In one bureau he is found: held, dead, reported by the
other side. In the other nobody is found. Every mailbox is opened on every day, and compared byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

import pytest

from invented_answers import ALL, CaringBureau, Family, mother_wish
from invented_mail import A_TEST, START, HerMailbox, a_mailbox, forget, mailed_on, on
from vistka.enquiries.clocks import steps, unanswered
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.mailroom.mails import Mail, Part
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.post.letters import Why, approve_letter, machine_letter, write_letter
from vistka.registry.models import Side
from vistka.registry.reports import ReportSource, ReportStatus

DAY: Final = timedelta(days=1)
DAYS: Final = 30
LANGUAGES: Final = ("uk", "ru", "en", "pt")


def held_without_a_wish(family: Family, day: int) -> None:
    """He is held, she is documented, and he has wished nothing."""
    if day == 2:
        family.is_linked()
    if day == 4:
        family.is_kin()
    if day == 20:
        family.is_asked(mother_wish())


def held_and_she_is_not_documented(family: Family, day: int) -> None:
    """He wishes her to know everything; no paper shows yet that she is his mother."""
    if day == 3:
        family.is_linked()
        family.moves("P.O. box 12, Inventia")
        [wish] = family.is_asked(mother_wish(*ALL))
        family.is_meant(wish)


def held_and_nobody_has_told_her(family: Family, day: int) -> None:
    """All of it may be told, and the people who tell have not come to it."""
    if day == 5:
        family.has_everything()


def dead(family: Family, day: int) -> None:
    """He dies; the notifier has not reached her."""
    if day == 1:
        family.is_linked()
        family.is_kin()
    if day == 9:
        family.dies()


def reported_by_a_lead(family: Family, day: int) -> None:
    """Somebody saw him in a film of the other side's; no Power has notified him."""
    if day == 2:
        family.is_linked()
        family.is_kin()
    if day == 8:
        family.is_reported(ReportSource.OPEN_SOURCE, ReportStatus.HELD, START.date(), official=False)


def found_and_undone(family: Family, day: int) -> None:
    """Two people confirm the match and later undo it."""
    if day == 2:
        family.is_linked()
    if day == 15:
        family.is_unlinked()


def told(family: Family, day: int) -> None:
    """The table allows it, and she was told: then her own mailbox says so, from the next mail on."""
    if day == 10:
        family.has_everything()
        family.is_told()


@dataclass(frozen=True)
class Case:
    """A family's mailboxes, and what the register comes to know in the bureau where he is found."""

    happens: Callable[[Family, int], None]
    language: str
    side: Side = Side.HELD

    @property
    def name(self) -> str:
        return self.happens.__name__


SILENT: Final = (
    Case(held_without_a_wish, "uk"),
    Case(held_and_she_is_not_documented, "ru"),
    Case(held_and_nobody_has_told_her, "en"),
    Case(dead, "uk"),
    Case(reported_by_a_lead, "ru", Side.REPORTED),
    Case(found_and_undone, "pt"),
)
CASES: Final = (*SILENT, Case(told, "uk"))
OWN, SECOND, UNSORTED = "own", "second", "unsorted"

Keys = Mapping[tuple[str, str], HerMailbox]


@action("invented.give_letter")
def give(*, by: Actor, hers: HerMailbox, why: Why, day: date) -> None:
    """The machine's letter."""
    machine_letter(hers.row, why, {"day": day})


@dataclass(frozen=True)
class Lived:
    """What thirty days in one bureau gave: each mailbox and its mails, rows and their sizes, what the desk has to do."""

    mails: Mapping[tuple[str, str], list[tuple[int, Mail]]]
    sizes: set[int]
    rows: list[tuple[object, int]]
    asked: list[tuple[str, str, datetime]]


def live(bureau: CaringBureau, keys: Keys, *, he_is_found: bool) -> Lived:
    """Thirty days in a bureau."""
    with on(START):
        families = {case: Family(bureau, case.side) for case in CASES}
        for case, family in families.items():
            a_mailbox(family.mother, language=case.language, hers=keys[case.name, OWN])
            a_mailbox(family.mother, language=case.language, second=True, hers=keys[case.name, SECOND])
            a_mailbox(language=case.language, hers=keys[case.name, UNSORTED])
        for hers in keys.values():
            give(by=A_TEST, hers=hers, why=Why.FILED, day=START.date())
    for day in range(1, DAYS + 1):
        now = START + day * DAY
        mailed_on(now)
        with on(now):
            for case, family in families.items():
                if he_is_found:
                    case.happens(family, day)
                _what_she_does(bureau, keys[case.name, OWN], day)
    names = {family.mother.pk: case.name for case, family in families.items()}
    later = START + 400 * DAY
    due = [
        (clock.__name__, names[row.row_id], row.due_at)
        for clock in (steps, unanswered)
        for row in clock(later)
        if row.row_id in names
    ]
    return Lived(
        mails={key: list(hers.read().mails) for key, hers in keys.items()},
        sizes={len(bytes(sealed)) for sealed in DeliveredMail.objects.values_list("sealed", flat=True)},
        rows=sorted(DeliveredMail.objects.values_list("mailbox", "sequence")),
        asked=sorted(due),
    )


def _what_she_does(bureau: CaringBureau, hers: HerMailbox, day: int) -> None:
    """She sends papers on some days; the bureau thanks her in a long letter."""
    if day in (6, 13):
        give(by=A_TEST, hers=hers, why=Why.RECEIVED, day=(START + day * DAY).date())
    if day == 14:
        text = "Thank you for the papers.\n\n" * 250
        letter = write_letter(by=bureau.by("olena"), mailbox_id=hers.pk, title="Your papers", text=text)
        approve_letter(by=bureau.by("ivan"), letter_id=letter.pk)


def as_read(mail: Mail) -> bytes:
    """A mail byte for byte, but for the random numbers of letters, over which each proof is made."""
    parts = [replace(part, letter="number", proof=_proof(part)) for part in mail.parts]
    return replace(mail, parts=parts).written()


def _proof(part: Part) -> str:
    return "a proof" if part.proof else ""


@pytest.fixture
def lived(bureau: CaringBureau) -> tuple[Lived, Lived]:
    """The same thirty days twice: where he is found, and where nobody is."""
    keys = {(case.name, box): HerMailbox() for case in CASES for box in (OWN, SECOND, UNSORTED)}
    found = live(bureau, keys, he_is_found=True)
    for hers in keys.values():
        forget(by=A_TEST, hers=hers)
    return found, live(bureau, keys, he_is_found=False)


def test_two_registers_give_the_same_letters_requests_and_dates(lived: tuple[Lived, Lived]) -> None:
    found, unknown = lived
    assert found.sizes == unknown.sizes
    assert len(found.sizes) == 1
    assert found.rows == unknown.rows
    assert len(found.rows) == DAYS * 3 * len(CASES)
    assert found.asked == unknown.asked
    assert len(found.asked) == 2 * len(CASES)
    may_differ = ("told", OWN)
    for key in found.mails.keys() - {may_differ}:
        assert _read(found, key) == _read(unknown, key), key
    for (number, hers), (_number, theirs) in zip(found.mails[may_differ], unknown.mails[may_differ], strict=True):
        assert (as_read(hers) != as_read(theirs)) is (number > 10)
        assert as_read(replace(hers, status=theirs.status, opens=theirs.opens)) == as_read(theirs)


def _read(lived: Lived, key: tuple[str, str]) -> list[tuple[int, bytes]]:
    return [(number, as_read(mail)) for number, mail in lived.mails[key]]
