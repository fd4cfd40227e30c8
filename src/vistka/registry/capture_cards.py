"""What stands on a capture card (Geneva Convention III, annex IV B), and on whose word it goes to a family.

The family's goes only to the one whom the person names himself; it bears the postbox and never the place. Both are read
to the person. What is not signed or marked by the person never goes out as the person's own word: of one who will not
sign, the Agency gets the bureau's own notice, as art. 122 asks, and the family nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.errors import RegistryError
from vistka.registry.models import Acquaintance, CardAddressee, Event, Person, Wish, WishItem
from vistka.registry.particulars import best
from vistka.registry.reading import latest_health
from vistka.registry.states import EventKind
from vistka.registry.wishes import standing_wishes


class CardSigned(StrEnum):
    """Whose word a card is."""

    SIGNED = "signed"
    MARKED = "marked"
    NOTICE = "notice"

    @property
    def words(self) -> Promise:
        return _SIGNED[self]


_SIGNED: Final[Mapping[CardSigned, Promise]] = {
    CardSigned.SIGNED: _("Signed by the person"),
    CardSigned.MARKED: _("Marked by the person"),
    CardSigned.NOTICE: _("Not signed: it goes to the Agency as the bureau's own notice"),
}
BY_HIMSELF: Final = frozenset({CardSigned.SIGNED, CardSigned.MARKED})
_ALLOWS: Final = frozenset({WishItem.THAT_I_LIVE, WishItem.HOW_TO_WRITE})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """To whom the person sends the family's card, as the person says it, and whether it says how the health is."""

    to_name: str = ""
    to_address: str = ""
    with_health: bool = False


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """How the printed card was spoken over with the person."""

    read_to_him: bool
    signed: CardSigned


def checked(spoken: Spoken, addressee: CardAddressee) -> Spoken:
    """Refuse a card that is not the person's own word where it must be. Raises `RegistryError`."""
    if not spoken.read_to_him:
        raise RegistryError(_("First read the card to the person, in a language that is understood."))
    if addressee is CardAddressee.FAMILY and spoken.signed not in BY_HIMSELF:
        raise RegistryError(_("The family's card goes out signed or marked by the person, or not at all."))
    return spoken


def wish_behind(person: Person, wanted: Wanted) -> Wish:
    """The wish in which the person named this very addressee and allowed what the card says.

    Raises `RegistryError`, `Forged`.
    """
    meant = _plain(wanted.to_name)
    for wish in standing_wishes(person.pk):
        named = wish.acquaintance == Acquaintance.NAMED and _plain(wish.said["name"]) == meant
        needed = _ALLOWS | ({WishItem.MY_HEALTH} if wanted.with_health else set())
        if meant and named and needed <= set(wish.said["items"]):
            return wish
    raise RegistryError(
        _(
            "In the last conversation the person did not name this addressee, or allowed less than a card says. Speak with "
            "the person again and record it first."
        )
    )


def content_of(
    person: Person, addressee: CardAddressee, wanted: Wanted, *, taken_on: str, today: str
) -> dict[str, str]:
    """The card's cells by the names that `documents.kinds` has for them, but for `whereabouts_of`. Opens the person."""
    cells = {
        "taken_on": taken_on,
        "power": best(person.identities, "power"),
        "family_name": best(person.identities, "family_name"),
        "first_names": best(person.identities, "given_name"),
        "father_first_name": best(person.identities, "father_name"),
        "born_on": best(person.identities, "birth_date"),
        "birth_place": best(person.identities, "birth_place"),
        "rank": best(person.identities, "rank"),
        "service_number": best(person.identities, "service_number"),
        "next_of_kin_address": _kin_address(person, addressee, wanted),
        "prisoner_number": person.number,
        "signed_on": today,
    }
    if addressee is CardAddressee.FAMILY:
        cells["mail_address"] = person.custody.get("mail_address", "")
    return _filled(cells)


def whereabouts_of(person: Person, event: Event, addressee: CardAddressee) -> dict[str, str]:
    """The cells that say where the person is: of the Agency's card alone. Opens custody."""
    if addressee is not CardAddressee.AGENCY:
        return {}
    coming_from = event.said.get("place", "") if event.kind != EventKind.ARRIVED else ""
    return _filled({"camp": person.custody.get("camp", ""), "coming_from": coming_from})


def health_on(person: Person, addressee: CardAddressee, wanted: Wanted) -> str:
    """The value of health that the card bears; on the family's only if the person wishes it."""
    note = latest_health(person.pk)
    says_it = addressee is CardAddressee.AGENCY or wanted.with_health
    return str(note.value) if note and says_it else ""


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if text}


def _kin_address(person: Person, addressee: CardAddressee, wanted: Wanted) -> str:
    if addressee is CardAddressee.AGENCY:
        return best(person.identities, "person_to_inform")
    return ", ".join(filter(None, (wanted.to_name.strip(), wanted.to_address.strip())))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
