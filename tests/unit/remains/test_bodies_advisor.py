"""Whose samples suffice: every pair of relatives and every method, reckoned once more by hand."""

from __future__ import annotations

from itertools import combinations_with_replacement, product
from typing import Final

import pytest

from vistka.enquiries.kinship import KIN
from vistka.remains.bodies.advisor import (
    OWN,
    RELATIVES,
    DnaMethod,
    Donor,
    Ground,
    Missing,
    Sex,
    Why,
    advise,
    is_donor,
    methods_for,
)

CLOSE: Final = frozenset({"mother", "father", "son", "daughter", "brother", "sister"})
NO_DONORS: Final = frozenset({"wife", "husband", "partner", "guardian", "other"})
A, Y, M = DnaMethod
BOTH_OF: Final = {
    Sex.MALE: {
        "mother": {A, M},
        "father": {A, Y},
        "son": {A, Y},
        "daughter": {A},
        "sister": {A, M},
        "brother": {A, Y, M},
    },
    Sex.FEMALE: {
        "mother": {A, M},
        "father": {A},
        "son": {A, M},
        "daughter": {A, M},
        "sister": {A, M},
        "brother": {A, M},
    },
    Sex.UNKNOWN: {"mother": {A, M}, "father": {A}, "son": {A}, "daughter": {A}, "sister": {A, M}, "brother": {A, M}},
}
"""By which methods a relative can be compared at all. Written from how each is inherited, not from the table."""


def test_every_word_for_kin_stands_in_the_table() -> None:
    assert RELATIVES.keys() == KIN.keys()
    assert {relation for relation in KIN if not is_donor(relation)} == NO_DONORS


@pytest.mark.parametrize(("sex", "relation"), [*product(Sex, KIN)])
def test_a_method_counts_only_where_it_is_inherited(sex: Sex, relation: str) -> None:
    distant = {A} if relation not in NO_DONORS else set()
    assert methods_for(relation, sex) == BOTH_OF[sex].get(relation, distant)


@pytest.mark.parametrize("pair", [*combinations_with_replacement(KIN, 2)])
def test_two_close_relatives_suffice_and_no_others(pair: tuple[str, str]) -> None:
    one, other = pair
    donors = [Donor(one, "1970-01-01"), Donor(other, "1999-01-01")]
    same_parent = one == other and one in {"mother", "father"}
    assert advise(donors).suffices is (set(pair) <= CLOSE and not same_parent)


@pytest.mark.parametrize(("sex", "relation"), [*product(Sex, KIN)])
def test_one_relative_suffices_by_two_methods_that_he_shares(sex: Sex, relation: str) -> None:
    for methods in ({A}, {Y}, {M}, {A, Y}, {A, M}, {Y, M}, {A, Y, M}):
        advice = advise([Donor(relation, "x", frozenset(methods))], sex)
        shared = methods & BOTH_OF[sex].get(relation, set())
        assert advice.suffices is (relation in CLOSE and len(shared) >= 2)
        assert advice.ground in (Ground.TWO_METHODS, None)


def test_two_kits_of_one_relative_are_one_relative() -> None:
    twice = [Donor("sister", "2001-02-03"), Donor("sister", "2001-02-03")]
    assert not advise(twice).suffices
    two_labs = [Donor("sister", "2001-02-03", frozenset({A})), Donor("sister", "2001-02-03", frozenset({M}))]
    assert advise(two_labs).ground is Ground.TWO_METHODS
    assert advise([Donor("sister", "2001-02-03"), Donor("sister", "2003-02-03")]).suffices


def test_the_own_sample_comes_before_all_kin() -> None:
    advice = advise([Donor(OWN, ""), Donor("mother", ""), Donor("father", "")])
    assert (advice.ground, advice.helpful) == (Ground.OWN_SAMPLE, ())


def test_it_says_what_is_missing_and_a_second_method_only_where_there_is_one() -> None:
    assert advise([]).missing == advise([Donor("wife", "")]).missing == (Missing.TWO_RELATIVES,)
    assert advise([Donor("mother", "")], Sex.MALE).missing == (Missing.ONE_MORE_RELATIVE, Missing.SECOND_METHOD)
    assert advise([Donor("daughter", "")], Sex.MALE).missing == (Missing.ONE_MORE_RELATIVE,)
    assert advise([Donor("mother", ""), Donor("son", "")]).missing == ()


def test_a_spouse_does_not_help_but_the_child_does() -> None:
    helpful = {one.relation: one.why for one in advise([Donor("wife", "")]).helpful}
    assert not helpful.keys() & NO_DONORS
    assert helpful["son"] is helpful["daughter"] is Why.CHILD


@pytest.mark.parametrize(
    ("relations", "order"),
    [
        (("mother",), 4),
        (("mother", "father"), 11),
        (("son",), 4),
        (("son", "daughter"), 8),
        (("sister",), 3),
        (("sister", "brother"), 6),
        (("sister", "sister", "brother"), 8),
        (("sister", "sister", "brother", "brother"), 8),
        (("mother", "sister"), 4),
        (("grandmother",), None),
        ((), None),
    ],
)
def test_the_likelihood_is_that_of_the_literature_and_never_more(relations: tuple[str, ...], order: int | None) -> None:
    assert advise(Donor(one, str(number)) for number, one in enumerate(relations)).order == order


def test_who_helps_most_stands_first() -> None:
    helpful = advise([Donor("mother", "")]).helpful
    assert (helpful[0].relation, helpful[0].order) == ("father", 11)
    assert [one.order for one in helpful[-3:]] == [None, None, None]
    assert "mother" not in {one.relation for one in helpful}


def test_an_unknown_relation_is_no_donor_by_mistake() -> None:
    with pytest.raises(KeyError):
        advise([Donor("neighbour", "")])
