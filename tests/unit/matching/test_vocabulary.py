"""Which names of a register a name may mean, written by any hand in any alphabet."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.exercise import pools
from vistka.matching import alignment
from vistka.matching.known import Known
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model
from vistka.matching.spelling import Costs
from vistka.matching.vocabulary import Vocabulary
from vistka.names.forms import family_forms
from vistka.names.romanise import SYSTEMS, romanise

Near = Callable[[Vocabulary, str], dict[str, int]]

NAMES = "Щербаков Хрущёв Жуков Юрий Евгений Цой Гордиенко Соловьёв".split()
LONGEST_INITIAL = 3
PEOPLES = ("russian", "ukrainian", "turkic", "caucasus")
PASSPORTS = ("ru-icao", "ru-passport-1997", "ru-french-passport", "ru-gost-2006", "uk-kmu-2010", "uk-passport-2007")

# "COQ": the passport's zone writes one sign a letter, which only a digit gives away.
UNTOLD = {("Цой", "ru-mrz")}


@pytest.fixture(scope="module")
def names(model: Model, costs: Costs, known: Known) -> Vocabulary:
    """The names above and some others as family names."""
    vocabulary = Lexicon(model, costs, known).family
    for name in (*NAMES, "Монгуш", "Доржиев", "Магомедов", "Мельник", "Петренко"):
        vocabulary.codes[name]
    return vocabulary


@pytest.fixture(scope="module")
def invented(model: Model, costs: Costs, known: Known) -> Vocabulary:
    """Some hundred family names of four peoples."""
    vocabulary = Lexicon(model, costs, known).family
    rng = Random(3)
    for people in PEOPLES:
        for _ in range(90):
            vocabulary.codes[pools.family_names(people).draw(rng).ru]
    return vocabulary


@pytest.fixture
def family(lexicon: Lexicon) -> Vocabulary:
    return lexicon.family


@pytest.fixture
def given_name(lexicon: Lexicon) -> Vocabulary:
    return lexicon.given


@pytest.fixture
def father(lexicon: Lexicon) -> Vocabulary:
    return lexicon.father


# -- written in another alphabet ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_romanisation_of_a_name_means_it_before_any_other(names: Vocabulary, near: Near, system: str) -> None:
    for name in NAMES:
        if (name, system) not in UNTOLD:
            found = near(names, romanise(name, system))
            assert min(found, key=found.__getitem__, default=None) == name


def test_hardly_any_name_is_lost_in_any_romanisation(invented: Vocabulary, near: Near) -> None:
    lost = first = asked = 0
    for name in invented.texts[1:]:
        for system in SYSTEMS:
            found = near(invented, romanise(name, system))
            asked += 1
            lost += name not in found
            first += min(found, key=found.__getitem__, default=None) == name
    assert lost < 0.01 * asked
    assert first > 0.98 * asked


def invented_names() -> st.SearchStrategy[str]:
    syllable = st.builds(str.__add__, st.sampled_from("бвгджзклмнпрстфхцчшщ"), st.sampled_from("аеиоуыя"))
    root = st.lists(syllable, min_size=2, max_size=3).map("".join).map(str.capitalize)
    return st.builds(str.__add__, root, st.sampled_from(["лов", "нин", "лский", "ренко", "рук"]))


@settings(derandomize=True)
@given(invented_names(), st.sampled_from(PASSPORTS))
def test_an_invented_name_in_a_passport_means_it_rather_than_an_unrelated_one(
    model: Model, costs: Costs, known: Known, near: Near, name: str, system: str
) -> None:
    vocabulary = Lexicon(model, costs, known).family
    for each in (name, "Щербаков", "Эйзенштейн"):
        vocabulary.codes[each]
    found = near(vocabulary, romanise(name, system))
    assert min(found, key=found.__getitem__) == name


def test_the_passports_zone_is_read_where_digits_give_it_away(names: Vocabulary, near: Near) -> None:
    assert near(names, "HRUW2V") == near(names, "Хрущёв")


@pytest.mark.parametrize(
    ("registered", "sought"),
    [
        ("Ким", "김"),
        ("Саакашвили", "სააკაშვილი"),
        ("Магомедов", "Mahomedov"),
        ("Щербаков", "Шчарбакоў"),
        ("Кузнецов", "Кузніцов"),
    ],
)
def test_a_name_in_any_script_or_language_is_within_reach(
    family: Vocabulary, near: Near, registered: str, sought: str
) -> None:
    for name in (registered, "Петренко"):
        family.codes[name]
    assert set(near(family, sought)) == {registered}


# -- slips of the hand ----------------------------------------------------------------------------------------------------


def slips(name: str) -> Iterator[str]:
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + "ю" + name[at + 1 :]
        yield name[:at] + "п" + name[at:]
        if name[at : at + 2].lower() != name[at : at + 2][::-1].lower():
            yield name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


@pytest.mark.parametrize("name", ["Щербаков", "Гордиенко", "Магомедов", "Мельник", "Петренко", "Доржиев"])
def test_one_slip_of_the_hand_keeps_a_name_within_reach(names: Vocabulary, near: Near, name: str) -> None:
    out_of_reach = [slip for slip in slips(name) if name not in near(names, slip)]
    assert out_of_reach == []


def test_a_slip_costs_more_than_the_name_itself(names: Vocabulary, near: Near) -> None:
    itself = near(names, "Гордиенко")["Гордиенко"]
    assert all(near(names, slip)["Гордиенко"] > itself for slip in slips("Гордиенко") if slip.lower() != "гордиенко")


def test_look_alike_letters_of_the_other_alphabet_cost_nothing(names: Vocabulary, near: Near) -> None:
    assert near(names, "Щepбaкoв") == near(names, "Щербаков")


@pytest.mark.parametrize("written", ["Кара Сал", "Карасал", "Кара--Сал", "КАРА-САЛ", "кара-сал"])
def test_a_hyphen_more_or_less_is_no_other_name(family: Vocabulary, near: Near, written: str) -> None:
    family.codes["Кара-Сал"]
    assert near(family, written) == near(family, "Кара-Сал") != {}


# -- forms of a name ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registered", "sought"),
    [
        ("Щербаков", "Щербакова"),  # his mother's own form
        ("Щербакова", "Щербаков"),
        ("Дзержинский", "Дзержинская"),
        ("Щербаков", "Scherbakova"),
        ("Иванов-Петренко", "Петренко"),  # one half of a double name
        ("Петренко", "Иванов-Петренко"),
        ("аль-Хамид", "Хамид"),
        ("Мельник", "Мельнику"),  # "помогите Мельнику"
    ],
)
def test_another_form_of_a_family_name_is_within_reach_at_a_price(
    family: Vocabulary, near: Near, registered: str, sought: str
) -> None:
    family.codes[registered]
    assert near(family, sought)[registered] > near(family, registered)[registered]


@pytest.mark.parametrize(
    ("registered", "sought"),
    [
        ("Олексій", "Алексей"),
        ("Аляксей", "Олексій"),
        ("Алексей", "Лёша"),
        ("Олександр", "Саша"),
        ("Алексей", "Aliaksei"),
        ("Євген", "Yauheni"),
        ("Михаил", "Михаила"),
        ("Магомед", "Мухаммад"),
        ("Абдул-Хамид", "Абдулхамид"),
    ],
)
def test_a_given_name_is_known_in_other_languages_and_as_his_mother_calls_him(
    given_name: Vocabulary, near: Near, registered: str, sought: str
) -> None:
    for name in (registered, "Богдан"):
        given_name.codes[name]
    assert set(near(given_name, sought)) == {registered}


def test_a_diminutive_costs_more_than_another_language(given_name: Vocabulary, near: Near) -> None:
    given_name.codes["Олексій"]
    costs = [near(given_name, name)["Олексій"] for name in ("Олексій", "Алексей", "Лёша")]
    assert costs == sorted(set(costs))


def test_a_diminutive_of_several_names_may_mean_each(given_name: Vocabulary, near: Near) -> None:
    for name in ("Ярослав", "Станислав", "Вячеслав", "Богдан"):
        given_name.codes[name]
    assert set(near(given_name, "Слава")) >= {"Ярослав", "Станислав", "Вячеслав"}
    assert "Богдан" not in near(given_name, "Слава")


@pytest.mark.parametrize(
    "sought", ["Иванович", "Іванович", "Иван", "Іван", "Ivanovich", "Iwanowitsch", "ИВАНОВИЧ", "Ваня"]
)
def test_a_patronymic_names_the_father(father: Vocabulary, near: Near, sought: str) -> None:
    for name in ("Іванович", "Петрович", "Сергійович"):
        father.codes[name]
    found = near(father, sought)
    assert min(found, key=found.__getitem__) == "Іванович"


@pytest.mark.parametrize(
    ("initial", "stands_for", "not_for"),
    [
        ("А.", ["Алексей", "Анна"], "Иван"),
        ("A", ["Алексей", "Анна"], "Иван"),
        ("Ю.", ["Юрий"], "Иван"),
        ("Ш.", ["Шамиль"], "Сергей"),
    ],
)
def test_an_initial_stands_for_every_name_that_opens_so(
    given_name: Vocabulary, near: Near, initial: str, stands_for: list[str], not_for: str
) -> None:
    for name in (*stands_for, not_for):
        given_name.codes[name]
    found = near(given_name, initial)
    assert set(stands_for) <= set(found)
    assert not_for not in found


def test_a_registered_initial_may_be_the_name_sought(given_name: Vocabulary) -> None:
    initial, other = given_name.codes["А."], given_name.codes["И."]
    assert initial in given_name.neighbours("Алексей").initials
    assert initial in given_name.neighbours("Aleksei").initials
    assert other not in given_name.neighbours("Алексей").initials


def test_the_initial_of_fewer_names_weighs_more(given_name: Vocabulary) -> None:
    codes = [given_name.codes[name] for name in ("А.", "Ю.", "Алексей", "Андрей", "Антон", "Юрий")]
    given_name.count(codes)
    assert 0 < given_name.initial_weight(codes[0]) < given_name.initial_weight(codes[1])


# -- tokens ---------------------------------------------------------------------------------------------------------------


def test_one_name_in_capitals_or_not_is_one_token(family: Vocabulary) -> None:
    assert family.codes["Щербаков"] == family.codes["ЩЕРБАКОВ"] == family.codes[" щербаков "]
    assert len(family) == 2


@pytest.mark.parametrize("nothing", ["", " ", "-", "???", "123", "\x00"])
def test_what_holds_no_letter_is_missing(family: Vocabulary, near: Near, nothing: str) -> None:
    family.codes["Щербаков"]
    assert family.codes[nothing] == 0
    assert near(family, nothing) == {}


def test_a_vocabulary_counts_who_bears_a_name_and_who_any(family: Vocabulary) -> None:
    codes = [family.codes[name] for name in ("Щербаков", "Мельник", "Щербаков", "")]
    family.count(codes)
    assert family.counts.view.tolist() == [1, 2, 1]
    assert family.named == 3
    family.count(codes[:1], by=-1)
    assert (family.counts.view[1], family.named) == (1, 2)


def test_common_names_are_expected_more_than_rare_ones_and_unknown_ones_not_at_all(family: Vocabulary) -> None:
    shares = [family.expected_share(name) for name in ("Иванов", "Щербаков", "Шарвыкаевскер")]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0 < shares[-2]


def test_half_a_double_name_says_nothing_of_how_common_the_whole_is(family: Vocabulary) -> None:
    assert family.expected_share("Иванов-Шарвыкаевскер") == 0


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("Алексей", "Алексей", alignment.SAME_LETTERS),
        ("Олексій", "Лёша", alignment.KNOWN),
        ("Алексей", "Aleksej", alignment.HEARD),
    ],
)
def test_two_cells_are_compared_by_themselves(given_name: Vocabulary, one: str, other: str, way: int) -> None:
    cost, found_way = given_name.cost_between(one, other)
    assert cost is not None
    assert (cost < alignment.FAR, found_way) == (True, way)


def test_an_empty_cell_is_compared_with_nothing(given_name: Vocabulary) -> None:
    assert given_name.cost_between("", "Алексей")[0] is given_name.cost_between("Алексей", "…")[0] is None


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_cell_has_a_code_and_means_at_least_itself(names: Vocabulary, text: str) -> None:
    code = names.codes[text]
    neighbours = names.neighbours(text)
    assert neighbours.codes.tolist() == sorted(set(neighbours.codes.tolist()))
    if code and len(family_forms(text)[0].text) > LONGEST_INITIAL:
        assert code in neighbours.codes
