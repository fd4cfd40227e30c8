"""The columns of an association's sheet in words, for the page that explains them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.sheet_columns import (
    CHANNELS,
    LANGUAGES,
    NEEDED,
    OF_THE_FAMILY,
    OF_THE_SOUGHT,
    RELATIONS,
    YES_OR_NO,
    Choices,
)

_YES_OR_NO: Final = frozenset({"may_leave_message", "interpreter"})
_AGREES: Final = "agrees_"
_CHOICES: Final[Mapping[str, Choices]] = {
    "enquirer_relation": RELATIONS,
    "safe_channel": CHANNELS,
    "language": LANGUAGES,
    **{name: YES_OR_NO for name in OF_THE_FAMILY if name in _YES_OR_NO or name.startswith(_AGREES)},
}
MEANINGS: Final[Mapping[str, Promise]] = {
    "family_name": _("Family name of the person who is sought"),
    "given_name": _("First names"),
    "patronymic": _("Patronymic"),
    "other_names": _("Other names and spellings, with ; between them"),
    "birth_date": _("Date of birth; a year is enough"),
    "birth_place": _("Place of birth"),
    "father_name": _("First name of the father"),
    "mother_maiden_name": _("Family name of the mother before marriage"),
    "military_rank": _("Rank"),
    "unit": _("Military unit"),
    "service_number": _("Service number"),
    "marks": _("Scars, tattoos and other marks"),
    "last_contact_date": _("Day of the last contact"),
    "enquirer_name": _("Full name of the relative who asks"),
    "enquirer_birth_date": _("Date of birth of the relative"),
    "enquirer_relation": _("Who the relative is to the sought person"),
    "enquirer_address": _("Address of the relative"),
    "safe_channel": _("How we may reach the family itself"),
    "safe_address": _("The family’s own number or address for that, not yours"),
    "safe_hours": _("Days and hours that are safe"),
    "may_pick_up": _("Who else may pick up, and what we may say to them"),
    "may_leave_message": _("May we leave a message?"),
    "language": _("Language in which the family signed the mandate and wants to speak"),
    "interpreter": _("Is an interpreter needed?"),
    "second_way": _("Another safe way, if the first fails"),
    "agrees_keep": _("First point of the mandate: we keep and compare"),
    "agrees_wish": _("Second point: the wish of the sought person decides"),
    "agrees_ask": _("Third point: we ask the other side and the Agency"),
    "agrees_share": _("Fourth point: we give the request to the Red Cross or Red Crescent"),
    "agrees_address": _("Fifth point: the sought person may get the address"),
}


class Explained(NamedTuple):
    """A column: its heading, what it holds, whether it must be filled, and the words that may stand there."""

    heading: str
    meaning: Promise
    needed: bool
    words: str


class Part(NamedTuple):
    """Columns about one person."""

    title: Promise
    columns: tuple[Explained, ...]


def explained() -> tuple[Part, Part]:
    """The columns about the sought person, and those about the family, with the words of the reader's language."""
    return (
        Part(_("About the person who is sought"), tuple(map(_explained, OF_THE_SOUGHT))),
        Part(_("About the family"), tuple(map(_explained, OF_THE_FAMILY))),
    )


def _explained(name: str) -> Explained:
    language = get_language() or "en"
    words = ", ".join(words[language] for words in _CHOICES.get(name, {}).values())
    return Explained(name, MEANINGS[name], name in NEEDED, words)
