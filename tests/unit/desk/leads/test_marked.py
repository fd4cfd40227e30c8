"""The text with what was found in it: all of it but what is withheld, each passage once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from invented_leads import ARTICLE, CAPTIVES_WORDS, CONDUCT, what_is_read
from vistka.desk.leads.marked import NOT_KEPT, in_context, paragraphs, pieces
from vistka.sources.findings import Reading, Span, Why, Withheld

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda two: Span(min(two), max(two)))


def reading(text: str, *withheld: Span) -> Reading:
    return Reading(text=text, language="en", withheld=tuple(Withheld(span, Why.WORDS) for span in withheld))


@given(st.text("abc \n", max_size=60), st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=3))
def test_whatever_overlaps_no_withheld_sign_is_shown_and_no_other_is_lost(
    text: str, marks: list[Span], hidden: list[Span]
) -> None:
    letters = "".join(chr(0x4E00 + at) if sign not in " \n" else sign for at, sign in enumerate(text))
    read = reading(letters, *hidden)
    kept = {
        sign
        for at, sign in enumerate(letters)
        if sign not in " \n" and not any(span.start <= at < span.end for span in hidden)
    }
    found = paragraphs(read, list(enumerate(marks, 1)))
    shown = "".join(str(one.words) for paragraph in found for one in paragraph.pieces)
    assert {sign for sign in shown if sign >= "\u4e00"} == kept


def test_a_repeated_passage_stands_once_with_its_count() -> None:
    read = what_is_read()
    counts = [one.count for one in paragraphs(read, [])]
    assert sorted(counts)[-2:] == [1, 3]
    assert len(counts) == len({line for line in ARTICLE.splitlines() if line})


def test_neighbours_that_are_withheld_are_said_once_and_why() -> None:
    shown = [str(one.words) for paragraph in paragraphs(what_is_read(), []) for one in paragraph.pieces]
    assert [shown.count(str(words)) for words in NOT_KEPT.values()] == [1, 1]
    assert not any(words in " ".join(shown) for words in (CAPTIVES_WORDS, CONDUCT))
    text = reading("one two three", Span(0, 4), Span(4, 7))
    assert [str(one.words) for one in pieces(text.text, Span(0, 13), [], text.withheld)] == [
        str(NOT_KEPT[Why.WORDS]),
        " three",
    ]


def test_beside_a_finding_stand_its_own_paragraph_and_its_number_where_it_begins() -> None:
    read = replace(reading("Before.\nIt was seen in Sumy on Monday.\nAfter."), passages=())
    place = Span(23, 27)
    context = in_context(read, place)
    assert "".join(str(one.words) for one in context) == "It was seen in Sumy on Monday."
    assert [str(one.words) for one in context if one.is_marked] == ["Sumy"]
    [marked] = [one for paragraph in paragraphs(read, [(4, place)]) for one in paragraph.pieces if one.starts]
    assert (marked.words, marked.starts) == ("Sumy", (4,))
    [post] = [one for one in paragraphs(read, [(9, Span(8, 8))]) if any(piece.starts for piece in one.pieces)]
    assert not any(piece.is_marked for piece in post.pieces)
