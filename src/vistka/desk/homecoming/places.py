"""Where one goes for ways home, interviews, handovers, lists of many: lines of `desk.places` and `desk.of_person`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place
from vistka.documents.kinds import DocumentKind
from vistka.registry.models import Person, Side
from vistka.registry.states import IN_OUR_HANDS, State


def _is_here(person: Person) -> bool:
    return person.side == Side.HELD and State(person.state) in IN_OUR_HANDS


PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:ways_home",
        Permission.DECIDE_RELEASE,
        _("Ways home"),
        _("Say as two whether somebody may go home, and how."),
    ),
    Place(
        "desk:release_lists",
        Permission.DECIDE_RELEASE,
        _("Lists of many"),
        _("Import a list for an exchange or a release, and decide it in one sitting."),
    ),
    Place(
        "desk:handovers",
        Permission.ESCORT,
        _("Handovers"),
        _("Bring people home, and keep the protocol as two officers."),
    ),
)

OF_PERSON: Final[tuple[OfPerson, ...]] = (
    OfPerson("going_home", Permission.DECIDE_RELEASE, _("Ways home"), lambda person: person.side == Side.HELD),
    OfPerson("hear_release", Permission.HEAR_RELEASE, _("Note what the person says about going home"), _is_here),
    OfPerson("print_repatriation", Permission.RECORD_HEALTH, DocumentKind.REPATRIATION_CERTIFICATE.words, _is_here),
)
