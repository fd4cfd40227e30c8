"""Ranks of four languages and two services stand on one scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers import read_rank

RANKS = {
    1: "рядовой|ряд.|рядового|рядовому|гвардии рядовой|солдат|солдатові|радавы|матрос|private|Pvt|рекрут",
    2: "ефрейтор|яфрэйтар|старший солдат|ст. солдат|старший матрос|lance corporal|senior private",
    3: "младший сержант|мл. сержант|мл. с-т|мл.с-нт|молодший сержант|малодшы сяржант|старшина 2 статьи|"
    "старшина 2 статті|старшина второй статьи|junior sergeant",
    4: "сержант|с-т|гв. сержант|сержанта запаса|старшина 1 статьи|старшина I статьи|sergeant|Sgt",
    5: "старший сержант|ст. сержант|старшего сержанта|главный старшина|senior sergeant",
    6: "старшина|старшине|головний сержант|главный корабельный старшина",
    7: "прапорщик|прапорщика|мичман|штаб-сержант|warrant officer",
    8: "старший прапорщик|ст. прапорщик|майстер-сержант|старший мичман",
    9: "младший лейтенант|мл. л-т|молодший лейтенант|second lieutenant",
    10: "лейтенант|л-т|лейтенанту|lieutenant",
    11: "старший лейтенант|ст. л-т|ст.л-т|старшего лейтенанта|first lieutenant",
    12: "капитан|к-н|капітан медичної служби|капитан-лейтенант|captain",
    13: "майор|майор юстиції|капитан 3 ранга|капитан III ранга|капітану 3 рангу|капитан третьего ранга|major",
    14: "подполковник|підполковник|падпалкоўнік|капитан 2 ранга|lieutenant colonel|Lt. Col.",
    15: "полковник|палкоўнік|полковник у відставці|капитан 1 ранга|colonel",
    16: "генерал-майор|контр-адмирал|бригадний генерал|major general",
    17: "генерал-лейтенант|вице-адмирал|lieutenant general",
    18: "генерал-полковник|адмирал|colonel general",
    19: "генерал армии|генерал армії",
}


@pytest.mark.parametrize(
    ("level", "text"), [(level, text) for level, texts in RANKS.items() for text in texts.split("|")]
)
def test_a_rank_has_one_level_in_every_language_case_and_service(level: int, text: str) -> None:
    rank = read_rank(text)
    assert rank is not None
    assert rank.level == level


def test_levels_rise_through_the_categories() -> None:
    ranks = [read_rank(texts.split("|")[0]) for texts in RANKS.values()]
    categories = [rank.category for rank in ranks if rank]
    assert list(dict.fromkeys(categories)) == ["private", "nco", "warrant officer", "officer"]


@pytest.mark.parametrize("text", ["", "Іваненко", "водитель", "старший", "гвардии", "3"])
def test_what_is_no_rank_is_none(text: str) -> None:
    assert read_rank(text) is None


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    rank = read_rank(text)
    assert rank is None or 1 <= rank.level <= 19
