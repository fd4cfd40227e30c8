import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.leads.score_leads import ITEMS, Mark, judge, labelled, load, main, overlap  # noqa: E402

from vistka.sources.findings import Span  # noqa: E402

TEXT = "A wounded soldier was brought to Lviv on Tuesday, the Pentagon said.\n"


def item(folder: Path, *labels: dict[str, object], name: str = "en-x") -> Path:
    (folder / f"{name}.txt").write_text(TEXT, "utf-8")
    told = {"language": "en", "published": "2022-03-09", "by": "author", "labels": labels}
    (folder / f"{name}.labels.json").write_text(json.dumps(told), "utf-8")
    return folder / f"{name}.txt"


def test_a_label_is_hit_by_type_value_and_half_of_its_signs(tmp_path: Path) -> None:
    judged = judge(load(item(tmp_path, {"type": "place", "text": "to Lviv", "value": "Lviv"})))
    assert [mark.type for mark in judged.hits] == ["place"]
    wrong = judge(load(item(tmp_path, {"type": "place", "text": "Lviv", "value": "Kyiv"})))
    assert ([mark.value for mark in wrong.misses], wrong.hits) == (["kyiv"], ())
    assert Mark("place", Span(33, 37), "lviv") in wrong.alarms


def test_a_label_that_stands_nowhere_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item(tmp_path, {"type": "place", "text": "Odesa", "value": "Odesa"}, {"type": "town", "text": "Lviv", "value": "x"})
    assert main(["--items", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("en-x.txt: ") == 2


def test_overlap_is_shared_signs_over_all_signs_of_both() -> None:
    assert overlap(Span(0, 10), Span(5, 10)) == 0.5
    assert overlap(Span(0, 10), Span(10, 20)) == 0.0


def test_our_own_items_are_in_all_seven_languages_with_labels_that_stand_in_them() -> None:
    items = [load(path) for path in labelled(ITEMS / "author")]
    assert {one.language for one in items} >= {"pt", "en", "uk", "ru", "es", "de", "fr"}
    assert not [fault for one in items for fault in one.faults]
