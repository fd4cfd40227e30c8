"""Whether hers goes on, and to whom his goes: looked at by the machine whenever something changes that decides it.

Hers goes on only while the table of `contact.disclosure` opens letters to her; until then it lies here and nothing shows
it. Should he die, or the match be doubted, it is held back again, wherever it was, and nothing comes back to her.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.contact.models import Addressee
from vistka.correspondence.kinds import Direction
from vistka.correspondence.machines import MESSAGE, MessageState, Step
from vistka.correspondence.models import Message, Unsettled
from vistka.correspondence.ways import way_to_him
from vistka.correspondence.whose import found_for
from vistka.enquiries.models import Enquirer, LevelDecision
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.registry.models import Event, Interview, Person
from vistka.tracing.models import Link

log = logging.getLogger(__name__)

_PATHS: Final[Mapping[type[Model], str]] = {
    Link: "enquiry_id",
    Enquirer: "enquiry_id",
    LevelDecision: "enquirer__enquiry_id",
    Addressee: "enquirer__enquiry_id",
    Message: "enquirer__enquiry_id",
    Person: "links__enquiry_id",
    Event: "person__links__enquiry_id",
    Interview: "person__links__enquiry_id",
}
"""What decides, and how its rows lead to an enquiry."""

_BY_KIND: Final = {model._meta.label: (model, path) for model, path in _PATHS.items()}
_ON_ITS_WAY: Final = (MessageState.WAITS, MessageState.TO_HAND_OVER)
_HERS: Final = Q(direction=Direction.TO_PERSON, state__in=[MessageState.RECEIVED, *_ON_ITS_WAY])
UNBOUND: Final = Q(direction=Direction.FROM_PERSON, state=MessageState.FOR_MAILBOX, enquirer=None)
"""His that passed and of which nobody knows yet which enquirer he means."""


def note_changes(written: Iterable[tuple[str, UUID]]) -> bool:
    """Have the letters looked at that rows (kind, key) may concern; whether there are any."""
    rows: defaultdict[str, list[UUID]] = defaultdict(list)
    for kind, row_id in written:
        rows[kind].append(row_id)
    touched = {enquiry_id for kind in rows.keys() & _BY_KIND.keys() for enquiry_id in _enquiries(kind, rows[kind])}
    hers = _HERS & Q(enquirer__enquiry_id__in=touched)
    his = UNBOUND & (Q(person__links__enquiry_id__in=touched) | Q(pk__in=rows[Message._meta.label]))
    found = set(Message.objects.filter(hers | his).values_list("pk", flat=True))
    Unsettled.objects.bulk_create([Unsettled(message_id=pk) for pk in found], ignore_conflicts=True)
    return bool(found)


@action("correspondence.settle")
def settle(*, by: Actor, message_id: UUID) -> Message:
    """Let hers on, or hold it back; find whose his is. Raises `NotAllowed` for a member of staff, `Forged`."""
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    Unsettled.objects.filter(message_id=message_id).delete()
    message = Message.objects.for_change(message_id)
    if message.direction == Direction.TO_PERSON:
        _settle_hers(message, by)
    elif message.state == MessageState.FOR_MAILBOX and message.enquirer_id is None:
        message.enquirer = found_for(message)
        if message.enquirer is not None:
            message.save()
    return message


def settle_all() -> None:
    """Look at what waits for it. A letter with a forged row goes on waiting, and holds up no other."""
    for message_id in list(Unsettled.objects.values_list("message_id", flat=True)):
        try:
            settle(by=machine("letters"), message_id=message_id)
        except Forged:
            log.exception("a letter waits: run `vistka ledger verify`")


def _settle_hers(message: Message, by: Actor) -> None:
    assert message.enquirer is not None
    way = way_to_him(message.enquirer)
    if message.state == MessageState.RECEIVED and way is not None:
        message.person = way.person
        MESSAGE.take(message, Step.LET_ON_AGAIN if message.outcome else Step.LET_ON, by)
    elif message.state in _ON_ITS_WAY and (way is None or way.person_id != message.person_id):
        MESSAGE.take(message, Step.HOLD_BACK, by)
        message.person = None
    else:
        return
    message.since, message.proposed_by = timezone.now(), None
    message.save()


def _enquiries(kind: str, row_ids: list[UUID]) -> set[UUID]:
    model, path = _BY_KIND[kind]
    found = model._base_manager.filter(pk__in=row_ids).values_list(path, flat=True)
    return {enquiry_id for enquiry_id in found if enquiry_id}
