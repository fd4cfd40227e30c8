"""The compiled loops of search as one types: which names open as a word does, and which persons bear them."""

# Numba compiles these functions from the types they are called with; annotations would only repeat the docstrings.
# mypy: disable-error-code="no-untyped-def,untyped-decorator"

from __future__ import annotations

import numpy as np

from vistka.matching.alignment import FAR
from vistka.matching.compiled import njit
from vistka.matching.kernels import keep

REST = np.int32(20)  # each unit or letter not typed yet: a name that is complete comes before a longer one


@njit(cache=True, nogil=True)
def padded(units, units_at, width):
    """The units of each spelling on a row of its own, at most `width`, zeros after them."""
    rows = np.zeros((len(units_at) - 1, width), np.uint8)
    for f in range(len(rows)):
        for i in range(min(units_at[f + 1] - units_at[f], width)):
            rows[f, i] = units[units_at[f] + i]
    return rows


@njit(cache=True, nogil=True)
def shared_with_previous(order, units, units_at, script):
    """How many units each spelling, taken in `order`, opens with that the one before it opens with too."""
    shared = np.zeros(len(order), np.int32)
    for k in range(1, len(order)):
        f, g = order[k], order[k - 1]
        most = min(units_at[f + 1] - units_at[f], units_at[g + 1] - units_at[g])
        alike = 0
        while script[f] == script[g] and alike < most and units[units_at[f] + alike] == units[units_at[g] + alike]:
            alike += 1
        shared[k] = alike
    return shared


@njit(cache=True, nogil=True)
def openings(
    order, shared, stem, last, written_script, f_units, f_units_at, f_script, f_owner, f_penalty, change, drop, add,
    bases, bound, best,
):  # fmt: skip
    """Fill `best[token]` with what it costs that a token is heard to open as a word does, where that is less.

    The word is written as the units `stem` and a last one of which there may be more to come: `last[unit]` is what it
    costs to write a unit so. What a name has beyond is free but for `REST`. Spellings are taken in `order`, so that
    those which open alike (`shared`) stand together and their opening is compared once. `bases`: cost of being heard
    within an alphabet, and across; costs above `bound` are left out.
    """
    width = len(stem)
    deepest = 0
    for f in range(len(f_owner)):
        deepest = max(deepest, f_units_at[f + 1] - f_units_at[f])
    rows = np.zeros((deepest + 1, width + 1), np.int32)
    whole = np.full(deepest + 1, FAR, np.int32)  # least cost at each depth, less the units up to where it was reached
    settled = 0  # depth up to which rows hold for the spelling before
    hopeless = FAR  # depth from which its opening is too dear to go on
    for k in range(len(order)):
        f = order[k]
        script, length = f_script[f], f_units_at[f + 1] - f_units_at[f]
        base = bases[0] if script == written_script else bases[1]
        if shared[k] < hopeless:
            settled, hopeless = min(settled, shared[k]), FAR
            if settled == 0:
                for j in range(width):
                    rows[0, j + 1] = rows[0, j] + add[stem[j], script]
            while settled < length and hopeless == FAR:
                unit = f_units[f_units_at[f] + settled]
                above, now = rows[settled], rows[settled + 1]
                dropped = drop[unit, written_script]
                cost = above[width] + last[unit] - (settled + 1) * REST
                whole[settled + 1] = min(whole[settled], cost)
                now[0] = above[0] + dropped
                least = now[0]
                for j in range(width):
                    cheapest = min(
                        above[j] + change[unit, stem[j]], above[j + 1] + dropped, now[j] + add[stem[j], script]
                    )
                    now[j + 1] = cheapest
                    least = min(least, cheapest)
                settled += 1
                if least + base > bound:
                    hopeless = settled
        total = whole[settled] + length * REST + base + f_penalty[f]
        if total <= bound:
            best[f_owner[f]] = min(best[f_owner[f]], total)


@njit(cache=True, nogil=True)
def same_opening(letters, script, f_letters, f_letters_at, f_script, f_owner, f_penalty, best):
    """Fill `best[token]` likewise for tokens that open with the very letters of the word."""
    for f in range(len(f_owner)):
        start, length = f_letters_at[f], f_letters_at[f + 1] - f_letters_at[f]
        if f_script[f] != script or length < len(letters):
            continue
        alike = 0
        while alike < len(letters) and f_letters[start + alike] == letters[alike]:
            alike += 1
        if alike == len(letters):
            best[f_owner[f]] = min(best[f_owner[f]], (length - alike) * REST + f_penalty[f])


@njit(cache=True, nogil=True)
def may_be(table):
    """For each code of `table[word, code]`, the words that it may be, as bits."""
    words = np.zeros(table.shape[1], np.uint8)
    for w in range(table.shape[0]):
        for code in range(table.shape[1]):
            if table[w, code] < FAR:
                words[code] |= 1 << w
    return words


@njit(cache=True, nogil=True)
def complete(
    columns, order, alive, family_t, given_t, father_t, ways, way_costs, births, places, units, tops, rows
):  # fmt: skip
    """The persons whose names cost least, ties by place in the input: how many; with `rows`, and costs below zero in `tops`.

    `*_t[word, code]`: cost of a word in a role; `ways[way, word]`: the role (0 family, 1 given, 2 father) of each word
    in one way to take them, `way_costs` what that costs. `births`, `places`, `units`: codes that a filter lets pass.
    """
    family, given, father, birth, place, unit = columns
    most, words = len(tops), ways.shape[1]
    kept = 0
    costs = np.empty((3, words), np.int32)
    all_words = np.uint8((1 << words) - 1)
    families, givens, fathers = may_be(family_t), may_be(given_t), may_be(father_t)
    for row in range(len(order)):
        # Nearly everyone is passed over here, so that the rest may take its time.
        if families[family[row]] | givens[given[row]] | fathers[father[row]] != all_words:
            continue
        if not (alive[row] and births[birth[row]] and places[place[row]] and units[unit[row]]):
            continue
        for w in range(words):
            costs[0, w] = family_t[w, family[row]]
            costs[1, w] = given_t[w, given[row]]
            costs[2, w] = father_t[w, father[row]]
        least = FAR
        for way in range(len(way_costs)):
            cost = way_costs[way]
            for w in range(words):
                cost += costs[ways[way, w], w]
            least = min(least, cost)
        if least < FAR:
            kept = keep(-least, row, order, tops, rows, kept, most)
    return kept
