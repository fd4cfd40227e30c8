"""That somebody was shown in public (Geneva Convention III art. 13), and the review of what may come of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.registry.models.about import AboutPerson
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON


class Exposure(AboutPerson):
    """The person was shown in public, and the review of it. The one that counts the person's row names.

    Its review is of all that was shown until then, also of what earlier rows speak of. `state`: of `machines.EXPOSURE`.
    `lead_id`: the lead that opened it, of a room beside this one. `showings`: how many confirmed leads it rests on now.
    `before_id`: the exposure that counted before, and counts again when this one is withdrawn. `risk`: {dangers:
    {danger: [measures]}, take_down} as in `exposure.Risk`; None before the review. The camp knows that the person was
    shown, and never what was found.
    """

    lead_id = models.UUIDField()
    showings = models.PositiveIntegerField(default=1)
    before_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10)
    flagged_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    seconded_by = models.UUIDField(null=True)
    seconded_at = models.DateTimeField(null=True)
    risk = SealedJSON(label="registry.risk", data_class=DataClass.MESSAGE, null=True)

    classes: ClassVar = dict.fromkeys(
        "lead_id showings before_id state flagged_at due_at reviewed_by reviewed_at seconded_by seconded_at".split(),
        DataClass.OPEN,
    )
    keeps: ClassVar = Retention.RECORD


class Showing(AboutPerson):
    """One confirmed link between footage and the person, and the exposure that rests on it.

    `taken_back_at`: two people have found since that the lead does not show the person.
    """

    exposure = models.ForeignKey(Exposure, on_delete=models.PROTECT, related_name="+")
    lead_id = models.UUIDField()
    confirmed_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("exposure lead_id confirmed_at taken_back_at".split(), DataClass.OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "lead_id"], name="a_lead_shows_once")]
