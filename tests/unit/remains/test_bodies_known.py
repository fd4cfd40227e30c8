"""Who remains were: only by an expert's decision with two signatures; told by a person; then home. Until then silence."""

from __future__ import annotations

from typing import Any, Final

import pytest
from django.core.cache import cache
from django.utils import timezone

from invented_answers import Family
from invented_mail import A_TEST, START, a_mailbox, mailed_on
from invented_remains import (
    DECIDED,
    ForensicBureau,
    Found,
    family_is_told,
    gives_sample,
    news_is_brought,
    opened,
)
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.machines import NotThisStep
from vistka.agenda.models import Outgoing
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import Answer, DeathNews
from vistka.enquiries.models import Asking, Enquirer
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading_everybody
from vistka.post.mail import compose
from vistka.post.models import Letter
from vistka.registry.actions import correct_event
from vistka.registry.models import Event, Person, Side
from vistka.remains.bodies import actions
from vistka.remains.bodies.clocks import later_finds, to_return, unsigned
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.machines import REMAINS, State, Step
from vistka.remains.bodies.watching import note_kin_told, watch_told
from vistka.remains.holds import with_remains
from vistka.remains.models import Grave, Identification, Return

pytestmark = pytest.mark.django_db
EXPLAINED: Final[dict[str, Any]] = {"explained": "The first seal was put on at the mortuary."}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> ForensicBureau:
    cache.clear()
    return ForensicBureau()


@pytest.fixture
def found(bureau: ForensicBureau) -> Found:
    return Found(bureau).examined()


@pytest.fixture
def family(bureau: ForensicBureau) -> Family:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    return family


def told(found: Found, family: Family) -> Found:
    found.known(family.person)
    family_is_told(family)
    assert found.state == "told"
    return found


# Two people, a primary method


@pytest.mark.parametrize(
    ("methods", "stands"),
    [
        (("dental",), True),
        (("fingerprints", "sight"), True),
        (("sight",), False),
        (("belongings",), False),
        (("medical", "marks"), False),
        (("dental", "tea leaves"), False),
    ],
)
def test_a_decision_rests_on_a_primary_method(found: Found, methods: tuple[str, ...], stands: bool) -> None:
    if stands:
        assert found.decided(*methods).pk
    else:
        with pytest.raises(BodiesError):
            found.decided(*methods)


@pytest.mark.parametrize(
    "missing", ["expert", "institution", "decision_number", "decided_on", "family_name", "category"]
)
def test_it_names_expert_institution_number_and_who_it_was(found: Found, missing: str) -> None:
    with pytest.raises(BodiesError):
        found.decided(**dict[str, Any]({missing: ""}))
    assert not Identification.objects.exists()


def test_two_different_people_sign_and_nothing_is_known_before(bureau: ForensicBureau, found: Found) -> None:
    decision = found.decided()
    assert (found.state, found.row.person_id) == ("examined", None)
    assert [due.row_id for due in unsigned(timezone.now())] == [found.pk]
    with pytest.raises(NotAllowed, match="Two people"):
        found.signed(decision, who="andrii")
    with pytest.raises(NotAllowed):
        found.signed(decision, who="ivan")
    assert found.state == "examined"
    found.signed(decision)
    assert found.state == "identified"
    assert list(unsigned(timezone.now())) == []
    with pytest.raises(AccessError):
        found.signed(decision)


def test_no_other_step_leads_to_that_word() -> None:
    ways = {step for step, leads in REMAINS.steps.items() if leads.after == State.IDENTIFIED}
    assert ways == {Step.IDENTIFY}
    assert REMAINS.steps[Step.IDENTIFY].not_by == ("decided_by",)
    for state in (State.REGISTERED, State.EXAMINED, State.PRESUMPTIVE):
        assert "identified" not in str(state.words).lower()


def test_a_decision_is_dropped_and_another_written(bureau: ForensicBureau, found: Found) -> None:
    decision = found.decided()
    with pytest.raises(BodiesError, match="second signature"):
        found.decided()
    actions.drop_decision(by=bureau.by("andrii"), decision_id=decision.pk)
    with pytest.raises(AccessError):
        found.signed(decision)
    found.signed(found.decided())
    assert found.state == "identified"


def test_before_the_examination_nobody_decides(bureau: ForensicBureau) -> None:
    with pytest.raises(BodiesError, match="examined first"):
        Found(bureau).decided()


# DNA


def test_dna_needs_two_relatives_or_two_methods_or_the_own_sample(bureau: ForensicBureau, found: Found) -> None:
    enquiry = Family(bureau, Side.REPORTED).enquiry
    mother = gives_sample(bureau, enquiry, "mother", "KIT-1")
    with pytest.raises(BodiesError, match="do not suffice"):
        found.decided("dna", barcodes=found.compared_with(mother))
    father = gives_sample(bureau, enquiry, "father", "KIT-2")
    found.signed(found.decided("dna", barcodes=found.compared_with(mother, father)))
    one = Found(bureau).examined()
    both = gives_sample(bureau, enquiry, "sister", "KIT-3", methods=("autosomal", "mitochondrial"))
    assert one.decided("dna", barcodes=one.compared_with(both)).pk
    third = Found(bureau).examined()
    own = gives_sample(bureau, enquiry, "own", "KIT-4", material="item")
    assert third.decided("dna", barcodes=third.compared_with(own)).pk


def test_dna_needs_a_sample_of_these_remains_and_one_family(bureau: ForensicBureau, found: Found) -> None:
    one, other = Family(bureau, Side.REPORTED).enquiry, Family(bureau, Side.REPORTED).enquiry
    mother, father = gives_sample(bureau, one, "mother", "KIT-1"), gives_sample(bureau, one, "father", "KIT-2")
    stranger = gives_sample(bureau, other, "father", "KIT-3")
    kits = tuple(opened(sample, "barcode") for sample in (mother, father))
    elsewhere = opened(Found(bureau).sampled(), "barcode")
    for barcodes in (kits, (*kits, elsewhere), (), (*kits, "NOBODY-1")):
        with pytest.raises(BodiesError):
            found.decided("dna", barcodes=barcodes)
    with pytest.raises(BodiesError, match="two families"):
        found.decided("dna", barcodes=found.compared_with(mother, stranger))


def test_a_consent_taken_back_before_the_second_signature_stops_it(bureau: ForensicBureau, found: Found) -> None:
    enquiry = Family(bureau, Side.REPORTED).enquiry
    kin = [gives_sample(bureau, enquiry, one, f"KIT-{one}") for one in ("mother", "father")]
    decision = found.decided("dna", barcodes=found.compared_with(*kin))
    actions.withdraw_consent(by=bureau.by("andrii"), sample_id=kin[0].pk)
    with pytest.raises(BodiesError, match="consent back"):
        found.signed(decision)
    assert found.state == "examined"
    assert not Person.objects.filter(state="dead").exists()


@pytest.mark.parametrize(
    ("ratio", "posterior", "stands"),
    [
        ("6.7e11", "", True),
        ("49 000", "", True),
        ("1999", "", True),
        ("1998", "", False),
        ("", "99,95 %", True),
        ("", "99.94", False),
        ("", "100.1", False),
        ("6.7e11", "99.0", False),
        ("", "", False),
        ("very likely", "", False),
        ("nan", "", False),
    ],
)
def test_dna_has_a_figure_and_it_is_high_enough(
    bureau: ForensicBureau, found: Found, ratio: str, posterior: str, stands: bool
) -> None:
    enquiry = Family(bureau, Side.REPORTED).enquiry
    kin = [gives_sample(bureau, enquiry, one, f"KIT-{one}") for one in ("mother", "father")]
    figures: dict[str, Any] = {"likelihood_ratio": ratio, "posterior": posterior}
    barcodes = found.compared_with(*kin)
    if stands:
        assert found.decided("dna", barcodes=barcodes, **figures).pk
    else:
        with pytest.raises(BodiesError):
            found.decided("dna", barcodes=barcodes, **figures)


# The dead person of the register


def test_who_stands_in_no_register_is_registered_as_dead_and_linked_by_nobody(found: Found) -> None:
    found.known()
    person = Person.objects.get()
    assert (person.state, person.pk) == ("dead", found.row.person_id)
    assert opened(person, "identities")["established"]["family_name"] == {
        "value": DECIDED["family_name"],
        "how": "document",
    }
    assert [event.kind for event in Event.objects.filter(person=person)] == ["died"]
    assert not person.links.exists()


def test_nobody_who_is_held_here_alive_is_called_dead_nor_somebody_of_another_name(
    bureau: ForensicBureau, found: Found, family: Family
) -> None:
    with pytest.raises(BodiesError, match="alive"):
        found.decided(person=Family(bureau).person)
    with pytest.raises(BodiesError, match="another name"):
        found.decided(person=family.person, family_name="Petrenko", birth_date="2001-01-01")
    assert found.decided(person=family.person, family_name="Shcherbakov").pk


def test_whom_remains_may_be_is_not_taken_back_with_the_arrival(found: Found, family: Family) -> None:
    assert not with_remains([family.person.pk])
    found.presumed(person_number=opened(family.person, "number"))
    assert with_remains([family.person.pk]) == {family.person.pk}


def test_who_is_registered_dies_once(family: Family, bureau: ForensicBureau) -> None:
    body, hand = (Found(bureau, part).examined() for part in ("whole", "hand"))
    body.known(family.person)
    hand.known(family.person)
    assert Person.objects.count() == 1
    assert Event.objects.filter(person=family.person, kind="died").count() == 1


def test_the_parts_that_belong_to_it_are_known_with_it(bureau: ForensicBureau, found: Found) -> None:
    hand, finger = Found(bureau, "hand"), Found(bureau, "other")
    hand.linked_to(found)
    finger.linked_to(hand)
    decision = found.decided()
    with pytest.raises(BodiesError, match="not examined yet"):
        found.signed(decision)
    hand.examined()
    finger.examined()
    found.signed(decision)
    assert {one.row.person_id for one in (found, hand, finger)} == {found.row.person_id}
    assert {one.state for one in (found, hand, finger)} == {"identified"}


def test_two_people_take_a_wrong_decision_back_with_the_death_and_its_news(
    bureau: ForensicBureau, found: Found, family: Family
) -> None:
    hand = Found(bureau, "hand").examined()
    hand.linked_to(found)
    told(found, family)
    andrii, helena = (bureau.by(one) for one in ("andrii", "helena"))
    with pytest.raises(BodiesError, match="One proposes it first"):
        actions.recant_decision(by=helena, remains_id=found.pk)
    actions.doubt_decision(by=andrii, remains_id=found.pk)
    assert [due.row_id for due in unsigned(timezone.now())] == [found.pk]
    with pytest.raises(NotAllowed, match="Two people"):
        actions.recant_decision(by=andrii, remains_id=found.pk)
    actions.recant_decision(by=helena, remains_id=found.pk)
    assert {(one.state, one.row.person_id) for one in (found, hand)} == {("examined", None)}
    assert Person.objects.get(pk=family.person.pk).state == "registered"
    watch_deaths()
    assert DeathNews.objects.get().stopped_at is not None
    assert Enquirer.objects.get().news_id is None
    found.signed(found.decided())
    assert found.state == "identified"


def test_a_death_that_other_remains_bear_out_stays(bureau: ForensicBureau, found: Found, family: Family) -> None:
    leg = Found(bureau, "leg").examined().known(family.person)
    found.known(family.person)
    actions.doubt_decision(by=bureau.by("andrii"), remains_id=leg.pk)
    actions.recant_decision(by=bureau.by("helena"), remains_id=leg.pk)
    assert Person.objects.get().state == "dead"


# Silence, and telling


def test_until_a_person_has_told_it_her_mail_and_calendar_stay_the_same(bureau: ForensicBureau, found: Found) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_kin()
    hers = a_mailbox(family.mother, language="uk")
    mailed_on(START)

    def says() -> tuple[Any, ...]:
        with reading_everybody(A_TEST, "a test"):
            mail = compose(hers.row, 2, START.date(), [])
        rows = Enquirer.objects.values_list("next_step", "next_step_at", "answer_due_at", "news_id", "alarm_at").get()
        counts = [model.objects.count() for model in (Letter, Asking, Answer, Outgoing)]
        return mail, rows, counts

    before = says()
    found.presumed(enquirer_number=opened(family.mother, "number"))
    assert says() == before
    found.known(family.person)
    watch_told()
    assert (says(), found.state) == (before, "identified")
    family.is_linked()
    watch_told()
    assert (says(), found.state) == (before, "identified")
    family_is_told(family)
    assert found.state == "told"


def test_remains_wait_until_all_documented_kin_were_told(bureau: ForensicBureau, found: Found, family: Family) -> None:
    found.known(family.person)
    watch_told()
    assert found.state == "identified"
    for refused in (found.returned, found.buried):
        with pytest.raises(NotThisStep, match="A person tells the family first"):
            refused()
    with pytest.raises(BodiesError, match="noted here by itself"):
        found.told_by_others()
    family_is_told(family)
    assert found.state == "told"


def test_kin_who_were_not_told_hold_it_up(bureau: ForensicBureau, found: Found, family: Family) -> None:
    found.known(family.person)
    sister = family.also_seeks("Щербакова Анна", "sister")
    news_is_brought(family)
    family.is_kin(who=sister)
    watch_told()
    assert found.state == "identified"
    family_is_told(family)
    assert found.state == "told"


def test_a_family_that_does_not_seek_with_us_is_told_by_others(found: Found) -> None:
    found.known()
    watch_told()
    assert found.state == "identified"
    found.told_by_others()
    assert found.state == "told"
    found.returned(requested_by="state")
    assert found.state == "returned"


def test_only_the_machine_says_that_all_kin_were_told(bureau: ForensicBureau, found: Found, family: Family) -> None:
    found.known(family.person)
    with pytest.raises(NotAllowed):
        REMAINS.take(found.row, Step.TELL, bureau.by("andrii"))
    assert note_kin_told(by=machine("remains"), remains_id=found.pk).state == "identified"


# Home


def test_remains_go_home_with_the_last_step_of_their_chain(found: Found, family: Family) -> None:
    found.handed_on()
    told(found, family)
    assert [due.row_id for due in to_return(timezone.now())] == [found.pk]
    with pytest.raises(BodiesError, match="ask the family"):
        found.returned()
    found.wished("bury")
    with pytest.raises(BodiesError, match="gap or a broken seal"):
        found.returned()
    assert found.state == "told"
    held = {"seal_state": "whole", "found_seal": "S-1"}
    left = found.returned(custody=held)
    assert (found.state, left.step.place_in_order, left.how) == ("returned", 2, "handed_over")
    with pytest.raises(BodiesError, match="left us"):
        found.handed_on(hours=99)
    with pytest.raises(NotThisStep):
        found.returned(custody=held)


def test_a_break_is_explained_before_they_go(found: Found, family: Family) -> None:
    found.handed_on()
    told(found, family).wished("notify")
    left = found.returned(**EXPLAINED)
    assert opened(left, "said")["explained"] == EXPLAINED["explained"]


@pytest.mark.parametrize(
    ("requested_by", "objects", "goes"),
    [("kin", "no", True), ("kin", "yes", False), ("state", "no", True), ("state", "yes", True)],
)
def test_they_return_at_the_familys_wish_unless_the_state_objects(
    found: Found, family: Family, requested_by: str, objects: str, goes: bool
) -> None:
    told(found, family).wished("notify")
    if goes:
        found.returned(requested_by=requested_by, objects=objects)
    else:
        with pytest.raises(BodiesError, match="objects"):
            found.returned(requested_by=requested_by, objects=objects)
    assert (found.state == "returned") is goes is Return.objects.exists()


def test_the_unknown_lie_in_a_grave_of_their_own_until_they_go_home(bureau: ForensicBureau, found: Found) -> None:
    with pytest.raises(BodiesError, match="examined first"):
        Found(bureau).laid()
    grave = found.laid()
    assert (found.state, found.row.grave_id, grave.death_id) == ("examined", grave.pk, None)
    with pytest.raises(BodiesError, match="one grave"):
        found.laid()
    found.known()
    found.told_by_others()
    found.returned(requested_by="state", **EXPLAINED)
    assert (found.row.grave_id, Grave.objects.get().state) == (None, "emptied")


def test_who_is_buried_here_has_a_grave_in_the_list(found: Found) -> None:
    found.known()
    found.told_by_others()
    found.buried()
    assert found.row.grave is not None
    assert opened(found.row.grave, "place")["cemetery"] == "Cemetery of Invention"


# What is found later


@pytest.mark.parametrize(
    ("choice", "how"), [("notify", None), ("bury", "buried"), ("cremate", "cremated"), (None, None)]
)
def test_a_later_find_goes_as_the_family_chose(
    bureau: ForensicBureau, found: Found, family: Family, choice: str | None, how: str | None
) -> None:
    told(found, family)
    if choice:
        found.wished(choice)
    later = Found(bureau, "hand").examined()
    later.linked_to(found)
    later.known(family.person)
    watch_told()
    assert (later.state, later.row.later_find) == ("identified", True)
    assert [due.row_id for due in later_finds(timezone.now())] == [later.pk]
    if how:
        with pytest.raises(BodiesError, match="chose otherwise"):
            later.told_by_others()
        assert (later.buried().how, later.state) == (how, "buried_here")
        assert later.row.grave is not None
        assert later.row.grave.is_ashes is (how == "cremated"), "art. 120: where ashes are is written too"
        assert opened(later.row.grave, "place")["cemetery"] == "Cemetery of Invention"
    else:
        with pytest.raises(BodiesError, match="chose otherwise"):
            later.buried()
        later.told_by_others()
        assert later.state == "told"
    assert DeathNews.objects.count() == 1


def test_where_kin_chose_differently_they_are_told(bureau: ForensicBureau, found: Found, family: Family) -> None:
    second = Found(bureau, "leg").examined().known(family.person)
    told(found, family).wished("bury")
    second.wished("cremate")
    later = Found(bureau, "hand").examined().known(family.person)
    with pytest.raises(BodiesError, match="chose otherwise"):
        later.buried()


def test_the_family_is_asked_about_later_finds_when_it_was_told(found: Found, family: Family) -> None:
    found.known(family.person)
    with pytest.raises(BodiesError, match="when it has been told"):
        found.wished("bury")


def test_a_death_that_was_a_mistake_stops_the_news_and_the_remains_stay(bureau: ForensicBureau, found: Found) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    found.known(family.person)
    death = Event.objects.get(person=family.person, kind="died")
    correct_event(by=bureau.by("yaryna"), event_id=death.pk, kind=None, said={})
    watch_told()
    assert found.state == "identified"
