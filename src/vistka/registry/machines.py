"""How the review of what was shown in public goes: the table of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission


class ExposureState(StrEnum):
    """How far the review of the risk is."""

    FLAGGED = "flagged"
    REVIEWED = "reviewed"
    SECONDED = "seconded"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[ExposureState, Promise]] = {
    ExposureState.FLAGGED: _("The risk is to be reviewed"),
    ExposureState.REVIEWED: _("Reviewed; another person looks at it"),
    ExposureState.SECONDED: _("The risk is reviewed"),
    ExposureState.WITHDRAWN: _("Withdrawn"),
}

EXPOSURE: Final = Machine(
    "registry.exposure",
    _("Shown in public"),
    ExposureState,
    ExposureState.FLAGGED,
    {
        # Reviewed again, a review that nobody has seconded is replaced.
        "review": leads(
            ExposureState.FLAGGED,
            ExposureState.REVIEWED,
            to=ExposureState.REVIEWED,
            by=Permission.REVIEW_RISK,
            words=_("Review the risk"),
        ),
        "second": leads(
            ExposureState.REVIEWED,
            to=ExposureState.SECONDED,
            by=Permission.REVIEW_RISK,
            words=_("Second the review"),
            not_by=("reviewed_by",),
            why_not=_("First the risk is reviewed."),
        ),
        # By the second of two who found that no lead of it shows the person (`exposure.take_back_showing`).
        "withdraw": leads(
            *(ExposureState.FLAGGED, ExposureState.REVIEWED, ExposureState.SECONDED),
            to=ExposureState.WITHDRAWN,
            by=Permission.REVIEW_RISK,
            words=_("It is somebody else"),
        ),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {EXPOSURE.name: EXPOSURE}
