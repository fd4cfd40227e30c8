"""Results kept in the repository, so that a change to the matcher shows in the diff what it did."""

import json
import subprocess
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.measure import Result

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results"
PEERS = RESULTS / "peers"
DIGITS = 4

_STARTED = time.time()


def read_ours(part: str) -> Result | None:
    """The last kept result of a part, ``None`` if there is none."""
    path = RESULTS / f"ours-{part}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def freeze(part: str, figures: Result, machine: Result) -> Result:
    """Keep the result of a part with what it was measured on, and give it as kept."""
    kept = {"part": part, "ran": {**provenance(), "machine": machine}, "result": rounded(figures)}
    path = RESULTS / f"ours-{part}.json"
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return kept


def provenance() -> Result:
    """When, and of which state of the matcher."""
    source = ("src", "bench/lists.py", "bench/scoring.py", "bench/pairs.py")
    return {
        "on": time.strftime("%Y-%m-%d"),
        "vistka": version("vistka"),
        "commit": _git("rev-parse", "--short", "HEAD"),
        "changed since": bool(_git("status", "--porcelain", "--", *source)),
    }


def _git(*arguments: str) -> str:
    """What git says, nothing outside a clone."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return ""
    return ran.stdout.strip()


def rounded(value: Any) -> Any:
    """The same with floats cut to as many digits as mean anything, so that diffs show what changed."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Mapping):
        return {name: rounded(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(inner) for inner in value]
    return value


def read_peers(task: str) -> dict[str, Result]:
    """The peers' kept results of a task ("list 1m", "pairs uk-ru") by peer, cached unless they ran just now."""
    found = {}
    for path in sorted(PEERS.glob("*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["depends on"]["task"] == task:
            found[kept["depends on"]["peer"]] = {**kept, "cached": path.stat().st_mtime < _STARTED}
    return found


def figure(result: Mapping[str, Any], path: str) -> float | None:
    """A figure by its path, names parted by ``/``; ``None`` if it was not measured.

    >>> figure({"p50 ms": {"wall": 1.5}}, "p50 ms/wall")
    1.5
    """
    value: Any = result
    for name in path.split("/"):
        if not isinstance(value, Mapping) or name not in value:
            return None
        value = value[name]
    return None if value is None else float(value)
