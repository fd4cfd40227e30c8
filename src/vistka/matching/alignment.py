"""The compiled comparison of spellings: what it costs to write one for another, and which of a vocabulary one may mean.

Everything works on arrays of bytes and int32 costs in thousandths of a bit, and releases the interpreter's lock, so that
threads search at once.
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
