"""Handing over by number: who does it reads nothing, and says who has it, or why not and what becomes of it."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.correspondence.bans import is_resting
from vistka.correspondence.errors import CorrespondenceError, LeaveItClosed
from vistka.correspondence.kinds import Proof, WhyNotHandedOver
from vistka.correspondence.machines import MESSAGE, Step
from vistka.correspondence.models import Message
from vistka.correspondence.ways import goes_on
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor


@action("correspondence.hand_over")
def hand_over(*, by: Actor, message_id: UUID, proof: Proof, witness: str = "") -> Message:
    """Say that the person has it, in person. `witness`: the name of who saw it, where a witness is the proof.

    Raises `NotAllowed`, `NotThisStep`; `LeaveItClosed`, without saying why; `CorrespondenceError` without the name.
    """
    seen_by = witness.strip() if proof == Proof.WITNESSED else ""
    if proof == Proof.WITNESSED and not seen_by:
        raise CorrespondenceError(_("Write the name of the witness."))
    message = Message.objects.for_change(message_id)
    message.handed_over_by = MESSAGE.take(message, Step.HAND_OVER, by)
    _has_its_way(message)
    message.handed_over_at = message.since = timezone.now()
    message.proof, message.witness = Proof(proof), seen_by
    message.save()
    return message


@action("correspondence.cannot_hand_over")
def cannot_hand_over(*, by: Actor, message_id: UUID, why: WhyNotHandedOver) -> Message:
    """Say why it could not be handed over. Nothing of this reaches the family. Raises `NotAllowed`, `NotThisStep`."""
    message = Message.objects.for_change(message_id)
    MESSAGE.take(message, Step.CANNOT_HAND_OVER, by)
    message.why, message.since = WhyNotHandedOver(why), timezone.now()
    message.save()
    return message


@action("correspondence.try_again")
def try_again(*, by: Actor, message_id: UUID) -> Message:
    """Take it where the person is now. Raises `NotAllowed`, `NotThisStep`, `LeaveItClosed`."""
    message = Message.objects.for_change(message_id)
    MESSAGE.take(message, Step.TRY_AGAIN, by)
    _has_its_way(message)
    message.why, message.since, message.proposed_by = "", timezone.now(), None
    message.save()
    return message


@action("correspondence.keep")
def keep(*, by: Actor, message_id: UUID) -> Message:
    """Keep its closed envelope for the person. Raises `NotAllowed`, `NotThisStep`."""
    message = Message.objects.for_change(message_id)
    MESSAGE.take(message, Step.KEEP, by)
    message.since = timezone.now()
    message.save()
    return message


@action("correspondence.have_destroyed")
def have_destroyed(*, by: Actor, message_id: UUID) -> Message:
    """Say, as the first, that its envelope is destroyed unopened. Raises `NotAllowed`, `NotThisStep`."""
    message = Message.objects.for_change(message_id)
    message.proposed_by = MESSAGE.take(message, Step.DESTROY, by)
    message.since = timezone.now()
    message.save()
    return message


@action("correspondence.destroyed")
def destroyed(*, by: Actor, message_id: UUID) -> Message:
    """Say, as the second, that both destroyed it unopened. Nobody hears of it. Raises `NotAllowed`, `NotThisStep`."""
    message = Message.objects.for_change(message_id)
    MESSAGE.take(message, Step.DESTROYED, by)
    message.since = timezone.now()
    message.save()
    return message


def _has_its_way(message: Message) -> None:
    assert message.person_id is not None
    if not goes_on(message) or is_resting(message.person_id):
        raise LeaveItClosed
