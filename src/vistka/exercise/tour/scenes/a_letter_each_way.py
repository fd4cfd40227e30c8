"""Step 8: he writes, she answers. A censor reads each letter once; nobody else of the staff ever does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.gate import may_open
from vistka.access.members import member
from vistka.access.models import Staff
from vistka.config.founders import INVENTED
from vistka.correspondence.counting import of_month
from vistka.correspondence.kinds import Form
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message
from vistka.desk.registry.words import grouped as with_spaces
from vistka.exercise.bureau.a_letter import CENSOR, HANDS_OVER, REGISTRAR, Letters
from vistka.exercise.bureau.mailboxes import bring_mail
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.exercise.tour.scenes.telling import Behind, Moment, behind, heard, names
from vistka.ledger.reading import reading
from vistka.mailroom.codes import grouped
from vistka.ui.furniture import Column, Table, Text

HIS: Final[tuple[Promise, Promise, Promise]] = (
    _("Dear Mother! I am alive and well."),
    _("We live by the river, behind the old mill."),
    _("I think of you every day. I kiss you."),
)
"""His letter. The second sentence says where he is: the censor blacks it out."""
HERS: Final = _("My dear child! We are all well, and we wait for you. The apple trees are in bloom.")


@dataclass(frozen=True, kw_only=True)
class OfLetter(Moment):
    """A moment of one letter. `says`: its words; `open_to`: who of the staff can open it just then, by the desk's gate."""

    says: Text = ""
    open_to: Text = ""


@dataclass(frozen=True)
class Scene:
    """The moments, the code that opens her mailbox, and where."""

    moments: list[Moment]
    code: str
    portal: str
    was_played: bool

    @property
    def doors(self) -> tuple[Behind, ...]:
        """Where the censor and the registrar work."""
        return (
            behind(CENSOR, reverse("desk:reading"), _("Read a letter")),
            behind(HANDS_OVER, reverse("desk:camp_letters"), _("Letters and cards")),
        )


def scene() -> Scene | None:
    """What is written of it now; None before it was played."""
    letters = _letters()
    return _scene(letters, _as_it_stands(letters), was_played=False) if letters.his else None


def played() -> Scene:
    """Play it to the end. Who comes again has what she wrote meanwhile carried to him."""
    letters = _letters()
    if letters.his is None:
        return _scene(letters, _moments(letters), was_played=True)
    if letters.under_way():
        return _scene(letters, _carried(letters), was_played=True)
    return _scene(letters, _as_it_stands(letters), was_played=False)


def _letters() -> Letters:
    return Letters(cases()["writes person"], cases()["writes"], cases()["writes code"])


def _scene(letters: Letters, moments: Iterator[Moment], *, was_played: bool) -> Scene:
    return Scene(heard(moments), grouped(letters.box.code), settings.PORTAL_URL, was_played)


def _moments(letters: Letters) -> Iterator[Moment]:
    greeting, place, rest = map(str, HIS)
    his = letters.he_writes(f"{greeting} {place} {rest}")
    yield OfLetter(
        title=_("He writes"),
        text=_("A registrar types what he says, reads it back to him, and he signs. Then it is shut."),
        who=names(REGISTRAR),
        says=f"{greeting} {place} {rest}",
        open_to=open_to(his),
    )
    taken = letters.is_taken(his)
    yield OfLetter(
        title=_("The censor reads it"),
        text=_("She sees the words, and not whose they are. She blacks out one sentence: it says where he is."),
        who=names(CENSOR),
        says=f"{greeting} [[{place}]] {rest}",
        open_to=open_to(taken),
    )
    passed = letters.passes(taken, f"{greeting} [[{place}]] {rest}")
    yield OfLetter(
        title=_("It goes on"),
        text=_("The sentence is gone for good, and the censor has no other look at the letter."),
        open_to=open_to(passed),
    )
    bring_mail()
    read = letters.she_reads()
    yield Moment(
        title=_("She reads it in her mailbox"),
        text=_("It lay in her mail of the day. Every family got one, of the same size."),
        she=(read.title, read.text),
    )
    words = str(HERS)
    yield from _her_letter(letters, letters.she_writes(words), words)
    yield _month(letters)


def _carried(letters: Letters) -> Iterator[Moment]:
    for message in letters.under_way():
        yield from _her_letter(letters, message)
    yield _month(letters)


def _her_letter(letters: Letters, hers: Message, words: str = "") -> Iterator[Moment]:
    """`words`: of what is played; a visitor's own are shown to nobody here."""
    yield OfLetter(
        title=_("She writes"),
        text=_("In her mailbox. What she writes is sealed in the request that brings it."),
        says=words,
        open_to=open_to(hers),
    )
    if hers.state in (MessageState.RECEIVED, MessageState.WAITS, MessageState.READING):
        hers = letters.is_taken(hers)
        yield OfLetter(
            title=_("The censor reads hers"),
            text=_("Once, like his. Nothing has to go."),
            who=names(CENSOR),
            open_to=open_to(hers),
        )
        with reading(TOUR, page="tour:a_letter_each_way"):
            text = hers.text
        hers = letters.passes(hers, text)
    if hers.state == MessageState.TO_CLOSE:
        hers = letters.is_closed(hers)
    yield OfLetter(
        title=_("On paper, in an envelope"),
        text=_("The censor prints it and closes the envelope. It bears the number %(number)s, and no name.")
        % {"number": with_spaces(hers.number)},
        who=names(CENSOR),
        open_to=open_to(hers),
    )
    hers = letters.is_handed_over(hers)
    bring_mail()
    yield OfLetter(
        title=_("He has it"),
        text=_("A registrar hands it to him in person, closed. He signs for it. Her mailbox says so."),
        who=names(HANDS_OVER),
        she=_last_letter(letters),
        open_to=open_to(hers),
    )


def _as_it_stands(letters: Letters) -> Iterator[Moment]:
    rows = [(_("His"), letters.his), *((_("Hers"), one) for one in letters.hers)]
    shown = tuple((whose, with_spaces(one.number), MessageState(one.state).words) for whose, one in rows if one)
    columns = (Column(_("Letter")), Column(_("Number")), Column(_("State")))
    table = Table(_("The letters"), columns, shown, caption_hidden=True)
    yield Moment(title=_("The letters"), table=table, she=_last_letter(letters))
    yield _month(letters)


def _month(letters: Letters) -> Moment:
    today = timezone.localdate()
    sent = of_month(letters.person_id, today.year, today.month)
    columns = (Column(_("This month")), Column(_("Sent"), numeric=True), Column(_("Guaranteed"), numeric=True))
    rows = (
        (Form.LETTER.words, sent.letters, sent.guaranteed_letters),
        (Form.CARD.words, sent.cards, sent.guaranteed_cards),
    )
    return Moment(
        title=_("The count of the month"),
        text=_("What the Convention guarantees is never refused."),
        table=Table(_("The count of the month"), columns, rows, caption_hidden=True),
    )


def _last_letter(letters: Letters) -> tuple[str, ...]:
    """Title and text of the last letter in her mailbox."""
    parts = (part for mail in letters.box.mails() for part in reversed(mail.parts))
    part = next(parts, None)
    return (part.title, part.text) if part else ()


def open_to(message: Message) -> Text:
    """Who of all the staff can open the words of a letter now, as the gate of the desk has it."""
    what = Message._meta.get_field("text")
    accounts = [one.account for one in INVENTED]
    staff = Staff.objects.filter(account__in=accounts).order_by("account")
    found = [one.account for one in staff if may_open(member(one), message, what)]
    return ", ".join(names(*found)) or _("nobody of the staff")
