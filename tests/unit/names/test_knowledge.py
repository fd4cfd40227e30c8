"""What is known about names: whose diminutive, which equivalents, how common, from which people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.knowledge import Knowledge, lookup_key

KNOWN = Knowledge.shipped()

# Pieces that real names are made of, so that hypothesis meets known names too.
names = st.one_of(
    st.text(max_size=20), st.sampled_from(["Лёша", "ИВАНОВ", "Абдул-Хамид", "Тет'яна", "Żukow", "김", "محمد"])
)


def names_of(form: str) -> set[int]:
    return {number for number, _ in KNOWN.given_classes(form)}


def kinds_of(form: str) -> set[str]:
    return {kind for _, kind in KNOWN.given_classes(form)}


@pytest.mark.parametrize(
    "forms",
    [
        "алексей олексій аляксей aleksei oleksii aliaksei alexeï",
        "александр олександр аляксандр",
        "евгений євген євгеній яўген evgueni jewgeni yevhen eugeniusz",
        "дмитрий дмитро дзмітрый",
        "михаил михайло міхаіл",
        "сергей сергій сяргей",
        "андрей андрій андрэй",
        "пётр петро пятро",
        "павел павло",
        "григорий григорій рыгор",
        "даниил данило данііл даніла",
        "кирилл кирило кірыл",
        "филипп пилип піліп",
        "игорь ігор ігар",
        "олег алег",
        "артём артем арцём",
        "виталий віталій віталь",
        "валерий валерій валерый",
        "юрий юрій юры yuri iurii iouri",
        "анатолий анатолій анатоль",
        "фёдор федір фёдар fyodor fedor",
        "илья ілля ілья",
        "осип йосип язэп",
        "матвей матвій мацвей",
        "тимофей тимофій цімафей",
        "владимир володимир уладзімір",
        "николай микола мікалай",
        "никита микита мікіта",
    ],
)
def test_a_name_is_one_in_russian_ukrainian_and_belarusian(forms: str) -> None:
    assert set.intersection(*(names_of(form) for form in forms.split()))


@pytest.mark.parametrize(
    "forms",
    [
        "магомед магомет мухаммад мухаммед мохаммед мамед магамед",
        "ахмед ахмад ахмет",
        "джамиль жамиль җәмил",
        "ринат ренат",
        "рамзан рамазан",
        "хусейн гусейн хусайн",
        "юсуп юсуф юсиф",
        "ибрагим ибрахим",
        "баир байыр баяр",
        "цырен церен",
        "доржи дорж доржо",
        "батор баатар батыр",
    ],
)
def test_a_name_is_one_in_the_spellings_of_many_peoples(forms: str) -> None:
    assert set.intersection(*(names_of(form) for form in forms.split()))


@pytest.mark.parametrize(
    ("diminutive", "full"),
    [
        ("саша", "александр александра"),
        ("шура", "александр александра"),
        ("лёха", "алексей"),
        ("альоша", "олексій"),
        ("женя", "евгений евгения"),
        ("митя", "дмитрий"),
        ("вова", "владимир"),
        ("гоша", "георгий егор"),
        ("слава", "вячеслав ярослав станислав святослав"),
        ("валя", "валентин валентина валерий"),
        ("сашко", "олександр"),
        ("миколка", "микола"),
        ("алесь", "александр"),
        ("янка", "иван"),
        ("sascha", "александр"),
    ],
)
def test_a_diminutive_may_belong_to_several_names(diminutive: str, full: str) -> None:
    assert kinds_of(diminutive) <= {"diminutive", "full"}
    assert all(names_of(diminutive) & names_of(name) for name in full.split())


def test_what_his_mother_calls_him_is_told_apart_from_what_his_passport_says() -> None:
    assert kinds_of("лёша") == {"diminutive"}
    assert kinds_of("алексей") == {"full"}


def test_brothers_with_names_that_merely_look_alike_keep_different_names() -> None:
    assert not names_of("алексей") & names_of("александр")
    assert not names_of("владимир") & names_of("владислав")
    assert not names_of("марина") & names_of("мария")


def test_every_form_of_a_name_leads_back_to_it() -> None:
    (alexei,) = names_of("аляксей")
    for form, kind in KNOWN.given_forms_of(alexei):
        assert (alexei, kind) in KNOWN.given_classes(form)


def test_an_unknown_name_number_is_refused() -> None:
    with pytest.raises(KeyError):
        KNOWN.given_forms_of(-1)


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("наталія", "f"),
        ("микита", "m"),
        ("Никита", "m"),
        ("oksana", "f"),
        ("саша", None),
        ("женя", None),
        ("qwzx", None),
    ],
)
def test_a_given_name_tells_the_sex_unless_both_bear_it(name: str, sex: str | None) -> None:
    assert KNOWN.sex_of_given(name) == sex


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("урванцев", "urwanzew"),
        ("чернышевский", "tschernyschewski"),
        ("чернышевский", "černyševskij"),
        ("овсей", "ovsey"),
        ("лохвицкий", "lokhvitsky"),
    ],
)
def test_wikidata_knows_the_spellings_of_a_name_in_other_languages(one: str, other: str) -> None:
    assert set(KNOWN.cluster_ids(one)) & set(KNOWN.cluster_ids(other))


def test_irregular_ukrainian_and_russian_family_names_are_known_both_ways() -> None:
    assert "кузнецов" in KNOWN.family_equivalents("кузніцов")
    assert "кузніцов" in KNOWN.family_equivalents("кузнецов")
    assert KNOWN.family_equivalents("бондаренко") == ()


@pytest.mark.parametrize(
    ("common", "rare"),
    [("иванов", "мнацаканян"), ("кузнецова", "урванцева"), ("ivanov", "urvantsev"), ("петренко", "неизвестнов")],
)
def test_common_family_names_are_more_frequent_than_rare_ones(common: str, rare: str) -> None:
    assert KNOWN.family_name_frequency(common) > 10 * KNOWN.family_name_frequency(rare)


def test_the_commonest_family_name_has_its_share_of_the_people() -> None:
    assert KNOWN.family_name_frequency("иванов") == pytest.approx(0.0133, rel=0.01)


def test_man_and_wife_bear_one_family_name() -> None:
    for his, hers in (("щербаков", "щербакова"), ("чернышевский", "чернышевская"), ("толстой", "толстая")):
        assert KNOWN.family_name_frequency(his) == KNOWN.family_name_frequency(hers) > 0


def test_given_names_share_out_no_more_than_everybody() -> None:
    cyrillic = ["александр", "сергей", "николай", "иван", "магомед", "баир"]
    assert 0 < sum(map(KNOWN.given_name_frequency, cyrillic)) < 1
    assert KNOWN.given_name_frequency("олексій") < KNOWN.given_name_frequency("алексей")


@pytest.mark.parametrize(
    ("family_name", "people"),
    [
        ("иванов", "slavic"),
        ("николаев", "slavic"),
        ("дзержинский", "slavic"),
        ("гордиенко", "ukrainian"),
        ("ковальчук", "ukrainian"),
        ("гайфуллина", "tatar_bashkir"),
        ("шакирзянов", "tatar_bashkir"),
        ("ибрагимов", "muslim"),
        ("магомедова", "caucasian"),
        ("мнацаканян", "armenian"),
        ("майсурадзе", "georgian"),
        ("ооржак", "buryat_tuvan"),
        ("кара-сал", "buryat_tuvan"),
        ("цыренов", "buryat_tuvan"),
        ("шарвыкаев", None),
    ],
)
def test_a_family_name_tells_the_people_or_nothing(family_name: str, people: str | None) -> None:
    assert KNOWN.people_of_family(family_name) == people


def left_out(key: str) -> bool:
    return key in {"алексей", "урванцев", "кузнецов"}


def test_a_benchmark_leaves_out_whatever_holds_its_test_names() -> None:
    without = Knowledge.shipped(leaving_out=left_out)
    assert without.given_classes("олексій") == without.given_classes("oleksii") == ()
    assert without.cluster_ids("urwanzew") == ()
    assert without.family_equivalents("кузніцов") == ()


def test_what_a_benchmark_does_not_test_stays_known_under_the_same_number() -> None:
    without = Knowledge.shipped(leaving_out=left_out)
    assert without.given_classes("сергій") == KNOWN.given_classes("сергій") != ()
    assert without.cluster_ids("овсей") == KNOWN.cluster_ids("овсей") != ()


def test_the_shipped_knowledge_is_opened_once() -> None:
    assert Knowledge.shipped() is KNOWN
    assert Knowledge.shipped(leaving_out=left_out) is Knowledge.shipped(leaving_out=left_out)


@given(names)
def test_a_lookup_key_is_its_own_key(name: str) -> None:
    key = lookup_key(name)
    assert lookup_key(key) == key


@given(names)
def test_knowledge_answers_for_any_text(name: str) -> None:
    assert {kind for _, kind in KNOWN.given_classes(name)} <= {"full", "diminutive"}
    assert all(item > 0 for item in KNOWN.cluster_ids(name))
    assert 0 <= KNOWN.given_name_frequency(name) < 1
    assert 0 <= KNOWN.family_name_frequency(name) < 1
    assert KNOWN.sex_of_given(name) in {"m", "f", None}
    assert KNOWN.people_of_family(name) not in {"as_its_stem", "unclear"}
