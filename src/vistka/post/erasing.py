"""How what was erased here is erased again, when an older backup is brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from vistka.ledger.actors import Actor
from vistka.post.actions.withdrawals import MAILBOX, erase_mailbox


def _erase_mailbox(row_id: UUID, by: Actor) -> None:
    erase_mailbox(by=by, mailbox_id=row_id)


ERASE: Final[dict[str, Callable[[UUID, Actor], None]]] = {MAILBOX: _erase_mailbox}
