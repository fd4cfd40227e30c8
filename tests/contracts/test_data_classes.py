"""Every field of every table has a class of data, and every table a time for which it is kept: others' tables too."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Field, Model

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, class_of, keeps_of
from vistka.vault.errors import Undeclared
from vistka.vault.fields import LookupKey, SealedField

MODELS = apps.get_models(include_auto_created=True)
FIELDS = [field for model in MODELS for field in model._meta.local_concrete_fields]


def class_or_none(field: Field[object, object]) -> DataClass | None:
    try:
        return class_of(field)
    except Undeclared:
        return None


def is_kept_for_a_time(model: type[Model]) -> bool:
    try:
        return bool(keeps_of(model))
    except Undeclared:
        return False


def test_every_field_has_a_class() -> None:
    assert [str(field) for field in FIELDS if class_or_none(field) is None] == []


def test_every_table_has_a_time_for_which_it_is_kept() -> None:
    assert [model._meta.label for model in MODELS if not is_kept_for_a_time(model)] == []


def test_only_open_and_staff_data_lie_in_clear() -> None:
    plain = [field for field in FIELDS if not isinstance(field, SealedField | LookupKey)]
    may_lie_in_clear = (None, DataClass.OPEN, DataClass.STAFF)
    assert [str(field) for field in plain if class_or_none(field) not in may_lie_in_clear] == []


def test_a_table_of_ours_declares_no_field_that_it_does_not_have() -> None:
    ours = [model for model in MODELS if issubclass(model, VaultModel)]
    unknown = {model: model.classes.keys() - {field.name for field in model._meta.concrete_fields} for model in ours}
    assert {model._meta.label: names for model, names in unknown.items() if names} == {}


def test_each_label_of_a_sealed_field_is_used_once() -> None:
    labels = [field.label for field in FIELDS if isinstance(field, SealedField)]
    assert sorted(labels) == sorted(set(labels))
