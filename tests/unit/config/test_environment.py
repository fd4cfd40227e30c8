import os
from pathlib import Path

import pytest

from vistka.config.environment import SECRETS, Environment, SettingsError, forget_secrets

SECRET = "x7-" * 20


def test_a_misspelt_setting_is_refused_by_name_and_without_its_value() -> None:
    with pytest.raises(SettingsError) as refused:
        Environment({"VISTKA_SECRETKEY": SECRET})
    assert "VISTKA_SECRETKEY" in str(refused.value)
    assert SECRET not in str(refused.value)


def test_other_programs_settings_do_not_matter() -> None:
    assert Environment({"PATH": "/bin", "DEBUG": "1"}).text("VISTKA_MODE", "exercise") == "exercise"


def test_a_choice_is_written_exactly() -> None:
    environment = Environment({"VISTKA_MODE": "Bureau"})
    with pytest.raises(SettingsError, match="one of exercise, bureau"):
        environment.choice("VISTKA_MODE", ("exercise", "bureau"), "exercise")


def test_words_stand_between_commas() -> None:
    assert Environment({"VISTKA_HOSTS": "desk.example, ,desk-2.example"}).words("VISTKA_HOSTS", "") == [
        "desk.example",
        "desk-2.example",
    ]


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n")
    assert Environment({"VISTKA_SECRET_KEY_FILE": str(file)}).secret("VISTKA_SECRET_KEY") == SECRET


def test_a_secret_given_twice_is_refused(tmp_path: Path) -> None:
    given = {"VISTKA_SECRET_KEY": SECRET, "VISTKA_SECRET_KEY_FILE": str(tmp_path / "secret")}
    with pytest.raises(SettingsError, match="twice"):
        Environment(given).secret("VISTKA_SECRET_KEY")


def test_a_secret_file_that_is_not_there_is_said_without_its_place(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        Environment({"VISTKA_SECRET_KEY_FILE": str(tmp_path / "none")}).secret("VISTKA_SECRET_KEY")
    assert "VISTKA_SECRET_KEY_FILE" in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_only_secrets_may_lie_in_files() -> None:
    with pytest.raises(SettingsError, match="no such setting"):
        Environment({"VISTKA_MODE_FILE": "/tmp/mode"})  # noqa: S108


def test_a_setting_that_nobody_described_cannot_be_read() -> None:
    with pytest.raises(SettingsError, match="not described"):
        Environment({}).text("VISTKA_COLOUR")


def test_secrets_leave_the_environment_once_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, SECRET)
    forget_secrets()
    assert SECRET not in os.environ.values()
