"""What is brought is kept once, sealed, and without a captive's words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from invented_leads import (
    ARTICLE,
    CAPTIVES_WORDS,
    CONDUCT,
    LINK,
    PERSON,
    POST,
    REPORT,
    TOLD_BY,
    VIDEO,
    LeadsBureau,
    picture,
)
from vistka.access.errors import NotAllowed
from vistka.leads import actions
from vistka.leads.clocks import CLOCKS
from vistka.leads.errors import LeadsError
from vistka.leads.kinds import FindingKind, ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Finding, Item, Lead, Media, Report
from vistka.leads.models.item import MEDIA
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import EVERYBODY
from vistka.vault.file_models import SealedChunk, SealedFile
from vistka.vault.files import content_of
from vistka.vault.opening import watched

BRINGERS = ("vira", "olena", "ivan", "halyna")


def kept() -> Iterator[str]:
    """Every value of every row of this room, opened, but for the item itself."""
    with watched(EVERYBODY):
        for model in apps.get_app_config("leads").get_models():
            for row in model._default_manager.all():
                fields = [field.name for field in model._meta.concrete_fields if field.name != "content"]
                yield json.dumps({name: getattr(row, name) for name in fields}, default=str, ensure_ascii=False)


def test_an_article_is_kept_with_who_brought_it_when_and_its_digest(bureau: LeadsBureau) -> None:
    item = bureau.brings(who="halyna")
    with watched(EVERYBODY):
        assert (item.link, item.told_by) == (LINK, TOLD_BY)
        assert item.digest == hashlib.sha256(ARTICLE.encode()).hexdigest()
        assert bytes(item.content) == ARTICLE.encode()
    assert str(item.brought_by) == bureau.by("halyna").id
    assert item.due_at - item.brought_at == timedelta(days=3)
    kinds = set(item.findings.values_list("kind", flat=True))
    assert kinds >= {FindingKind.PERSON, FindingKind.ATTRIBUTION, FindingKind.POST, FindingKind.OFFER}


def test_neither_a_captives_words_nor_claims_about_conduct_in_combat_reach_a_row(bureau: LeadsBureau) -> None:
    item = bureau.brings()
    for finding_id in list(item.findings.values_list("pk", flat=True)):
        actions.accept(by=bureau.by("vira"), finding_id=finding_id)
    assert Lead.objects.exists()
    for words in (CAPTIVES_WORDS, CONDUCT):
        assert [row for row in kept() if words in row] == []
    actions.end_review(by=bureau.by("vira"), item_id=item.pk)
    for words in ("exercise", "laid down"):
        assert [row for row in kept() if words in row] == []


def test_there_is_no_field_for_how_somebody_was_taken_nor_for_what_he_said(bureau: LeadsBureau) -> None:
    for name in ("capture", "circumstances", "statement", "words"):
        with pytest.raises(LeadsError, match="not one of the things"):
            bureau.has_a_lead({**PERSON, name: "something"})
    assert not Item.objects.exists()


def test_the_same_bytes_count_once_whoever_brings_them(bureau: LeadsBureau) -> None:
    first, video = bureau.brings(), bureau.brings_picture(VIDEO)
    before = Finding.objects.count(), SealedChunk.objects.count()
    with pytest.raises(actions.bringing.BroughtBefore) as refused:
        bureau.brings(who="ivan", link="https://another.example/")
    assert refused.value.item_id == first.pk
    with pytest.raises(actions.bringing.BroughtBefore) as refused:
        bureau.brings_picture(VIDEO, who="halyna")
    assert refused.value.item_id == video.pk
    assert Item.objects.count() == 2
    assert (Finding.objects.count(), SealedChunk.objects.count()) == before
    bureau.ends(first)
    with pytest.raises(actions.bringing.BroughtBefore):
        bureau.brings()


def test_a_picture_is_sealed_as_it_came_and_nothing_small_is_made_of_it(bureau: LeadsBureau) -> None:
    page = picture()
    item = bureau.brings_picture(page)
    media, [file] = Media.objects.get(item=item), SealedFile.objects.all()
    assert (file.label, file.row_id, file.person_id) == (MEDIA, media.pk, item.pk)
    assert (media.media_type, media.size) == ("image/png", len(page))
    with watched(EVERYBODY):
        assert content_of(file) == page
    assert not item.findings.exists()
    assert item.due_at - item.brought_at == timedelta(days=1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<svg/>", b"GIF", b"MZ\x90"])
def test_what_is_no_picture_or_video_is_refused_and_leaves_nothing(bureau: LeadsBureau, content: bytes) -> None:
    with pytest.raises(LeadsError, match="no picture or video"):
        actions.bring_media(by=bureau.by("olena"), content=content)
    assert not Item.objects.exists()
    assert not SealedFile.objects.exists()


def test_whoever_may_bring_brings_and_nobody_else(bureau: LeadsBureau) -> None:
    for number, who in enumerate(BRINGERS):
        bureau.brings(f"{POST}{number}", who=who)
    for who in ("yaryna", "mykola", "anna", "daryna"):
        with pytest.raises(NotAllowed):
            bureau.brings(who=who)
        with pytest.raises(NotAllowed):
            bureau.brings_picture(who=who)
    for who in ("olena", "ivan", "halyna"):
        with pytest.raises(NotAllowed):
            actions.note_by_hand(by=bureau.by(who), said=PERSON, told_by=TOLD_BY)
    assert Item.objects.count() == len(BRINGERS)


def test_a_lead_by_hand_needs_a_source_a_fate_and_something_that_tells_the_person_apart(
    bureau: LeadsBureau,
) -> None:
    by = bureau.by("vira")
    with pytest.raises(LeadsError, match="Write where it stands, or who told us"):
        actions.note_by_hand(by=by, said=PERSON, where="Sumy")
    with pytest.raises(LeadsError, match="Say what the source says"):
        actions.note_by_hand(by=by, said={"name": "Somebody"}, told_by=TOLD_BY)
    with pytest.raises(LeadsError, match="told from others"):
        actions.note_by_hand(by=by, said={"fate": "dead"}, told_by=TOLD_BY)
    with pytest.raises(LeadsError, match="too long"):
        actions.note_by_hand(by=by, said={**PERSON, "marks": "x" * 501}, told_by=TOLD_BY)
    assert not Item.objects.exists()
    lead = actions.note_by_hand(by=by, said={"fate": "dead"}, where="Sumy", told_by=TOLD_BY)
    assert (lead.item.kind, lead.item.state) == (ItemKind.HAND, ItemState.REVIEWED)


def test_a_civilians_report_is_taken_once_from_the_worker_and_is_due_at_once(bureau: LeadsBureau) -> None:
    submission_id, now = uuid4(), timezone.now()
    by = machine("post")
    items = {actions.bring_report(by=by, submission_id=submission_id, said=REPORT, at=now).pk for _again in range(3)}
    assert len(items) == 1
    assert Report.objects.count() == 1
    assert [row.due_at for row in CLOCKS["leads.reports"].due(now)] == [now]
    entries = Entry.objects.count()
    for other in (bureau.by("vira"), machine("match")):
        with pytest.raises(NotAllowed):
            actions.bring_report(by=other, submission_id=uuid4(), said=REPORT, at=now)
    assert Entry.objects.count() == entries
