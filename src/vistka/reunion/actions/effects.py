"""What goes with him: what is still kept is named with its reason; and the promise of who carries out another way home."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.effects.reading import outstanding
from vistka.reunion.errors import ReunionError
from vistka.reunion.kinds import WhyKept
from vistka.reunion.models import Protocol, WayHome
from vistka.reunion.protocol import Part


def still_kept(person_id: UUID, why: WhyKept | None) -> dict[str, object]:
    """What he has not got back, and why (Geneva Convention III art. 119). Raises `ReunionError` without a reason."""
    kept = outstanding(person_id)
    if kept and why is None:
        raise ReunionError(_("Something is still kept. Return it first, or choose why it does not go along."))
    return {"outstanding": kept, "why": WhyKept(why).value if kept and why else ""}


def note_departure(way: WayHome, officer: UUID, *, no_press: bool, why: WhyKept | None) -> None:
    """Write what an officer says when somebody goes without a handover: no press (art. 13), and what is still kept.

    Raises `ReunionError` without the promise, or without a reason.
    """
    if not no_press:
        raise ReunionError(str(_("Parts of the protocol are still open:")) + f" {Part.NO_PRESS.words}.")
    by, now = {"by": str(officer)}, timezone.now()
    said = {Part.NO_PRESS.value: by, Part.EFFECTS.value: still_kept(way.person_id, why) | by}
    Protocol(way=way, said=said, begun_at=now, finished_at=now).save()
