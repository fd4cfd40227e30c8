"""What is written of a person: the fields of art. 122(4), where each value comes from, and which identity it belongs to.

Geneva Convention III art. 17 binds a prisoner to five things (names, rank, birth, number); everything else he may leave
unsaid. "Refused" and "unable" are therefore values: they say that he was asked, and nobody asks twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.errors import RegistryError


class Provenance(StrEnum):
    """Where a value comes from."""

    STATED = "stated"
    REFUSED = "refused"
    UNABLE = "unable"
    DOCUMENT = "document"
    DISC = "disc"
    THIRD_PARTY = "third_party"

    @property
    def words(self) -> Promise:
        return _PROVENANCE[self]


_PROVENANCE: Final[Mapping[Provenance, Promise]] = {
    Provenance.STATED: _("said by the person"),
    Provenance.REFUSED: _("asked; the person would not say"),
    Provenance.UNABLE: _("asked; the person could not say"),
    Provenance.DOCUMENT: _("from a document"),
    Provenance.DISC: _("from the identity disc"),
    Provenance.THIRD_PARTY: _("said by somebody else"),
}

WITHOUT_VALUE: Final = frozenset({Provenance.REFUSED, Provenance.UNABLE})


class Identity(StrEnum):
    """Three identities that are kept apart: foreigners have been found with papers of people who do not exist."""

    CLAIMED = "claimed"
    DOCUMENT = "document"
    ESTABLISHED = "established"

    @property
    def words(self) -> Promise:
        return _IDENTITY[self]


_IDENTITY: Final[Mapping[Identity, Promise]] = {
    Identity.CLAIMED: _("as the person says"),
    Identity.DOCUMENT: _("as the papers say"),
    Identity.ESTABLISHED: _("as the bureau has established"),
}


@dataclass(frozen=True)
class Field:
    """One field: its words; whether art. 17 binds him to state it; the column it is compared in, if it is."""

    words: Promise
    bound: bool = False
    column: str = ""
    lines: int = 1


FIELDS: Final[Mapping[str, Field]] = {
    "family_name": Field(_("Family name"), bound=True, column="family_name"),
    "given_name": Field(_("First names"), bound=True, column="given_name"),
    "patronymic": Field(_("Patronymic"), column="patronymic"),
    "rank": Field(_("Rank"), bound=True, column="military_rank"),
    "service_number": Field(_("Army, regimental, personal or serial number"), bound=True, column="service_number"),
    "birth_date": Field(_("Date of birth"), bound=True, column="birth_date"),
    "birth_place": Field(_("Place of birth"), column="birth_place"),
    "power": Field(_("Power on which the person depends")),
    "father_name": Field(_("First name of the father"), column="father_name"),
    "mother_name": Field(_("First name of the mother"), column="mother_name"),
    "mother_maiden_name": Field(_("Maiden name of the mother"), column="mother_maiden_name"),
    "person_to_inform": Field(_("Person to be informed: name and address"), lines=3),
    "mail_address": Field(_("Address to which letters may be sent"), lines=2),
    "sex": Field(_("Sex"), column="sex"),
    "nationality": Field(_("Nationality"), column="nationality"),
    "residence": Field(_("Last residence"), column="residence"),
    "unit": Field(_("Military unit"), column="unit"),
    "callsign": Field(_("Callsign"), column="callsign"),
    "other_names": Field(_("Other names"), column="other_names"),
    "marks": Field(_("Scars, tattoos and other marks"), column="marks", lines=2),
}
"""The first ten lines and the mail address are art. 122(4); residence and marks are asked by Convention IV art. 138."""

Particular = Mapping[str, str]
"""{"value": text, "how": Provenance}; "value" is "" for refused and unable."""

Identities = Mapping[str, Mapping[str, Particular]]
"""By `Identity`, then by field: the JSON of `Person.identities`."""


class NotAParticular(RegistryError):
    """A field, an identity or a provenance that is not in the tables, or a value where none can be."""

    def __init__(self) -> None:
        super().__init__(
            _("Write a value and where it comes from. “Would not say” and “could not say” stand without a value.")
        )


def particular(value: str, how: Provenance) -> dict[str, str]:
    """One value with its provenance. Raises `NotAParticular` for a refusal with a value, or a statement without one."""
    text = value.strip()
    if bool(text) is (how in WITHOUT_VALUE):
        raise NotAParticular
    return {"value": text, "how": how.value}


def checked(identities: Any) -> dict[str, dict[str, dict[str, str]]]:
    """The identities, each value proved to be one of the tables'. Raises `NotAParticular`."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    try:
        for identity, fields in identities.items():
            unknown = fields.keys() - FIELDS.keys()
            if unknown:
                raise NotAParticular
            found[Identity(identity).value] = {
                name: particular(one.get("value", ""), Provenance(one["how"])) for name, one in fields.items()
            }
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise NotAParticular from wrong
    return found


def best(identities: Identities, name: str) -> str:
    """The value that counts: as established, else as the papers say, else as he says; empty when there is none.

    >>> best({"claimed": {"rank": {"value": "рядовой", "how": "stated"}}}, "rank")
    'рядовой'
    """
    for identity in (Identity.ESTABLISHED, Identity.DOCUMENT, Identity.CLAIMED):
        if value := identities.get(identity, {}).get(name, {}).get("value", ""):
            return value
    return ""
