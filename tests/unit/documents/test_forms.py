"""What stands on the forms: every field in two languages, every value as text, and no place of custody for a family."""

from __future__ import annotations

import re
from contextlib import closing
from itertools import permutations
from typing import Any, Final

import pypdfium2 as pdfium
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from invented_papers import NUMBER, PUBLIC, SEED, claim_of, filled_in, printed, text_of, together
from vistka.cli.parser import build_parser
from vistka.documents.errors import NotOnThisForm
from vistka.documents.kinds import (
    FIELDS,
    HEALTH,
    MAY_ISSUE,
    NEVER_BLANK,
    READ_BY,
    DocumentKind,
    Reader,
    Takes,
)
from vistka.documents.labels import LANGUAGES, field_pair, pair, table
from vistka.documents.proofs import code_of, read_file
from vistka.documents.showing import shown

PAIRS: Final = [(one, other) for one, other in permutations(LANGUAGES, 2)]
TO_FAMILIES: Final = [kind for kind in DocumentKind if READ_BY[kind] is Reader.FAMILY]
BLANK: Final = [kind for kind in DocumentKind if kind not in NEVER_BLANK]
PLACES: Final = frozenset({"camp", "hospital", "coming_from", "death_place"})
PLACE_WORDS: Final = re.compile("camp[^a]|campo|табір|табор|лагер|hospital|шпитал|госпитал", re.IGNORECASE)
MARKUP: Final = "#*_$\\~`<>@[]{}()=+-/'\"%&^|!?.:;, абвґєїѢҐщёãç№«»“’–—…09AZ"
TWO_PAGES: Final = frozenset(
    {
        DocumentKind.CAPTURE_CARD_FAMILY,
        DocumentKind.CAPTURE_CARD_AGENCY,
        DocumentKind.CORRESPONDENCE_CARD,
        DocumentKind.LETTER,
        DocumentKind.FAMILY_MESSAGE,
        DocumentKind.DEATH_NOTICE,
    }
)
POINTS: Final = 72 / 25.4


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
def test_every_label_stands_in_both_languages_and_every_value_as_it_was_given(
    kind: DocumentKind, languages: tuple[str, str]
) -> None:
    text = text_of(printed(kind, languages=languages))
    labels = [label for field in FIELDS[kind] for label in field_pair(kind, field.name, languages)]
    assert [label for label in (*pair("titles", kind, languages), *labels) if together(label) not in text] == []
    values: dict[str, Any] = dict(filled_in(kind))
    plain = [values[field.name] for field in FIELDS[kind] if field.takes in (Takes.TEXT, Takes.LINES)]
    cells = [
        cell
        for field in FIELDS[kind]
        if field.takes is Takes.ROWS
        for row in values[field.name]
        for cell in row.values()
    ]
    assert [value for value in [*plain, *cells] if together(value) not in text] == []
    assert "02.04.1999" in text or not any(field.takes is Takes.DAY for field in FIELDS[kind])
    assert NUMBER in text


def test_every_label_is_there_in_every_language() -> None:
    lacking = [
        (section, name)
        for section, labels in table().items()
        for name, words in labels.items()
        if set(words) != set(LANGUAGES) or not all(words.values())
    ]
    assert lacking == []
    fields = [(kind, field) for kind in DocumentKind for field in FIELDS[kind]]
    assert [field.name for kind, field in fields if not all(field_pair(kind, field.name, ("uk", "pt")))] == []
    for section, takes in (("choices", Takes.CHOICE), ("columns", Takes.ROWS)):
        names = {name for _, field in fields if field.takes is takes for name in field.names}
        assert names == set(table()[section])


def test_the_capture_card_is_numbered_as_annex_iv_has_it_and_knows_seven_states_of_health() -> None:
    for kind in (DocumentKind.CAPTURE_CARD_FAMILY, DocumentKind.CAPTURE_CARD_AGENCY):
        numbers = [field.number for field in FIELDS[kind]]
        assert list(dict.fromkeys(numbers)) == [str(number) for number in range(1, 15)]
        # No remarks: the address is all that has room for words.
        assert [field.name for field in FIELDS[kind] if field.takes is Takes.LINES] == ["next_of_kin_address"]
    assert len(HEALTH) == 7


@pytest.mark.parametrize("kind", TO_FAMILIES)
def test_nothing_that_goes_to_a_family_names_a_place_of_custody(kind: DocumentKind) -> None:
    assert [field.name for field in FIELDS[kind] if field.custody or field.name in PLACES] == []
    everything = [
        label for field in FIELDS[kind] for language in PAIRS for label in field_pair(kind, field.name, language)
    ]
    assert [label for label in everything if PLACE_WORDS.search(label)] == []


def test_every_place_of_custody_is_marked_as_one() -> None:
    fields = [(kind, field) for kind in DocumentKind for field in FIELDS[kind]]
    assert {field.name for _, field in fields if field.custody} == PLACES
    assert all(field.custody for _, field in fields if field.name in PLACES)
    named = {field.name for kind, field in fields if PLACE_WORDS.search(field_pair(kind, field.name, ("en", "uk"))[0])}
    assert named <= PLACES


def test_cards_have_the_size_of_the_annex_and_every_form_is_pdf_a() -> None:
    for kind in DocumentKind:
        pdf = printed(kind)
        assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in pdf
        with closing(pdfium.PdfDocument(pdf)) as document:
            size = tuple(round(points / POINTS) for points in document[0].get_size())
            assert size == ((150, 105) if "card" in kind else (210, 297))


@pytest.mark.parametrize("kind", BLANK)
def test_a_blank_form_fits_its_sheet_of_paper_in_any_two_languages(kind: DocumentKind) -> None:
    for languages in PAIRS:
        with closing(pdfium.PdfDocument(printed(kind, {}, languages, blank=True))) as document:
            assert len(document) == (2 if kind in TWO_PAGES else 1), languages


def test_a_family_message_of_three_hundred_words_stays_legible_and_the_reply_a_page_of_its_own() -> None:
    values = {**filled_in(DocumentKind.FAMILY_MESSAGE), "message": "Дорога мамо, я живий. " * 75}
    with closing(pdfium.PdfDocument(printed(DocumentKind.FAMILY_MESSAGE, values))) as document:
        assert len(document) == 2
        assert "Reply" in document[1].get_textpage().get_text_bounded()


@settings(max_examples=40, deadline=None)
@given(st.text(MARKUP, min_size=1, max_size=25))
def test_markup_is_only_text(value: str) -> None:
    marked = f"0{value}0"  # a hyphen that ends a line is none to who reads a PDF's text
    found = text_of(printed(DocumentKind.LETTER, {"family_name": marked, "message": marked}))
    assert found.count(together(shown(marked))) >= 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_sign_makes_an_error_and_none_is_lost(value: str) -> None:
    found = text_of(printed(DocumentKind.LETTER, {"family_name": value, "message": f"{value}\n{value}"}))
    visible = [sign for sign in together(shown(value)) if sign.isalnum()]
    assert [sign for sign in visible if sign not in found] == []


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        ("שלום", "שלום"),
        ("გიორგი", "გიორგი"),
        ("Կարեն", "Կարեն"),
        ("金 Ким", "[U+91D1] Ким"),
        ("a\u202eb\x00c", "abc"),
        ("Иван\r\nИванов", "Иван\nИванов"),
    ],
)
def test_names_of_other_scripts_stand_as_they_are_or_by_number(value: str, stands: str) -> None:
    assert shown(value) == stands


@pytest.mark.parametrize(
    "values",
    [
        {"camp": "Secret camp"},
        {"signature": "forged"},
        {"health": "executed"},
        {"family_name": [{"a": "b"}]},
    ],
)
def test_what_a_form_has_no_place_for_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(NotOnThisForm):
        printed(DocumentKind.CAPTURE_CARD_FAMILY, values)


def test_what_does_not_apply_is_struck_out_and_an_answer_says_only_what_is_so() -> None:
    assert together("notified") not in text_of(printed(DocumentKind.CERTIFICATE))
    assert together("seriously wounded") in text_of(printed(DocumentKind.CAPTURE_CARD_FAMILY))


def test_the_qr_holds_the_code_of_the_form() -> None:
    pdf = printed(DocumentKind.LETTER)
    matrix = segno.make(code_of(claim_of(DocumentKind.LETTER), SEED), error="m", micro=False).matrix
    assert drawn(pdf, len(matrix)) == [[bool(dark) for dark in row] for row in matrix]
    assert read_file(pdf, PUBLIC) == claim_of(DocumentKind.LETTER)


def drawn(pdf: bytes, modules: int) -> list[list[bool]]:
    """The modules of the QR as they are on the page, sampled in the middle of each."""
    scale = 8
    with closing(pdfium.PdfDocument(pdf)) as document:
        page = document[0]
        *_, code = page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=1)
        left, _, right, top = code.get_bounds()
        height = page.get_height()
        picture = page.render(scale=scale).to_pil().convert("1")
    box = (round(left * scale) - 4, round((height - top) * scale) - 4, round(right * scale) + 4, picture.height)
    dark = picture.crop(box).point(lambda light: not light)
    left_edge, top_edge, right_edge, _ = dark.getbbox() or (0, 0, 0, 0)
    size = (right_edge - left_edge) / modules
    middle = [(place + 0.5) * size for place in range(modules)]
    return [[bool(dark.getpixel((left_edge + x, top_edge + y))) for x in middle] for y in middle]


def test_every_kind_has_readers_issuers_and_words_and_the_help_names_those_that_are_printed_blank() -> None:
    assert set(READ_BY) == set(MAY_ISSUE) == set(FIELDS) == set(DocumentKind)
    assert all(str(kind.words) and str(kind.readers) for kind in DocumentKind)
    commands = next(action for action in build_parser()._actions if action.dest == "command")
    said = set(re.findall(r"\w+", str(commands.choices["forms"].description)))  # type: ignore[index]
    assert {kind for kind in DocumentKind if kind in said} - {"letter"} == set(BLANK) - {DocumentKind.LETTER}
