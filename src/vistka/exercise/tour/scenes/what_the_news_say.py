"""Step 12: two newspapers tell one thing; who really says it, what becomes of it, and what a family reads of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.contact.composing import what_she_reads
from vistka.desk.leads.lead_words import described, open_source
from vistka.desk.leads.origins import WhoSaysIt, compared_with
from vistka.enquiries.models import Enquirer
from vistka.exercise.bureau.leads import OFFER, REVIEWER
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.exercise.tour.scenes.telling import Behind, behind
from vistka.leads.kinds import FindingKind
from vistka.leads.models import Item, Lead
from vistka.ledger.reading import reading
from vistka.sources.findings import Span
from vistka.tracing.models import LeadCandidate
from vistka.ui.furniture import Column, SummaryRow, Table, Text

PAGE: Final = "tour:what_the_news_say"


@dataclass(frozen=True)
class Scene:
    """What is said, on what it rests, the picture of it, the leads, what a family reads, and where it is reviewed."""

    said: str
    rests: list[SummaryRow]
    drawing: SafeString
    leads: Table
    she: tuple[str, ...]
    doors: list[Behind]


def scene() -> Scene:
    """As it stands now, also when the review has ended and the articles are destroyed."""
    item = Item.objects.get(pk=cases()["article"])
    offer = item.findings.filter(kind=FindingKind.OFFER).earliest("number")
    with reading(TOUR, page=PAGE):
        who = WhoSaysIt(item, compared_with(item, timezone.now()))
        return Scene(
            said=OFFER,
            rests=who.of(Span(offer.start, offer.end)),
            drawing=who.drawing(),
            leads=_leads(),
            she=tuple(what_she_reads(Enquirer.objects.get(pk=cases()["unknown"]), get_language() or "en")),
            doors=[
                behind(REVIEWER, reverse("desk:item", args=[item.pk]), _("An article or a post")),
                behind(REVIEWER, reverse("desk:leads_tray"), _("Leads")),
            ],
        )


def _leads() -> Table:
    """Each lead, how it is marked, and whom it may mean."""
    rows = tuple((described(lead), open_source(), _beside(lead)) for lead in Lead.objects.order_by("accepted_at", "pk"))
    columns = (Column(_("Lead")), Column(_("State")), Column(_("Whom it may mean")))
    return Table(_("Leads"), columns, rows, caption_hidden=True)


def _beside(lead: Lead) -> Text:
    """How many stand beside it, and the most that is claimed of one of them."""
    found = [row.evidence["probability"] for row in LeadCandidate.objects.filter(lead=lead)]
    if not found:
        return _("nobody")
    return _("%(count)s, with a chance of at most %(percent)s%%") % {
        "count": len(found),
        "percent": round(max(found) * 100),
    }
