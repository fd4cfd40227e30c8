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
def profile(written, script, change, drop, add):
    """What each unit costs against one spelling, as it is read: (changed into each of its units, left out, put in).

    `written`: the spelling's units, of `script`. Shapes: (units known, length), (units known,), (scripts, length).
    """
    changed = np.empty((len(change), len(written)), np.int32)
    added = np.empty((2, len(written)), np.int32)
    for j in range(len(written)):
        added[0, j] = add[written[j], 0]
        added[1, j] = add[written[j], 1]
    for a in range(len(change)):
        for j in range(len(written)):
            changed[a, j] = change[a, written[j]]
    return changed, drop[:, script].copy(), added


@njit(cache=True, nogil=True, inline="always")
def heard_cost(meant, changed, dropped, added, bound, row):
    """Cheapest way to write the units `meant` as the spelling of a profile; FAR as soon as it is above `bound`.

    `added`: what it costs to put each unit of the spelling in, where the one meant is of its script.
    """
    width = len(added)
    row[0] = 0
    for j in range(width):
        row[j + 1] = row[j] + added[j]
    for i in range(len(meant)):
        into = changed[meant[i]]
        left_out = dropped[meant[i]]
        diagonal = row[0]
        left = diagonal + left_out
        row[0] = left
        least = left
        for j in range(width):
            above = row[j + 1]
            cheapest = min(diagonal + into[j], min(above + left_out, left + added[j]))
            diagonal = above
            left = cheapest
            row[j + 1] = cheapest
            least = min(least, cheapest)
        if least > bound:
            return FAR
    return row[width]


@njit(cache=True, nogil=True)
def letter_places(letters):
    """For each letter, the places where it stands, as bits: what `slips_apart` reads."""
    places = np.zeros(256, np.uint64)
    for j in range(len(letters)):
        places[letters[j]] |= np.uint64(1) << np.uint64(j)
    return places


@njit(cache=True, nogil=True, inline="always")
def slips_apart(meant, places, width):
    """Letters dropped, added or changed between two spellings (Myers 1999); `width`: letters of one, at most 63."""
    if width == 0:
        return len(meant)
    one = np.uint64(1)
    full = (one << np.uint64(width)) - one
    last = one << np.uint64(width - 1)
    up, down = full, np.uint64(0)
    apart = width
    for i in range(len(meant)):
        same = places[meant[i]]
        across = (((same & up) + up) ^ up) | same | down
        gain = down | (~(across | up) & full)
        loss = up & across
        if gain & last:
            apart += 1
        if loss & last:
            apart -= 1
        gain = ((gain << one) | one) & full
        loss = (loss << one) & full
        vertical = same | down
        up = (loss | (~(vertical | gain) & full)) & full
        down = gain & vertical
    return apart


@njit(cache=True, nogil=True, inline="always")
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


@njit(cache=True, nogil=True, inline="always")
def _doubled(letters):
    """How many letters follow their like; units count a doubled letter once."""
    doubled = 0
    for i in range(1, len(letters)):
        doubled += letters[i] == letters[i - 1]
    return doubled


MOST_SLIPS = 2  # letters apart (a swap counts two) beyond which two spellings are not slips of one another


@njit(cache=True, nogil=True, inline="always")
def spelling_cost(
    m_units, m_letters, m_script, q_letters, q_script, changed, dropped, added, places, slips, mistaken, bases, bound,
    row, rows,
):  # fmt: skip
    """(cost, way) of writing a spelling meant as a spelling found; FAR above `bound`.

    `changed`, `dropped`, `added`, `places`: profile of the spelling found. `bases`: what it costs that a spelling is a
    slip at all; heard within its script; heard across scripts; the same letters in Cyrillic; in Latin; a doubled letter
    that the other lacks, by ear.
    """
    same_script = m_script == q_script
    base = bases[1] if same_script else bases[2]
    cost = heard_cost(m_units, changed, dropped, added[m_script], bound - base, row)
    if cost < FAR:
        cost += base + bases[5] * abs(_doubled(m_letters) - _doubled(q_letters))
    if same_script and slips_apart(m_letters, places, len(q_letters)) <= MOST_SLIPS:
        base = bases[3 + q_script]
        slipped = slip_cost(m_letters, q_letters, slips, mistaken, min(bound, cost) - base, rows)
        if slipped == 0:
            return base, SAME_LETTERS
        if slipped < FAR and slipped + base + bases[0] < cost:
            return slipped + base + bases[0], SLIP
    return cost, HEARD


@njit(cache=True, nogil=True)
def cost_between(
    m_units, m_letters, m_script, q_units, q_letters, q_script, change, drop, add, slips, mistaken, bases, bound
):
    """`spelling_cost` of two spellings by themselves."""
    changed, dropped, added = profile(q_units, q_script, change, drop, add)
    row = np.empty(len(q_units) + 1, np.int32)
    rows = np.empty((3, len(q_letters) + 2), np.int32)
    return spelling_cost(
        m_units, m_letters, m_script, q_letters, q_script, changed, dropped, added, letter_places(q_letters), slips,
        mistaken, bases, bound, row, rows,
    )  # fmt: skip


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
    changed, dropped, added = profile(q_units, q_script, change, drop, add)
    places = letter_places(q_letters)
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
                f_script[f], q_letters, q_script, changed, dropped, added, places, slips, mistaken, bases, limit, row, rows,
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
            kept = _keep(total, row, order, tops, rows, kept, most)
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
            kept = _keep(total, row, order, tops, rows, kept, most)
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
