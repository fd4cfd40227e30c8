"""How it stands with the person: what happened, cards, health, where the person is, the wish, questions to the camp."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from vistka.access.permissions import Permission
from vistka.desk.registry.blocks import Block, Looking
from vistka.desk.registry.words import day_words
from vistka.registry.happened import happening, in_order
from vistka.registry.health import HealthValue
from vistka.registry.models import (
    Acquaintance,
    CaptureCard,
    CardAddressee,
    Event,
    HealthNote,
    HowSigned,
    Interview,
    Question,
    Wish,
    WishItem,
)
from vistka.registry.particulars import FIELDS
from vistka.registry.states import IN_OUR_HANDS, EventKind, State
from vistka.registry.wishes import Relation
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Text, Tone
from vistka.ui.templatetags.ui import time
from vistka.vault.classes import DataClass

NOTHING = "–"
NOTES_SHOWN = 12


def events(looking: Looking) -> Block:
    """What happened. Day and place stand there for who may know where the person is; to others only what it was."""
    counted = [event for event in looking.events if event.kind and event.pk not in looking.corrected]
    sees_where = looking.sees(DataClass.CUSTODY)
    if sees_where and looking.is_whole:
        place = {one.id: at for at, one in enumerate(in_order(map(happening, looking.events)))}
        counted.sort(key=lambda event: place[event.pk])
    where = (Column(_("When")), Column(_("Where"))) if sees_where else ()
    act = (Column(_("What you can do")),) if looking.reader.may(Permission.REGISTER) else ()
    table = Table(
        caption=_("What happened"),
        caption_hidden=True,
        columns=(Column(_("What happened")), *where, Column(_("Entered")), *act),
        rows=tuple(tuple(_event_cells(looking, event, sees_where)) for event in counted),
    )
    text = "" if counted else _("Nothing is entered yet.")
    return Block(title=_("What happened"), table=table if counted else None, text=text)


def _event_cells(looking: Looking, event: Event, sees_where: bool) -> Iterator[Cell]:
    words = EventKind(event.kind).words
    yield format_html("{} {}", words, Tag(_("Correction"), Tone.OPEN)) if event.corrects_id else words
    if sees_where:
        yield day_words(event.said.get("on", "")) or NOTHING
        yield _place(event.said.get("place", ""), event.said.get("to", ""))
    yield time(event.recorded_at)
    if looking.reader.may(Permission.REGISTER):
        yield Link(_("Correct"), reverse("desk:correct_event", args=[event.pk]), words)


def _place(place: str, to: str) -> str:
    if to:
        return _("%(place)s → %(to)s") % {"place": place, "to": to} if place else f"→ {to}"
    return place or NOTHING


def cards(looking: Looking) -> Block | None:
    """The capture cards that art. 70 asks for; none is due of somebody whom the other Power holds."""
    found = looking.believed(CaptureCard.objects.filter(person=looking.person).order_by("-due_at", "addressee"))
    if not found:
        return None
    open_still = State(looking.person.state) in IN_OUR_HANDS and looking.reader.may(Permission.REGISTER)
    act = (Column(_("What you can do")),) if open_still else ()
    table = Table(
        caption=_("Capture cards"),
        caption_hidden=True,
        columns=(Column(_("After")), Column(_("Card for")), Column(_("State")), Column(_("By when")), *act),
        rows=tuple(tuple(_card_cells(looking, card, open_still)) for card in found),
    )
    text = _("A card goes out within a week of each arrival, transfer, sickness or hospital.")
    return Block(title=_("Capture cards"), text=text, table=table)


def _card_cells(looking: Looking, card: CaptureCard, open_still: bool) -> Iterator[Cell]:
    after = next((event.kind for event in looking.events if event.pk == card.event_id), "")
    yield EventKind(after).words if after else NOTHING
    yield CardAddressee(card.addressee).words
    yield _card_state(card)
    yield time(card.due_at)
    if open_still:
        yield _card_links(card)


def _card_state(card: CaptureCard) -> Tag:
    if card.made_at:
        return Tag(_("Made"), Tone.GOOD)
    if card.declined_at:
        return Tag(_("Declined by the person"), Tone.PLAIN)
    return Tag(_("Overdue"), Tone.GRAVE) if card.due_at < timezone.now() else Tag(_("To be made"), Tone.WAITING)


def _card_links(card: CaptureCard) -> Cell:
    about = CardAddressee(card.addressee).words
    print_it = Link(_("Print it"), reverse(f"desk:print_card_{card.addressee}", args=[card.pk]), about)
    is_written = card.content is not None
    if card.made_at or card.declined_at:
        return print_it if is_written else NOTHING
    links = [Link(_("Write it"), reverse("desk:write_card", args=[card.pk]), about)]
    if is_written:
        links += [print_it, Link(_("It is signed or marked"), reverse("desk:make_card", args=[card.pk]), about)]
    if card.addressee == CardAddressee.FAMILY:
        links.append(Link(_("The person declines it"), reverse("desk:decline_card", args=[card.pk]), about))
    return format_html_join(mark_safe("<br>"), "{}", ((link,) for link in links))


def health(looking: Looking) -> Block:
    """The latest words of the person's health."""
    found = looking.believed(
        HealthNote.objects.filter(person=looking.person).order_by("-observed_on", "-recorded_at")[:NOTES_SHOWN]
    )
    table = Table(
        caption=_("Health"),
        caption_hidden=True,
        columns=(Column(_("Day")), Column(_("Health")), Column(_("Hospital"))),
        rows=tuple(
            (day_words(one.observed_on.isoformat()), HealthValue(one.value).words, one.hospital or NOTHING)
            for one in found
        ),
    )
    text: Text = "" if found else _("Nothing is written of the person's health yet.")
    if due := looking.person.health_due_at:
        text = format_html("{} {}.", _("The next word is due by"), time(due))
    return Block(title=_("Health"), table=table if found else None, text=text)


def custody(looking: Looking) -> Block:
    """Where the person is. A family never reads it."""
    written = looking.person.custody
    asked = (("camp", _("Camp or hospital")), ("place", _("Place")), ("mail_address", _("Postal address")))
    rows = [SummaryRow(words, written[name]) for name, words in asked if written.get(name)]
    text = _("A family never reads this.") if rows else _("It is not written yet where the person is.")
    return Block(title=_("Where the person is"), text=text, rows=rows)


def wish(looking: Looking) -> Block:
    """What the person wants told, to whom: the interview that stands."""
    title, held = _("The person's wish"), _standing(looking)
    if held is None:
        return Block(title=title, text=_("The person was not asked yet: the wish is unknown, and nothing is told."))
    found = looking.believed(Wish.objects.filter(interview=held).order_by("pk"))
    table = Table(
        caption=title,
        caption_hidden=True,
        columns=(Column(_("Addressee")), Column(_("How the person spoke of the addressee")), Column(_("Wish"))),
        rows=tuple((_addressee(one), Acquaintance(one.acquaintance).words, _items(one.said["items"])) for one in found),
    )
    rows = [
        SummaryRow(_("Asked on"), day_words(held.held_on.isoformat())),
        SummaryRow(_("Asked by"), held.said["held_by"]),
        SummaryRow(_("Language"), held.said["language"]),
        SummaryRow(_("Interpreter"), held.said["interpreter"] or _("nobody interpreted")),
        SummaryRow(_("Confirmed"), HowSigned(held.how_signed).words),
    ]
    text = _("Who is not named here is told nothing.") if found else _("The person wants nothing told to anybody.")
    return Block(title=title, text=text, rows=rows, table=table if found else None)


def interviews(looking: Looking) -> Block:
    """That the person was asked, for a reader who may not know what the answer was."""
    held = _standing(looking)
    if held is None:
        return Block(title=_("The person's wish"), text=_("The person was not asked yet what is to be told to whom."))
    rows = [
        SummaryRow(_("Asked on"), day_words(held.held_on.isoformat())),
        SummaryRow(_("Confirmed"), HowSigned(held.how_signed).words),
    ]
    text = _("What the person wishes is read by case workers and verifiers only.")
    return Block(title=_("The person's wish"), text=text, rows=rows)


def _standing(looking: Looking) -> Interview | None:
    if looking.person.interview_id is None:
        return None
    return next(iter(looking.believed(Interview.objects.filter(pk=looking.person.interview_id))), None)


def _addressee(one: Wish) -> str:
    relation = str(Relation(one.said["relation"]).words)
    return f"{relation}: {one.said['name']}" if one.said["name"] else relation


def _items(items: Iterable[str]) -> Text:
    return "; ".join(str(WishItem(item).words) for item in items) or _("nothing is to be told")


def questions(looking: Looking) -> Block:
    """What the camp was asked of the person."""
    found = looking.believed(Question.objects.filter(person=looking.person).order_by("-asked_at")[:NOTES_SHOWN])
    table = Table(
        caption=_("Questions to the camp"),
        caption_hidden=True,
        columns=(Column(_("What is asked")), Column(_("State")), Column(_("Asked"))),
        rows=tuple((_asked(looking, one), question_state(one), time(one.asked_at)) for one in found),
    )
    text = "" if found else _("Nothing was asked.")
    return Block(title=_("Questions to the camp"), text=text, table=table if found else None)


def _asked(looking: Looking, question: Question) -> Cell:
    words = FIELDS[question.field].words
    if question.answered_at or not looking.reader.may(Permission.REGISTER):
        return words
    return Link(words, reverse("desk:question", args=[question.pk]))


def question_state(question: Question) -> Tag:
    """Whether the camp has answered, and whether it is late."""
    if question.answered_at:
        return Tag(_("Answered"), Tone.GOOD)
    late = question.due_at < timezone.now()
    return Tag(_("Overdue"), Tone.GRAVE) if late else Tag(_("Waits for the camp"), Tone.WAITING)
