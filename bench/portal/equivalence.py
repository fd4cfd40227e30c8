"""Do two classes of requests take the same time? Two one-sided tests by bootstrap, with Holm's correction.

Schuirmann, "A comparison of the two one-sided tests procedure and the power approach" (1987); Holm, "A simple
sequentially rejective multiple test procedure" (1979). The question is turned round: that they differ by `MARGIN` or more
is taken for true until the figures refute it. So few or noisy figures never prove that two classes are the same.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bench.measure import Result

MARGIN = 5.0
"""Milliseconds."""
LEVEL = 0.05
DRAWS = 2000
Figures = NDArray[np.float64]

_QUANTILES: Mapping[str, float] = {"median": 0.5, "95th percentile": 0.95}


def compared(classes: Mapping[str, Sequence[float]], seed: int = 1) -> Result:
    """For each pair of classes (milliseconds each) the differences of median and 95th percentile and what they prove.

    `equivalent`: every difference is proved to lie within the margin, all pairs together.
    """
    rng = np.random.default_rng(seed)
    tests: dict[str, tuple[float, float]] = {}
    for one, other in combinations(classes, 2):
        for name, quantile in _QUANTILES.items():
            tests[f"{one} / {other}: {name}"] = _against(
                np.asarray(classes[one]),
                np.asarray(classes[other]),
                lambda a, q=quantile: np.quantile(a, q, axis=-1),
                rng,
            )
    adjusted = holm({name: p for name, (_, p) in tests.items()})
    return {
        "largest difference ms": max(abs(difference) for difference, _ in tests.values()),
        "largest adjusted p": max(adjusted.values()),
        "equivalent": all(p < LEVEL for p in adjusted.values()),
        "differences ms": {name: difference for name, (difference, _) in tests.items()},
    }


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """p-values corrected for their number."""
    adjusted: dict[str, float] = {}
    most = 0.0
    for place, name in enumerate(sorted(values, key=lambda name: values[name])):
        most = max(most, min(1.0, values[name] * (len(values) - place)))
        adjusted[name] = most
    return adjusted


def _against(
    one: Figures, other: Figures, statistic: Callable[[Figures], Figures], rng: np.random.Generator
) -> tuple[float, float]:
    """The difference of a statistic, and the larger p of the two one-sided tests."""
    difference = float(statistic(one) - statistic(other))
    drawn = np.concatenate([_redrawn(one, other, statistic, rng) for _ in range(DRAWS // 100)])
    above = (np.count_nonzero(drawn >= MARGIN) + 1) / (len(drawn) + 1)
    below = (np.count_nonzero(drawn <= -MARGIN) + 1) / (len(drawn) + 1)
    return difference, float(max(above, below))


def _redrawn(
    one: Figures, other: Figures, statistic: Callable[[Figures], Figures], rng: np.random.Generator
) -> Figures:
    """A hundred differences, both classes drawn again."""
    first = statistic(one[rng.integers(0, len(one), (100, len(one)))])
    second = statistic(other[rng.integers(0, len(other), (100, len(other)))])
    return first - second
