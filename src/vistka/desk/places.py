"""The places of the desk: one table, read by the bar under the header and by the first page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.calls import places as calls
from vistka.desk.correspondence import places as correspondence
from vistka.desk.dead import places as dead
from vistka.desk.effects import places as effects
from vistka.desk.homecoming import places as homecoming
from vistka.desk.journeys import places as journeys
from vistka.desk.leads import places as leads
from vistka.desk.papers import places as papers
from vistka.desk.place import Place
from vistka.desk.remains import places as remains

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:due",
        Permission.SEE_DUE,
        _("What is due"),
        _("See what has to be done, and by when."),
    ),
    Place(
        "desk:take_enquiry",
        Permission.TAKE_ENQUIRY,
        _("Take an enquiry"),
        _("Write down whom a family seeks, and how it may be reached without harm."),
    ),
    Place(
        "desk:enquiries",
        Permission.TAKE_ENQUIRY,
        _("Enquiries"),
        _("Find an enquiry by its number, and see what was written down."),
    ),
    Place(
        "desk:tray",
        Permission.SORT_POST,
        _("Post"),
        _("Read what families sent by the portal, and accept it or put it aside."),
    ),
    Place(
        "desk:letters",
        Permission.WRITE_LETTER,
        _("Letters"),
        _("Read and approve a letter that a colleague wrote to a family."),
    ),
    Place(
        "desk:persons",
        Permission.SEARCH_REGISTER,
        _("Register"),
        _("Find somebody in the register, by name in any alphabet or by number."),
    ),
    Place(
        "desk:arrivals",
        Permission.REGISTER,
        _("Arrivals"),
        _("Register many at once: a table that was typed, pasted or sent."),
    ),
    Place(
        "desk:questions",
        Permission.REGISTER,
        _("Questions to the camp"),
        _("Answer what the bureau asks about people who are held."),
    ),
    Place(
        "desk:claims",
        Permission.SET_KINSHIP,
        _("Kinship"),
        _("Look at papers, and say with a second person how well kinship is shown."),
    ),
    Place(
        "desk:candidates",
        Permission.REVIEW_CANDIDATE,
        _("Possible matches"),
        _("Say whether a registered person is the one who is sought."),
    ),
    Place(
        "desk:answers",
        Permission.ANSWER,
        _("Answers"),
        _("Prepare, approve and give what a family may be told."),
    ),
    Place(
        "desk:news",
        Permission.BRING_NEWS,
        _("News to bring"),
        _("Take it upon yourself to bring news to a family in person."),
    ),
    *correspondence.PLACES,
    *effects.PLACES,
    *homecoming.PLACES,
    *journeys.PLACES,
    *dead.PLACES,
    *remains.PLACES,
    *calls.PLACES,
    *leads.PLACES,
    *papers.PLACES,
    Place(
        "desk:staff_list",
        Permission.SECOND,
        _("Staff and roles"),
        _("See who works here with which roles. Officers propose and second roles here, and invite newcomers."),
    ),
    Place(
        "desk:keys",
        Permission.KEEP_KEYS,
        _("Keys of the portal"),
        _("See how long the portal's keys last, and compare their fingerprints."),
    ),
    Place(
        "desk:requests",
        Permission.RELEASE_BUDGET,
        _("Requests"),
        _("Allow a colleague to open more records today."),
    ),
    Place(
        "desk:ledger",
        Permission.READ_LEDGER,
        _("Ledger"),
        _("Read who did what, and who looked at whom and why."),
    ),
)


def places_of(member: Member) -> Iterator[Place]:
    """The places that are open to her."""
    return (place for place in PLACES if member.may(place.permission))
