"""What somebody said about going home: closed answers only. Nothing of how he was taken, nor any word of his, fits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.registry.models.about import AboutPerson
from vistka.reunion.kinds import NEUTRAL, Body
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class ReleaseInterview(AboutPerson):
    """He was asked whether he wants to go home. `body`: the `kinds.Body` that asked.

    `told_first`: the sentences that were read to him before (`interviews.TOLD_FIRST`). `said`: {wish, kinds, fear,
    exposure, weighed_by, alone, no_neutral, language, interpreter}; `kinds`: the ways he agrees to; `exposure` and
    `no_neutral` may be ""; `weighed_by`: the body that weighed it; `interpreter`: whether there was one.
    """

    held_on = models.DateField()
    body = models.CharField(max_length=20)
    told_first = models.CharField(max_length=20)
    said = SealedJSON(label="reunion.interview", data_class=DataClass.MESSAGE)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("held_on body told_first recorded_by recorded_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def neutral(self) -> bool:
        """Whether who asked takes no side."""
        return Body(self.body) in NEUTRAL


class Standing(AboutPerson):
    """How it stands with one person's going, one row a person, its key made from the person's (`interviews.key_of`).

    `interview`: the one that counts; it stands here, so that deleting a row brings no older one back. `said`: {feared,
    bar}; `feared` is the key of the last interview in which he said that he fears to go, "" once a neutral body has heard
    him since and he fears no more; `bar` is what the law says (`kinds.Bar`), "" while nobody has looked.
    """

    interview = models.ForeignKey(ReleaseInterview, on_delete=models.PROTECT, null=True, related_name="+")
    said = SealedJSON(label="reunion.standing", data_class=DataClass.MESSAGE, default=dict)

    classes: ClassVar = {"interview": OPEN}
    keeps: ClassVar = Retention.RECORD
