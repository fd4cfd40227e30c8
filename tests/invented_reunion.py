"""Invented ways home: the bureau of `invented_answers` with escorts, and a family as far on its way as a test wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from invented_answers import ROLES as CARING_ROLES
from invented_answers import Family
from invented_staff import Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.registry.models import Acquaintance, Category, HowSigned, Person, Side, WishItem
from vistka.reunion import actions
from vistka.reunion.interviews import NOW, Door, Heard
from vistka.reunion.kinds import Answer, Bar, Body, Exposure, Paper, WayKind
from vistka.reunion.models import ReleaseInterview, WayHome
from vistka.reunion.protocol import Part

ROLES: Final = CARING_ROLES | {
    "bohdan": Role.ESCORT_OFFICER,
    "zoya": Role.ESCORT_OFFICER,
}
YES_AT_THE_DOOR: Final = Door(body=Body.ICRC, answer=Answer.YES, alone=True)
NO_AT_THE_DOOR: Final = replace(YES_AT_THE_DOOR, answer=Answer.NO)


def held_as(bureau: Bureau, person_id: UUID, category: Category) -> None:
    """It turns out as what the person is held: no page of ours changes that."""
    _held_as(by=bureau.by("yaryna"), person_id=person_id, category=category)


@action("registry.held_as_in_a_test")
def _held_as(*, by: Actor, person_id: UUID, category: Category) -> None:
    person = Person.objects.for_change(person_id)
    person.category = category
    person.save()


class ReturningBureau(Bureau):
    """The caring bureau with two escorts, Bohdan and Zoya."""

    def __init__(self) -> None:
        staff = [access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[ROLES[one]]) for one in ROLES]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)


def wants_to_go(**otherwise: Any) -> Heard:
    """He wants to go, any way; the Red Cross asked him alone and weighed what was shown of him."""
    heard = Heard(
        held_on=timezone.localdate(),
        body=Body.ICRC,
        told_first=NOW,
        wish=Answer.YES,
        kinds=frozenset(WayKind),
        exposure=Exposure.NONE,
        alone=True,
        language="ru",
    )
    return replace(heard, **otherwise)


class Returning(Family):
    """A soldier and his mother on their way home. Each method is a step that somebody takes."""

    def __init__(self, bureau: Bureau, side: Side = Side.HELD) -> None:
        super().__init__(bureau, side)

    def says(self, **otherwise: Any) -> ReleaseInterview:
        """He is asked whether he wants to go."""
        heard = wants_to_go(**otherwise)
        return actions.record_release_interview(by=self._by("yaryna"), person_id=self.person.pk, heard=heard)

    def is_looked_up(self, bar: Bar = Bar.NONE) -> None:
        """Olena looks whether the law stands in the way."""
        actions.note_bar(by=self._by("olena"), person_id=self.person.pk, bar=bar)

    def may_go(self) -> None:
        """Every condition of every kind holds."""
        self.has_everything(WishItem.THAT_I_LIVE, acquaintance=Acquaintance.NAMED)
        self.says()
        self.is_looked_up()

    def opens(self, kind: WayKind = WayKind.HANDOVER, **given: Any) -> WayHome:
        """Olena opens a way home; his mother comes for him, where it is a handover."""
        hers = self.mother.pk if kind is WayKind.HANDOVER else None
        return actions.open_way(by=self._by("olena"), person_id=self.person.pk, kind=kind, enquirer_id=hers, **given)

    def is_proposed(self, way: WayHome) -> WayHome:
        """Olena proposes it."""
        return actions.propose_way(by=self._by("olena"), way_id=way.pk)

    def is_eligible(self, kind: WayKind = WayKind.HANDOVER) -> WayHome:
        """A way home of which two people said that he may go; everything else must hold already."""
        way = self.is_proposed(self.opens(kind))
        return actions.decide_way(by=self._by("ivan"), way_id=way.pk)

    def sets_out(self, way: WayHome) -> WayHome:
        """Bohdan and Zoya set out."""
        return actions.set_out(by=self._by("bohdan"), way_id=way.pk)

    def is_at_the_door(self) -> WayHome:
        """A handover at the door; nothing of the protocol is written yet."""
        self.may_go()
        way = self.sets_out(self.is_eligible())
        return actions.arrive(by=self._by("bohdan"), way_id=way.pk)

    def writes(self, way: WayHome, *, but: Part | None = None) -> None:
        """The parts of the protocol but one, and what comes before the signatures."""
        bohdan, zoya = self._by("bohdan"), self._by("zoya")
        parts: dict[Part, Callable[[], object]] = {
            Part.HIS_IDENTITY: lambda: actions.check_identity(
                by=bohdan, way_id=way.pk, whose=Part.HIS_IDENTITY, paper=Paper.OUR_CARD
            ),
            Part.HER_IDENTITY: lambda: actions.check_identity(
                by=zoya, way_id=way.pk, whose=Part.HER_IDENTITY, paper=Paper.PASSPORT
            ),
            Part.NO_PRESS: lambda: actions.confirm_no_press(by=bohdan, way_id=way.pk),
            Part.DOOR: lambda: actions.ask_at_the_door(by=bohdan, way_id=way.pk, door=YES_AT_THE_DOOR),
            Part.EFFECTS: lambda: actions.return_effects(by=bohdan, way_id=way.pk),
            Part.ONWARD: lambda: actions.plan_onward(
                by=bohdan, way_id=way.pk, to="Her sister's", met_by="The Red Cross", paper="A travel paper"
            ),
        }
        for part, write in parts.items():
            if part is not but:
                write()

    def is_signed(self, way: WayHome) -> None:
        """Both sign on paper, and Bohdan."""
        actions.sign_protocol(by=self._by("bohdan"), way_id=way.pk, his=HowSigned.SIGNED, hers=HowSigned.SIGNED)

    def is_handed_over(self) -> WayHome:
        """From the beginning to the last signature, which is Zoya's."""
        way = self.is_at_the_door()
        self.writes(way)
        self.is_signed(way)
        return actions.hand_over(by=self._by("zoya"), way_id=way.pk, on=timezone.localdate())
