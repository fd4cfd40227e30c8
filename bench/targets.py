"""What the matcher, the ground, the bureau and the portal must reach (issues 2 to 5), one row a figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.frozen import figure
from bench.measure import Result

Best = Callable[[str], float | None]
"""The best peer's value of a figure."""


@dataclass(frozen=True)
class Target:
    """A figure of a part, and what it must reach: ``limit``, or ``above`` more than the best peer.

    ``peer``: the peers' name for the figure, empty where they have none. Shares are better high, all else low.
    """

    part: str
    path: str
    limit: float | None = None
    above: float | None = None
    no_lower_than: str = ""
    at_most: bool = False
    peer: str = ""

    def bound(self, result: Result, best: Mapping[str, float]) -> float | None:
        """The value to reach; ``None`` if nothing is asked or the peers have not run."""
        if self.no_lower_than:
            return figure(result, self.no_lower_than)
        if self.above is not None:
            return best[self.peer] + self.above if self.peer in best else None
        return self.limit

    def met(self, value: float, bound: float) -> bool:
        return value <= bound if self.at_most else value >= bound


def _least(part: str, path: str, limit: float | None, peer: str = "") -> Target:
    return Target(part, path, limit, peer=peer)


def _most(part: str, path: str, limit: float | None, peer: str = "") -> Target:
    return Target(part, path, limit, at_most=True, peer=peer)


def _found(part: str, limits: Mapping[str, float | None]) -> list[Target]:
    return [_least(part, name, limit, peer=name) for name, limit in limits.items()]


def _probabilities(part: str) -> list[Target]:
    """Probabilities mean what they say."""
    return [
        _least(part, "right at 0.9 or more", 0.96),
        _least(part, "true found first at 0.9 or more", 0.70),
        _most(part, "ECE", 0.02, peer="ECE"),
    ]


def _speed(part: str, limits: Mapping[str, float]) -> list[Target]:
    return [
        _most(part, "one at a time/p50 ms/wall", limits.get("p50"), peer="p50 ms"),
        _most(part, "one at a time/p95 ms/wall", limits.get("p95"), peer="p95 ms"),
        _most(part, "everyone scored/p50 ms/wall", limits.get("everyone p50")),
        _most(part, "everyone scored/p95 ms/wall", limits.get("everyone p95")),
        _most(part, "list against list/ranked ms/wall", limits.get("list"), peer="bulk ms"),
        _most(part, "list against list/with reasons ms/wall", None, peer="bulk ms"),
        Target(part, "list against list/R@1", no_lower_than="one at a time/R@1"),
        _most(part, "build s/wall", limits.get("build"), peer="build s"),
        _most(part, "memory MB/built", limits.get("memory"), peer="memory MB"),
        _most(part, "memory MB/with searches", limits.get("memory"), peer="memory MB"),
        _most(part, "column bytes a person", 60.0),
    ]


def _rush(part: str) -> list[Target]:
    return [_most(part, "at possible/wrong per true", 3.0), _least(part, "at possible/recall", 0.93)]


def _ground() -> list[Target]:
    """Sealing a short value costs little beside the cipher, and nothing is ever half done."""
    both = ("sqlite", "postgresql")
    return [
        *(_most("sealing", f"32 bytes/{way} against bare", 3.0) for way in ("seal", "open")),
        *(_most("sealing", f"1 MiB/{way} against bare", None) for way in ("seal", "open")),
        *(_least("ledger", f"{database}/{writers} writers", None) for database in both for writers in (1, 4, 8)),
        *(_most("action", f"{database}/action against save", None) for database in both),
        *(_most("action", f"{database}/action/p50 ms/wall", None) for database in both),
        *(_least("import", f"{database}/a second", 200.0) for database in both),
        *(_most("import", f"{database}/findings", 0.0) for database in both),
        *(
            _most("killed", f"{database}/{what}", 0.0)
            for database in both
            for what in ("half done", "findings", "not resealed", "not opened")
        ),
    ]


def _bureau() -> list[Target]:
    """A desk that opens soon, finds as one types, takes a unit in a minute, and loses nothing (issue 4)."""
    both = ("sqlite", "postgresql")
    limits = {
        "index": {
            "from ciphertext/s/wall": 30.0,
            "from snapshot/s/wall": 5.0,
            "from ciphertext/most MB": 1000.0,
            "from snapshot/most MB": 1000.0,
        },
        "typing": {"alone/p95 ms": 150.0, "while a unit arrives/p95 ms": 150.0},
        "killed-matching": {"wrong": 0.0, "findings": 0.0},
    }
    return [
        *(
            _most(part, f"{database}/{path}", limit)
            for part, paths in limits.items()
            for database in both
            for path, limit in paths.items()
        ),
        *(_least("arrival", f"{database}/rows a second", 200.0) for database in both),
    ]


def _portal() -> list[Target]:
    """Time tells nothing, a family waits for no page, and who guesses codes keeps nobody from asking (issue 5)."""
    return [
        *(
            _most("portal-oracle", f"{page}/largest adjusted p", 0.05)
            for page in ("sending", "reading", "opening", "opening nothing")
        ),
        _least("portal-oracle", "planted/largest adjusted p", 0.05),
        _most("portal-filing", "at 2,000 an hour/page ms/p95", 300.0),
        _least("portal-filing", "as fast as it goes/requests an hour", 2000.0),
        _most("portal-guessing", "beside guesses/page ms/p95", 300.0),
        _most("portal-guessing", "p95 against alone", None),
    ]


TARGETS: tuple[Target, ...] = (
    *_found("accuracy-1m", {"R@1": 0.90, "R@10": 0.975, "F1": 0.89, "R@FPR5": 0.70}),
    *_probabilities("accuracy-1m"),
    *_found("accuracy-100k", {"R@1": 0.965, "R@10": None, "F1": None, "R@FPR5": None}),
    *_probabilities("accuracy-100k"),
    *_speed(
        "speed-1m",
        {
            "p50": 2.0,
            "p95": 5.0,
            "everyone p50": 6.0,
            "everyone p95": 10.0,
            "list": 0.5,
            "build": 20.0,
            "memory": 600.0,
        },
    ),
    *_speed("speed-100k", {}),
    *_found("exercise-plain", {"R@1": None, "R@10": None, "F1": None, "R@FPR5": None}),
    *_probabilities("exercise-plain"),
    *_found("exercise-full", {"R@1": None, "R@10": None, "F1": None, "R@FPR5": None}),
    *_probabilities("exercise-full"),
    Target("pairs-latin-ru", "R@1", above=0.09, peer="R@1"),
    Target("pairs-latin-ru", "R@10", above=0.07, peer="R@10"),
    _least("pairs-uk-ru", "R@1", 0.93, peer="R@1"),
    _least("pairs-uk-ru", "R@10", 0.999, peer="R@10"),
    *_rush("rush-mild"),
    *_rush("rush-hard"),
    *(_most("growth", f"growth/{what}", 1.15) for what in ("build", "everyone scored", "memory")),
    *_ground(),
    *_bureau(),
    *_portal(),
)
