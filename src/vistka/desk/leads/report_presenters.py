"""A civilian's report from the portal: what to do first, then what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.members import Member
from vistka.desk.enquiries.presenters.enquiry import sought_in_words
from vistka.desk.leads.report_acts import OF_REPORT
from vistka.desk.post.presenters.said import language_words
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Record
from vistka.enquiries.kinship import KIN
from vistka.enquiries.sought import ASKED
from vistka.leads.machines import ItemState
from vistka.leads.models import Item, Lead
from vistka.ui.furniture import Link, SummaryRow, Tag, Text, Tone
from vistka.ui.templatetags.ui import time

Said = Mapping[str, Any]

STATES: Final[Mapping[str, Promise]] = {
    "with_me": gettext_lazy("The soldier is alive and with the one who writes"),
    "wounded": gettext_lazy("The soldier is wounded"),
    "dead": gettext_lazy("The soldier is dead"),
}


def report_page(reader: Member, item: Item, said: Said) -> Record:
    """The page of a report; nothing is `said` any more once work on it has ended."""
    state = ItemState(item.state)
    return Record(
        title=_("A civilian's report"),
        back=Link(_("Leads"), reverse("desk:leads_tray")),
        summary=[
            SummaryRow(_("State"), Tag(state.words, Tone.WAITING if said else Tone.GOOD)),
            SummaryRow(_("Came"), time(item.brought_at)),
            *([SummaryRow(_("Language"), language_words(said["language"]))] if said.get("language") else []),
            *(SummaryRow(_("Referred to"), one.body) for one in item.referrals.order_by("referred_at")),
        ],
        blocks=[block for block in _blocks(said) if block.rows] + _leads(item),
        acts=offered(reader, item, OF_REPORT),
    )


def _blocks(said: Said) -> list[Block]:
    return [
        Block(title=_("What was sent"), rows=_found(said)),
        Block(title=_("The soldier"), rows=_soldier(said)),
        Block(title=_("The relative to be called"), rows=_relative(said)),
    ]


def _leads(item: Item) -> list[Block]:
    links = [
        Link(_("A lead"), reverse("desk:lead", args=[pk]))
        for pk in Lead.objects.filter(item=item).values_list("pk", flat=True)
    ]
    return [Block(title=_("What follows from it"), links=links)] if links else []


def _found(said: Said) -> list[SummaryRow]:
    rows = [SummaryRow(_("What is said"), STATES[said["state"]])] if said.get("state") else []
    asked = {
        "seen_on": _("When"),
        "place": _("Where exactly"),
        "beside": _("What lies beside"),
        "reach_me": _("How to reach the writer"),
    }
    return [*rows, *_texts(said, asked)]


def _soldier(said: Said) -> list[SummaryRow]:
    return [SummaryRow(ASKED[column].words, text) for column, text in sought_in_words(said.get("soldier", {})).items()]


def _relative(said: Said) -> list[SummaryRow]:
    relative = said.get("relative", {})
    rows = _texts(relative, {"name": _("Name"), "number": _("Number that the soldier gave")})
    kin = relative.get("relation")
    words = capfirst(str(KIN[kin].words)) if kin in KIN else kin
    return [*rows, *([SummaryRow(_("Is to the soldier"), words)] if kin else [])]


def _texts(said: Said, asked: Mapping[str, Text]) -> list[SummaryRow]:
    return [SummaryRow(words, said[name]) for name, words in asked.items() if said.get(name)]
