"""What each kind of submission makes at the desk: one table. Nothing here matches, decides or answers; people do.

A stolen portal can send anything that is of the schema. So pictures are drawn again, a mailbox that belongs to somebody
stays hers, and what is said lies in the tray.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.calls.for_her import ask
from vistka.correspondence.receiving import receive
from vistka.enquiries.code_words import is_under_duress
from vistka.enquiries.models import Enquirer
from vistka.leads.actions import bring_report
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import EVERYBODY
from vistka.ledger.recorded import trust
from vistka.mailroom.codes import Half
from vistka.mailroom.schema import WRITINGS, Kind
from vistka.mailroom.submissions import Content, digest_of, is_from
from vistka.post import tray
from vistka.post.letters import machine_letter
from vistka.post.mailboxes import half_of, mailbox_named, new_mailbox
from vistka.post.models import Letter, Mailbox, Noted, Posted, Submission
from vistka.post.tray import State, Why
from vistka.post.whys import OF_AN_ASSOCIATION
from vistka.post.whys import Why as LetterWhy
from vistka.reunion.journeys.checking_in import check_in
from vistka.reunion.journeys.states import How
from vistka.vault.classes import DataClass
from vistka.vault.fields import find_by
from vistka.vault.files import store
from vistka.vault.opening import watched
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import PAGE_TYPE, to_pixels
from vistka.vault.pixels.terms import MOST_PAGES, Reason

OPENER: Final = machine("post")
"""The task that opens submissions."""
PAPER: Final = "post.paper"
"""The label of a submission's pages in the vault."""
SHEET: Final = "post.sheet"
"""The label of an association's sheet in the vault, as it was sent."""
SHEET_TYPE: Final = "application/octet-stream"


class NotTaken(Exception):
    """A submission that cannot be taken as it is, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Came:
    """A submission that was opened: `pages` are its pictures, drawn by us; `private` opened it."""

    submission_id: UUID
    key_id: UUID
    content: Content
    pages: tuple[bytes, ...] = field(repr=False)
    at: datetime
    private: bytes = field(repr=False)

    def is_from(self, mailbox: Mailbox) -> bool:
        """Whether the holder of the mailbox's key sent it, or the enquiry that made the mailbox names it as a paper."""
        trust(mailbox)
        with watched(EVERYBODY):  # the ledger has no line for it: it would say when she reads her mail
            public = bytes.fromhex(mailbox.public)
        if is_from(self.content, self.submission_id, self.private, public):
            return True
        if self.content.kind is not Kind.PAPER or mailbox.asked_in is None:
            return False
        return names(mailbox.asked_in, self.submission_id, digest_of(self.content))

    @property
    def said(self) -> Mapping[str, Any]:
        """What was said, by the table of its kind."""
        return self.content.said


def only_the_opener(by: Actor) -> None:
    """Raises `NotAllowed` for anybody else."""
    if by != OPENER:
        raise NotAllowed(_("Only the worker opens what the portal left."))


def pages_of(content: Content) -> tuple[bytes, ...]:
    """The pictures of a submission, drawn again. Raises `NotTaken`; `Refused` when there is no turn to draw just now."""
    if content.kind is Kind.SHEET:
        return ()
    try:
        pages = tuple(page for file in content.files for page in to_pixels(file).pages)
    except Refused as refused:
        if refused.reason is Reason.BUSY:
            raise
        raise NotTaken(Why.PAGES) from None
    if len(pages) > MOST_PAGES:
        raise NotTaken(Why.PAGES)
    return pages


@action("post.alarm")
def alarm(*, by: Actor, mailbox_id: UUID, at: datetime) -> None:
    """A second mailbox was opened: somebody may be made to show it. It says so as her duress word does.

    Raises `NotAllowed`.
    """
    only_the_opener(by)
    mailbox = Mailbox.objects.for_change(mailbox_id)
    mailbox.alarm_at = at
    mailbox.save()
    if mailbox.enquirer_id:
        enquirer = Enquirer.objects.for_change(mailbox.enquirer_id)
        enquirer.alarm_at = at
        enquirer.save()


def _enquiry(came: Came) -> None:
    """The enquiry waits; its mailboxes are there at once, so that every filing gets mail on the same calendar."""
    first, second = (half_of(came.said.get(name)) for name in ("mailbox", "second"))
    if first is None or ("second" in came.said and second is None):
        raise NotTaken(Why.SCHEMA)
    halves = [(first, False), *([(second, True)] if second else [])]
    if len({half.mailbox for half, _second in halves}) < len(halves) or any(
        mailbox_named(_name(half)) for half, _second in halves
    ):
        raise NotTaken(Why.MAILBOX)
    submission = _waiting(came)
    submission.save()
    language, notices = came.said.get("language", ""), came.said.get("notices", {})
    boxes = [
        new_mailbox(first, {"second": False, "language": language, "notices": notices}, came.at, asked_in=submission)
    ]
    if second:
        about = {"second": True, "language": language, "notices": {}}
        boxes.append(new_mailbox(second, about, came.at, asked_in=submission))
    for mailbox in boxes:
        machine_letter(mailbox, LetterWhy.FILED, {"day": came.at.date()})
    _adopt(submission, _name(first))


def _of_a_mailbox(came: Came) -> None:
    """It waits beside the mailbox from which it was sent, if that is known yet."""
    submission, mailbox = _waiting(came), _sender(came)
    submission.digest = "" if mailbox else digest_of(came.content)
    _beside(submission, mailbox)
    person = submission.person_ids[0]
    for page, picture in enumerate(came.pages, 1):
        _store(submission, PAPER, picture, PAGE_TYPE, person, page, len(came.pages))


def _to_person(came: Came) -> None:
    """A letter to the person goes to its own room; only the two correspondents and the censor read it."""
    said = came.said
    _passed_on(
        came,
        lambda her: receive(
            by=OPENER,
            enquirer_id=her.pk,
            submission_id=came.submission_id,
            form=said.get("form", WRITINGS[0]),
            words=said.get("words", ""),
            pages=came.pages,
            answers=_answered(her, said.get("reply_to", "")),
        ),
    )


def _answered(enquirer: Enquirer, letter: str) -> UUID | None:
    """The message from him that lay in the letter which she answers; None where her mailbox has no such letter."""
    try:
        found = Letter.objects.filter(
            pk=UUID(hex=letter), mailbox__enquirer=enquirer, why=LetterWhy.FROM_PERSON
        ).first()
    except ValueError:
        return None
    return found.of_id if found else None


def _check_in(came: Came) -> None:
    """A code of her journey goes to its own room: who reads it here would know which one is the alarm."""
    _passed_on(
        came,
        lambda her: check_in(
            by=OPENER,
            enquirer_id=her.pk,
            code=came.said.get("code", ""),
            at=came.at,
            how=How.MAILBOX,
            submission_id=came.submission_id,
        ),
    )


def _ask_call(came: Came) -> None:
    """She asks for a call; its room shows it to nobody while none is open to her."""
    flags, said = came.said.get("flags", {}), came.said
    agreed = {
        "agrees": flags.get("consent", False),
        "picture": flags.get("picture", False),
        "times": said.get("times", ""),
        "zone": said.get("zone", ""),
    }
    _passed_on(came, lambda her: ask(by=OPENER, enquirer_id=her.pk, submission_id=came.submission_id, said=agreed))


def _passed_on(came: Came, give: Callable[[Enquirer], object]) -> None:
    """Give it to another room and keep no word of it here; the receipt is that of everything that comes from a mailbox.

    What comes from a mailbox for which no page offers it (a second one, a closed one, an association's, one whose enquiry
    nobody has accepted) is kept nowhere: somebody may be forcing her, or has put it together himself. Nor is a letter or a
    request for a call while her alarm stands: when she is free she can write it again. A check-in always goes on.
    """
    submission, mailbox = _waiting(came), _sender(came)
    assert mailbox
    submission.content = {}
    her = mailbox.enquirer if _is_her_own(mailbox) else None
    if her is not None and came.content.kind is not Kind.CHECK_IN and is_under_duress(her):
        her = None
    _beside(submission, mailbox)
    if her is not None:
        give(her)
    tray.take(submission, tray.Step.HAND_ON if her else tray.Step.DROP, None)


def _sheet(came: Came) -> None:
    """It waits; the sheet is kept as it was sent, and read where a person looks at it. Only associations send sheets."""
    submission, mailbox = _waiting(came), _sender(came)
    if mailbox is None or mailbox.association_id is None:
        raise NotTaken(Why.NO_ASSOCIATION)
    _beside(submission, mailbox)
    for place, sheet in enumerate(came.content.files, 1):
        _store(submission, SHEET, sheet, SHEET_TYPE, submission.pk, place, len(came.content.files))


def _alone(came: Came) -> None:
    """It waits; nobody knows yet whose it is."""
    _waiting(came).save()


def _report(came: Came) -> None:
    """What a civilian saw goes to the room of leads, and no word of it stays here."""
    submission = _waiting(came)
    submission.content = {}
    submission.save()
    to_the_leads(submission, came.said)


def to_the_leads(submission: Submission, said: Mapping[str, Any]) -> None:
    """Give a civilian's report to those who read reports. Within an action."""
    bring_report(by=OPENER, submission_id=submission.pk, said=said, at=submission.opened_at)
    tray.take(submission, tray.Step.HAND_ON, None)


def _opened(came: Came) -> None:
    """A mailbox was opened. Of one's own nothing is kept but how far it was read; a second one alarms the desk."""
    mailbox = _sender(came)
    assert mailbox
    Noted(id=came.submission_id, key_id=came.key_id).save()
    if _is_second(mailbox):
        alarm(by=OPENER, mailbox_id=mailbox.pk, at=came.at)
    seen = came.said.get("seen", "")
    if seen.isascii() and seen.isdigit():
        Posted.objects.filter(mailbox=mailbox, seen__lt=int(seen), sequence__gte=int(seen)).update(seen=int(seen))


def _is_her_own(mailbox: Mailbox) -> bool:
    """Whether her own mail lies there. The row is proved."""
    return mailbox.closed_at is None and mailbox.association_id is None and not _is_second(mailbox)


def _is_second(mailbox: Mailbox) -> bool:
    """Whether it is one that holds the common mail only. The row is proved."""
    with watched(EVERYBODY):  # no line in the ledger: it would say that she has one
        return mailbox.about.get("second") is True


RECEIPTS: Final[Mapping[str, LetterWhy]] = {
    Kind.PAPER: LetterWhy.RECEIVED,
    Kind.MESSAGE: LetterWhy.RECEIVED,
    Kind.CORRECTION: LetterWhy.RECEIVED,
    Kind.RELATIVE: LetterWhy.RECEIVED,
    Kind.CONTACT: LetterWhy.CONTACT,
    Kind.WITHDRAWAL: LetterWhy.WITHDRAWAL_ASKED,
    Kind.SHEET: LetterWhy.SHEET,
    Kind.TO_PERSON: LetterWhy.RECEIVED,
    Kind.CHECK_IN: LetterWhy.RECEIVED,
    Kind.ASK_CALL: LetterWhy.RECEIVED,
}
"""What comes from a mailbox, and the letter that says there that it came."""
_SAY_SO: Final = frozenset({LetterWhy.RECEIVED, LetterWhy.FILED, LetterWhy.SHEET})

INTAKE: Final[Mapping[Kind, Callable[[Came], None]]] = {
    Kind.ENQUIRY: _enquiry,
    Kind.PAPER: _of_a_mailbox,
    Kind.MESSAGE: _of_a_mailbox,
    Kind.CORRECTION: _of_a_mailbox,
    Kind.CONTACT: _of_a_mailbox,
    Kind.RELATIVE: _of_a_mailbox,
    Kind.WITHDRAWAL: _of_a_mailbox,
    Kind.OPENED: _opened,
    Kind.LOST_CODE: _alone,
    Kind.WITH_HIM: _report,
    Kind.SHEET: _sheet,
    Kind.TO_PERSON: _to_person,
    Kind.CHECK_IN: _check_in,
    Kind.ASK_CALL: _ask_call,
}
"""Kind to what is written, within the one action that takes it."""


def _waiting(came: Came) -> Submission:
    named = came.said.get("mailbox", "")
    return Submission(
        id=came.submission_id,
        kind=came.content.kind,
        state=State.WAITING,
        content=dict(came.said),
        from_mailbox=named if isinstance(named, str) else "",
        opened_at=came.at,
        key_id=came.key_id,
    )


def _sender(came: Came) -> Mailbox | None:
    """The mailbox from which it was sent; None for a paper that overtook its enquiry. Raises `NotTaken`."""
    mailbox = mailbox_named(came.said.get("mailbox", ""))
    if mailbox is None and came.content.kind is Kind.PAPER:
        return None
    if mailbox is None or not came.is_from(mailbox):
        raise NotTaken(Why.NOT_PROVED)
    return mailbox


def names(enquiry: Submission, paper_id: UUID, digest: str) -> bool:
    """Whether an enquiry says that this very paper goes with it: who writes in the mailroom could put another there."""
    trust(enquiry)
    return f"{paper_id.hex}{digest}" in _named_in(enquiry)


def _named_in(enquiry: Submission) -> list[str]:
    """The papers of an enquiry, as `mailroom.submissions.named` gives them."""
    with watched(EVERYBODY):
        papers: list[str] = enquiry.content.get("papers", [])
    return papers


def _adopt(enquiry: Submission, name: str) -> None:
    """The papers of this enquiry that came before it, as two submissions may overtake each other."""
    mailbox, ids = mailbox_named(name), {paper[:32] for paper in _named_in(enquiry)}
    orphans = find_by(Submission.objects.filter(mailbox=None, kind=Kind.PAPER), "from_mailbox_key", name)
    for orphan_id in [pk for pk in orphans.values_list("pk", flat=True) if pk.hex in ids]:
        orphan = Submission.objects.for_change(orphan_id)
        with watched(EVERYBODY):
            digest = orphan.digest
        if names(enquiry, orphan_id, digest):
            orphan.digest = ""
            _beside(orphan, mailbox)


def _beside(submission: Submission, mailbox: Mailbox | None) -> None:
    """Save it beside its mailbox, where a letter says that it came; one letter a day, however many papers come."""
    submission.mailbox = mailbox
    submission.save()
    if mailbox is None:
        return
    if _came_with(mailbox.asked_in, submission):
        return
    why, day = RECEIPTS[submission.kind], submission.opened_at.date()
    says_so = _SAY_SO if why is LetterWhy.RECEIVED else {why}
    midnight = datetime.combine(day, time.min, UTC)
    written = Letter.objects.filter(mailbox=mailbox, why__in=says_so, written_by=None, written_at__gte=midnight)
    if not written.exists() and (mailbox.association_id is None or why in OF_AN_ASSOCIATION):
        machine_letter(mailbox, why, {"day": day})


def _came_with(enquiry: Submission | None, submission: Submission) -> bool:
    """Whether it is a paper of her enquiry, of which the letter says that it came; her second mailbox gets no other."""
    if enquiry is None or submission.kind != Kind.PAPER:
        return False
    trust(enquiry)
    return any(paper.startswith(submission.pk.hex) for paper in _named_in(enquiry))


def _store(submission: Submission, label: str, content: bytes, kind: str, person: UUID, page: int, pages: int) -> None:
    store(
        content,
        label=label,
        row_id=submission.pk,
        person_id=person,
        data_class=DataClass.FAMILY,
        media_type=kind,
        page=page,
        pages=pages,
    )


def _name(half: Half) -> str:
    return half.mailbox.hex
