"""What people do with belongings: write them down, pack, seal as two, return, forward, keep."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person
from vistka.access.permissions import Permission
from vistka.effects.errors import EffectsError
from vistka.effects.kinds import FIELDS, RULES, Kind, Source
from vistka.effects.machines import ARTICLE, PACKET, ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.identifiers.bureau_numbers import new_number
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Person
from vistka.registry.states import IN_OUR_HANDS, State


@action("effects.write_article")
def write_article(
    *,
    by: Actor,
    person_id: UUID | None,
    kind: Kind,
    source: Source,
    said: Mapping[str, str],
    packet_id: UUID | None = None,
) -> Article:
    """Write down one article; of nobody known only into a packet. Raises `NotAllowed`, `EffectsError`, `Forged`."""
    account = permitted(by, Permission.KEEP_EFFECTS)
    words = {name: text for name in FIELDS if (text := str(said.get(name, "")).strip())}
    _is_whole(kind, source, words)
    if person_id is None and packet_id is None:
        raise EffectsError(_("Put an article whose owner nobody knows into a packet."))
    if person_id is not None:
        _came_so(Person.objects.for_change(person_id), source)
    article = Article(
        person_id=person_id,
        kind=Kind(kind),
        source=Source(source),
        state=ArticleState.HELD,
        number=new_number(),
        said=words,
        written_by=account,
        written_at=timezone.now(),
    )
    article.save()
    return put_in(by=by, article_id=article.pk, packet_id=packet_id) if packet_id else article


@action("effects.settle_article")
def settle_article(*, by: Actor, article_id: UUID, step: str, to: str, reason: str) -> Article:
    """Return, forward, keep or lose an article that lies in no packet. Raises `NotThisStep`, `EffectsError`, `Forged`."""
    article = Article.objects.for_change(article_id)
    account = ARTICLE.take(article, step, by)
    _settle(article, account, to, _reason_for(step, reason))
    return article


@action("effects.open_packet")
def open_packet(*, by: Actor, person_id: UUID | None, found_beside: UUID | None = None, statement: str) -> Packet:
    """Begin a packet. `statement`: whose these things are, or where they were found. Raises `EffectsError`, `Forged`."""
    account = permitted(by, Permission.KEEP_EFFECTS)
    if person_id is not None:
        Person.objects.for_change(person_id)
    if not statement.strip():
        raise EffectsError(_("Write whose these things are, or where they were found."))
    packet = Packet(
        person_id=person_id,
        found_beside=found_beside,
        number=new_number(),
        state=PacketState.OPEN,
        said={"statement": statement.strip()},
        packed_by=account,
        packed_at=timezone.now(),
    )
    packet.save()
    return packet


@action("effects.put_in")
def put_in(*, by: Actor, article_id: UUID, packet_id: UUID) -> Article:
    """Put an article into an open packet of the same owner. Raises `NotThisStep`, `EffectsError`, `Forged`."""
    packet, article = Packet.objects.for_change(packet_id), Article.objects.for_change(article_id)
    if packet.state != PacketState.OPEN:
        raise EffectsError(_("This packet is sealed. Begin another."))
    if packet.person_id != article.person_id:
        raise EffectsError(_("This belongs to somebody else. Each packet holds the things of one person."))
    article.packed_by = ARTICLE.take(article, "pack", by)
    article.packet = packet
    article.save()
    return article


@action("effects.put_all_in")
def put_all_in(*, by: Actor, packet_id: UUID) -> Packet:
    """Put all that lies loose of its owner into a packet. Raises as `put_in` does."""
    packet = Packet.objects.for_change(packet_id)
    if packet.person_id is None:
        raise EffectsError(_("Nobody knows whose these things are. Put each article in by itself."))
    loose = Article.objects.filter(person_id=packet.person_id, state=ArticleState.HELD)
    for article_id in list(loose.order_by("written_at", "pk").values_list("pk", flat=True)):
        put_in(by=by, article_id=article_id, packet_id=packet_id)
    return packet


@action("effects.take_out")
def take_out(*, by: Actor, article_id: UUID) -> Article:
    """Take an article out of a packet that is open still. Raises `NotThisStep`, `EffectsError`, `Forged`."""
    article = Article.objects.for_change(article_id)
    if article.packet_id and Packet.objects.for_change(article.packet_id).state != PacketState.OPEN:
        raise EffectsError(_("This packet is sealed. Nothing is taken out of it."))
    ARTICLE.take(article, "take_out", by)
    article.packet = article.packed_by = None
    article.save()
    return article


@action("effects.seal_packet")
def seal_packet(*, by: Actor, packet_id: UUID, seal: str, weight: str, counted: int) -> Packet:
    """Count what lies in it, as the second person and without the list, and close it with a seal.

    Raises `NotAllowed` for who packed any of it; `EffectsError` when the count is not that of the list; `Forged`.
    """
    packet = Packet.objects.for_change(packet_id)
    account = PACKET.take(packet, "seal", by)
    listed = inside(packet)
    assert account is not None
    second_person(account, *(one for article in listed for one in (article.written_by, article.packed_by)))
    if not listed:
        raise EffectsError(_("Nothing is in this packet. Put the articles in first."))
    if counted != len(listed):
        raise EffectsError(
            _("Your count is not that of the list. Open it, compare both article by article, and count again.")
        )
    if not seal.strip():
        raise EffectsError(_("Write the number of the seal."))
    packet.said = {**packet.said, "seal": seal.strip(), "weight": weight.strip()}
    packet.counted, packet.sealed_by, packet.sealed_at = counted, account, timezone.now()
    packet.save()
    return packet


@action("effects.settle_packet")
def settle_packet(*, by: Actor, packet_id: UUID, step: str, to: str, reason: str) -> Packet:
    """Return, forward or keep a sealed packet with all that lies in it. Raises `NotThisStep`, `EffectsError`, `Forged`."""
    packet = Packet.objects.for_change(packet_id)
    account = PACKET.take(packet, step, by)
    why = _reason_for(step, reason)
    packet.said = {**packet.said, "to": _receiver(step, to), "reason": why}
    packet.settled_by, packet.settled_at = account, timezone.now()
    packet.save()
    return packet


def inside(packet: Packet) -> list[Article]:
    """The articles in a packet, proved, in the order in which they were written down. Raises `Forged`."""
    rows = list(Article.objects.filter(packet=packet).order_by("written_at", "pk"))
    trust(*rows)
    return rows


def _settle(article: Article, account: UUID | None, to: str, reason: str) -> None:
    article.settled = {"to": _receiver(article.state, to), "reason": reason}
    article.settled_by, article.settled_at = account, timezone.now()
    article.save()


def _receiver(step: str, to: str) -> str:
    """To whom it went. Raises `EffectsError` where it must have gone to somebody."""
    if step in {"return", "forward", ArticleState.RETURNED, ArticleState.FORWARDED} and not to.strip():
        raise EffectsError(_("Write who received it, and on which receipt."))
    return to.strip()


def _reason_for(step: str, reason: str) -> str:
    if step in {"keep", "lose"} and not reason.strip():
        raise EffectsError(_("Write the reason."))
    return reason.strip()


def _is_whole(kind: Kind, source: Source, said: Mapping[str, str]) -> None:
    """Refuse what may not be taken, and a receipt on which something is missing (art. 18)."""
    if not said.get("what"):
        raise EffectsError(_("Write what it is, so that somebody else would know it again."))
    rule = RULES[Kind(kind)]
    if Source(source) is Source.LEFT:
        return
    if not rule.may_be_taken:
        raise EffectsError(rule.why_not)
    if any(name not in said for name in rule.needs):
        raise EffectsError(
            _("A receipt names who took it with rank and unit, and why. For money also the amount and the order.")
        )


def _came_so(person: Person, source: Source) -> None:
    """Refuse what cannot be: somebody who is here has left nothing behind, and who is gone has nothing taken."""
    is_here = State(person.state) in IN_OUR_HANDS
    if is_here and source is Source.LEFT:
        raise EffectsError(_("This person is here. Return it, or write a receipt for what is taken into keeping."))
    if not is_here and source is Source.TAKEN:
        raise EffectsError(_("This person is no longer here. Write it down as left behind."))
