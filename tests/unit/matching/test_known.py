"""What is known of names: equivalents, diminutives, and how common they are."""

import pytest

from vistka.matching.known import Known
from vistka.names.forms import family_forms, given_forms


def given_classes(known: Known, name: str) -> dict[int, int]:
    return dict(known.given(given_forms(name)))


def cheapest(known: Known, one: str, other: str) -> int | None:
    """The cheapest class that two given names share."""
    ours, theirs = given_classes(known, one), given_classes(known, other)
    return min((ours[c] + theirs[c] for c in ours.keys() & theirs.keys()), default=None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Олексій", "Алексей"),
        ("Юрий", "Юрій"),
        ("Пётр", "Петро"),
        ("Магомед", "Мухаммад"),
        ("Саша", "Александр"),
        ("Алексей", "Oleksii"),
        ("Алексей", "Alekseij"),  # in no list, but heard
        ("Aleksandr", "Сашко"),
    ],
)
def test_forms_of_one_given_name_share_it(known: Known, one: str, other: str) -> None:
    assert cheapest(known, one, other) is not None


@pytest.mark.parametrize(("one", "other"), [("Алексей", "Александр"), ("Марина", "Мария"), ("Иван", "Пётр")])
def test_different_given_names_share_nothing(known: Known, one: str, other: str) -> None:
    assert cheapest(known, one, other) is None


def test_what_is_less_direct_costs_more(known: Known) -> None:
    pairs = (("Алексей", "Олексій"), ("Алексей", "Лёша"), ("Льоша", "Лёха"))
    full, diminutive, two_diminutives = (cheapest(known, *pair) or 0 for pair in pairs)
    assert 0 < full < diminutive < two_diminutives


def test_a_name_heard_costs_more_than_one_in_the_list(known: Known) -> None:
    listed, heard = (cheapest(known, "Алексей", name) or 0 for name in ("Aleksey", "Alekseij"))
    assert 0 < listed < heard


def test_an_initial_is_no_name_that_one_could_know(known: Known) -> None:
    assert given_classes(known, "А.") == {}


def test_an_unknown_name_is_of_no_class(known: Known) -> None:
    assert given_classes(known, "Щщщъъ") == {}


def test_family_names_share_the_wikidata_item_that_lists_both(known: Known) -> None:
    one, other = (dict(known.clusters(family_forms(name))) for name in ("Чернышевский", "Tschernyschewski"))
    assert one.keys() & other.keys()


def test_half_a_double_name_is_not_looked_up(known: Known) -> None:
    assert known.clusters(family_forms("Ххх-Чернышевский")) == ()


def test_how_common_a_name_is_is_known_by_role(known: Known) -> None:
    assert known.family_share("иванов") > known.family_share("щербаков") > known.family_share("ххх") == 0
    assert known.given_share("алексей") > known.given_share("ххх") == 0
