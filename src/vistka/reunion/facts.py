"""The facts of one person's going, each from rows that the ledger bears out. A forged one raises before anybody goes.

His health is opened within actions only: of it no page learns more than that he is to be asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone

from vistka.contact.disclosure import HIS_OWN_WORD
from vistka.contact.facts import grounds_of
from vistka.contact.models import DeathNews
from vistka.enquiries.models import Enquirer
from vistka.enquiries.models.kinship import KinshipLevel
from vistka.ledger.recorded import trust
from vistka.registry.exposure import AWAITED, exposure_of
from vistka.registry.health import HealthValue
from vistka.registry.machines import ExposureState
from vistka.registry.models import Category, HealthNote, Person, Side
from vistka.registry.models import Exposure as Shown
from vistka.registry.reading import latest_health, proved, proved_person
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.reunion.eligibility import Condition, Facts, missing
from vistka.reunion.interviews import AT_THE_DOOR, interview_of, standing_of
from vistka.reunion.kinds import NEUTRAL, Answer, Bar, Body, Exposure, WayKind
from vistka.reunion.models import ReleaseInterview, WayHome
from vistka.tracing.links import links_of_person

_UNWELL: Final = frozenset({HealthValue.SICK, HealthValue.SLIGHTLY_WOUNDED, HealthValue.SERIOUSLY_WOUNDED})


def missing_of(way: WayHome) -> tuple[Condition, ...]:
    """What is missing before he may go this way. Opens his health: within an action. Raises `Forged`."""
    return missing(WayKind(way.kind), facts_of(way))


def facts_of(way: WayHome, *, with_health: bool = True) -> Facts:
    """All that decides about this way home. `with_health` False: for a page, as if he were well. Raises `Forged`."""
    return facts_for(way.person, way.enquirer, with_health=with_health)


def facts_for(person: Person, enquirer: Enquirer | None = None, *, with_health: bool = True) -> Facts:
    """The same before there is a way: of a person, and of who would come for him. Raises `Forged`."""
    trust(person)
    standing = standing_of(person.pk)
    held = interview_of(standing)
    marks = standing.said if standing else {}
    shown = exposure_of(person)
    return Facts(
        **_of_her(enquirer, person),
        **_heard(held, shown),
        risk_reviewed=shown is None or shown.state not in AWAITED,
        category=Category(person.category),
        here=person.side == Side.HELD and person.undone_at is None and person.state in {*IN_OUR_HANDS, State.DEAD},
        dead=person.state == State.DEAD,
        news_done=person.state == State.DEAD and news_is_done(person),
        fear=bool(marks.get("feared")),
        bar=Bar(marks["bar"]) if marks.get("bar") else None,
        asked_since_unwell=held is not None and (not with_health or _asked_since_unwell(person, held)),
    )


def news_is_done(person: Person) -> bool:
    """Whether of a dead person every family that is linked has heard it from a notifier. Raises `Forged`."""
    news = [proved(DeathNews, link.news_id) for link in links_of_person(person.pk)]
    return all(one is not None and one.done_at is not None for one in news)


def _of_her(enquirer: Enquirer | None, person: Person) -> Mapping[str, Any]:
    if enquirer is None:
        return {}
    grounds = grounds_of(enquirer)
    told = grounds.facts
    return {
        "linked": grounds.link is not None and grounds.link.person_id == person.pk and not told.doubted,
        "seeks": not told.withdrawn and not told.through_association,
        "speaks_freely": not told.under_duress,
        "documented": told.level is KinshipLevel.DOCUMENTED,
        "named": told.is_meant and told.acquaintance in HIS_OWN_WORD,
    }


def _heard(held: ReleaseInterview | None, shown: Shown | None) -> Mapping[str, Any]:
    if held is None:
        return {}
    said = held.said
    return {
        "wish": Answer(said["wish"]),
        "agrees": frozenset(map(WayKind, said["kinds"])),
        "alone": said["alone"],
        "neutral": held.neutral,
        "why_no_neutral": bool(said["no_neutral"]),
        "exposure": _weighed(held, shown),
        "weighed_by_neutral": Body(said["weighed_by"]) in NEUTRAL,
    }


def _weighed(held: ReleaseInterview, shown: Shown | None) -> Exposure | None:
    """How far he was shown, as it was weighed with him; None where nobody has, since the review of what was confirmed."""
    said = held.said["exposure"]
    weighed = Exposure(said) if said else None
    if shown is None or shown.state == ExposureState.WITHDRAWN or weighed is None:
        return weighed
    reviewed = shown.seconded_at
    if reviewed is None or weighed is Exposure.NONE or not _asked_since(held, timezone.localdate(reviewed), reviewed):
        return None
    return weighed


def _asked_since_unwell(person: Person, held: ReleaseInterview) -> bool:
    """Whether he was asked since he became as unwell as he is now."""
    since = _unwell_since(person)
    return since is None or _asked_since(held, since.observed_on, since.recorded_at)


def _asked_since(held: ReleaseInterview, on: date, at: datetime) -> bool:
    """Whether he was asked after this. On the same day the hour of the record tells; a no at the door asked him of nothing
    else.
    """
    if held.held_on != on:
        return held.held_on > on
    return held.recorded_at >= at and held.told_first != AT_THE_DOOR


def _unwell_since(person: Person) -> HealthNote | None:
    """The first word of how unwell he is now, without another value between; None while he is well. Raises `Forged`.

    So a weekly word of the same makes his answer no older, and a worsening asks for a new one (art. 109(3)).
    """
    last = latest_health(proved_person(person.pk).pk)
    if last is None or HealthValue(last.value) not in _UNWELL:
        return None
    since = last
    notes = HealthNote.objects.filter(person=person, observed_on__lte=last.observed_on)
    for note in notes.order_by("-observed_on", "-recorded_at"):
        trust(note)
        if note.value != last.value:
            break
        since = note
    return since
