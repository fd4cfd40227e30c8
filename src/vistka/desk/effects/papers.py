"""The inventory that lies in a packet, printed."""

from __future__ import annotations

from typing import Final

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.effects.acts import page_of_packet
from vistka.desk.papers.printing import Print
from vistka.documents.kinds import DocumentKind, Values
from vistka.effects.actions import inside
from vistka.effects.machines import PacketState
from vistka.effects.models import Packet


def values_of(packet: Packet) -> Values:
    """The cells of a packet's inventory."""
    said = packet.said
    return {
        "packet_number": packet.number,
        "owner_statement": said["statement"],
        "seal_number": said.get("seal", ""),
        "weight": said.get("weight", ""),
        "contents": [
            {
                "item": article.said["what"],
                "quantity": article.said.get("quantity", ""),
                "condition": article.said.get("condition", ""),
            }
            for article in inside(packet)
        ],
    }


PRINTS: Final = (
    Print(
        name="print_packet",
        path="effects/packets/<uuid:row_id>/print/",
        permission=Permission.KEEP_EFFECTS,
        on=Packet,
        kind=DocumentKind.PACKET_INVENTORY,
        values_of=values_of,
        person_of=lambda row: row.person_id,
        back=page_of_packet,
        purpose=Purpose.KEEP_EFFECTS,
        fits=lambda row: row.state != PacketState.OPEN,
    ),
)
