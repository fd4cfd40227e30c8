"""Writing a Cyrillic name in Latin letters as a given office, newspaper or decade would have written it.

One man has been Chtcherbakov (Soviet passport), Shcherbakov (1997), Schtscherbakow (a German list) and Ščerbakov (a
library). Every such habit is a *system*: letters and what they become, some only beside other letters. The systems
are data (`data/romanisation.toml`, with their sources); one function applies them. It serves the exercise, which
invents lists in many spellings, the tests, and `vistka name`, which shows how a name may be found written.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from vistka.names.shipped import read_shipped

_EDGE = "#"
_CYRILLIC_WORD = re.compile("[\u0400-\u052f]+(?:['ʼ’][\u0400-\u052f]+)*")
_APOSTROPHES = str.maketrans("ʼ’", "''")


@dataclass(frozen=True, slots=True)
class Rule:
    """Letters and what they become; `before` and `after` hold the letters of which one must stand there, # the edge."""

    letters: str
    output: str
    before: str = ""
    after: str = ""

    def fits(self, word: str, place: int) -> bool:
        """Say whether the rule applies at a place of a word that # encloses."""
        end = place + len(self.letters)
        return (
            word.startswith(self.letters, place)
            and (not self.before or word[place - 1] in self.before)
            and (not self.after or word[end] in self.after)
        )


@dataclass(frozen=True, slots=True)
class System:
    """One way of writing Cyrillic in Latin letters; `years` is "2010-", "-1997", or empty for a habit without date."""

    name: str
    language: str
    years: str
    source: str
    ascii: bool
    rules: Mapping[str, tuple[Rule, ...]] = field(repr=False)  # by first letter, the most particular rule first

    def rule_at(self, word: str, place: int) -> Rule | None:
        """Return the rule for a place of a word that # encloses; None where the system is silent about its letter."""
        return next((rule for rule in self.rules.get(word[place], ()) if rule.fits(word, place)), None)


def romanise(text: str, system: str) -> str:
    """Write the Cyrillic words of a text by one of `SYSTEMS`; everything else stays as it is. KeyError if unknown.

    Capitals stay capitals: "Щ" is "Shch" in "Щербаков" and "SHCH" in "ЩЕРБАКОВ".

    >>> romanise("Щербаков Юрий", "ru-french-passport"), romanise("ЩЕРБАКОВ", "ru-icao")
    ('Chtcherbakov Iourii', 'SHCHERBAKOV')
    >>> romanise("Згурський Євген", "uk-kmu-2010")
    'Zghurskyi Yevhen'
    """
    rules = SYSTEMS[system]
    return _CYRILLIC_WORD.sub(lambda word: _romanise_word(word[0].translate(_APOSTROPHES), rules), text)


def _romanise_word(word: str, system: System) -> str:
    enclosed = _EDGE + word.lower() + _EDGE
    if len(enclosed) != len(word) + 2:  # no Cyrillic letter has a longer lower case, but Unicode may gain one
        return word
    written, place = [], 1
    while place <= len(word):
        rule = system.rule_at(enclosed, place) or _as_russian(enclosed, place, system)
        spelt = word[place - 1 : place - 1 + len(rule.letters)]
        written.append(_in_case_of(spelt, rule.output, whole_word_is_upper=len(word) > 1 and word.isupper()))
        place += len(rule.letters)
    return "".join(written)


def _as_russian(word: str, place: int, system: System) -> Rule:
    """Write a letter of another alphabet by the letter that a Russian clerk puts for it, or leave it."""
    letter = word[place]
    for stand_in in _stand_ins().get(letter, ()):
        if not stand_in:
            return Rule(letter, "")
        rule = system.rule_at(word[:place] + stand_in + word[place + 1 :], place)
        if rule is not None:
            return rule
    return Rule(letter, letter)


def _in_case_of(spelt: str, output: str, *, whole_word_is_upper: bool) -> str:
    if not spelt[0].isupper():
        return output
    return output.upper() if whole_word_is_upper else output[:1].upper() + output[1:]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(read_shipped("romanisation.toml").decode())


@cache
def _stand_ins() -> dict[str, tuple[str, ...]]:
    stand_ins: dict[str, tuple[str, ...]] = {}
    for pair in _tables()["as_russian"]["letters"].split():
        letter, _, stand_in = pair.partition("=")
        stand_ins[letter] = (*stand_ins.get(letter, ()), stand_in)
    return stand_ins


def _rules_of(section: str) -> dict[str, str]:
    """Collect a section's rules, as left side and output, over those of the section that it extends."""
    table = _tables()[section]
    rules = _rules_of(table["extends"]) if "extends" in table else {}
    for rule in table["rules"].split():
        left, _, output = rule.partition("=")
        rules[left] = output
    return rules


def _read_rule(left: str, output: str) -> Rule:
    """Read `г`, `#VS_е`, `ий_#`, `V_с_V`: what is in capitals or # is context, what is in small letters is replaced."""
    parts = left.split("_")
    at = next(number for number, part in enumerate(parts) if not _is_context(part))
    before, after = "".join(parts[:at]), "".join(parts[at + 1 :])
    return Rule(parts[at], output, _letters_of(before), _letters_of(after))


def _is_context(part: str) -> bool:
    return all(sign == _EDGE or (sign.isascii() and sign.isupper()) for sign in part)


def _letters_of(classes: str) -> str:
    letters = _tables()["classes"]
    return "".join(_EDGE if sign == _EDGE else letters[sign] for sign in classes)


def _read_system(section: str) -> System:
    rules: dict[str, list[Rule]] = {}
    for left, output in _rules_of(section).items():
        rule = _read_rule(left, output)
        rules.setdefault(rule.letters[0], []).append(rule)
    for alternatives in rules.values():
        alternatives.sort(key=lambda rule: (-len(rule.letters), not rule.before, not rule.after))
    table = _tables()[section]
    return System(
        name=table["name"],
        language=table["language"],
        years=table["years"],
        source=table["source"],
        ascii=table["ascii"],
        rules={first: tuple(alternatives) for first, alternatives in rules.items()},
    )


SYSTEMS: Mapping[str, System] = {
    section: _read_system(section) for section in _tables() if "name" in _tables()[section]
}
