"""What each public face's user of the mailroom database may do: one table, from which the GRANTs are made and proved.

A database of one file knows no users; this holds on PostgreSQL. The desk's user owns the tables and may do everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from vistka.mailroom.models import (
    CallEntry,
    CallPlace,
    CallRoom,
    CallSignal,
    Draft,
    Mail,
    PublishedKey,
    Submission,
)

ALL_RIGHTS: Final = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
RIGHTS: Final[Mapping[str, Mapping[type[Model], tuple[str, ...]]]] = {
    "portal": {
        PublishedKey: ("SELECT",),
        Submission: ("INSERT",),
        Mail: ("SELECT",),
        Draft: ("SELECT", "INSERT", "UPDATE", "DELETE"),
    },
    "call": {
        CallRoom: ("SELECT",),
        CallPlace: ("SELECT",),
        CallEntry: ("SELECT", "INSERT"),
        CallSignal: ("SELECT", "INSERT"),
    },
}
"""By face and table. What was sent to the portal cannot be read back, not even its number of rows; a letter cannot be
changed or lost. A call's slot cannot be moved, a token that was used cannot be used again, an ended call not resumed."""

_HELD: Final = """
SELECT c.relname, r.name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN unnest(%s::text[]) AS r(name)
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_temp%%'
   AND has_table_privilege(c.oid, r.name)
"""


def statements(role: str, connection: BaseDatabaseWrapper, face: str = "portal") -> Iterator[str]:
    """The SQL that gives an existing user exactly the rights of the table, whatever it had; the owner runs it."""
    quote = connection.ops.quote_name
    user, database = quote(role), quote(str(connection.settings_dict["NAME"]))
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC"
    yield f"REVOKE ALL ON DATABASE {database} FROM {user}"
    yield f"GRANT CONNECT ON DATABASE {database} TO {user}"
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"REVOKE ALL ON SCHEMA public FROM {user}"
    yield f"GRANT USAGE ON SCHEMA public TO {user}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {user}"
    for model, rights in RIGHTS[face].items():
        yield f"GRANT {', '.join(rights)} ON {quote(model._meta.db_table)} TO {user}"


def beyond_the_table(connection: BaseDatabaseWrapper, face: str = "portal") -> list[str]:
    """What the connected user may do to any table, and need not: `SELECT on mailroom_submission`. PostgreSQL only."""
    allowed = {(model._meta.db_table, right) for model, rights in RIGHTS[face].items() for right in rights}
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [list(ALL_RIGHTS)])
        held = set(cursor.fetchall())
    return [f"{right} on {table}" for table, right in sorted(held - allowed)]
