"""The lines that sign a post in plain text: one table of forms, whichever network, newspaper or hand wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vistka.sources.findings import Span
from vistka.sources.post_dates import DATE, iso_date

MOST_SIGNATURES: Final = 300
_LONGEST_LINE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a post and when. `heads`: the words follow it; else they stand before it."""

    span: Span
    author: str
    handle: str
    date: str
    heads: bool = False
    short: bool = False
    """Whether its network cuts what it embeds at 280 signs."""


_DASH: Final = r"(?:[—–―‒]{1,2}|--?|&mdash;)"
_HANDLE: Final = r"@(?P<handle>[A-Za-z0-9_][A-Za-z0-9_.\-]{0,60}(?:@[A-Za-z0-9.\-]{3,60})?)"
_AUTHOR: Final = r"(?P<author>[^\n]{0,90}?)"
_AUTHOR_INSIDE: Final = r"(?P<author>(?:(?![—–―]|\s-\s|https?:|pic\.)[^\n]){0,90}?)"
_NETWORK: Final = (
    r"(?:twitter|x(?:\.com)?|твіттері?|твиттере?|telegram|телеграмі?|телеграме?|тг|tg|facebook|фейсбуці?к?|фейсбуке?|"
    r"instagram|інстаграмі?|инстаграме?|threads|mastodon|bluesky|tiktok|vk|вконтакте|вк|youtube|ютубі?|ютубе?)"
)
_ON: Final = rf"(?:[ \u00a0]*[,/|·•(][ \u00a0]*|[ \u00a0]+(?:on|no|na|en|auf|sur|в|у|via|via o)[ \u00a0]+){_NETWORK}\)?"
_TIME: Final = (
    r"(?:[ \u00a0\u202f,]{0,3}(?:at|às|as|a las|um|à|о|об|в|at around)?[ \u00a0\u202f]{0,2}"
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?(?:[ \u00a0]?(?:Uhr|[A-Z]{3,4}|UTC[+-]\d))?)?"
)
_BEFORE_DATE: Final = r"[^\n\d@]{0,30}?"
_DATED: Final = rf"{_BEFORE_DATE}(?:\n[ \t]{{0,8}})?{_BEFORE_DATE}(?P<date>{DATE}){_TIME}"
_AFTER_DATE: Final = r"(?:[ \u00a0]*(?:г|р|year|року|года)\.?(?!\w))?"
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?"
_INSTAGRAM: Final = (
    r"(?:(?:A|An) (?:post|photo|video|reel) (?:shared|posted) by|"
    r"Um(?:a)? (?:publicação|post|foto|vídeo) (?:partilhad|compartilhad|publicad)[oa] por|"
    r"Una? (?:publicación|post|foto|vídeo|video) (?:compartid|publicad)[oa] (?:de|por)|"
    r"Ein(?:e)? (?:Beitrag|Post|Foto|Video|von),? (?:geteilt|gepostet|veröffentlicht) von|"
    r"Une? (?:publication|photo|vidéo) (?:partagée|publiée) par|"
    r"(?:Публикация|Пост|Видео|Фото)(?:,? (?:опубликован\w{1,4}|размещ[её]нн\w{1,4}))?(?: пользовател\w{1,3}| от)|"
    r"(?:Допис|Публікація|Світлина|Відео),? (?:поширен|опублікован|розміщен)\w{1,4}(?: користувач\w{0,4})?|"
    r"(?:Допис|Публікація) від)"
)
_FACEBOOK: Final = (
    r"(?:Posted by|Post by|Publicado por|Publicada por|Postado por|Gepostet von|Veröffentlicht von|Publiée? par|"
    r"Опубликовано|Опубликовал[аи]?|Опубліковано|Опублікував|Опублікувала)"
)
_POST_BY: Final = r"(?:Post by|Publicação de|Publicación de|Beitrag von|Publication de)"
_FORWARDED: Final = (
    r"(?:Forwarded from|Forwarded message from|Переслано (?:от|від|з|из)|Переслане від|Encaminhad[ao] de|Reenviado de|"
    r"Weitergeleitet von|Transféré (?:de|depuis))"
)
_OFFICE: Final = re.compile(
    r"admin|redac|redaç|redakt|rédact|editor|staff|newsroom|редакц|адм[іи]н|корреспондент|кореспондент", re.IGNORECASE
)


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t\u00a0>•]{{0,8}}(?:{pattern})[ \t\u00a0.:]{{0,4}}$", re.MULTILINE | re.IGNORECASE)


_SIGNED: Final = rf"\s?[(（]{_HANDLE}[)）](?:{_ON})?"
_DAY: Final = rf"{_DATED}{_AFTER_DATE}"
_STAMP: Final = rf"(?P<date>{DATE})(?:[ \u00a0](?:г|р)\.?)?(?:,? at|,? в|,? о|,)?\s?{_CLOCK}"
_WITHOUT_YEAR: Final = (
    r"(?:\d{1,2}\.?[ \u00a0](?:de )?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?[ \u00a0]\d{1,2}|"
    r"\d{1,2}[ \u00a0]?(?:h|m|s|d|min|Std|год|ч|хв|мин|дн)\.?)"
)
_TELEGRAM: Final = r"(?:https?://)?t\.me/(?:s/)?(?P<handle>[A-Za-z]\w{3,40})/\d{1,12}"
_VIA: Final = rf"{_DASH}?[ \u00a0]?\(?\bvia[ \u00a0]{_HANDLE}\)?"
# fmt: off
_FORMS: Final = (
    # — Name (@handle) March 2, 2022
    (re.compile(rf"^[ \t\u00a0>]{{0,8}}{_DASH}\s?{_AUTHOR}{_SIGNED}{_DAY}", re.M | re.I), ""),
    (_line(rf"{_DASH}\s?{_AUTHOR}{_SIGNED}"), ""),
    (re.compile(rf"{_DASH}\s?{_AUTHOR_INSIDE}{_SIGNED}{_DAY}", re.I), ""),
    # Name (@handle) March 2, 2022, without a dash; Name @handle · Mar 2, 2022
    (_line(rf"{_AUTHOR}{_SIGNED}{_DAY}"), "either"),
    (_line(rf"{_DASH}?\s?{_AUTHOR}\s?{_HANDLE}(?:{_ON})?\s?[·•,|-]\s?(?P<date>{DATE}){_TIME}{_AFTER_DATE}"), "either"),
    # Name @handle · Mar 2, as X writes a day of the same year
    (_line(rf"{_DASH}?\s?{_AUTHOR}\s?{_HANDLE}\s?·\s?{_WITHOUT_YEAR}"), "either"),
    # — Name (https://t.me/handle/123)
    (_line(rf"{_DASH}\s?{_AUTHOR}\s?[(:,]?\s?{_TELEGRAM}\)?"), "long"),
    # — Name, Telegram, 2 March 2022
    (_line(rf"{_DASH}\s?{_AUTHOR}{_ON}(?:{_DAY})?"), "long"),
    # — Name March 2, 2022
    (_line(rf"[—–―]\s?(?P<author>[^\W\d_][^\n.,!?;:“”«»\"—–]{{1,50}}?)\s(?P<date>{DATE}){_TIME}{_AFTER_DATE}"), "name"),
    # A post shared by Name (@handle)
    (_line(rf"{_INSTAGRAM}[ \u00a0]?{_AUTHOR}\s?[(（]{_HANDLE}[)）](?:{_DATED})?{_AFTER_DATE}[^\n]{{0,20}}"), "long"),
    (_line(rf"{_INSTAGRAM}[ \u00a0]{_HANDLE}"), "long"),
    # Posted by Name on Wednesday, March 2, 2022
    (_line(rf"{_FACEBOOK} (?P<author>[^\n]{{1,80}}?)(?:,| on| em| en| am| sur| le| el| в| у|\s(?={DATE})){_DAY}"), "byline"),
    # Post by @handle / View on Threads
    (_line(rf"{_POST_BY}\s{_HANDLE}(?:\s{{1,3}}View on \w{{3,12}})?"), "long"),
    # Name, [02.03.2022 14:05]
    (re.compile(rf"^(?P<author>[^\n\[\]]{{1,80}}?)(?:,[ \u00a0]?|\n)\[{_STAMP}\]:?", re.M), "head"),
    (re.compile(rf"^\[{_STAMP}\][ \u00a0]?(?P<author>[^\n:\[\]]{{1,80}}):", re.M), "head"),
    (_line(rf"{_FORWARDED}:?\s?(?P<author>[^\n]{{1,80}}?)(?:\s?[(（]{_HANDLE}[)）])?"), "head"),
    # 7:15 PM · Mar 2, 2022 · Twitter for iPhone, under "Name" and "@handle"
    (_line(rf"{_CLOCK}\s?[·•]\s?(?P<date>{DATE})(?:\s?[·•][^\n]{{0,60}})?"), "below"),
    # … via @handle
    (re.compile(rf"{_VIA}(?:[ ,·]{{1,3}}(?P<date>{DATE}))?[ \t.]{{0,2}}$", re.M | re.I), "via"),
)
# fmt: on
_PARTICLES: Final = frozenset("de da do dos das del la le van von der den di du of the e y i і и та and und et".split())
_NAME_AND_HANDLE: Final = re.compile(rf"^(?P<author>[^\n@]{{1,80}})\n[ \t]{{0,4}}{_HANDLE}[ \t]{{0,4}}$", re.MULTILINE)
_FIRST_LINES: Final = 400
_LOOK_BACK: Final = 1_500


def find_signatures(text: str) -> list[Signature]:
    """All of them in the order of the text, none over another."""
    found: list[Signature] = []
    taken: list[Span] = []
    for pattern, kind in _FORMS:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            for signature in _read(match, kind, text):
                found.append(signature)
                taken.append(span)
            if len(found) >= MOST_SIGNATURES:
                break
    return sorted(found, key=lambda signature: signature.span)


def _read(match: re.Match[str], kind: str, text: str) -> Iterator[Signature]:
    """The signature in a match, if what its form needs is there."""
    parts = {"author": "", "handle": "", "date": "", **{k: v or "" for k, v in match.groupdict().items()}}
    author, handle = parts["author"].strip(' \t\u00a0,|·•"“”«»'), parts["handle"].rstrip(".-")
    day = iso_date(parts["date"]) if parts["date"] else ""
    if (parts["date"] and not day) or not (author or handle or kind == "below"):
        return
    span = _trimmed(match, text)
    if kind == "byline" and (span.start < _FIRST_LINES or _OFFICE.search(author)):
        return
    if kind == "name" and not _is_a_name(author):
        return
    if kind == "below":
        yield from _under_its_name(span, day, text)
        return
    heads = kind == "head" or (kind == "either" and _stands_above(match, text))
    yield Signature(span, author, handle, day, heads, short=kind in ("", "either", "name"))


def _is_a_name(author: str) -> bool:
    """Whether each word is written like one of a name: what somebody says in a dialogue is not.

    >>> _is_a_name("Ana de Tal 🌻"), _is_a_name("Wir warten seit")
    (True, False)
    """
    return all(not word[0].isalpha() or word[0].isupper() or word in _PARTICLES for word in author.split())


def _trimmed(match: re.Match[str], text: str) -> Span:
    start, end = match.span()
    while start < end and text[start] in " \t\u00a0>•\n":
        start += 1
    while end > start and text[end - 1] in " \t\u00a0\n":
        end -= 1
    return Span(start, end)


def _stands_above(match: re.Match[str], text: str) -> bool:
    """Whether a line without a dash is a heading: it ends with a colon, or nothing that it could sign stands before it."""
    if match.group().lstrip().startswith(("—", "–", "-", "―")):
        return False
    before = text[: match.start()].rstrip(" \t")
    return match.group().rstrip().endswith(":") or not before.strip() or before.rstrip().endswith(":")


def _under_its_name(span: Span, day: str, text: str) -> Iterator[Signature]:
    """The form in which X copies a post: name, handle, words, and time and day at the end."""
    start = max(0, span.start - _LOOK_BACK)
    names = list(_NAME_AND_HANDLE.finditer(text, start, span.start))
    if names:
        name = names[-1]
        whole = Span(name.start(), span.end)
        yield Signature(whole, name["author"].strip(), name["handle"], day)
