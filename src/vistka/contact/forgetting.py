"""What is erased here when somebody has withdrawn for good. The rows stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from vistka.contact.models import Recognition


def forget_answers(enquirer_id: UUID) -> None:
    """Her answers to what only the two of them know. Within an action."""
    for row_id in list(Recognition.objects.filter(enquirer_id=enquirer_id).values_list("pk", flat=True)):
        row = Recognition.objects.for_change(row_id)
        row.hers = ""
        row.save()


FORGETS: Final[dict[str, Callable[[UUID], None]]] = {"contact.answers": forget_answers}
