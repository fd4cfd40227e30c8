"""Posts as newspapers and people paste them into plain text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.findings import Post
from vistka.sources.posts import find_posts, signature_in

PARAGRAPH = (
    "O nono dia da guerra terminou com novas notícias de soldados que pedem para voltar, e com mães que os procuram em "
    "hospitais e campos, sem resposta."
)
WORDS = "A young captured soldier is seen crying in Sumy as neighbours bring him tea pic.twitter.com/aB3dE"


def said(text: str, post: Post) -> str:
    return text[slice(*post.span)]


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        ("March 2, 2022", "2022-03-02"),
        ("2 de março de 2022", "2022-03-02"),
        ("2 березня 2022 р.", "2022-03-02"),
        ("2 марта 2022 г.", "2022-03-02"),
        ("2 de marzo de 2022", "2022-03-02"),
        ("2. März 2022", "2022-03-02"),
        ("1er mars 2022", "2022-03-01"),
        ("26 févr. 2022", "2022-02-26"),
        ("02.03.2022", "2022-03-02"),
        ("2022-03-02", "2022-03-02"),
    ],
)
@pytest.mark.parametrize("dash", ["— ", "– ", "-- ", "—"])
def test_a_post_is_its_words_and_the_line_that_signs_it(dash: str, signed: str, day: str) -> None:
    whole = f"{WORDS}\n{dash}Name Inventado 🌻🇺🇦 (@inv_ented) {signed}"
    text = f"{PARAGRAPH}\n{whole}\n{PARAGRAPH}"
    [post] = find_posts(text)
    assert said(text, post).rstrip(".") == whole.rstrip(".")
    assert (post.author, post.handle, post.date) == ("Name Inventado 🌻🇺🇦", "inv_ented", day)
    assert post.media == ("pic.twitter.com/aB3dE",)


@pytest.mark.parametrize(
    ("before", "post"),
    [
        (
            PARAGRAPH,
            "First words of a post on the soldiers there.\n\nSecond part of it https://t.co/a\n— N (@foo) 2 May 2022",
        ),
        (f"{PARAGRAPH}\n\n{PARAGRAPH}", "Olhem este vídeo\nde um soldado\n— N (@foo) 2 de maio de 2022"),
        (
            f"{PARAGRAPH} O ministério escreveu no Telegram:",
            "Primeira parte.\nSegunda parte.\n— N (@foo) 2 de maio de 2022",
        ),
        (PARAGRAPH, "Someone tells of a wounded man there https://t.co/a\n#war #Sumy\n— N (@foo) May 2, 2022"),
    ],
    ids=[
        "another language than the article's",
        "a block of its own",
        "after the words that lead in",
        "a line without words",
    ],
)
def test_a_post_of_several_lines_begins_where_its_words_begin(before: str, post: str) -> None:
    text = f"{before}\n{post}\n{PARAGRAPH}" if "\n\n" not in before else f"{before}\n\n{post}\n\n{PARAGRAPH}"
    [found] = find_posts(text)
    assert said(text, found) == post


def test_a_post_that_runs_on_in_one_line_begins_with_its_own_language() -> None:
    text = f"{PARAGRAPH} {WORDS}— Name (@foo) March 2, 2022 {PARAGRAPH}"
    [post] = find_posts(text)
    assert said(text, post) == f"{WORDS}— Name (@foo) March 2, 2022"


@pytest.mark.parametrize(
    ("text", "who", "day"),
    [
        ("Bread for everybody.\nA post shared by Name (@foo.bar)", ("Name", "foo.bar"), ""),
        ("Pão para todos.\nUma publicação partilhada por Nome (@foo.bar)", ("Nome", "foo.bar"), ""),
        ("Хліб для всіх.\nДопис, поширений Ім'я (@foo.bar)", ("Ім'я", "foo.bar"), ""),
        (
            "Bread for everybody.\n— Name (@foo.bsky.social) March 2, 2022 at 2:05 PM",
            ("Name", "foo.bsky.social"),
            "2022-03-02",
        ),
        ("Гаряча лінія працює.\n— Штаб, Telegram, 5 березня 2022", ("Штаб", ""), "2022-03-05"),
        ("Name, [02.03.2022 14:05]\nThe words of it.\n\nMore words.", ("Name", ""), "2022-03-02"),
        ("Forwarded from Some Channel\nThe words of it.", ("Some Channel", ""), ""),
        ("Name\n@foo\nThe words of it.\n7:15 PM · Mar 2, 2022 · Twitter for iPhone", ("Name", "foo"), "2022-03-02"),
        ("The words of it.\nvia @foo", ("", "foo"), ""),
    ],
)
def test_each_network_signs_in_its_own_way(text: str, who: tuple[str, str], day: str) -> None:
    [post] = find_posts(text)
    assert said(text, post) == text
    assert ((post.author, post.handle), post.date) == (who, day)


def test_a_post_that_stands_twice_is_one() -> None:
    post = f"{WORDS}\n— Name (@foo) March 2, 2022"
    assert len(find_posts(f"{PARAGRAPH}\n{post}\n{PARAGRAPH}\n{post}")) == 1
    assert len(find_posts(f"{PARAGRAPH}\n{post}\n{PARAGRAPH}\nOther words\n— Name (@foo) March 2, 2022")) == 2


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "— Я живий, — сказав він мамі (@mama) по телефону.",
        "O ministro (@ministro) falou em 2 de março de 2022 – e depois calou-se.",
        "Publicado por Redação em 4 de março de 2022\n" + PARAGRAPH,
        "— Name (@foo) March 2, 2022",
        PARAGRAPH + "\n— Мама плаче, — розповіла сестра 2 березня 2022\n" + PARAGRAPH,
        PARAGRAPH + "\n— Wir warten seit dem 2. März 2022",
    ],
)
def test_a_mention_a_dialogue_and_a_byline_are_no_posts(text: str) -> None:
    assert find_posts(text) == ()


def test_the_line_that_signs_is_told_from_the_words() -> None:
    text = f"{PARAGRAPH}\n{WORDS}\n— Name (@foo) March 2, 2022"
    [post] = find_posts(text)
    span = signature_in(text, post)
    assert span is not None
    assert text[slice(*span)] == "— Name (@foo) March 2, 2022"


PARTS = st.sampled_from(
    [
        "— ",
        "Name",
        " (@foo)",
        " March 2, 2022",
        "\n",
        "\n\n",
        "words ",
        "[02.03.2022 14:05]",
        ", ",
        ":",
        "via @x",
        "pic.twitter.com/a ",
    ]
)


@given(st.lists(PARTS | st.text(max_size=5), max_size=40).map("".join))
def test_posts_lie_in_their_text_one_after_the_other(text: str) -> None:
    posts = find_posts(text)
    assert all(0 <= post.span.start < post.span.end <= len(text) for post in posts)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(posts))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Teste @anateste · 2 мар.\nHe is alive and asks for his mother.", "anateste"),
        ("He is alive and asks for his mother.\n— Channel Test (https://t.me/channel_test/123)", "channel_test"),
        ("Канал Тест, [2 мар. 2022 г., 14:05:11]:\nВ госпитале лежит боец без документов.", "Канал Тест"),
    ],
)
def test_pasted_forms_without_a_year_or_a_handle(text: str, who: str) -> None:
    (post,) = find_posts(text)
    assert who == (post.handle or post.author)


def test_a_long_line_of_spaces_takes_no_longer_than_its_length() -> None:
    started = time.perf_counter()
    find_posts("x" + " " * 200_000 + "\n— Ana Teste (@anateste) March 2, 2022")
    assert time.perf_counter() - started < 5
