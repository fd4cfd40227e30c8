"""A value with where it comes from; a day as people write it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from vistka.desk.registry.fields import DayField, ParticularField
from vistka.registry.particulars import Provenance


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["рядовой", "stated"], {"value": "рядовой", "how": "stated"}),
        (["  рядовой ", "disc"], {"value": "рядовой", "how": "disc"}),
        (["", "refused"], {"value": "", "how": "refused"}),
        (["", "unable"], {"value": "", "how": "unable"}),
        (["", "stated"], None),
    ],
)
def test_refusal_and_inability_are_values_and_an_empty_box_is_none(typed: list[str], kept: Any) -> None:
    assert ParticularField("rank").clean(typed) == kept


def test_an_empty_box_is_empty_whatever_stands_beside_it_at_first() -> None:
    assert ParticularField("rank", Provenance.THIRD_PARTY).clean(["", "third_party"]) is None
    with pytest.raises(ValidationError):
        ParticularField("rank", Provenance.THIRD_PARTY).clean(["", "stated"])


def test_a_source_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(ValidationError):
        ParticularField("rank").clean(["рядовой", "interrogation"])


@pytest.mark.parametrize(
    ("typed", "kept"), [("5 березня 2022", "2022-03-05"), ("3.2022", "2022-03"), ("2022", "2022"), ("", "")]
)
def test_a_day_is_kept_as_exactly_as_it_is_known(typed: str, kept: str) -> None:
    assert DayField(required=False).clean(typed) == kept


@pytest.mark.parametrize(("typed", "code"), [("soon", "unreadable"), ("2/4/2022", "ambiguous"), ("2099", "to_come")])
def test_a_day_that_cannot_be_known_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayField(required=False).clean(typed)
    assert refused.value.code == code
