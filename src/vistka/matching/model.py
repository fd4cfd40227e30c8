"""The model as one readable table: `data/model.tsv`, fitted by `bench/fit/model.py`.

Every number that decides how much a piece of evidence weighs stands there with its meaning; code reads it by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final


@dataclass(frozen=True)
class Model:
    """Parameters by name: costs in thousandths of a bit, shares as probabilities."""

    values: dict[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def cost(self, name: str) -> int:
        """A cost in thousandths of a bit."""
        return int(self.values[name])

    def with_values(self, **changed: float) -> Model:
        """The same model with some parameters changed, for fitting."""
        unknown = changed.keys() - self.values.keys()
        if unknown:
            raise KeyError(f"the model has no parameter {', '.join(sorted(unknown))}")
        return Model({**self.values, **changed})


def read_model(lines: list[str]) -> Model:
    """A model from the lines of its table: name, value, meaning."""
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return Model({name: float(value) for name, value, _ in rows})


@cache
def shipped_model() -> Model:
    return read_model((files("vistka.matching") / "data" / "model.tsv").read_text("utf-8").splitlines())


_FITTED: Final = ("model.tsv", "channel.tsv", "calibration.tsv")


@cache
def shipped_version() -> str:
    """Which model weighs: twelve signs that change with any number of it."""
    folder = files("vistka.matching") / "data"
    return blake2b(b"".join((folder / name).read_bytes() for name in _FITTED), digest_size=6).hexdigest()
