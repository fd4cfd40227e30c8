"""Give the peers the project's sound keys: run by the project's own Python (``cli.py`` does it), not the peers'.

    .venv/bin/python bench/peers/export_sound_keys.py

Writes ``bench/peers/out/sound-keys.tsv``: every name and place of the public benchmark's lists, a tab, and its sound
keys, likeliest first, with blanks between. Each of several words has one key then, since the keys of both would
multiply.
"""

import csv
import gzip
import os
from pathlib import Path

from vistka.names.scripts import fold
from vistka.names.sounds import sound_keys

OUT = Path(__file__).parent / "out" / "sound-keys.tsv"
BENCHMARK = Path(os.environ.get("VISTKA_SHARED", "/work/shared")) / "data" / "benchmark"
COLUMNS = ("surname", "given", "patronymic", "place")


def names_of(path: Path) -> set[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file, delimiter="\t") for column in COLUMNS} - {""}


def keys_of(name: str) -> tuple[str, ...]:
    """The sound keys of a name, none with a blank in it."""
    words = [keys for word in fold(name).split() if (keys := sound_keys(word))]
    if len(words) == 1:
        return words[0]
    return ("+".join(keys[0] for keys in words),) if words else ()


if __name__ == "__main__":
    names = set().union(*(names_of(path) for path in BENCHMARK.glob("*.tsv.gz")))
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("w", encoding="utf-8") as file:
        file.writelines(f"{name}\t{' '.join(keys_of(name))}\n" for name in sorted(names))
    print(f"{len(names)} names in {OUT}")
