"""Belongings: the packets that wait, one packet, and what is written down of one person."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.effects.presenters import effects_page, packet_page, packets_page
from vistka.desk.forged import says_what_is_forged
from vistka.desk.working.acts import opened
from vistka.effects.machines import PacketState
from vistka.effects.models import Article, Packet
from vistka.ledger.recorded import trust
from vistka.registry.models import Person

MOST = 100


@requires(Permission.KEEP_EFFECTS)
@require_safe
@says_what_is_forged
def packets(request: HttpRequest) -> HttpResponse:
    """What waits to be sealed, forwarded or returned, the longest first."""
    list_persons(request)
    waiting = Packet.objects.filter(state__in=(PacketState.OPEN, PacketState.SEALED)).order_by("packed_at", "pk")
    rows = list(waiting[:MOST])
    trust(*rows)
    return render(request, "desk/working/listing.html", {"page": packets_page(rows)})


@requires(Permission.KEEP_EFFECTS)
@require_safe
@says_what_is_forged
def packet(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One packet."""
    row = opened(request, Packet, row_id, Purpose.KEEP_EFFECTS)
    return render(request, "desk/working/record.html", {"page": packet_page(member_of(request), row)})


@requires(Permission.KEEP_EFFECTS)
@require_safe
@says_what_is_forged
def effects(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """All that is written down of one person's belongings."""
    person = opened(request, Person, row_id, Purpose.KEEP_EFFECTS)
    articles = list(Article.objects.filter(person=person).select_related("packet").order_by("written_at", "pk"))
    packs = list(Packet.objects.filter(person=person).order_by("packed_at", "pk"))
    trust(*articles, *packs)
    page = effects_page(member_of(request), person, articles, packs)
    return render(request, "desk/working/record.html", {"page": page})
