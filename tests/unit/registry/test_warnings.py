"""Free text warns in four languages of words that may harm him."""

from __future__ import annotations

import pytest

from vistka.registry.warnings import warned


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He surrendered near the river.", ("surrendered",)),
        ("Was interrogated twice", ("interrogated",)),
        ("Здався в полон, був на допиті", ("Здався", "допиті")),
        ("склали зброю", ("склали зброю",)),
        ("Сдался сам; допрошен, дал показания", ("Сдался", "допрошен", "показания")),
        ("сложил оружие", ("сложил оружие",)),
        ("Rendeu-se e foi interrogado", ("Rendeu-se", "interrogado")),
        ("сдался, СДАЛСЯ, сдался", ("сдался", "СДАЛСЯ")),
    ],
)
def test_words_of_capture_and_statement_are_shown_back(text: str, words: tuple[str, ...]) -> None:
    assert warned(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wears glasses. Speaks Ukrainian. Asked for warm clothes and the desserts of home.",
        "Носить окуляри, потребує інсулін.",
        "Просит тёплую одежду, очки разбиты.",
        "Precisa de óculos; tem renda baixa.",
    ],
)
def test_ordinary_notes_are_left_alone(text: str) -> None:
    assert warned(text) == ()
