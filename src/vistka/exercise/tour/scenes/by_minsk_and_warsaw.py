"""Step 9: a mother fetches her son by Minsk and Warsaw, leg by leg, and he comes home with her."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.exercise.bureau.ways_home import FIRST_ESCORT, SECOND_ESCORT, SPEAKS, STOREKEEPER, Handover
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes import going_home_tables as tables
from vistka.exercise.tour.scenes.telling import Moment, Scene, brief_of, names, page_of, told, tried
from vistka.exercise.tour.scenes.to_the_door import ESCORTS, LEGS, to_the_door, walked
from vistka.reunion.interviews import AT_THE_DOOR, TOLD_FIRST
from vistka.reunion.kinds import Answer
from vistka.reunion.machines import HANDOVER
from vistka.reunion.protocol import Part
from vistka.reunion.states import Step

FINISH: Final = HANDOVER.steps[Step.HAND_OVER].words


def scene() -> Scene | None:
    """What is written of it now; None before it was played."""
    handover = _handover()
    return Scene(list(_as_it_stands(handover)), handover, was_played=False) if handover.is_begun else None


def played() -> Scene:
    """Play it from the answer to the last call; who comes a second time finds what is written."""
    handover = _handover()
    return scene() or told(_moments(handover), handover)


def _handover() -> Handover:
    return Handover(cases()["goes home person"], cases()["goes home"])


def _moments(handover: Handover) -> Iterator[Moment]:
    yield from to_the_door(handover)
    yield _at_the_door(handover)
    yield _who_and_what(handover)
    yield _signed(handover)
    for place in range(1, 1 + len(LEGS)):
        if LEGS[place - 1].homeward:
            yield walked(handover, place)
    handover.is_home()
    yield Moment(
        title=tables.CALLS_AFTER,
        text=_(
            "A case worker hears that both are home. Somebody calls on three days and asks what they need. Then we "
            "erase what the escorts read. On her page nothing says that he was here."
        ),
        who=names(SPEAKS),
        she=page_of(handover),
        table=tables.calls(handover),
    )


def _at_the_door(handover: Handover) -> Moment:
    too_early = tried(SECOND_ESCORT, FINISH, handover.is_finished)
    handover.is_asked(Answer.YES)
    return Moment(
        title=Part.DOOR.words,
        text=_(
            "He stands at the door, and she waits behind it. The Red Cross asks him once more, alone. He says: yes."
        ),
        who=names(FIRST_ESCORT),
        aloud=TOLD_FIRST[AT_THE_DOOR],
        escort=brief_of(handover),
        refused=(too_early,),
    )


def _who_and_what(handover: Handover) -> Moment:
    his, hers = Part.HIS_IDENTITY, Part.HER_IDENTITY
    handover.identity_is_checked(his, FIRST_ESCORT)
    both = tried(FIRST_ESCORT, hers.words, lambda: handover.identity_is_checked(hers, FIRST_ESCORT))
    handover.identity_is_checked(hers, SECOND_ESCORT)
    unreturned = tried(FIRST_ESCORT, Part.EFFECTS.words, handover.his_things_are_ticked)
    handover.gets_his_things()
    handover.his_things_are_ticked()
    return Moment(
        title=_("Who they are, and what is his"),
        text=_("One escort checks who he is, and the other one who she is. His things come back to him from the list."),
        who=names(*ESCORTS, STOREKEEPER),
        table=tables.things(handover),
        refused=(both, unreturned),
    )


def _signed(handover: Handover) -> Moment:
    handover.nobody_films()
    handover.goes_on()
    handover.is_signed()
    alone = tried(FIRST_ESCORT, FINISH, lambda: handover.is_finished(FIRST_ESCORT))
    handover.is_finished()
    return Moment(
        title=_("Four signatures"),
        text=_("He signs, she signs, and the first escort signs. The second escort signs last, and he is free."),
        who=names(*ESCORTS),
        table=tables.protocol(handover),
        refused=(alone,),
    )


def _as_it_stands(handover: Handover) -> Iterator[Moment]:
    yield Moment(title=tables.CHECK_INS, she=page_of(handover), table=tables.check_ins(handover))
    yield Moment(title=tables.PROTOCOL, escort=brief_of(handover), table=tables.protocol(handover))
    yield Moment(title=tables.CALLS_AFTER, table=tables.calls(handover))
