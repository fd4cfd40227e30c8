"""A whole bureau at work, and no name of anybody in any store: databases, snapshot, log, cache, temporary files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from contracts.places import Places, of_folder
from contracts.traces import Traces
from invented_bureau import load_exercise
from vistka.agenda.work import tick, work_off_tasks
from vistka.tracing import snapshot
from vistka.tracing.current import index, use_index

pytestmark = pytest.mark.django_db(transaction=True)

NUMBERS: Final = re.compile(rb"\+?[\d ]{9,}")
"""Telephone and bureau numbers. Days are left out: our own work has days too, and they lie in clear."""


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FOLDER = tmp_path / "bureau"
    settings.FOLDER.mkdir()
    yield settings.FOLDER
    use_index(None)


def test_a_whole_exercise_leaves_no_name_and_no_number_in_clear(
    places: Places, sealed_values: set[bytes], own_folder: Path
) -> None:
    load_exercise()
    tick()
    work_off_tasks()
    snapshot.save(index())
    assert snapshot.snapshot_file().stat().st_size > 10_000
    secret = {value for value in sealed_values if not value.isascii() or NUMBERS.fullmatch(value)}
    assert len(secret) > 1000
    assert Traces(secret).among([*places(), *of_folder(own_folder)]) == []
