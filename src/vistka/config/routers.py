"""Which room's tables lie in which database."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings

MAILROOM: Final = "mailroom"


class ByRoom:
    """Sends each room to its database, and makes each table in one of them only."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return MAILROOM if model._meta.app_label in settings.MAILROOM_APPS else "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return self.db_for_read(one) == self.db_for_read(other)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == MAILROOM) == (app_label in settings.MAILROOM_APPS)
