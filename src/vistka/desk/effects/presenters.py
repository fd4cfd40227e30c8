"""Belongings as staff see them: a person's, one packet, and the packets that wait."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.effects.acts import OF_ARTICLE, OF_PACKET, OF_PERSON, page_of_owner
from vistka.desk.effects.papers import PRINTS
from vistka.desk.papers.printing import prints_offered
from vistka.desk.registry.words import grouped
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.effects.actions import inside
from vistka.effects.kinds import Kind
from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.registry.models import Person
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

NOTHING = "–"
_TONES = {
    ArticleState.HELD: Tone.WAITING,
    ArticleState.RETURNED: Tone.GOOD,
    ArticleState.FORWARDED: Tone.GOOD,
    ArticleState.LOST: Tone.GRAVE,
    PacketState.OPEN: Tone.WAITING,
    PacketState.SEALED: Tone.OPEN,
}


def packets_page(packets: Sequence[Packet]) -> Listing:
    """What waits to be sealed, forwarded or returned."""
    return Listing(
        title=_("Packets"),
        text=_("A packet is sealed by two, with a complete list. It is forwarded, returned, or kept with a reason."),
        tables=[_packets(packets)] if packets else [],
        empty_title=_("No packet waits"),
        empty_text=_("Begin one on the page of a person, under “Belongings”."),
    )


def effects_page(reader: Member, person: Person, articles: Sequence[Article], packets: Sequence[Packet]) -> Record:
    """All that is written down of one person's belongings, but for what she is to count herself."""
    articles = [one for one in articles if not (one.packet and _is_to_count(reader, one.packet))]
    return Record(
        title=_("Belongings"),
        back=Link(_("Packets"), reverse("desk:packets")),
        summary=[SummaryRow(_("Bureau number"), grouped(person.number))],
        acts=offered(reader, person, OF_PERSON),
        blocks=[
            Block(
                title=_("Articles"),
                text="" if articles else _("Nothing is written down."),
                table=_articles(reader, articles) if articles else None,
            ),
            *([Block(title=_("Packets"), table=_packets(packets))] if packets else []),
        ],
    )


def packet_page(reader: Member, packet: Packet) -> Record:
    """One packet. Who counts as the second person does not see the list before it is sealed."""
    hidden = _is_to_count(reader, packet)
    articles = [] if hidden else inside(packet)
    said = packet.said
    rows = [
        SummaryRow(_("State"), _state(PacketState(packet.state))),
        SummaryRow(_("Number"), grouped(packet.number)),
        SummaryRow(_("Whose things"), said["statement"]),
    ]
    words = {"seal": _("Number of the seal"), "weight": _("Weight"), "to": _("Who received it"), "reason": _("Reason")}
    rows += [SummaryRow(words[name], said[name]) for name in words if said.get(name)]
    text = _("You see the list when the packet is sealed: count for yourself first.") if hidden else ""
    return Record(
        title=_("A packet"),
        back=Link(_("Belongings"), page_of_owner(packet.person_id)),
        summary=rows,
        acts=[*offered(reader, packet, OF_PACKET), *prints_offered(reader, packet, PRINTS)],
        blocks=[Block(title=_("List"), text=text, table=_articles(reader, articles) if articles else None)],
    )


def _is_to_count(reader: Member, packet: Packet) -> bool:
    return packet.state == PacketState.OPEN and packet.packed_by != reader.staff.pk


def _packets(packets: Sequence[Packet]) -> Table:
    return Table(
        caption=_("Packets"),
        caption_hidden=True,
        columns=(Column(_("Packet")), Column(_("State")), Column(_("Begun"))),
        rows=tuple(
            (
                Link(grouped(one.number), reverse("desk:packet", args=[one.pk])),
                _state(PacketState(one.state)),
                time(one.packed_at),
            )
            for one in packets
        ),
    )


def _articles(reader: Member, articles: Sequence[Article]) -> Table:
    columns = (_("Receipt"), _("What it is"), _("How many"), _("State"), _("What you can do"))
    return Table(
        caption=_("Articles"),
        caption_hidden=True,
        columns=tuple(map(Column, columns)),
        rows=tuple(
            (
                grouped(one.number),
                f"{one.said['what']} ({Kind(one.kind).words})",
                _how_many(one),
                _state(ArticleState(one.state)),
                _links(offered(reader, one, OF_ARTICLE)),
            )
            for one in articles
        ),
    )


def _how_many(article: Article) -> str:
    money = " ".join(filter(None, (article.said.get("amount"), article.said.get("currency"))))
    return money or article.said.get("quantity", "") or NOTHING


def _links(links: Sequence[Link]) -> Cell:
    return format_html_join(mark_safe("<br>"), "{}", ((link,) for link in links)) if links else NOTHING


def _state(state: ArticleState | PacketState) -> Tag:
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))
