"""What is erased here when somebody has withdrawn for good. The rows stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from vistka.calls.models import Call


def forget_consents(enquirer_id: UUID) -> None:
    """When a call suited her, where she lives by the clock, and her link. Within an action."""
    for call_id in list(Call.objects.filter(enquirer_id=enquirer_id).values_list("pk", flat=True)):
        call = Call.objects.for_change(call_id)
        call.of_family, call.her_link = {}, ""
        call.save()


FORGETS: Final[dict[str, Callable[[UUID], None]]] = {"calls.consents": forget_consents}
