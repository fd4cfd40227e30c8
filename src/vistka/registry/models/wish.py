"""What a held person wants told, to whom. An interview states all of it; the latest that stands counts."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.models.about import AboutPerson
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class WishItem(StrEnum):
    """What he may wish for one addressee. Nothing is the absence of them all."""

    THAT_I_LIVE = "that_i_live"
    MY_HEALTH = "my_health"
    HOW_TO_WRITE = "how_to_write"
    LETTERS = "letters"
    CALL = "call"

    @property
    def words(self) -> Promise:
        return {
            WishItem.THAT_I_LIVE: _("that I live"),
            WishItem.MY_HEALTH: _("how my health is"),
            WishItem.HOW_TO_WRITE: _("how to write to me"),
            WishItem.LETTERS: _("I want to exchange letters"),
            WishItem.CALL: _("I want a call"),
        }[self]


class Acquaintance(StrEnum):
    """How he spoke of the addressee: only a name that he gave, or a person whom he recognised, confirms her."""

    NAMED = "named"
    RECOGNISED = "recognised"
    RELATION_ONLY = "relation_only"

    @property
    def words(self) -> Promise:
        return {
            Acquaintance.NAMED: _("named by the person himself"),
            Acquaintance.RECOGNISED: _("recognised by the person"),
            Acquaintance.RELATION_ONLY: _("only the relation was said (“my parents”)"),
        }[self]


class HowSigned(StrEnum):
    """How he confirmed what was written down."""

    SIGNED = "signed"
    MARKED = "marked"
    WITNESSED = "witnessed"

    @property
    def words(self) -> Promise:
        return {
            HowSigned.SIGNED: _("signed by the person"),
            HowSigned.MARKED: _("marked by the person"),
            HowSigned.WITNESSED: _("said before a witness"),
        }[self]


class Interview(AboutPerson):
    """A conversation about his wish. It replaces the one before: whom he no longer names is told nothing.

    The one that stands is named by the person's row (`Person.interview`): nobody brings an older one back by deleting.

    `told_first`: the sentences that were read to him before (`wishes.TOLD_FIRST`). `how_signed`: a `HowSigned`.
    `said`: {held_by, language, interpreter}.
    """

    held_on = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    told_first = models.CharField(max_length=60)
    how_signed = models.CharField(max_length=10)
    said = SealedJSON(label="registry.interview", data_class=DataClass.MESSAGE)

    classes: ClassVar = dict.fromkeys("held_on recorded_by recorded_at told_first how_signed".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class Wish(AboutPerson):
    """His wish for one addressee. `said`: {relation, name, items}; items are `WishItem`s, none of them is “nothing”."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="wishes")
    acquaintance = models.CharField(max_length=15)
    said = SealedJSON(label="registry.wish", data_class=DataClass.MESSAGE)

    classes: ClassVar = dict.fromkeys("interview acquaintance".split(), OPEN)
    keeps: ClassVar = Retention.RECORD
