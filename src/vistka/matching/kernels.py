"""The compiled loops: compare one spelling with a vocabulary; add up the evidence over a register.

Everything here works on integer arrays and releases the interpreter's lock, so that threads search at once and give the
same result for any number of them. Costs and weights are int32, thousandths of a bit.
"""

# Numba compiles these functions from the types they are called with; annotations would only repeat the docstrings.
# mypy: disable-error-code="no-untyped-def,untyped-decorator"

from __future__ import annotations

import numpy as np

from vistka.matching.compiled import njit

FAR = np.int32(1 << 29)
SAME_LETTERS, SLIP, HEARD, KNOWN, INITIAL = 0, 1, 2, 3, 4  # the way that led from one spelling to the other


@njit(cache=True, nogil=True)
def heard_cost(meant, written, change, drop, add, script_meant, script_written, bound, row):
    """Cheapest way to write the units `meant` as the units `written`; FAR as soon as it is above `bound`."""
    width = len(written)
    row[0] = 0
    for j in range(width):
        row[j + 1] = row[j] + add[written[j], script_meant]
    for i in range(len(meant)):
        unit = meant[i]
        dropped = drop[unit, script_written]
        diagonal = row[0]
        row[0] += dropped
        least = row[0]
        for j in range(width):
            cheapest = diagonal + change[unit, written[j]]
            diagonal = row[j + 1]
            other = diagonal + dropped
            if other < cheapest:
                cheapest = other
            other = row[j] + add[written[j], script_meant]
            if other < cheapest:
                cheapest = other
            row[j + 1] = cheapest
            if cheapest < least:
                least = cheapest
        if least > bound:
            return FAR
    return row[width]


@njit(cache=True, nogil=True)
def slip_cost(meant, written, slips, mistaken, bound, rows):
    """Cheapest slips of hand or scanner from letters to letters of one script (optimal string alignment).

    `slips`: cost of a changed, a dropped, an added and a doubled letter, and of two neighbours swapped; `mistaken`: cost
    of one letter for another that looks like it or lies beside it on the keyboard (0: no such). FAR above `bound`.
    """
    width = len(written)
    two, one, now = rows[0], rows[1], rows[2]
    one[0] = 0
    for j in range(width):
        one[j + 1] = one[j] + slips[2]
    for i in range(len(meant)):
        letter = meant[i]
        now[0] = one[0] + slips[1]
        least = now[0]
        for j in range(width):
            if letter == written[j]:
                cheapest = one[j]
            else:
                easy = mistaken[letter, written[j]]
                cheapest = one[j] + (easy if easy > 0 else slips[0])
            other = one[j + 1] + slips[1]
            if other < cheapest:
                cheapest = other
            other = now[j] + (slips[3] if j > 0 and written[j] == written[j - 1] else slips[2])
            if other < cheapest:
                cheapest = other
            if i > 0 and j > 0 and letter == written[j - 1] and meant[i - 1] == written[j]:
                other = two[j - 1] + slips[4]
                if other < cheapest:
                    cheapest = other
            now[j + 1] = cheapest
            if cheapest < least:
                least = cheapest
        if least > bound + slips[4]:
            return FAR
        two, one, now = one, now, two
    return one[width]


@njit(cache=True, nogil=True)
def _doubled(letters):
    """How many letters follow their like; units count a doubled letter once."""
    doubled = 0
    for i in range(1, len(letters)):
        doubled += letters[i] == letters[i - 1]
    return doubled


@njit(cache=True, nogil=True)
def spelling_cost(
    m_units, m_letters, m_script, q_units, q_letters, q_script, change, drop, add, slips, mistaken, bases, bound, row, rows
):  # fmt: skip
    """(cost, way) of writing a spelling meant as a spelling found; FAR above `bound`.

    `bases`: what it costs that a spelling is a slip at all; heard within its script; heard across scripts; the same
    letters in Cyrillic; in Latin; a doubled letter that the other lacks, by ear.
    """
    same_script = m_script == q_script
    base = bases[1] if same_script else bases[2]
    cost = heard_cost(m_units, q_units, change, drop, add, m_script, q_script, bound - base, row)
    if cost < FAR:
        cost += base + bases[5] * abs(_doubled(m_letters) - _doubled(q_letters))
    way = HEARD
    if same_script and abs(len(m_letters) - len(q_letters)) <= 3:
        base = bases[3 + q_script]
        slipped = slip_cost(m_letters, q_letters, slips, mistaken, min(bound, cost) - base, rows)
        if slipped == 0:
            return base, SAME_LETTERS
        if slipped < FAR and slipped + base + bases[0] < cost:
            return slipped + base + bases[0], SLIP
    return cost, way


@njit(cache=True, nogil=True)
def _first_at_least(hashes, key):
    low, high = 0, len(hashes)
    while low < high:
        middle = (low + high) // 2
        if hashes[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True)
def neighbours(
    keys, hashes, hashed_forms, unsorted, forms, q_units, q_letters, q_script, q_penalty,
    f_units, f_units_at, f_letters, f_letters_at, f_script, f_owner, f_penalty,
    change, drop, add, slips, mistaken, bases, bound, seen, turn, best, way, touched, found,
):  # fmt: skip
    """Every token of a vocabulary that one spelling of an enquiry may mean, among forms that sound nearly like it.

    Looked at are the forms that share a sound key (`keys` in the sorted `hashes`) and those from `unsorted` to `forms`,
    which are not in the index yet. `seen[form] == turn` marks what has been looked at. Fills `best[token]` (cost) and
    `way[token]` where they improve, adds newly reached tokens to `touched` after the first `found`, returns how many.
    """
    row = np.empty(len(q_units) + 1, np.int32)
    rows = np.empty((3, len(q_letters) + 2), np.int32)
    for k in range(len(keys) + 1):
        at, end = unsorted, forms
        if k < len(keys):
            at, end = _first_at_least(hashes, keys[k]), len(hashes)
        while at < end:
            if k < len(keys):
                if hashes[at] != keys[k]:
                    break
                f = hashed_forms[at]
            else:
                f = at
            at += 1
            if seen[f] == turn:
                continue
            seen[f] = turn
            token = f_owner[f]
            more = q_penalty + f_penalty[f]
            limit = min(bound, best[token] - 1) - more
            if limit < 0:
                continue
            cost, by = spelling_cost(
                f_units[f_units_at[f] : f_units_at[f + 1]], f_letters[f_letters_at[f] : f_letters_at[f + 1]],
                f_script[f], q_units, q_letters, q_script, change, drop, add, slips, mistaken, bases, limit, row, rows,
            )  # fmt: skip
            if cost > limit:
                continue
            if best[token] == FAR:
                touched[found] = token
                found += 1
            best[token] = cost + more
            way[token] = by
    return found


@njit(cache=True, nogil=True)
def _log2(x):
    return np.log2(x) * 1000.0


@njit(cache=True, nogil=True)
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
def _keep(total, row, order, tops, rows, kept, most):
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
    rest = birth_t.max() + max(place_t.max(), 0) + max(unit_t.max(), 0)
    best = threshold
    for r in range(len(ranges) + 1):
        if r < len(ranges):
            start, end = ranges[r, 0], ranges[r, 1]
        else:
            start, end = 0, len(picked)
        for i in range(start, end):
            row = i if r < len(ranges) else picked[i]
            if not alive[row]:
                continue
            f, g, p = family[row], given[row], father[row]
            names = hypotheses[0] + family_t[0, f] + given_t[0, g] + father_t[0, p]
            for h in range(1, ways):
                other = hypotheses[h] + family_t[h, f] + given_t[h, g] + father_t[h, p]
                if other > names:
                    names = other
            kin = family_t[0, f] + father_t[0, p]
            if kin > 8000:
                kin += place_t[place[row]]
                brothers += 2.0 ** (kin / 1000.0)
            if names + rest < threshold or names + rest < best - NEGLIGIBLE:
                continue
            total = names + birth_t[birth[row]] + place_t[place[row]] + unit_t[unit[row]]
            if total < best - NEGLIGIBLE:
                continue
            mass += 2.0 ** (total / 1000.0)
            if total > best:
                best = total
            kept = _keep(total, row, order, tops, rows, kept, most)
    return kept, mass, brothers


@njit(cache=True, nogil=True)
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
