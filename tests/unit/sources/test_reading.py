import json
import tracemalloc
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.sources.as_json import from_json, to_json
from vistka.sources.findings import Fate, Person, Reading, Span, Why, Withheld
from vistka.sources.hiding import Hidden, renumbered, with_repeats
from vistka.sources.languages import language_of
from vistka.sources.outlines import outline_of
from vistka.sources.passages import passages_of
from vistka.sources.reading import read
from vistka.sources.splitting import segments_of
from vistka.sources.unread import CannotRead

OFFER = (
    "O Ministério da Defesa da Ucrânia convida as mães dos soldados capturados a virem a Lviv buscar os seus filhos, "
    "disse o ministro da Defesa, Borys Vyhadanenko."
)
WORDS = "“Não sabíamos para onde nos levavam, e ninguém nos enterra os mortos”, disse o soldado capturado em Izium."
ARTICLE = f"""\
Mães recebem convite para buscar soldados presos na guerra
{OFFER}
{WORDS}
{OFFER}
{WORDS}
A young captured soldier is seen in Sumy, his hands are tied https://t.co/abcDEF1234
— Rita Inventada (@rita_inventada) March 2, 2022
"""


def spans_of(reading: Reading) -> list[Span]:
    single = [one.span for cell in fields(Reading) if isinstance(found := getattr(reading, cell.name), tuple)
              for one in found if hasattr(one, "span")]  # fmt: skip
    return single + [span for passage in reading.passages for span in passage.spans]


def test_an_article_is_read_into_all_its_findings() -> None:
    reading = read(ARTICLE.encode(), "article.txt")
    assert (reading.language, reading.published) == ("pt", "2022-03-02")
    assert [post.handle for post in reading.posts] == ["rita_inventada"]
    assert {place.name for place in reading.places} == {"Lviv", "Sumy"}
    assert [passage.count for passage in reading.passages] == [1, 2, 2, 1]
    assert [offer.by for offer in reading.offers] == ["Ministry of Defence of Ukraine"]


def test_a_page_says_its_day_and_one_that_does_not_has_the_day_it_was_brought_with() -> None:
    assert read(ARTICLE.encode(), published="2022-03-09").published == "2022-03-09"


def test_what_a_captive_says_is_withheld_wherever_it_stands_and_nothing_in_it_is_found() -> None:
    reading = read(ARTICLE.encode())
    places = [place for place in range(len(ARTICLE)) if ARTICLE.startswith("Não sabíamos", place)]
    hidden = Hidden(reading.withheld)
    assert len(places) == 2
    assert all(hidden.touches(Span(place, place + 1)) for place in places)
    assert "Izium" not in {place.name for place in reading.places}
    assert {one.why for one in reading.withheld} == {Why.WORDS}


def test_no_sketch_is_drawn_of_what_is_withheld() -> None:
    reading = read(ARTICLE.encode())
    hidden = Hidden(reading.withheld)
    assert [bool(passage.sketch) for passage in reading.passages] == [True, True, False, True]
    assert not [stretch for stretch in outline_of(reading, "a").stretches if hidden.touches(stretch.span)]


def test_the_same_bytes_are_always_read_the_same() -> None:
    assert read(ARTICLE.encode()) == read(ARTICLE.encode())


def test_line_ends_and_encodings_change_nothing_that_is_found() -> None:
    windows = ARTICLE.replace("\n", "\r\n").encode("cp1252")
    assert read(windows).places == read(ARTICLE.encode()).places


def test_a_withheld_sentence_is_withheld_again_in_a_pull_quote() -> None:
    text = f"{WORDS} Depois calou-se e foi levado.\nOutra coisa aconteceu na cidade naquele dia.\n{WORDS}"
    segments = segments_of(text, passages_of(text), (), "pt", None)
    found = with_repeats(text, language_of(text), segments, [Withheld(Span(0, 20), Why.WORDS)])
    assert [text[slice(*one.span)] for one in found] == [text[:20], WORDS]


def test_persons_who_are_left_are_numbered_anew() -> None:
    persons = [Person(Span(at, at + 5), Fate.CAPTIVE, perhaps=tuple(range(at // 10))) for at in (0, 10, 20)]
    left = renumbered(persons, Hidden([Withheld(Span(8, 12), Why.CONDUCT)]))
    assert [(person.span.start, person.perhaps) for person in left] == [(0, ()), (20, (0,))]


@pytest.mark.parametrize("withheld", [[(0, 50), (10, 20)], [(10, 20), (0, 50)]])
def test_a_stretch_inside_another_hides_no_less(withheld: list[tuple[int, int]]) -> None:
    hidden = Hidden(Withheld(Span(*span), Why.WORDS) for span in withheld)
    assert [hidden.touches(Span(at, at + 2)) for at in (5, 15, 30, 49, 50)] == [True, True, True, True, False]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *ARTICLE.splitlines(),
                "«",
                "”",
                "— X (@y) March 2, 2022",
                "\u202e🌻",
                "Києві",
                "дев’ятий день",
                "<b>",
                "\r",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", " ", "\n\n"]),
)
def test_whatever_is_pasted_every_span_lies_in_the_text(lines: list[str], between: str) -> None:
    try:
        reading = read(between.join(lines).encode())
    except CannotRead:
        return
    assert all(0 <= span.start < span.end <= len(reading.text) for span in spans_of(reading))
    hidden = Hidden(reading.withheld)
    assert not any(hidden.touches(one.span) for one in (*reading.places, *reading.dates, *reading.persons))


STEERING = "\x1b[2J\x07\x85\x9b2J\u202e\u2066"


@pytest.mark.parametrize(
    "data",
    [
        f"{ARTICLE}\n{STEERING}Words\n— Name{STEERING} (@invented) March 2, 2022".encode(),
        json.dumps(
            {
                "created_at": "2022-03-02",
                "full_text": f"A captured soldier {STEERING} was seen in Sumy \ud800.",
                "user": {"screen_name": f"in{STEERING}vented", "name": f"N{STEERING}"},
                "entities": {
                    "urls": [{"expanded_url": f"https://t.co/\ud800{STEERING}", "media_url": "https://t.co/\udfff"}]
                },
                "url": "https://t.co/\udbff",
            }
        ).encode(),
        json.dumps({"id": 1, "text": "Words of a post in Sumy", "screen_name": "a\udfff\x1b"}).encode(),
        b"<html><title>T&#x9b;&#8238;</title><body><p>A captured soldier &#x9b;&#8238; was seen in Sumy.",
    ],
    ids=["text", "post", "other post", "page"],
)
def test_what_is_found_steers_nothing_and_can_be_sent_and_sealed(data: bytes) -> None:
    reading = read(data, published="the day before")
    assert reading.published in ("", "2022-03-02")
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading
    written = json.dumps(to_json(reading), ensure_ascii=False).encode().decode()
    assert not set(STEERING) - set("[2J") & set(written)


def test_a_text_stays_sign_by_sign_where_signs_that_steer_stood() -> None:
    before = f"{OFFER * 9} In {STEERING} "
    assert read(f"{before}Sumy".encode()).places[-1].span == Span(len(before), len(before) + 4)


@pytest.mark.parametrize("blob", ["a", "А", "ab1", "a\u0301"])
def test_what_is_too_long_for_a_word_hides_nothing_and_costs_nothing(blob: str) -> None:
    long = blob * 20_000
    text = f"{long}\nA captured soldier was seen in Sumy.\n«{long}», сказав полонений."
    tracemalloc.start()
    try:
        reading = read(text.encode())
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert [place.name for place in reading.places] == ["Sumy"]
    assert [text[slice(*person.span)] for person in reading.persons] == ["A captured soldier"]
    assert any(one.span.start <= text.rindex("«") and text.rindex("»") < one.span.end for one in reading.withheld)
