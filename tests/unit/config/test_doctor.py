from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from vistka.agenda.models import LastDone
from vistka.config import doctor
from vistka.config.doctor import Finding, Line, available_memory, examine, is_encrypted, swap_devices
from vistka.config.founding import FOUNDED
from vistka.ledger import triggers
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import write_keyring
from vistka.vault.models import Installation

MEMINFO = "MemTotal:       24569432 kB\nMemAvailable:     498012 kB\n"
SWAPS = """\
Filename				Type		Size		Used		Priority
/dev/sda3                               partition	998396		0		-2
/swap\\040file                          file		998396		0		-3
"""


@pytest.fixture
def founded(db: None, both_databases: None, keys: Keyring, installation: Installation) -> None:
    """An installation whose `init` has come to its end; the databases are those of the tests."""
    LastDone.objects.create(name=FOUNDED, at=timezone.now())


@pytest.fixture
def keyring_file(keys: Keyring, tmp_path: Path) -> Path:
    write_keyring(tmp_path / "keyring", keys)
    return tmp_path / "keyring"


def words(finding: Finding) -> str:
    return "\n".join(line.words for line in examine() if line.finding is finding)


@pytest.mark.usefixtures("founded")
def test_an_installation_in_order_is_said_to_be_so(keyring_file: Path) -> None:
    with override_settings(KEYRING=keyring_file):
        said = words(Finding.OK)
    assert "The default database is as the program expects it" in said
    assert "The mailroom database is as the program expects it" in said
    assert "Keyring and database belong together" in said
    assert "triggers stand" in said


@pytest.mark.usefixtures("founded")
def test_a_keyring_of_another_installation_is_wrong(keyring_file: Path) -> None:
    Installation.objects.all().delete()
    Installation(exercise=True).save()
    with override_settings(KEYRING=keyring_file):
        assert "belong to different installations" in words(Finding.WRONG)


@pytest.mark.usefixtures("founded")
def test_a_database_of_the_other_mode_is_wrong(keyring_file: Path) -> None:
    Installation.objects.update(exercise=False)
    with override_settings(KEYRING=keyring_file):
        assert "belongs to the other mode" in words(Finding.WRONG)


@pytest.mark.usefixtures("founded")
def test_triggers_that_somebody_removed_are_wrong() -> None:
    triggers.remove(connection)
    assert "The ledger's triggers are gone (ledger_entry_no_delete" in words(Finding.WRONG)


@pytest.mark.usefixtures("founded")
def test_what_was_never_done_is_a_warning() -> None:
    assert all(f"{what}: never yet." in words(Finding.WARN) for _, what, _ in doctor.RECENT.values())


@pytest.mark.usefixtures("founded")
@pytest.mark.parametrize(("ago", "finding"), [(timedelta(hours=1), Finding.OK), (timedelta(hours=27), Finding.WARN)])
def test_a_backup_is_made_every_day(ago: timedelta, finding: Finding) -> None:
    LastDone.objects.create(name="backup", at=timezone.now() - ago)
    assert "A backup: " in words(finding)


@pytest.mark.django_db
def test_before_init_it_says_so_and_goes_on() -> None:
    assert "Nothing is set up here, or not to the end. Run `vistka init`." in words(Finding.WRONG)
    assert "The clock says" in words(Finding.OK)


@pytest.mark.django_db
def test_a_clock_that_went_back_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "RELEASED", timezone.now() + timedelta(days=1))
    assert "The clock went back" in words(Finding.WRONG)


@pytest.mark.django_db
def test_a_full_disk_and_full_memory_are_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LITTLE_DISK_BYTES", 2**80)
    monkeypatch.setattr(doctor, "LITTLE_MEMORY_KIB", 2**80)
    assert "free on the disk. Make room" in words(Finding.WARN)
    assert "of memory are free. Stop" in words(Finding.WARN)


@pytest.mark.django_db
def test_no_secret_is_shown() -> None:
    with override_settings(SECRET_KEY="lizard-7", EXERCISE=False):  # noqa: S106
        said = str([Line(*line) for line in examine()])
    assert "VISTKA_SECRET_KEY is missing, short" in said
    assert "lizard" not in said
    assert str(settings.FOLDER) not in said


def test_available_memory_is_read_from_meminfo() -> None:
    assert available_memory(MEMINFO.splitlines()) == 498_012
    assert available_memory([]) is None


def test_swap_devices_are_read_from_swaps() -> None:
    assert swap_devices(SWAPS.splitlines()) == ["/dev/sda3", "/swap\\040file"]


def test_only_memory_and_crypt_devices_count_as_encrypted() -> None:
    assert is_encrypted("/dev/zram0")
    assert not is_encrypted("/dev/sda3")
