"""What is written of a person, and where each value comes from."""

from __future__ import annotations

from typing import Any

import pytest

from vistka.registry.particulars import FIELDS, NotAParticular, Provenance, checked, particular


def test_he_is_bound_to_five_things_only() -> None:
    bound = [name for name, field in FIELDS.items() if field.bound]
    assert bound == ["family_name", "given_name", "rank", "service_number", "birth_date"]


def test_a_refusal_is_a_value() -> None:
    assert particular("", Provenance.REFUSED) == {"value": "", "how": "refused"}


@pytest.mark.parametrize(
    ("value", "how"), [("Тула", Provenance.REFUSED), ("Тула", Provenance.UNABLE), (" ", Provenance.STATED)]
)
def test_a_value_goes_with_a_statement_and_none_with_a_refusal(value: str, how: Provenance) -> None:
    with pytest.raises(NotAParticular):
        particular(value, how)


@pytest.mark.parametrize(
    "word", ["surrender", "manner", "statement", "opinion", "religion", "ethnicity", "interrogation"]
)
def test_no_field_holds_how_he_was_taken_or_what_he_said(word: str) -> None:
    assert not any(word in name or word in str(field.words).lower() for name, field in FIELDS.items())


@pytest.mark.parametrize(
    "identities",
    [
        {"claimed": {"manner_of_capture": {"value": "x", "how": "stated"}}},
        {"assumed": {"rank": {"value": "x", "how": "stated"}}},
        {"claimed": {"rank": {"value": "x", "how": "guessed"}}},
        {"claimed": {"rank": {"value": "x"}}},
        {"claimed": {"rank": "x"}},
        {"claimed": ["rank"]},
        ["claimed"],
    ],
)
def test_what_is_not_in_the_tables_is_refused(identities: Any) -> None:
    with pytest.raises(NotAParticular):
        checked(identities)
