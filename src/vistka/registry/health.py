"""How a person is: the seven values of the capture card (Geneva Convention III, annex IV B), and no other words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class HealthValue(StrEnum):
    """One of the seven, in the order of the card."""

    GOOD = "good"
    NOT_WOUNDED = "not_wounded"
    RECOVERED = "recovered"
    CONVALESCENT = "convalescent"
    SICK = "sick"
    SLIGHTLY_WOUNDED = "slightly_wounded"
    SERIOUSLY_WOUNDED = "seriously_wounded"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[HealthValue, Promise]] = {
    HealthValue.GOOD: _("good"),
    HealthValue.NOT_WOUNDED: _("not wounded"),
    HealthValue.RECOVERED: _("recovered"),
    HealthValue.CONVALESCENT: _("convalescent"),
    HealthValue.SICK: _("sick"),
    HealthValue.SLIGHTLY_WOUNDED: _("slightly wounded"),
    HealthValue.SERIOUSLY_WOUNDED: _("seriously wounded"),
}

SERIOUS: Final = frozenset({HealthValue.SICK, HealthValue.SERIOUSLY_WOUNDED})
"""Art. 122(6): of these word every week. The card knows “sick” only, so that every sick person is reported."""
