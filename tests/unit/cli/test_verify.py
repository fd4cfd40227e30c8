"""`vistka verify`: a form proves itself by the bureau's public key, with no server, no keyring and no Django."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from invented_papers import PUBLIC, SEED, claim_of, printed
from processes import environment_of, run
from vistka.documents.kinds import DocumentKind
from vistka.documents.proofs import code_of
from vistka.vault.signatures import fingerprint, public_key

Run = Callable[..., tuple[int, str, str]]
_NO_DJANGO = """
import sys
from vistka.cli import main
code = main(sys.argv[1:])
sys.exit(code or 9 * ("django" in sys.modules))
"""
REGISTRAR = "stepan"


@pytest.fixture(autouse=True)
def no_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None that happens to stand in the folder where the tests run."""
    monkeypatch.setenv("VISTKA_FOLDER", str(tmp_path / "nowhere"))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "document-1234567895.pdf"
    file.write_bytes(printed(DocumentKind.DEATH_NOTICE))
    return file


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "bureau.key"
    file.write_text(f"{PUBLIC.hex()}\n")
    return file


def test_an_unchanged_form_is_proved_by_key_or_key_file(vistka: Run, form: Path, key: Path) -> None:
    for given in (key, PUBLIC.hex()):
        code, out, _ = vistka("verify", form, "--key", given)
        assert code == 0
        assert all(
            one in out for one in ("death notice", "123 456 7895", "2026-11-23", fingerprint(PUBLIC), "Not changed")
        )


def test_a_changed_form_and_another_key_are_not_proved(vistka: Run, form: Path, key: Path) -> None:
    assert vistka("verify", form, "--key", public_key(bytes(32)).hex())[0] == 1
    form.write_bytes(form.read_bytes().replace(b"20261123", b"20261124", 1))
    code, out, err = vistka("verify", form, "--key", key)
    assert (code, out) == (1, "")
    assert "NOT PROVED" in err


def test_without_the_bureaus_key_nothing_is_proved_but_the_fingerprint_is_shown(vistka: Run, form: Path) -> None:
    code, out, err = vistka("verify", form)
    assert (code, out) == (1, "")
    assert fingerprint(PUBLIC) in err


def test_the_key_of_the_installation_here_is_taken_and_named(
    vistka: Run, form: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key.rename(tmp_path / "documents.pub")
    monkeypatch.setenv("VISTKA_FOLDER", str(tmp_path))
    monkeypatch.setenv("VISTKA_MODE", "bureau")
    code, out, _ = vistka("verify", form)
    assert code == 0
    assert str(tmp_path / "documents.pub") in out
    assert "exercise" not in out
    assert vistka("verify", "--code", code_of(claim_of(DocumentKind.LETTER), SEED))[0] == 0
    monkeypatch.setenv("VISTKA_MODE", "exercise")
    assert "proves nothing of a real bureau" in vistka("verify", form)[1]
    (tmp_path / "documents.pub").write_text(public_key(bytes(32)).hex())
    assert vistka("verify", form)[0] == 1


def test_a_code_proves_kind_number_and_day(vistka: Run, key: Path) -> None:
    code = code_of(claim_of(DocumentKind.LETTER, blank=True), SEED)
    exit_code, out, _ = vistka("verify", "--code", code, "--key", key)
    assert exit_code == 0
    assert "letter (blank" in out
    assert vistka("verify", "--code", code.replace("1123.", "1124."), "--key", key)[0] == 1


def test_what_cannot_be_read_is_said_to_be_unreadable(vistka: Run, form: Path, key: Path, tmp_path: Path) -> None:
    for arguments in (
        [tmp_path / "nowhere.pdf", "--key", key],
        [key, "--key", key],
        [form, "--key", form],
        ["--code", "abc", "--key", key],
        ["--code", code_of(claim_of(DocumentKind.LETTER), SEED)],
    ):
        assert vistka("verify", *arguments)[0] == 2


@pytest.mark.parametrize("names_it", [True, False])
def test_verifying_needs_no_django(form: Path, key: Path, tmp_path: Path, names_it: bool) -> None:
    installed = key.rename(tmp_path / "documents.pub")
    words = [sys.executable, "-c", _NO_DJANGO, "verify", str(form), *(["--key", str(installed)] if names_it else [])]
    environment = environment_of(FOLDER=tmp_path)
    assert subprocess.run(words, capture_output=True, check=False, env=environment).returncode == 0  # noqa: S603


def test_an_exercise_prints_blank_forms_that_anybody_verifies_by_its_key(tmp_path: Path) -> None:
    environment = environment_of(FOLDER=tmp_path / "exercise", MODE="exercise")
    assert run(environment, "init")[0] == 0
    _, key, told = run(environment, "forms", "--key")
    assert fingerprint(bytes.fromhex(key)) in told
    folder = tmp_path / "cards"
    asked = ["correspondence_card", "--languages", "pt,en", "--count", "3", "-o", str(folder), "--as", REGISTRAR]
    code, out, err = run(environment, "forms", *asked)
    assert (code, "3 blank forms" in out) == (0, True), err
    forms = sorted(folder.iterdir())
    assert [stat.S_IMODE(form.stat().st_mode) for form in forms] == [0o600] * 3
    for form in forms:
        assert "correspondence card (blank" in run(environment, "verify", str(form), "--key", key.strip())[1]
    published = tmp_path / "exercise" / "documents.pub"
    assert (published.read_text(), stat.S_IMODE(published.stat().st_mode)) == (key, 0o644)
    assert run(environment, "verify", str(forms[0]))[0] == 0


@pytest.mark.parametrize(
    "wrong", [["answer"], ["letter", "--languages", "uk"], ["letter", "--count", "0"], ["nothing"]]
)
def test_what_cannot_be_printed_is_refused(tmp_path: Path, wrong: list[str]) -> None:
    environment = environment_of(FOLDER=tmp_path / "exercise", MODE="exercise")
    run(environment, "init")
    assert run(environment, "forms", *wrong, "--as", REGISTRAR)[0] == 2
