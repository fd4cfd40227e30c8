"""`kill -9` in the middle of work: afterwards each transaction is whole or absent, and rotation goes on where it was."""

from __future__ import annotations

import io
import shutil
import tarfile
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from random import Random

import pytest
from pyrage import decrypt
from pyrage.x25519 import Identity
from pytest_django import Settings

from contracts import arriving
from contracts.hands import BACKUP, KILLED, MANY, RECIPIENT, SINGLE, Hand, hand
from contracts.reopening import quietly, renew, reopen, retire
from invented.actions import register, visit
from invented.models import Person, Visit
from invented_post import PostBureau, new_half
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.resealing import check_all, reseal_all
from vistka.ledger.verification import verify
from vistka.mailroom.models import Submission as Sealed
from vistka.post.models import Letter, Mailbox, Submission
from vistka.post.opening import fetch
from vistka.tracing.models import Candidate

pytestmark = pytest.mark.django_db(transaction=True)

MOMENTS = 8
NAMES = [name.encode() for name in ("Марія", "Петро", "Харків")]


def moments(statements: int) -> list[int]:
    """After which statements of a work it is killed: drawn, and always the last, when only the commit is missing."""
    return [*Random(f"killed {statements}").choices(range(1, statements), k=MOMENTS - 1), statements]


@pytest.fixture
def other_hand(keyring_file: Path, addresses: Mapping[str, str], worker: Actor) -> Iterator[Hand]:
    """A process that can be killed; somebody is there before it begins."""
    first = register(by=worker, name="Петро", number="A-1")
    visit(by=worker, person_id=first.pk, place="Харків")
    with hand(keyring_file, addresses) as process:
        yield process


@pytest.fixture
def folder(settings: Settings) -> Iterator[Path]:
    """The folder of the databases, and what a backup leaves in it taken away."""
    here: Path = settings.FOLDER
    yield here
    for name in (RECIPIENT, BACKUP, f".{BACKUP}.part"):
        (here / name).unlink(missing_ok=True)
    for left in here.glob(".backup-*"):
        shutil.rmtree(left, ignore_errors=True)  # a pg_dump whose parent was killed may still write there


def test_an_action_that_writes_many_rows_is_whole_or_absent(other_hand: Hand) -> None:
    statements = other_hand.do("many")
    assert Person.objects.count() == 1 + MANY
    for moment in moments(statements):
        before = Person.objects.count()
        assert other_hand.do("many", kill_after=moment) == KILLED
        reopen()
        assert Person.objects.count() in (before, before + MANY)
        assert verify().findings == ()


def test_of_single_actions_each_is_whole_or_absent(other_hand: Hand) -> None:
    statements = other_hand.do("singly")
    for moment in moments(statements):
        before = Person.objects.count()
        assert other_hand.do("singly", kill_after=moment) == KILLED
        reopen()
        assert before + moment * SINGLE // statements - 1 <= Person.objects.count() < before + SINGLE
        assert Entry.objects.filter(wrote=True).count() == Person.objects.count() + Visit.objects.count()
        assert verify().findings == ()


def test_of_an_arrival_and_its_matching_nothing_is_lost_doubled_or_half_done(
    keyring_file: Path, addresses: Mapping[str, str]
) -> None:
    arriving.found_bureau()
    arriving.prepare()
    random, seeds = Random("killed arrivals"), count(1)
    with hand(keyring_file, addresses) as other_hand:
        for work in ("arrive", "match"):
            statements, killed = other_hand.do(work), 0
            while killed < MOMENTS // 2:
                moment = random.randint(1, statements)
                killed += other_hand.do(work, seed=next(seeds), kill_after=moment) == KILLED
                reopen()
                assert arriving.half_done() == []
    assert Candidate.objects.count() >= arriving.SOUGHT
    assert verify().findings == ()


def mailboxes_and_letters() -> list[int]:
    """How many of each every filing that was taken has made."""
    taken = Submission.objects.all()
    boxes = [Mailbox.objects.filter(asked_in=one, posted__isnull=False).count() for one in taken]
    return boxes + [Letter.objects.filter(mailbox__asked_in=one).count() for one in taken]


def test_of_what_the_portal_left_nothing_is_lost_taken_twice_or_half_done(
    keyring_file: Path, addresses: Mapping[str, str], both_databases: None, settings: Settings
) -> None:
    settings.OFFLINE_KEY = b""
    bureau, sent = PostBureau(), 0

    def family_files() -> None:
        nonlocal sent
        bureau.files(new_half(), new_half())
        sent += 1

    family_files()
    with hand(keyring_file, addresses) as other_hand:
        for moment in [*moments(other_hand.do("fetch")), 1]:
            family_files()
            other_hand.do("fetch", kill_after=moment)
            reopen()
            assert all(made == 2 for made in mailboxes_and_letters())
    fetch()
    assert not Sealed.objects.exists()
    assert mailboxes_and_letters() == [2] * 2 * sent
    assert verify().findings == ()


def test_a_rotation_goes_on_where_it_was_killed(other_hand: Hand, keyring_file: Path) -> None:
    other_hand.do("singly")
    renew(keyring_file)
    statements = other_hand.do("rotate")
    for moment in moments(statements):
        retire(keyring_file)
        renew(keyring_file)
        assert other_hand.do("rotate", kill_after=moment) == KILLED
        reopen()
        assert verify().findings == ()
        assert reseal_all(quietly).refused == ()
    retire(keyring_file)
    assert check_all(quietly).refused == ()
    assert verify().findings == ()


def test_a_backup_is_complete_or_not_there_and_leaves_nothing_plain(
    other_hand: Hand, folder: Path, both_databases: None
) -> None:
    other_hand.do("singly")
    identity = Identity.generate()
    (folder / RECIPIENT).write_text(str(identity.to_public()))
    began = time.monotonic()
    other_hand.do("backup")
    took, random, killed = time.monotonic() - began, Random("killed backups"), 0
    for _ in range(MOMENTS):
        (folder / BACKUP).unlink(missing_ok=True)
        killed += other_hand.do("backup", kill_in=took * random.random()) == KILLED
        left = [path for path in folder.rglob("*") if path.is_file()]
        assert not [path for path in left if any(name in path.read_bytes() for name in NAMES)]
        if (folder / BACKUP).exists():
            with tarfile.open(fileobj=io.BytesIO(decrypt((folder / BACKUP).read_bytes(), [identity]))) as bundle:
                assert bundle.getnames() == ["manifest.json", "default", "mailroom"]
    assert killed
