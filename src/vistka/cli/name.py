"""`vistka name`: how a name is read, how it sounds, what is known of it, and how it may be found written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import Final

from vistka.cli.errors import CommandError
from vistka.cli.layout import WIDTH, hung
from vistka.names.forms import AS_WRITTEN, Form, family_forms, given_forms, patronymic_forms
from vistka.names.knowledge import DIMINUTIVE, FULL, Knowledge
from vistka.names.patronymics import fathers_names
from vistka.names.reading import Reading, read_name
from vistka.names.romanise import SYSTEMS, romanise
from vistka.names.scripts import fold, script_of, to_readable
from vistka.names.sounds import sound_keys
from vistka.names.units import units

_LABEL: Final = 17
_MOST_FORMS: Final = 24
_MOST_KEYS: Final = 6
_LANGUAGES: Final = {"ru": "Russian", "uk": "Ukrainian", "be": "Belarusian"}
# Letters that an alphabet of the three does not have.
_LACKING: Final = {"ru": "іїєґў'", "uk": "ыэъёў", "be": "иїєґщъ"}

_KNOWN = Knowledge.shipped()


def run(asked: argparse.Namespace) -> None:
    """Show a name. Raises `CommandError` if there is none."""
    text = _one_line() if asked.name is None else asked.name
    readings = read_name(text)
    if not readings:
        raise CommandError("there is no name in this: a name has at least one letter.")
    best = readings[0]
    print(*_row("script", _scripts(text)), *_readings(readings), sep="\n")
    for role, part in (("family name", best.family), ("given name", best.given), ("patronymic", best.patronymic)):
        if part:
            print("", *_part(role, part), sep="\n")
    print(*_written(" ".join(map(_shown, filter(None, (best.family, best.given, best.patronymic))))), sep="\n", end="")


def _one_line() -> str:
    if sys.stdin.isatty():
        print("A name:", file=sys.stderr)
    return sys.stdin.buffer.readline().decode("utf-8-sig", "replace")


def _scripts(text: str) -> str:
    return ", ".join(
        dict.fromkeys(script_of(word).capitalize() for word in text.split() if any(map(str.isalpha, word)))
    )


def _readings(readings: tuple[Reading, ...]) -> Iterator[str]:
    """Every way to read the name, with how sure each is."""
    for reading in readings:
        parts = (
            ("family name", reading.family),
            ("given name", reading.given),
            ("patronymic", reading.patronymic),
            ("also called", "; ".join(reading.others)),
        )
        said = ", ".join(f"{role} {_shown(part)}" for role, part in parts if part)
        notes = f" ({', '.join(reading.notes)})" if reading.notes else ""
        sureness = "sure" if reading.sureness > 0.99 else f"{reading.sureness:.0%}"
        yield from _row(f"read, {sureness}", said + notes)


def _part(role: str, part: str) -> Iterator[str]:
    """All about one part of the name, a fact a line."""
    readable = to_readable(part)
    yield from _row(role, _shown(part))
    yield from _row("spelt", "·".join(unit.rstrip(".°^~") for unit in units(readable)))
    yield from _row("heard", ", ".join(sound_keys(readable)[:_MOST_KEYS]))
    yield from _row("compared as", ", ".join(map(_form, _FORMS[role](part))))
    for label, facts in _FACTS[role](part):
        yield from _row(label, facts)


def _form(form: Form) -> str:
    return form.text if form.why == AS_WRITTEN else f"{form.text} ({form.why})"


def _family_facts(family: str) -> Iterator[tuple[str, str]]:
    yield "how common", _how_common(_KNOWN.family_name_frequency(family))
    yield "people", (_KNOWN.people_of_family(family) or "").replace("_", " or ")
    yield "equivalents", ", ".join(map(_shown, _KNOWN.family_equivalents(family)))


def _given_facts(given: str) -> Iterator[tuple[str, str]]:
    yield "how common", _how_common(_KNOWN.given_name_frequency(given))
    yield "sex", {"m": "a man's name", "f": "a woman's name"}.get(_KNOWN.sex_of_given(given) or "", "")
    yield from _given_classes(given)


def _given_classes(given: str) -> Iterator[tuple[str, str]]:
    """The names it is a form of, each with its equivalents and its diminutives."""
    for number, kind in _KNOWN.given_classes(given):
        forms = _KNOWN.given_forms_of(number)
        yield "diminutive of" if kind == DIMINUTIVE else "equivalents", _listed(forms, FULL, given)
        yield "diminutives", _listed(forms, DIMINUTIVE, given)


def _patronymic_facts(patronymic: str) -> Iterator[tuple[str, str]]:
    fathers = fathers_names(patronymic)
    yield "father", " or ".join(map(_shown, fathers))
    for father in fathers[:1]:
        yield from _given_classes(father)


_FORMS: Final[dict[str, Callable[[str], tuple[Form, ...]]]] = {
    "family name": family_forms,
    "given name": given_forms,
    "patronymic": patronymic_forms,
}
_FACTS: Final[dict[str, Callable[[str], Iterator[tuple[str, str]]]]] = {
    "family name": _family_facts,
    "given name": _given_facts,
    "patronymic": _patronymic_facts,
}


def _listed(forms: tuple[tuple[str, str], ...], kind: str, but: str) -> str:
    names = [_shown(form) for form, its_kind in forms if its_kind == kind and form != but]
    more = len(names) - _MOST_FORMS
    return ", ".join(names[:_MOST_FORMS]) + (f" and {more} more" if more > 0 else "")


def _how_common(share: float) -> str:
    if not share:
        return "not in the tables"
    digits = len(str(int(1 / share)))
    return f"1 person in {round(1 / share, 2 - digits):,.0f}"


def _written(name: str) -> Iterator[str]:
    """A Cyrillic name in Latin letters: each spelling with the systems that give it, the commonest spelling first."""
    if script_of(name) != "cyrillic":
        return
    languages = _languages_of(fold(name))
    spellings: dict[str, dict[str, None]] = {}
    for key, system in SYSTEMS.items():
        if system.language in languages:
            spellings.setdefault(romanise(name, key), {})[f"{system.name}{_years(system.years)}"] = None
    width = min(max(map(len, spellings)) + 4, WIDTH // 2)
    yield f"\n  may be written, as {' or '.join(_LANGUAGES[language] for language in languages)}:"
    for spelling, systems in sorted(spellings.items(), key=lambda item: -len(item[1])):
        label = f"  {spelling}"
        if len(label) >= width:
            yield from hung("", spelling, 2)
            label = ""
        yield from hung(label, "; ".join(systems), width)
    yield ""


def _years(years: str) -> str:
    """The years of a system in words.

    >>> _years("2010-"), _years("-1997"), _years("1997-2010"), _years("")
    (' (since 2010)', ' (until 1997)', ' (1997-2010)', '')
    """
    first, _, last = years.partition("-")
    if first and last:
        return f" ({years})"
    return f" (since {first})" if first else f" (until {last})" if last else ""


def _languages_of(folded: str) -> list[str]:
    """The languages whose alphabets have all the letters of a name; all of them where none has.

    >>> _languages_of("щербаков"), _languages_of("олексій")
    (['ru', 'uk'], ['uk', 'be'])
    """
    possible = [language for language, lacking in _LACKING.items() if not any(letter in folded for letter in lacking)]
    return possible or list(_LANGUAGES)


def _row(label: str, text: str) -> list[str]:
    return hung(f"  {label}", text, _LABEL) if text else []


def _shown(folded: str) -> str:
    """A folded name as people write it."""
    return "-".join(" ".join(word[:1].upper() + word[1:] for word in part.split(" ")) for part in folded.split("-"))
