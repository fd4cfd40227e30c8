"""What this room tidies when `tick` wakes it: what nobody reviewed is not kept for ever."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Final

from django.utils import timezone

from vistka.leads.actions import lapse
from vistka.leads.kinds import UNREVIEWED_KEPT, ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Item
from vistka.ledger.actors import machine
from vistka.ledger.errors import Forged

log = logging.getLogger(__name__)


def lapse_all() -> None:
    """Set aside what has lapsed. An item with a forged row goes on waiting, and holds up no other."""
    waiting = Item.objects.filter(state=ItemState.WAITING).exclude(kind=ItemKind.REPORT)
    before = timezone.now() - UNREVIEWED_KEPT
    for item_id in list(waiting.filter(brought_at__lte=before).values_list("pk", flat=True)):
        try:
            lapse(by=machine("leads"), item_id=item_id)
        except Forged:
            log.exception("an item waits: run `vistka ledger verify`")


HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"leads.lapse": lapse_all}
