"""Fit the curve that turns probabilities said into probabilities meant: `matching/data/calibration.tsv`.

All candidates of labelled lists that no measured figure uses (the benchmark's register of 100,000; exercises with seeds
below 100) are sorted by the log odds said; pooling of adjacent violators (Barlow and others, 1972) gives the share right as
a rising step function, from which a handful of points are kept. Below the first point probabilities stay as they are.

    python -m bench.fit.calibration        # about three minutes
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bench.fit.model import Labelled, benchmark, exercise
from vistka.matching.model import shipped_model
from vistka.matching.probability import found_share, log_odds, posterior

OUT = Path("src/vistka/matching/data/calibration.tsv")
LEAST = 0.02  # said less than this, a candidate is as good as none, and the curve lets it be
POINTS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 0.999)


def said_and_right(data: Labelled) -> list[tuple[float, bool]]:
    """Each candidate of a list: probability said, and whether it is the person sought."""
    register, model = data.built(), shipped_model()
    matches = [register._match(enquiry, 10, False) for enquiry in data.enquiries]
    prior = found_share([m.masses for m in matches], model)
    pairs = []
    for match in matches:
        wanted = data.truth[match.description.id]
        said = posterior(match.totals, match.masses, len(register), prior, model)
        ids = [register._kept.ids[int(o)] for o in match.columns.order[match.weights.rows]]
        pairs.extend((float(p), bool(wanted) and i == wanted) for p, i in zip(said, ids, strict=True))
    return pairs


def pooled(said: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The rising step function nearest to `right` (0 or 1), which is sorted by what was said."""
    blocks: list[list[float]] = []  # [mean, weight]
    for value in right:
        blocks.append([float(value), 1.0])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (a, n), (b, m) = blocks[-2], blocks[-1]
            blocks[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    return np.concatenate([np.full(int(n), mean) for mean, n in blocks])


def main() -> None:
    lists = [
        benchmark(2500),
        exercise(21, 100_000, 2500, "plain", "hard"),
        exercise(22, 100_000, 2500, "plain", "mild"),
        exercise(23, 30_000, 2000, "full", "hard"),
    ]
    pairs = sorted(pair for data in lists for pair in said_and_right(data) if pair[0] >= LEAST)
    said = np.array([p for p, _ in pairs])
    meant = pooled(said, np.array([r for _, r in pairs]))
    with OUT.open("w", encoding="utf-8") as f:
        f.write(
            "# Log odds said, log odds meant. Fitted by bench/fit/calibration.py; between the points a straight line.\n"
        )
        f.write(f"{log_odds(LEAST):.3f}\t{log_odds(LEAST):.3f}\n")
        for point in POINTS:
            near = np.abs(np.log(said / (1 - said + 1e-12)) - log_odds(point)) < 0.5
            f.write(f"{log_odds(point):.3f}\t{log_odds(float(meant[near].mean())):.3f}\n")
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
