"""The compiled loops of search as one types: which names open as a word does, and which persons bear them."""

# Numba compiles these functions from the types they are called with; annotations would only repeat the docstrings.
# mypy: disable-error-code="no-untyped-def,untyped-decorator"

from __future__ import annotations

import numpy as np

from vistka.matching.compiled import njit
from vistka.matching.kernels import FAR, _keep

REST = np.int32(20)  # each sound or letter not typed yet: a name that is complete comes before a longer one


@njit(cache=True, nogil=True)
def opening_cost(meant, stem, last, change, drop, add, script_meant, script_written, bound, row):
    """Cheapest way to write the opening of the units `meant` as the units `stem` and a last one; what follows is free.

    `last[unit]`: cost of writing a unit as the last one typed, of which there may be more to come. FAR above `bound`.
    """
    width = len(stem)
    row[0] = 0
    for j in range(width):
        row[j + 1] = row[j] + add[stem[j], script_meant]
    best = FAR
    for i in range(len(meant)):
        unit = meant[i]
        whole = row[width] + last[unit]
        if whole <= bound and whole + (len(meant) - i - 1) * REST < best:
            best = whole + (len(meant) - i - 1) * REST
        dropped = drop[unit, script_written]
        diagonal = row[0]
        row[0] += dropped
        least = row[0]
        for j in range(width):
            cheapest = diagonal + change[unit, stem[j]]
            diagonal = row[j + 1]
            cheapest = min(cheapest, diagonal + dropped, row[j] + add[stem[j], script_meant])
            row[j + 1] = cheapest
            least = min(least, cheapest)
        if least > bound or least >= best:
            break
    return best


@njit(cache=True, nogil=True)
def openings(
    letters, script, stem, last, f_units, f_units_at, f_letters, f_letters_at, f_script, f_owner, f_penalty,
    change, drop, add, bases, bound, best,
):  # fmt: skip
    """Fill `best[token]` with what it costs that a token opens as a word does, where that is less.

    `letters`, `script`: the word; `stem`, `last`: one way to cut it into units. `bases`: cost of being heard within an
    alphabet, and across.
    """
    row = np.empty(len(stem) + 1, np.int32)
    for f in range(len(f_owner)):
        more = f_penalty[f]
        if more > bound:
            continue
        start, length = f_letters_at[f], f_letters_at[f + 1] - f_letters_at[f]
        same_script = f_script[f] == script
        cost = FAR
        if same_script and length >= len(letters):
            alike = 0
            while alike < len(letters) and f_letters[start + alike] == letters[alike]:
                alike += 1
            if alike == len(letters):
                cost = np.int32((length - alike) * REST)
        if cost == FAR:
            base = bases[0] if same_script else bases[1]
            heard = opening_cost(
                f_units[f_units_at[f] : f_units_at[f + 1]], stem, last, change, drop, add, f_script[f], script,
                bound - base - more, row,
            )  # fmt: skip
            if heard < FAR:
                cost = heard + base
        if cost < FAR and cost + more < best[f_owner[f]]:
            best[f_owner[f]] = cost + more


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
    """The persons whose names cost least, ties by place in the input; returns how many, with costs below zero in `tops`.

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
            kept = _keep(-least, row, order, tops, rows, kept, most)
    return kept
