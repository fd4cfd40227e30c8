"""Which row a sealed file of this room belongs to: the gate asks whether the reader has that row in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vistka.correspondence.models import PAGES, Message
from vistka.vault.file_models import SealedFile


def letter_of(page: SealedFile) -> Message | None:
    """The letter of a picture of handwriting."""
    return Message.objects.filter(pk=page.row_id).first()


OWNERS: Final[dict[str, Callable[[SealedFile], Message | None]]] = {PAGES: letter_of}
