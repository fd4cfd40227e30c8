"""One small invented text of each kind, read before the first foreign one so that everything is loaded by then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PARAGRAPHS: Final = (
    "Vídeos mostram um jovem soldado capturado em Sumy, segundo o Pentágono, no dia 2 de março de 2022. “As mães podem vir "
    "buscá-los em Kiev”, disse o ministério em um comunicado. As informações são do New York Times.",
    "A young captured soldier is seen in Sumy, according to Reuters. Two days ago he called his mother.",
    "За даними Міноборони, учора в Києві рядовий Іван Вигаданий, 1999 року народження, потрапив у полон під Бахмутом.",
    "По данным Минобороны, вчера под Бахмутом погиб рядовой Пётр Вымышленный. Матери могут приехать и забрать пленных.",
    "Según el Ministerio de Defensa, el soldado herido fue llevado ayer al hospital de Járkov, informó la agencia EFE.",
    "Nach Angaben des Verteidigungsministeriums wurde der Soldat gestern in Mariupol gefangen genommen, berichtet die dpa.",
    "Selon le ministère de la Défense, le jeune soldat capturé a parlé hier à sa mère, rapporte l'AFP depuis Kherson.",
)
_POST: Final = "Young soldier calls home https://t.co/a pic.twitter.com/b\n— Name 🌻 (@invented) March 2, 2022"
_TEXT: Final = "\n".join((*_PARAGRAPHS, _POST, *_PARAGRAPHS))
_EMBEDS: Final = (
    '<blockquote class="twitter-tweet"><p>Young soldier calls home <a href="https://t.co/a">pic.twitter.com/b</a></p>'
    '&mdash; Name (@invented) <a href="https://twitter.com/invented/status/1">March 2, 2022</a></blockquote>'
    '<iframe src="https://t.me/invented/1?embed=1"></iframe>'
)
_HEAD: Final = (
    '<meta charset="utf-8"><title>Page</title><script type="application/ld+json">{"@type": "NewsArticle", '
    '"headline": "Page", '
    '"datePublished": "2022-03-04", "publisher": {"name": "Paper"}}</script>'
)
_PAGE: Final = (
    f"<!doctype html><html><head>{_HEAD}</head><body><nav><a href='/'>Home</a></nav><article><h1>Page</h1>"
    f"{''.join(f'<p>{paragraph}</p>' for paragraph in _PARAGRAPHS)}{_EMBEDS}"
    "<table><tr><td>a</td></tr></table><ul><li>b</li></ul>"
    "</article><footer>c</footer></body></html>"
)
_DEEP: Final = f"<html><body>{'<div>' * 400}<p>{_PARAGRAPHS[1]} &eacute;&#1078;</p>"
_CARDS: Final = (
    "<html><body>" + "<div><a href='/x'>A link in a list</a></div>" * 20 + f"<div>{_PARAGRAPHS[1]}</div></body></html>"
)
_JSON: Final = (
    '[{"created_at": "Wed Mar 02 10:05:00 +0000 2022", "full_text": "Young soldier calls home from Sumy &amp; cries", '
    '"user": {"screen_name": "invented", "name": "Name"}}, {"date": "2022-03-02T10:05:00", '
    '"text": ["Words ", {"text": "of it"}], '
    '"from": "Channel", "id": 1}, {"created_at": "2022-03-02T10:05:00Z", "content": "<p>Words</p>", '
    '"account": {"acct": "a@b.c"}}]'
)

SAMPLES: Final[Mapping[str, bytes]] = {
    "plain.txt": _TEXT.encode(),
    "marked.txt": _TEXT.encode("utf-16"),
    "cyrillic.txt": "\n".join(_PARAGRAPHS[3:4]).encode("windows-1251"),
    "koi8.txt": _PARAGRAPHS[3].encode("koi8-r"),
    "western.txt": _PARAGRAPHS[6].encode("windows-1252"),
    "broken.txt": _PARAGRAPHS[2].encode() + b"\xff\xd0",
    "page.html": _PAGE.encode(),
    "deep.html": _DEEP.encode(),
    "cards.html": _CARDS.encode(),
    "posts.json": _JSON.encode(),
    "other.json": b'{"a": "Some longer words that are in no post at all"}',
}
"""By the name of the file that each could be."""
