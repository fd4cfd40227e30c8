"""Step 3: what four families read. Two of the men are here, one has died, of one nothing is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.contact.composing import what_she_reads
from vistka.enquiries.models import Enquirer
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.ledger.reading import reading

FAMILIES: Final[tuple[tuple[str, Promise], ...]] = (
    ("unknown", _("Her son is on no list. Nothing is known of him.")),
    ("not shown", _("Her son is held here, and two people confirmed it. Her kinship is not shown yet.")),
    ("says nothing", _("Her son is held here, her kinship is documented, and he wants nothing told.")),
    ("died", _("Her son has died here. A person will bring her the news; until then nothing changes.")),
)


@dataclass(frozen=True)
class Letter:
    """Whose letter it is, and what stands in it."""

    whose: Promise
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """The letters, and whether they are the same, byte for byte."""

    letters: list[Letter]
    are_the_same: bool


def scene() -> Scene:
    """Compose what each of the four would read now."""
    language, keys = get_language() or "en", cases()
    with reading(TOUR, page="tour:what_she_reads"):
        letters = [
            Letter(whose, tuple(what_she_reads(Enquirer.objects.get(pk=keys[name]), language)))
            for name, whose in FAMILIES
        ]
    return Scene(letters, len({"\n".join(letter.paragraphs).encode() for letter in letters}) == 1)
