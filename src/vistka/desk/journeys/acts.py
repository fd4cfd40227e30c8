"""What is done with journeys, each on a page of its own: tables for who speaks with her and for the escorts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.journeys.forms import (
    AgreeForm,
    BriefingForm,
    CallForm,
    CodeForm,
    HoursForm,
    PlanForm,
    ReasonForm,
)
from vistka.desk.working.acts import Act, Files, NoQuestions, Typed
from vistka.ledger.actors import Actor
from vistka.reunion.journeys import ending, planning, walking
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.checking_in import check_in
from vistka.reunion.journeys.machine import MACHINE
from vistka.reunion.journeys.rows import has_next_leg, is_awaited, is_outward_done, machine_of
from vistka.reunion.journeys.sentences import words_in
from vistka.reunion.journeys.states import TRAVELLING, How, JourneyStep
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import Journey, WayHome
from vistka.ui.furniture import SummaryRow

_FOR: Final = Purpose.BRING_HOME
_WRITTEN: Final = _("It is written down.")
_BY_VOICE: Final = _("Her mail may come only tomorrow. Ask the case worker to say the leg to her by voice as well.")

Does = Callable[[Actor, Journey, Any], object]
Fits = Callable[[Journey], bool]
Shows = Callable[[Member, Journey], Sequence[SummaryRow]]


def page_of(journey: Journey) -> str:
    """The page of a journey, for who speaks with her."""
    return reverse("desk:journey", args=[journey.pk])


def page_for_escorts(journey: Journey) -> str:
    """The page of a journey, for its escorts."""
    return reverse("desk:escorted", args=[journey.pk])


def reads_whom(reader: Member, journey: Journey) -> bool:
    """Whether she speaks with who travels, or is one of the two escorts: no other one reads whom they bring."""
    own = reader.staff.pk in (journey.first_escort, journey.second_escort)
    return own or reader.may(Permission.BRIEF_TRAVELLER)


def who(reader: Member, journey: Journey) -> list[SummaryRow]:
    """Who travels, as it was copied for the escorts."""
    name = journey.way.her_brief.get("name", "") if journey.enquirer_id and reads_whom(reader, journey) else ""
    return [SummaryRow(_("Who travels"), name)] if name else []


def at(*steps: JourneyStep) -> Fits:
    """Whether one of the steps leads on from where the journey stands."""

    def fits(journey: Journey) -> bool:
        table = machine_of(journey).steps
        return any(step in table and journey.state in table[step].before for step in steps)

    return fits


def _on_the_road(journey: Journey) -> bool:
    return journey.state in TRAVELLING and journey.enquirer_id is not None


def _points(reader: Member, journey: Journey) -> list[SummaryRow]:
    """The briefing, in the language in which this page is read."""
    points = words_in(get_language() or "").points
    return [*who(reader, journey), *(SummaryRow(str(place), points[point]) for place, point in enumerate(Point, 1))]


def _act(
    name: str,
    permission: Permission,
    words: Promise,
    do: Does,
    fits: Fits,
    back: Callable[[Journey], str],
    *,
    form: Callable[[Journey, Typed], forms.Form] = lambda _row, typed: NoQuestions(typed),
    texts: Sequence[Promise] = (),
    about: Shows = who,
    danger: bool = False,
) -> Act[Journey]:
    def filled(row: Journey, typed: Typed, _files: Files) -> forms.Form:
        return form(row, typed)

    return Act(
        name=f"journey_{name}",
        path=f"journeys/<uuid:row_id>/{name.replace('_', '-')}/",
        permission=permission,
        on=Journey,
        link=words,
        title=words,
        texts=texts,
        submit=words,
        done=_WRITTEN,
        form=filled,
        fits=fits,
        about=about,
        do=do,
        back=back,
        purpose=_FOR,
        danger=danger,
    )


def _speaks(name: str, words: Promise, do: Does, fits: Fits, **more: Any) -> Act[Journey]:
    return _act(name, Permission.BRIEF_TRAVELLER, words, do, fits, page_of, **more)


def _walks(name: str, words: Promise, do: Does, fits: Fits, **more: Any) -> Act[Journey]:
    return _act(name, Permission.ESCORT, words, do, fits, page_for_escorts, **more)


def _takes_code(by: Actor, journey: Journey, form: Any) -> None:
    assert journey.enquirer_id is not None
    check_in(
        by=by, enquirer_id=journey.enquirer_id, code=form.cleaned_data["code"], at=timezone.now(), how=How.TELEPHONE
    )


def _begins(by: Actor, journey: Journey, form: Any) -> object:
    return walking.begin_leg(by=by, journey_id=journey.pk, check_in_by=form.check_in_by())


_STEPS: Final = MACHINE.steps

PLANS: Final[tuple[Act[WayHome], ...]] = (
    Act(
        name="plan_journey",
        path="ways-home/<uuid:row_id>/journey/",
        permission=Permission.ESCORT,
        on=WayHome,
        link=_("Plan a journey"),
        title=_("Plan a journey"),
        texts=(_("You are its first escort. Only the two escorts read the whole plan."),),
        submit=_("Plan it"),
        done=_WRITTEN,
        form=lambda way, typed, _files: PlanForm(typed, kind=WayKind(way.kind)),
        fits=lambda way: way.state in planning.OUTWARD and not way.journeys.filter(ended_at=None).exists(),
        do=lambda by, way, form: planning.plan_journey(by=by, way_id=way.pk, **form.given()),
        back=lambda _way: reverse("desk:escorted_list"),
        purpose=_FOR,
    ),
)
SPEAKING: Final[tuple[Act[Journey], ...]] = (
    _speaks(
        "brief",
        _STEPS[JourneyStep.BRIEF].words,
        lambda by, journey, form: planning.brief_traveller(
            by=by, journey_id=journey.pk, language=form.cleaned_data["language"]
        ),
        at(JourneyStep.BRIEF),
        form=lambda _row, typed: BriefingForm(typed),
        texts=(_("Be sure that it is she, and that nobody listens. Read every point aloud, and let her ask."),),
        about=_points,
    ),
    _speaks(
        "agree",
        _STEPS[JourneyStep.CONSENT].words,
        lambda by, journey, form: planning.agree_to_travel(
            by=by, journey_id=journey.pk, points=[Point(name) for name, said in form.cleaned_data.items() if said]
        ),
        at(JourneyStep.CONSENT),
        form=lambda row, typed: AgreeForm(typed, language=row.language),
        texts=(_("Let her say each point in her own words, then tick it. She may take days over it."),),
    ),
    _speaks(
        "check_in",
        _("Take a check-in on the telephone"),
        _takes_code,
        _on_the_road,
        form=lambda _row, typed: CodeForm(typed),
    ),
    _speaks(
        "call",
        _("Note that you called her"),
        lambda by, journey, form: walking.call_traveller(by=by, journey_id=journey.pk, **form.given()),
        lambda journey: _on_the_road(journey) or journey.wrong_at is not None,
        form=lambda _row, typed: CallForm(typed),
        texts=(_("If she is not free to speak, talk as with a friend and end the call soon."),),
    ),
    _speaks(
        "turn_back",
        _STEPS[JourneyStep.TURN_BACK].words,
        lambda by, journey, _form: ending.turn_back_journey(by=by, journey_id=journey.pk),
        at(JourneyStep.TURN_BACK),
        texts=(_("She need not say why. Tell her how she comes home, and call until she is there."),),
        danger=True,
    ),
    _speaks(
        "close",
        _STEPS[JourneyStep.CLOSE].words,
        lambda by, journey, _form: ending.close_journey(by=by, journey_id=journey.pk),
        at(JourneyStep.CLOSE),
        texts=(_("Only when you have heard it from her. The plan is erased fourteen days later."),),
    ),
)
JOIN: Final = _walks(
    "join",
    _("Go along as the second escort"),
    lambda by, journey, _form: planning.join_journey(by=by, journey_id=journey.pk),
    lambda journey: journey.second_escort is None and journey.ended_at is None,
)
ESCORTING: Final[tuple[Act[Journey], ...]] = (
    _walks(
        "set_out",
        _STEPS[JourneyStep.SET_OUT].words,
        _begins,
        at(JourneyStep.SET_OUT),
        form=lambda _row, typed: HoursForm(typed),
        texts=(_("Every condition is asked anew. She reads her first leg in her mailbox."), _BY_VOICE),
    ),
    _walks(
        "go_on",
        _STEPS[JourneyStep.GO_ON].words,
        _begins,
        lambda journey: at(JourneyStep.GO_ON, JourneyStep.GO_ON_HOME)(journey) and has_next_leg(journey),
        form=lambda _row, typed: HoursForm(typed),
        texts=(_("Every condition is asked anew. She reads the next leg, and no further one."), _BY_VOICE),
    ),
    _walks(
        "meet",
        _STEPS[JourneyStep.MEET].words,
        lambda by, journey, _form: walking.meet_traveller(by=by, journey_id=journey.pk),
        lambda journey: at(JourneyStep.MEET)(journey) and journey.met_at is None,
        texts=(_("Compare her face with her passport. Let her call us before she goes with you."),),
    ),
    _walks(
        "report",
        _("Note that the leg is done"),
        lambda by, journey, _form: walking.report_leg(by=by, journey_id=journey.pk),
        lambda journey: journey.enquirer_id is None and journey.state in TRAVELLING and is_awaited(journey),
    ),
    _walks(
        "arrive",
        _STEPS[JourneyStep.ARRIVE].words,
        lambda by, journey, _form: walking.end_road(by=by, journey_id=journey.pk),
        lambda journey: at(JourneyStep.ARRIVE)(journey) and is_outward_done(journey),
    ),
    _walks(
        "go_home",
        _STEPS[JourneyStep.GO_HOME].words,
        _begins,
        at(JourneyStep.GO_HOME),
        form=lambda _row, typed: HoursForm(typed),
        texts=(_BY_VOICE,),
    ),
    _walks(
        "abort",
        _STEPS[JourneyStep.ABORT].words,
        lambda by, journey, form: ending.abort_journey(by=by, journey_id=journey.pk, reason=form.given()),
        at(JourneyStep.ABORT),
        form=lambda _row, typed: ReasonForm(typed),
        texts=(_("It ends at once. What you and the case worker do next then stands on the page."),),
        danger=True,
    ),
)
ACTS: Final[tuple[Act[Any], ...]] = (*PLANS, *SPEAKING, JOIN, *ESCORTING)
