"""The data dictionary, the table of settings and the drawn state machines say what the code says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def make() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "make.py"))


@pytest.fixture(scope="module")
def dictionary() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "dictionary.py"))


def test_the_dictionary_says_what_the_models_say(make: dict[str, Any]) -> None:
    assert (DOCS / "data-dictionary.md").read_text("utf-8") == make["dictionary_page"](), "run `python docs/make.py`"


def test_it_holds_every_model_but_the_invented_ones(dictionary: dict[str, Any]) -> None:
    left_out = set(apps.get_models(include_auto_created=True)) - set(dictionary["models"]())
    assert {model._meta.app_label for model in left_out} == {"invented", "invented_mailroom"}


def test_what_it_says_of_fields_sealed_by_other_hands_is_of_fields_that_exist(dictionary: dict[str, Any]) -> None:
    models = dictionary["models"]()
    fields = {f"{model._meta.label}.{field.name}" for model in models for field in model._meta.concrete_fields}
    assert dictionary["BY_OTHER_HANDS"].keys() - fields == set()


def test_the_operations_page_shows_the_settings_as_they_are(make: dict[str, Any]) -> None:
    page = make["operations_page"]()
    assert "<!-- settings -->\n| variable |" in page
    assert (DOCS / "operations.md").read_text("utf-8") == page, "run `python docs/make.py`"


def test_the_drawn_state_machines_are_those_of_the_program(make: dict[str, Any]) -> None:
    assert (DOCS / "states.md").read_text("utf-8") == make["states_page"](), "run `python docs/make.py`"
