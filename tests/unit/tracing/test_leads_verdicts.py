"""Two people say whether the source shows a held person, the second blind to the first; then he is publicly exposed."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from invented_beside import beside
from invented_families import past_the_ledger
from invented_leads import PERSON, VIDEO, LeadsBureau
from invented_pairs import SOUGHT, enquire, hold
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.access.members import member
from vistka.leads import actions as leads
from vistka.leads.models import Lead
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.models import Entry
from vistka.ledger.reading import EVERYBODY
from vistka.registry.exposure import awaits_risk_review, latest_exposure
from vistka.registry.models import Exposure
from vistka.tracing.clocks import CLOCKS
from vistka.tracing.decisions import UNSURE_AGAIN_AFTER, CandidateState, Says, drawn
from vistka.tracing.errors import TracingError
from vistka.tracing.holds import HOLDS
from vistka.tracing.lead_actions import say_of_lead, settle_hint
from vistka.tracing.machines import HintState
from vistka.tracing.models import Candidate, LeadCandidate, LeadVerdict, Link
from vistka.tracing.waiting import leads_waiting_for
from vistka.vault.opening import watched

pytestmark = pytest.mark.django_db
CONFIRM, REJECT, UNSURE = Says
NOT_DRAWN: Final = next(UUID(int=n) for n in range(1, 100) if not drawn(UUID(int=n)))
DRAWN: Final = next(UUID(int=n) for n in range(1, 100) if drawn(UUID(int=n)))


@pytest.fixture
def bureau(db: None) -> LeadsBureau:
    cache.clear()
    return LeadsBureau()


@pytest.fixture
def shown(bureau: LeadsBureau, worker: Actor) -> LeadCandidate:
    """A lead of footage beside a person of the register."""
    lead = bureau.has_a_lead(shown=True)
    return beside(by=worker, lead=lead, person_id=hold(by=worker).pk, key=NOT_DRAWN)


def says(bureau: LeadsBureau, who: str, row: LeadCandidate, what: Says, words: str = "I compared.") -> LeadCandidate:
    return say_of_lead(by=bureau.by(who), candidate_id=row.pk, says=what, words=words)


def waits_for(bureau: LeadsBureau, who: str) -> list[UUID]:
    return list(leads_waiting_for(member(bureau[who])).values_list("pk", flat=True))


def due() -> list[tuple[UUID, object]]:
    return sorted((row.row_id, row.due_at) for row in CLOCKS["tracing.leads"].due(timezone.now()))


def test_two_people_confirm_and_the_person_is_publicly_exposed(bureau: LeadsBureau, shown: LeadCandidate) -> None:
    assert shown.person_id
    assert says(bureau, "olena", shown, CONFIRM).state == CandidateState.SECOND
    assert awaits_risk_review(shown.person_id) is None
    assert says(bureau, "ivan", shown, CONFIRM).state == CandidateState.CONFIRMED
    exposure = latest_exposure(shown.person_id)
    assert exposure
    assert exposure.lead_id == shown.lead_id
    assert awaits_risk_review(shown.person_id)
    assert not Link.objects.exists()
    assert not Candidate.objects.exists()


def test_one_alone_settles_nothing_and_counts_once(bureau: LeadsBureau, shown: LeadCandidate) -> None:
    says(bureau, "olena", shown, CONFIRM)
    entries = Entry.objects.count()
    for what in Says:
        with pytest.raises(TracingError, match="counts once"):
            says(bureau, "olena", shown, what)
    assert (LeadVerdict.objects.count(), Exposure.objects.count(), Entry.objects.count()) == (1, 0, entries)


def test_whoever_made_the_lead_is_neither_of_the_two_nor_the_third(bureau: LeadsBureau, worker: Actor) -> None:
    item = bureau.is_told()
    lead = leads.lead_from_report(by=bureau.by("olena"), item_id=item.pk, said=PERSON, where="A cellar")
    row = beside(by=worker, lead=lead, person_id=hold(by=worker).pk, key=NOT_DRAWN)
    assert row.pk not in waits_for(bureau, "olena")
    for before in ((), ("ivan", CONFIRM), ("petro", REJECT)):
        if before:
            says(bureau, before[0], row, before[1])
        for what in Says:
            with pytest.raises(TracingError, match="Two others"):
                says(bureau, "olena", row, what)
    assert {str(one.by_id) for one in LeadVerdict.objects.all()} == {bureau.by("ivan").id, bureau.by("petro").id}


def test_nobody_can_tell_that_there_was_a_first(bureau: LeadsBureau, worker: Actor, shown: LeadCandidate) -> None:
    """Neither from the list nor from what is due."""
    untouched = beside(by=worker, lead=bureau.has_a_lead(shown=True), person_id=hold(by=worker).pk)
    before, lists = due(), waits_for(bureau, "ivan")
    says(bureau, "olena", shown, CONFIRM)
    assert (due(), waits_for(bureau, "ivan")) == (before, lists)
    assert waits_for(bureau, "olena") == [untouched.pk]
    says(bureau, "ivan", shown, REJECT)
    assert (due(), waits_for(bureau, "petro")) == (before, lists)


def test_two_who_differ_need_a_third_who_decides(bureau: LeadsBureau, shown: LeadCandidate) -> None:
    says(bureau, "olena", shown, CONFIRM)
    assert says(bureau, "ivan", shown, REJECT).state == CandidateState.THIRD
    assert not Exposure.objects.exists()
    with pytest.raises(TracingError, match="a third decides"):
        says(bureau, "petro", shown, UNSURE)
    assert says(bureau, "petro", shown, REJECT).state == CandidateState.REJECTED
    assert not Exposure.objects.exists()
    with pytest.raises(TracingError, match="settled meanwhile"):
        says(bureau, "marta", shown, CONFIRM)


def test_one_of_which_nobody_could_tell_comes_back(bureau: LeadsBureau, shown: LeadCandidate) -> None:
    row = says(bureau, "olena", shown, UNSURE)
    assert row.state == CandidateState.UNSURE
    assert waits_for(bureau, "ivan") == []
    assert due() == []
    after = timezone.now() + UNSURE_AGAIN_AFTER
    assert [one.row_id for one in CLOCKS["tracing.leads"].due(after)] == [shown.pk]
    assert [one.due_at for one in CLOCKS["tracing.leads"].due(after)] == [shown.due_at]


def test_some_of_those_go_to_a_second_at_once(bureau: LeadsBureau, worker: Actor) -> None:
    lead = bureau.has_a_lead(shown=True)
    row = beside(by=worker, lead=lead, person_id=hold(by=worker).pk, key=DRAWN)
    assert says(bureau, "olena", row, UNSURE).state == CandidateState.SECOND
    assert waits_for(bureau, "ivan") == [row.pk]


def test_who_may_not_review_says_nothing_and_what_is_said_has_reasons(
    bureau: LeadsBureau, shown: LeadCandidate
) -> None:
    for who in ("vira", "halyna", "yaryna", "anna", "mykola"):
        with pytest.raises(NotAllowed):
            says(bureau, who, shown, CONFIRM)
    with pytest.raises(TracingError, match="in your own words"):
        says(bureau, "olena", shown, CONFIRM, words="  ")
    with pytest.raises(TracingError, match="has changed since"):
        say_of_lead(by=bureau.by("olena"), candidate_id=shown.pk, says=CONFIRM, words="I compared.", seen=b"else")
    assert not LeadVerdict.objects.exists()


def test_of_a_lead_that_is_closed_nothing_is_said_any_more(bureau: LeadsBureau, shown: LeadCandidate) -> None:
    says(bureau, "olena", shown, CONFIRM)
    leads.close_lead(by=bureau.by("vira"), lead_id=shown.lead_id)
    with pytest.raises(TracingError, match="settled meanwhile"):
        says(bureau, "ivan", shown, CONFIRM)
    assert not Exposure.objects.exists()


def test_only_what_stands_in_the_open_exposes_anybody(bureau: LeadsBureau, worker: Actor) -> None:
    """Neither what a civilian reports to us nor what somebody tells us does; an article does, and footage."""
    reported = leads.lead_from_report(by=bureau.by("marta"), item_id=bureau.is_told().pk, said=PERSON)
    told = bureau.has_a_lead()
    item = bureau.brings()
    bureau.accepts(item)
    article, footage = bureau.lead_of(item.pk), bureau.has_a_lead(shown=True)
    exposed = []
    for lead in (reported, told, article, footage):
        row = beside(by=worker, lead=lead, person_id=hold(by=worker).pk)
        for who in ("olena", "ivan"):
            says(bureau, who, row, CONFIRM)
        exposed.append(Exposure.objects.filter(person_id=row.person_id, lead_id=lead.pk).exists())
    assert exposed == [False, False, True, True]


def test_an_enquiry_is_never_confirmed_by_a_lead(bureau: LeadsBureau, worker: Actor, shown: LeadCandidate) -> None:
    row = beside(by=worker, lead=bureau.has_a_lead(), enquiry_id=enquire(by=worker, sought=SOUGHT).pk)
    with pytest.raises(TracingError, match="worth following"):
        says(bureau, "olena", row, CONFIRM)
    with pytest.raises(TracingError, match="Two people compare them"):
        settle_hint(by=bureau.by("olena"), candidate_id=shown.pk, step="follow")
    with pytest.raises(NotAllowed):
        settle_hint(by=bureau.by("vira"), candidate_id=row.pk, step="follow")
    with pytest.raises(NotAllowed):
        settle_hint(by=bureau.by("olena"), candidate_id=row.pk, step="withdraw")
    assert settle_hint(by=bureau.by("olena"), candidate_id=row.pk, step="follow").state == HintState.FOLLOWED
    with pytest.raises(NotThisStep):
        settle_hint(by=bureau.by("ivan"), candidate_id=row.pk, step="follow")
    assert settle_hint(by=bureau.by("ivan"), candidate_id=row.pk, step="reject").state == HintState.REJECTED
    assert not Link.objects.exists()
    assert not Candidate.objects.exists()


@pytest.mark.usefixtures("no_triggers")
@pytest.mark.parametrize("forgery", ["verdict", "deleted", "state", "lead", "item"])
def test_what_other_hands_wrote_is_noticed_and_exposes_nobody(
    bureau: LeadsBureau, shown: LeadCandidate, forgery: str
) -> None:
    says(bureau, "olena", shown, REJECT)
    verdict = LeadVerdict.objects.get()
    match forgery:
        case "verdict":
            past_the_ledger(LeadVerdict, verdict.pk, says=CONFIRM)
        case "deleted":
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM tracing_leadverdict")
        case "state":
            past_the_ledger(LeadCandidate, shown.pk, state=CandidateState.CONFIRMED)
        case "lead":
            past_the_ledger(Lead, shown.lead_id, shown=False)
        case "item":
            past_the_ledger(type(shown.lead.item), shown.lead.item_id, kind="report")
    for who in ("ivan", "olena"):
        with pytest.raises(Forged):
            says(bureau, who, shown, CONFIRM)
    assert not Exposure.objects.exists()


def test_a_person_of_whom_somebody_has_said_it_is_held_fast(bureau: LeadsBureau, shown: LeadCandidate) -> None:
    assert shown.person_id
    assert HOLDS["tracing.leads"]({shown.person_id}) == set()
    says(bureau, "olena", shown, REJECT)
    assert HOLDS["tracing.leads"]({shown.person_id}) == {shown.person_id}


def test_a_picture_that_was_brought_says_nothing_by_itself(bureau: LeadsBureau) -> None:
    """A picture has no finding: a reviewer writes down by hand whom it shows."""
    item = bureau.brings_picture(VIDEO)
    bureau.ends(item)
    assert not Lead.objects.exists()
    with watched(EVERYBODY):
        assert item.link
