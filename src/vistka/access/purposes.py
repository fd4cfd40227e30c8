"""For what a person is opened, and how many persons a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.roles import Role


class Purpose(StrEnum):
    """Why somebody opened a person, as the ledger keeps it."""

    OWN_CASE = "own_case"
    """The person is one of the reader's cases; nobody is asked."""
    REVIEW_CANDIDATE = "review_candidate"
    ANSWER_CALL = "answer_call"
    PREPARE_ANSWER = "prepare_answer"
    CORRECT_RECORD = "correct_record"
    RECEIVE_DOCUMENT = "receive_document"
    PREPARE_TRANSMISSION = "prepare_transmission"
    CHECK_QUALITY = "check_quality"
    CARRY_LETTER = "carry_letter"
    ARRANGE_CALL = "arrange_call"
    BRING_HOME = "bring_home"
    CARE_FOR_DEAD = "care_for_dead"
    KEEP_EFFECTS = "keep_effects"
    REVIEW_LEAD = "review_lead"
    FOLLOW_LEAD = "follow_lead"
    COMPARE_PICTURE = "compare_picture"
    """The purposes for which a picture from the open is looked at: no others."""
    READ_SIGN = "read_sign"
    PLACE_PICTURE = "place_picture"

    @property
    def words(self) -> Promise:
        """The purpose as the ledger's reader says it after "opened …"."""
        return _WORDS[self]


_WORDS: Final[Mapping[Purpose, Promise]] = {
    Purpose.OWN_CASE: _("to work on a case of their own"),
    Purpose.REVIEW_CANDIDATE: _("to review a candidate"),
    Purpose.ANSWER_CALL: _("to answer a call"),
    Purpose.PREPARE_ANSWER: _("to prepare an answer"),
    Purpose.CORRECT_RECORD: _("to correct a record"),
    Purpose.RECEIVE_DOCUMENT: _("to add a document that arrived"),
    Purpose.PREPARE_TRANSMISSION: _("to prepare a transmission"),
    Purpose.CHECK_QUALITY: _("to check the quality of the work"),
    Purpose.CARRY_LETTER: _("to carry letters"),
    Purpose.ARRANGE_CALL: _("to arrange a call"),
    Purpose.BRING_HOME: _("to bring somebody home"),
    Purpose.CARE_FOR_DEAD: _("to care for somebody who has died"),
    Purpose.KEEP_EFFECTS: _("to keep somebody's belongings"),
    Purpose.REVIEW_LEAD: _("to review what open sources say"),
    Purpose.FOLLOW_LEAD: _("to follow a lead"),
    Purpose.COMPARE_PICTURE: _("to compare a picture with marks that are on record"),
    Purpose.READ_SIGN: _("to read a name or a number that a picture shows"),
    Purpose.PLACE_PICTURE: _("to see where and when a picture was taken"),
}

_OF_A_PAGE: Final = frozenset(
    {
        Purpose.OWN_CASE,
        Purpose.CARRY_LETTER,
        Purpose.ARRANGE_CALL,
        Purpose.BRING_HOME,
        Purpose.CARE_FOR_DEAD,
        Purpose.KEEP_EFFECTS,
        Purpose.REVIEW_LEAD,
        Purpose.FOLLOW_LEAD,
    }
)
"""What a page says by itself, since one can do nothing else there."""
OF_PICTURES: Final = (Purpose.COMPARE_PICTURE, Purpose.READ_SIGN, Purpose.PLACE_PICTURE)
"""For what a picture or video from the open is opened; asked each time."""
ASKED: Final = tuple(purpose for purpose in Purpose if purpose not in {*_OF_A_PAGE, *OF_PICTURES})
"""The purposes to choose from when the person is outside one's own cases."""

DAILY_BUDGETS: Final[Mapping[Role, int]] = {
    Role.CASE_WORKER: 150,
    Role.REGISTRAR: 300,
    Role.VERIFIER: 150,
    Role.MEDICAL_OFFICER: 100,
    Role.TRANSMISSION_OFFICER: 300,
    Role.ESCORT_OFFICER: 100,
    Role.CENSOR: 200,
    Role.LEAD_REVIEWER: 200,
    Role.HOTLINE: 80,
    Role.DEATH_NOTIFIER: 30,
    Role.FORENSIC_LIAISON: 100,
}
"""Distinct persons whom a role may open in a day (UTC): about twice a busy day's work, set by hand.

`settings.DAILY_BUDGETS` replaces single lines, by the role's value.
"""


def budget_of(roles: Iterable[Role]) -> int:
    """How many distinct persons the holder of these roles may open in a day: the largest of their budgets."""
    budgets = {**DAILY_BUDGETS, **getattr(settings, "DAILY_BUDGETS", {})}
    return max((budgets.get(role, 0) for role in roles), default=0)
