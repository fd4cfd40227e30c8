"""All spellings of a unit have one key, and different units have different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers import UnitAgreement, compare_units, read_unit
from vistka.identifiers.units import Unit

SPELLINGS = {
    "military unit 13958": (
        "в/ч 13958|В/Ч 13958|вч 13958|в. ч. 13958|в\\ч 13958|B/Ч 13958|в/ч13958|в/ч № 13958|"
        "войсковая часть 13958|воинская часть 13958|військова частина 13958|вайсковая часць 13958|"
        "military unit 13958|Military Unit No. 13958|v/ch 13958|m/u 13958|13958|в/ч пп 13958|в/ч 13958-А"
    ),
    "military unit A0284": "А0284|A0284|а0284|A 0284|в/ч А0284|в/ч А-0284|військова частина А0284|military unit A0284",
    "military unit 00997": "в/ч 00997|в/ч 997",
    "military unit 3027": "в/ч 3027",
    "marine brigade 4": (
        "4 брмп|4 обрмп|4 бр мп|4-та окрема бригада морської піхоти|4-я бригада морской пехоты|"
        "4th Marine Brigade|4th Naval Infantry Brigade|4 гв. обрмп|бригада морской пехоты № 4|4 OBRMP|"
        "4-я асобная брыгада морской пехоты, бригада"
    ),
    "marine brigade 810": (
        "810-я отдельная гвардейская ордена Жукова бригада морской пехоты Черноморского флота|810 обрмп"
    ),
    "tank regiment 11": (
        "11 тп|11-й танковый полк|11 танковий полк|11-го танкового полку|11th Tank Regiment|11-й тaнковый полк"
    ),
    "tank brigade 4": "4 тбр|4 отбр|4-та танкова бригада|4th Tank Brigade",
    "motor rifle regiment 503": (
        "503 мсп|503-й мотострелковый полк|503rd Motor Rifle Regiment|503rd Motorized Rifle Regiment|мсп 503"
    ),
    "motor rifle brigade 15": "15 омсбр|15 отдельная мотострелковая бригада|15 мсбр",
    "motor rifle division 19": "19 мсд|19-я мотострелковая дивизия",
    "mechanised brigade 72": (
        "72 омбр|72 ОМБр|72 окрема механізована бригада|72nd Mechanized Brigade|72nd Separate Mechanised Brigade"
    ),
    "airborne regiment 331": "331 пдп|331-й парашютно-десантный полк|331st Guards Airborne Regiment",
    "airborne division 76": "76 вдд|76 пдд|76 дшд|76-я десантно-штурмовая дивизия|76-я воздушно-десантная дивизия",
    "airborne brigade 79": "79 одшбр|79 ОДШБр ДШВ|79 окрема десантно-штурмова бригада|79th Air Assault Brigade",
    "special forces brigade 45": "45 обрспн|45 отдельная бригада специального назначения|45th Spetsnaz Brigade",
    "special forces detachment 33": "33 оСпН|33 осн|33 отряд спецназа|33 отряд специального назначения",
    "territorial defence brigade 112": "112 обртро|112 обр ТрО|112 бригада ТрО|112 бригада територіальної оборони",
    "territorial defence battalion 227": "227 бтро|227 обтро|227 батальйон ТрО",
    "national guard brigade 1": "1 бригада НГУ|1 бригада Національної гвардії України",
    "reconnaissance battalion 84": "84 орб|84 отдельный разведывательный батальон|84 окремий розвідувальний батальйон",
    "artillery brigade 291": "291 абр|291 артиллерийская бригада|291st Artillery Brigade",
    "self-propelled artillery regiment 1": "1 сап|1 самоходный артиллерийский полк",
    "anti-aircraft regiment 27": "27 зрп|27 зенитный ракетный полк|27 зенитно-ракетный полк|27 зенітний ракетний полк",
    "engineer brigade 1": "1 ибр|1 инженерная бригада|1 інженерна бригада|1 исбр|1 инженерно-саперная бригада",
    "signals battalion 1": "1 обс|1 бс|1 отдельный батальон связи|1 батальйон зв'язку|1 батальйон звʼязку",
    "mountain assault brigade 128": "128 огшбр|128 окрема гірсько-штурмова бригада",
    "assault brigade 3": "3 ошбр|3 окрема штурмова бригада|3rd Assault Brigade",
    "jaeger brigade 68": "68 оєбр|68 єгерська бригада|68th Jaeger Brigade",
    "missile brigade 26": "26 рбр|26 ракетная бригада",
    "corps 22": "22 ак|22-й армейский корпус|22nd Army Corps",
    "army 58": "58 оа|58-я общевойсковая армия",
}


def unit(text: str) -> Unit:
    """The unit that a text names; the test fails if it names none."""
    read = read_unit(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("key", "text"), [(key, text) for key, texts in SPELLINGS.items() for text in texts.split("|")]
)
def test_all_spellings_of_a_unit_have_one_key(key: str, text: str) -> None:
    assert unit(text).key == key


@pytest.mark.parametrize(
    ("text", "key", "parts", "parent"),
    [
        ("3 батальон 11 тп", "tank regiment 11", ["3 battalion"], []),
        ("3rd Battalion, 11th Tank Regiment", "tank regiment 11", ["3 battalion"], []),
        ("1 тб 4 тд", "tank division 4", ["1 tank battalion"], []),
        ("2 мсб 503 мсп 19 мсд", "motor rifle regiment 503", ["2 motor rifle battalion"], ["19 motor rifle division"]),
        (
            "2-й мотострелковый батальон 503-го мотострелкового полка 19-й мотострелковой дивизии",
            "motor rifle regiment 503",
            ["2 motor rifle battalion"],
            ["19 motor rifle division"],
        ),
        ("6-а рота 2-го батальйону 36 обрмп", "marine brigade 36", ["2 battalion", "6 company"], []),
        ("розвідрота 4 обрмп", "marine brigade 4", [" company"], []),
    ],
)
def test_the_key_is_the_regiments_and_the_rest_is_kept(
    text: str, key: str, parts: list[str], parent: list[str]
) -> None:
    read = unit(text)
    assert read.key == key
    assert [f"{each.number} {each.kind}" for each in read.parts] == parts
    assert [f"{each.number} {each.kind}" for each in read.parent] == parent


def test_a_unit_named_in_both_ways_keeps_both() -> None:
    read = unit("в/ч 13140 (810 обрмп)")
    assert read.key == "military unit 13140"
    assert read.formation is not None
    assert (read.formation.kind, read.formation.number) == ("marine brigade", "810")


@pytest.mark.parametrize(
    "text", ["", "Іван Іваненко", "полковник", "1 января", "орб", "музей 13958", "1999", "4 сын", "11 а класс"]
)
def test_what_names_no_unit_is_none(text: str) -> None:
    assert read_unit(text) is None


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("в/ч 13958", "13958", UnitAgreement.SAME),
        ("3 батальон 11 тп", "11 тп", UnitAgreement.SAME),
        ("4 бригада", "4 обрмп", UnitAgreement.SAME),
        ("в/ч 13140 (810 обрмп)", "810 обрмп", UnitAgreement.SAME),
        ("в/ч 13140 (810 обрмп)", "в/ч 13140", UnitAgreement.SAME),
        ("в/ч 13958", "в/ч 13985", UnitAgreement.ONE_DIGIT),
        ("в/ч 02991", "в/ч 2991", UnitAgreement.ONE_DIGIT),
        ("503 мсп", "508 мсп", UnitAgreement.ONE_DIGIT),
        ("3 батальон 11 тп", "2 батальон 11 тп", UnitAgreement.SHARED_FORMATION),
        ("503 мсп 19 мсд", "429 мсп 19 мсд", UnitAgreement.SHARED_FORMATION),
        ("19 мсд", "429 мсп 19 мсд", UnitAgreement.SHARED_FORMATION),
        ("11 тп", "12 тп", UnitAgreement.OTHER_NUMBER),
        ("в/ч 13958", "в/ч 74268", UnitAgreement.OTHER_NUMBER),
        ("11 тп", "11 мсп", UnitAgreement.DIFFERENT),
        ("11 тп", "11 тбр", UnitAgreement.DIFFERENT),
        ("1 тб 4 тд", "2 мсб 503 мсп 19 мсд", UnitAgreement.DIFFERENT),
        ("в/ч 13958", "11 тп", UnitAgreement.INCOMPARABLE),
        ("3 батальон", "11 тп", UnitAgreement.INCOMPARABLE),
        ("503 мсп", "19 мсд", UnitAgreement.INCOMPARABLE),
    ],
)
def test_units_agree_by_levels(one: str, other: str, agreement: UnitAgreement) -> None:
    assert compare_units(unit(one), unit(other)) is agreement
    assert compare_units(unit(other), unit(one)) is agreement


def test_a_slip_in_a_short_number_says_nothing() -> None:
    assert compare_units(unit("11 тп"), unit("12 тп")) is UnitAgreement.OTHER_NUMBER


UNIT_WORDS = (
    "11",
    "4-та",
    "503",
    "в/ч",
    "тп",
    "обрмп",
    "мсд",
    "бригада",
    "полк",
    "морської",
    "піхоти",
    "№",
    "рота",
    "13958",
)
UNIT_LIKE = st.lists(st.sampled_from(UNIT_WORDS), max_size=9)


@given(st.one_of(st.text(max_size=60), UNIT_LIKE.map(" ".join)))
def test_no_text_makes_the_reader_fail_and_every_unit_is_like_itself(text: str) -> None:
    read = read_unit(text)
    if read is not None:
        assert read.number
        assert compare_units(read, read) is UnitAgreement.SAME


@given(
    st.integers(10_000, 99_999), st.sampled_from(["в/ч {}", "{}", "ВЧ №{}", "military unit {}", "військова частина {}"])
)
def test_any_military_number_is_read_from_any_form(number: int, form: str) -> None:
    assert unit(form.format(number)).key == f"military unit {number}"
