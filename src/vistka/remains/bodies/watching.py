"""Remains of which all kin were told go on by themselves; nothing else moves them."""

from __future__ import annotations

import logging
from typing import Final
from uuid import UUID

from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.remains.bodies.actions.registering import take
from vistka.remains.bodies.machines import State, Step
from vistka.remains.bodies.telling import all_kin_told
from vistka.remains.models import HumanRemains

log: Final = logging.getLogger(__name__)


@action("remains.note_kin_told")
def note_kin_told(*, by: Actor, remains_id: UUID) -> HumanRemains:
    """Note that a person has told all documented kin whom we know, if it is so. Raises `NotAllowed` for staff, `Forged`."""
    remains = HumanRemains.objects.for_change(remains_id)
    if remains.state == State.IDENTIFIED and not remains.later_find and all_kin_told(remains.person_id):
        take(remains, Step.TELL, by)
        remains.save()
    return remains


def watch_told() -> None:
    """Look at all remains that are known and wait. Each for itself: a forged row holds up no other family."""
    waiting = HumanRemains.objects.filter(state=State.IDENTIFIED, later_find=False, person__isnull=False)
    for remains_id in list(waiting.values_list("pk", flat=True)):
        try:
            note_kin_told(by=machine("remains"), remains_id=remains_id)
        except Forged:
            log.exception("human remains wait: run `vistka ledger verify`")
