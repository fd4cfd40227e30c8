"""Letters that nothing stops: no ban in force, no death."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from vistka.correspondence.bans import standing
from vistka.correspondence.machines import BanState
from vistka.correspondence.models import Message
from vistka.registry.states import State


def moving(today: date) -> QuerySet[Message]:
    """The letters that nothing stops today, as the database has them: who acts on one asks the proved rows too."""
    resting = standing(today).filter(state=BanState.IN_FORCE).values("person_id")
    # `IS NOT NULL` beside it: of a letter without a person, hers that is held back, SQL would not say “not in”.
    return Message.objects.exclude(person__state=State.DEAD).exclude(person__isnull=False, person_id__in=resting)
