"""Sources named by half, filled from the rest of the text: whose ministry, which spokesman."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from vistka.sources.findings import Attribution, Place, SourceKind, Span
from vistka.sources.mentions import Named, Sort, captives, is_open, named_in, template_of, with_country
from vistka.sources.seats import office_at, seat_of_text
from vistka.sources.words.saying import AGAIN

_UKRAINIAN: Final = re.compile("[іїєґ]")
_RUSSIAN: Final = re.compile("[ыэёъ]")
_HALVES: Final = {(f"the {part}" if part else "the organisation"): part for part, _ in AGAIN} | {"a spokesman": ""}
_OWN: Final = re.compile(r"\b(?:its|son|su|seu|sua|sein|ihr|своє|своё|його|его)\b", re.IGNORECASE)
_LATIN_AMERICAN: Final = re.compile(r"canciller", re.IGNORECASE)
"""What only Latin America calls its foreign ministry."""
_AT_WAR: Final = {"Ukraine", "Russia"}
_HOMES: Final = {"de": "Germany", "fr": "France", "es": "Spain", "pt": "Portugal"}
"""Whose minister one is who has no country and no Slavic name."""
_MARKS_OF: Final = {
    "de": "der und nicht mit ist",
    "fr": "les et des est dans",
    "es": "el los y por del",
    "pt": "o os e com não",
    "en": "the and of was with",
}
_SMALL_WORDS: Final = re.compile(r"[^\W\d_]{1,5}")
_UKRAINIANS: Final = re.compile(
    r"\b(?:Ole[hs]|Oleg|Oleks|Olex|Serh|Andri|Iryna|Irina|Olha|Olga|Dmytr|Mykola|Mykyta|Volody|Wolody|Yuli|Juli|Natal|Bohd"
    r"|Ostap|Taras|Mykha|Petro|Ihor|Pavlo|Yevhen|Jewhen|Viktor|Kater|Haly|Nadi|Lesia|Lidi|Liudm|Lyudm|Tetian|Tetyan|Yuri"
    r"|Vasyl|Wasyl|Vital|Ivan|Iwan|Roman|Stepan|Nazar|Denys|Maks|Vadym|Wadym|Vladys|Yarosl|Kyrylo|Rusl|Marian|Orest|Svit"
    r"|Zoria|Anton|Artem|Anato|Borys|Danyl|Hlib|Hryh|Illia|Kost|Lev|Mar[yi]n|Oksan|Rost|Sofi|Stan|Tym|Valer|Vira|Zin)"
)
_RUSSIANS: Final = re.compile(
    r"\b(?:Alexe|Aleks|Andre[iyj]|Arkad|Dmitr|Igor|Evgen|Gleb|Pavel|Pawel|Sergu?e|Vladim|Maria|Lev)"
)
_SLAVIC: Final = re.compile(r"(?:enko|uk|sk[iyj]{1,2}|skaj?ya|ov|ova|ow|owa|ev|eva|ew|ewa|ch|tsch|[А-яіїєґ]+)$", re.I)
_LANDS: Final = {Sort.COUNTRY, Sort.AREA}
_NATIONAL: Final = {"{} Police": "National Police of {}", "{} Prosecutor's Office": "Prosecutor General of {}"}
"""Local offices that, named without a place, are those of the whole country."""
_CREDIT: Final = re.compile(
    r"(?:a |as |la )?(?:(?:com )?informaç(?:ões|ão) (?:são|é)|(?:com|con) informa(?:ções|ción)|la información es"
    r"|mit material|with reporting|additional reporting|по материалам|за матеріалами|avec )",
    re.IGNORECASE,
)
"""How a line begins that names from whom all that stands before it was taken."""
OPENING: Final = 300
"""Signs in which a dateline stands."""
_DATELINE: Final = re.compile(
    r"(?:^|\n)\s*(Киев|Київ|Москва|Kyiv|Kiev|Kiew|Moscow|Moskau|Moscou)\b\s*[,.(/—–-]", re.IGNORECASE
)
_MOSCOW: Final = {"москва", "moscow", "moskau", "moscou"}
_SURELY_UKRAINIAN: Final = re.compile(
    r"\b(?:Ole[hs]|Oleks|Serh|Andri[iy]|Iryna|Olha|Dmytr|Mykol|Mykyt|Volodym|Wolodym|Ihor|Yevhen|Jewhen|Mykhail|Vasyl|Wasyl"
    r"|Oksan|Bohd|Taras|Kyrylo|Liudm|Halyn|Hryh)"
)
"""Given names as Ukrainian alone has them in Latin letters."""
_FOREIGN: Final = "Ministry of Foreign Affairs"
"""Of all ministries that speak of prisoners the one that each country's newspapers have of their own."""
FAMILY: Final = 4
"""Letters of a family name; a shorter one is found too often."""
MOST: Final = 500
"""Attributions; a text with more is no article, and is left as it stands."""
INTRODUCED: Final = 90
"""Signs between an office and the name of who holds it, where it is first named."""


def resolve(attributions: Sequence[Attribution], text: str, places: Sequence[Place] = ()) -> tuple[Attribution, ...]:
    """The same, those named by half filled from the rest of the text.

    "The ministry" is the last one named; "Reznikov" is whom the text has named in office; a ministry without a country is
    that of the same name that has one, else that of the country named last.
    """
    if len(attributions) > MOST:
        return tuple(attributions)
    named = named_in(text)
    found: list[Attribution] = []
    for one in attributions:
        if is_open(one.source):
            one = replace(
                one,
                source=_of_its_own(one, named, text)
                or _in_country(one.source, one.span.start, named, text, one.speaker),
            )
        elif template := template_of(one.source):
            one = replace(one, source=_seated(one, template, named, places, text))
        elif one.source in _HALVES:
            one = _named_before(one, named, text)
        found.append(_in_office(one, found, named, text))
    return tuple(_credited(found, text))


def _credited(found: Sequence[Attribution], text: str) -> Iterator[Attribution]:
    """A closing line of credit covers what stands before it, back to the last other source or the beginning."""
    for one in found:
        if not _CREDIT.match(text, one.span.start):
            yield one
            continue
        others = (
            other.covers.end
            for other in found
            if other.covers.end <= one.covers.start
            and other.source not in captives()
            and not _CREDIT.match(text, other.span.start)
        )
        yield replace(one, covers=Span(max(others, default=0), one.covers.end))


def _in_country(source: str, place: int, named: Sequence[Named], text: str, speaker: str = "") -> str:
    home = _HOMES.get(_written_in(text), "")
    if home and ((speaker and not _is_slavic(speaker)) or (not speaker and source == _FOREIGN)):
        return with_country(source, _abroad(named) if _home_is_many(text) and _abroad(named) else home)
    if _SURELY_UKRAINIAN.search(speaker):
        return with_country(source, "Ukraine")
    with_one = {with_country(source, name.name): name.name for name in named if name.sort is Sort.COUNTRY}
    whole = [name for name in named if name.name in with_one]
    before = [name for name in whole if name.start < place]
    if whole:
        return (before or whole)[-1 if before else 0].name
    if _UKRAINIANS.search(speaker):
        return with_country(source, "Ukraine")
    return with_country(source, _home(text) or _most_named(named) or "Ukraine")


def _is_slavic(speaker: str) -> bool:
    return any(names.search(speaker) for names in (_UKRAINIANS, _RUSSIANS, _SLAVIC))


def _seated(one: Attribution, template: str, named: Sequence[Named], places: Sequence[Place], text: str) -> str:
    """ "The council" is the one named before with its place, else that of the place named most."""
    prefix, _, ending = template.partition("{}")
    whole = [name.name for name in named if name.start < one.span.start and _is_local(name.name, prefix, ending)]
    if whole:
        return whole[-1]
    if template in _NATIONAL:
        return _NATIONAL[template].format(_home(text) or "Ukraine")
    seat = seat_of_text(template, places, one.span.start)
    return office_at(template, *seat) if seat else one.source


def _is_local(name: str, prefix: str, ending: str) -> bool:
    return name.startswith(prefix) and name.endswith(ending) and len(name) > len(prefix) + len(ending)


def _of_its_own(one: Attribution, named: Sequence[Named], text: str) -> str:
    """ "Its foreign ministry" is that of the country named last; "la Cancillería" is of none of those at war."""
    words = text[max(one.span.start - 10, 0) : one.span.end]
    countries = [name for name in named if name.sort is Sort.COUNTRY]
    if _OWN.search(words):
        before = [name.name for name in countries if name.start < one.span.start]
        return with_country(one.source, before[-1]) if before else ""
    if _LATIN_AMERICAN.search(words):
        abroad = Counter(name.name for name in countries if name.name not in _AT_WAR)
        return with_country(one.source, abroad.most_common(1)[0][0]) if abroad else ""
    return ""


def _written_in(text: str) -> str:
    """Of the languages of countries that are not at war, the one whose small words stand most."""
    counts = Counter(word for word in _SMALL_WORDS.findall(text.lower()))
    return max(_MARKS_OF, key=lambda language: sum(counts[word] for word in _MARKS_OF[language].split()))


def _home_is_many(text: str) -> bool:
    return _written_in(text) in {"es", "pt"}


def _abroad(named: Sequence[Named]) -> str:
    abroad = Counter(name.name for name in named if name.sort is Sort.COUNTRY and name.name not in _AT_WAR)
    return abroad.most_common(1)[0][0] if abroad else ""


def _most_named(named: Sequence[Named]) -> str:
    """The country named most; of the two at war Ukraine, whose offices go more often without their country."""
    counts = Counter(name.name for name in named if name.sort is Sort.COUNTRY)
    if "Ukraine" in counts:
        counts["Ukraine"] += counts["Russia"]
    return counts.most_common(1)[0][0] if counts else ""


def _home(text: str) -> str:
    """A newspaper seldom says "of Ukraine" of its own ministries."""
    if dateline := _DATELINE.search(text[:OPENING]):
        return "Russia" if dateline[1].lower() in _MOSCOW else "Ukraine"
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    return "Ukraine" if ukrainian > russian else "Russia" if russian else ""


def _named_before(one: Attribution, named: Sequence[Named], text: str) -> Attribution:
    part = _HALVES[one.source]
    for name in reversed(named):
        if name.start < one.span.start and _may_stand_for(name, part):
            source = _in_country(name.name, name.start, named, text) if is_open(name.name) else name.name
            return replace(one, source=source, kind=SourceKind.OFFICIAL)
    return one


def _may_stand_for(name: Named, part: str) -> bool:
    """Whether "the ministry", "the organisation" may be this one; an army is too often only spoken of."""
    return name.sort not in _LANDS and part in name.name and not name.name.startswith(("Armed Forces", "Hospital"))


def _in_office(one: Attribution, before: Sequence[Attribution], named: Sequence[Named], text: str) -> Attribution:
    """Whoever is named without an office, by the office that he was named with before."""
    if one.kind is not SourceKind.OTHER or not one.speaker:
        return one
    for other in reversed(before):
        if other.kind is SourceKind.OFFICIAL and _same_family(one.speaker, other.speaker):
            return replace(one, source=other.source, kind=other.kind)
    one = replace(one, source=_whole_name(one, text))
    place = text.find(one.speaker.split()[-1][:-1], 0, one.span.start)
    for name in reversed(named):
        if (
            place >= 0
            and name.sort not in _LANDS
            and place - INTRODUCED < name.start < place
            and not is_open(name.name)
        ):
            return replace(one, source=name.name, kind=SourceKind.OFFICIAL)
    return one


def _whole_name(one: Attribution, text: str) -> str:
    """With the first name that a family name had where it stood first."""
    if one.source != one.speaker or " " in one.speaker or len(one.speaker) < FAMILY:
        return one.source
    family = re.escape(one.speaker[:-1])
    whole = re.search(rf"\b([^\W\d_][\w’'-]{{1,20}}) {family}\w{{0,3}}", text[: one.span.start])
    return f"{whole[1]} {one.speaker}" if whole and whole[1][0].isupper() else one.source


def _same_family(one: str, other: str) -> bool:
    """By the last word, whatever its case ending."""
    first, second = one.split()[-1:], other.split()[-1:]
    return bool(first and second) and len(first[0]) > 3 and first[0][:-1][:6] == second[0][:-1][:6]
