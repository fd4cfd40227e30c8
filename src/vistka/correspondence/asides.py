"""Letters that a death or anything else has held for long: they rest silently until two people have looked at each.

All of them come up after the same time and in the same words: that one is due says nothing of why it is.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.contact.models import Addressee
from vistka.correspondence.bans import standing
from vistka.correspondence.errors import CorrespondenceError
from vistka.correspondence.kinds import Direction
from vistka.correspondence.machines import MESSAGE, BanState, MessageState, Step
from vistka.correspondence.models import Message
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.states import State
from vistka.tracing.models import Link

LOOKED_AT_AFTER: Final = timedelta(days=14)


def to_look_at() -> QuerySet[Message]:
    """Those that lie still for so long, as the database has them: of the dead; hers that he was to get; his to her that
    are not open to her any more. A ban ends by itself, and puts nothing aside."""
    meant = Addressee.objects.filter(enquirer=OuterRef("enquirer"), confirmed_by__isnull=False, dropped_at=None)
    linked = Link.objects.filter(enquiry=OuterRef("enquirer__enquiry"), undone_at=None)
    hers = Q(Exists(linked) & Exists(meant), person=None)
    his = Q(direction=Direction.FROM_PERSON, state=MessageState.FOR_MAILBOX, enquirer__isnull=False)
    resting = standing(timezone.localdate()).filter(state=BanState.IN_FORCE).values("person_id")
    lying = Message.objects.filter(
        state__in=MESSAGE.steps[Step.PUT_ASIDE].before, since__lte=timezone.now() - LOOKED_AT_AFTER
    )
    return lying.filter(hers | his & ~Q(person_id__in=resting) | Q(person__state=State.DEAD))


@action("correspondence.propose_aside")
def propose_aside(*, by: Actor, message_id: UUID) -> Message:
    """Say, as the first, that one has looked at it. Raises `NotAllowed`, `AccessError`, `CorrespondenceError`."""
    account = permitted(by, Permission.ANSWER)
    message = _lying(message_id)
    still_open(message.proposed_by)
    message.proposed_by = account
    message.save()
    return message


@action("correspondence.put_aside")
def put_aside(*, by: Actor, message_id: UUID) -> Message:
    """Say so as the second: it rests here. Nobody hears of it.

    Raises `NotAllowed`, also for the first; `NotThisStep`; `CorrespondenceError` for one that nothing holds, or at which
    nobody has looked yet.
    """
    permitted(by, Permission.ANSWER)
    message = _lying(message_id)
    if message.proposed_by is None:
        raise CorrespondenceError(_("Two people look at it. Be the first, and ask a colleague."))
    MESSAGE.take(message, Step.PUT_ASIDE, by)
    message.since = timezone.now()
    message.save()
    return message


def _lying(message_id: UUID) -> Message:
    if not to_look_at().filter(pk=message_id).exists():
        raise CorrespondenceError(_("This letter goes its way by itself. Leave it."))
    return Message.objects.for_change(message_id)
