"""What a held person wants told to whom: what he is told before he is asked, what he states, and what stands now.

No interview: his wish is unknown. An interview that does not name somebody: he wants nothing told to her. To a family
both look the same; to the bureau they do not, because the first is still to be asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.ledger.recorded import trust
from vistka.registry.models import Acquaintance, Category, HowSigned, Interview, Wish, WishItem
from vistka.registry.reading import proved, proved_person

_FREE: Final = (
    _("You need not answer any of this. Nothing good or bad follows from what you answer."),
    _("You can change what you say here on any day, or take all of it back."),
)
_TO_PRISONER: Final = (
    _("The Central Tracing Agency of the Red Cross is told that you are here, in any case."),
    _("Your own Power is told as well."),
    _("Your Power may tell your family. We cannot prevent that."),
)
_TO_CIVILIAN: Final = (
    _("The Central Tracing Agency of the Red Cross is told that you are here, in any case."),
    _("Your own Power is told as well, but not if that could harm you or your family. Tell us if it could."),
    _("If your Power is told, it may tell your family. We cannot prevent that."),
)

TOLD_FIRST: Final[Mapping[str, tuple[Promise, ...]]] = {
    "prisoner-1": (*_TO_PRISONER, *_FREE),
    "civilian-1": (*_TO_CIVILIAN, *_FREE),
}
"""What is read to him before he is asked, by version. A version that was ever read stays as it is."""

_NOW: Final[Mapping[Category, str]] = {
    Category.PRISONER: "prisoner-1",
    Category.RETAINED: "prisoner-1",
    Category.CIVILIAN: "civilian-1",
}


def told_first(category: Category) -> str:
    """The version of `TOLD_FIRST` that is read to a person of this category now."""
    return _NOW[category]


class Relation(StrEnum):
    """Who the addressee is to him."""

    MOTHER = "mother"
    FATHER = "father"
    PARENTS = "parents"
    WIFE = "wife"
    HUSBAND = "husband"
    PARTNER = "partner"
    DAUGHTER = "daughter"
    SON = "son"
    CHILDREN = "children"
    SISTER = "sister"
    BROTHER = "brother"
    GRANDMOTHER = "grandmother"
    GRANDFATHER = "grandfather"
    GRANDCHILD = "grandchild"
    AUNT = "aunt"
    UNCLE = "uncle"
    COUSIN = "cousin"
    GUARDIAN = "guardian"
    FRIEND = "friend"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return _RELATIONS[self]


_RELATIONS: Final[Mapping[Relation, Promise]] = {
    Relation.MOTHER: _("mother"),
    Relation.FATHER: _("father"),
    Relation.PARENTS: _("parents"),
    Relation.WIFE: _("wife"),
    Relation.HUSBAND: _("husband"),
    Relation.PARTNER: _("partner"),
    Relation.DAUGHTER: _("daughter"),
    Relation.SON: _("son"),
    Relation.CHILDREN: _("children"),
    Relation.SISTER: _("sister"),
    Relation.BROTHER: _("brother"),
    Relation.GRANDMOTHER: _("grandmother"),
    Relation.GRANDFATHER: _("grandfather"),
    Relation.GRANDCHILD: _("grandchild"),
    Relation.AUNT: _("aunt"),
    Relation.UNCLE: _("uncle"),
    Relation.COUSIN: _("cousin"),
    Relation.GUARDIAN: _("guardian"),
    Relation.FRIEND: _("friend"),
    Relation.OTHER: _("somebody else"),
}


@dataclass(frozen=True, kw_only=True)
class StatedWish:
    """His wish for one addressee. No items: he wants nothing told to her.

    Named: he said her `name`. Recognised: he knew her when he was shown her name. Relation only: no name was said.
    """

    relation: Relation
    name: str
    acquaintance: Acquaintance
    items: Sequence[WishItem] = ()


@dataclass(frozen=True, kw_only=True)
class HeldInterview:
    """A conversation that was held. `told_first`: the version that was read to him; `wishes` empty: nothing to nobody.

    `held_by` and `interpreter` are names; `language` the one he was spoken to in.
    """

    held_on: date
    held_by: str
    language: str
    how_signed: HowSigned
    told_first: str
    interpreter: str = ""
    wishes: Sequence[StatedWish] = ()


def only_takes_away(interview: HeldInterview, standing: Sequence[Wish]) -> bool:
    """Whether nobody is told more by it than the wishes that stand allow: no to all, or the same people and less."""
    allowed = {_spoken_of(wish.said["relation"], wish.said["name"], wish.acquaintance): wish for wish in standing}
    asked = ((_spoken_of(one.relation, one.name, one.acquaintance), set(one.items)) for one in interview.wishes)
    return all(not items or (whom in allowed and items <= set(allowed[whom].said["items"])) for whom, items in asked)


def _spoken_of(relation: str, name: str, acquaintance: str) -> tuple[str, str, str]:
    return str(relation), " ".join(name.split()), str(acquaintance)


def standing_interview(person_id: UUID) -> Interview | None:
    """The interview whose wishes stand, proved; None: his wish is unknown. Raises `Forged`."""
    return proved(Interview, proved_person(person_id).interview_id)


def standing_wishes(person_id: UUID) -> list[Wish]:
    """The wishes of the interview that stands, proved. None: unknown, or nothing to anybody. Raises `Forged`."""
    interview = standing_interview(person_id)
    wishes = list(Wish.objects.filter(interview=interview, person_id=person_id)) if interview else []
    trust(*wishes)
    return wishes
