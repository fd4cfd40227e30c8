"""What he said about going home is recorded; the latest conversation counts, a fear until a neutral body heard it end."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import person_for_change
from vistka.registry.exposure import awaits_risk_review
from vistka.registry.models import Person, Side
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.reunion.errors import ReunionError
from vistka.reunion.interviews import AT_THE_DOOR, NOW, Door, Heard, interview_of, key_of, standing_of
from vistka.reunion.kinds import NEUTRAL, Answer, Bar, Body, Exposure, NoNeutral, WayKind
from vistka.reunion.models import ReleaseInterview, Standing

_SAID: Final = {"feared": "", "bar": ""}


@action("reunion.record_release_interview")
def record_release_interview(*, by: Actor, person_id: UUID, heard: Heard) -> ReleaseInterview:
    """Record what he said about going home. It replaces what he said before, except a fear (`_feared`).

    While the risk of one who was shown in public is to be reviewed, only what takes away is recorded, and no fear ends.
    Raises `NotAllowed`; `ReunionError` for who cannot be asked, or when he was not told first what is his right.
    """
    recorder = permitted(by, Permission.HEAR_RELEASE)
    person = person_for_change(person_id)
    _can_be_asked(person)
    if heard.told_first != NOW:
        raise ReunionError(_("First read to him what he is to know before he answers. Then note the interview."))
    why = awaits_risk_review(person.pk)
    if why and not _only_takes_away(heard, interview_of(standing_of(person.pk))):
        raise ReunionError(why)
    return stands(person, heard, recorder, clears=why is None)


@action("reunion.note_bar")
def note_bar(*, by: Actor, person_id: UUID, bar: Bar) -> Standing:
    """Note whether the law stands in the way of his going: the kind only. Raises `NotAllowed`."""
    permitted(by, Permission.DECIDE_RELEASE)
    person_for_change(person_id)
    standing = standing_for_change(person_id)
    standing.said = standing.said | {"bar": Bar(bar).value}
    standing.save()
    return standing


def stands(person: Person, heard: Heard, recorder: UUID, *, clears: bool = True) -> ReleaseInterview:
    """Write the interview of a person who is locked, and make it the one that counts. Raises `ReunionError`.

    `clears`: whether a neutral body may hear in it that a fear is over.
    """
    standing = standing_for_change(person.pk)
    last = interview_of(standing)
    _is_whole(heard, last)
    held = ReleaseInterview(
        person=person,
        held_on=heard.held_on,
        body=Body(heard.body),
        told_first=heard.told_first,
        said=heard.said(),
        recorded_by=recorder,
        recorded_at=timezone.now(),
    )
    held.save()
    standing.interview = held
    standing.said = standing.said | {"feared": _feared(standing.said["feared"], held, clears)}
    standing.save()
    return held


def _feared(before: str, held: ReleaseInterview, clears: bool) -> str:
    """The interview whose fear stands: only a neutral body hears that it is over."""
    if held.said["fear"]:
        return str(held.pk)
    return "" if held.neutral and clears else before


def declines(person: Person, door: Door, kind: WayKind, recorder: UUID) -> ReleaseInterview:
    """Write that he does not go this way: to the other ways he agrees as before, and what was weighed stays.

    A no only takes away. Of the other ways nobody asked him at the door: who asked when, and whether alone, stays as it
    was, and no fear ends by it.
    """
    last = interview_of(standing_for_change(person.pk))
    before = (
        heard_in(last)
        if last
        else Heard(
            held_on=timezone.localdate(),
            body=door.body,
            told_first="",
            wish=Answer.NO,
            alone=door.alone,
            no_neutral=door.no_neutral,
        )
    )
    kinds = before.kinds - {kind}
    heard = replace(
        before,
        told_first=AT_THE_DOOR,
        kinds=kinds,
        wish=before.wish if kinds else Answer.NO,
        fear=before.fear or door.fear,
    )
    return stands(person, heard, recorder, clears=False)


def heard_in(held: ReleaseInterview) -> Heard:
    """What was said in an interview, opened."""
    said = held.said
    return Heard(
        held_on=held.held_on,
        body=Body(held.body),
        told_first=held.told_first,
        wish=Answer(said["wish"]),
        kinds=frozenset(map(WayKind, said["kinds"])),
        fear=said["fear"],
        exposure=Exposure(said["exposure"]) if said["exposure"] else None,
        weighed_by=Body(said["weighed_by"]),
        alone=said["alone"],
        no_neutral=NoNeutral(said["no_neutral"]) if said["no_neutral"] else None,
        language=said["language"],
        interpreter=said["interpreter"],
    )


def standing_for_change(person_id: UUID) -> Standing:
    """His row, locked and proved, or a new one that is not saved yet. Raises `Forged`."""
    if standing_of(person_id) is None:
        return Standing(id=key_of(person_id), person_id=person_id, said=dict(_SAID))
    return Standing.objects.for_change(key_of(person_id))


def _only_takes_away(heard: Heard, last: ReleaseInterview | None) -> bool:
    """Whether he agrees to no way to which he did not agree before: he may always say no."""
    before = heard_in(last) if last else None
    agreed = before.kinds if before and before.wish is Answer.YES else frozenset()
    return heard.wish is not Answer.YES or heard.kinds <= agreed


def _can_be_asked(person: Person) -> None:
    if person.side != Side.HELD or State(person.state) not in IN_OUR_HANDS:
        raise ReunionError(_("Only who is held by us now can be asked."))


def _is_whole(heard: Heard, last: ReleaseInterview | None) -> None:
    if heard.held_on > timezone.localdate():
        raise ReunionError(_("This day is still to come. Write the day on which you spoke with him."))
    if last is not None and heard.held_on < last.held_on:
        raise ReunionError(_("A later interview is recorded. An earlier one does not replace it."))
    if heard.body not in NEUTRAL and heard.no_neutral is None:
        raise ReunionError(_("Say why no neutral body could ask, or have one ask."))
    if heard.wish is Answer.YES and not heard.kinds:
        raise ReunionError(_("Say to which ways home he agrees."))
