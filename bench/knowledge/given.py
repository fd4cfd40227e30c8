"""Given names: the curated list joined with pairs of two languages, and their spellings in Latin letters."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sources import HERE, rows

from vistka.names.knowledge import lookup_key
from vistka.names.romanise import SYSTEMS, romanise
from vistka.names.scripts import fold, script_of

GivenClass = tuple[str, str, list[str], list[str]]  # sex, people, full forms, diminutives


def curated_lines() -> list[str]:
    lines = (HERE / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_curated() -> Iterator[GivenClass]:
    for line in curated_lines():
        head, full, *diminutives = line.split("|")
        sex, people = head.split()
        yield sex, people, keys(full), keys(" ".join(diminutives))


def keys(forms: str) -> list[str]:
    return list(dict.fromkeys(lookup_key(fold(form)) for form in forms.split()))


def build_given_classes(pairs: Path, sexes: dict[str, str]) -> list[GivenClass]:
    """Add each Ukrainian-Russian pair to the names that hold one of its sides as a full form; group the rest."""
    classes = list(read_curated())
    holders: dict[str, list[GivenClass]] = defaultdict(list)
    callers: dict[str, list[GivenClass]] = defaultdict(list)
    for entry in classes:
        for form in entry[2]:
            holders[form].append(entry)
        for form in entry[3]:
            callers[form].append(entry)
    groups: dict[str, set[str]] = {}
    for ukrainian, russian, _ in rows(pairs):
        if "-" in ukrainian or "-" in russian:
            continue
        pair = {lookup_key(fold(ukrainian)), lookup_key(fold(russian))}
        known = [entry for form in pair for entry in holders[form]]
        called = [entry for form in pair for entry in callers[form]]
        for entry in known:
            entry[2].extend(sorted(pair.difference(entry[2], entry[3])))
        for entry in called if not known else ():
            entry[3].extend(sorted(pair.difference(entry[2], entry[3])))
        if not known and not called and len(pair) == 2:
            merged = pair.union(*(groups.get(form, set()) for form in pair))
            groups.update(dict.fromkeys(merged, merged))
    found = sorted({tuple(sorted(group)) for group in groups.values()})
    classes.extend((next((s for s in (sexes.get(f) for f in group) if s), ""), "", list(group), []) for group in found)
    return classes


# What one clerk mixes from two systems: Alexey, Evgeny, Yevgeni, Dmitri.
MIXED_SPELLINGS = (("ks", "x"), (r"(?:iy|ij|ii|yy|yi|iï)$", "y"), (r"(?:iy|ij|ii|yy|yi|iï)$", "i"), (r"^[yj]e", "e"))


def latin_of_given() -> Iterator[str]:
    """Give every Latin spelling of the curated Cyrillic forms, by the systems of the languages each may belong to."""
    readings: dict[str, set[str]] = defaultdict(set)
    for form in sorted(
        {fold(form) for line in curated_lines() for part in line.split("|")[1:] for form in part.split()}
    ):
        if script_of(form) == "cyrillic":
            for name, system in SYSTEMS.items():
                if system.language in languages_of(form):
                    for latin in spellings_near(romanise(form, name)):
                        readings[latin].add(lookup_key(form))
    for latin in sorted(readings, key=str.encode):
        if latin.isascii() and len(latin) > 2:
            yield f"{latin}\t{' '.join(sorted(readings[latin]))}"


def spellings_near(latin: str) -> set[str]:
    near = {latin}
    for pattern, replacement in MIXED_SPELLINGS:
        near |= {re.sub(pattern, replacement, spelling) for spelling in near}
    return {lookup_key(spelling) for spelling in near}


def languages_of(form: str) -> frozenset[str]:
    if re.search("[ґєї]", form):
        return frozenset({"uk"})
    if "ў" in form:
        return frozenset({"be"})
    if "і" in form:
        return frozenset({"uk"} if "и" in form else {"uk", "be"})
    return frozenset({"ru", "be"} if re.search("[ыэ]", form) else {"ru", "uk"})
