"""What is erased here when somebody has withdrawn for good: every word of hers that lies here. The rows stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from vistka.correspondence.kinds import Direction
from vistka.correspondence.models import PAGES, Message
from vistka.vault.file_models import SealedFile


def forget_letters(enquirer_id: UUID) -> None:
    """Her letters; his to her are his own. Within an action."""
    hers = Message.objects.filter(enquirer_id=enquirer_id, direction=Direction.TO_PERSON)
    for message_id in list(hers.values_list("pk", flat=True)):
        message = Message.objects.for_change(message_id)
        message.text, message.pages = "", 0
        message.save()
        SealedFile.objects.filter(row_id=message_id, label=PAGES).delete()


FORGETS: Final[dict[str, Callable[[UUID], None]]] = {"correspondence.letters": forget_letters}
