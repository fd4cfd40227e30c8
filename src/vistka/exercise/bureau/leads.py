"""What the news says in an exercise: two newspapers that copy one another, posts, a picture, and what is made of them.

Everybody in it is invented, and so is every newspaper, account and minister. All is read as what comes from outside is.
"""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from vistka.enquiries.models import Enquiry
from vistka.exercise.bureau.mailboxes import EXERCISE
from vistka.exercise.bureau.staff import actor
from vistka.leads import actions
from vistka.leads.kinds import FindingKind
from vistka.leads.models import Finding, Item
from vistka.ledger.reading import reading
from vistka.matching.packed import unpack
from vistka.registry.models import Person
from vistka.sources.findings import Fate
from vistka.sources.reading import read

REVIEWER, BRINGER = "vira", "marta"
TOLD_BY: Final = "Exercise: an association of mothers"
FIRST, SECOND = "Jornal Inventado", "Gazeta de Lugar Nenhum"
CITED: Final = "Invented Herald"
OFFER: Final = (
    "“Foi tomada a decisão de entregar os soldados capturados às suas mães, se elas vierem buscá-los a Kiev, na Ucrânia”, "
    "disse o ministro da Defesa ucraniano, Borys Vyhadanyi, em um comunicado."
)
"""What stands three times in the one, and again in the other."""
IN_THE_ONE: Final = (
    "“Não sabíamos para onde nos levavam”, disse o jovem prisioneiro no vídeo.",
    "Há nove dias circulam nas redes sociais vídeos de soldados detidos que pedem para voltar para casa, em paz.",
    OFFER,
    f"As mães organizaram-se e perguntam por seus filhos. As informações são do {CITED}.",
    OFFER,
    "Segundo o Ministério da Defesa da Ucrânia, unidades inteiras baixaram as armas sem lutar.",
    OFFER,
)
IN_THE_OTHER: Final = ("Há mães que esperam uma resposta desde a semana passada, e ninguém lhes diz nada.", OFFER)
SEEN: Final = "A handcuffed captured soldier is seen in Sumy, Ukraine. pic.twitter.com/Invented0001"
PICTURE: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""One grey point."""


def bring_leads(sought: UUID, held: UUID) -> dict[str, UUID]:
    """Bring it all. `sought`: an enquiry that a post names; `held`: a person whom a video shows. Keys for the tour."""
    article = _bring(_page(FIRST, IN_THE_ONE, SEEN), "https://inventado.example/maes", "page.html")
    copied = _bring(_page(SECOND, IN_THE_OTHER, ""), "https://nenhum.example/maes", "page.html")
    with reading(EXERCISE, page="exercise"):
        him, other = Enquiry.objects.get(pk=sought).description, Person.objects.get(pk=held).description
        names = [_named(str(key), packed) for key, packed in ((sought, him), (held, other))]
    _accepted(_bring(_post("is in a hospital in Kharkiv", ""), "https://posts.example/1", "post.json"), names[0])
    _accepted(
        _bring(_post("calls home", "pic.twitter.com/Invented0002"), "https://posts.example/2", "post.json"), names[1]
    )
    actions.bring_media(by=actor(BRINGER), content=PICTURE, link="https://posts.example/3", told_by=TOLD_BY)
    return {"article": article.pk, "copied": copied.pk}


def _bring(content: bytes, link: str, name: str) -> Item:
    """It is ours, so it is read in this process; what comes from outside is read in one that is shut in."""
    found = read(content, name=name, link=link)
    return actions.bring_text(by=actor(BRINGER), content=content, reading=found, link=link, told_by=TOLD_BY)


def _accepted(item: Item, named: Mapping[str, str]) -> None:
    """The reviewer writes down who is described, drops the rest and ends the review."""
    by, [person] = actor(REVIEWER), item.findings.filter(kind=FindingKind.PERSON)
    with reading(EXERCISE, page="exercise"):
        found = Finding.objects.get(pk=person.pk).said or {}
    said = {"fate": str(Fate.CAPTIVE), "where": found.get("where", ""), **named}
    actions.correct(by=by, finding_id=person.pk, said=said)
    for finding_id in list(item.findings.exclude(pk=person.pk).values_list("pk", flat=True)):
        actions.drop(by=by, finding_id=finding_id)
    actions.end_review(by=by, item_id=item.pk)


def _named(key: str, packed: str) -> dict[str, str]:
    """By what a post would tell somebody: name and unit."""
    described = unpack(key, packed)
    name = " ".join(filter(None, (described["family_name"], described["given_name"], described["patronymic"])))
    cells = {"name": name or described["name"], "unit": described["unit"]}
    return {cell: text for cell, text in cells.items() if text}


def _page(newspaper: str, paragraphs: tuple[str, ...], post: str) -> bytes:
    """A page as newspapers make it. Each stands where its copies stand."""
    about = {"@type": "NewsArticle", "datePublished": _day(1).isoformat(), "publisher": {"name": newspaper}}
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    if post:
        said_on = f"{_day(4):%B} {_day(4).day}, {_day(4).year}"
        body += (
            f'<blockquote class="twitter-tweet"><p>{post}</p>&mdash; Nobody the Invented (@nobody_invented) '
            f'<a href="https://posts.example/0">{said_on}</a></blockquote>'
        )
    return (
        f'<!doctype html><html lang="pt"><head><meta charset="utf-8"><title>Mães podem buscar os filhos</title>'
        f'<script type="application/ld+json">{json.dumps(about)}</script></head>'
        f"<body><article><h1>Mães podem buscar os filhos</h1>{body}</article></body></html>"
    ).encode()


def _post(what: str, media: str) -> bytes:
    """A post as a social network gives it."""
    text = f"A captured soldier, his name is given, {what} {media}".strip()
    user = {"screen_name": "somebody_invented", "name": "Somebody the Invented"}
    return json.dumps({"created_at": f"{_day(3).isoformat()}T10:00:00Z", "full_text": text, "user": user}).encode()


def _day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)
