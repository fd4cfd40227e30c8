"""The pages on which a link is doubted, undone and put right."""

from __future__ import annotations

import pytest
from django.test import Client

from invented_pairs import ReviewingBureau, pair, says
from vistka.ledger.actors import Actor
from vistka.tracing.decisions import Says
from vistka.tracing.models import Correction, Link, Undoing

WHY = "The mother recognised somebody else."


@pytest.fixture
def link(bureau: ReviewingBureau, worker: Actor) -> Link:
    candidate = pair(by=worker)
    for who in ("olena", "petro"):
        says(bureau, who, candidate, Says.CONFIRM, words=f"Compared by desk {len(who)}.")
    return Link.objects.get()


def words(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def test_the_page_of_a_link_says_why_it_was_confirmed_and_by_nobodys_name(bureau: ReviewingBureau, link: Link) -> None:
    shown = words(bureau.at_the_desk("ivan"), f"/links/{link.pk}/")
    assert "In force" in shown
    assert shown.count("Compared by desk 5.") == 2
    assert "petro" not in shown.lower()


def test_two_people_undo_a_link_and_it_is_put_right(bureau: ReviewingBureau, link: Link) -> None:
    ivan, marta = bureau.at_the_desk("ivan"), bureau.at_the_desk("marta")
    said = ivan.post(f"/links/{link.pk}/undo/", {"reasons": WHY}, follow=True).content.decode()
    assert "You proposed it. Another person has to second it" in said
    undoing = Undoing.objects.get()
    second = f"/links/undoings/{undoing.pk}/second/"
    assert second not in said
    assert "Two people decide this" in ivan.post(second, follow=True).content.decode()

    assert f"/links/{link.pk}/" in words(marta, "/candidates/")
    assert WHY in words(marta, second)
    assert Link.objects.get().undone_at is None, "the question alone changes nothing"
    assert "The link is undone." in marta.post(second, follow=True).content.decode()
    assert "1 undone link has to be put right" in words(marta, "/candidates/")

    correction = Correction.objects.get()
    address = f"/corrections/{correction.pk}/"
    assert address in words(marta, "/corrections/")
    assert WHY in words(marta, address)
    assert "required" in marta.post(address, {"words": ""}).content.decode()
    assert "It is put right." in marta.post(address, {"words": "She was told."}, follow=True).content.decode()
    assert "There is nothing to put right" in words(marta, "/corrections/")
    assert "This is put right already." in words(marta, address)


def test_a_doubted_link_may_be_let_stand(bureau: ReviewingBureau, link: Link) -> None:
    ivan, marta = bureau.at_the_desk("ivan"), bureau.at_the_desk("marta")
    ivan.post(f"/links/{link.pk}/undo/", {"reasons": WHY})
    drop = f"/links/undoings/{Undoing.objects.get().pk}/drop/"
    assert "Let this link stand?" in words(marta, drop)
    assert "The link stands." in marta.post(drop, follow=True).content.decode()
    assert f"/links/{link.pk}/undo/" in words(marta, f"/links/{link.pk}/")
    assert "settled this meanwhile" in ivan.post(drop, follow=True).content.decode()


def test_it_is_proposed_once_at_a_time_and_with_reasons(bureau: ReviewingBureau, link: Link) -> None:
    ivan, address = bureau.at_the_desk("ivan"), f"/links/{link.pk}/undo/"
    assert "required" in ivan.post(address, {"reasons": " "}).content.decode()
    ivan.post(address, {"reasons": WHY})
    assert "proposed this already" in ivan.post(address, {"reasons": WHY}).content.decode()
