"""To whom his goes: the enquirer whom two people say he means, found by the machine or named by a case worker."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.contact.models import Addressee
from vistka.correspondence.errors import CorrespondenceError
from vistka.correspondence.kinds import WhyReturned
from vistka.correspondence.machines import MESSAGE, MessageState, Step
from vistka.correspondence.models import Message
from vistka.correspondence.ways import way_to_him
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.names.scripts import fold
from vistka.registry.models import Wish


def who_may_get(message: Message) -> dict[Enquirer, Wish]:
    """The enquirers to whom letters from this person are open, and in which wish he meant each. Raises `Forged`."""
    assert message.person_id is not None
    standing = Addressee.objects.filter(wish__person_id=message.person_id, dropped_at=None)
    confirmed = standing.filter(confirmed_by__isnull=False).select_related("enquirer", "wish")
    found = {}
    for one in confirmed.order_by("proposed_at", "pk"):
        way = way_to_him(one.enquirer)
        if way is not None and way.person_id == message.person_id:
            trust(one.wish)
            found[one.enquirer] = one.wish
    return found


def found_for(message: Message) -> Enquirer | None:
    """Her, when what he says now is what he said in his wish, relation and name; else a person looks. Opens both."""
    said = message.addressee
    same = [
        enquirer
        for enquirer, wish in who_may_get(message).items()
        if said["relation"] == wish.said["relation"] and _words(said["name"]) == _words(wish.said["name"])
    ]
    return same[0] if len(same) == 1 else None


@action("correspondence.name_enquirer")
def name_enquirer(*, by: Actor, message_id: UUID, enquirer_id: UUID) -> Message:
    """Say which enquirer he means. Raises `NotAllowed`; `CorrespondenceError` for one to whom letters are not open."""
    permitted(by, Permission.ANSWER)
    message = Message.objects.for_change(message_id)
    if message.state != MessageState.FOR_MAILBOX or message.enquirer_id is not None:
        raise CorrespondenceError(_("Somebody has settled this meanwhile. Look at the page again."))
    enquirer = next((one for one in who_may_get(message) if one.pk == enquirer_id), None)
    if enquirer is None:
        raise CorrespondenceError(_("Letters are not open to this enquirer just now. Look at the page again."))
    message.enquirer = enquirer
    message.save()
    return message


@action("correspondence.give_back")
def give_back(*, by: Actor, message_id: UUID) -> Message:
    """Say that none of those who enquire is meant: the person gets it back, and is offered the Agency's form.

    What was closed is never made an open file of (`agency`). Raises `NotAllowed`, `NotThisStep`; `CorrespondenceError`.
    """
    message = Message.objects.for_change(message_id)
    if message.enquirer_id is not None:
        raise CorrespondenceError(_("Somebody has settled this meanwhile. Look at the page again."))
    MESSAGE.take(message, Step.GIVE_BACK, by)
    message.why, message.since = WhyReturned.ONLY_OPEN, timezone.now()
    message.save()
    return message


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())
