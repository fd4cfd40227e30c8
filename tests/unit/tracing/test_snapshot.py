"""The snapshot of the index: a sealed copy that is used when it is whole, ours, and of this history; and else not."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from structlog.testing import capture_logs

from invented_changes import erase, take_back
from invented_pairs import enquire, hold
from vistka.agenda.declared import declared
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.matching import sealed_blocks
from vistka.tracing import following, snapshot
from vistka.tracing.current import open_index, use_index
from vistka.tracing.following import Snapshots
from vistka.tracing.index import Index
from vistka.vault.current import use_keyring
from vistka.vault.keyring import Keyring
from vistka.vault.keys import Purpose
from vistka.vault.uses import UseCounter

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(index: Index, worker: Actor) -> Index:
    """The index of one person and one enquiry, and its snapshot."""
    hold(by=worker)
    enquire(by=worker)
    index.follow()
    snapshot.save(index)
    return index


def opened_anew() -> tuple[Index, bool]:
    """The index that a new process opens, and whether it came from the snapshot."""
    built: list[bool] = []
    index = open_index(lambda done, total: built.append(True))
    return index, not built


def why_not_used() -> str:
    """Why the snapshot is not used, as the log has it; the index is then built from the rows and lacks nothing."""
    with capture_logs() as lines:
        index, from_snapshot = opened_anew()
    assert not from_snapshot
    assert (len(index.persons), len(index.sought)) == (1, 1)
    return str([line["why"] for line in lines])


def test_an_index_comes_back_as_it_was_saved(saved: Index) -> None:
    again, from_snapshot = opened_anew()
    assert from_snapshot
    assert again.sequence == saved.sequence
    assert again.persons.complete("щерб") == saved.persons.complete("щерб") != ()
    assert len(again.sought) == 1


def test_what_happened_since_is_followed(saved: Index, worker: Actor) -> None:
    more = hold(by=worker)
    again, from_snapshot = opened_anew()
    assert from_snapshot
    assert str(more.pk) in again.persons


def test_whoever_opens_it_is_in_the_ledger(saved: Index) -> None:
    before = Entry.objects.count()
    opened_anew()
    assert [entry.verb for entry in Entry.objects.filter(number__gt=before)] == ["tracing.index"]


def test_only_its_owner_may_read_the_file_and_nothing_stands_in_it_in_the_clear(saved: Index) -> None:
    file = snapshot.snapshot_file()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    for word in ("Щербаков", "Олексій", "Бійськ", "family", "sequence"):
        assert word.encode() not in content


def test_one_who_was_erased_meanwhile_is_in_no_index_and_soon_in_no_snapshot(saved: Index, worker: Actor) -> None:
    (gone,) = saved.persons.complete("щерб")
    kept = Snapshots()
    kept.write_if_due()
    before = snapshot.snapshot_file().read_bytes()
    erase(by=worker, person_id=UUID(gone.registry_id))
    assert len(opened_anew()[0].persons) == 0
    saved.follow()
    use_index(saved)
    kept.write_if_due()
    assert snapshot.snapshot_file().read_bytes() != before
    again = snapshot.load()
    assert again is not None
    assert len(again.persons) == 0


def test_a_snapshot_is_written_now_and_then_and_only_if_something_changed(
    saved: Index, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Snapshots()
    kept.write_if_changed()
    first = snapshot.snapshot_file().read_bytes()
    hold(by=worker)
    saved.follow()
    kept.write_if_due()
    assert snapshot.snapshot_file().read_bytes() == first
    monkeypatch.setattr(following, "SNAPSHOT_EVERY_SECONDS", 0.0)
    kept.write_if_due()
    second = snapshot.snapshot_file().read_bytes()
    assert second != first
    kept.write_if_due()
    assert snapshot.snapshot_file().read_bytes() == second


@pytest.mark.django_db(transaction=True)
def test_the_worker_writes_it_when_it_stops(index: Index, worker: Actor) -> None:
    stop = threading.Event()
    thread = following.start_keeping_up(stop, with_snapshots=True)
    person = hold(by=worker)
    stop.set()
    thread.join()
    again, from_snapshot = opened_anew()
    assert from_snapshot
    assert str(person.pk) in again.persons


def _cut(content: bytes) -> bytes:
    return content[:-40]


def _changed(content: bytes) -> bytes:
    return content[:-40] + bytes([content[-40] ^ 1]) + content[-39:]


def _other(content: bytes) -> bytes:
    return b"another program's"


def _empty(content: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [_cut, _changed, _other, _empty])
def test_a_damaged_snapshot_is_not_used(saved: Index, damage: Callable[[bytes], bytes]) -> None:
    file = snapshot.snapshot_file()
    file.write_bytes(damage(file.read_bytes()))
    assert declared("seals", "CHECK")["tracing.snapshot"]()
    assert why_not_used() != "[]"


def test_two_snapshots_cannot_be_mixed(saved: Index) -> None:
    file = snapshot.snapshot_file()
    one = file.read_bytes()
    snapshot.save(saved)
    other = file.read_bytes()
    second = one.rindex(sealed_blocks.MAGIC)
    file.write_bytes(one[:second] + other[other.rindex(sealed_blocks.MAGIC) :])
    assert "cannot be decrypted" in why_not_used()


def test_a_snapshot_of_another_installation_is_not_used(saved: Index, keys: Keyring) -> None:
    use_keyring(Keyring.new(exercise=True, uses=UseCounter(None)))
    snapshot.save(saved)
    use_keyring(keys)
    assert "cannot be opened" in why_not_used()


def test_a_snapshot_of_another_history_of_the_ledger_is_not_used(
    saved: Index, no_triggers: None, worker: Actor
) -> None:
    Entry.objects.filter(number=saved.sequence).update(mac=b"as an older backup went on")
    assert "another history" in why_not_used()


def test_a_snapshot_since_which_too_much_happened_is_not_used(
    saved: Index, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "MOST_CHANGES", 1)
    person = hold(by=worker)
    take_back(by=worker, person_id=person.pk)
    assert "too much has changed" in why_not_used()


def test_a_rotation_takes_it_away_and_the_next_one_is_under_the_new_key(saved: Index, keys: Keyring) -> None:
    renewed = keys.with_new_version(Purpose.SNAPSHOT)
    use_keyring(renewed)
    assert declared("seals", "RESEAL")["tracing.snapshot"]() == (1, [])
    assert not snapshot.snapshot_file().exists()
    snapshot.save(saved)
    use_keyring(renewed.without(Purpose.SNAPSHOT, 1))
    assert declared("seals", "CHECK")["tracing.snapshot"]() == []
