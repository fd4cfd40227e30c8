"""Every variable that Vistka reads is explained in docs/operations.md, and that page names no other."""

from __future__ import annotations

import re
from pathlib import Path

from vistka.config.environment import FROM_FILE, SECRETS, VARIABLES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "operations.md"
KNOWN = VARIABLES.keys() | {name + FROM_FILE for name in SECRETS}
NAME = re.compile(r"\bVISTKA_[A-Z_]*[A-Z]\b")


def named_in(*files: Path) -> set[str]:
    return {name for file in files for name in NAME.findall(file.read_text("utf-8"))}


def test_every_variable_is_explained() -> None:
    assert VARIABLES.keys() - named_in(PAGE) == set()


def test_the_page_names_no_variable_that_does_not_exist() -> None:
    assert named_in(PAGE) - KNOWN == set()


def test_no_variable_is_read_past_the_table() -> None:
    assert named_in(*(ROOT / "src").rglob("*.py")) - KNOWN == set()
