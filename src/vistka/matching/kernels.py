"""The compiled loops over a register: weigh a spelling by its rarity, add up the evidence, keep the best.

Everything here works on integer arrays, so that threads give the same result for any number of them. The long loops release
the interpreter's lock; the short ones keep it, for handing it over costs more than they take. Costs and weights are int32,
thousandths of a bit.
"""

# Numba compiles these functions from the types they are called with; annotations would only repeat the docstrings.
# mypy: disable-error-code="no-untyped-def,untyped-decorator"

from __future__ import annotations

import numpy as np

from vistka.matching.compiled import njit


@njit(cache=True, nogil=True)
def _log2(x):
    return np.log2(x) * 1000.0


@njit(cache=True)
def weigh(codes, costs, counts, total, expected, weight_expected, unknown, differs, table):
    """Weights of one spelling against every token of a vocabulary: 1000 log2 P(written | token) / P(written).

    `counts`, `total`: persons per token and in all, so P(written) is the exact mass of the register at every level of
    agreement with this very spelling, mixed with its share among people at large (`expected`, weighing as much as
    `weight_expected` persons), which is at least `unknown` (thousandths of a bit). `differs` is the share of true pairs
    whose names have nothing to do with each other: the floor. Fills `table` (code 0, missing, weighs nothing) and returns
    1000 log2 P(written).
    """
    floor = np.int32(_log2(differs))
    table[:] = floor
    table[0] = 0
    mass = weight_expected * max(expected, 2.0 ** (-unknown / 1000.0))
    for i in range(len(codes)):
        mass += counts[codes[i]] * 2.0 ** (-costs[i] / 1000.0)
    mass /= total + weight_expected
    mass = min(mass, 1.0)
    for i in range(len(codes)):
        if codes[i]:
            ratio = (1.0 - differs) * 2.0 ** (-costs[i] / 1000.0) / mass + differs
            table[codes[i]] = np.int32(np.rint(_log2(ratio)))
    return _log2(mass)


@njit(cache=True, nogil=True, inline="always")
def keep(total, row, order, tops, rows, kept, most):
    """Insert into the best `most`, ties by place in the input; returns how many are kept."""
    if kept == most and (total < tops[kept - 1] or (total == tops[kept - 1] and order[row] > order[rows[kept - 1]])):
        return kept
    at = kept if kept < most else most - 1
    while at > 0 and (total > tops[at - 1] or (total == tops[at - 1] and order[row] < order[rows[at - 1]])):
        tops[at] = tops[at - 1]
        rows[at] = rows[at - 1]
        at -= 1
    tops[at] = total
    rows[at] = row
    return min(kept + 1, most)


NEGLIGIBLE = 30_000  # a person this far below the best adds less than a thousandth, even a million of them

KIN = 8_000  # weight of family name and patronymic together from which a person may be a brother


@njit(cache=True, nogil=True)
def scan(
    ranges, picked, columns, order, alive, family_t, given_t, father_t, hypotheses, birth_t, place_t, unit_t,
    tops, rows, threshold,
):  # fmt: skip
    """Add up the evidence over rows of the register and keep the best.

    `ranges`: (start, end) of rows; `picked`: single rows beside them, used where the row's family name has been passed
    over (so none is counted twice). `columns`: family, given, father, birth, place, unit codes. `*_t`: weight by code,
    names one row a hypothesis of how the enquiry's parts are ordered; `hypotheses`: its prior weight. A person counts
    under the hypothesis that fits best. `threshold`: totals below it are of no interest.
    Returns (kept, total mass in 2^weight, mass of the hypothesis that a brother is registered).
    """
    most = len(tops)
    kept = 0
    mass = 0.0
    brothers = 0.0
    family, given, father, birth, place, unit = columns
    ways = len(hypotheses)
    rest = max(place_t.max(), 0) + max(unit_t.max(), 0)
    father_most = father_t[0].max()
    best = threshold
    stretch = np.int32(-1)  # rows of one family name lie together; what it weighs is looked up once
    family_w = np.zeros(ways, np.int32)
    has_kin = False
    for r in range(len(ranges) + 1):
        if r < len(ranges):
            start, end = ranges[r, 0], ranges[r, 1]
        else:
            start, end = 0, len(picked)
        for i in range(start, end):
            row = i if r < len(ranges) else picked[i]
            f, g, p = family[row], given[row], father[row]
            if f != stretch:
                stretch = f
                for h in range(ways):
                    family_w[h] = hypotheses[h] + family_t[h, f]
                has_kin = family_t[0, f] + father_most > KIN
            names = family_w[0] + given_t[0, g] + father_t[0, p]
            for h in range(1, ways):
                other = family_w[h] + given_t[h, g] + father_t[h, p]
                if other > names:
                    names = other
            if has_kin and alive[row]:
                kin = family_t[0, f] + father_t[0, p]
                if kin > KIN:
                    brothers += 2.0 ** ((kin + place_t[place[row]]) / 1000.0)
            total = names + birth_t[birth[row]]
            if total + rest < max(threshold, best - NEGLIGIBLE):
                continue
            total += place_t[place[row]] + unit_t[unit[row]]
            if total < best - NEGLIGIBLE or not alive[row]:
                continue
            mass += 2.0 ** (total / 1000.0)
            if total > best:
                best = total
            kept = keep(total, row, order, tops, rows, kept, most)
    return kept, mass, brothers


BLOCK = 4096  # rows whose sums are laid down before any is looked at


@njit(cache=True, nogil=True)
def scan_everyone(
    columns, order, alive, family_t, given_t, father_t, hypotheses, birth_t, place_t, unit_t, tops, rows, threshold
):  # fmt: skip
    """`scan` over every row of the register: (kept, total mass). Plain loops over blocks, which the compiler unrolls."""
    most = len(tops)
    kept = 0
    mass = 0.0
    family, given, father, birth, place, unit = columns
    rest = max(place_t.max(), 0) + max(unit_t.max(), 0)
    best = threshold
    sums = np.empty(BLOCK, np.int32)
    for start in range(0, len(order), BLOCK):
        size = min(BLOCK, len(order) - start)
        f, g, p, b = (
            family[start : start + size],
            given[start : start + size],
            father[start : start + size],
            birth[start : start + size],
        )
        for h in range(len(hypotheses)):
            prior, f_t, g_t, p_t = hypotheses[h], family_t[h], given_t[h], father_t[h]
            if h == 0:
                for i in range(size):
                    sums[i] = prior + f_t[f[i]] + g_t[g[i]] + p_t[p[i]]
            else:
                for i in range(size):
                    sums[i] = max(sums[i], prior + f_t[f[i]] + g_t[g[i]] + p_t[p[i]])
        for i in range(size):
            sums[i] += birth_t[b[i]]
        limit = max(threshold, best - NEGLIGIBLE) - rest
        for i in range(size):
            if sums[i] < limit:
                continue
            row = start + i
            total = sums[i] + place_t[place[row]] + unit_t[unit[row]]
            if total < best - NEGLIGIBLE or not alive[row]:
                continue
            mass += 2.0 ** (total / 1000.0)
            if total > best:
                best = total
                limit = max(threshold, best - NEGLIGIBLE) - rest
            kept = keep(total, row, order, tops, rows, kept, most)
    return kept, mass


@njit(cache=True)
def rows_of(codes, starts, postings, family, family_t, other, other_t, birth, birth_t, birth_below):
    """Rows of some codes that no family name in sight has brought up, in ascending order of code.

    `starts`, `postings`: rows by code. Taken are those whose family name weighs nothing in any hypothesis
    (`family_t[h, family[row]] <= 0`), whose `other` name speaks for them in one (`other_t`; an empty table asks nothing),
    and whose birth weighs less than `birth_below` (rows above it have been taken before).
    """
    count = 0
    for code in codes:
        count += starts[code + 1] - starts[code]
    out = np.empty(count, np.int32)
    n = 0
    for code in codes:
        for j in range(starts[code], starts[code + 1]):
            row = postings[j]
            taken = len(other_t) == 0
            for h in range(len(other_t)):
                if other_t[h, other[row]] > 0:
                    taken = True
            for h in range(len(family_t)):
                if family_t[h, family[row]] > 0:
                    taken = False
            if taken and birth_t[birth[row]] < birth_below:
                out[n] = row
                n += 1
    return out[:n]


@njit(cache=True)
def stretches(codes, family_t, starts):
    """(start, end) of the rows of those family names, among `codes` ascending, that speak for somebody in a hypothesis."""
    out = np.empty((len(codes), 2), np.int32)
    n = 0
    for code in codes:
        if code + 1 >= len(starts):
            break
        for h in range(len(family_t)):
            if family_t[h, code] > 0:
                out[n, 0], out[n, 1] = starts[code], starts[code + 1]
                n += 1
                break
    return out[:n].copy()


@njit(cache=True)
def take_apart(rows, columns, family_t, given_t, father_t, hypotheses, birth_t, place_t, unit_t):
    """(parts, hypothesis) of some rows: weights of family, given, father, birth, place, unit and order; best hypothesis."""
    family, given, father, birth, place, unit = columns
    parts = np.empty((len(rows), 7), np.int32)
    chosen = np.zeros(len(rows), np.int32)
    for i in range(len(rows)):
        row = rows[i]
        f, g, p = family[row], given[row], father[row]
        best = hypotheses[0] + family_t[0, f] + given_t[0, g] + father_t[0, p]
        for h in range(1, len(hypotheses)):
            other = hypotheses[h] + family_t[h, f] + given_t[h, g] + father_t[h, p]
            if other > best:
                best = other
                chosen[i] = h
        h = chosen[i]
        parts[i, 0], parts[i, 1], parts[i, 2] = family_t[h, f], given_t[h, g], father_t[h, p]
        parts[i, 3], parts[i, 4], parts[i, 5] = birth_t[birth[row]], place_t[place[row]], unit_t[unit[row]]
        parts[i, 6] = hypotheses[h]
    return parts, chosen
