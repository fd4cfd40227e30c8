"""A message on the Agency's form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from vistka.documents.kinds import Values
from vistka.documents.labels import Languages
from vistka.registry.wishes import Relation

LANGUAGES: Final[Languages] = ("ru", "en")
"""His family reads the one, the Agency the other."""


def values_of(said: Mapping[str, Any]) -> Values:
    """What `correspondence.agency.carry` gives, as the fields of the form."""
    his, to = said["from"], said["to"]
    return {
        "family_name": his["family_name"],
        "first_names": " ".join(filter(None, (his["given_name"], his["patronymic"]))),
        "born_on": his["birth_date"],
        "birth_place": his["birth_place"],
        "father_name": his["father_name"],
        "mother_name": his["mother_name"],
        "mail_address": his["mail_address"],
        "to_name": to["name"],
        "to_address": to["address"],
        "relation": str(Relation(to["relation"]).words),
        "message": said["text"],
        "signed_on": said["written_on"],
    }
