"""A way home for one person: a handover to the family, an exchange, a repatriation, a release, a transfer."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class WayHome(Recorded):
    """One way home of one person. `kind`: a `kinds.WayKind`; `state`: of the machine of its kind (`machines`).

    `enquirer`: who comes for him, of a handover only. `list_id`: the mass release it belongs to. `said`: {why, missing},
    why it was refused or ended (`kinds.Why`) and which conditions were missing then (`eligibility.Condition`).
    `first_escort`, `second_escort`: the two who bring him; no other escort reads whom.

    `his_brief` {name, birth_date, number} and `her_brief` {name, relation} are copied for the escorts, who read no other
    record; both are erased after the last call of the aftercare, and as soon as it is refused or ended.
    """

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="ways_home")
    kind = models.CharField(max_length=12)
    enquirer = models.ForeignKey("enquiries.Enquirer", on_delete=models.PROTECT, null=True, related_name="ways_home")
    state = models.CharField(max_length=15, db_index=True)
    list_id = models.UUIDField(null=True, db_index=True)
    first_escort = models.UUIDField(null=True)
    second_escort = models.UUIDField(null=True)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    said = SealedJSON(label="reunion.way_home", data_class=DataClass.MESSAGE, default=dict)
    his_brief = SealedJSON(label="reunion.his_brief", data_class=DataClass.IDENTITY, default=dict)
    her_brief = SealedJSON(label="reunion.her_brief", data_class=DataClass.FAMILY, default=dict)

    classes: ClassVar = dict.fromkeys(
        "person kind enquirer state list_id first_escort second_escort opened_by opened_at proposed_by proposed_at "
        "decided_by decided_at settled_by settled_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def escorts(self) -> frozenset[UUID]:
        """The accounts of the two; fewer while nobody has joined."""
        return frozenset(filter(None, (self.first_escort, self.second_escort)))

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        hers = () if self.enquirer is None else (self.enquirer.enquiry_id,)
        return (self.person_id, *hers)
