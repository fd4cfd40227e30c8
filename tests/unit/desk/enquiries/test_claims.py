"""Kinship: two people look at the papers, and each says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foreign_files import flag, saved
from invented_staff import Bureau
from vistka.enquiries import actions
from vistka.enquiries.kinship import level_of
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, KinshipLevel, LevelDecision, Paper
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.vault.file_models import SealedFile

Desk = Callable[..., Client]


def at(claim: KinshipClaim, act: str = "") -> str:
    return f"/enquiries/claims/{claim.pk}/{act}"


def proposed(bureau: Bureau, claim: KinshipClaim, account: str = "olena") -> LevelDecision:
    return actions.propose_level(
        by=bureau.by(account), claim_id=claim.pk, level=KinshipLevel.DOCUMENTED, reasons="Birth certificate seen."
    )


def test_what_waits_for_somebody_stands_first_and_nobody_is_opened(
    bureau: Bureau, desk: Desk, claim: KinshipClaim, wife: Enquirer
) -> None:
    hers = KinshipClaim.objects.get(enquirer=wife)
    proposed(bureau, hers)
    ivan = desk("ivan")
    before = Entry.objects.count()
    page = ivan.get("/enquiries/claims/").content.decode()
    assert page.index(str(hers.pk)) < page.index(str(claim.pk))
    assert "Waits for a second person" in page
    assert Entry.objects.count() == before


def test_a_claim_says_what_its_papers_show_and_what_is_missing(
    bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim
) -> None:
    page = desk("ivan", his).get(at(claim)).content.decode()
    assert "The enquirer is the mother or father of the sought person" in page
    assert "Papers that would show it: Birth certificate" in page
    assert "No paper has come yet." in page


def test_a_paper_shows_the_step_and_who_she_is_is_still_asked(
    bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim, paper: Paper
) -> None:
    page = desk("ivan", his).get(at(claim)).content.decode()
    assert "By the papers alone it would be: Partly documented." in page
    assert "No paper shows yet who the enquirer is." in page


def test_a_verifier_reads_the_claim_and_adds_nothing(
    bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim
) -> None:
    ivan = desk("ivan", his)
    page = ivan.get(at(claim)).content.decode()
    assert at(claim, "propose-level/") in page
    assert at(claim, "add-paper/") not in page
    assert f"/enquiries/{his.pk}/" not in page
    assert ivan.get(at(claim, "add-paper/")).status_code == 403


def test_a_paper_is_added_by_its_kind_with_the_names_in_it(
    bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim
) -> None:
    olena = desk("olena", his)
    assert "What kind of paper is it?" in olena.get(at(claim, "add-paper/")).content.decode()
    assert "Choose one." in olena.get(at(claim, "add-paper/?kind=")).content.decode()
    add = at(claim, "add-paper/?kind=identity")
    picture = SimpleUploadedFile("scan.png", saved(flag(), "PNG"))
    said = {"name_bearer": "Щербакова Галина Петровна", "born_bearer": "20.1.1975", "file": picture}
    assert "The paper is added." in olena.post(add, said, follow=True).content.decode()
    with reading(bureau.by("olena")):
        assert Paper.objects.get().said["names"] == {"bearer": "Щербакова Галина Петровна"}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("Щербакова", b"no picture at all", "This kind of file cannot be read here."),
        ("Щербакова", b"", "The submitted file is empty."),
        ("", saved(flag(), "PNG"), "Write at least one of the names that stand in the paper."),
    ],
)
def test_a_paper_that_cannot_be_read_is_refused_in_kind_words(
    bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim, name: str, content: bytes, words: str
) -> None:
    sent = {"name_bearer": name, "file": SimpleUploadedFile("scan.png", content)}
    assert words in desk("olena", his).post(at(claim, "add-paper/?kind=identity"), sent).content.decode()
    assert not Paper.objects.exists()


def test_a_paper_is_shown_page_by_page_and_kept_by_no_browser(
    bureau: Bureau, desk: Desk, his: Enquiry, paper: Paper
) -> None:
    ivan = desk("ivan", his)
    page = ivan.get(f"/enquiries/papers/{paper.pk}/").content.decode()
    files = SealedFile.objects.filter(row_id=paper.pk).order_by("page")
    urls = [f"/enquiries/paper-pages/{file.pk}/" for file in files]
    assert [url in page for url in urls] == [True, True]
    before = Entry.objects.filter(verb="opened", subject_id=his.pk).count()
    picture = ivan.get(urls[0])
    assert picture.content.startswith(b"\xff\xd8")
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/jpeg", "no-store")
    assert Entry.objects.filter(verb="opened", subject_id=his.pk).count() == before + 1


def test_a_page_of_another_kind_of_file_is_not_found(bureau: Bureau, desk: Desk, his: Enquiry, paper: Paper) -> None:
    SealedFile.objects.update(label="enquiries.mandate")
    file = SealedFile.objects.first()
    assert file
    assert desk("ivan", his).get(f"/enquiries/paper-pages/{file.pk}/").status_code == 404


def test_one_proposes_and_another_confirms_each_with_reasons(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, claim: KinshipClaim
) -> None:
    olena, ivan = desk("olena", his), desk("ivan", his)
    assert "Write this down" in olena.post(at(claim, "propose-level/"), {"level": "documented"}).content.decode()
    olena.post(at(claim, "propose-level/"), {"level": "documented", "reasons": "Certificate seen."})
    decision = LevelDecision.objects.get()
    confirm = f"/enquiries/levels/{decision.pk}/confirm/"
    assert "Two people decide this" in olena.post(confirm, {"reasons": "Mine too."}).content.decode()
    assert "Write this down" in ivan.post(confirm, {"reasons": ""}).content.decode()
    answer = ivan.post(confirm, {"reasons": "Passport seen."}, follow=True).content.decode()
    assert "Certificate seen." in answer
    assert "Passport seen." in answer
    assert level_of(Enquirer.objects.get()) == KinshipLevel.DOCUMENTED


def test_the_second_person_does_not_read_the_reasons_of_the_first(
    bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim
) -> None:
    decision = proposed(bureau, claim)
    ivan = desk("ivan", his)
    for url in (at(claim), f"/enquiries/levels/{decision.pk}/confirm/", f"/enquiries/levels/{decision.pk}/drop/"):
        assert "Birth certificate seen." not in ivan.get(url).content.decode()
    assert "Birth certificate seen." in desk("olena", his).get(at(claim)).content.decode()


def test_who_proposed_is_not_offered_to_confirm(bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim) -> None:
    decision = proposed(bureau, claim)
    pages = {account: desk(account, his).get(at(claim)).content.decode() for account in ("olena", "ivan")}
    assert f"/enquiries/levels/{decision.pk}/confirm/" not in pages["olena"]
    assert f"/enquiries/levels/{decision.pk}/confirm/" in pages["ivan"]
    assert all(f"/enquiries/levels/{decision.pk}/drop/" in page for page in pages.values())
    assert all(at(claim, "propose-level/") not in page for page in pages.values())


def test_a_proposal_is_dropped_after_a_question(bureau: Bureau, desk: Desk, his: Enquiry, claim: KinshipClaim) -> None:
    decision, olena = proposed(bureau, claim), desk("olena", his)
    drop = f"/enquiries/levels/{decision.pk}/drop/"
    assert "Drop this proposal?" in olena.get(drop).content.decode()
    assert "The proposal is dropped." in olena.post(drop, follow=True).content.decode()
    assert at(claim, "propose-level/") in olena.get(at(claim)).content.decode()


@pytest.mark.parametrize("account", ["halyna", "yaryna", "anna"])
def test_hotline_and_registrar_see_no_claim_and_no_paper(bureau: Bureau, paper: Paper, account: str) -> None:
    browser = bureau.at_the_desk(account)
    decision = proposed(bureau, paper.claim)
    file = SealedFile.objects.first()
    assert file
    for url in (
        "/enquiries/claims/",
        at(paper.claim),
        at(paper.claim, "propose-level/"),
        f"/enquiries/papers/{paper.pk}/",
        f"/enquiries/paper-pages/{file.pk}/",
        f"/enquiries/levels/{decision.pk}/confirm/",
        f"/enquiries/levels/{decision.pk}/drop/",
    ):
        assert browser.get(url).status_code == 403
