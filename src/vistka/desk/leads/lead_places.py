"""Where one goes for what follows from leads: lines of the tables in `desk.leads.places`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place
from vistka.registry.models import Person
from vistka.tracing.waiting import leads_beside

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:follow_ups",
        Permission.ANSWER_FOLLOW_UP,
        _("Questions from outside"),
        _("Ask the camp or a hospital what a colleague wants to know, and write down the answer."),
    ),
)


def _has_leads(person: Person) -> bool:
    return leads_beside().filter(person=person).exists()


OF_PERSON: Final[tuple[OfPerson, ...]] = (
    OfPerson("leads_of_person", Permission.REVIEW_CANDIDATE, _("Leads beside this person"), _has_leads),
)
