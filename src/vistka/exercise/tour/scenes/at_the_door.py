"""Step 10: at the door he says no. Nothing follows for him; she is told by a person, and is brought home."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vistka.exercise.bureau.ways_home import CASE_WORKER, FIRST_ESCORT, SECOND_ESCORT, SPEAKS, Handover
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes import going_home_tables as tables
from vistka.exercise.tour.scenes.by_minsk_and_warsaw import FINISH
from vistka.exercise.tour.scenes.telling import Moment, Scene, names, page_of, told, tried
from vistka.exercise.tour.scenes.to_the_door import ESCORTS, LEGS, to_the_door, walked
from vistka.reunion.interviews import AT_THE_DOOR, NOT_COMING, TOLD_FIRST
from vistka.reunion.kinds import Answer
from vistka.reunion.protocol import Part


def scene() -> Scene | None:
    """What is written of it now; None before it was played."""
    handover = _handover()
    return Scene(list(_as_it_stands(handover)), handover, was_played=False) if handover.is_begun else None


def played() -> Scene:
    """Play it to the end; who comes a second time finds what is written."""
    handover = _handover()
    return scene() or told(_moments(handover), handover)


def _handover() -> Handover:
    return Handover(cases()["declines person"], cases()["declines"])


def _moments(handover: Handover) -> Iterator[Moment]:
    for _as_before in to_the_door(handover):
        pass
    handover.may_also_be_exchanged()
    before = tables.stands(handover)
    yield Moment(
        title=_("As far as the door"),
        text=_("All is done as in the step before. Two people have also said that he may go with an exchange."),
        she=page_of(handover),
    )
    handover.is_asked(Answer.NO)
    yield Moment(
        title=Part.DOOR.words,
        text=_("She waits in the house. The Red Cross asks him once more, alone. He says: no."),
        who=names(FIRST_ESCORT),
        aloud=TOLD_FIRST[AT_THE_DOOR],
    )
    yield Moment(
        title=_("What follows for him: nothing"),
        text=_("He stays as he was. Nobody asks him why, and no page has a place for it. The exchange stays open."),
        table=tables.before_and_after(before, tables.stands(handover)),
        refused=(tried(SECOND_ESCORT, FINISH, handover.is_finished),),
    )
    yield _she_is_told(handover)
    for place in range(1, 1 + len(LEGS)):
        if LEGS[place - 1].homeward:
            yield walked(handover, place)
    handover.is_home()
    yield Moment(
        title=_("What she reads afterwards"),
        text=_(
            "A case worker hears that she is home. Her page says what it said before: he lives, and they may write."
        ),
        who=names(SPEAKS),
        she=page_of(handover),
    )


def _she_is_told(handover: Handover) -> Moment:
    handover.is_spoken_with()
    return Moment(
        title=_("Who speaks with her"),
        text=_(
            "The escorts say two sentences to her, and no more. A case worker speaks with her by voice, never in writing, "
            "and finds somebody for her to talk to. Her page does not change."
        ),
        who=names(*ESCORTS, CASE_WORKER),
        aloud=NOT_COMING,
        she=page_of(handover),
        table=tables.calls(handover),
    )


def _as_it_stands(handover: Handover) -> Iterator[Moment]:
    stands = tables.stand(tables.stands(handover))
    yield Moment(title=tables.WAYS_HOME, she=page_of(handover), table=stands)
    yield Moment(title=tables.CHECK_INS, table=tables.check_ins(handover))
    yield Moment(title=tables.CALLS_AFTER, table=tables.calls(handover))
