"""Human remains in our hands: number, examination, what was found with them, parts, custody, kin and their samples."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from invented_answers import Family
from invented_families import past_the_ledger
from invented_remains import (
    AGREED,
    EXAMINED,
    RECOVERED,
    START,
    SWAB,
    ForensicBureau,
    Found,
    gives_sample,
    number_of,
    opened,
)
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.machines import NotThisStep
from vistka.agenda.clocks import DueRow
from vistka.enquiries.calendar import STEPS
from vistka.enquiries.models import Enquirer
from vistka.identifiers.bureau_numbers import is_number
from vistka.ledger import triggers
from vistka.ledger.errors import Forged
from vistka.remains.bodies import actions
from vistka.remains.bodies.ante_mortem import ASKED_AFTER
from vistka.remains.bodies.clocks import interviews, reviews, unexamined
from vistka.remains.bodies.custody import Break, chain_of
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.models import CustodyStep, HumanRemains, Sample

pytestmark = pytest.mark.django_db
ANSWERS: Final = {"height": "183", "teeth": "A gap in front.", "pedigree": "Mother, one sister"}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> ForensicBureau:
    cache.clear()
    return ForensicBureau()


@pytest.fixture
def found(bureau: ForensicBureau) -> Found:
    return Found(bureau)


def chain(found: Found) -> list[tuple[Break, ...]]:
    return [link.breaks for link in opened_chain(found)]


def opened_chain(found: Found) -> Any:
    from vistka.ledger.actors import machine
    from vistka.ledger.reading import reading_everybody

    with reading_everybody(machine("a test"), "a test"):
        return chain_of(found.row)


# The number, and who writes


def test_the_number_checks_itself_and_says_nothing_of_day_or_count(bureau: ForensicBureau) -> None:
    numbers = [number_of(Found(bureau).row) for _ in range(5)]
    assert all(map(is_number, numbers))
    assert len({number[:4] for number in numbers}) > 1
    assert not any("2022" in number[:4] for number in numbers)


@pytest.mark.parametrize("account", ["olena", "ivan", "yaryna", "taras", "nadiia", "anna"])
def test_only_the_forensic_liaison_registers_remains(bureau: ForensicBureau, account: str) -> None:
    with pytest.raises(NotAllowed):
        actions.register_remains(by=bureau.by(account), part="whole", recovered=RECOVERED)


def test_what_was_not_written_down_is_refused_before_anything_stands(bureau: ForensicBureau, found: Found) -> None:
    by = bureau.by("andrii")
    with pytest.raises(BodiesError):
        actions.register_remains(by=by, part="shadow", recovered=RECOVERED)
    with pytest.raises(BodiesError, match="Team"):
        actions.register_remains(by=by, part="hand", recovered={"on": "2022-06-02", "place": "x"})
    with pytest.raises(BodiesError):
        found.examined(condition="fine")
    with pytest.raises(BodiesError, match="explosives"):
        actions.examine_remains(by=by, remains_id=found.pk, features=EXAMINED | {"safe": ""})
    assert (HumanRemains.objects.count(), found.state) == (1, "registered")


# What was found with them makes nobody known


def test_papers_and_discs_lead_to_a_presumption_and_no_further(bureau: ForensicBureau, found: Found) -> None:
    family = Family(bureau)
    found.found_with()
    found.found_with(kind="papers", where="near", text="Passport, word for word")
    assert [one["where"] for one in opened(found.row, "found_with")] == ["on", "near"]
    assert found.state == "registered"
    with pytest.raises(NotThisStep, match="examination"):
        found.presumed(enquirer_number=opened(family.mother, "number"))
    found.examined()
    with pytest.raises(BodiesError):
        found.presumed()
    found.presumed(enquirer_number=opened(family.mother, "number"))
    assert (found.state, found.row.enquiry_id, found.row.person_id) == ("presumptive", family.enquiry.pk, None)
    with pytest.raises(BodiesError, match="fingerprints, teeth or DNA"):
        found.decided("belongings", "sight", "marks", "medical")
    assert found.state == "presumptive"


def test_a_presumption_is_taken_back_with_all_that_it_said(bureau: ForensicBureau, found: Found) -> None:
    family = Family(bureau)
    found.examined()
    found.presumed(person_number=opened(family.person, "number"))
    assert found.row.person_id == family.person.pk
    actions.doubt_presumption(by=bureau.by("helena"), remains_id=found.pk)
    assert [found.state, found.row.person_id, opened(found.row, "presumed")] == ["examined", None, {}]


@pytest.mark.parametrize("numbers", [{"enquirer_number": "1234567890"}, {"person_number": "x"}])
def test_a_number_that_nobody_has_presumes_nothing(found: Found, numbers: dict[str, str]) -> None:
    found.examined()
    with pytest.raises(BodiesError, match="digit by digit"):
        found.presumed(**numbers)
    assert found.state == "examined"


# Parts


def test_a_part_never_belongs_to_itself_in_a_circle(bureau: ForensicBureau) -> None:
    finger, hand, body = (Found(bureau, part) for part in ("other", "hand", "whole"))
    finger.linked_to(hand)
    hand.linked_to(body)
    for one, other in ((body, finger), (body, hand), (hand, finger), (finger, finger)):
        with pytest.raises(BodiesError, match="itself"):
            one.linked_to(other)
    finger.linked_to(body)
    body.linked_to(None)
    hand.linked_to(None)
    assert [one.row.parent_id for one in (finger, hand, body)] == [body.pk, None, None]


def test_a_link_says_whose_opinion_it_is_and_makes_nobody_known(bureau: ForensicBureau, found: Found) -> None:
    hand = Found(bureau, "hand")
    with pytest.raises(BodiesError, match="opinion"):
        actions.link_part(
            by=bureau.by("andrii"), remains_id=hand.pk, to_number=number_of(found.row), expert=" ", reference="x"
        )
    found.examined().known()
    hand.linked_to(found)
    assert (hand.state, hand.row.person_id, opened(hand.row, "linked")["reference"]) == ("registered", None, "O-1")


# Custody


def test_an_unbroken_chain_has_no_breaks(found: Found) -> None:
    found.handed_on()
    on = {"from": "Mortuary 1", "to": "Laboratory", "gave": "Maria  Invented", "took": "Ihor", "found_seal": "s-1"}
    found.handed_on(hours=5, seal_state="whole", seal="S-2", **on)
    assert chain(found) == [(), ()]


@pytest.mark.parametrize(
    ("changes", "breaks"),
    [
        ({"from": "Mortuary 2"}, (Break.GAP,)),
        ({"gave": "Somebody Else"}, (Break.GAP,)),
        ({"seal_state": "broken"}, (Break.BROKEN_SEAL,)),
        ({"seal_state": "none", "found_seal": ""}, (Break.BROKEN_SEAL,)),
        ({"found_seal": "S-9"}, (Break.OTHER_SEAL,)),
        ({"from": "x", "seal_state": "broken", "found_seal": "y"}, (Break.GAP, Break.BROKEN_SEAL, Break.OTHER_SEAL)),
    ],
)
def test_a_gap_or_a_broken_seal_shows(found: Found, changes: dict[str, str], breaks: tuple[Break, ...]) -> None:
    found.handed_on()
    held = {"from": "Mortuary 1", "to": "Laboratory", "gave": "Maria Invented", "took": "Ihor", "found_seal": "S-1"}
    found.handed_on(hours=5, **dict[str, Any]({"seal_state": "whole", "seal": "S-2"} | held | changes))
    assert chain(found) == [(), breaks]


def test_a_step_before_the_one_before_shows(found: Found) -> None:
    found.handed_on(hours=3)
    on = {"from": "Mortuary 1", "gave": "Maria Invented", "took": "Ihor", "found_seal": "S-1", "seal_state": "whole"}
    found.handed_on(hours=1, **on)
    assert chain(found) == [(), (Break.EARLIER,)]


@pytest.mark.parametrize(
    "wrong", [{"took": "pavlo invented"}, {"seal": ""}, {"gave": ""}, {"seal_state": "whole"}, {"seal_state": "?"}]
)
def test_a_handing_over_has_two_names_and_a_seal(found: Found, wrong: dict[str, Any]) -> None:
    with pytest.raises(BodiesError):
        found.handed_on(**wrong)
    assert (CustodyStep.objects.count(), found.row.custody_steps) == (0, 0)


def test_nothing_is_handed_over_tomorrow(bureau: ForensicBureau, found: Found) -> None:
    with pytest.raises(BodiesError, match="still to come"):
        found.handed_on(hours=int((timezone.now() - START).total_seconds() // 3600) + 48)


def test_a_step_that_other_hands_took_out_is_missed(found: Found) -> None:
    found.handed_on()
    last = found.handed_on(hours=2)
    triggers.remove(connection)
    CustodyStep._base_manager.filter(pk=last.pk)._raw_delete("default")
    triggers.install(connection)
    with pytest.raises(Forged):
        chain(found)


# The interview with the family


def test_every_family_is_asked_on_the_same_day_whatever_was_found(bureau: ForensicBureau) -> None:
    family, found = Family(bureau), Found(bureau)
    taken_at = family.enquiry.taken_at
    due = [DueRow(family.enquiry.pk, taken_at + ASKED_AFTER)]
    later = taken_at + ASKED_AFTER
    assert list(interviews(taken_at + timedelta(days=20))) == []
    assert list(interviews(later)) == due
    found.examined()
    found.presumed(enquirer_number=opened(family.mother, "number"))
    family.is_linked()
    family.is_kin()
    family.dies()
    assert list(interviews(taken_at + timedelta(days=20))) == []
    assert list(interviews(later)) == due
    asked(bureau, family)
    assert list(interviews(later)) == []
    assert min(step.after for step in STEPS.values()) < ASKED_AFTER


def asked(bureau: ForensicBureau, family: Family, **changes: Any) -> Any:
    given: dict[str, Any] = {
        "by": bureau.by("andrii"),
        "enquiry_id": family.enquiry.pk,
        "enquirer_number": opened(family.mother, "number"),
        "said": ANSWERS,
    }
    return actions.record_interview(**given | changes)


def test_what_she_told_is_forensic_and_she_may_decline(bureau: ForensicBureau) -> None:
    family = Family(bureau)
    told = asked(bureau, family)
    assert opened(told, "said") == ANSWERS
    assert told._meta.get_field("said").data_class == "forensic"
    assert asked(bureau, family, said={}, declined=True).declined
    wrong: dict[str, Any]
    for wrong in ({"said": {}}, {"declined": True}, {"said": {"genotype": "12,14"}}, {"by": bureau.by("olena")}):
        with pytest.raises(AccessError):
            asked(bureau, family, **wrong)


def test_she_says_the_number_of_her_own_receipt(bureau: ForensicBureau) -> None:
    family = Family(bureau)
    other = family.also_seeks("Щербаков Иван", "father")
    assert asked(bureau, family, enquirer_number=opened(other, "number")).enquirer_id == other.pk
    elsewhere = Family(bureau)
    with pytest.raises(BodiesError, match="another enquiry"):
        asked(bureau, family, enquirer_number=opened(elsewhere.mother, "number"))
    assert Enquirer.objects.count() == 3


# Samples


def test_a_spouse_is_refused_and_the_reason_names_the_child(bureau: ForensicBureau) -> None:
    family = Family(bureau)
    with pytest.raises(BodiesError, match="A child of the two does"):
        gives_sample(bureau, family.enquiry, "wife", "KIT-1")
    with pytest.raises(BodiesError, match="by blood"):
        gives_sample(bureau, family.enquiry, "guardian", "KIT-1")
    assert gives_sample(bureau, family.enquiry, "son", "KIT-1").pk


def test_each_kit_is_used_once_however_it_is_typed(bureau: ForensicBureau, found: Found) -> None:
    family = Family(bureau)
    gives_sample(bureau, family.enquiry, "mother", "AB-123456")
    with pytest.raises(BodiesError, match="once"):
        found.sampled("ab 123456")


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope": ""},
        {"consent_on": ""},
        {"collector": ""},
        {"relation": "neighbour"},
        {"methods": ["astrology"]},
        {"lab_reference": "D3S1358 15,16 " * 9},
        {"genotype": "D3S1358 15,16"},
    ],
)
def test_a_sample_has_a_consent_and_never_a_genotype(bureau: ForensicBureau, wrong: dict[str, Any]) -> None:
    family = Family(bureau)
    with pytest.raises(BodiesError):
        gives_sample(bureau, family.enquiry, **({"relation": "mother", "kit": "KIT-1"} | wrong))
    assert not Sample.objects.exists()


def test_a_sample_is_of_a_family_or_of_remains(bureau: ForensicBureau, found: Found) -> None:
    family, by = Family(bureau), bureau.by("andrii")
    said = SWAB | AGREED
    both: dict[str, Any] = {"enquiry_id": family.enquiry.pk, "remains_id": found.pk}
    for ids in ({}, both):
        with pytest.raises(BodiesError):
            actions.record_sample(by=by, barcode="KIT", said=said, **ids)


def test_a_consent_is_taken_back_and_stays_so(bureau: ForensicBureau) -> None:
    family, by = Family(bureau), bureau.by("andrii")
    sample = gives_sample(bureau, family.enquiry, "mother", "KIT-1")
    given: dict[str, Any] = {"said": {"lab": "Lab 1", "lab_reference": "77"}, "methods": ["mitochondrial", "autosomal"]}
    noted = actions.note_laboratory(by=by, sample_id=sample.pk, **given)
    assert opened(noted, "said")["methods"] == ["autosomal", "mitochondrial"]
    actions.withdraw_consent(by=by, sample_id=sample.pk)
    with pytest.raises(BodiesError, match="consent back"):
        actions.note_laboratory(by=by, sample_id=sample.pk, **given)
    with pytest.raises(BodiesError, match="Nobody's consent"):
        actions.withdraw_consent(by=by, sample_id=Found(bureau).sampled().pk)


# Clocks


def test_remains_are_examined_soon_and_the_unknown_looked_at_each_year(bureau: ForensicBureau, found: Found) -> None:
    now = timezone.now()
    [due] = unexamined(now)
    assert due.row_id == found.pk
    found.examined()
    assert list(unexamined(now)) == list(reviews(now + timedelta(days=300))) == []
    [due] = reviews(now + timedelta(days=365))
    actions.review_remains(by=bureau.by("andrii"), remains_id=due.row_id)
    past_the_year = HumanRemains.objects.get().review_at
    assert past_the_year > now + timedelta(days=364)
    found.known()
    assert list(reviews(now + timedelta(days=900))) == []
    with pytest.raises(BodiesError):
        actions.review_remains(by=bureau.by("andrii"), remains_id=found.pk)


def test_a_row_written_by_other_hands_is_not_worked_on(found: Found) -> None:
    triggers.remove(connection)
    past_the_ledger(HumanRemains, found.pk, state="told")
    triggers.install(connection)
    with pytest.raises(Forged):
        found.returned()
