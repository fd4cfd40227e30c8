"""The level of kinship: two people set it, with reasons; what other hands write counts for nothing."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db.utils import IntegrityError

from foreign_files import flag, saved
from invented_families import past_the_ledger
from invented_staff import Bureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.actions.kinship import PAPER
from vistka.enquiries.chains import check_claim
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.kinship import checked_edges, level_of
from vistka.enquiries.models import Enquirer, KinshipClaim, KinshipLevel, LevelDecision, Paper
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.vault.files import content_of, pages_of

pytestmark = pytest.mark.django_db

PICTURE = saved(flag(), "PNG")

WHY = "Her passport and his birth certificate, both seen."


@pytest.fixture
def claim(her: Enquirer) -> KinshipClaim:
    return KinshipClaim.objects.get(enquirer=her)


def level(her: Enquirer) -> KinshipLevel:
    return level_of(Enquirer.objects.get(pk=her.pk))


def proposed(claim: KinshipClaim, by: Actor, level: KinshipLevel = KinshipLevel.DOCUMENTED) -> LevelDecision:
    return actions.propose_level(by=by, claim_id=claim.pk, level=level, reasons=WHY)


def confirmed(claim: KinshipClaim, by: Actor, second: Actor, level: KinshipLevel) -> LevelDecision:
    decision = proposed(claim, by, level)
    return actions.confirm_level(by=second, decision_id=decision.pk, reasons=WHY)


def test_she_declares_it_until_two_people_have_decided(
    her: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor
) -> None:
    assert level(her) is KinshipLevel.DECLARED
    decision = proposed(claim, olena)
    assert level(her) is KinshipLevel.DECLARED, "one person alone sets nothing"
    actions.confirm_level(by=ivan, decision_id=decision.pk, reasons=WHY)
    assert level(her) is KinshipLevel.DOCUMENTED


def test_nobody_confirms_what_he_proposed(claim: KinshipClaim, olena: Actor) -> None:
    decision = proposed(claim, olena)
    with pytest.raises(NotAllowed, match="Two people"):
        actions.confirm_level(by=olena, decision_id=decision.pk, reasons=WHY)


@pytest.mark.parametrize("account", ["halyna", "yaryna", "anna", "mykola"])
def test_hotline_registrar_and_administrator_set_none(bureau: Bureau, claim: KinshipClaim, account: str) -> None:
    with pytest.raises(NotAllowed):
        proposed(claim, bureau.by(account))


def test_each_of_the_two_gives_reasons(claim: KinshipClaim, olena: Actor, ivan: Actor) -> None:
    with pytest.raises(EnquiryError, match="papers"):
        actions.propose_level(by=olena, claim_id=claim.pk, level=KinshipLevel.PARTIAL, reasons=" ")
    decision = proposed(claim, olena)
    with pytest.raises(EnquiryError, match="papers"):
        actions.confirm_level(by=ivan, decision_id=decision.pk, reasons="")


def test_the_last_that_was_confirmed_counts_also_when_it_is_lower(
    her: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor
) -> None:
    confirmed(claim, olena, ivan, KinshipLevel.DOCUMENTED)
    confirmed(claim, ivan, olena, KinshipLevel.REFUTED)
    assert level(her) is KinshipLevel.REFUTED
    confirmed(claim, olena, ivan, KinshipLevel.DECLARED)
    assert level(her) is KinshipLevel.DECLARED


def test_one_proposal_waits_at_a_time_and_can_be_dropped(
    her: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor
) -> None:
    decision = proposed(claim, olena)
    with pytest.raises(EnquiryError, match="already"):
        proposed(claim, ivan)
    actions.drop_level(by=ivan, decision_id=decision.pk)
    with pytest.raises(AccessError, match="settled"):
        actions.confirm_level(by=ivan, decision_id=decision.pk, reasons=WHY)
    proposed(claim, ivan, KinshipLevel.PARTIAL)
    assert level(her) is KinshipLevel.DECLARED


def test_the_level_is_hers_alone(her: Enquirer, wife: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor) -> None:
    confirmed(claim, olena, ivan, KinshipLevel.DOCUMENTED)
    assert level(wife) is KinshipLevel.DECLARED


class TestByOtherHands:
    def test_a_level_changed_by_sql_is_refused(
        self, her: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor
    ) -> None:
        decision = confirmed(claim, olena, ivan, KinshipLevel.DECLARED)
        past_the_ledger(LevelDecision, decision.pk, level="documented")
        with pytest.raises(Forged):
            level(her)

    def test_a_proposal_pointed_to_by_sql_is_refused(self, her: Enquirer, claim: KinshipClaim, olena: Actor) -> None:
        past_the_ledger(Enquirer, her.pk, level_decision=proposed(claim, olena))
        with pytest.raises(Forged):
            level(her)

    def test_a_proposal_confirmed_by_sql_is_refused(
        self, bureau: Bureau, her: Enquirer, claim: KinshipClaim, olena: Actor
    ) -> None:
        decision = proposed(claim, olena)
        past_the_ledger(LevelDecision, decision.pk, confirmed_by=bureau["ivan"].pk, confirmed_at=decision.proposed_at)
        past_the_ledger(Enquirer, her.pk, level_decision=decision)
        with pytest.raises(Forged):
            level(her)

    def test_a_refutation_taken_away_by_sql_does_not_bring_the_level_before_back(
        self, her: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor
    ) -> None:
        before = confirmed(claim, olena, ivan, KinshipLevel.DOCUMENTED)
        confirmed(claim, ivan, olena, KinshipLevel.REFUTED)
        past_the_ledger(Enquirer, her.pk, level_decision=before)
        with pytest.raises(Forged):
            level(her)

    def test_the_decision_of_another_is_refused(
        self, her: Enquirer, wife: Enquirer, claim: KinshipClaim, olena: Actor, ivan: Actor
    ) -> None:
        decision = confirmed(claim, olena, ivan, KinshipLevel.DOCUMENTED)
        past_the_ledger(Enquirer, wife.pk, level_decision=decision)
        with pytest.raises(Forged):
            level(wife)


class TestPapers:
    def add(self, claim: KinshipClaim, by: Actor, kind: str, **names: str) -> Paper:
        said = {"kind": kind, "names": names, "dates": {}}
        return actions.add_paper(by=by, claim_id=claim.pk, said=said, content=PICTURE)

    def test_a_paper_is_kept_as_what_people_see_in_it(self, her: Enquirer, claim: KinshipClaim, olena: Actor) -> None:
        paper = self.add(claim, olena, "identity", bearer="Щербакова Галина Петровна")
        (page,) = pages_of(paper.pk, PAPER)
        assert page.person_ids == (her.enquiry_id,)
        with reading(olena):
            assert content_of(page).startswith(b"\xff\xd8")

    def test_the_papers_of_a_claim_are_laid_beside_it(self, claim: KinshipClaim, olena: Actor) -> None:
        self.add(claim, olena, "identity", bearer="Щербакова Галина Петровна")
        with reading(olena):
            assert not check_claim(claim).holds
        self.add(claim, olena, "birth", child="Щербаков Алексей Иванович", mother="Щербакова Галина Петровна")
        with reading(olena):
            assert check_claim(claim).advice is KinshipLevel.DOCUMENTED

    def test_what_stands_in_a_paper_is_typed_by_its_places(self, claim: KinshipClaim, olena: Actor) -> None:
        with pytest.raises(EnquiryError, match="each in its place"):
            self.add(claim, olena, "identity", child="Щербаков Алексей")
        with pytest.raises(EnquiryError, match="kind of paper"):
            self.add(claim, olena, "party card", bearer="Щербаков Алексей")
        assert not Paper.objects.exists()

    def test_the_check_sets_no_level(self, her: Enquirer, claim: KinshipClaim, olena: Actor) -> None:
        self.add(claim, olena, "identity", bearer="Щербакова Галина Петровна")
        self.add(claim, olena, "birth", child="Щербаков Алексей Иванович", mother="Щербакова Галина Петровна")
        assert level(her) is KinshipLevel.DECLARED


def test_a_claim_has_edges_of_the_table(her: Enquirer, olena: Actor) -> None:
    with pytest.raises(EnquiryError):
        actions.claim_kinship(by=olena, enquirer_id=her.pk, edges=[])
    with pytest.raises(EnquiryError):
        checked_edges([{"relation": "parent", "from": "enquirer", "to": "sought"}] * 6)


def test_the_database_holds_one_open_decision_a_claim(claim: KinshipClaim, olena: Actor) -> None:
    decision = proposed(claim, olena)
    decision.pk = UUID(int=decision.pk.int ^ 1)
    with pytest.raises(IntegrityError):
        super(LevelDecision, decision).save_base(force_insert=True)
