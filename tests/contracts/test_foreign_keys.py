"""A room's tables refer only to its own and to those of rooms below it, and never to the other database."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models, router

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
FLOORS: list[str] = next(
    contract["layers"] for contract in PROJECT["tool"]["importlinter"]["contracts"] if contract["type"] == "layers"
)
FLOOR_OF = {room.strip(): floor for floor, rooms in enumerate(FLOORS) for room in rooms.split("|")}
"""Counted from the top."""

Reference = models.Field[object, object]


def references() -> Iterator[Reference]:
    """Every field of an installed model, hidden ones too, that points to a model."""
    for model in apps.get_models(include_auto_created=True):
        yield from (field for field in model._meta.get_fields() if field.is_relation and is_forward(field))


def is_forward(field: object) -> bool:
    return isinstance(field, models.Field) and field.related_model is not None


def room_of(model: type[models.Model]) -> str | None:
    """The room that a model of ours lives in; None for others' models and for those of the tests."""
    first, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if first == "vistka" else None


def points_down(field: Reference) -> bool:
    """Others' models know nothing of ours but the account; ours know their own room's and those on lower floors."""
    source, target = room_of(field.model), room_of(field.related_model)
    if source is None:
        return target is None or field.related_model._meta.label == settings.AUTH_USER_MODEL
    return target in (None, source) or FLOOR_OF[source] < FLOOR_OF[target]


def test_foreign_keys_point_down() -> None:
    ours = [field for field in references() if not field.model.__module__.startswith("invented")]
    assert {str(field): field.related_model._meta.label for field in ours if not points_down(field)} == {}


def test_foreign_keys_stay_in_their_database() -> None:
    database = router.db_for_read
    assert [str(one) for one in references() if database(one.model) != database(one.related_model)] == []


def test_every_room_with_tables_has_a_floor() -> None:
    assert {room_of(model) for model in apps.get_models()} - {None} <= FLOOR_OF.keys()


def test_a_reference_upwards_is_seen() -> None:
    class Upwards(models.Model):
        account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "vault"

    Upwards.__module__ = "vistka.vault.models"
    try:
        assert not points_down(Upwards._meta.get_field("account"))
    finally:
        del apps.all_models["vault"]["upwards"]
        apps.clear_cache()
