"""The ledger's reader finds a sentence for everything that the programme enters."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from vistka.desk.sentences import VERBS
from vistka.ledger.reading import OPENED, SEARCHED
from vistka.ui.catalogues import PACKAGE


def constants(call: ast.Call) -> list[str]:
    return [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def entered() -> Iterator[str]:
    """The verb of each `@action("…")`, `reading_everybody(…, "…")` and `note(…, "…")` in the source."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("action", "reading_everybody", "note"):
                yield from constants(node)


def test_every_verb_that_can_be_entered_has_a_sentence_and_no_sentence_is_without_a_verb() -> None:
    verbs = {*entered(), OPENED, SEARCHED}
    assert len(verbs) > 20
    assert verbs == set(VERBS)


def test_every_sentence_says_who() -> None:
    assert [verb for verb, said in VERBS.items() if "%(who)s" not in str(said.sentence)] == []
