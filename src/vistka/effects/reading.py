"""What other rooms ask of belongings. Every row is proved here."""

from __future__ import annotations

from uuid import UUID

from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.ledger.recorded import trust

_WITH_US = frozenset({ArticleState.HELD, ArticleState.PACKED})
_PACKETS_WITH_US = frozenset({PacketState.OPEN, PacketState.SEALED})


def outstanding(person_id: UUID) -> list[str]:
    """The numbers of receipts and packets that the person has not got back, and of which nobody has said why.

    Within an action or a reading: it opens them. Raises `Forged`.
    """
    articles, packets = _of(person_id)
    loose = [one.number for one in articles if one.state in _WITH_US and one.packet_id is None]
    return [*loose, *(one.number for one in packets if one.state in _PACKETS_WITH_US)]


def kept(person_id: UUID) -> list[tuple[str, str]]:
    """Number and reason of what is kept or was lost: it is named to the person (art. 119). Raises `Forged`."""
    articles, packets = _of(person_id)
    of_articles = [
        (one.number, one.settled.get("reason", ""))
        for one in articles
        if one.state in {ArticleState.KEPT, ArticleState.LOST}
    ]
    return [
        *of_articles,
        *((one.number, one.said.get("reason", "")) for one in packets if one.state == PacketState.KEPT),
    ]


def articles_of(person_id: UUID) -> list[dict[str, str]]:
    """What was written of each article that lies in no packet: {number, what, quantity, condition, state}.

    Of money `quantity` is the amount with its currency. Within an action or a reading: it opens them. Raises `Forged`.
    """
    articles, _packets = _of(person_id)
    return [_article(one) for one in articles if one.packet_id is None]


def packets_of(person_id: UUID) -> list[dict[str, str]]:
    """Each packet: {number, seal, state}. Within an action or a reading: it opens them. Raises `Forged`."""
    _articles, packets = _of(person_id)
    return [{"number": one.number, "seal": one.said.get("seal", ""), "state": one.state} for one in packets]


def _article(one: Article) -> dict[str, str]:
    said = one.said
    amount = " ".join(filter(None, (said.get("amount", ""), said.get("currency", ""))))
    return {
        "number": one.number,
        "what": said["what"],
        "quantity": amount or said.get("quantity", ""),
        "condition": said.get("condition", ""),
        "state": one.state,
    }


def _of(person_id: UUID) -> tuple[list[Article], list[Packet]]:
    articles = list(Article.objects.filter(person_id=person_id).order_by("written_at", "pk"))
    packets = list(Packet.objects.filter(person_id=person_id).order_by("packed_at", "pk"))
    trust(*articles, *packets)
    return articles, packets
