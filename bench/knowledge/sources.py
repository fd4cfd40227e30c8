"""Reading what the knowledge is built from: tables of the project and of the package russiannames."""

import re
import subprocess
import venv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from vistka.names.knowledge import lookup_key
from vistka.names.scripts import script_of

HERE = Path(__file__).parent


def rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def export_russiannames(folder: Path) -> Path:
    """Install russiannames and duckdb in a scratch environment and write its tables as text. Done once."""
    if not (folder / "surnames.tsv").exists():
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv/bin/python"
        subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "russiannames==2.0.0", "duckdb"], check=True)  # noqa: S603
        subprocess.run([python, HERE / "export_russiannames.py", folder], check=True)  # noqa: S603
    return folder


def read_tokens(path: Path) -> dict[str, Counter[str]]:
    """Return the Latin spellings of each Cyrillic token, with how often each was seen, as lookup keys."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for latin, cyrillic, count in rows(path):
        latin_key, cyrillic_key = lookup_key(latin), lookup_key(cyrillic)
        if script_of(cyrillic_key) == "cyrillic" and script_of(latin_key) == "latin":
            spellings[cyrillic_key][latin_key] += int(count)
    return spellings


def read_given_counts(path: Path) -> tuple[Counter[str], dict[str, str]]:
    counts: Counter[str] = Counter()
    by_sex: dict[str, Counter[str]] = defaultdict(Counter)
    for text, count, sex in rows(path):
        if re.fullmatch(r"[А-ЯЁа-яё][А-ЯЁа-яё' -]+", text):
            key = lookup_key(text)
            counts[key] += int(count)
            by_sex[key][sex] += int(count)
    return counts, {key: clear_sex(sexes) for key, sexes in by_sex.items()}


def clear_sex(counts: Counter[str]) -> str:
    sex, count = counts.most_common(1)[0]
    return sex if sex in {"m", "f"} and count >= 0.98 * counts.total() else ""
