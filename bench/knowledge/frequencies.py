"""How common names are: counts of registers sharpened to shares of people, and their Latin spellings."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from given import GivenClass
from sources import rows

from vistka.names.knowledge import MASCULINE_ENDINGS, lookup_key
from vistka.names.romanise import romanise
from vistka.names.scripts import script_of

# `russiannames` counts each register it read, not people, so the common names are too rare in it: Иванов and Иванова
# are 0.29 % of its counts. Counts are raised to the power at which Иванов has the share that E. V. Balanovskaya and
# others found in five regions of Russia (2005, cited from memory): 1.33 %. Given names, where Александр has 8 % of the
# men, need less; 1.1 is a guess, as is the share of Ukrainian forms below.
IVANOV_SHARE = 0.0133
GIVEN_POWER = 1.1
GIVEN_TOKENS, FAMILY_TOKENS, LATIN_FAMILY_TOKENS = 8_000, 60_000, 30_000
# How common a Ukrainian form of a given name is beside the Russian one, among people of whom an eighth are Ukrainian.
UKRAINIAN_SHARE = 0.15

# For a common name of which no Latin spelling was seen: the systems that most documents and newspapers use.
USUAL_SYSTEMS = ("ru-icao", "ru-passport-1997", "ru-english", "ru-french-passport", "ru-german", "uk-kmu-2010")
RARE = 2e-6


def family_shares(path: Path) -> dict[str, float]:
    """Return the share of each family name, both genders under the masculine form, sharpened."""
    counts: Counter[str] = Counter()
    masculine: dict[str, str] = {}
    for text, count, feminine_form in rows(path):
        if re.fullmatch(r"[А-ЯЁ][А-ЯЁа-яё'-]+", text):
            counts[lookup_key(text)] += int(count)
            if feminine_form:
                masculine[lookup_key(feminine_form)] = lookup_key(text)
    for hers in [name for name in counts if name.endswith(tuple(ending for ending, _ in MASCULINE_ENDINGS))]:
        his = masculine.get(hers) or masculine_of(hers, counts)
        if his:
            counts[his] += counts.pop(hers)
    low, high = 1.0, 3.0
    while high - low > 1e-4:
        middle = (low + high) / 2
        low, high = (middle, high) if share(counts, middle)["иванов"] < IVANOV_SHARE else (low, middle)
    print(f"family name counts raised to {low:.3f}")
    return share(counts, low)


def masculine_of(hers: str, counts: Counter[str]) -> str | None:
    """Return the commonest man's name that a woman's name may belong to: Толстая to Толстой, not to Толстый."""
    feminine_ending, endings = next(pair for pair in MASCULINE_ENDINGS if hers.endswith(pair[0]))
    candidates = [hers.removesuffix(feminine_ending) + his for his in endings]
    return max((name for name in candidates if name in counts), key=counts.__getitem__, default=None)


def share(counts: Counter[str], power: float) -> dict[str, float]:
    raised = {name: count**power for name, count in counts.items()}
    total = math.fsum(raised.values())
    return {name: weight / total for name, weight in raised.items()}


def given_frequencies(
    given: dict[str, float], sexes: dict[str, str], classes: list[GivenClass], tokens: dict[str, Counter[str]]
) -> list[str]:
    top = commonest_of(given, GIVEN_TOKENS)
    for _, _, full, _ in classes:
        commonest = max((given.get(form, 0.0) for form in full), default=0.0)
        for form in full:
            if script_of(form) == "cyrillic":
                foreign = UKRAINIAN_SHARE if re.search("[іїєґ]", form) else 0.0
                top[form] = max(top.get(form, 0.0), given.get(form, 0.0), foreign * commonest)
    sexed = {**sexes, **{form: sex for sex, _, full, _ in classes for form in full}}
    return frequency_lines({**latin_shares(top, tokens), **top}, lambda name: "\t" + sexed.get(name, ""))


def family_frequencies(family: dict[str, float], tokens: dict[str, Counter[str]]) -> list[str]:
    top = commonest_of(family, FAMILY_TOKENS)
    latin = commonest_of(latin_shares(family, tokens), LATIN_FAMILY_TOKENS)
    return frequency_lines({**latin, **top}, lambda _: "")


def commonest_of(shares: dict[str, float], many: int) -> dict[str, float]:
    return dict(sorted(shares.items(), key=lambda entry: -entry[1])[:many])


def latin_shares(shares: dict[str, float], tokens: dict[str, Counter[str]]) -> dict[str, float]:
    latin: dict[str, float] = defaultdict(float)
    for cyrillic, spellings in tokens.items():
        if cyrillic in shares:
            for spelling, count in spellings.items():
                latin[spelling] += shares[cyrillic] * count / spellings.total()
    for cyrillic, part in shares.items():
        if cyrillic not in tokens and part > RARE:
            spellings_by_rule = {lookup_key(romanise(cyrillic, system)) for system in USUAL_SYSTEMS}
            for spelling in spellings_by_rule:
                latin[spelling] += part / len(spellings_by_rule)
    return latin


def frequency_lines(shares: dict[str, float], more: Callable[[str], str]) -> list[str]:
    per_billion = {name: round(part * 1e9) for name, part in shares.items()}
    return [f"{name}\t{count}{more(name)}" for name, count in sorted(per_billion.items()) if count]
