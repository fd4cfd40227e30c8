"""A person decides each finding; when the review ends, the item is destroyed, and a digest and the findings stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from invented_leads import ARTICLE, LINK, NAMED, PERSON, REPORT, REVIEWER, TOLD_BY, VIDEO, LeadsBureau, picture
from invented_mail import on
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.agenda.wakes import handlers
from vistka.leads import actions
from vistka.leads.clocks import CLOCKS
from vistka.leads.errors import LeadsError
from vistka.leads.kinds import FindingKind
from vistka.leads.machines import FindingState, ItemState, LeadState
from vistka.leads.models import Finding, Item, Lead, Media, Referral, Report
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import EVERYBODY
from vistka.matching.packed import unpack
from vistka.vault.file_models import SealedChunk, SealedFile
from vistka.vault.opening import watched


def first(item: Item, kind: FindingKind = FindingKind.PERSON) -> Finding:
    found = item.findings.filter(kind=kind).order_by("number").first()
    assert found
    return found


def due(clock: str) -> list[object]:
    return [row.row_id for row in CLOCKS[clock].due(timezone.now())]


def test_an_accepted_person_becomes_a_lead_and_any_other_finding_none(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    for kind in FindingKind:
        if kind is not FindingKind.PERSON and item.findings.filter(kind=kind).exists():
            bureau.accepts(item, kind)
    assert not Lead.objects.exists()
    finding = bureau.accepts(item)
    lead = Lead.objects.get()
    assert (lead.finding_id, lead.item_id, lead.state) == (finding.pk, item.pk, LeadState.OPEN)
    assert str(lead.accepted_by) == bureau.by(REVIEWER).id
    with watched(EVERYBODY):
        assert lead.said["fate"] == first(item).said["fate"]
        assert "where" not in lead.said


def test_what_is_corrected_is_what_the_lead_says(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    said = {"fate": "wounded", "name": NAMED, "age": "22", "date": "2022-03-02", "where": "Kharkiv"}
    finding = actions.correct(by=bureau.by(REVIEWER), finding_id=first(item).pk, said=said)
    lead = Lead.objects.get()
    assert finding.state == FindingState.CORRECTED
    with watched(EVERYBODY):
        assert lead.said | {"where": lead.where} == said
        cells = unpack("7", lead.description).cells
    assert cells == {"id": "7", "name": NAMED, "age": "22", "age_as_of": "2022-03-02"}


def test_a_correction_takes_the_cells_of_its_kind_and_something_has_to_stand_in_them(bureau: LeadsBureau) -> None:
    item, by = bureau.brings(), bureau.by(REVIEWER)
    for said, why in (
        ({"fate": "captive", "name": "x", "confession": "y"}, "not one of the things"),
        ({"fate": "", "name": " "}, "drop the finding"),
        ({"name": "Somebody"}, "what the source says"),
        ({"fate": "captive", "name": "x" * 501}, "too long"),
    ):
        with pytest.raises(LeadsError, match=why):
            actions.correct(by=by, finding_id=first(item).pk, said=said)
    assert first(item).state == FindingState.FOUND
    assert not Lead.objects.exists()


def test_a_dropped_finding_holds_nothing_and_nothing_is_decided_twice(bureau: LeadsBureau) -> None:
    item, by = bureau.brings(), bureau.by(REVIEWER)
    dropped = actions.drop(by=by, finding_id=first(item).pk)
    assert dropped.said is None
    assert Finding.objects.get(pk=dropped.pk).said is None
    for again in (actions.accept, actions.drop):
        with pytest.raises(NotThisStep):
            again(by=by, finding_id=dropped.pk)
    accepted = bureau.accepts(item)
    with pytest.raises(NotThisStep):
        actions.drop(by=by, finding_id=accepted.pk)
    assert Lead.objects.count() == 1


def test_only_a_reviewer_decides_refers_and_ends(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    finding = first(item)
    for who in ("olena", "ivan", "halyna", "yaryna", "anna", "mykola"):
        by = bureau.by(who)
        for refused in (
            lambda by=by: actions.accept(by=by, finding_id=finding.pk),
            lambda by=by: actions.drop(by=by, finding_id=finding.pk),
            lambda by=by: actions.correct(by=by, finding_id=finding.pk, said=PERSON),
            lambda by=by: actions.refer(by=by, item_id=item.pk, body="A court"),
            lambda by=by: actions.set_aside(by=by, item_id=item.pk),
        ):
            with pytest.raises(NotAllowed):
                refused()
    assert first(item).state == FindingState.FOUND
    assert not Referral.objects.exists()


def test_the_review_does_not_end_while_a_finding_waits(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    bureau.accepts(item)
    with pytest.raises(LeadsError, match="not decided yet"):
        actions.end_review(by=bureau.by(REVIEWER), item_id=item.pk)
    assert Item.objects.get().state == ItemState.WAITING


def test_at_the_end_of_the_review_the_item_is_destroyed_and_link_digest_outline_and_findings_stay(
    bureau: LeadsBureau,
) -> None:
    item = bureau.brings()
    accepted = bureau.accepts(item)
    assert item.pk in due("leads.items")
    bureau.ends(item)
    ended = Item.objects.get()
    assert (ended.state, ended.content, ended.reading) == (ItemState.REVIEWED, None, None)
    assert due("leads.items") == []
    with watched(EVERYBODY):
        assert ended.link == LINK
        assert len(ended.digest) == 64
        assert ended.told_by == TOLD_BY
        assert ended.outline
        assert "telephone for relatives" not in str(ended.outline)
        assert Finding.objects.get(pk=accepted.pk).said
        assert {one.said for one in item.findings.filter(state=FindingState.DROPPED)} == {None}
    with pytest.raises(NotThisStep):
        actions.end_review(by=bureau.by(REVIEWER), item_id=item.pk)
    with pytest.raises(LeadsError, match="has ended"):
        actions.accept(by=bureau.by(REVIEWER), finding_id=accepted.pk)


@pytest.mark.parametrize("content", [picture(), VIDEO])
@pytest.mark.parametrize("ends", [actions.end_review, actions.set_aside])
def test_of_a_picture_no_piece_is_left_when_its_review_ends(bureau: LeadsBureau, content: bytes, ends: object) -> None:
    kept, gone = bureau.brings_picture(picture("#abcdef")), bureau.brings_picture(content)
    assert SealedFile.objects.count() == 2
    ends(by=bureau.by(REVIEWER), item_id=gone.pk)  # type: ignore[operator]
    media = Media.objects.get(item=kept)
    assert [file.row_id for file in SealedFile.objects.all()] == [media.pk]
    assert {chunk.file.row_id for chunk in SealedChunk.objects.all()} == {media.pk}
    destroyed = Media.objects.get(item=gone)
    assert destroyed.destroyed_at == Item.objects.get(pk=gone.pk).ended_at


def test_setting_aside_drops_what_waits_and_keeps_what_was_accepted(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    accepted = bureau.accepts(item)
    actions.set_aside(by=bureau.by(REVIEWER), item_id=item.pk)
    states = {one.pk: one.state for one in item.findings.all()}
    assert states.pop(accepted.pk) == FindingState.ACCEPTED
    assert set(states.values()) == {FindingState.DROPPED}
    assert Item.objects.get().content is None
    assert Lead.objects.get().state == LeadState.OPEN


def test_of_an_allegation_only_to_whom_it_was_referred_is_kept(bureau: LeadsBureau) -> None:
    item, by = bureau.brings(), bureau.by(REVIEWER)
    for body in ("", " ", "x" * 2001):
        with pytest.raises(LeadsError, match="to which body"):
            actions.refer(by=by, item_id=item.pk, body=body)
    referral = actions.refer(by=by, item_id=item.pk, body=" An invented court ")
    names = {field.name for field in Referral._meta.concrete_fields}
    assert names == {"id", "item", "body", "referred_by", "referred_at"}
    with watched(EVERYBODY):
        assert referral.body == "An invented court"


def test_of_a_report_also_a_case_worker_refers_and_nobody_else(bureau: LeadsBureau) -> None:
    item = bureau.is_told()
    for who in ("ivan", "halyna", "yaryna"):
        with pytest.raises(NotAllowed):
            actions.refer(by=bureau.by(who), item_id=item.pk, body="A court")
    for who in (REVIEWER, "olena"):
        actions.refer(by=bureau.by(who), item_id=item.pk, body="A court")
    assert Referral.objects.count() == 2


def test_what_nobody_reviews_in_thirty_days_is_set_aside_by_the_machine_and_destroyed(bureau: LeadsBureau) -> None:
    """But a report: somebody may need help still, and a person ends work on it."""
    start = timezone.now()
    item, image, report = bureau.brings(), bureau.brings_picture(), bureau.is_told()
    accepted = bureau.accepts(item)
    for after, left in ((timedelta(days=29, hours=23), 3), (timedelta(days=30, hours=1), 1)):
        with on(start + after):
            handlers()["leads.lapse"]()
            assert Item.objects.filter(state=ItemState.WAITING).count() == left
    for one in (item, image):
        gone = Item.objects.get(pk=one.pk)
        assert (gone.state, gone.ended_by, gone.content, gone.reading) == (ItemState.SET_ASIDE, None, None, None)
    assert not SealedFile.objects.exists()
    assert Item.objects.get(pk=report.pk).state == ItemState.WAITING
    states = {one.pk: one.state for one in item.findings.all()}
    assert states.pop(accepted.pk) == FindingState.ACCEPTED
    assert set(states.values()) == {FindingState.DROPPED}
    with watched(EVERYBODY):
        assert {one.said for one in item.findings.filter(state=FindingState.DROPPED)} == {None}
    entries = Entry.objects.filter(verb="leads.lapse", subject_id=item.pk, wrote=True)
    assert {entry.actor for entry in entries} == {str(machine("leads"))}


def test_no_member_of_staff_and_nothing_earlier_sets_it_aside_as_lapsed(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    for who in (REVIEWER, "olena"):
        with pytest.raises(NotAllowed):
            actions.lapse(by=bureau.by(who), item_id=item.pk)
    with pytest.raises(LeadsError, match="not lapsed"):
        actions.lapse(by=machine("leads"), item_id=item.pk)
    assert Item.objects.get().state == ItemState.WAITING


def test_a_person_in_a_post_with_a_picture_is_shown_and_one_in_plain_text_is_not(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    posts = list(item.findings.filter(kind=FindingKind.POST))
    with watched(EVERYBODY):
        with_media = [post for post in posts if post.said["media"]]
    for finding in item.findings.filter(kind=FindingKind.PERSON):
        accepted = actions.accept(by=bureau.by(REVIEWER), finding_id=finding.pk)
        beside = any(post.start <= finding.start and finding.end <= post.end for post in with_media)
        assert accepted.lead.shown is beside
    assert Lead.objects.filter(shown=True).exists()
    assert Lead.objects.filter(shown=False).exists()


def test_a_report_becomes_a_lead_by_hand_and_what_was_written_is_destroyed_at_the_end(bureau: LeadsBureau) -> None:
    item = bureau.is_told()
    assert due("leads.reports") == [item.pk]
    assert due("leads.items") == []
    for refused in (actions.end_review, actions.set_aside):
        with pytest.raises(LeadsError, match="civilian's report"):
            refused(by=bureau.by(REVIEWER), item_id=item.pk)
    lead = actions.lead_from_report(by=bureau.by("olena"), item_id=item.pk, said=PERSON, where="A cellar")
    assert lead.shown is False
    with pytest.raises(NotAllowed):
        actions.end_report(by=bureau.by("ivan"), item_id=item.pk)
    actions.end_report(by=bureau.by("olena"), item_id=item.pk)
    assert Report.objects.get().said is None
    assert due("leads.reports") == []
    with pytest.raises(LeadsError, match="has ended"):
        actions.lead_from_report(by=bureau.by("olena"), item_id=item.pk, said=PERSON)


def test_an_article_is_not_worked_on_as_a_report(bureau: LeadsBureau) -> None:
    item = bureau.brings(ARTICLE)
    for refused in (
        lambda: actions.lead_from_report(by=bureau.by("olena"), item_id=item.pk, said=PERSON),
        lambda: actions.end_report(by=bureau.by("olena"), item_id=item.pk),
    ):
        with pytest.raises(LeadsError, match="not a civilian's report"):
            refused()
    assert REPORT["place"] not in str(list(Item.objects.values()))
