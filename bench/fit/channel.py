"""Learn which units of spelling stand for each other, from real pairs, and write `matching/data/channel.tsv`.

A stochastic edit distance (Ristad and Yianilos, "Learning string-edit distance", 1998): each pair of spellings of one
name is explained by substitutions, deletions and insertions of units, whose probabilities are re-estimated by
expectation maximisation. Three tables are learnt: Cyrillic with Latin, Cyrillic with Cyrillic (Ukrainian, Belarusian
and Russian forms), Latin with Latin (romanisations of one name among each other).

Tokens of the test split (blake2b of the Cyrillic token, one in five), and clusters that hold one, are left out, so that
`bench/pairs.py` measures what was not learnt.

    python -m bench.fit.channel            # about 40 s
"""

from __future__ import annotations

import itertools
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import numba
import numpy as np

from vistka.names.romanise import SYSTEMS, romanise
from vistka.names.units import units, unmarked

NAMES = Path("../shared/data/names")
OUT = Path("src/vistka/matching/data/channel.tsv")
ITERATIONS = 7
GARBAGE_BITS_PER_UNIT = 4.5  # a pair dearer than this is not two spellings of one name
LONGEST = 24
BACKED_OFF = 0.1  # how much of a unit's costs is learnt without regard to its neighbour
MOST_UNITS, FEWEST = 250, 30
OFFICIAL_WEIGHT = 0.3  # of a romanisation by rule, beside 1 of one that people wrote
TABLES = ("cyrillic-latin", "cyrillic-cyrillic", "latin-latin")

Pair = tuple[str, str, float]


def held_out(cyrillic: str) -> bool:
    """Whether a Cyrillic token belongs to the test split of issue 2."""
    return int.from_bytes(blake2b(cyrillic.encode(), digest_size=8).digest(), "big") % 5 == 0


def is_cyrillic(token: str) -> bool:
    return bool(re.fullmatch(r"[\u0400-\u052f'’ʼ -]+", token))


def is_latin(token: str) -> bool:
    return bool(re.fullmatch(r"[a-z\u00df-\u024f\u1e00-\u1eff'’ʼ -]+", token))


def latin_cyrillic() -> Iterator[Pair]:
    for line in (NAMES / "wikidata-en-ru.tsv").read_text("utf-8").splitlines()[1:]:
        latin, cyrillic, count = line.split("\t")
        if not held_out(cyrillic):
            yield cyrillic, latin, 1 + math.log2(int(count))


def ukrainian_russian() -> Iterator[Pair]:
    for kind in ("first", "last", "patronymic"):
        for line in (NAMES / f"uk-ru-{kind}.tsv").read_text("utf-8").splitlines()[1:]:
            uk, ru, rank = line.split("\t")
            if rank == "0" and not held_out(ru):
                yield uk, ru, 1.0
                yield ru, uk, 1.0


def clusters() -> Iterator[list[str]]:
    for line in (NAMES / "wikidata-name-clusters.tsv").read_text("utf-8").splitlines()[1:]:
        forms = [f for f in line.split("\t")[1].split("|") if " " not in f]
        if not any(held_out(f) for f in forms):
            yield forms


def cluster_pairs() -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {table: [] for table in TABLES}
    for forms in clusters():
        cyrillic = [f for f in forms if is_cyrillic(f)]
        latin = [f for f in forms if is_latin(f)]
        # A cluster speaks once, however many spellings it lists.
        _spread(found["cyrillic-latin"], itertools.product(cyrillic, latin))
        _spread(found["cyrillic-cyrillic"], itertools.permutations(cyrillic, 2))
        if cyrillic:
            _spread(found["latin-latin"], itertools.permutations(latin, 2))
    return found


def _spread(pairs: list[Pair], new: Iterable[tuple[str, str]]) -> None:
    chosen = list(itertools.islice(new, 30))
    pairs.extend((a, b, 2.0 / len(chosen)) for a, b in chosen)


def official(weight: float) -> dict[str, list[Pair]]:
    """Family names as passports and newspapers romanise them: each by two systems of its language, drawn by seed."""
    chosen = random.Random(20_220_309)
    found: dict[str, list[Pair]] = {table: [] for table in TABLES}
    systems = {language: [n for n, s in SYSTEMS.items() if s.language == language] for language in ("ru", "uk")}
    for uk, ru, _ in ukrainian_russian():
        name, language = (uk, "uk") if set(uk) & set("іїєґ") else (ru, "ru")
        one, other = (romanise(name, s).lower() for s in chosen.sample(systems[language], 2))
        if is_latin(one) and is_latin(other):
            found["cyrillic-latin"].append((name, one, weight))
            found["latin-latin"].append((one, other, weight))
    return found


def usual(pairs: dict[str, list[Pair]]) -> frozenset[str]:
    """The units frequent enough to be learnt; at most 250, for a unit is a byte."""
    seen = Counter(u for table in pairs.values() for a, b, _ in table for name in (a, b) for u in units(name))
    return frozenset(unit for unit, n in seen.most_common(MOST_UNITS) if n >= FEWEST)


def training_pairs() -> dict[str, list[Pair]]:
    pairs = cluster_pairs()
    pairs["cyrillic-latin"].extend(latin_cyrillic())
    pairs["cyrillic-cyrillic"].extend(ukrainian_russian())
    for table, more in official(OFFICIAL_WEIGHT).items():
        pairs[table].extend(more)
    return pairs


class Joint:
    """Probabilities of the edit operations of one table, estimated from pairs."""

    def __init__(self, pairs: list[Pair], codes: dict[str, int]) -> None:
        self.left, self.left_at = pack((p[0] for p in pairs), codes)
        self.right, self.right_at = pack((p[1] for p in pairs), codes)
        self.weight = np.array([p[2] for p in pairs])
        self.size = 400
        self.used = np.ones(len(pairs), np.bool_)

    def fit(self, names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        n = self.size
        together = np.full((n, n), 0.01)
        for k in range(len(self.weight)):
            a, b = self._pair(k)
            if len(a) == len(b):
                together[a, b] += 1
        sub, ins, dele = together / together.sum() / 1.1, np.full(n, 1e-3), np.full(n, 1e-3)
        for iteration in range(ITERATIONS):
            c_sub, c_ins, c_del = np.zeros((n, n)), np.zeros(n), np.zeros(n)
            bits = expect(
                self.left, self.left_at, self.right, self.right_at, self.weight, self.used, sub, ins, dele,
                c_sub, c_ins, c_del,
            )  # fmt: skip
            total = c_sub.sum() + c_ins.sum() + c_del.sum()
            sub, ins, dele = (c_sub + 1e-9) / total, (c_ins + 0.2) / total, (c_del + 0.2) / total
            print(f"  iteration {iteration}: {bits:.3f} bits a pair, {int(self.used.sum())} pairs")
            if iteration == 2:
                self._drop_garbage(sub, ins, dele)
        return backed_off(sub, ins, dele, names)

    def _pair(self, k: int) -> tuple[np.ndarray, np.ndarray]:
        return (
            self.left[self.left_at[k] : self.left_at[k + 1]],
            self.right[self.right_at[k] : self.right_at[k + 1]],
        )

    def _drop_garbage(self, sub: np.ndarray, ins: np.ndarray, dele: np.ndarray) -> None:
        given_left = -np.log2((sub + 1e-12) / (sub.sum(1) + dele + 1e-12)[:, None])
        c_del = -np.log2((dele + 1e-12) / (sub.sum(1) + dele + 1e-12))
        for k in range(len(self.weight)):
            a, b = self._pair(k)
            bits = cheapest(a, b, given_left, -np.log2(ins), c_del)
            self.used[k] = len(b) > 0 and bits / len(b) < GARBAGE_BITS_PER_UNIT


def pack(tokens: Iterable[str], codes: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Codes of the units of tokens, one after the other, and where each token begins; other units are left out."""
    known = ((codes.get(u, codes.get(unmarked(u))) for u in units(t)) for t in tokens)
    rows = [[c for c in row if c is not None][:LONGEST] for row in known]
    at = np.zeros(len(rows) + 1, np.int64)
    at[1:] = np.cumsum([len(r) for r in rows])
    return np.array([c for r in rows for c in r], np.uint16), at


def backed_off(
    sub: np.ndarray, ins: np.ndarray, dele: np.ndarray, names: list[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mix what was learnt of a unit before its neighbour with what was learnt of it before any.

    A slip in one letter changes the mark of the letter before it, and some marked units are rare.
    """
    marks: dict[str, list[int]] = {}
    for code, name in enumerate(names):
        marks.setdefault(unmarked(name), []).append(code)
    mixed = sub * (1 - BACKED_OFF)
    share = sub.sum(1) / np.maximum(sub.sum(), 1e-12), sub.sum(0) / np.maximum(sub.sum(), 1e-12)
    for left in marks.values():
        for right in marks.values():
            mass = sub[np.ix_(left, right)].sum()
            if mass > 0:
                one, other = share[0][left], share[1][right]
                if one.sum() > 0 and other.sum() > 0:
                    mixed[np.ix_(left, right)] += BACKED_OFF * mass * np.outer(one / one.sum(), other / other.sum())
    return mixed, ins, dele


@numba.njit(cache=True)
def expect(left, left_at, right, right_at, weight, used, sub, ins, dele, c_sub, c_ins, c_del):  # type: ignore[no-untyped-def]
    """One E-step: adds expected counts of each operation, returns mean log2 likelihood."""
    bits = 0.0
    total = 0.0
    fwd = np.zeros((LONGEST + 2, LONGEST + 2))
    bwd = np.zeros((LONGEST + 2, LONGEST + 2))
    for k in range(len(weight)):
        if not used[k]:
            continue
        a = left[left_at[k] : left_at[k + 1]]
        b = right[right_at[k] : right_at[k + 1]]
        la, lb = len(a), len(b)
        for i in range(la + 1):
            for j in range(lb + 1):
                v = 1.0 if i == 0 and j == 0 else 0.0
                if i and j:
                    v += fwd[i - 1, j - 1] * sub[a[i - 1], b[j - 1]]
                if i:
                    v += fwd[i - 1, j] * dele[a[i - 1]]
                if j:
                    v += fwd[i, j - 1] * ins[b[j - 1]]
                fwd[i, j] = v
        z = fwd[la, lb]
        if z < 1e-280:
            continue
        bits += math.log2(z) * weight[k]
        total += weight[k]
        for i in range(la, -1, -1):
            for j in range(lb, -1, -1):
                v = 1.0 if i == la and j == lb else 0.0
                if i < la and j < lb:
                    v += bwd[i + 1, j + 1] * sub[a[i], b[j]]
                if i < la:
                    v += bwd[i + 1, j] * dele[a[i]]
                if j < lb:
                    v += bwd[i, j + 1] * ins[b[j]]
                bwd[i, j] = v
        for i in range(la + 1):
            for j in range(lb + 1):
                f = fwd[i, j] * weight[k] / z
                if i < la and j < lb:
                    c_sub[a[i], b[j]] += f * sub[a[i], b[j]] * bwd[i + 1, j + 1]
                if i < la:
                    c_del[a[i]] += f * dele[a[i]] * bwd[i + 1, j]
                if j < lb:
                    c_ins[b[j]] += f * ins[b[j]] * bwd[i, j + 1]
    return bits / total


@numba.njit(cache=True)
def cheapest(a, b, sub, ins, dele):  # type: ignore[no-untyped-def]
    """Bits of the cheapest way from `a` to `b`."""
    row = np.zeros(len(b) + 1)
    for j in range(len(b)):
        row[j + 1] = row[j] + ins[b[j]]
    for i in range(len(a)):
        before = row[0]
        row[0] += dele[a[i]]
        for j in range(len(b)):
            best = min(before + sub[a[i], b[j]], row[j + 1] + dele[a[i]], row[j] + ins[b[j]])
            before = row[j + 1]
            row[j + 1] = best
    return row[len(b)]


def conditional_rows(
    table: str, sub: np.ndarray, ins: np.ndarray, dele: np.ndarray, names: list[str]
) -> Iterator[tuple[str, str, str, int]]:
    """(direction, from, to, thousandths of a bit) of every operation worth writing; an empty side is a gap."""
    one, other = table.split("-")
    for direction, joint, gap_in, gap_out in (
        (f"{one}>{other}", sub, ins, dele),
        (f"{other}>{one}", sub.T, dele, ins),
    ):
        mass = joint.sum(1) + gap_out
        everything = mass.sum() + gap_in.sum()
        for i, a in enumerate(names):
            if joint[i].sum() < 1e-6:  # a unit of another script, which only smoothing has put here
                continue
            yield direction, a, "", thousandths(gap_out[i] / mass[i])
            for j, b in enumerate(names):
                if joint[i, j] / mass[i] > 2**-13:
                    yield direction, a, b, thousandths(joint[i, j] / mass[i])
        for j, b in enumerate(names):
            if gap_in[j] / everything > 2**-16:
                yield direction, "", b, thousandths(gap_in[j] / everything)
        if one == other:
            return


def thousandths(p: float) -> int:
    return round(-1000 * math.log2(p))


def main() -> None:
    all_pairs = training_pairs()
    codes = {unit: i for i, unit in enumerate(sorted(usual(all_pairs)))}
    rows: list[tuple[str, str, str, int]] = []
    for table, pairs in all_pairs.items():
        print(f"{table}: {len(pairs)} pairs")
        joint = Joint(pairs, codes)
        sub, ins, dele = joint.fit(list(codes))
        rows.extend(conditional_rows(table, sub, ins, dele, list(codes)))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("w", encoding="utf-8") as f:
        f.write(
            "# Cost of writing one unit of spelling as another, in thousandths of a bit: -1000 log2 P(to | from).\n"
        )
        f.write(
            "# Learnt by bench/fit/channel.py from Wikidata names (CC0, through NETransliteration and rigour) and\n"
        )
        f.write("# names_translator (MIT). An empty side is a gap.\n")
        f.write("direction\tfrom\tto\tcost\n")
        for row in sorted(rows):
            f.write("\t".join(map(str, row)) + "\n")
    print(f"{len(rows)} operations over {len(codes)} units in {OUT}")


if __name__ == "__main__":
    main()
