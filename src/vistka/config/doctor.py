"""What is wrong with an installation, and how to mend it: one line for each thing looked at.

Works before anything is set up, opens no key, and shows no secret. What a server refuses to start with is wrong; what
will be wrong soon is a warning.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connections

from vistka.agenda.models import LastDone
from vistka.config.doctor_portal import portal_lines
from vistka.config.finding import Finding as Finding
from vistka.config.finding import Line as Line
from vistka.config.founding import is_founded
from vistka.config.refusals import refusals
from vistka.config.refusing import database_files
from vistka.config.start import foreign_database, pending_migrations
from vistka.ledger import triggers
from vistka.vault.errors import VaultError
from vistka.vault.keyring_file import read_head

LITTLE_DISK_BYTES: Final = 2 * 1024**3
LITTLE_MEMORY_KIB: Final = 512 * 1024
RELEASED: Final = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock can truly be before this version was written."""

RECENT: Final = {
    "work": (timedelta(minutes=2), "The worker", "Start `vistka work`: letters, clocks and searches wait for it."),
    "backup": (timedelta(hours=26), "A backup", "Run `vistka backup`, once a day and to another machine."),
    "anchor": (timedelta(hours=26), "A signed head of the ledger", "Run `vistka ledger anchor`, to another machine."),
}
"""What must happen again and again: how long ago at most, what it is, and what to do."""


def examine() -> Iterator[Line]:
    """Look at everything; each look works whatever the ones before it found. Settings must be readable."""
    refused = [f"{refusal.what} {refusal.mend}" for refusal, is_wrong in refusals() if is_wrong]
    yield from (Line(Finding.WRONG, words) for words in refused)
    if not refused:
        yield Line(Finding.OK, f"Nothing speaks against starting this {settings.MODE}.")
    yield from _databases()
    yield _clock()
    yield _disk()
    yield _memory()
    yield from _swap()


def _databases() -> Iterator[Line]:
    try:
        if not is_founded():
            yield Line(Finding.WRONG, "Nothing is set up here, or not to the end. Run `vistka init`.")
            return
        for alias in connections:
            if pending_migrations(alias):
                mend = "Make a backup, then run `vistka migrate`."
                yield Line(Finding.WRONG, f"The {alias} database is older than the program. {mend}")
            else:
                yield Line(Finding.OK, f"The {alias} database is as the program expects it.")
        yield from _belonging()
        yield _triggers()
        yield from _recently_done()
        yield from portal_lines(datetime.now(UTC))
    except DatabaseError:
        yield Line(Finding.WRONG, "A database cannot be reached. Look at its server, and at VISTKA_DATABASE_URL.")


def _triggers() -> Line:
    missing = triggers.missing(connections["default"])
    if missing:
        return Line(
            Finding.WRONG,
            f"The ledger's triggers are gone ({', '.join(missing)}). Find out who removed them, run `vistka ledger "
            "verify`, and bring back a backup.",
        )
    return Line(Finding.OK, "The ledger's triggers stand.")


def _belonging() -> Iterator[Line]:
    with suppress(VaultError):  # said by the refusals
        wrong = foreign_database(read_head(Path(settings.KEYRING)).installation)
        yield Line(Finding.WRONG, wrong) if wrong else Line(Finding.OK, "Keyring and database belong together.")


def _recently_done() -> Iterator[Line]:
    times = dict(LastDone.objects.values_list("name", "at"))
    for name, (longest, what, mend) in RECENT.items():
        at = times.get(name)
        if at is None:
            yield Line(Finding.WARN, f"{what}: never yet. {mend}")
        elif datetime.now(UTC) - at > longest:
            yield Line(Finding.WARN, f"{what}: last {_ago(datetime.now(UTC) - at)} ago. {mend}")
        else:
            yield Line(Finding.OK, f"{what}: {_ago(datetime.now(UTC) - at)} ago.")


def _clock() -> Line:
    """A clock that went back: second factors fail by it, and nothing falls due."""
    newest = [datetime.fromtimestamp(file.stat().st_mtime, UTC) for file in database_files(settings)]
    if datetime.now(UTC) + timedelta(minutes=1) < max([RELEASED, *newest]):
        return Line(Finding.WRONG, "The clock went back. Set it, and let it be kept (systemd-timesyncd, chrony).")
    return Line(Finding.OK, f"The clock says {datetime.now(UTC):%Y-%m-%d %H:%M} UTC.")


def _disk() -> Line:
    place = next(path for path in (Path(settings.FOLDER), *Path(settings.FOLDER).parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free < LITTLE_DISK_BYTES:
        return Line(
            Finding.WARN, f"Only {free // 1024**2:,} MiB are free on the disk. Make room: a full disk stops us."
        )
    return Line(Finding.OK, f"{free // 1024**3:,} GiB are free on the disk.")


def _memory() -> Line:
    available = available_memory(_lines(Path("/proc/meminfo")))
    if available is None:
        return Line(Finding.WARN, "Free memory cannot be seen on this system.")
    if available < LITTLE_MEMORY_KIB:
        return Line(Finding.WARN, f"Only {available // 1024:,} MiB of memory are free. Stop what else runs here.")
    return Line(Finding.OK, f"{available // 1024:,} MiB of memory are free.")


def _swap() -> Iterator[Line]:
    if any(not is_encrypted(device) for device in swap_devices(_lines(Path("/proc/swaps")))):
        yield Line(
            Finding.WARN, "Memory, with the keys in it, can be swapped to a disk in clear. Encrypt swap or turn it off."
        )


def available_memory(lines: Iterable[str]) -> int | None:
    """KiB that programs can still get, of /proc/meminfo (proc_meminfo(5))."""
    return next((int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")), None)


def swap_devices(lines: Iterable[str]) -> list[str]:
    """The files and devices of /proc/swaps, whose first line is its heading."""
    return [line.split()[0] for line in lines if line.startswith("/")]


def is_encrypted(device: str) -> bool:
    """Whether it is a device that cryptsetup made, or memory (zram)."""
    name = os.path.basename(os.path.realpath(device))
    kind = Path("/sys/block") / name / "dm" / "uuid"
    return name.startswith("zram") or "".join(_lines(kind)).startswith("CRYPT-")


def _lines(file: Path) -> list[str]:
    with suppress(OSError):
        return file.read_text().splitlines()
    return []


def _ago(time: timedelta) -> str:
    if time < timedelta(hours=1):
        return f"{time.seconds // 60} min"
    return f"{time.seconds // 3600} h" if time < timedelta(days=1) else f"{time.days} days"
