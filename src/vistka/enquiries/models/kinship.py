"""Kinship: a claim as a typed edge, the papers for it, and the level that two people set."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.models.enquirer import AboutEnquirer
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class KinshipLevel(StrEnum):
    """How well kinship is shown."""

    DECLARED = "declared"
    PARTIAL = "partial"
    DOCUMENTED = "documented"
    REFUTED = "refuted"

    @property
    def words(self) -> Promise:
        return {
            KinshipLevel.DECLARED: _("Declared"),
            KinshipLevel.PARTIAL: _("Partly documented"),
            KinshipLevel.DOCUMENTED: _("Documented"),
            KinshipLevel.REFUTED: _("Refuted"),
        }[self]


class KinshipClaim(AboutEnquirer):
    """“I am his mother”: the edges from the enquirer to the sought person. `said`: {edges, note}.

    `edges`: [{relation, from, to}], a chain of `kinship.Relation` from "enquirer" to "sought"; somebody between is
    given by name. A brother's claim has two, over a parent.
    """

    said = SealedJSON(label="enquiries.kinship", data_class=DataClass.FAMILY)
    claimed_at = models.DateTimeField()

    classes: ClassVar = {"claimed_at": OPEN}
    keeps: ClassVar = Retention.RECORD


class Paper(AboutEnquirer):
    """A document for a claim, its pages in the vault under label "enquiries.paper". `said`: {kind, names, dates}.

    `kind`: one of `kinship.PAPERS`; `names` and `dates` (of birth) are by the roles that it has, as printed.
    """

    claim = models.ForeignKey(KinshipClaim, on_delete=models.PROTECT, related_name="papers")
    said = SealedJSON(label="enquiries.paper_said", data_class=DataClass.FAMILY)
    received_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("claim received_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class LevelDecision(AboutEnquirer):
    """A level that one proposed with reasons and another confirmed with reasons of his own; or has yet to.

    The one that counts is named by the enquirer. `reasons`: {proposed, confirmed}.
    """

    claim = models.ForeignKey(KinshipClaim, on_delete=models.PROTECT, related_name="decisions")
    level = models.CharField(max_length=12)
    reasons = SealedJSON(label="enquiries.level_reasons", data_class=DataClass.FAMILY)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "claim level proposed_by proposed_at confirmed_by confirmed_at dropped_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim"],
                condition=models.Q(confirmed_at=None, dropped_at=None),
                name="one_open_decision_a_claim",
            )
        ]
