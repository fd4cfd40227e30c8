"""What other parts of this room ask of the dead."""

from __future__ import annotations

from uuid import UUID

from vistka.ledger.recorded import trust
from vistka.remains.dead.machines import DeathState
from vistka.remains.models import Death


def death_of(person_id: UUID) -> Death | None:
    """The notification of this person's death, proved; None where there is none that stands. Raises `Forged`."""
    death = Death.objects.filter(person_id=person_id).exclude(state=DeathState.TAKEN_BACK).first()
    if death is not None:
        trust(death)
    return death


def has_death(person_id: UUID) -> bool:
    """Whether there is such a notification, for a page that offers one; nothing is proved."""
    return Death.objects.filter(person_id=person_id).exclude(state=DeathState.TAKEN_BACK).exists()
