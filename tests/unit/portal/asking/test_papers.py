"""Papers: drawn anew, made to fit, sent with the request; what is refused is refused kindly, and nothing else is lost."""

from __future__ import annotations

import io
import os
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from PIL import Image

from foreign_files import CYRILLIC, SECRET, exif, flag, page_that_says, png_that_says, saved
from invented_asking import ANSWERS, ask, prepare, send_paper, went_on
from invented_visitors import OfflineBureau
from vistka.mailroom.models import Draft, Submission
from vistka.mailroom.schema import Kind
from vistka.portal.asking.papers import MOST_PAGES, ROOM, TooManyPages, fitted

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


def photograph() -> bytes:
    """As a telephone makes it, with a secret in it and a web page behind it."""
    return saved(flag(), "JPEG", exif=exif(1)) + b"<script>alert(1)</script>PK\x03\x04"


def test_papers_are_sent_as_we_drew_them_each_once(mother: Client, bureau: OfflineBureau) -> None:
    ask(mother, papers={"files": [photograph(), photograph(), saved(flag(), "PNG")], "paper": "marriage"})
    mother.post("/en/ask/send/")

    enquiry, *papers = sorted(bureau.opened(), key=lambda sent: sent.kind is Kind.PAPER)
    assert len(papers) == 2  # the same photograph, sent by a double tap, is one paper
    for paper in papers:
        assert paper.said["mailbox"] == enquiry.said["mailbox"]["mailbox"]
        assert paper.said["paper"] == "marriage"
        [page] = paper.files
        assert page.startswith(b"\xff\xd8")
        assert SECRET not in page
        assert b"script" not in page


def test_a_paper_can_be_taken_back(mother: Client, bureau: OfflineBureau) -> None:
    went_on(send_paper(mother, photograph()))
    page = mother.get("/en/ask/papers/").content.decode()
    assert "Birth certificate: моє" in page
    assert "1 page)" in page

    remove = page.split('action="/en/ask/papers/')[1].split('"')[0]
    went_on(mother.post(f"/en/ask/papers/{remove}"))
    went_on(mother.post(f"/en/ask/papers/{remove}"))

    assert "Remove this paper" not in mother.get("/en/ask/papers/").content.decode()
    ask(mother)
    assert Submission.objects.count() == 1


def test_a_paper_whose_day_is_over_is_asked_for_again(mother: Client, bureau: OfflineBureau) -> None:
    went_on(send_paper(mother, photograph()))
    Draft.objects.update(until=timezone.now() + timedelta(hours=1))
    prepare(mother)  # her answers are kept for another day by this, the file is not

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert "its day is over" in mother.get("/en/ask/papers/").content.decode()
        assert "its day is over" in mother.get("/en/ask/check/").content.decode()
        went_on(mother.post("/en/ask/send/"))
    assert [sent.kind for sent in bureau.opened()] == [Kind.ENQUIRY]


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (b"", "This file is empty."),
        (b"MZ\x90\x00", "This kind of file cannot be read here."),
        (png_that_says(30_000, 30_000), "This picture is too large to be opened safely."),
        (page_that_says(b"(\xc0\xc1\xc2)", font=CYRILLIC), "does not carry its own letters"),
    ],
    ids=["empty", "a program", "a bomb", "a PDF without its letters"],
)
def test_a_file_is_refused_in_kind_and_exact_words(mother: Client, file: bytes, fault: str) -> None:
    refused = send_paper(mother, file).content.decode()

    assert fault in refused
    assert 'value="моє"' in refused


def test_a_body_too_large_leaves_the_request_as_it_was(mother: Client) -> None:
    went_on(mother.post("/en/ask/name/", ANSWERS["name"]))

    assert send_paper(mother, bytes(26_000_000)).status_code == 400
    assert ANSWERS["name"]["name"] in mother.get("/en/ask/name/").content.decode()


def test_pages_become_smaller_until_they_fit_and_no_smaller() -> None:
    noise = Image.frombytes("RGB", (2000, 1500), os.urandom(2000 * 1500 * 3))
    small, large = saved(flag(), "JPEG"), saved(noise, "JPEG", quality=85)
    assert 2 * len(large) > ROOM

    assert fitted([small, small]) == [small, small]
    pages = fitted([large, large])
    assert sum(map(len, pages)) <= ROOM
    assert all(max(Image.open(io.BytesIO(page)).size) >= 1400 for page in pages)
    with pytest.raises(TooManyPages):
        fitted([large] * 8)
    with pytest.raises(TooManyPages):
        fitted([small] * (MOST_PAGES + 1))
