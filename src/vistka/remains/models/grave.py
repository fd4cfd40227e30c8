"""Graves and where ashes are kept, so that relatives find them (art. 120; Geneva Convention I art. 17)."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.remains.models.dead import Death
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Grave(Recorded):
    """A grave, or the place of ashes (`is_ashes`). `death` None: of human remains, whose own row names the grave.

    `state`: `dead.machines.GraveState`. `place`: {on, cemetery, plot, coordinates, marking, kept_by, together}: `on` the
    day it was laid, `together` why several lie in it (art. 120: individual graves, unless that cannot be avoided).
    """

    death = models.ForeignKey(Death, on_delete=models.PROTECT, null=True, related_name="graves")
    state = models.CharField(max_length=12)
    is_ashes = models.BooleanField(default=False)
    place = SealedJSON(label="remains.grave", data_class=DataClass.IDENTITY)
    laid_by = models.UUIDField()
    laid_at = models.DateTimeField()
    marked_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("death state is_ashes laid_by laid_at marked_at emptied_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.death.person_id,) if self.death else (self.pk,)


class GraveMove(Recorded):
    """A grave was moved; only appended. `said`: {on, before, reason}, `before` the grave's `place` until then."""

    grave = models.ForeignKey(Grave, on_delete=models.PROTECT, related_name="moves")
    said = SealedJSON(label="remains.grave_move", data_class=DataClass.IDENTITY)
    moved_by = models.UUIDField()
    moved_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("grave moved_by moved_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.grave.person_ids
