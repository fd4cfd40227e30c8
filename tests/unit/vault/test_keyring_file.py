"""The keyring's file: whole or not at all, for its owner only, for two officers in a bureau, for one mode."""

import dataclasses
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vistka.vault.errors import KeyringError, WeakPassphrase, WrongPassphrase
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import (
    Unlocked,
    complete,
    read_head,
    replace,
    reread,
    rewrap,
    unlock,
    uses_beside,
    write_keyring,
)
from vistka.vault.keys import Purpose
from vistka.vault.uses import BLOCK, UseCounter
from vistka.vault.wrapping import Cost

CHEAP = Cost(memory_kib=16, passes=1, lanes=1)
OFFICERS = {
    "ihor": "жовтий човен пливе повз тихий берег",
    "nadia": "seven green kettles sing at dawn",
    "olena": "стара вишня біля криниці досі цвіте",
}
TWO = {name: OFFICERS[name] for name in ("ihor", "olena")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keyring"


@pytest.fixture
def bureau(path: Path) -> Unlocked:
    return write_keyring(path, Keyring.new(exercise=False, uses=uses_beside(path)), OFFICERS, cost=CHEAP)


@pytest.fixture
def exercise(path: Path) -> Unlocked:
    return write_keyring(path, Keyring.new(exercise=True, uses=uses_beside(path)))


def test_an_exercise_opens_without_a_passphrase(path: Path, exercise: Unlocked) -> None:
    assert unlock(path, exercise=True).keyring == exercise.keyring


def test_a_bureau_opens_by_two_officers(path: Path, bureau: Unlocked) -> None:
    assert unlock(path, TWO, exercise=False) == bureau


@pytest.mark.parametrize("given_to", [None, {}, {"olena": OFFICERS["olena"]}, OFFICERS])
def test_a_bureau_opens_by_exactly_two_officers(path: Path, bureau: Unlocked, given_to: dict[str, str] | None) -> None:
    with pytest.raises(KeyringError, match="Give the passphrases of two officers, of these: ihor, nadia, olena"):
        unlock(path, given_to, exercise=False)


def test_a_wrong_passphrase_opens_nothing(path: Path, bureau: Unlocked) -> None:
    with pytest.raises(WrongPassphrase, match="olena"):
        unlock(path, TWO | {"olena": "wrong"}, exercise=False)


def test_the_head_is_read_without_opening(path: Path, bureau: Unlocked) -> None:
    head = read_head(path)
    assert (head.installation, head.exercise) == (bureau.keyring.installation, False)
    assert (head.officers, head.wrapped) == (("ihor", "nadia", "olena"), True)


def test_the_file_of_a_bureau_holds_no_key_in_clear(path: Path, bureau: Unlocked) -> None:
    written = path.read_text()
    assert not any(key.material.hex() in written for key in bureau.keyring.keys)
    assert bureau.file_key
    assert bureau.file_key.hex() not in written
    assert bureau.file_key.hex() not in repr(bureau)


def test_a_bureau_must_have_officers_with_good_passphrases_and_an_exercise_none(path: Path) -> None:
    bureau, exercise = (Keyring.new(exercise=mode, uses=UseCounter(None)) for mode in (False, True))
    with pytest.raises(KeyringError, match="Name 2 to 10 officers"):
        write_keyring(path, bureau)
    with pytest.raises(WeakPassphrase, match="olena"):
        write_keyring(path, bureau, OFFICERS | {"olena": "four words are few"}, cost=CHEAP)
    with pytest.raises(KeyringError, match="exercise's keyring is not wrapped"):
        write_keyring(path, exercise, OFFICERS, cost=CHEAP)
    assert not path.exists()


def test_neither_mode_opens_the_others_keyring(path: Path, bureau: Unlocked, tmp_path: Path) -> None:
    with pytest.raises(KeyringError, match="is a keyring of a bureau, and this is the exercise"):
        unlock(path, TWO, exercise=True)
    other = tmp_path / "exercise"
    write_keyring(other, Keyring.new(exercise=True, uses=uses_beside(other)))
    with pytest.raises(KeyringError, match="is a keyring of the exercise, and this is a bureau"):
        unlock(other, exercise=False)


def test_a_keyring_is_made_for_its_owner_only(path: Path, bureau: Unlocked) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o777])
def test_a_keyring_that_others_may_reach_is_refused(path: Path, exercise: Unlocked, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(KeyringError, match=f"Run “chmod 600 {path}”"):
        unlock(path, exercise=True)
    with pytest.raises(KeyringError, match="Others may read"):
        read_head(path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file to somebody else")
def test_a_keyring_of_another_user_is_refused(path: Path, exercise: Unlocked) -> None:
    os.chown(path, 65_534, -1)
    with pytest.raises(KeyringError, match="belongs to another user"):
        unlock(path, exercise=True)


def test_a_link_to_a_keyring_is_refused(path: Path, exercise: Unlocked, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(path)
    with pytest.raises(KeyringError, match="must be a plain file"):
        unlock(link, exercise=True)


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    for each in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(KeyringError, match="plain file"):
            unlock(each, exercise=True)


def test_a_missing_keyring_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KeyringError, match="run “vistka init”"):
        unlock(tmp_path / "none", exercise=True)


def test_nothing_is_written_over_a_keyring(path: Path, exercise: Unlocked) -> None:
    with pytest.raises(KeyringError, match="There is a keyring in"):
        write_keyring(path, Keyring.new(exercise=True, uses=UseCounter(None)))
    assert unlock(path, exercise=True).keyring == exercise.keyring


@pytest.mark.parametrize("damage", ["", "[]", "7", "null", '{"format": 1}', '{"format": 2}', "\0", "{" * 9000])
def test_what_is_no_keyring_is_refused(path: Path, damage: str) -> None:
    path.touch(0o600)
    path.write_text(damage)
    with pytest.raises(KeyringError, match=r"Bring back a good copy|Install the newest"):
        unlock(path, exercise=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_keyring_with_a_flipped_bit_opens_as_it_was_or_not_at_all(
    path: Path, bureau: Unlocked, data: st.DataObject
) -> None:
    good = path.read_bytes()
    bit = data.draw(st.integers(0, 8 * len(good) - 1))
    changed = bytearray(good)
    changed[bit // 8] ^= 1 << bit % 8
    path.write_bytes(changed)
    try:
        opened = unlock(path, TWO, exercise=False)
    except KeyringError as refusal:
        opened, said = None, str(refusal)
    else:
        said = ""
    path.write_bytes(good)
    assert opened in (None, bureau)
    assert not any(passphrase in said for passphrase in OFFICERS.values())


@pytest.mark.parametrize(
    "tamper",
    [
        lambda document: document.update(installation="00000000-0000-4000-8000-000000000000"),
        lambda document: document["wrapping"]["officers"][1].update(name="mykola"),
        lambda document: document["wrapping"]["officers"][1].update(salt="00" * 16),
        lambda document: document.update(added="a word"),
    ],
)
def test_nothing_outside_the_seal_is_changed_unnoticed(path: Path, bureau: Unlocked, tamper) -> None:
    document = json.loads(path.read_text())
    tamper(document)
    path.write_text(json.dumps(document))
    with pytest.raises(KeyringError, match="is damaged"):
        unlock(path, TWO, exercise=False)


def test_a_bureaus_keyring_without_a_wrapping_is_refused(path: Path, exercise: Unlocked) -> None:
    path.write_text(path.read_text().replace('"exercise": true', '"exercise": false'))
    with pytest.raises(KeyringError, match="wrapped as neither"):
        unlock(path, exercise=False)


# Changing keys and officers


def test_a_new_key_is_written_without_asking_the_officers_again(path: Path, bureau: Unlocked) -> None:
    changed = replace(path, bureau, bureau.keyring.with_new_version(Purpose.FILE))
    assert changed.keyring.versions(Purpose.FILE) == (1, 2)
    for pair in (("ihor", "nadia"), ("nadia", "olena")):
        assert unlock(path, {name: OFFICERS[name] for name in pair}, exercise=False) == changed
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_exercise_changes_keys_too(path: Path, exercise: Unlocked) -> None:
    changed = replace(path, exercise, exercise.keyring.with_new_version(Purpose.FILE))
    assert unlock(path, exercise=True) == changed


def test_a_running_process_learns_of_a_new_key_without_a_passphrase(path: Path, bureau: Unlocked) -> None:
    running = unlock(path, TWO, exercise=False)
    changed = replace(path, bureau, bureau.keyring.with_new_version(Purpose.FILE))
    learnt = reread(path, running)
    assert learnt == changed
    assert learnt.keyring.uses is running.keyring.uses


def test_of_two_who_change_keys_at_once_the_second_is_refused(path: Path, bureau: Unlocked) -> None:
    first = replace(path, bureau, bureau.keyring.with_new_version(Purpose.FILE))
    with pytest.raises(KeyringError, match="changed by another command"):
        replace(path, bureau, bureau.keyring.with_new_version(Purpose.QUEUE))
    with pytest.raises(KeyringError, match="changed by another command"):
        rewrap(path, bureau, OFFICERS, cost=CHEAP)
    assert unlock(path, TWO, exercise=False) == first


def test_a_keyring_of_an_older_program_gets_the_keys_that_came_later(path: Path) -> None:
    whole = Keyring.new(exercise=False, uses=uses_beside(path))
    older = dataclasses.replace(whole, keys=tuple(key for key in whole.keys if key.purpose is not Purpose.DOCUMENT))
    unlocked = write_keyring(path, older, OFFICERS, cost=CHEAP)
    completed = complete(path, unlocked)
    assert set(older.keys) < set(completed.keyring.keys)
    assert completed.keyring.versions(Purpose.DOCUMENT) == (1,)
    # A second process that had read the older file gets the same key, and no other.
    assert complete(path, unlocked).keyring == completed.keyring == complete(path, completed).keyring
    assert unlock(path, TWO, exercise=False).keyring == completed.keyring


def test_another_installations_keyring_is_not_written_here(path: Path, bureau: Unlocked) -> None:
    with pytest.raises(KeyringError, match="another installation"):
        replace(path, bureau, Keyring.new(exercise=False, uses=UseCounter(None)))


def test_new_officers_open_and_former_ones_do_not(path: Path, bureau: Unlocked) -> None:
    now = {"nadia": "eight brown kettles hum at dusk", "taras": "four calm horses graze by night"}
    rewrapped = rewrap(path, bureau, now, cost=CHEAP)
    assert unlock(path, now, exercise=False) == rewrapped
    assert rewrapped.keyring == bureau.keyring
    assert rewrapped.file_key != bureau.file_key
    with pytest.raises(KeyringError, match="Only these officers open this keyring: nadia, taras"):
        unlock(path, TWO, exercise=False)
    with pytest.raises(KeyringError, match="given to other officers since"):
        reread(path, bureau)


def test_weak_new_passphrases_leave_the_file_as_it_was(path: Path, bureau: Unlocked) -> None:
    before = path.read_bytes()
    with pytest.raises(WeakPassphrase):
        rewrap(path, bureau, OFFICERS | {"ihor": "short"}, cost=CHEAP)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["keyring"]


def test_a_disk_that_fails_leaves_the_former_file_and_nothing_else(
    path: Path, bureau: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space left"):
        replace(path, bureau, bureau.keyring.with_new_version(Purpose.FILE))
    assert os.listdir(path.parent) == ["keyring"]
    assert unlock(path, TWO, exercise=False) == bureau


CHANGES_TWENTY_TIMES = """
import sys
from pathlib import Path
from vistka.vault.errors import KeyringError
from vistka.vault.keyring_file import replace, unlock
from vistka.vault.keys import Purpose
path, done = Path(sys.argv[1]), 0
while done < 20:
    unlocked = unlock(path, exercise=True)
    try:
        replace(path, unlocked, unlocked.keyring.with_new_version(Purpose.FILE))
    except KeyringError:
        continue
    done += 1
"""


def test_processes_that_change_keys_at_once_lose_none(path: Path, exercise: Unlocked) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", CHANGES_TWENTY_TIMES, str(path)])  # noqa: S603
        for _ in range(3)
    ]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(unlock(path, exercise=True).keyring.versions(Purpose.FILE)) == 61


CHANGES_FOR_EVER = """
import sys
from pathlib import Path
from vistka.vault.keyring_file import replace, unlock
from vistka.vault.keys import Purpose
path = Path(sys.argv[1])
unlocked = unlock(path, exercise=True)
print("begun", flush=True)
while True:
    unlocked = replace(path, unlocked, unlocked.keyring.with_new_version(Purpose.FILE).without(
        Purpose.FILE, unlocked.keyring.current(Purpose.FILE).version))
"""


@pytest.mark.parametrize("wait", [0.003, 0.03])
def test_a_killed_change_leaves_a_whole_keyring(path: Path, exercise: Unlocked, wait: float) -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", CHANGES_FOR_EVER, str(path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    after = unlock(path, exercise=True)
    assert len(after.keyring.keys) == len(exercise.keyring.keys)
    assert replace(path, after, after.keyring.with_new_version(Purpose.QUEUE))


def test_uses_are_counted_beside_the_keyring(path: Path, exercise: Unlocked, tmp_path: Path) -> None:
    exercise.keyring.uses.count(Purpose.FILE, 1)
    assert unlock(path, exercise=True).keyring.uses.reserved(Purpose.FILE, 1) == BLOCK
    assert (tmp_path / "keyring.uses").exists()


def test_a_copy_of_the_file_elsewhere_opens_the_same(path: Path, bureau: Unlocked, tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    shutil.copy(path, tmp_path / "safe" / "copy")
    assert unlock(tmp_path / "safe" / "copy", TWO, exercise=False) == bureau
