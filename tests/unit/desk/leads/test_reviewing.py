"""An item under review: what is shown of it, what is never shown, and one decision for each finding."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from invented_leads import ARTICLE, CAPTIVES_WORDS, CONDUCT, REVIEWER, LeadsBureau
from vistka.desk.leads import origins
from vistka.desk.leads.item_presenters import span_of
from vistka.desk.leads.origins import WhoSaysIt, compared_with
from vistka.leads import actions
from vistka.leads.kinds import FindingKind
from vistka.leads.machines import FindingState, ItemState
from vistka.leads.models import Finding, Item, Lead
from vistka.ledger.models import Entry

pytestmark = pytest.mark.django_db


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def page(item: Item) -> str:
    return f"/leads/items/{item.pk}/"


def first(item: Item, kind: FindingKind = FindingKind.PERSON) -> Finding:
    found = item.findings.filter(kind=kind).order_by("number").first()
    assert found
    return found


def waiting(item: Item) -> int:
    return item.findings.filter(state=FindingState.FOUND).count()


def test_it_shows_each_passage_once_and_nothing_that_is_withheld(bureau: LeadsBureau, vira: Client) -> None:
    shown = text(vira, page(bureau.brings()))
    whole = shown.partition('class="vistka-text"')[2]
    assert whole.count("has set up a telephone") == 1
    assert "stands 3 times" in shown
    assert CAPTIVES_WORDS not in shown
    assert CONDUCT not in shown
    assert "[a captive&#x27;s words, not kept]" in shown
    assert "[claims about conduct in combat, not kept]" in shown
    assert "open source, unconfirmed" in shown
    assert "<mark>" in shown


def test_no_link_leads_outward_and_nothing_is_loaded_from_elsewhere(bureau: LeadsBureau, vira: Client) -> None:
    shown = text(vira, page(bureau.brings()))
    assert "https://gazette.example" in shown
    assert not re.search(r"""(?:href|src|action)=["'](?:https?:)?//""", shown)


def test_the_page_lets_its_own_script_run_and_no_other(bureau: LeadsBureau, vira: Client) -> None:
    answer = vira.get(page(bureau.brings()))
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    shown = answer.content.decode()
    assert re.findall(r"<script[^>]*>", shown) == ['<script src="/static/desk/review.js" defer>']
    assert "script-src" not in vira.get("/leads/").headers["Content-Security-Policy"]


def test_without_a_script_a_button_decides_and_leads_to_the_next_finding(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings()
    person, before = first(item), waiting(item)
    answer = vira.post(f"/leads/findings/{person.pk}/accept/")
    following = item.findings.filter(number__gt=person.number).order_by("number").first()
    assert following
    assert answer.headers["Location"] == f"{page(item)}#finding-{following.number}"
    assert waiting(item) == before - 1
    lead = Lead.objects.get(finding=person)
    assert f"/leads/one/{lead.pk}/" in text(vira, page(item))


def test_the_script_is_given_the_decision_and_how_many_wait(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings()
    drop = f"/leads/findings/{first(item, FindingKind.DATE).pk}/drop/"
    answer = vira.post(drop, headers={"X-Vistka-Review": "1"})
    assert answer.status_code == 200
    assert f"{waiting(item)} findings wait for you." in answer.content.decode()
    assert "<!DOCTYPE" not in answer.content.decode()
    again = vira.post(drop, headers={"X-Vistka-Review": "1"})
    assert again.status_code == 409


def test_what_is_corrected_is_kept_as_the_reviewer_wrote_it(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings()
    correct = f"/leads/findings/{first(item).pk}/correct/"
    assert 'value="Alexei Shcherbakov"' in text(vira, correct)
    assert "required" in vira.post(correct, {"name": "Oleksii Shcherbakov"}).content.decode()
    vira.post(correct, {"name": "Oleksii Shcherbakov", "fate": "captive", "where": "Sumy"})
    assert first(item).state == FindingState.CORRECTED
    assert "Oleksii Shcherbakov" in text(vira, page(item))
    assert Lead.objects.get().item_id == item.pk


def test_the_review_ends_when_everything_is_decided_and_the_text_is_gone(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings()
    end = f"{page(item)}end/"
    assert end not in text(vira, page(item))
    assert "not decided yet" in vira.post(end).content.decode()
    bureau.accepts(item)
    for finding in item.findings.filter(state=FindingState.FOUND):
        vira.post(f"/leads/findings/{finding.pk}/drop/")
    assert "What is destroyed" in text(vira, end)
    vira.post(end)
    item.refresh_from_db()
    assert item.state == ItemState.REVIEWED
    shown = text(vira, page(item))
    assert "has set up a telephone" not in shown
    assert "A wounded Russian soldier" not in shown
    assert "Alexei Shcherbakov" in shown
    assert "SHA-256" in shown


def test_set_aside_everything_that_is_left_is_dropped(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings()
    vira.post(f"{page(item)}set-aside/")
    assert set(item.findings.values_list("state", flat=True)) == {FindingState.DROPPED}
    assert "Alexei Shcherbakov" not in text(vira, page(item))


def test_a_referral_says_only_to_which_body(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings()
    vira.post(f"{page(item)}refer/", {"body": "The invented prosecutor"})
    assert "The invented prosecutor" in text(vira, page(item))


def test_a_finding_shows_its_sources_and_repetition_is_no_confirmation(bureau: LeadsBureau, vira: Client) -> None:
    article = bureau.brings()
    alone = text(vira, page(article))
    for number in range(3):
        bureau.brings(f"{ARTICLE}\nCopy {number} of it.\n", link=f"https://copy{number}.example/")
    copied = text(vira, page(article))
    assert "Who really says it" in copied
    assert "<svg" in copied
    assert "4 items" in copied
    sources = re.compile(r"\d+ independent sources?: [^<]+")
    assert sources.findall(alone)
    assert set(sources.findall(copied)) == set(sources.findall(alone))


def test_of_what_was_set_aside_only_the_copy_of_a_post_is_known(bureau: LeadsBureau, vira: Client) -> None:
    article, copy = bureau.brings(), bureau.brings(f"{ARTICLE}\nA copy.\n", link="https://copy.example/")
    assert "A passage stands in 2 items" in text(vira, page(article))
    actions.set_aside(by=bureau.by(REVIEWER), item_id=copy.pk)
    shown = text(vira, page(article))
    post = WhoSaysIt(article, compared_with(article, timezone.now())).of(span_of(first(article, FindingKind.POST)))
    assert "2 items" in [row.value for row in post]
    told = WhoSaysIt(article, compared_with(article, timezone.now())).of(
        span_of(first(article, FindingKind.ATTRIBUTION))
    )
    assert "2 items" not in [row.value for row in told]
    assert "independent source" in shown


def test_a_flood_of_items_costs_a_page_no_more_than_its_share(
    bureau: LeadsBureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = bureau.brings()
    for number in range(6):
        bureau.brings(f"{ARTICLE}\nCopy {number} of it.\n", link=f"https://copy{number}.example/")
    opened = compared_with(article, timezone.now())
    assert len(opened) == 7
    of_one = sum(map(len, origins.parts_of(opened[1])))
    monkeypatch.setattr(origins, "MOST_PARTS", 2 * of_one)
    # The item itself, and of the others the newest until the share is used up.
    assert len(compared_with(article, timezone.now())) == 3


def test_looking_is_one_entry_and_names_none_of_the_others(bureau: LeadsBureau, vira: Client) -> None:
    item, other = bureau.brings(), bureau.brings("Another article about nobody.\n\nIt says nothing that anybody needs.")
    text(vira, page(item))
    seen = Entry.objects.filter(actor=str(bureau.by(REVIEWER)), verb="opened").values_list("subject_id", "purpose")
    assert (item.pk, "review_lead") in set(seen)
    assert other.pk not in {subject for subject, _purpose in seen}
