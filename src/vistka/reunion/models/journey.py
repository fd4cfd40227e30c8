"""A journey: on which road, with whom, how far; and each check-in on it."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import Recorded
from vistka.reunion.models.way_home import WayHome
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Journey(Recorded):
    """The journey of one way home. `enquirer`: who travels, None where no relative does. `state`: see `journeys.machine`.

    `leg`: the one that is being walked, from 1; 0 before she sets out. `briefing`: the wording that she heard, in
    `language`. `wrong_at`: a code was wrong and nobody has spoken with her since; `tried_by`: who last called her in vain.

    `itinerary` {route, legs: [{leg, on}], contacts}: for the escorts alone. `next_leg` {leg, by}: what she is to walk now,
    {} while she waits. `codes` {legs: [...], duress}: HMACs of the codes; the codes themselves stand nowhere.
    `agreed` {items, bound}: what she agreed to. `why` {reason}: a `rules.Reason`. What is sealed as itinerary, next leg
    and codes is erased fourteen days after the end (`purged_at`).
    """

    way = models.ForeignKey(WayHome, on_delete=models.PROTECT, related_name="journeys")
    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, null=True, related_name="journeys")
    state = models.CharField(max_length=15, db_index=True)
    leg = models.PositiveSmallIntegerField(default=0)
    planned_at = models.DateTimeField()
    first_escort = models.UUIDField()
    second_escort = models.UUIDField(null=True)
    language = models.CharField(max_length=8, default="")
    briefing = models.CharField(max_length=20, default="")
    briefed_by = models.UUIDField(null=True)
    briefed_at = models.DateTimeField(null=True)
    agreed_by = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)
    codes_by = models.UUIDField(null=True)
    codes_at = models.DateTimeField(null=True)
    met_by = models.UUIDField(null=True)
    met_at = models.DateTimeField(null=True)
    tried_by = models.UUIDField(null=True)
    tried_at = models.DateTimeField(null=True)
    wrong_at = models.DateTimeField(null=True)
    given_up_by = models.UUIDField(null=True)
    given_up_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, db_index=True)
    purged_at = models.DateTimeField(null=True)
    itinerary = SealedJSON(label="reunion.itinerary", data_class=DataClass.CUSTODY, default=dict)
    next_leg = SealedJSON(label="reunion.next_leg", data_class=DataClass.FAMILY, default=dict)
    codes = SealedJSON(label="reunion.codes", data_class=DataClass.FAMILY, default=dict)
    agreed = SealedJSON(label="reunion.traveller_consent", data_class=DataClass.FAMILY, default=dict)
    why = SealedJSON(label="reunion.why_ended", data_class=DataClass.FAMILY, default=dict)

    classes: ClassVar = dict.fromkeys(
        "way enquirer state leg planned_at first_escort second_escort language briefing briefed_by briefed_at agreed_by "
        "agreed_at codes_by codes_at met_by met_at tried_by tried_at wrong_at given_up_by given_up_at ended_at "
        "purged_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["way"], condition=models.Q(ended_at=None), name="one_open_journey_a_way_home"
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.way.person_ids


class CheckIn(Recorded):
    """Somebody says at the end of a leg that she came so far. `due_at`: by when; `how`: one of `journeys.states.How`.

    A check-in under duress is the same row: only the enquirer's own alarm says what was heard.
    """

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="check_ins")
    leg = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField(db_index=True)
    came_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, default="")
    taken_by = models.UUIDField(null=True)
    submission_id = models.UUIDField(null=True, unique=True)

    classes: ClassVar = dict.fromkeys("journey leg due_at came_at how taken_by submission_id".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["journey", "leg"], name="one_check_in_a_leg")]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.journey.person_ids
