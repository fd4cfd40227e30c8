"""What is due, for whom and where it is done: one table. Nobody is shown what is none of her work.

So who may not know of a death does not read that somebody brings news of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.agenda.models import Due
from vistka.desk.calls import due as calls
from vistka.desk.correspondence import due as correspondence
from vistka.desk.dead import due as dead
from vistka.desk.due_place import DuePlace
from vistka.desk.effects import due as effects
from vistka.desk.exposure import due as exposure
from vistka.desk.homecoming import due as homecoming
from vistka.desk.journeys import due as journeys
from vistka.desk.leads import due as leads
from vistka.desk.papers import due as papers
from vistka.desk.remains import due as remains

PLACES: Final[Mapping[str, DuePlace]] = {
    "access.grants": DuePlace(Permission.SECOND, "staff_list", of_row=False),
    "access.resets": DuePlace(Permission.SECOND, "staff_list", of_row=False),
    "access.budgets": DuePlace(Permission.RELEASE_BUDGET, "requests", of_row=False),
    "registry.cards": DuePlace(Permission.REGISTER, "write_card"),
    "registry.health": DuePlace(Permission.RECORD_HEALTH, "record_health"),
    "registry.questions": DuePlace(Permission.REGISTER, "question"),
    "registry.withheld": DuePlace(Permission.REGISTER, "person"),
    "enquiries.unanswered": DuePlace(Permission.WORK_ENQUIRY, "record_conversation"),
    "enquiries.steps": DuePlace(Permission.WORK_ENQUIRY, "take_step"),
    "enquiries.levels": DuePlace(Permission.SET_KINSHIP, "claims", of_row=False),
    "enquiries.duress": DuePlace(Permission.WORK_ENQUIRY, "record_conversation"),
    "tracing.candidates": DuePlace(Permission.REVIEW_CANDIDATE, "candidates", of_row=False),
    "tracing.thirds": DuePlace(Permission.REVIEW_CANDIDATE, "candidates", of_row=False),
    "tracing.undoings": DuePlace(Permission.REVIEW_CANDIDATE, "candidates", of_row=False),
    "tracing.lead_undoings": DuePlace(Permission.REVIEW_CANDIDATE, "second_lead_undoing"),
    "tracing.corrections": DuePlace(Permission.REVIEW_CANDIDATE, "correction"),
    "post.unsorted": DuePlace(Permission.SORT_POST, "submission"),
    "post.unopened": DuePlace(Permission.SORT_POST, "submission"),
    "post.duress": DuePlace(Permission.SORT_POST, "submission"),
    "post.withdrawals": DuePlace(Permission.SORT_POST, "submission"),
    "post.codes": DuePlace(Permission.GIVE_CODE, "codes", of_row=False),
    "post.letters": DuePlace(Permission.WRITE_LETTER, "approve_letter"),
    "post.mail": DuePlace(Permission.KEEP_KEYS, "keys", of_row=False),
    "post.left": DuePlace(Permission.KEEP_KEYS, "keys", of_row=False),
    "post.canary": DuePlace(Permission.KEEP_KEYS, "keys", of_row=False),
    "post.keys": DuePlace(Permission.KEEP_KEYS, "keys", of_row=False),
    "contact.addressees": DuePlace(Permission.ANSWER, "answers", of_row=False),
    "contact.prepared": DuePlace(Permission.ANSWER, "answers", of_row=False),
    "contact.approved": DuePlace(Permission.ANSWER, "give_answer"),
    "contact.unbound": DuePlace(Permission.ANSWER, "answers", of_row=False),
    "contact.unprepared": DuePlace(Permission.ANSWER, "answers", of_row=False),
    "contact.news": DuePlace(Permission.BRING_NEWS, "one_news"),
    "contact.handed_on": DuePlace(Permission.BRING_NEWS, "one_news"),
    "contact.to_ask": DuePlace(Permission.REGISTER, "write_his_answer"),
    "contact.to_compare": DuePlace(Permission.COMPARE_ANSWERS, "compare_answers"),
    "contact.stopped": DuePlace(Permission.BRING_NEWS, "read_stop"),
    **correspondence.DUE,
    **effects.DUE,
    **exposure.DUE,
    **homecoming.DUE,
    **journeys.DUE,
    **leads.DUE,
    **dead.DUE,
    **remains.DUE,
    **calls.DUE,
    **papers.DUE,
}


def due_for(member: Member) -> QuerySet[Due]:
    """What is due and hers to do, what should have been done first at the top."""
    hers = [clock for clock, place in PLACES.items() if member.may(place.permission)]
    return Due.objects.filter(settled_at=None, clock__in=hers).order_by("due_at", "clock", "row_id")


def url_of(due: Due) -> str:
    """Where it is done."""
    place = PLACES[due.clock]
    return reverse(f"desk:{place.route}", args=[due.row_id] if place.of_row else [])
