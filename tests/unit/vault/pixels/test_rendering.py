"""Foreign files come back as clean pages, or with a kind word that says what to do."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile

import pytest
from PIL import Image

from foreign_files import (
    ARIAL,
    BLUE,
    CYRILLIC,
    LOCKED,
    RED,
    SECRET,
    exif,
    filled_form,
    flag,
    page_that_says,
    paged,
    png_that_says,
    saved,
    two_in_one,
)
from vistka.vault.pixels import rendering
from vistka.vault.pixels.refusals import WORDS, Refused
from vistka.vault.pixels.rendering import NoAnswer, pages_in, to_pixels
from vistka.vault.pixels.terms import HEAD, LONGEST_SIDE, MOST_BYTES, MOST_PAGES, REASONS, Kind, Reason, Tag


def seen(page: bytes) -> Image.Image:
    with Image.open(io.BytesIO(page), formats=["JPEG"]) as picture:
        picture.load()
    return picture


def close(one: object, other: tuple[int, int, int]) -> bool:
    return isinstance(one, tuple) and all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def why_refused(data: bytes) -> Reason:
    with pytest.raises(Refused) as refusal:
        to_pixels(data)
    return refusal.value.reason


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_comes_back_as_it_looks(kind: Kind) -> None:
    rendered = to_pixels(saved(flag(), kind))
    (page,) = map(seen, rendered.pages)
    assert rendered.kind is kind
    assert page.width == 2 * page.height
    assert close(page.getpixel((page.width // 8, page.height // 2)), RED)
    assert close(page.getpixel((page.width * 7 // 8, page.height // 2)), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photograph_held_sideways_is_turned_and_loses_all_that_was_written_beside_it(kind: str) -> None:
    foreign = saved(flag(), kind, exif=exif(orientation=6))
    assert SECRET in foreign
    (page,) = to_pixels(foreign).pages
    assert seen(page).size == (32, 64)
    assert close(seen(page).getpixel((16, 5)), RED)
    assert SECRET not in page
    assert b"Exif" not in page


def test_a_large_photograph_is_made_smaller() -> None:
    (page,) = to_pixels(saved(flag((6000, 3000)), "JPEG")).pages
    assert seen(page).size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_every_page_of_a_scan_comes_in_order() -> None:
    pages = [Image.new("L", (10, 10 + at), 40 * at) for at in range(4)]
    scan = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    assert [seen(page).height for page in to_pixels(scan).pages] == [10, 11, 12, 13]


def test_of_a_telephones_double_picture_the_first_is_shown() -> None:
    assert len(to_pixels(two_in_one()).pages) == 1


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_of_a_moving_picture_the_first_is_shown(kind: str) -> None:
    moving = saved(flag(), kind, save_all=True, append_images=[Image.new("RGB", flag().size, BLUE)])
    (page,) = to_pixels(moving).pages
    assert close(seen(page).getpixel((8, 16)), RED)


def test_what_is_transparent_lies_on_white() -> None:
    (page,) = to_pixels(saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG")).pages
    assert close(seen(page).getpixel((4, 4)), (255, 255, 255))


def test_a_scan_in_sixteen_bits_of_grey_keeps_its_greys() -> None:
    (page,) = to_pixels(saved(Image.new("I;16", (8, 8), 128 * 256), "PNG")).pages
    assert close(seen(page).getpixel((4, 4)), (128, 128, 128))


def test_what_was_filled_into_a_form_is_seen() -> None:
    (page,) = to_pixels(filled_form()).pages
    shown = seen(page)
    assert close(shown.getpixel((shown.width // 2, shown.height // 2)), (0, 0, 0))


def test_a_zip_behind_a_pdf_is_gone() -> None:
    behind = io.BytesIO()
    with zipfile.ZipFile(behind, "w") as archive:
        archive.writestr("hidden.txt", SECRET)
    rendered = to_pixels(page_that_says(b"(Olena)", font=ARIAL) + behind.getvalue())
    assert rendered.kind is Kind.PDF
    assert not any(b"PK\x03\x04" in page or SECRET in page for page in rendered.pages)


def test_a_script_behind_a_photograph_is_gone() -> None:
    (page,) = to_pixels(saved(flag(), "JPEG") + b"\0\0<script>alert(1)</script>").pages
    assert b"<script>" not in page
    assert page.endswith(b"\xff\xd9")


def test_a_pdf_that_would_run_a_script_only_shows_its_page() -> None:
    script = b"/OpenAction<</S/JavaScript/JS(while(1){})>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>"
    (page,) = to_pixels(page_that_says(b"(Olena)", font=ARIAL, catalogue=script)).pages
    assert b"JavaScript" not in page


def test_forty_pages_are_taken_and_no_more() -> None:
    assert len(to_pixels(paged("TIFF", MOST_PAGES)).pages) == MOST_PAGES
    assert why_refused(paged("TIFF", MOST_PAGES + 1)) is Reason.TOO_MANY_PAGES
    assert why_refused(paged("PDF", MOST_PAGES + 1)) is Reason.TOO_MANY_PAGES


@pytest.mark.parametrize(
    ("foreign", "reason"),
    [
        (b"", Reason.EMPTY),
        (bytes(1000), Reason.UNKNOWN_KIND),
        (b"MZ\x90" + bytes(1000), Reason.UNKNOWN_KIND),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Reason.UNKNOWN_KIND),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), Reason.TOO_MANY_BYTES),
        (png_that_says(50_000, 50_000), Reason.TOO_MANY_PIXELS),
        (png_that_says(12_001, 10_000), Reason.TOO_MANY_PIXELS),
        (png_that_says(5_000, 5_000), Reason.DAMAGED),
        (saved(flag((640, 320)), "JPEG")[:-200], Reason.DAMAGED),
        (b"\xff\xd8\xff" + bytes(1000), Reason.DAMAGED),
        (b"%PDF-1.7\n" + bytes(1000), Reason.DAMAGED),
        (paged("TIFF", 3)[:-100], Reason.DAMAGED),
        (page_that_says(b"(Olena)", font=ARIAL, trailer=LOCKED), Reason.LOCKED),
        (page_that_says(b"<C0C1C2>", font=CYRILLIC), Reason.LETTERS_MISSING),
    ],
    ids=lambda value: str(value) if isinstance(value, Reason) else "",
)
def test_what_cannot_be_shown_is_refused_for_its_own_reason(foreign: bytes, reason: Reason) -> None:
    assert why_refused(foreign) is reason


def test_letters_laid_invisibly_under_a_scan_do_not_refuse_it() -> None:
    assert len(to_pixels(page_that_says(b"<C0C1C2>", font=CYRILLIC, how=3)).pages) == 1


def test_western_letters_need_no_font_in_the_document() -> None:
    (page,) = to_pixels(page_that_says(b"(Jo\xe3o)", font=ARIAL)).pages
    assert min(seen(page).convert("L").getextrema()) < 60


def test_a_file_that_takes_too_long_is_refused_and_its_child_ended() -> None:
    with pytest.raises(Refused) as refusal:
        to_pixels(saved(flag(), "PNG"), seconds=0.01)
    assert refusal.value.reason is Reason.TOOK_TOO_LONG


def test_only_two_files_are_opened_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "PATIENCE_SECONDS", 0.01)
    with rendering._turn(), rendering._turn():
        assert why_refused(saved(flag(), "PNG")) is Reason.BUSY
    assert to_pixels(saved(flag(), "PNG")).pages


def test_every_refusal_has_words_that_say_what_to_do() -> None:
    assert WORDS.keys() == set(Reason)
    for words in WORDS.values():
        assert any(verb in str(words) for verb in ("end ", "Save", "Tell"))
    assert str(Refused(Reason.TOO_MANY_BYTES)) == str(WORDS[Reason.TOO_MANY_BYTES])


PAGE = HEAD.pack(Tag.PAGE, 2, 1) + bytes(6)
END = HEAD.pack(Tag.END, 0, 0)


def test_an_answer_is_its_pages_up_to_its_end() -> None:
    assert len(list(pages_in(io.BytesIO(PAGE + PAGE + END + PAGE)))) == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        END,
        PAGE,
        PAGE[:-1],
        PAGE * (MOST_PAGES + 1) + END,
        HEAD.pack(Tag.PAGE, 0, 1) + END,
        HEAD.pack(Tag.PAGE, LONGEST_SIDE + 1, 1) + bytes(3 * (LONGEST_SIDE + 1)) + END,
        HEAD.pack(Tag.PAGE, 65535, 65535),
        HEAD.pack(Tag.REFUSED, len(REASONS), 0),
        struct.pack(">BHH", 77, 1, 1) + END,
        b"<html><script>alert(1)</script>",
    ],
)
def test_a_child_that_was_taken_over_can_send_pages_or_nothing(answer: bytes) -> None:
    with pytest.raises(NoAnswer):
        list(pages_in(io.BytesIO(answer)))


def test_the_child_knows_no_django_no_key_and_no_database() -> None:
    names = "import vistka.vault.pixels.child, sys; print(*sys.modules)"
    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-B", "-c", names], capture_output=True, text=True, check=True
    ).stdout.split()
    ours = {name for name in loaded if name.startswith("vistka")}
    assert ours == {"vistka", "vistka.vault", "vistka.vault.pixels"} | {
        f"vistka.vault.pixels.{name}" for name in ("child", "papers", "pictures", "sandbox", "seccomp", "terms")
    }
    assert not {"django", "cryptography", "sqlite3", "psycopg", "socket", "ssl"} & set(loaded)
