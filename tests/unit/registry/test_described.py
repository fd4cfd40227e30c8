"""What of a person is compared."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.packed import unpack
from vistka.registry.described import description_of
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Identity, Provenance, best, checked, particular

word = st.text("абвгґдеєщю", min_size=1, max_size=8)
with_value = st.sampled_from([how for how in Provenance if how not in WITHOUT_VALUE])
values = st.builds(particular, word, with_value)
refused = st.builds(particular, st.just(""), st.sampled_from(sorted(WITHOUT_VALUE)))
identities = st.dictionaries(
    st.sampled_from([one.value for one in Identity]),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), values | refused, max_size=8),
)


def cells(identities: Any, *names: dict[str, str], captured_on: str = "") -> Any:
    return unpack("7", description_of(identities, names, captured_on))


def one(value: str, how: str = "stated") -> dict[str, str]:
    return {"value": value, "how": how}


@given(identities)
def test_of_each_compared_field_the_best_value_is_packed(identities: dict[str, Any]) -> None:
    described = cells(identities)
    for name, field in FIELDS.items():
        if field.column and field.column != "other_names":
            assert described[field.column] == best(identities, name)


@given(identities, st.data())
def test_a_refusal_changes_nothing_that_is_compared(identities: dict[str, Any], data: st.DataObject) -> None:
    identity = data.draw(st.sampled_from([one.value for one in Identity]))
    silent = data.draw(st.sampled_from([name for name in FIELDS if name not in identities.get(identity, {})]))
    asked = {**identities, identity: {**identities.get(identity, {}), silent: data.draw(refused)}}
    assert description_of(asked, [], "") == description_of(identities, [], "")


@given(identities)
def test_what_is_not_compared_is_not_packed(identities: dict[str, Any]) -> None:
    quiet = {
        identity: {name: value for name, value in fields.items() if FIELDS[name].column}
        for identity, fields in identities.items()
    }
    assert description_of(identities, [], "") == description_of(quiet, [], "")


@given(identities)
def test_what_was_checked_is_the_same(identities: dict[str, Any]) -> None:
    assert checked(identities) == identities


def test_what_the_bureau_established_counts_before_papers_and_papers_before_words() -> None:
    said = {"claimed": {"rank": one("рядовой")}, "document": {"rank": one("сержант", "document")}}
    assert cells(said)["military_rank"] == "сержант"
    established = {"established": {"rank": one("старшина", "third_party")}}
    assert cells(said | established)["military_rank"] == "старшина"


def test_the_name_of_his_papers_is_found_as_well_as_the_name_he_says() -> None:
    described = cells(
        {
            "claimed": {"family_name": one("Щербаков"), "given_name": one("Алексей")},
            "document": {"family_name": one("Иванов", "document")},
        }
    )
    assert described["family_name"] == "Иванов"
    assert described["other_names"] == "Щербаков Алексей"


def test_an_identity_without_a_name_of_its_own_gives_no_other_name() -> None:
    described = cells(
        {"claimed": {"family_name": one("Щербаков")}, "document": {"birth_date": one("1999", "document")}}
    )
    assert described["other_names"] == ""


def test_each_other_name_stands_once_and_whole() -> None:
    described = cells(
        {"claimed": {"family_name": one("Щербаков"), "other_names": one("Щерба; Лёша")}},
        {"identity": "document", "text": "Chtcherbakov, Alexei"},
        {"identity": "claimed", "text": "Лёша"},
        {"identity": "claimed", "family": "Щербаков"},
        {"identity": "document", "family": "Shcherbakov", "given": "Aleksey"},
    )
    assert described["other_names"] == "Щерба; Лёша; Chtcherbakov Alexei; Shcherbakov Aleksey"


def test_the_day_of_capture_is_compared() -> None:
    assert cells({}, captured_on="2022-03")["capture_date"] == "2022-03"
