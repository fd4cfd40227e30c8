"""What somebody brought, in whatever it is written: its text, what its page says of itself, and its posts."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.pages import MOST_BYTES, MOST_SIGNS, CannotRead, Document, Kind, Reason, document_of

PARAGRAPHS = [
    "O nono dia da guerra terminou com novas notícias de soldados que pedem para voltar, e com mães que os procuram.",
    "Segundo o ministério, as famílias podem telefonar a qualquer hora para uma linha aberta ontem na capital do país.",
    "As informações são de um jornal estrangeiro, que as tem de uma agência, que as tem de um único vídeo sem data.",
]
TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">A young soldier calls home<br>from Sumy '
    '<a href="https://t.co/xY1">pic.twitter.com/aB3</a></p>&mdash; Name 🌻 (@foo) '
    '<a href="https://twitter.com/foo/status/99?ref_src=twsrc">March 2, 2022</a></blockquote>'
)


def page(*blocks: str, head: str = "") -> bytes:
    body = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Início</a></nav>'
        f"<article>{body}</article><footer>Rodapé</footer></body></html>"
    ).encode()


def said(document: Document) -> list[str]:
    return [document.text[slice(*post.span)] for post in document.posts]


def refusal(data: bytes) -> Reason:
    with pytest.raises(CannotRead) as refused:
        document_of(data)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1251", "koi8-u", "cp866"])
def test_cyrillic_is_read_in_whatever_it_was_written(encoding: str) -> None:
    text = "Мама, я живий. Я у лікарні, мене лікують. Не плач, скоро повернуся додому.\nДо побачення."
    text = text.replace("і", "и") if encoding == "cp866" else text
    assert document_of(text.encode(encoding)).text == text


def test_western_letters_and_a_declared_encoding() -> None:
    assert document_of("Não há notícias do capitão.".encode("windows-1252")).text == "Não há notícias do capitão."
    declared = '<html><head><meta charset="iso-8859-2"></head><body><p>Zażółć gęślą jaźń.</p></body></html>'
    assert "Zażółć gęślą jaźń." in document_of(declared.encode("iso-8859-2")).text


def test_plain_text_stays_as_it_is_sign_by_sign() -> None:
    text = "  Um\u00a0texto \u200f🌻\r\n\r\ncom linhas  \n"
    assert document_of(text.encode()).text == text.replace("\r\n", "\n")
    assert document_of("Text cut in the mid\u00e9".encode()[:-1]).text == "Text cut in the mid\ufffd"


def test_a_page_gives_its_main_text_with_its_post_in_its_place() -> None:
    document = document_of(page(PARAGRAPHS[0], TWEET, *PARAGRAPHS[1:]))
    post = "A young soldier calls home\nfrom Sumy pic.twitter.com/aB3\n— Name 🌻 (@foo) March 2, 2022"
    assert document.kind is Kind.PAGE
    assert document.text == "\n".join((PARAGRAPHS[0], post, *PARAGRAPHS[1:]))
    assert said(document) == [post]
    [found] = document.posts
    assert (found.author, found.handle, found.date) == ("Name 🌻", "foo", "2022-03-02")
    assert found.links == ("pic.twitter.com/aB3", "https://t.co/xY1", "https://twitter.com/foo/status/99")
    assert found.media == ("pic.twitter.com/aB3",)


@pytest.mark.parametrize(
    ("markup", "handle"),
    [
        ('<iframe src="https://t.me/somechannel/12?embed=1"></iframe>', "somechannel"),
        ('<script async src="https://telegram.org/js/w.js" data-telegram-post="somechannel/12"></script>', "somechannel"),
        ('<amp-twitter data-tweetid="99">'
         '<blockquote placeholder><p>Words of it</p>— N (@foo) March 2, 2022</blockquote></amp-twitter>', "foo"),
        ('<blockquote class="instagram-media"><p>Words</p><p>A post shared by N (@foo.bar)</p></blockquote>', "foo.bar"),
        ('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@foo/video/1"><section>Words</section>'
         "</blockquote>", "foo"),
        ('<blockquote class="bluesky-embed"><p>Words</p>'
         '&mdash; N (<a>@foo.bsky.social</a>) <a>March 2, 2022 at 1:05 PM</a></blockquote>',
         "foo.bsky.social"),
        ('<iframe src="https://social.example/@foo/123456/embed" class="mastodon-embed"></iframe>', "foo"),
        ('<div class="fb-post" data-href="https://www.facebook.com/foo/posts/12">'
         "<blockquote>Words</blockquote></div>", "foo"),
        ("<blockquote><p>Words of somebody</p>— N (@foo) March 2, 2022</blockquote>", "foo"),
    ],
)  # fmt: skip
def test_each_networks_markup_is_a_post_between_its_paragraphs(markup: str, handle: str) -> None:
    document = document_of(page(*PARAGRAPHS[:2], markup, PARAGRAPHS[2]))
    [post] = document.posts
    assert post.handle == handle
    before, after = document.text.find(PARAGRAPHS[1]), document.text.find(PARAGRAPHS[2])
    assert before < post.span.start < post.span.end < after


def test_a_repeated_paragraph_stays_repeated() -> None:
    assert document_of(page(*PARAGRAPHS, *PARAGRAPHS)).text.count(PARAGRAPHS[1]) == 2


def test_what_a_page_says_of_itself() -> None:
    head = (
        '<title>Title | Paper</title><meta property="og:site_name" content="Paper"><link rel="canonical" href="https://p.example/1">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Title", "datePublished": '
        '"2022-03-04T09:00:00Z"}]}</script><script type="application/ld+json">{broken</script>'
    )
    document = document_of(page(*PARAGRAPHS, head=head))
    assert (document.title, document.publisher, document.link, document.published) == (
        "Title", "Paper", "https://p.example/1", "2022-03-04",
    )  # fmt: skip


X1 = {
    "created_at": "Wed Mar 02 10:05:00 +0000 2022",
    "full_text": "Soldier &amp; mother https://t.co/a",
    "user": {"name": "Name", "screen_name": "foo"},
    "entities": {"media": [{"media_url_https": "https://pbs.twimg.com/media/a.jpg"}]},
}
X2 = {
    "data": [
        {
            "id": "1",
            "author_id": "7",
            "text": "Soldier & mother https://t.co/a",
            "created_at": "2022-03-02T10:05:00.000Z",
        }
    ],
    "includes": {"users": [{"id": "7", "name": "Name", "username": "foo"}]},
}
MASTODON = {
    "created_at": "2022-03-02T10:05:00Z",
    "content": "<p>Soldier &amp; mother https://t.co/a</p>",
    "account": {"acct": "foo", "display_name": "Name"},
}
BLUESKY = {
    "author": {"handle": "foo", "displayName": "Name"},
    "record": {"text": "Soldier & mother https://t.co/a", "createdAt": "2022-03-02T10:05:00Z"},
    "uri": "at://x",
}


@pytest.mark.parametrize(
    "post", [X1, X2, [X1], MASTODON, BLUESKY], ids=["X 1.1", "X 2", "a list", "Mastodon", "Bluesky"]
)
def test_the_json_of_a_post_is_its_words(post: object) -> None:
    document = document_of(json.dumps(post).encode())
    assert document.text == "Soldier & mother https://t.co/a"
    [found] = document.posts
    assert found.span == (0, len(document.text))
    assert (found.author, found.handle, found.date) == ("Name", "foo", "2022-03-02")
    assert "https://t.co/a" in found.links
    assert document.published == "2022-03-02"


def test_a_channels_export_is_its_messages_in_their_order() -> None:
    export = {
        "name": "Channel",
        "messages": [
            {
                "id": 1,
                "date": "2022-03-02T10:05:00",
                "from": "Channel",
                "text": ["First ", {"type": "bold", "text": "words"}],
            },
            {"id": 2, "type": "service", "date": "2022-03-02T10:06:00", "text": ""},
            {"id": 3, "date": "2022-03-03T10:05:00", "from": "Channel", "text": "Second words"},
        ],
    }
    document = document_of(json.dumps(export).encode())
    assert said(document) == ["First words", "Second words"]
    assert (document.title, document.published) == ("Channel", "2022-03-03")


def test_strange_json_gives_its_longest_words_and_broken_json_itself() -> None:
    assert (
        document_of(b'{"a": [{"b": "Some longer words that say something"}, "c"]}').text
        == "Some longer words that say something"
    )
    assert document_of(b'{"text": "cut off').text == '{"text": "cut off'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t", Reason.EMPTY),
        (b"a" * (MOST_BYTES + 1), Reason.TOO_LARGE),
        (gzip.compress(b"a" * 10_000_000), Reason.NOT_A_TEXT),
        (b"PK\x03\x04zip or docx", Reason.NOT_A_TEXT),
        (b"\x89PNG\r\n\x1a\n", Reason.NOT_A_TEXT),
        (b"{\\rtf1 words}", Reason.NOT_A_TEXT),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nwords", Reason.NOT_A_TEXT),
        (bytes(range(256)) * 100, Reason.NOT_A_TEXT),
    ],
)
def test_what_is_no_text_is_refused_and_never_decompressed(data: bytes, reason: Reason) -> None:
    assert refusal(data) is reason


HOSTILE = {
    "5 MB": page(*PARAGRAPHS * 14_000),
    "deep": b"<html><body>" + b"<div>" * 100_000 + b"<p>Words down there</p>",
    "deep posts": b"<html>" + b"<blockquote class='twitter-tweet'>" * 100_000 + b"words",
    "open paragraphs": b"<html><p>word " * 100_000,
    "attributes": b"<html><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">Words</p>",
    "entities": b'<!DOCTYPE a [<!ENTITY b "bbbb">'
    + b'<!ENTITY c "&b;&b;">' * 10_000
    + b"]><html><p>Words &c;</p></html>",
    "deep JSON": b'{"a":' * 500_000,
    "JSON in a page": page(*PARAGRAPHS, head="<script type='application/ld+json'>" + "[" * 500_000 + "</script>"),
    "dashes": "— a (@".encode() * 500_000,
    "signatures": b"Words\n\xe2\x80\x94 Name (@foo) March 2, 2022\n" * 50_000,
    "headings": b"Name, [02.03.2022 14:05]\n" * 100_000,
    "tags": b"<html>" + b"<a '" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_ends_soon_and_small(name: str) -> None:
    start = time.process_time()
    document = document_of(HOSTILE[name])
    assert time.process_time() - start < 6
    assert len(document.text) <= MOST_SIGNS
    assert document.cut == (name in ("5 MB", "deep JSON", "dashes", "signatures", "headings"))


BITS = st.sampled_from(
    b'<p> </p> <blockquote\tclass=\'twitter-tweet\'> <iframe\tsrc=\'//t.me/a/1\'> <!-- &#1; { } [ "text": "a\tb" "id":1 '
    b"\xff \x00 (@foo) \r \xe2\x80\x94\tName March\t2,\t2022".split(b" ")
)


@given(st.lists(BITS | st.binary(max_size=6), max_size=30).map(b"".join))
def test_nothing_is_raised_but_that_it_cannot_be_read(data: bytes) -> None:
    try:
        document = document_of(data)
    except CannotRead:
        return
    document.text.encode()
    assert all(0 <= post.span.start < post.span.end <= len(document.text) for post in document.posts)


def test_a_page_of_today_keeps_its_words_and_leaves_its_boxes() -> None:
    said = "<p>The regional hospital said that soldier number {} lies there without papers and nobody has come for him.</p>"
    page = (
        '<!doctype html><html><head><title>Test</title></head><body><div id="cookie-wall"><p>We store cookies.</p></div>'
        '<article><h1>Without papers</h1><div class="byline">By Ann Test <span>Published 3 March 2022, 14:05</span></div>'
        + said.format("one")
        + '<iframe data-src="https://t.me/channel_test/55?embed=1" src="about:blank"></iframe>'
        + said.format("two")
        + '<div class="newsletter"><p>Sign up for our newsletter.</p></div>'
        + said.format("three")
        + '<aside class="related"><ul><li><a href="/1">Ten cakes from Paris</a></li></ul></aside></article>'
        '<section id="comments"><p>bob: nonsense</p></section></body></html>'
    )
    document = document_of(page.encode(), "a.html")
    assert document.published == "2022-03-03"
    assert [post.handle for post in document.posts] == ["channel_test"]
    assert all(f"number {number}" in document.text for number in ("one", "two", "three"))
    assert not any(box in document.text for box in ("cookies", "newsletter", "cakes", "nonsense"))


@pytest.mark.parametrize("tag", ["p", "div"])
def test_paragraphs_alike_that_stand_together_are_counted_each(tag: str) -> None:
    said_again = (
        "The ministry invites the mothers of captured soldiers to come and take their sons home, it said on Friday."
    )
    other = "Another paragraph stands after them, and says something else about the town in which they were seen."
    markup = f"<html><body><article><p>{other}</p>{f'<{tag}>{said_again}</{tag}>' * 3}<p>{other} Then.</p></article>"
    assert document_of(markup.encode()).text.count(said_again) == 3
