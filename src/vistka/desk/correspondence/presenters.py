"""Letters as the registrar and those who decide on bans see them: numbers and states, and never a word of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.correspondence.counting import Counted
from vistka.correspondence.kinds import Direction, Form, Proof, WhyBanned, WhyNotHandedOver, WhyReturned
from vistka.correspondence.machines import BanState, MessageState
from vistka.correspondence.models import Ban, Message
from vistka.desk.correspondence.acts import OF_BAN, OF_LETTER, OF_PERSON, PROPOSE_BAN
from vistka.desk.registry.words import day_words, grouped, name_of
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.registry.models import HowSigned, Person
from vistka.registry.wishes import Relation
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_TONES = {
    MessageState.TO_HAND_OVER: Tone.WAITING,
    MessageState.FOR_AGENCY: Tone.WAITING,
    MessageState.NOT_HANDED_OVER: Tone.GRAVE,
    MessageState.TO_DESTROY: Tone.GRAVE,
    MessageState.RETURNED: Tone.GRAVE,
    MessageState.HANDED_OVER: Tone.GOOD,
    MessageState.IN_MAILBOX: Tone.GOOD,
    MessageState.CARRIED: Tone.GOOD,
}


def camp_page(waiting: Sequence[Message], back: Sequence[Message]) -> Listing:
    """What waits at the camp, and what came back from the censor."""
    tables = [
        _with_names(_("To be handed over or carried"), waiting),
        _with_names(_("Came back from the censor"), back),
    ]
    return Listing(
        title=_("Letters of the camp"),
        text=_("Each envelope bears its number. Take a letter on the page of the person, under “Letters”."),
        acts=[Link(_("Find a person in the register"), reverse("desk:persons")), Link(_("Bans"), reverse("desk:bans"))],
        tables=[table for table in tables if table.rows],
        empty_title=_("Nothing waits here"),
        empty_text=_("What the censor lets pass to a person comes here in its closed envelope."),
    )


def letters_page(reader: Member, person: Person, counted: Counted, letters: Sequence[Message]) -> Record:
    """The letters of one person, and how many were sent this month."""
    sent = _("%(sent)d this month; %(guaranteed)d are guaranteed, more are allowed")
    acts = [*offered(reader, person, OF_PERSON), *offered(reader, person, (PROPOSE_BAN,))]
    return Record(
        title=_("Letters"),
        back=Link(_("Letters of the camp"), reverse("desk:camp_letters")),
        summary=[
            SummaryRow(_("Bureau number"), grouped(person.number)),
            SummaryRow(_("Letters sent"), sent % {"sent": counted.letters, "guaranteed": counted.guaranteed_letters}),
            SummaryRow(_("Cards sent"), sent % {"sent": counted.cards, "guaranteed": counted.guaranteed_cards}),
        ],
        acts=acts,
        blocks=[
            Block(
                title=_("Letters and cards"),
                text="" if letters else _("There is none yet."),
                table=_table(_("Letters and cards"), letters, caption_hidden=True) if letters else None,
            )
        ],
    )


def letter_page(reader: Member, letter: Message) -> Record:
    """One letter, by its number."""
    assert letter.person is not None
    acts = offered(reader, letter, OF_LETTER)
    if letter.state in (MessageState.FOR_AGENCY, MessageState.CARRIED):
        acts.append(Link(_("Save it for who carries it"), reverse("desk:carry_letter", args=[letter.pk])))
    if letter.state == MessageState.HANDED_OVER:
        acts += offered(reader, letter.person, OF_PERSON)
    return Record(
        title=_("Letter %(number)s") % {"number": grouped(letter.number)},
        back=Link(_("Letters"), reverse("desk:letters_of", args=[letter.person_id])),
        text=_("Tell the person that it came back, and why. It can be written again.") if _came_back(letter) else "",
        summary=[*_rows(letter)],
        acts=acts,
    )


def bans_page(reader: Member, bans: Sequence[Ban]) -> Listing:
    """The bans that are proposed or in force."""
    columns = (_("Person"), _("Why"), _("Until"), _("State"), _("What you can do"))
    return Listing(
        title=_("Bans on letters"),
        text=_("A ban is short and ends by itself. Propose one on the page of the person."),
        tables=[
            Table(
                caption=_("Bans on letters"),
                caption_hidden=True,
                columns=tuple(Column(words) for words in columns),
                rows=tuple(
                    (
                        name_of(ban.person.identities),
                        WhyBanned(ban.reason).words,
                        day_words(ban.until.isoformat()),
                        BanState(ban.state).words,
                        format_html_join(mark_safe("<br>"), "{}", ((link,) for link in offered(reader, ban, OF_BAN))),
                    )
                    for ban in bans
                ),
            )
        ]
        if bans
        else [],
        empty_title=_("No letters rest"),
        empty_text=_("Whose letters rest, and until when, stands here."),
    )


def _rows(letter: Message) -> Iterable[SummaryRow]:
    assert letter.person is not None
    yield SummaryRow(_("State"), _state(letter))
    yield SummaryRow(_("What it is"), Form(letter.form).words)
    yield SummaryRow(_("Person"), name_of(letter.person.identities))
    if letter.direction == Direction.FROM_PERSON:
        said = letter.addressee
        yield SummaryRow(_("Addressee"), f"{said['name']}, {Relation(said['relation']).words}")
        yield SummaryRow(_("Confirmed"), HowSigned(letter.how_signed).words)
    if letter.scribe:
        yield SummaryRow(_("Scribe"), _("Somebody wrote it for the person"))
    if letter.reply_to is not None:
        yield SummaryRow(_("Answers"), grouped(letter.reply_to.number))
    yield SummaryRow(_("Came in"), time(letter.came_at))
    if letter.handed_over_at:
        yield SummaryRow(_("Handed over"), time(letter.handed_over_at))
        yield SummaryRow(_("What shows it"), Proof(letter.proof).words)
        if letter.witness:
            yield SummaryRow(_("Name of the witness"), letter.witness)
    if letter.why:
        words = WhyReturned(letter.why) if _came_back(letter) else WhyNotHandedOver(letter.why)
        yield SummaryRow(_("Why"), words.words)


def _came_back(letter: Message) -> bool:
    return letter.state == MessageState.RETURNED


def _state(letter: Message) -> Tag:
    state = MessageState(letter.state)
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))


def _with_names(caption: str, letters: Sequence[Message]) -> Table:
    return _table(caption, letters, [name_of(one.person.identities) for one in letters if one.person])


def _table(
    caption: str, letters: Sequence[Message], names: Sequence[str] = (), *, caption_hidden: bool = False
) -> Table:
    columns = [Column(_("Number")), Column(_("What it is")), Column(_("State")), Column(_("Since"))]
    rows: list[tuple[Cell, ...]] = [
        (
            Link(grouped(one.number), reverse("desk:letter_of_camp", args=[one.pk])),
            _direction(one),
            _state(one),
            day_words(timezone.localdate(one.since).isoformat()),
        )
        for one in letters
    ]
    if names:
        columns.append(Column(_("Person")))
        rows = [(*row, name) for row, name in zip(rows, names, strict=True)]
    return Table(caption=caption, caption_hidden=caption_hidden, columns=tuple(columns), rows=tuple(rows))


def _direction(letter: Message) -> str:
    words = {Direction.FROM_PERSON: _("%(form)s from the person"), Direction.TO_PERSON: _("%(form)s to the person")}
    return words[Direction(letter.direction)] % {"form": Form(letter.form).words}
