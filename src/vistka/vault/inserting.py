"""Inserting thousands of new rows: what `bulk_create` does, column by column and with one statement for all of them.

For rows that the database adds nothing to: their keys are made in Python. `bulk_create` writes a statement as long as
its rows and asks each field of each row how to; that took more than half of the time of registering a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper


def insert(rows: Sequence[models.Model]) -> None:
    """Insert the rows, all of one model, and seal what they hold. Within a transaction."""
    if not rows:
        return
    model = type(rows[0])
    for row in rows:
        row._prepare_related_fields_for_save(operation_name="bulk_create")  # type: ignore[attr-defined]
    insert_columns(model, ([field.pre_save(row, True) for row in rows] for field in model._meta.concrete_fields))
    written_to = router.db_for_write(model)
    for row in rows:
        row._state.adding, row._state.db = False, written_to


def insert_columns(model: type[models.Model], columns: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as columns, one for each field of the model in its order, all of the same length."""
    connection = connections[router.db_for_write(model)]
    fields = model._meta.concrete_fields
    prepared = [_prepared(field, column, connection) for field, column in zip(fields, columns, strict=True)]
    quote = connection.ops.quote_name
    into = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(str(field.column)) for field in fields)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{_type(field, connection)}[]" for field in fields)
            cursor.execute(f"{into} SELECT * FROM unnest({arrays})", prepared)  # noqa: S608
        else:
            cursor.executemany(f"{into} VALUES ({', '.join(['%s'] * len(fields))})", list(zip(*prepared, strict=True)))


def _prepared(field: models.Field[Any, Any], values: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
    """The values as the database takes them. Many are the very object before them: the moment, the actor, the verb."""
    found: list[Any] = []
    before: Any = None
    ready = field.get_db_prep_save(None, connection)
    for value in values:
        if value is not before:
            before, ready = value, field.get_db_prep_save(value, connection)
        found.append(ready)
    return found


def _type(field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> str:
    """Without its length: a cast to varchar(80) cuts off what does not fit, where the column itself refuses it."""
    return str(field.db_type(connection)).partition("(")[0]
