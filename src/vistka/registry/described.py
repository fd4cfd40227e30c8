"""What of a person is compared: one packed text, sealed beside the record and rewritten with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from vistka.matching.packed import pack
from vistka.registry.name_forms import NameForm, as_written
from vistka.registry.particulars import FIELDS, Identities, Identity, best

_BETWEEN: Final = re.compile(r"[;|/,\s]+")
_NAME: Final = ("family_name", "given_name", "patronymic")


def description_of(identities: Identities, names: Iterable[NameForm], captured_on: str) -> str:
    """The cells of a person as `matching.packed.pack` has them; `captured_on` in EDTF, or "".

    Of each field the best value counts. A name that another identity gives, or another form of it, is another name:
    a man is found by the papers he carried and by what he says, whichever the family knows.
    """
    cells = {field.column: best(identities, name) for name, field in FIELDS.items() if field.column}
    cells["other_names"] = "; ".join(_other_names(identities, names, cells["other_names"]))
    return pack(cells | {"capture_date": captured_on})


def _other_names(identities: Identities, names: Iterable[NameForm], stated: str) -> Iterator[str]:
    """Each other name once: those stated, then the other identities', then the further forms."""
    seen = {_plain(_whole(identities, None)), ""}
    stated_ones = (_plain(name) for name in re.split("[;|/,]", stated))
    of_identities = (_plain(_whole(identities, identity)) for identity in Identity)
    for name in (*stated_ones, *of_identities, *(_plain(as_written(form)) for form in names)):
        if name not in seen:
            seen.add(name)
            yield name


def _whole(identities: Identities, identity: Identity | None) -> str:
    """The name of one identity, a part that it lacks taken from the best; without one, the best."""
    own = identities.get(identity, {}) if identity else {}
    if identity and not any(own.get(part, {}).get("value") for part in _NAME):
        return ""
    return " ".join(own.get(part, {}).get("value", "") or best(identities, part) for part in _NAME)


def _plain(name: str) -> str:
    """One name as it can stand among others: what would part it from them becomes a space."""
    return _BETWEEN.sub(" ", name).strip()
