"""A handover as the invented staff brings it about: each method is a step that somebody takes by the bureau's own actions.

Days pass on such a road. Here each step follows at once; what is due when, the clocks say for any hour they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final
from uuid import UUID

from django.utils import timezone

from vistka.effects.actions import open_packet, seal_packet, settle_article, settle_packet, write_article
from vistka.effects.kinds import Kind, Source
from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.enquiries.models import Enquirer
from vistka.exercise.bureau.staff import actor
from vistka.ledger.actors import machine
from vistka.registry.models import HowSigned
from vistka.reunion import actions
from vistka.reunion.interviews import NOW, Door, Heard
from vistka.reunion.journeys import ending, planning, walking
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.checking_in import check_in
from vistka.reunion.journeys.codes import Codes
from vistka.reunion.journeys.routes import Route
from vistka.reunion.journeys.states import How
from vistka.reunion.kinds import Answer, Bar, Body, Exposure, Need, Paper, WayKind
from vistka.reunion.models import Aftercare, CheckIn, Journey, WayHome
from vistka.reunion.protocol import Part

CASE_WORKER, SPEAKS, VERIFIER = "marta", "petro", "iryna"
REGISTRAR, STOREKEEPER = "pavlo", "stepan"
FIRST_ESCORT, SECOND_ESCORT = "bohdan", "zoya"
MAILBOX: Final = machine("exercise.mailbox")

IN_TIME: Final = timedelta(hours=12)
CONTACTS: Final = "Exercise: the sisters at the hostel in Warsaw, +000 99 0000001"
WATCH: Final = {"what": "Exercise: a watch", "by": "Exercise: a sergeant", "reason": "Exercise: kept safe"}
MONEY: Final = {"what": "Exercise: banknotes", "currency": "UAH", "amount": "350", "order": "Exercise: 17"} | {
    name: WATCH[name] for name in ("by", "reason")
}
RECEIPT: Final = "Exercise: the person, on a receipt"


def keep_belongings(person_id: UUID) -> None:
    """A watch is kept against a receipt, and money in a packet that two people sealed."""
    keeper = actor(REGISTRAR)
    write_article(by=keeper, person_id=person_id, kind=Kind.VALUABLE, source=Source.TAKEN, said=WATCH)
    packet = open_packet(by=keeper, person_id=person_id, statement="Exercise: it belongs to the person.")
    write_article(by=keeper, person_id=person_id, kind=Kind.MONEY, source=Source.TAKEN, said=MONEY, packet_id=packet.pk)
    seal_packet(by=actor(STOREKEEPER), packet_id=packet.pk, seal="Exercise: 0042", weight="60 g", counted=1)


class Handover:
    """The handover of one person to his mother."""

    codes: Codes

    def __init__(self, person_id: UUID, enquirer_id: UUID) -> None:
        self.person_id = person_id
        self.her = Enquirer.objects.get(pk=enquirer_id)

    @property
    def is_begun(self) -> bool:
        """Whether somebody has opened it."""
        return WayHome.objects.filter(person_id=self.person_id, kind=WayKind.HANDOVER).exists()

    @property
    def way(self) -> WayHome:
        """The way home as it stands now."""
        ways = WayHome.objects.select_related("person", "enquirer").order_by("opened_at")
        return ways.filter(person_id=self.person_id, kind=WayKind.HANDOVER)[0]

    @cached_property
    def way_id(self) -> UUID:
        """Its key."""
        return self.way.pk

    @property
    def journey(self) -> Journey:
        """Her journey as it stands now."""
        return Journey.objects.filter(way_id=self.way_id).select_related("enquirer").order_by("planned_at")[0]

    @property
    def is_planned(self) -> bool:
        """Whether somebody has planned a journey for it."""
        return Journey.objects.filter(way__person_id=self.person_id, way__kind=WayKind.HANDOVER).exists()

    @cached_property
    def journey_id(self) -> UUID:
        """Its key."""
        return self.journey.pk

    # Whether he may go

    def opens(self, kind: WayKind = WayKind.HANDOVER) -> WayHome:
        """A way home is opened; his mother comes for him where it is a handover."""
        hers = self.her.pk if kind is WayKind.HANDOVER else None
        return actions.open_way(by=actor(CASE_WORKER), person_id=self.person_id, kind=kind, enquirer_id=hers)

    def is_heard(self) -> None:
        """The Red Cross asks him alone, a registrar notes it; a case worker looks whether the law stands in the way."""
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
        actions.record_release_interview(by=actor(REGISTRAR), person_id=self.person_id, heard=heard)
        actions.note_bar(by=actor(CASE_WORKER), person_id=self.person_id, bar=Bar.NONE)

    def is_proposed(self, way_id: UUID | None = None) -> None:
        """One person says that he may go."""
        actions.propose_way(by=actor(CASE_WORKER), way_id=way_id or self.way_id)

    def is_decided(self, by: str = VERIFIER, way_id: UUID | None = None) -> None:
        """Another person says it too."""
        actions.decide_way(by=actor(by), way_id=way_id or self.way_id)

    def may_also_be_exchanged(self) -> None:
        """Two people say that he may go with an exchange; it knows nothing of his mother."""
        exchange = self.opens(WayKind.EXCHANGE)
        self.is_proposed(exchange.pk)
        self.is_decided(way_id=exchange.pk)

    # Her road

    def plans(self) -> None:
        """An escort plans the road by Minsk and Warsaw; a second one goes along."""
        today, first = timezone.localdate(), actor(FIRST_ESCORT)
        planned = planning.plan_journey(
            by=first, way_id=self.way_id, route=Route.BY_MINSK, first_day=today, contacts=CONTACTS
        )
        planning.join_journey(by=actor(SECOND_ESCORT), journey_id=planned.pk)

    def is_briefed(self, language: str) -> None:
        """The points are read to her."""
        planning.brief_traveller(by=actor(SPEAKS), journey_id=self.journey_id, language=language)

    def agrees(self, points: Collection[Point] = tuple(Point)) -> None:
        """She agrees to the points."""
        planning.agree_to_travel(by=actor(SPEAKS), journey_id=self.journey_id, points=points)

    def hears_her_codes(self) -> None:
        """Her codes are read out to her."""
        self.codes = planning.give_journey_codes(by=actor(SPEAKS), journey_id=self.journey_id)

    def begins_a_leg(self) -> CheckIn:
        """The next leg begins."""
        due = timezone.now() + IN_TIME
        return walking.begin_leg(by=actor(FIRST_ESCORT), journey_id=self.journey_id, check_in_by=due)

    def checks_in(self) -> None:
        """She sends the code of her leg from her mailbox."""
        code, now = self.codes.legs[self.journey.leg - 1], timezone.now()
        check_in(by=MAILBOX, enquirer_id=self.her.pk, code=code, at=now, how=How.MAILBOX)

    def is_called(self, until: datetime) -> None:
        """Somebody calls her; she is well, and has time until then."""
        walking.call_traveller(by=actor(SPEAKS), journey_id=self.journey_id, reached=True, check_in_by=until)

    def is_met(self) -> None:
        """The escorts meet her."""
        walking.meet_traveller(by=actor(SECOND_ESCORT), journey_id=self.journey_id)

    def arrives(self) -> None:
        """She is where they meet; the escorts bring him to the door."""
        escort = actor(FIRST_ESCORT)
        walking.end_road(by=escort, journey_id=self.journey_id)
        actions.set_out(by=escort, way_id=self.way_id)
        actions.arrive(by=escort, way_id=self.way_id)

    def is_home(self) -> None:
        """Somebody hears from her that she is home."""
        ending.close_journey(by=actor(SPEAKS), journey_id=self.journey_id)

    # At the door

    def is_asked(self, answer: Answer) -> None:
        """The Red Cross asks him once more, alone."""
        door = Door(body=Body.ICRC, answer=answer, alone=True)
        actions.ask_at_the_door(by=actor(FIRST_ESCORT), way_id=self.way_id, door=door)

    def identity_is_checked(self, whose: Part, by: str) -> None:
        """An escort checks who somebody is."""
        paper = Paper.OUR_CARD if whose is Part.HIS_IDENTITY else Paper.PASSPORT
        actions.check_identity(by=actor(by), way_id=self.way_id, whose=whose, paper=paper)

    def nobody_films(self) -> None:
        """An escort promises that no press was there."""
        actions.confirm_no_press(by=actor(FIRST_ESCORT), way_id=self.way_id)

    def gets_his_things(self) -> None:
        """Whoever keeps his things returns each on a receipt."""
        keeper = actor(STOREKEEPER)
        for article in Article.objects.filter(person_id=self.person_id, state=ArticleState.HELD):
            settle_article(by=keeper, article_id=article.pk, step="return", to=RECEIPT, reason="")
        for packet in Packet.objects.filter(person_id=self.person_id, state=PacketState.SEALED):
            settle_packet(by=keeper, packet_id=packet.pk, step="return", to=RECEIPT, reason="")

    def his_things_are_ticked(self) -> None:
        """An escort compares what was returned with the list."""
        actions.return_effects(by=actor(FIRST_ESCORT), way_id=self.way_id)

    def goes_on(self) -> None:
        """Where they go on to is written."""
        actions.plan_onward(
            by=actor(FIRST_ESCORT),
            way_id=self.way_id,
            to="Exercise: her sister's",
            met_by="Exercise: the Red Cross",
            paper="Exercise: a travel paper",
        )

    def is_signed(self) -> None:
        """He and she sign, and the first escort."""
        signed = HowSigned.SIGNED
        actions.sign_protocol(by=actor(FIRST_ESCORT), way_id=self.way_id, his=signed, hers=signed)

    def is_finished(self, by: str = SECOND_ESCORT) -> None:
        """The second escort finishes the handover."""
        actions.hand_over(by=actor(by), way_id=self.way_id, on=timezone.localdate())

    def is_spoken_with(self) -> None:
        """He has declined: somebody calls her, and she wants somebody to talk to."""
        call = Aftercare.objects.get(way_id=self.way_id)
        needs = [Need.SOMEBODY_TO_TALK_TO]
        actions.note_aftercare(by=actor(CASE_WORKER), call_id=call.pk, reached=True, needs=needs)
