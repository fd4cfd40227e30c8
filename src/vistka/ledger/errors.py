"""What the ledger refuses."""

from __future__ import annotations


class LedgerError(Exception):
    """Something that the ledger refuses; its words name rows and rules, never values."""


class WrittenOutsideAction(LedgerError):
    """A recorded row was to be written without an action."""

    def __init__(self, label: str) -> None:
        super().__init__(f"{label} is written by actions only: no write goes past the ledger.")


class Forged(LedgerError):
    """A row is not as the ledger's last entry about it says: it was written by other means than an action."""

    def __init__(self, rows: list[str]) -> None:
        self.rows = rows
        super().__init__(
            f"Not as the ledger has it: {', '.join(rows)}. Nothing may be done on it; run `vistka ledger verify`."
        )
