"""Invented persons and enquiries in a bureau's database, as many as are wanted, without going through its actions.

A million by the actions would take the better part of an hour and is measured by `importing`. Here only the description
of each row is its own; it is sealed as every other, in the row that it belongs to. The ledger knows nothing of them.
"""

import uuid
from collections.abc import Iterable
from itertools import islice
from random import Random
from typing import Any

from vistka.exercise.invention import Invention, Order
from vistka.matching.packed import pack

ROWS_AT_ONCE = 20_000
SEED = 41


def invention_of(persons: int, enquiries: int, seed: int = SEED) -> Invention:
    """A register, to be read to its end, and then enquiries: one in thirty is about somebody who is registered."""
    return Invention(Order(persons, enquiries, seed, hopeless=29 / 30, columns="full"))


def fill(persons: int, enquiries: int) -> None:
    """So many persons and enquiries, invented by `SEED`."""
    from django.utils import timezone

    from vistka.enquiries.models import Enquiry
    from vistka.registry.models import Person

    now = timezone.now()
    invention = invention_of(persons, enquiries)
    _insert(
        Person,
        map(pack, invention.register()),
        {"side": "held", "category": "prisoner", "state": "held", "registered_at": now},
    )
    opened = {"state": "open", "outcome": "", "taken_at": now, "opened_at": now, "answer_due_at": now}
    _insert(Enquiry, (pack(row) for row, _ in invention.enquiries()), opened)


def _insert(model: Any, texts: Iterable[str], values: dict[str, object]) -> None:
    from django.db import transaction

    from vistka.vault.fields import SealedField
    from vistka.vault.inserting import insert_columns

    random, rest = Random(f"keys of {model.__name__}"), iter(texts)
    while some := list(islice(rest, ROWS_AT_ONCE)):
        rows = [model(pk=uuid.UUID(int=random.getrandbits(128), version=4)) for _ in some]
        columns = []
        for field in model._meta.concrete_fields:
            if field.name == "description":
                columns.append([field.seal(row, text) for row, text in zip(rows, some, strict=True)])
            elif field.primary_key:
                columns.append([row.pk for row in rows])
            elif isinstance(field, SealedField) and not field.null:
                columns.append([field.seal(rows[0], "")] * len(rows))
            else:
                columns.append([values.get(field.name)] * len(rows))
        with transaction.atomic():
            insert_columns(model, columns)
