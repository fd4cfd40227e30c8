"""How a story of several moments is told: what happened, who did it, what she reads then, what an escort sees.

Four stories use it: each is played once by the invented staff; whoever comes later finds what is written since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError
from vistka.access.roles import Role
from vistka.config.founders import INVENTED
from vistka.contact.composing import nothing_to_tell, what_stands
from vistka.contact.facts import grounds_of, values_of
from vistka.contact.wording import sentences
from vistka.desk.registry.words import day_words
from vistka.exercise.bureau.ways_home import CASE_WORKER, FIRST_ESCORT, Handover
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.ledger.reading import reading
from vistka.reunion.journeys.for_her import next_leg
from vistka.ui.furniture import Table, Text

_STAFF: Final = {one.account: one for one in INVENTED}


PAGES: Final = (
    (CASE_WORKER, "way_home", _("Way home")),
    (CASE_WORKER, "journey", _("Journey")),
    (FIRST_ESCORT, "handover", _("Handover")),
    (FIRST_ESCORT, "escorted", _("Journey")),
)
OF_JOURNEY: Final = frozenset({"journey", "escorted"})


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Somebody tried what may not be: who, what, and what the program answered."""

    who: str
    what: Text
    answer: Text


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One moment of a story. `who`: who acted; `aloud`: what was read out; `she`: what she reads just then."""

    title: Text
    text: Text = ""
    who: tuple[str, ...] = ()
    aloud: tuple[Text, ...] = ()
    she: tuple[str, ...] = ()
    escort: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Behind:
    """A page of the desk as one of the staff sees it."""

    account: str
    name: str
    url: str
    page: Promise


@dataclass(frozen=True)
class Scene:
    """The moments in their order, and whose pages show what is written now."""

    moments: list[Moment]
    handover: Handover
    was_played: bool

    @property
    def doors(self) -> list[Behind]:
        """The real pages of it, and as whom one sees them."""
        return [_behind(self.handover, *page) for page in PAGES] if self.handover.is_planned else []


def told(moments: Iterator[Moment], handover: Handover) -> Scene:
    """Play a story to its end."""
    return Scene(heard(moments), handover, was_played=True)


def heard(moments: Iterator[Moment]) -> list[Moment]:
    """The moments of a story. Whoever has changed something beforehand finds where the program stopped it."""
    said: list[Moment] = []
    try:
        said.extend(moments)
    except AccessError as error:
        said.append(Moment(title=_("Here the program stopped"), text=error.words))
    return said


def names(*accounts: str, role: Role | None = None) -> tuple[str, ...]:
    """Who they are, each with what she is; `role`: of those who have two, the one in which they act.

    >>> names("henry")
    ('Henry Ashworth (auditor)',)
    """
    return tuple(f"{_STAFF[one].name} ({(role or next(iter(_STAFF[one].roles))).words})" for one in accounts)


def tried(account: str, what: Text, do: Callable[[], object]) -> Refused:
    """Somebody tries what the program does not do. Raises `AccessError` when it does it: then the story is another one."""
    try:
        do()
    except AccessError as error:
        return Refused(who=_STAFF[account].name, what=what, answer=error.words)
    raise AccessError(_("Somebody has worked on this family already. Load the exercise anew to see this story."))


def page_of(handover: Handover) -> tuple[str, ...]:
    """What her page tells her now, in the language of the visitor."""
    language = get_language() or "en"
    with reading(TOUR, page="tour:way_home"):
        open_now, grounds = what_stands(handover.her), grounds_of(handover.her)
        said = sentences(grounds.facts, values_of(grounds), language)
    return tuple(one.text for one in said if one.item in open_now) or (nothing_to_tell(language),)


def leg_of(handover: Handover) -> tuple[str, ...]:
    """Her own next leg, as her mailbox has it, in the language of the visitor."""
    with reading(TOUR, page="tour:way_home"):
        return tuple(filter(None, (next_leg(handover.her, get_language() or "en"),)))


def brief_of(handover: Handover) -> tuple[str, ...]:
    """What an escort reads of the two whom she brings together: copied for her, and no more."""
    with reading(TOUR, page="tour:way_home"):
        his, hers = handover.way.his_brief, handover.way.her_brief
    lines: Iterable[Iterable[str]] = (
        (his.get("family_name", ""), his.get("first_names", ""), day_words(his.get("birth_date", ""))),
        (hers.get("name", ""), day_words(hers.get("birth_date", ""))),
    )
    return tuple(line for words in lines if (line := " ".join(filter(None, words))))


def behind(account: str, url: str, page: Promise) -> Behind:
    """A page of the desk as this one of the staff sees it."""
    return Behind(account=account, name=_STAFF[account].name, url=url, page=page)


def _behind(handover: Handover, account: str, page: str, words: Promise) -> Behind:
    key = handover.journey_id if page in OF_JOURNEY else handover.way_id
    return behind(account, reverse(f"desk:{page}", args=[key]), words)
