"""An expert's decision on who remains were: by which methods, how sure, and what makes one refuse it.

Papers, discs, belongings and recognising a face may support a decision. None of them makes one: documents travel with
the wrong bodies, and the dead are misrecognised (section 4.3 of the notes on practice).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.models import Category
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.sheets import Question, Sheet, checked


class Method(StrEnum):
    """How remains were compared with somebody missing."""

    FINGERPRINTS = "fingerprints"
    DENTAL = "dental"
    DNA = "dna"
    MEDICAL = "medical"
    MARKS = "marks"
    BELONGINGS = "belongings"
    SIGHT = "sight"

    @property
    def words(self) -> Promise:
        return METHODS[self]


METHODS: Final[Mapping[str, Promise]] = {
    Method.FINGERPRINTS: _("Fingerprints"),
    Method.DENTAL: _("Teeth"),
    Method.DNA: _("DNA"),
    Method.MEDICAL: _("Implants, healed fractures and the like (supports only)"),
    Method.MARKS: _("Scars and tattoos (supports only)"),
    Method.BELONGINGS: _("Papers, discs and belongings (supports only)"),
    Method.SIGHT: _("Recognised by sight (supports only)"),
}
PRIMARY: Final = frozenset({Method.FINGERPRINTS, Method.DENTAL, Method.DNA})
"""Interpol's primary identifiers; a decision rests on one of them at least."""

POSTERIOR: Final = Decimal("0.9995")
"""What the ICMP reports for a DNA match: at least 99.95 %."""
LIKELIHOOD: Final = POSTERIOR / (1 - POSTERIOR)
"""The least likelihood ratio that gives that posterior, were the odds even before: 1999."""

DECISION: Final[Sheet] = {
    "family_name": Question(_("Family name"), needed=True),
    "given_name": Question(_("First names"), needed=True),
    "patronymic": Question(_("Patronymic")),
    "birth_date": Question(_("Date of birth")),
    "category": Question(
        _("As what the person is listed"), needed=True, choices={one.value: one.words for one in Category}
    ),
    "died_on": Question(_("Day of death, as far as it is known"), is_day=True),
    "likelihood_ratio": Question(_("Likelihood ratio, for DNA")),
    "posterior": Question(_("Probability after the comparison, in per cent, for DNA")),
    "decision_number": Question(_("Number of the decision"), needed=True),
    "decided_on": Question(_("Day of the decision"), needed=True, is_day=True),
    "expert": Question(_("Expert: name"), needed=True),
    "institution": Question(_("Institution"), needed=True),
    "reasons": Question(_("Reasons, in the expert's words"), lines=5),
}


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What an expert decided. `said`: answers to `DECISION`; `barcodes`: the samples that were compared by DNA.

    `person_number`: the bureau number of one who stands in the register; "" where nobody of the register is meant.
    """

    said: Mapping[str, str]
    methods: tuple[str, ...]
    barcodes: tuple[str, ...] = ()
    person_number: str = ""


def checked_decision(decision: Decision) -> dict[str, str]:
    """The sheet, filled as the methods ask. Raises `BodiesError`."""
    said = checked(DECISION, decision.said)
    methods = checked_methods(decision.methods)
    if not PRIMARY & set(methods):
        raise BodiesError(_("A decision rests on fingerprints, teeth or DNA. Everything else only supports it."))
    if Method.DNA in methods:
        _is_sure(said)
    return said


def checked_methods(methods: Iterable[str]) -> list[str]:
    """The methods, in order. Raises `BodiesError` for one that is none."""
    chosen = set(methods)
    if chosen - set(Method):
        raise BodiesError(_("Choose methods from the list."))
    return [one.value for one in Method if one in chosen]


def _is_sure(said: Mapping[str, str]) -> None:
    """Refuse DNA without a figure, or with one that is too low."""
    ratio, posterior = _number(said.get("likelihood_ratio", "")), _number(said.get("posterior", ""))
    if ratio is None and posterior is None:
        raise BodiesError(_("For DNA, write the likelihood ratio or the probability that the laboratory gives."))
    if (ratio is not None and ratio < LIKELIHOOD) or (posterior is not None and not POSTERIOR <= posterior / 100 <= 1):
        raise BodiesError(_("The figures are too low for a decision. The laboratory needs more samples or methods."))


def _number(text: str) -> Decimal | None:
    """A figure as laboratories write it: 4.9e4, 49 000, 99,97 %. Raises `BodiesError`."""
    plain = "".join(text.replace(",", ".").replace("%", "").split())
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise BodiesError(_("Write the figure like 4.9e4 or 99.97."))
    return number
