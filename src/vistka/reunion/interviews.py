"""What is asked about going home: what is read to him before, the closed answers, and what stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import last_digests, trust
from vistka.registry.reading import proved
from vistka.reunion.kinds import Answer, Body, Exposure, NoNeutral, WayKind
from vistka.reunion.models import ReleaseInterview, Standing

TOLD_FIRST: Final[Mapping[str, tuple[Promise, ...]]] = {
    "going-1": (
        _("We ask you whether you want to go home, and how. Only who asks you and an interpreter are in this room."),
        _("You may say no to any way, or to all. Nothing bad follows from it."),
        _("If you are afraid to go, say so. Then nobody sends you, and a neutral person speaks with you."),
        _("No exchange and no repatriation waits for your family."),
        _("You need not go with anybody. At the door you are asked again, alone."),
        _("You can change what you say here on any day."),
    ),
    "door-1": (
        _("You are asked once more, alone: do you want to go now, this way?"),
        _("You may say no. Then you stay, and nothing bad follows from it."),
        _("Whoever came is only told that you are not coming today."),
    ),
}
"""What is read to him before he is asked, by version. A version that was ever read stays as it is."""

NOW: Final = "going-1"
AT_THE_DOOR: Final = "door-1"

NOT_COMING: Final = (
    _("The person is not coming today."),
    _("Somebody of us will speak with you, today or tomorrow."),
)
"""What she is told when he declines: this and no more. Why, she hears from nobody but himself."""

_STANDINGS: Final = UUID("5f8f2c1e-7f0b-4d4e-9a4e-6f0c5b1d2a37")


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A conversation about going home that was held. `kinds`: the ways he agrees to.

    `fear`: he fears to go. `exposure`: how far he was shown in public, None while nobody weighed it; `weighed_by`, when
    it was another body than this one. `alone`: nobody else was there but an interpreter. `language`: a code of it.
    `no_neutral`: why no neutral body could ask.
    """

    held_on: date
    body: Body
    told_first: str
    wish: Answer
    kinds: frozenset[WayKind] = frozenset()
    fear: bool = False
    exposure: Exposure | None = None
    weighed_by: Body | None = None
    alone: bool = False
    no_neutral: NoNeutral | None = None
    language: str = ""
    interpreter: bool = False

    def said(self) -> dict[str, object]:
        """As it is sealed in a row."""
        return {
            "wish": self.wish.value,
            "kinds": [kind.value for kind in WayKind if kind in self.kinds],
            "fear": self.fear,
            "exposure": self.exposure.value if self.exposure else "",
            "weighed_by": (self.weighed_by or self.body).value,
            "alone": self.alone,
            "no_neutral": self.no_neutral.value if self.no_neutral else "",
            "language": self.language,
            "interpreter": self.interpreter,
        }


@dataclass(frozen=True, kw_only=True)
class Door:
    """He was asked once more at the door. `alone`: nobody else was there but an interpreter. `fear`: he fears to go."""

    body: Body
    answer: Answer
    alone: bool
    no_neutral: NoNeutral | None = None
    fear: bool = False


def key_of(person_id: UUID) -> UUID:
    """The key of a person's `Standing`: made from his, so that the ledger knows whether one was ever written."""
    return uuid5(_STANDINGS, str(person_id))


def standing_of(person_id: UUID) -> Standing | None:
    """How it stands with his going, proved; None while nothing was written. Raises `Forged`, also when it was deleted."""
    key = key_of(person_id)
    row = Standing.objects.filter(pk=key).first()
    if row is None:
        if last_digests([key]):
            raise Forged([f"{Standing._meta.label} {key}"])
        return None
    trust(row)
    if row.person_id != person_id:
        raise Forged([str(row)])
    return row


def interview_of(standing: Standing | None) -> ReleaseInterview | None:
    """The interview that counts, proved. Raises `Forged`."""
    if standing is None:
        return None
    held = proved(ReleaseInterview, standing.interview_id)
    if held is not None and held.person_id != standing.person_id:
        raise Forged([str(held)])
    return held
