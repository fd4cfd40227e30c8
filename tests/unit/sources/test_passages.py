import itertools

from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.findings import Span
from vistka.sources.passages import folded, paragraphs_of, passages_of

OFFER = "O ministério convida as mães a virem buscar os seus filhos à fronteira."


def test_a_paragraph_that_stands_three_times_is_one_passage_with_three_places() -> None:
    text = f"{OFFER}\nOutra coisa foi dita pelo governo na quinta-feira.\n{OFFER}\n\n{OFFER}"
    first, other = passages_of(text)
    assert (first.count, other.count) == (3, 1)
    assert {text[span.start : span.end] for span in first.spans} == {OFFER}


def test_a_repeat_is_known_whatever_marks_and_case_it_is_set_in() -> None:
    text = (
        "«Синів можна забрати додому», — сказав речник міністерства.\n"
        "“СИНІВ можна забрати додому”,\u00a0\u2013 сказав  речник міністерства"
    )
    (passage,) = passages_of(text)
    assert passage.count == 2


def test_an_apostrophe_is_part_of_its_word_in_all_its_forms() -> None:
    assert folded("Лук'янівка") == folded("Лукʼянівка") == folded("Лук’янівка") == "лукянівка"


def test_buttons_and_headings_that_repeat_are_no_passages() -> None:
    assert passages_of("Read more\nRead more\nLeia também:\nLeia também:\n🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻") == ()


@given(st.text(alphabet="aя \n\t\u00a0«.", max_size=200))
def test_paragraphs_hold_every_sign_that_is_no_space_once_and_begin_and_end_with_one(text: str) -> None:
    spans = list(paragraphs_of(text))
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() != "" for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert sum(not sign.isspace() for sign in text) == sum(
        not sign.isspace() for span in spans for sign in text[slice(*span)]
    )


def test_a_line_of_spaces_costs_no_more_than_its_length() -> None:
    assert list(paragraphs_of(" " * 2_000_000 + "\nSumy")) == [Span(2_000_001, 2_000_005)]
