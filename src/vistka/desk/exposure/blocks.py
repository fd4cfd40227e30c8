"""What the page of a person says of one who was shown in public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.permissions import Permission
from vistka.desk.exposure.acts import ACTS, found_rows
from vistka.desk.registry.blocks import Block, Looking
from vistka.desk.working.acts import offered
from vistka.leads.models import Lead
from vistka.registry.exposure import AWAITED, WAITS, showings_of
from vistka.registry.machines import ExposureState
from vistka.registry.models import Exposure, Showing
from vistka.ui.furniture import Link, SummaryRow, Tag, Tone
from vistka.ui.templatetags.ui import time

MOST_LINKED: Final = 10
_TONES = {
    ExposureState.FLAGGED: Tone.GRAVE,
    ExposureState.REVIEWED: Tone.WAITING,
    ExposureState.SECONDED: Tone.GOOD,
    ExposureState.WITHDRAWN: Tone.PLAIN,
}


def exposure(looking: Looking) -> Block | None:
    """That the person was shown, and how far the review is; what it found, for those who review."""
    if looking.person.exposure_id is None:
        return None
    title = _("Shown in public")
    latest = next(iter(looking.believed(Exposure.objects.filter(pk=looking.person.exposure_id))), None)
    if latest is None:
        looking.is_whole = False
        return Block(title=title, text=WAITS)
    state, reviews = ExposureState(latest.state), looking.reader.may(Permission.REVIEW_RISK)
    showings = looking.believed(showings_of(latest)) if reviews else []
    rows = [
        SummaryRow(_("State"), Tag(state.words, _TONES[state])),
        SummaryRow(_("Review by"), time(latest.due_at)),
        *((SummaryRow(_("Leads"), str(len(showings))), *found_rows(latest)) if reviews else ()),
    ]
    links = [*offered(looking.reader, latest, ACTS), *_take_down(looking, showings)]
    return Block(title=title, text=WAITS if state in AWAITED else "", rows=rows, links=links)


def _take_down(looking: Looking, showings: Sequence[Showing]) -> list[Link]:
    """The way to the newest leads that show the person, on which a take-down is asked."""
    if not looking.reader.may(Permission.FOLLOW_LEAD):
        return []
    newest = showings[:MOST_LINKED]
    leads = {one.pk for one in looking.believed(Lead.objects.filter(pk__in=[one.lead_id for one in newest]))}
    return [
        Link(
            _("The lead, and asking for a take-down"),
            reverse("desk:lead", args=[one.lead_id]),
            _("the one found on %(when)s") % {"when": time(one.confirmed_at)} if len(leads) > 1 else "",
        )
        for one in newest
        if one.lead_id in leads
    ]
