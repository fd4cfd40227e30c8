"""An invented soldier, his mother who seeks him, and the bureau between them, as far as a test takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.utils import timezone

from invented_departures import DEPARTURES, leaves
from invented_families import enquiry, mother
from invented_pairs import SAME, pair, says
from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.contact import actions as contact
from vistka.contact.disclosure import Facts, Notified
from vistka.contact.models import Addressee, Answer
from vistka.enquiries import actions as enquiries
from vistka.enquiries.actions.enquirers import record_conversation, use_code_word
from vistka.enquiries.actions.kinship import confirm_level, propose_level
from vistka.enquiries.kinship import usual_edges
from vistka.enquiries.models import Association, Enquirer, KinshipClaim, KinshipLevel
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.registry import actions as registry
from vistka.registry.health import HealthValue
from vistka.registry.models import Acquaintance, Category, Event, HowSigned, Person, Side, Wish, WishItem
from vistka.registry.newcomers import Newcomer, NewEvent, NewReport
from vistka.registry.reports import ReportSource, ReportStatus
from vistka.registry.states import EventKind
from vistka.registry.wishes import HeldInterview, Relation, StatedWish, told_first
from vistka.tracing.actions import propose_undoing, second_undoing
from vistka.tracing.decisions import Says
from vistka.tracing.models import Link

ALL: Final = tuple(WishItem)
ADDRESS: Final = "P.O. box 12, Inventia"
HER_NAME: Final = "Щербакова Галина Петровна"
FOUND: Final = Facts(linked=True, side=Side.HELD, is_here=True, level=KinshipLevel.DOCUMENTED)
ALL_OF_IT: Final = replace(FOUND, wish=frozenset(ALL), is_meant=True, acquaintance=Acquaintance.NAMED)
"""Facts that open everything of one whom we hold."""
NOTIFIED: Final = Notified(ReportSource.POWER, ReportStatus.HELD, date(2022, 4, 1))
REPORTED: Final = replace(FOUND, side=Side.REPORTED, notified=NOTIFIED)
LEAD: Final = NewReport(
    source=ReportSource.OPEN_SOURCE, official=False, said={"status": "held"}, received_on=date(2022, 4, 1)
)
ROLES: Final = STAFF | {
    "petro": Role.VERIFIER,
    "marta": Role.CASE_WORKER,
    "yaryna": Role.REGISTRAR,
    "taras": Role.MEDICAL_OFFICER,
    "nadiia": Role.DEATH_NOTIFIER,
    "oles": Role.DEATH_NOTIFIER,
}


class CaringBureau(Bureau):
    """The invented bureau with a registrar, a doctor and two who bring news of deaths."""

    def __init__(self) -> None:
        staff = [access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[ROLES[one]]) for one in ROLES]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)


def mother_wish(*items: WishItem, acquaintance: Acquaintance = Acquaintance.NAMED) -> StatedWish:
    """What he wishes told to his mother, or to “my parents”."""
    by_relation = acquaintance is Acquaintance.RELATION_ONLY
    relation, name = (Relation.PARENTS, "") if by_relation else (Relation.MOTHER, HER_NAME)
    return StatedWish(relation=relation, name=name, acquaintance=acquaintance, items=items)


class Family:
    """One soldier and his mother. Each method is a step that somebody takes."""

    def __init__(self, bureau: Bureau, side: Side = Side.HELD) -> None:
        self.bureau = bureau
        self.person = self._registered(side)
        self.enquiry = enquiries.take_enquiry(by=self._by("halyna"), enquiry=enquiry())
        self.mother = Enquirer.objects.get(enquiry=self.enquiry)

    # What the camp does

    def is_asked(self, *wishes: StatedWish) -> list[Wish]:
        """He is interviewed; his wishes."""
        interview = HeldInterview(
            held_on=timezone.localdate(),
            held_by="Invented delegate",
            language="ru",
            how_signed=HowSigned.SIGNED,
            told_first=told_first(Category(self.person.category)),
            wishes=wishes,
        )
        held = registry.record_interview(by=self._by("yaryna"), person_id=self.person.pk, interview=interview)
        return list(Wish.objects.filter(interview=held).order_by("pk"))

    def happens(self, kind: EventKind, **said: str) -> Event:
        """Something happens to him."""
        enters = leaves if kind in DEPARTURES else registry.record_event
        return enters(by=self._by("yaryna"), person_id=self.person.pk, kind=kind, said=said)

    def dies(self) -> Event:
        """He dies."""
        return self.happens(EventKind.DIED, on="2022-06-01", place="Camp of Invention")

    def lives_after_all(self, death: Event) -> None:
        """The death was a mistake."""
        registry.correct_event(by=self._by("yaryna"), event_id=death.pk, kind=None, said={})

    def is_examined(self, value: HealthValue, on: date) -> None:
        """A doctor looks after him."""
        registry.record_health(by=self._by("taras"), person_id=self.person.pk, observed_on=on, value=value)

    def moves(self, address: str) -> None:
        """Letters go to another address."""
        custody = {"place": "Secret place", "camp": "Secret camp", "mail_address": address}
        registry.set_custody(by=self._by("yaryna"), person_id=self.person.pk, custody=custody)

    def is_reported(self, source: ReportSource, status: ReportStatus, on: date, *, official: bool = True) -> None:
        """Somebody reports him."""
        report = NewReport(source=source, official=official, said={"status": status.value}, received_on=on)
        registry.record_report(by=self._by("yaryna"), person_id=self.person.pk, report=report)

    # What the bureau does

    def is_linked(self) -> Link:
        """Two people confirm that he is the one whom she seeks."""
        candidate = pair(by=machine("a test"), enquiry=self.enquiry, person=self.person, evidence=SAME)
        for who in ("olena", "ivan"):
            says(self.bureau, who, candidate, Says.CONFIRM)
        return Link.objects.get(enquiry=self.enquiry, undone_at=None)

    def is_doubted(self) -> None:
        """One person wants the match undone."""
        link = Link.objects.get(enquiry=self.enquiry, undone_at=None)
        propose_undoing(by=self._by("marta"), link_id=link.pk, reasons="I doubt it.")

    def is_unlinked(self) -> None:
        """Two people undo it."""
        link = Link.objects.get(enquiry=self.enquiry, undone_at=None)
        undoing = propose_undoing(by=self._by("olena"), link_id=link.pk, reasons="Another man.")
        second_undoing(by=self._by("ivan"), undoing_id=undoing.pk)

    def is_kin(self, level: KinshipLevel = KinshipLevel.DOCUMENTED, who: Enquirer | None = None) -> None:
        """Two people set the level of kinship."""
        claim = KinshipClaim.objects.get(enquirer=who or self.mother)
        decision = propose_level(by=self._by("olena"), claim_id=claim.pk, level=level, reasons="The papers.")
        confirm_level(by=self._by("ivan"), decision_id=decision.pk, reasons="The papers.")

    def is_meant(self, wish: Wish, who: Enquirer | None = None) -> Addressee:
        """Two people say that she is the one."""
        enquirer = who or self.mother
        proposed = contact.propose_addressee(by=self._by("olena"), wish_id=wish.pk, enquirer_id=enquirer.pk)
        return contact.confirm_addressee(by=self._by("ivan"), addressee_id=proposed.pk)

    def has_everything(self, *items: WishItem, acquaintance: Acquaintance = Acquaintance.NAMED) -> Addressee:
        """Link, papers, an address for letters and his wish for her."""
        self.is_linked()
        self.is_kin()
        self.moves(ADDRESS)
        [wish] = self.is_asked(mother_wish(*(items or ALL), acquaintance=acquaintance))
        return self.is_meant(wish)

    def is_told(self, language: str = "uk") -> Answer:
        """An answer is prepared, approved and given."""
        answer = contact.prepare_answer(by=self._by("olena"), enquirer_id=self.mother.pk, language=language)
        contact.approve_answer(by=self._by("ivan"), answer_id=answer.pk)
        return contact.give_answer(by=self._by("olena"), answer_id=answer.pk, how=contact.HowGiven.TELEPHONE)

    def also_seeks(self, name: str, relation: str) -> Enquirer:
        """Somebody else seeks him too."""
        said = {"name": name, "birth_date": "1999-01-08", "relation": relation}
        new = mother(said=said, edges=usual_edges(relation, over="Иван Щербаков"))
        return enquiries.add_enquirer(by=self._by("olena"), enquiry_id=self.enquiry.pk, enquirer=new)

    def files_through_an_association(self) -> None:
        """It turns out that an association files for her."""
        found = enquiries.found_association(by=self._by("olena"), name="Invented Mothers", contact="+000 33 444")
        put_behind(by=machine("a test"), enquirer=self.mother, association=found)

    def says_the_word(self, word: str) -> None:
        """Somebody calls in her name and says a code word."""
        use_code_word(by=self._by("olena"), enquirer_id=self.mother.pk, word=word)

    def is_spoken_with(self) -> None:
        """A case worker reaches her and speaks with her."""
        record_conversation(by=self._by("olena"), enquirer_id=self.mother.pk, words="She is well.")

    def _by(self, account: str) -> Actor:
        return self.bureau.by(account)

    def _registered(self, side: Side) -> Person:
        said = {
            "family_name": "Щербаков",
            "given_name": "Алексей",
            "patronymic": "Иванович",
            "birth_date": "1999-04-02",
        }
        came = (
            NewEvent(kind=EventKind.CAPTURED, said={"on": "2022-03-05"}),
            NewEvent(kind=EventKind.ARRIVED, said={"on": "2022-03-07", "place": "Camp of Invention"}),
        )
        held = side is Side.HELD
        particulars: dict[str, Any] = {field: {"value": value, "how": "stated"} for field, value in said.items()}
        newcomer = Newcomer(
            side=side,
            category=Category.PRISONER,
            identities={"claimed": particulars},
            events=came if held else (),
            report=None if held else LEAD,
        )
        return registry.register_person(by=self._by("yaryna"), newcomer=newcomer)


@action("invented.put_behind")
def put_behind(*, by: Actor, enquirer: Enquirer, association: Association) -> None:
    """Make an association file for her, without the papers that it takes."""
    seeker = Enquirer.objects.for_change(enquirer.pk)
    seeker.association = association
    seeker.save()
