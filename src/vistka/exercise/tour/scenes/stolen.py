"""Step 4: take the databases, the snapshot of the index, the backup and the administrator's screen; look for names."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pyrage
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.models import Staff
from vistka.config.backups import make_backup
from vistka.config.copies import ALIASES, copy_out
from vistka.config.founders import INVENTED
from vistka.exercise.tour.acting import BACKEND
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.ledger.reading import reading
from vistka.matching.packed import unpack
from vistka.registry.models import Person

LOOKED_FOR: Final = 200
SHORTEST: Final = 5
ADMINISTRATOR: Final = "olena"
HER_PAGES: Final = ("desk:home", "desk:due", "desk:staff_list", "desk:ledger", "desk:requests")
EXCERPT: Final = 48


@dataclass(frozen=True)
class Haul:
    """One thing that was carried off: what, how many bytes, how many of the names stand in it, and a piece of it."""

    what: str | Promise
    size: int
    found: int
    excerpt: str


@dataclass(frozen=True)
class Scene:
    """How many names were looked for, and where."""

    names: int
    hauls: list[Haul]

    @property
    def found(self) -> int:
        """How many names stand anywhere."""
        return sum(haul.found for haul in self.hauls)


def played() -> Scene:
    """Steal everything, and look for the family names of those who are registered."""
    names = _names()
    with tempfile.TemporaryDirectory(dir=settings.FOLDER, prefix=".stolen-") as folder:
        hauls = [_haul(what, content, names) for what, content in _stolen(Path(folder))]
    return Scene(len(names), hauls)


def _stolen(folder: Path) -> Iterator[tuple[str | Promise, bytes]]:
    for alias in ALIASES:
        copy_out(alias, folder / alias)
        yield _("Database “%(name)s”") % {"name": alias}, (folder / alias).read_bytes()
    make_backup(folder / "backup.age", [str(pyrage.x25519.Identity.generate().to_public())])
    yield _("Backup"), (folder / "backup.age").read_bytes()
    for file in sorted(Path(settings.FOLDER).glob("*.snapshot")):
        yield _("Snapshot of the index"), file.read_bytes()
    yield _("What the administrator sees"), _her_screen()


def _her_screen() -> bytes:
    browser = Client(headers={"host": "localhost"})
    browser.force_login(Staff.objects.get(account=ADMINISTRATOR), backend=BACKEND)
    return b"".join(browser.get(reverse(page)).content for page in HER_PAGES)


def _names() -> list[str]:
    """Family names of registered persons, as they were written down.

    Too short ones could stand anywhere by chance; those that the staff bears too stand on the administrator's screen.
    """
    staff = " ".join(one.name for one in INVENTED)
    with reading(TOUR, page="tour:steal_the_server"):
        persons = islice(Person.objects.order_by("pk").iterator(), LOOKED_FOR)
        names = {unpack("", person.description)["family_name"] for person in persons}
    return sorted(name for name in names if len(name) >= SHORTEST and name not in staff)


def _haul(what: str | Promise, content: bytes, names: list[str]) -> Haul:
    found = sum(name.encode() in content or name.lower().encode() in content for name in names)
    middle = len(content) // 2
    return Haul(what, len(content), found, content[middle : middle + EXCERPT].hex(" "))
