"""Build the data files of `vistka.names` from the sources, the same bytes each time.

    .venv/bin/python bench/knowledge/build.py [--names DIR] [--russiannames DIR] [--out src/vistka/names/data]

Sources: the project's name data (Wikidata, names_translator), `given_names.txt` beside this file, and the tables of
the PyPI package `russiannames` 2.0.0, which are Parquet: without `--russiannames` a scratch environment is made in the
temporary folder and the package installed there, with duckdb to read it.
"""

import argparse
import gzip
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from frequencies import GIVEN_POWER, family_frequencies, family_shares, given_frequencies, share
from given import build_given_classes, latin_of_given
from sources import HERE, export_russiannames, read_given_counts, read_tokens, rows

from vistka.names.knowledge import lookup_key
from vistka.names.scripts import script_of

ROOT = HERE.parent.parent

# Scripts of the Wikidata items that are kept; Kana, Hebrew, Greek, Thai … are no letters of an expected list.
KEPT_SCRIPTS = frozenset({"cyrillic", "latin", "georgian", "armenian", "arabic", "han", "hangul"})

HEADERS = {
    "given_names.tsv.gz": """Given names: one line a name, with its forms in all languages and its diminutives.
Columns: sex (m, f or empty), people (or empty), full forms, diminutives; forms as vistka.names.knowledge.lookup_key.
Source: bench/knowledge/given_names.txt, compiled for this project (Apache-2.0), joined with the Ukrainian-Russian pairs
of names_translator (MIT); sex of the names found only there: russiannames 2.0.0 (BSD-3-Clause).""",
    "given_latin.tsv.gz": """Latin spellings of the Cyrillic forms in given_names.tsv.gz, by all of romanisation.toml.
Columns: Latin spelling, Cyrillic forms it may stand for. Sorted by bytes.
Source: made from these two files. Licence: Apache-2.0.""",
    "family_pairs.tsv.gz": """Ukrainian and Russian forms of a family name where no rule of spelling joins them.
Columns: Ukrainian, Russian. Source: names_translator. Licence: MIT.""",
    "clusters.tsv.gz": """Wikidata items for given and family names: each spelling with the items that list it.
Columns: spelling, item numbers without Q; only items with two spellings or more. Sorted by bytes.
Source: Wikidata (CC0), as collected in rigour (MIT).""",
    "given_frequency.tsv.gz": """How common given names are.
Columns: name, bearers in a billion people, sex (m, f or empty).
Source: russiannames 2.0.0 (BSD-3-Clause), counts raised to the power 1.1; Ukrainian forms at 0.15 of the Russian form;
Latin spellings: share of the Cyrillic name times how often Wikidata persons are spelt so (CC0, via NETransliteration),
or evenly over the usual systems of romanisation where none was seen.""",
    "family_frequency.tsv.gz": """How common family names are.
Columns: name (masculine form for both genders), bearers in a billion people.
Source: russiannames 2.0.0 (BSD-3-Clause), counts raised to a power so that the commonest has its share of the census
(1.33 %); Latin spellings as in given_frequency.tsv.gz.""",
}

UKRAINIAN_SPELLING = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ы": "и", "э": "е", "ъ": None, "ь": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, default=Path("/work/shared/data/names"))
    parser.add_argument("--russiannames", type=Path, help="folder with names.tsv and surnames.tsv")
    parser.add_argument("--out", type=Path, default=ROOT / "src/vistka/names/data")
    arguments = parser.parse_args()
    tables = arguments.russiannames or export_russiannames(Path(tempfile.gettempdir()) / "vistka-knowledge")
    tokens = read_tokens(arguments.names / "wikidata-en-ru.tsv")
    given_counts, given_sexes = read_given_counts(tables / "names.tsv")
    classes = build_given_classes(arguments.names / "uk-ru-first.tsv", given_sexes)
    given = share(given_counts, GIVEN_POWER)
    family = family_shares(tables / "surnames.tsv")
    write = Writer(arguments.out)
    write("given_names.tsv.gz", (f"{s}\t{p}\t{' '.join(f)}\t{' '.join(d)}" for s, p, f, d in classes))
    write("given_latin.tsv.gz", latin_of_given())
    write("family_pairs.tsv.gz", irregular_pairs(arguments.names / "uk-ru-last.tsv"))
    write("clusters.tsv.gz", invert_clusters(arguments.names / "wikidata-name-clusters.tsv"))
    write("given_frequency.tsv.gz", given_frequencies(given, given_sexes, classes, tokens))
    write("family_frequency.tsv.gz", family_frequencies(family, tokens))


class Writer:
    """Writes a data file with its header; compressed without a time stamp, so that the same data are the same bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, name: str, lines: Iterable[str]) -> None:
        body = list(lines)
        header = "".join(f"# {line}\n" for line in HEADERS[name].splitlines())
        content = (header + "".join(f"{line}\n" for line in body)).encode()
        packed = gzip.compress(content, 9, mtime=0)
        (self.folder / name).write_bytes(packed)
        print(f"{name:26} {len(body):>8,} rows {len(content):>12,} bytes, {len(packed):>10,} compressed")


def irregular_pairs(path: Path) -> list[str]:
    """Keep the pairs whose two sides differ after the letters of both languages are spelt alike, masculine only."""
    kept = set()
    for ukrainian, russian, _ in rows(path):
        if plain(ukrainian) != plain(russian) and not feminine(ukrainian, russian):
            kept.add(f"{lookup_key(ukrainian)}\t{lookup_key(russian)}")
    return sorted(kept)


def plain(name: str) -> str:
    return lookup_key(re.sub("йо|ьо", "е", name.lower())).translate(UKRAINIAN_SPELLING).replace("ии", "и")


def feminine(ukrainian: str, russian: str) -> bool:
    """Say whether a pair is regular but for the endings that two languages give an adjective: -ська and -ская."""
    return any(
        plain(ukrainian.removesuffix(ours)) == plain(russian.removesuffix(theirs))
        for ours, theirs in (("а", "ая"), ("я", "яя"), ("ів", "ов"), ("їв", "ев"))
        if ukrainian.endswith(ours) and russian.endswith(theirs)
    )


def invert_clusters(path: Path) -> Iterator[str]:
    items: dict[str, set[int]] = defaultdict(set)
    for item, forms in rows(path):
        spellings = {lookup_key(form) for form in forms.split("|") if script_of(form) in KEPT_SCRIPTS}
        spellings.discard("")
        if len(spellings) > 1:
            for spelling in spellings:
                items[spelling].add(int(item.removeprefix("Q")))
    for spelling in sorted(items, key=str.encode):
        yield f"{spelling}\t{' '.join(map(str, sorted(items[spelling])))}"


if __name__ == "__main__":
    main()
