"""Choices that a page offers beside the words of the schema: not to say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.portal.asking.forms.enquirer import HOURS, KIN

Words = Mapping[str, Promise]

KIN_WORDS: Final[Words] = {"": _("I do not want to say"), **KIN}
HOUR_WORDS: Final[Words] = {"": _("At any of these hours"), **HOURS}


def of(words: Iterable[str], table: Words) -> list[tuple[str, Promise]]:
    """The choices of a field, in this order. Raises `KeyError` for one without words."""
    return [(word, table[word]) for word in words]
