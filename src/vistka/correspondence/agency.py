"""A message for the officer who carries it to the Central Tracing Agency; sealed nowhere, as the Agency's forms are:
whoever carries one may read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from vistka.correspondence.bans import is_resting
from vistka.correspondence.errors import LeaveItClosed
from vistka.correspondence.machines import MESSAGE, Step
from vistka.correspondence.models import Message
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.particulars import best
from vistka.registry.reading import is_dead

FORMAT: Final = "vistka-family-message/1"
_PARTICULARS: Final = (
    "family_name",
    "given_name",
    "patronymic",
    "birth_date",
    "birth_place",
    "father_name",
    "mother_name",
)


@action("correspondence.carry")
def carry(*, by: Actor, message_id: UUID) -> dict[str, Any]:
    """What the Agency gets: {format, number, from, to, written_on, signed, scribe, text}; as often as it is asked for.

    `from` has the person's particulars and the postbox, never the place. Raises `NotAllowed`, `NotThisStep`,
    `LeaveItClosed`.
    """
    message = Message.objects.for_change(message_id)
    MESSAGE.take(message, Step.CARRY, by)
    assert message.person is not None
    if is_resting(message.person.pk) or is_dead(message.person.pk):
        raise LeaveItClosed
    message.since = timezone.now()
    message.save()
    return _said(message)


def as_file(said: Mapping[str, Any]) -> bytes:
    """The same as a file: JSON, UTF-8, that people can read too."""
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def _said(message: Message) -> dict[str, Any]:
    person = message.person
    assert person is not None
    particulars = {name: best(person.identities, name) for name in _PARTICULARS}
    return {
        "format": FORMAT,
        "number": message.number,
        "from": {**particulars, "number": person.number, "mail_address": person.custody.get("mail_address", "")},
        "to": message.addressee,
        "written_on": timezone.localdate(message.came_at).isoformat(),
        "signed": message.how_signed,
        "scribe": message.scribe,
        "text": message.text,
    }
