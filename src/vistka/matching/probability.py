"""From weights to probabilities that mean what they say.

For an enquiry there are N + 2 explanations: each of the N registered persons is the one sought; his brother is
registered, he is not; nobody of his is. The weights of all persons are summed, not only the ten shown, so a common name
shares its probability with all who bear it. What remains too sure (relatives and peoples break independence) is put
right by a curve fitted on labelled enquiries (`bench/fit/calibration.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from vistka.matching.model import Model

Float = NDArray[np.float64]
_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Masses:
    """What the register as a whole says of one enquiry: mean likelihood ratio of its persons, and of their brothers."""

    persons: float
    brothers: float


def posterior(totals: NDArray[np.int32], masses: Masses, registered: int, prior: float, model: Model) -> Float:
    """Probability of each candidate, before calibration.

    `totals`: weights in thousandths of a bit; `registered`: persons in the register; `prior`: share of enquiries whose
    person is registered.
    """
    likelihoods = prior * np.exp2(totals / 1000.0) / max(registered, 1)
    return np.asarray(likelihoods / (prior * masses.persons + (1 - prior) * _nobody(masses, model)))


def found_share(all_masses: list[Masses], model: Model) -> float:
    """The share of enquiries that this register answers, estimated from all of them together (expectation maximisation).

    A few enquiries say little, so the model's `prior_found` counts as much as `prior_weight` enquiries.
    """
    if not all_masses:
        return model["prior_found"]
    persons = np.array([m.persons for m in all_masses])
    nobody = np.array([_nobody(m, model) for m in all_masses])
    pseudo, weight = model["prior_found"], model["prior_weight"]
    share = pseudo
    for _ in range(_ROUNDS):
        found = share * persons / (share * persons + (1 - share) * nobody)
        share = float((found.sum() + weight * pseudo) / (len(persons) + weight))
    return share


def _nobody(masses: Masses, model: Model) -> float:
    """Likelihood ratio of the sought person not being registered: alone, or with a brother who is."""
    return 1 - model["brother"] + model["brother"] * masses.brothers


Curve = tuple[tuple[float, float], ...]


def calibrated(probabilities: Float, curve: Curve) -> Float:
    """Probabilities put right by a piecewise linear `curve` of (log odds said, log odds meant), the same outside it."""
    said, meant = np.array(curve).T
    odds = _log_odds(probabilities)
    shift = np.interp(odds, said, meant - said, left=0.0)
    return np.asarray(1 / (1 + np.exp(-(odds + shift))))


@cache
def shipped_curve() -> Curve:
    text = (files("vistka.matching") / "data" / "calibration.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((float(said), float(meant)) for said, meant in rows)


def _log_odds(p: Float) -> Float:
    clipped = np.clip(p, 1e-9, 1 - 1e-9)
    return np.asarray(np.log(clipped / (1 - clipped)))


def log_odds(p: float) -> float:
    """Natural log odds of a probability, bounded."""
    return float(_log_odds(np.array(p)))
