"""The reliability plot: of candidates given a probability, how many were the right person?

A matcher whose probabilities mean what they say lies on the diagonal. Each point is a tenth of the scale, drawn where
its candidates' mean claim and true share meet, the larger the more candidates; the line through it is the 95 % interval
that so few candidates leave (Wilson, 1927).
"""

from collections.abc import Mapping, Sequence
from math import log10, sqrt

Tenth = Sequence[float]
"""Candidates, mean probability claimed, share right."""

SIDE, MARGIN, LEGEND = 440, 60, 250
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""Okabe and Ito's, told apart by the colour-blind too."""


def wilson(right: float, candidates: float, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share measured on so many candidates.

    >>> [round(end, 2) for end in wilson(0.5, 100)]
    [0.4, 0.6]
    """
    middle = right + z * z / (2 * candidates)
    spread = z * sqrt(right * (1 - right) / candidates + z * z / (4 * candidates**2))
    whole = 1 + z * z / candidates
    return (middle - spread) / whole, (middle + spread) / whole


def reliability_plot(curves: Mapping[str, Mapping[str, Tenth]]) -> str:
    """An SVG of calibrations by the name of what was measured; each maps a tenth to its figures.

    Raises ``ValueError`` for more curves than there are colours.
    """
    inside = [_frame()]
    for place, ((name, tenths), colour) in enumerate(zip(curves.items(), COLOURS[: len(curves)], strict=True)):
        inside.append(_curve([tenth for tenth in tenths.values() if tenth[0]], colour))
        inside.append(_legend_entry(place, name, sum(int(tenth[0]) for tenth in tenths.values()), colour))
    width, height = SIDE + 2 * MARGIN + LEGEND, SIDE + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title" font-family="sans-serif" font-size="13">\n'
        '<title id="title">Reliability: share of candidates that are the right person, by probability given</title>\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(inside) + "\n</svg>\n"
    )


def _x(share: float) -> float:
    return round(MARGIN + share * SIDE, 1)


def _y(share: float) -> float:
    return round(MARGIN + (1 - share) * SIDE, 1)


def _frame() -> str:
    lines = [
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#888" stroke-dasharray="5 4"/>',
    ]
    for tick in range(0, 11, 2):
        share = tick / 10
        lines.append(f'<text x="{_x(share)}" y="{_y(0) + 20}" text-anchor="middle">{share:.1f}</text>')
        lines.append(f'<text x="{MARGIN - 8}" y="{_y(share) + 4}" text-anchor="end">{share:.1f}</text>')
    centre = MARGIN + SIDE / 2
    lines.append(f'<text x="{centre}" y="{_y(0) + 44}" text-anchor="middle">probability given</text>')
    lines.append(
        f'<text x="18" y="{centre}" text-anchor="middle" transform="rotate(-90 18 {centre})">'
        "share that is the right person</text>"
    )
    return "\n".join(lines)


def _curve(tenths: Sequence[Tenth], colour: str) -> str:
    path = "L".join(f"{_x(claimed)} {_y(right)}" for _, claimed, right in tenths)
    lines = [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.5" opacity="0.6"/>']
    for candidates, claimed, right in tenths:
        low, high = wilson(right, candidates)
        lines.append(f'<path d="M{_x(claimed)} {_y(low)}V{_y(high)}" stroke="{colour}"/>')
        radius = round(1.5 + 1.3 * log10(candidates), 1)
        lines.append(f'<circle cx="{_x(claimed)}" cy="{_y(right)}" r="{radius}" fill="{colour}"/>')
    return "\n".join(lines)


def _legend_entry(place: int, name: str, candidates: int, colour: str) -> str:
    x, y = MARGIN + SIDE + 24, MARGIN + 10 + 44 * place
    return (
        f'<circle cx="{x}" cy="{y}" r="6" fill="{colour}"/><text x="{x + 14}" y="{y + 4}">{name}</text>'
        f'<text x="{x + 14}" y="{y + 21}" fill="#555">{candidates:,} candidates</text>'
    )
