"""In which of the seven languages a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.languages import LANGUAGES, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Um jovem soldado foi capturado e pediu para voltar para casa.", "pt"),
        ("A young soldier was captured and asked to go home.", "en"),
        ("Молодий солдат потрапив у полон і просить забрати його додому.", "uk"),
        ("Молодой солдат попал в плен и просит забрать его домой.", "ru"),
        ("Un joven soldado fue capturado y pidió volver a su casa.", "es"),
        ("Ein junger Soldat wurde gefangen genommen und bat, nach Hause zu dürfen.", "de"),
        ("Un jeune soldat a été capturé et a demandé à rentrer chez lui.", "fr"),
        ("Боєць живий", "uk"),
        ("Мы все живы", "ru"),
    ],
)
def test_a_sentence_in_each_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12:40",
        "https://t.co/abcdefgh @somebody #hashtag",
        "兵士は母に電話をかけ、家に帰りたいと言った。",
        "Młody żołnierz został wzięty do niewoli w pobliżu miasta i prosi, żeby wolno mu było wrócić do domu, do matki.",
    ],
)
def test_what_is_in_none_of_them_gets_the_language_of_its_surroundings(text: str) -> None:
    assert language_of(text) == ""
    assert language_of(text, "uk") == "uk"


@given(st.text())
def test_any_text_has_one_of_them_or_none(text: str) -> None:
    assert language_of(text) in {*LANGUAGES, ""}
