"""What other rooms do for a person of the register: one table, whose links stand on the person's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse

from vistka.access.members import Member
from vistka.desk.calls import places as calls
from vistka.desk.correspondence import places as correspondence
from vistka.desk.dead import places as dead
from vistka.desk.effects import places as effects
from vistka.desk.homecoming import places as homecoming
from vistka.desk.journeys import places as journeys
from vistka.desk.leads import places as leads
from vistka.desk.papers import places as papers
from vistka.desk.place import OfPerson
from vistka.desk.remains import places as remains
from vistka.registry.models import Person
from vistka.ui.furniture import Link

PAGES: Final[tuple[OfPerson, ...]] = (
    *correspondence.OF_PERSON,
    *effects.OF_PERSON,
    *homecoming.OF_PERSON,
    *journeys.OF_PERSON,
    *dead.OF_PERSON,
    *remains.OF_PERSON,
    *calls.OF_PERSON,
    *leads.OF_PERSON,
    *papers.OF_PERSON,
)


def pages_of(reader: Member, person: Person) -> Iterator[Link]:
    """The pages that make sense for this person, and that are open to the reader."""
    if person.undone_at is None:
        for page in PAGES:
            if reader.may(page.permission) and page.fits(person):
                yield Link(page.text, reverse(f"desk:{page.route}", args=[person.pk]))
