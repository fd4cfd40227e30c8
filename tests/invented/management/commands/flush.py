"""Django's `flush`, which empties the tables after a test that commits: the ledger's triggers would refuse it."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import flush
from django.db import DEFAULT_DB_ALIAS, connections

from vistka.ledger import triggers


class Command(flush.Command):
    """Empties the tables and leaves the triggers standing, also after a test that took them away."""

    def handle(self, **options: Any) -> None:
        if options["database"] != DEFAULT_DB_ALIAS:
            super().handle(**options)
            return
        bureau = connections[DEFAULT_DB_ALIAS]
        triggers.remove(bureau)
        super().handle(**options)
        triggers.install(bureau)
