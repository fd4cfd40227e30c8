"""Times in which somebody's letters rest: short, with an end, proposed by one and seconded by another (art. 76)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.correspondence.errors import CorrespondenceError
from vistka.correspondence.kinds import WhyBanned
from vistka.correspondence.machines import BAN, BanState, BanStep
from vistka.correspondence.models import Ban
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Person

LONGEST: Final = timedelta(days=30)


@action("correspondence.propose_ban")
def propose_ban(*, by: Actor, person_id: UUID, reason: WhyBanned, until: date) -> Ban:
    """Propose that somebody's letters rest up to and with the day `until`.

    Raises `NotAllowed`; `CorrespondenceError` for a day that is past or too far off, or when they rest already.
    """
    account = permitted(by, Permission.BAN_MESSAGES)
    person, today = Person.objects.for_change(person_id), timezone.localdate()
    if not today <= until <= today + LONGEST:
        raise CorrespondenceError(_("A ban is short: name a day within the next 30 days."))
    if standing(today).filter(person=person).exists():
        raise CorrespondenceError(_("A ban is proposed or in force already. It cannot be made longer."))
    ban = Ban(
        person=person,
        state=BAN.begins,
        reason=WhyBanned(reason),
        until=until,
        proposed_by=account,
        proposed_at=timezone.now(),
    )
    ban.save()
    return ban


@action("correspondence.second_ban")
def second_ban(*, by: Actor, ban_id: UUID) -> Ban:
    """Second what somebody else proposed. Raises `NotAllowed`, `NotThisStep`; `CorrespondenceError` when it has lapsed."""
    ban = Ban.objects.for_change(ban_id)
    ban.seconded_by = BAN.take(ban, BanStep.SECOND, by)
    if ban.until < timezone.localdate():
        raise CorrespondenceError(_("The day of this ban is past. Let it be."))
    ban.seconded_at = timezone.now()
    ban.save()
    return ban


@action("correspondence.end_ban")
def end_ban(*, by: Actor, ban_id: UUID) -> Ban:
    """End it before its day, or drop what is proposed. One person is enough. Raises `NotAllowed`, `NotThisStep`."""
    ban = Ban.objects.for_change(ban_id)
    ban.ended_by, ban.ended_at = BAN.take(ban, BanStep.END, by), timezone.now()
    ban.save()
    return ban


def standing(today: date) -> QuerySet[Ban]:
    """The bans proposed or in force that have not lapsed, as the database has them."""
    return Ban.objects.filter(state__in=[BanState.PROPOSED, BanState.IN_FORCE], until__gte=today)


def is_resting(person_id: UUID) -> bool:
    """Whether this person's letters rest today. Raises `Forged`."""
    bans = list(standing(timezone.localdate()).filter(person_id=person_id, state=BanState.IN_FORCE))
    trust(*bans)
    return any(ban.seconded_by not in (None, ban.proposed_by) for ban in bans)
