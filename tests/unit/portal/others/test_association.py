"""An association with a mandate sends a sheet."""

from __future__ import annotations

import html
import io
import zipfile
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foreign_files import flag, paged, png_that_says, saved
from invented_mailbox import Mailbox
from invented_visitors import OfflineBureau
from vistka.mailroom.consent_wordings import NEWEST, WORDINGS
from vistka.mailroom.models import Submission
from vistka.mailroom.schema import LANGUAGES, Kind
from vistka.mailroom.sheet_columns import MOST_BYTES, OF_THE_FAMILY, OF_THE_SOUGHT
from vistka.portal.others.columns import MEANINGS

HOME: Final = "/en/association/"
SHEET: Final = b"family_name;enquirer_name\nInvented;Invented Olha\n"
MANDATE: Final = saved(flag(), "PNG")
FROM_A_MAILBOX: Final = ("sheet/", "mandates/", "check/", "sent/")


@pytest.fixture
def opened(visitor: Client, bureau: OfflineBureau) -> Client:
    """The association's browser, in which its mailbox is open."""
    mailbox = Mailbox(bureau)
    mailbox.put_days(1)
    visitor.post("/en/open/", {"code": mailbox.code})
    Submission.objects.all().delete()  # that it was opened
    return visitor


def file(content: bytes, name: str = "Invented Olha.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def chooses(visitor: Client, content: bytes) -> str:
    """What stands there after the sheet was chosen: the next page's address, or the page with what is wrong."""
    response = visitor.post(f"{HOME}sheet/", {"file": file(content)})
    return response["Location"] if response.status_code == 302 else response.content.decode()


def adds(visitor: Client, row: int | str, content: bytes = MANDATE) -> str:
    response = visitor.post(f"{HOME}mandates/", {"row": str(row), "file": file(content, "mandate.png")})
    return response["Location"] if response.status_code == 302 else response.content.decode()


def kinds(bureau: OfflineBureau) -> list[str]:
    return sorted(sent.kind for sent in bureau.opened())


@pytest.mark.parametrize("page", FROM_A_MAILBOX)
def test_without_an_open_mailbox_nothing_can_be_sent(visitor: Client, bureau: OfflineBureau, page: str) -> None:
    assert visitor.get(f"{HOME}{page}")["Location"] == HOME
    assert visitor.post(f"{HOME}{page}", {"row": "2", "file": file(SHEET)}).status_code in (302, 405)
    assert not Submission.objects.exists()
    assert "after we have met you" in visitor.get(HOME).content.decode()


def test_a_made_up_cookie_opens_no_mailbox(visitor: Client, bureau: OfflineBureau) -> None:
    visitor.cookies["vistka-open"] = "A" * 64
    assert visitor.post(f"{HOME}sheet/", {"file": file(SHEET)})["Location"] == HOME
    assert not Submission.objects.exists()


def test_the_sheet_and_each_mandate_are_sent_sealed_as_they_are(opened: Client, bureau: OfflineBureau) -> None:
    assert chooses(opened, SHEET) == f"{HOME}mandates/"
    assert adds(opened, 2) == f"{HOME}mandates/"
    assert adds(opened, 3, paged("PDF", 2)) == f"{HOME}mandates/"
    assert "2, 3" in opened.get(f"{HOME}check/").content.decode()
    assert opened.post(f"{HOME}check/")["Location"] == f"{HOME}sent/"
    assert opened.get(f"{HOME}sent/").status_code == 200
    [sheet] = [sent for sent in bureau.opened() if sent.kind is Kind.SHEET]
    papers = {sent.said["row"]: sent for sent in bureau.opened() if sent.kind is Kind.PAPER}
    assert sheet.files == (SHEET,)
    assert {row: len(paper.files) for row, paper in papers.items()} == {"2": 1, "3": 2}
    assert all(page.startswith(b"\xff\xd8") for paper in papers.values() for page in paper.files)
    sheet_id = Submission.objects.get(pk=papers["2"].said["of_sheet"]).pk
    assert {paper.said["of_sheet"] for paper in papers.values()} == {sheet_id.hex}
    assert {sent.said["mailbox"] for sent in bureau.opened()} == {sheet.said["mailbox"]}


def test_a_double_tap_sends_once(opened: Client, bureau: OfflineBureau) -> None:
    chooses(opened, SHEET)
    for _tap in range(2):
        adds(opened, 2)
    for _tap in range(2):
        assert opened.post(f"{HOME}check/")["Location"] == f"{HOME}sent/"
    assert kinds(bureau) == ["paper", "sheet"]


def test_no_sheet_goes_without_a_mandate(opened: Client, bureau: OfflineBureau) -> None:
    chooses(opened, SHEET)
    assert opened.post(f"{HOME}check/")["Location"] == f"{HOME}mandates/"
    assert not Submission.objects.exists()


def test_the_portal_does_not_read_the_sheet(opened: Client, bureau: OfflineBureau) -> None:
    chooses(opened, SHEET)
    adds(opened, 2)
    for page in ("mandates/", "check/"):
        assert "Olha" not in opened.get(f"{HOME}{page}").content.decode()


def workbook(size: int = 10) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("xl/workbook.xml", b"x" * size)
    return whole.getvalue()


@pytest.mark.parametrize(
    "content",
    [SHEET.replace(b";", b"\t"), b"\xef\xbb\xbf" + SHEET, SHEET.decode().encode("utf-16"), workbook()],
    ids=["TSV", "BOM", "UTF-16", "XLSX"],
)
def test_it_takes_what_begins_as_a_sheet(opened: Client, content: bytes) -> None:
    assert chooses(opened, content) == f"{HOME}mandates/"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no sheet that we can take"),
        (b"%PDF-1.7", "no sheet that we can take"),
        (MANDATE, "no sheet that we can take"),
        (b"family_name\x00;", "no sheet that we can take"),
        (b"<html>", "no sheet that we can take"),
        (b"\x1f\x8b\x08", "no sheet that we can take"),
        (workbook(MOST_BYTES), "larger than 1.5 MB"),
    ],
    ids=["empty", "PDF", "PNG", "NUL", "HTML", "gzip", "large"],
)
def test_what_is_no_sheet_is_named_at_once(opened: Client, content: bytes, said: str) -> None:
    assert said in chooses(opened, content)


@pytest.mark.parametrize(
    ("row", "content", "said"),
    [
        ("1", MANDATE, "first family stands in row 2"),
        ("two", MANDATE, "in digits"),
        ("2", b"not a picture", "cannot be read here"),
        ("2", png_that_says(30_000, 30_000), "too large to be opened safely"),
    ],
    ids=["heading", "words", "text", "bomb"],
)
def test_a_mandate_that_is_none_is_refused_kindly(opened: Client, row: str, content: bytes, said: str) -> None:
    chooses(opened, SHEET)
    assert said in adds(opened, row, content)
    assert not Submission.objects.exists()


def test_the_empty_sheet_has_every_column_that_is_explained(visitor: Client) -> None:
    response = visitor.get(f"{HOME}sheet.csv")
    headings = response.content.decode("utf-8-sig").strip().split(",")
    assert headings == [*OF_THE_SOUGHT, *OF_THE_FAMILY] == list(MEANINGS)
    page = visitor.get(f"{HOME}columns/").content.decode()
    assert all(f"<code>{heading}</code>" in page for heading in headings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mandate_holds_the_very_words_of_the_consent(visitor: Client, language: str) -> None:
    page = html.unescape(visitor.get(f"/{language}/association/mandate/").content.decode())
    assert all(words in page for words in WORDINGS[NEWEST][language].values())


def test_another_association_in_the_same_browser_finds_no_trace_of_the_first(
    opened: Client, bureau: OfflineBureau
) -> None:
    chooses(opened, SHEET)
    adds(opened, 7)
    other = Mailbox(bureau)
    other.put_days(1)
    opened.post("/en/open/", {"code": other.code})
    assert opened.get(f"{HOME}mandates/")["Location"] == f"{HOME}sheet/"
