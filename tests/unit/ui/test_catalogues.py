"""Finding what is marked, and saying what a catalogue lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from vistka.ui.catalogues import catalogue_of, compile_all, faults, marked, update

TEMPLATE = """{% load i18n %}<ul>
      <li>{% translate "Cancel" %}</li>
  <li>{% blocktranslate count counter=n %}{{ counter }} person{% plural %}{{ counter }} persons{% endblocktranslate %}</li>
</ul>"""
PYTHON = 'label = _("Day")\nhint = gettext_lazy("from %(start)s")\nplain = "nothing"\n'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "room" / "templates").mkdir(parents=True)
    (tmp_path / "room" / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "room" / "forms.py").write_text(PYTHON)
    return tmp_path / "room"


@pytest.fixture
def folder(package: Path, tmp_path: Path) -> Path:
    update(package, tmp_path)
    return tmp_path


def write(folder: Path, words: str, translation: str) -> None:
    """Put a translation into the Ukrainian catalogue."""
    path = catalogue_of("uk", folder)
    path.write_text(path.read_text().replace(f'msgid "{words}"\nmsgstr ""', f'msgid "{words}"\nmsgstr "{translation}"'))


def test_templates_and_python_are_searched(package: Path) -> None:
    found = {message.id for message in marked(package) if message.id}
    assert found == {"Cancel", "Day", "from %(start)s", ("%(counter)s person", "%(counter)s persons")}


def test_a_string_without_translation_is_named(package: Path, folder: Path) -> None:
    assert "uk: not translated: 'Cancel'" in faults(package, folder)
    write(folder, "Cancel", "Скасувати")
    assert "uk: not translated: 'Cancel'" not in faults(package, folder)


def test_a_placeholder_lost_in_translation_is_named(package: Path, folder: Path) -> None:
    write(folder, "from %(start)s", "від")
    assert "uk: other placeholders than in English: 'from %(start)s'" in faults(package, folder)


def test_a_fuzzy_translation_is_named(package: Path, folder: Path) -> None:
    write(folder, "Day", "День")
    path = catalogue_of("uk", folder)
    path.write_text(path.read_text().replace('msgid "Day"', '#, fuzzy\nmsgid "Day"'))
    assert "uk: marked as fuzzy: 'Day'" in faults(package, folder)


def test_a_string_that_is_gone_is_named_and_then_dropped(package: Path, folder: Path) -> None:
    (package / "forms.py").unlink()
    assert "uk: marked nowhere: 'Day'" in faults(package, folder)
    update(package, folder)
    assert "Day" not in catalogue_of("uk", folder).read_text()


def test_updating_twice_changes_nothing_and_keeps_what_was_translated(package: Path, folder: Path) -> None:
    write(folder, "Cancel", "Скасувати")
    update(package, folder)
    before = catalogue_of("uk", folder).read_bytes()
    update(package, folder)
    assert catalogue_of("uk", folder).read_bytes() == before
    assert "Скасувати" in before.decode()


def test_compiling_writes_a_file_for_django(package: Path, folder: Path) -> None:
    compile_all(folder)
    assert catalogue_of("uk", folder).with_suffix(".mo").read_bytes()[:4] == b"\xde\x12\x04\x95"
