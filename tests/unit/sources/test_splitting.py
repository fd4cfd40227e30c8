import itertools
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.findings import Post, Span
from vistka.sources.passages import passages_of
from vistka.sources.posts import find_posts
from vistka.sources.segments import Segment
from vistka.sources.splitting import segments_of, sentences_of

POST = "Сина Олени бачили живим у лікарні міста.\n— Новини Сум (@sumy_novyny_invented) March 2, 2022"


def sentences(text: str, language: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(text, language)]


def segmented(text: str, posts: tuple[Post, ...] = (), published: date | None = None) -> tuple[Segment, ...]:
    return segments_of(text, passages_of(text), posts, "en", published)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("uk", "Він народився у м. Суми 1999 р. Нині він у полоні. Про це сказав ген. А. Коваль.", 3),
        ("uk", "Поранено 5 тис. осіб на вул. Садовій. Деталей немає…", 2),
        ("ru", "В 2014 г. Он жил в г. Сумы. А. С. Лапин не ответил.", 3),
        ("pt", "O Sr. Silva e a Dra. Ana vieram. Segundo o gen. Prado, sim.", 2),
        ("en", "Lt. Col. J. R. Doe of the U.S. Army left. He was held... And freed! Why?", 4),
        ("es", "El Sr. Gil llegó. ¿Vive? ¡Vive!", 3),
        ("de", "Am 2. März wurde er z. B. in St. Pölten gesehen. Er ist 19. Seine Mutter weint.", 3),
        ("fr", "M. Blanc et Mme. Roux sont venus. Il est vivant.", 2),
    ],
)
def test_abbreviations_initials_and_ordinals_end_no_sentence(language: str, text: str, count: int) -> None:
    found = sentences(text, language)
    assert len(found) == count, found
    assert " ".join(found) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "“Ele está vivo. Está bem”, disse o ministério."),
        ("uk", "«Він живий. Чекає», — додала сестра."),
        ("de", "„Er lebt. Es geht ihm gut“, sagte sie."),
        ("fr", "« Il est vivant. Il va bien », a dit sa mère."),
        ("en", '"He is alive. He is well," she said.'),
    ],
)
def test_a_quotation_stays_with_who_said_it(language: str, text: str) -> None:
    assert sentences(f"{text} Then. nothing.", language)[0] == text


def test_a_quotation_mark_that_never_closes_holds_nothing_together() -> None:
    assert len(sentences("“He is alive. He is well. " * 3, "en")) == 6


@given(st.text(alphabet='aБ. "«»“”!?…\n\u00a01', max_size=300))
def test_sentences_follow_each_other_and_leave_nothing_out(text: str) -> None:
    found = sentences_of(text, "uk", 7)
    assert all(text[one.span.start - 7 : one.span.end - 7] == one.text for one in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


def test_what_is_said_again_is_no_segment() -> None:
    first = "The ministry offered the families a bus. Nobody has answered it so far."
    again = "The ministry offered the families a bus."
    found = segmented(f"{first}\n{again}\nThe bus left at noon without anybody.\n{first}")
    assert [segment.text for segment in found] == [first, "The bus left at noon without anybody."]


def test_a_posts_words_are_a_segment_of_their_own_with_its_day_and_without_its_signature() -> None:
    text = f"A newspaper in English reports from the hospital of the town.\n{POST}\nIt adds nothing of its own here."
    own, post, more = segmented(text, find_posts(text), date(2022, 3, 9))
    assert (own.post, post.post, more.post) == (None, 0, None)
    assert (own.day, post.day) == (date(2022, 3, 9), date(2022, 3, 2))
    assert (own.language, post.language) == ("en", "uk")
    assert [sentence.text for sentence in post.sentences] == ["Сина Олени бачили живим у лікарні міста."]
    assert post.signature is not None
    assert text[slice(*post.signature)].startswith("— Новини Сум")


def test_words_beside_a_post_in_one_line_are_the_writers() -> None:
    text = "Before it. Words of it — A (@b) March 2, 2022 and after."
    post = Post(Span(11, 45), handle="b", date="2022-03-02")
    assert [(segment.text, segment.post) for segment in segmented(text, (post,))] == [
        ("Before it.", None),
        (text[11:45], 0),
        ("and after.", None),
    ]


def test_a_long_row_of_stops_is_read_at_once() -> None:
    assert sentences_of("a. " * 100_000, "en")


@pytest.mark.parametrize("stop", ".!?…")
def test_a_run_of_stops_is_gone_through_once(stop: str) -> None:
    started = time.process_time()
    assert len(sentences(stop * 200_000, "en")) == 1
    assert time.process_time() - started < 20, "each stop of a run was the beginning of another search"
