"""The text of `data-dictionary.md`: every table, every field, its class of data, how it lies, how long it is kept.

`docs/make.py` writes it; a test keeps it equal to the models. Only the apps of `vistka.config.settings` are in it, so
that the tests' invented records are not.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vistka.config.settings")
if not apps.ready:
    django.setup()

from django.db.models import Field, Model

from vistka.config.settings import INSTALLED_APPS
from vistka.ledger.recorded import Recorded
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention, class_of, keeps_of
from vistka.vault.fields import LookupKey, SealedField

BY_OTHER_HANDS = {
    "access.Session.key": "HMAC of the cookie's value (`access.sessions`)",
    "access.Session.data": "sealed under the key `session` (`access.sessions`)",
    "access.Staff.password": "Argon2id hash",
    "access.Staff.totp_digest": "SHA-256 of the sealed secret",
    "access.Staff.codes_digest": "SHA-256 of the sealed secret",
    "access.Invitation.code_digest": "SHA-256 of a random code of 99 bits",
    "ledger.Entry.digest": "HMAC under the key `binding`",
    "ledger.Entry.mac": "HMAC under the key `ledger`",
    "ledger.Head.mac": "HMAC under the key `ledger`",
    "mfa.Authenticator.data": "secrets in it sealed under the key `second-factor` (`access.second_factor`)",
    "vault.SealedChunk.sealed": "sealed under the key of its file's class (`vault.files`)",
}
"""Fields that are neither a sealed field nor a look-up key, and do not lie in clear either."""

_HEAD = """\
# Data dictionary

Every table of the installed program, with those of the packages it uses. Made by `docs/make.py` from the models; do not
edit. How the values are sealed is told in [threat-model.md](threat-model.md).

- **class**: sets the key that a value is sealed under and who may read it (the table below).
- **how it lies**: *sealed* is AES-256-GCM ciphertext, bound to the label, the row and the installation; *look-up key* an
  HMAC of an exact value; *plain* can be read by whoever reads the database. Ids are random UUIDs.
- **recorded**: written by actions only; the ledger holds a MAC of the whole row.

"""


def page() -> str:
    """The whole page."""
    return _HEAD + "\n".join([*_classes(), *_retentions(), *_rooms()]) + "\n"


def models() -> list[type[Model]]:
    """The models of the installed program, by room."""
    found = [model for model in apps.get_models(include_auto_created=True) if _app(model) in INSTALLED_APPS]
    return sorted(found, key=lambda model: (not _is_ours(model), model._meta.app_label, model._meta.object_name or ""))


def _app(model: type[Model]) -> str:
    return apps.get_app_config(model._meta.app_label).name


def _is_ours(model: type[Model]) -> bool:
    return _app(model).startswith("vistka.")


def _classes() -> Iterator[str]:
    yield "## The classes of data\n"
    yield "| class | what |"
    yield "|---|---|"
    words = _words_below(DataClass)
    yield from (f"| `{one.value}` | {words[one.name]} |" for one in DataClass)


def _retentions() -> Iterator[str]:
    yield "\n## How long rows are kept\n"
    yield "| kept | what |"
    yield "|---|---|"
    words = _words_below(Retention)
    yield from (f"| {one.value} | {words[one.name]} |" for one in Retention)
    yield "\nThe words bind people. What the program deletes by itself is said in operations.md."


def _words_below(enumeration: type[Any]) -> dict[str, str]:
    """The text that stands below each member in the source."""
    lines = inspect.getsource(enumeration).splitlines()
    pairs = pairwise(lines)
    return {
        line.split("=")[0].strip(): below.strip().strip('"')
        for line, below in pairs
        if " = " in line and below.strip().startswith('"""')
    }


def _rooms() -> Iterator[str]:
    for label, tables in groupby(models(), key=lambda model: model._meta.app_label):
        found = list(tables)
        yield f"\n## `{label}`" + ("" if _is_ours(found[0]) else f", of the package `{_app(found[0])}`")
        for model in found:
            yield from _table(model)


def _table(model: type[Model]) -> Iterator[str]:
    recorded = " Recorded." if issubclass(model, Recorded) else ""
    yield f"\n### {model._meta.object_name}\n"
    if words := _docstring(model):
        yield f"{words}\n"
    yield f"Table `{model._meta.db_table}`. Kept {keeps_of(model).value}.{recorded}\n"
    yield "| field | class | how it lies | label |"
    yield "|---|---|---|---|"
    yield from (_row(field) for field in model._meta.concrete_fields)


def _docstring(model: type[Model]) -> str:
    """What our model says of itself; Django writes one that only lists fields where there is none."""
    if not issubclass(model, VaultModel) and not _is_ours(model):
        return ""
    words = inspect.getdoc(model) or ""
    return "" if words.startswith(f"{model.__name__}(") else words


def _row(field: Field[Any, Any]) -> str:
    label = f"`{field.label}`" if isinstance(field, SealedField | LookupKey) else ""
    return f"| `{field.name}` | `{class_of(field).value}` | {how_it_lies(field)} | {label} |"


def how_it_lies(field: Field[Any, Any]) -> str:
    """Sealed, a look-up key, what other hands make of it, or plain with the kind of its column."""
    if isinstance(field, SealedField):
        return f"sealed ({type(field).__name__})"
    if isinstance(field, LookupKey):
        return f"look-up key of `{field.source}`"
    if words := BY_OTHER_HANDS.get(f"{field.model._meta.label}.{field.name}"):
        return words
    if field.related_model:
        return f"plain, names a row of {field.related_model._meta.label}"
    return f"plain, {_KINDS.get(field.get_internal_type(), field.get_internal_type())}"


_KINDS = {
    "AutoField": "number",
    "BigAutoField": "number",
    "BigIntegerField": "number",
    "BinaryField": "bytes",
    "BooleanField": "yes or no",
    "CharField": "text",
    "DateField": "day",
    "DateTimeField": "time",
    "EmailField": "text",
    "IntegerField": "number",
    "JSONField": "JSON",
    "PositiveIntegerField": "number",
    "PositiveSmallIntegerField": "number",
    "SmallIntegerField": "number",
    "TextField": "text",
    "UUIDField": "UUID",
}
