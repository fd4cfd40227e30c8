"""A picture or a video: opened by a reviewer alone, with a purpose each time, each view one entry of the ledger."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from invented_leads import REVIEWER, VIDEO, LeadsBureau, picture
from vistka.leads import actions
from vistka.leads.models import Item
from vistka.ledger.models import Entry
from vistka.vault.file_models import SealedChunk

pytestmark = pytest.mark.django_db


def views(item: Item) -> list[str]:
    return list(
        Entry.objects.filter(subject_id=item.pk, verb="opened", wrote=False, purpose__in=("read_sign", "place_picture"))
        .order_by("number")
        .values_list("purpose", flat=True)
    )


def opens(browser: Client, item: Item, purpose: str = "read_sign") -> bytes:
    answer = browser.post(f"/leads/items/{item.pk}/open/", {"purpose": purpose})
    assert answer.status_code == 200
    return bytes(answer.content)


def test_nothing_of_it_is_shown_before_a_purpose_is_said(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings_picture()
    for path in (f"/leads/items/{item.pk}/", f"/leads/items/{item.pk}/open/"):
        page = vira.get(path).content.decode()
        assert "<img" not in page
        assert "<video" not in page
    assert "required" in opens(vira, item, "").decode()
    assert "required" not in opens(vira, item, "answer_call").decode()
    assert views(item) == []


def test_each_view_asks_anew_and_is_an_entry_with_its_purpose(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings_picture()
    opens(vira, item, "read_sign")
    opens(vira, item, "place_picture")
    opens(vira, item, "read_sign")
    assert views(item) == ["read_sign", "place_picture", "read_sign"]
    assert "purpose" in vira.get(f"/leads/items/{item.pk}/open/").content.decode()
    assert "read_sign" not in str(dict(vira.session))


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG"])
def test_a_picture_comes_as_pixels_of_ours_and_nobody_keeps_it(bureau: LeadsBureau, vira: Client, kind: str) -> None:
    content = picture(kind=kind)
    item = bureau.brings_picture(content)
    answer = vira.post(f"/leads/items/{item.pk}/open/", {"purpose": "read_sign"})
    assert answer.content != content
    assert Image.open(io.BytesIO(answer.content)).size == (64, 48)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_a_video_is_given_as_it_came_after_a_warning(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings_picture(VIDEO)
    assert "A video is given as it came" in vira.get(f"/leads/items/{item.pk}/open/").content.decode()
    assert opens(vira, item) == VIDEO
    assert views(item) == ["read_sign"]


def test_a_picture_that_harms_is_refused_in_words(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings_picture(b"\xff\xd8\xff" + b"not a picture" * 20)
    assert "damaged" in opens(vira, item).decode()


def test_who_brought_it_may_not_open_it(bureau: LeadsBureau, olena: Client) -> None:
    item = bureau.brings_picture(who="olena")
    for path in (f"/leads/items/{item.pk}/", f"/leads/items/{item.pk}/open/"):
        assert olena.get(path).status_code == 403
    assert olena.post(f"/leads/items/{item.pk}/open/", {"purpose": "read_sign"}).status_code == 403


def test_when_the_review_has_ended_there_is_nothing_left_to_open(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.brings_picture()
    actions.end_review(by=bureau.by(REVIEWER), item_id=item.pk)
    assert vira.get(f"/leads/items/{item.pk}/open/").status_code == 404
    assert not SealedChunk.objects.filter(file__person_id=item.pk).exists()
    assert "destroyed" in vira.get(f"/leads/items/{item.pk}/").content.decode()


def test_its_bytes_lie_in_no_file(
    bureau: LeadsBureau, vira: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    vira.post("/leads/bring/", {"upload": io.BytesIO(picture() * 9)})
    opens(vira, Item.objects.get())
    assert list(tmp_path.iterdir()) == []
