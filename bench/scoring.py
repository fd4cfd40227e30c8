"""How well a matcher found the right person: the figures of issue 2, with the room that chance leaves them.

A matcher answers each enquiry with a ranked list of candidates, each with the probability that he is the person
sought. Most enquiries have one true person in the register, some have none ("hopeless"). The figures are those of
``score.py`` beside the public benchmark (same definitions, same values), and besides: a 95 % bootstrap interval of
each (enquiries drawn again with replacement), the expected calibration error (Naeini et al., AAAI 2015), and the
share of the true persons found first that the matcher was sure of.

R@1, R@10   share of enquiries with a true person where he is first, or among the first ten
F1          best over one threshold on the first candidate's probability; P, R and FPR are those at that threshold
            (FPR: share of hopeless enquiries whose first candidate passes)
R@FPR5      share of true persons found first above the threshold which 5 % of the hopeless enquiries pass
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 20220302
HOPELESS_ALLOWED = 0.05

Match = tuple[str, int, str, float]
"""Enquiry id, rank (1 is best), registry id, probability."""

Ranked = Mapping[str, list[tuple[int, str, float]]]
"""Of each enquiry answered: rank, registry id and probability, best first."""

Interval = tuple[float, float]


@dataclass(frozen=True)
class Bin:
    """One tenth of the probability scale: how many candidates claimed it, what they claimed, how many were right."""

    low: float
    candidates: int
    claimed: float
    right: float


@dataclass(frozen=True)
class Score:
    """The figures of one run. Shares lie in 0..1; ``intervals`` holds (low, high) by the name of the figure."""

    enquiries: int
    recall_at_1: float
    recall_at_10: float
    f1: float
    precision: float
    recall: float
    false_positive_rate: float
    recall_at_fpr5: float
    calibration_error: float
    sure_of_true: float
    calibration: tuple[Bin, ...]
    recall_at_1_by_corruption: Mapping[str, float]
    intervals: Mapping[str, Interval]

    def to_dict(self) -> dict[str, Any]:
        """The figures under the names that ``score.py`` and the issue give them, ready for JSON."""
        return {
            "enquiries": self.enquiries,
            "R@1": self.recall_at_1,
            "R@10": self.recall_at_10,
            "F1": self.f1,
            "P": self.precision,
            "R": self.recall,
            "FPR": self.false_positive_rate,
            "R@FPR5": self.recall_at_fpr5,
            "ECE": self.calibration_error,
            "true found first at 0.9 or more": self.sure_of_true,
            "intervals": {name: list(ends) for name, ends in self.intervals.items()},
            "R@1 by corruption": dict(self.recall_at_1_by_corruption),
            "calibration": {
                f"{tenth.low:.1f}-{tenth.low + 0.1:.1f}": [tenth.candidates, tenth.claimed, tenth.right]
                for tenth in self.calibration
            },
        }


def score(matches: Iterable[Match], truth: Mapping[str, str | None], corruptions: Mapping[str, Sequence[str]]) -> Score:
    """Score a matcher's answers.

    ``truth`` names every enquiry asked and its true registry id, or ``None`` for a hopeless one; an answer to an
    enquiry that is not in it is left out. ``corruptions`` says what was done to each enquiry ("" for nothing).

    >>> answers = [("1", 1, "a", 0.9), ("2", 1, "b", 0.4)]
    >>> score(answers, {"1": "a", "2": None}, {"1": ["nopat"], "2": []}).recall_at_1
    1.0
    """
    answers = _ranked(matches, truth)
    asked = _first_answers(answers, truth)
    draws = np.random.default_rng(SEED).multinomial(len(truth), np.full(len(truth), 1 / len(truth)), RESAMPLES)
    once = np.ones((1, len(truth)), dtype=np.int64)
    point = {name: float(values[0]) for name, values in asked.figures(once).items()}
    drawn = asked.figures(draws)
    calibration = _calibration(answers, truth)
    return Score(
        enquiries=len(truth),
        recall_at_1=point["R@1"],
        recall_at_10=point["R@10"],
        f1=point["F1"],
        precision=point["P"],
        recall=point["R"],
        false_positive_rate=point["FPR"],
        recall_at_fpr5=point["R@FPR5"],
        calibration_error=_calibration_error(calibration),
        sure_of_true=asked.sure_of_true(),
        calibration=calibration,
        recall_at_1_by_corruption=_by_corruption(answers, truth, corruptions),
        intervals={name: _interval(drawn[name]) for name in ("R@1", "R@10", "F1", "R@FPR5")},
    )


@dataclass(frozen=True)
class _FirstAnswers:
    """Every enquiry asked, surest first answer first; unanswered ones stand last with probability -inf."""

    probability: NDArray[np.float64]
    known: NDArray[np.bool_]
    first_right: NDArray[np.bool_]
    in_ten: NDArray[np.bool_]

    def figures(self, draws: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
        """Every figure for every row of ``draws`` (how often each enquiry was drawn: shape draws x enquiries)."""
        known = np.maximum((draws * self.known).sum(axis=1), 1)
        hopeless = (draws * ~self.known).sum(axis=1)
        ends = self._ends_of_equal_probability()
        passed = np.cumsum(draws * self._answered(), axis=1)[:, ends]
        true = np.cumsum(draws * self.first_right, axis=1)[:, ends]
        false_alarms = np.cumsum(draws * (~self.known & self._answered()), axis=1)[:, ends]
        precision = true / np.maximum(passed, 1)
        recall = true / known[:, None]
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
        best = f1.argmax(axis=1)
        row = np.arange(len(draws))
        few_pass = false_alarms <= HOPELESS_ALLOWED * hopeless[:, None]
        return {
            "R@1": (draws * self.first_right).sum(axis=1) / known,
            "R@10": (draws * self.in_ten).sum(axis=1) / known,
            "F1": f1[row, best],
            "P": precision[row, best],
            "R": recall[row, best],
            "FPR": false_alarms[row, best] / np.maximum(hopeless, 1),
            "R@FPR5": np.where(few_pass, recall, 0.0).max(axis=1),
        }

    def sure_of_true(self) -> float:
        """Of the true persons found first, the share given 0.9 or more."""
        found = self.probability[self.first_right]
        return float((found >= 0.9).mean()) if len(found) else 0.0

    def _answered(self) -> NDArray[np.bool_]:
        return np.isfinite(self.probability)

    def _ends_of_equal_probability(self) -> NDArray[np.int64]:
        """A threshold cannot part equal probabilities, so figures are read only where the probability changes."""
        answered = self.probability[self._answered()]
        if not len(answered):
            return np.array([0])
        return np.append(np.flatnonzero(answered[1:] != answered[:-1]), len(answered) - 1)


def _ranked(matches: Iterable[Match], truth: Mapping[str, str | None]) -> Ranked:
    answers: dict[str, list[tuple[int, str, float]]] = defaultdict(list)
    for enquiry, rank, person, probability in matches:
        if enquiry in truth:
            answers[enquiry].append((rank, person, probability))
    for candidates in answers.values():
        candidates.sort()
    return answers


def _first_answers(answers: Ranked, truth: Mapping[str, str | None]) -> _FirstAnswers:
    rows = []
    for enquiry, person in truth.items():
        candidates = answers.get(enquiry, [])
        ids = [candidate for _, candidate, _ in candidates[:10]]
        first = candidates[0][2] if candidates else -np.inf
        known = person is not None
        rows.append((first, known, known and ids[:1] == [person], known and person in ids))
    rows.sort(key=lambda row: -row[0])
    probability, known_, right, in_ten = zip(*rows, strict=True)
    return _FirstAnswers(np.array(probability, dtype=float), np.array(known_), np.array(right), np.array(in_ten))


def _by_corruption(
    answers: Ranked,
    truth: Mapping[str, str | None],
    corruptions: Mapping[str, Sequence[str]],
) -> dict[str, float]:
    found: dict[str, list[bool]] = defaultdict(list)
    for enquiry, person in truth.items():
        if person is None:
            continue
        right = bool(answers.get(enquiry)) and answers[enquiry][0][1] == person
        for corruption in corruptions.get(enquiry) or [""]:
            found[corruption or "clean"].append(right)
    return {name: round(sum(rights) / len(rights), 3) for name, rights in sorted(found.items())}


def _calibration(answers: Ranked, truth: Mapping[str, str | None]) -> tuple[Bin, ...]:
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for enquiry, candidates in answers.items():
        for _, person, probability in candidates:
            tenths[min(9, int(probability * 10))].append((probability, person == truth[enquiry]))
    return tuple(
        Bin(
            low=tenth / 10,
            candidates=len(claims),
            claimed=round(sum(probability for probability, _ in claims) / len(claims), 4),
            right=round(sum(right for _, right in claims) / len(claims), 4),
        )
        for tenth, claims in sorted(tenths.items())
    )


def _calibration_error(calibration: Sequence[Bin]) -> float:
    candidates = sum(tenth.candidates for tenth in calibration)
    distance = sum(tenth.candidates * abs(tenth.claimed - tenth.right) for tenth in calibration)
    return distance / candidates if candidates else 0.0


def _interval(values: NDArray[np.float64]) -> Interval:
    low, high = np.quantile(values, (0.025, 0.975))
    return round(float(low), 4), round(float(high), 4)
