"""Invented journeys: a mother on her way by Minsk and Warsaw, leg by leg, as far as a test wants."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from invented_reunion import NO_AT_THE_DOOR, ROLES, Returning
from invented_staff import Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.reunion import actions
from vistka.reunion.journeys import ending, planning, walking
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.checking_in import check_in
from vistka.reunion.journeys.codes import Codes
from vistka.reunion.journeys.for_her import next_leg
from vistka.reunion.journeys.routes import Route, outward_legs
from vistka.reunion.journeys.states import How
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import CheckIn, Journey

CONTACTS: Final = "Sister Invented in Warsaw: +000 99 888"
POST: Final = machine("post")
LEGS_TO_THE_MEETING: Final = outward_legs(Route.BY_MINSK)


class EscortingBureau(Bureau):
    """The returning bureau with a third escort, Ostap."""

    def __init__(self) -> None:
        roles = ROLES | {"ostap": Role.ESCORT_OFFICER}
        staff = [access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[roles[one]]) for one in roles]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)


class Travelling(Returning):
    """A soldier and his mother who comes for him. Each method is a step that somebody takes."""

    codes: Codes

    @property
    def journey(self) -> Journey:
        """Her journey as it stands now."""
        return Journey.objects.get(way__person=self.person)

    def is_planned(self, kind: WayKind = WayKind.HANDOVER, route: Route = Route.BY_MINSK) -> Journey:
        """Every condition holds; Bohdan plans the journey, Zoya goes along."""
        self.may_go()
        way = self.is_eligible(kind)
        planned = planning.plan_journey(
            by=self._by("bohdan"), way_id=way.pk, route=route, first_day=timezone.localdate(), contacts=CONTACTS
        )
        planning.join_journey(by=self._by("zoya"), journey_id=planned.pk)
        return self.journey

    def is_briefed(self, language: str = "ru") -> Journey:
        """Olena reads the briefing to her."""
        self.is_planned()
        return planning.brief_traveller(by=self._by("olena"), journey_id=self.journey.pk, language=language)

    def is_ready(self) -> Journey:
        """She has agreed and has her codes."""
        self.is_briefed()
        journey = planning.agree_to_travel(by=self._by("olena"), journey_id=self.journey.pk, points=tuple(Point))
        self.codes = planning.give_journey_codes(by=self._by("olena"), journey_id=journey.pk)
        return self.journey

    def begins_a_leg(self, hours: int = 12) -> CheckIn:
        """Bohdan lets the next leg begin."""
        by = timezone.now() + timedelta(hours=hours)
        return walking.begin_leg(by=self._by("bohdan"), journey_id=self.journey.pk, check_in_by=by)

    def checks_in(self, code: str | None = None, at: datetime | None = None) -> None:
        """She sends a code from her mailbox; the right one, unless another is given."""
        sent = self.codes.legs[self.journey.leg - 1] if code is None else code
        moment = at or timezone.now()
        check_in(by=POST, enquirer_id=self.mother.pk, code=sent, at=moment, how=How.MAILBOX)

    def walks(self, legs: int) -> Journey:
        """So many legs are begun and walked to their end; the escorts meet her where they should."""
        for _leg in range(legs):
            self.begins_a_leg()
            if self.journey.leg == LEGS_TO_THE_MEETING - 2:
                walking.meet_traveller(by=self._by("zoya"), journey_id=self.journey.pk)
            self.checks_in()
        return self.journey

    def sets_out_for_him(self) -> Journey:
        """She is on her first leg."""
        self.is_ready()
        self.begins_a_leg()
        return self.journey

    def arrives(self) -> Journey:
        """She is at the meeting house."""
        self.is_ready()
        self.walks(LEGS_TO_THE_MEETING)
        return walking.end_road(by=self._by("bohdan"), journey_id=self.journey.pk)

    def hears_no(self) -> None:
        """He is brought to the meeting and declines at the door."""
        way = actions.arrive(by=self._by("bohdan"), way_id=self.sets_out(self.journey.way).pk)
        actions.ask_at_the_door(by=self._by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)

    def comes_home(self) -> Journey:
        """Home, leg by leg, and somebody hears that she is there."""
        self.walks(2)
        self.begins_a_leg()
        return ending.close_journey(by=self._by("olena"), journey_id=self.journey.pk)

    def reads(self, language: str = "ru") -> str:
        """What she reads of her journey in her mailbox."""
        with reading(machine("mail")):
            return next_leg(self.mother, language)


def days_ago(days: int) -> date:
    """A day that is past."""
    return timezone.localdate() - timedelta(days=days)
