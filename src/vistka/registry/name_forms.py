"""Forms of a name: how it was written once, in which script and language, in which order, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from vistka.registry.errors import RegistryError
from vistka.registry.particulars import Identity

PARTS: Final = ("family", "given", "patronymic")
ORDERS: Final = ("", "family_first", "given_first")
KEYS: Final = ("identity", "text", *PARTS, "script", "language", "order", "source")
"""`text` is the whole name as it was written; or its parts, where they are known apart."""

NameForm = Mapping[str, str]


def checked_form(form: Any) -> dict[str, str]:
    """A form, proved to be one: of a known identity, with a text or a part. Raises `RegistryError`."""
    wrong = RegistryError(
        _("A form of a name has a text, or its parts, and says whose name it is: claimed or papers'.")
    )
    if not isinstance(form, Mapping) or form.keys() - set(KEYS):
        raise wrong
    cells = {key: str(form[key]).strip() for key in KEYS if form.get(key)}
    if cells.setdefault("identity", Identity.CLAIMED.value) not in set(Identity):
        raise wrong
    if cells.get("order", "") not in ORDERS or not as_written(cells):
        raise wrong
    return cells


def as_written(form: NameForm) -> str:
    """The whole name in one line.

    >>> as_written({"identity": "document", "family": "Chtcherbakov", "given": "Alexei"})
    'Chtcherbakov Alexei'
    """
    return form.get("text", "") or " ".join(_parts(form))


def _parts(form: NameForm) -> Iterator[str]:
    return (form[part] for part in PARTS if form.get(part))
