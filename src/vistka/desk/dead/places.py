"""Where one goes for deaths and graves: lines of the tables in `desk.places` and `desk.of_person`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place
from vistka.registry.models import Person, Side
from vistka.registry.states import State
from vistka.remains.dead.finding import has_death

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:deaths",
        Permission.RECORD_HEALTH,
        _("Deaths"),
        _("Write notifications of death: examination, witnesses, burial, enquiry."),
    ),
    Place(
        "desk:graves",
        Permission.KEEP_GRAVES,
        _("Graves"),
        _("Keep graves so that relatives find them, and take the list of graves."),
    ),
)


def may_be_noted(person: Person) -> bool:
    """Whether a notification can be begun."""
    return person.side == Side.HELD and not has_death(person.pk)


OF_PERSON: Final[tuple[OfPerson, ...]] = (
    OfPerson("note_death", Permission.RECORD_DEATH, _("Write a notification of death"), may_be_noted),
    OfPerson(
        "death_of_person", Permission.RECORD_HEALTH, _("Notification of death"), lambda person: has_death(person.pk)
    ),
    OfPerson(
        "open_injury_enquiry",
        Permission.RECORD_DEATH,
        _("Open an enquiry into a serious injury"),
        lambda person: person.side == Side.HELD and person.state != State.DEAD,
    ),
)
