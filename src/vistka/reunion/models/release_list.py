"""A list of many who are to go home together, and its rows."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.reunion.models.way_home import WayHome
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON, SealedText

OPEN = DataClass.OPEN


class ReleaseList(Recorded):
    """One list. `kind`: a `kinds.WayKind` but a handover; `state`: see `lists.machine`; `rows`: how many.

    `proposed_by` went through it last, since `proposed_at`; `decided_by` is the second person.
    """

    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, db_index=True)
    title = SealedText(label="reunion.list", data_class=DataClass.IDENTITY)
    rows = models.PositiveIntegerField()
    imported_by = models.UUIDField()
    imported_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "kind state rows imported_by imported_at proposed_by proposed_at decided_by decided_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.pk,)


class ListRow(Recorded):
    """One person of a list, in the place `place` from 1. `said`: {column: cell} as imported.

    `found`: [{person, why}] who of the register it may be (`matching.Why`), best first; None while nobody has looked.
    `person`: whom somebody chose. `state`: a `lists.states.RowState`. `reasons` {missing, why}: what was missing when it
    was last gone through (`eligibility.Condition`), and the reason of who took the person off (`kinds.Why`).
    """

    of_list = models.ForeignKey(ReleaseList, on_delete=models.PROTECT, related_name="list_rows")
    place = models.PositiveIntegerField()
    state = models.CharField(max_length=10, db_index=True)
    said = SealedJSON(label="reunion.list_row", data_class=DataClass.IDENTITY)
    found = SealedJSON(label="reunion.list_found", data_class=DataClass.IDENTITY, null=True)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    chosen_by = models.UUIDField(null=True)
    chosen_at = models.DateTimeField(null=True)
    way = models.ForeignKey(WayHome, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    reasons = SealedJSON(label="reunion.list_reasons", data_class=DataClass.MESSAGE, default=dict)

    classes: ClassVar = dict.fromkeys(
        "of_list place state person chosen_by chosen_at way looked_at decided_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of_list", "place"], name="rows_of_a_list_have_one_order"),
            models.UniqueConstraint(fields=["of_list", "person"], name="nobody_stands_twice_on_a_list"),
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.person_id or self.of_list_id,)
