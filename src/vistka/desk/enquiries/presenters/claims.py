"""The list of claims of kinship: what waits for a second person, then what has no level yet, then the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.desk.enquiries.presenters.words import day
from vistka.enquiries.models import KinshipClaim, LevelDecision
from vistka.ui.furniture import Column, Link, Table, Tag, Tone

A_PAGE: Final = 20
_WAITS, _NEW, _SETTLED = range(3)


def listed() -> QuerySet[KinshipClaim]:
    """All claims of those who still seek; `stands`: how each stands."""
    decisions = LevelDecision.objects.filter(claim=OuterRef("pk"), dropped_at=None)
    claims = KinshipClaim.objects.filter(enquirer__withdrawn_at=None).annotate(
        stands=Case(
            When(Exists(decisions.filter(confirmed_at=None)), then=Value(_WAITS)),
            When(~Exists(decisions), then=Value(_NEW)),
            default=Value(_SETTLED),
        ),
        papers_here=Count("papers"),
    )
    return claims.order_by("stands", "-papers_here", "claimed_at", "pk")


def table(claims: Iterable[KinshipClaim]) -> Table:
    """One line a claim. It opens nobody."""
    states = {
        _WAITS: Tag(_("Waits for a second person"), Tone.WAITING),
        _NEW: Tag(_("No level yet"), Tone.OPEN),
        _SETTLED: Tag(_("Level set"), Tone.PLAIN),
    }
    return Table(
        caption=_("Claims of kinship"),
        caption_hidden=True,
        columns=(
            Column(_("Claimed")),
            Column(_("State")),
            Column(_("Papers"), numeric=True),
            Column(_("What you can do")),
        ),
        rows=tuple(
            (
                day(claim.claimed_at),
                states[claim.stands],  # type: ignore[attr-defined]
                claim.papers_here,  # type: ignore[attr-defined]
                Link(_("Open it"), reverse("desk:claim", args=[claim.pk]), day(claim.claimed_at)),
            )
            for claim in claims
        ),
    )
