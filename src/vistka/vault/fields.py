"""Model fields whose values are sealed before they reach the database.

Loading a row yields `Sealed`, a value as it lies; reading the attribute opens it then, under the watch of the moment
(`vault.opening`). The seal is bound to the installation, the field's label, the row's key and the key's version, so a
value moved to another row, field or bureau does not open. Labels are written out in each field: they must outlive a
renaming of the model.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeVar, cast

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from vistka.vault.classes import DataClass
from vistka.vault.current import keyring
from vistka.vault.errors import CannotOpen, VaultError
from vistka.vault.opening import opens_nothing, tell_watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.backends.base.base import BaseDatabaseWrapper

    from vistka.vault.base import VaultModel

Row = TypeVar("Row", bound=models.Model)

PAD: Final = 32
"""Texts are padded to multiples of this many bytes: the length of a ciphertext would narrow down a name."""


class PlainValue(VaultError):
    """A value was about to reach the database unsealed."""

    def __init__(self, label: str) -> None:
        super().__init__(f"“{label}” is sealed row by row: set it on the row and save that.")


class Sealed(NamedTuple):
    """A value as it lies in the database, and the label it was sealed under."""

    blob: bytes
    label: str

    def __repr__(self) -> str:
        return f"<sealed {self.label}>"


class _Opening(DeferredAttribute):
    """Opens the value when the attribute is read; a data descriptor, so that the instance's dict does not hide it."""

    field: SealedField

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed) and not opens_nothing():
            return self.field.open(instance, value)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(models.Field[Any, Any]):
    """A value sealed under the key of its `data_class`, its associated data holding `label`."""

    descriptor_class = _Opening

    def __init__(self, *, label: str, data_class: DataClass, **options: Any) -> None:
        self.label, self.data_class = label, DataClass(data_class)
        super().__init__(**options, editable=False)

    def encode(self, value: Any) -> bytes:
        """The bytes that are sealed."""
        raise NotImplementedError

    def decode(self, plain: bytes) -> Any:
        """The value that `encode` was given."""
        raise NotImplementedError

    def seal(self, row: VaultModel, value: Any) -> Sealed:
        """`value` sealed for this field of `row`."""
        blob = keyring().seal(self.data_class.purpose, self.label, row.pk, self.encode(value))
        return Sealed(blob, self.label)

    def open(self, row: VaultModel, sealed: Sealed) -> Any:
        """The value, told to the watch first. Raises `CannotOpen` for one that was altered or moved, `Unwatched`."""
        tell_watch(row, self)
        return self.decode(keyring().open(self.data_class.purpose, self.label, row.pk, sealed.blob))

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, args, {**options, "label": self.label, "data_class": str(self.data_class)}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value), self.label)

    def pre_save(self, model_instance: Any, add: bool) -> Sealed | None:
        """Seal what was set since the row was loaded; what was not touched stays as it lies."""
        value: Any = model_instance.__dict__.get(self.attname)
        model: type[models.Model] = type(model_instance)
        for key in _keys_from(model, self.name):
            key.follow(model_instance)
        if value is not None and not isinstance(value, Sealed):
            value = model_instance.__dict__[self.attname] = self.seal(model_instance, value)
        return cast("Sealed | None", value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise PlainValue(self.label)
        return connection.Database.Binary(value.blob)  # type: ignore[attr-defined]

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether a value is there can be asked. Raises `FieldError` for any other look-up."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.label} is sealed: it cannot be searched by the database.")

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.label} is sealed: the database cannot look into it.")

    def value_to_string(self, obj: Any) -> str:
        raise PlainValue(self.label)


class SealedBytes(SealedField):
    """Bytes, sealed as they are: their length shows."""

    def encode(self, value: bytes) -> bytes:
        return bytes(value)

    def decode(self, plain: bytes) -> bytes:
        return plain


class SealedText(SealedField):
    """A text, padded to a multiple of 32 bytes."""

    def encode(self, value: str) -> bytes:
        return pad(value.encode())

    def decode(self, plain: bytes) -> str:
        return unpad(plain, self.label).decode()


class SealedJSON(SealedField):
    """Whatever JSON can hold, padded to a multiple of 32 bytes."""

    def encode(self, value: Any) -> bytes:
        return pad(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def decode(self, plain: bytes) -> Any:
        return json.loads(unpad(plain, self.label))


class SealedDate(SealedField):
    """A day of the calendar."""

    def encode(self, value: dt.date) -> bytes:
        return value.isoformat().encode()

    def decode(self, plain: bytes) -> dt.date:
        return dt.date.fromisoformat(plain.decode())


class LookupKey(models.BinaryField[Any, Any]):
    """What the sealed field `source` is found by: an HMAC of its value, under a key of this field's own.

    `clean` brings a value to the form that is compared, and turns what is stored and what is asked alike.
    """

    data_class: ClassVar[DataClass] = DataClass.OPEN

    def __init__(self, *, source: str, label: str, clean: Callable[[str], str] = str.strip, **options: Any) -> None:
        self.source, self.label, self.clean_value = source, label, clean
        super().__init__(**{"db_index": True, "null": True, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "source": self.source, "label": self.label, "clean": self.clean_value}

    def follow(self, row: Any) -> None:
        """Set the key from the source's value, if that was set since the row was loaded."""
        value = row.__dict__.get(self.source)
        if not isinstance(value, Sealed):
            row.__dict__[self.attname] = None if value is None else self.key_of(value)

    def key_of(self, value: str) -> bytes:
        """The key that `value` is stored under."""
        return keyring().lookup(self.label, self.clean_value(value))

    def keys_of(self, value: str) -> tuple[bytes, ...]:
        """The keys that `value` may be stored under: more than one while keys are being rotated."""
        return keyring().lookups(self.label, self.clean_value(value))

    def pre_save(self, model_instance: Any, add: bool) -> bytes | None:
        self.follow(model_instance)
        found: bytes | None = model_instance.__dict__.get(self.attname)
        return found


def find_by(rows: models.QuerySet[Row], key: str, value: str) -> models.QuerySet[Row]:
    """Those of `rows` whose look-up field `key` is that of `value`."""
    field = rows.model._meta.get_field(key)
    assert isinstance(field, LookupKey)
    return rows.filter(**{f"{key}__in": field.keys_of(value)})


def sealed_fields(model: type[models.Model]) -> tuple[SealedField, ...]:
    """The sealed fields of a model."""
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, SealedField))


def pad(plain: bytes) -> bytes:
    """Padded as ISO/IEC 7816-4 has it: a byte 80, then zeros.

    >>> len(pad(b"Olena")), len(pad(b"x" * 32))
    (32, 64)
    """
    return plain + b"\x80" + bytes(-(len(plain) + 1) % PAD)


def unpad(padded: bytes, label: str) -> bytes:
    """What was padded. Raises `CannotOpen` when it was not.

    >>> unpad(pad(b"Olena"), "staff.name")
    b'Olena'
    """
    plain, mark, rest = padded.rpartition(b"\x80")
    if not mark or rest.strip(b"\0"):
        raise CannotOpen(label, "its padding is not as it was sealed")
    return plain


@cache
def _keys_from(model: type[models.Model], source: str) -> tuple[LookupKey, ...]:
    keys = (field for field in model._meta.concrete_fields if isinstance(field, LookupKey))
    return tuple(key for key in keys if key.source == source)
