"""The table that a run prints: our figures, what they were, what they must be, and the best peer's."""

from collections.abc import Iterable, Mapping

from bench.frozen import figure, read_peers
from bench.measure import Result
from bench.targets import TARGETS, Target

HEADS = ("figure", "ours", "before", "target", "", "best peer", "ratio")
LOWER_IS_BETTER = ("p50 ms", "p95 ms", "bulk ms", "build s", "memory MB", "ECE")

Row = tuple[str, ...]


def table_of(part: str, kept: Result, before: Result | None, tasks: Iterable[str], only: str = "") -> str:
    """All figures of a part that have a target or a peer; ``only``: peers whose name begins so."""
    peers = {name: result for task in tasks for name, result in read_peers(task).items() if name.startswith(only)}
    targets = [target for target in TARGETS if target.part == part]
    rows = [_row(target, kept["result"], (before or {}).get("result", {}), peers) for target in targets]
    return _aligned([HEADS, *rows])


def missed(part: str, kept: Result, tasks: Iterable[str]) -> list[str]:
    """The figures of a part that fall short of their targets."""
    peers = {name: result for task in tasks for name, result in read_peers(task).items()}
    short = []
    for target in TARGETS:
        value = figure(kept["result"], target.path)
        if target.part != part or value is None:
            continue
        bound = target.bound(kept["result"], _best_values(peers))
        if bound is not None and not target.met(value, bound):
            short.append(f"{part}: {target.path}: {_number(value)} ({_number(bound)} is asked)")
    return short


def _row(target: Target, result: Result, before: Result, peers: Mapping[str, Result]) -> Row:
    value, was = figure(result, target.path), figure(before, target.path)
    if value is None:
        return (target.path, "not measured", "", "", "", "", "")
    bound = target.bound(result, _best_values(peers))
    verdict = "" if bound is None else ("pass" if target.met(value, bound) else "MISS")
    asked = "" if bound is None else f"{'≤' if target.at_most else '≥'} {_number(bound)}"
    best = _best(target.peer, peers)
    ours = _number(value) + _interval(result, target.path) + _processor_time(result, target.path)
    return (target.path, ours, _number(was), asked, verdict, *_compared(value, best, peers))


def _best(name: str, peers: Mapping[str, Result]) -> tuple[str, float, bool] | None:
    """The peer that is best in a figure, its value, and whether low is good."""
    low = name in LOWER_IS_BETTER
    values = {peer: figure(result["result"], name) for peer, result in peers.items() if name}
    known = {peer: value for peer, value in values.items() if value is not None}
    if not known:
        return None
    peer = min(known, key=lambda peer: known[peer] if low else -known[peer])
    return peer, known[peer], low


def _best_values(peers: Mapping[str, Result]) -> dict[str, float]:
    found = {name: _best(name, peers) for name in {target.peer for target in TARGETS}}
    return {name: best[1] for name, best in found.items() if best}


def _compared(value: float, best: tuple[str, float, bool] | None, peers: Mapping[str, Result]) -> tuple[str, str]:
    """The best peer as shown, and how many times better we are than it."""
    if best is None:
        return "", ""
    peer, theirs, low = best
    mark = "cached " * peers[peer]["cached"] + peers[peer]["ran"]["on"]
    better, worse = (theirs, value) if low else (value, theirs)
    return f"{_number(theirs)} {peer} ({mark})", f"{better / worse:.2f}" if worse else ""


def _interval(result: Result, path: str) -> str:
    ends = result.get("intervals", {}).get(path)
    return f" ({ends[0]:.3f} to {ends[1]:.3f})" if ends else ""


def _processor_time(result: Result, path: str) -> str:
    """What of a wall time the processor worked: less than half of it means that others had the machine."""
    cpu = figure(result, path.removesuffix("wall") + "cpu") if path.endswith("/wall") else None
    return f" (cpu {_number(cpu)})" if cpu is not None else ""


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if abs(value) < 1 else f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def _aligned(rows: list[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
