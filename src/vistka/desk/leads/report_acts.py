"""What is done with a civilian's report, each on a page of its own: one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.leads.item_acts import REFER, page_of
from vistka.desk.leads.item_forms import OfReportForm
from vistka.desk.working.acts import Act, Files, Typed
from vistka.leads import actions
from vistka.leads.kinds import ALIVE, ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Item
from vistka.ledger.recorded import trust
from vistka.sources.findings import Fate

_FATES: Final[Mapping[str, str]] = {"with_me": ALIVE, "wounded": Fate.WOUNDED, "dead": Fate.DEAD}
"""How the soldier is, as the portal asks it."""


def _waits(item: Item) -> bool:
    return item.kind == ItemKind.REPORT and item.state == ItemState.WAITING


def _prefilled(item: Item, typed: Typed, _files: Files) -> OfReportForm:
    trust(item.report)
    said: Mapping[str, Any] = item.report.said or {}
    soldier: Mapping[str, str] = said.get("soldier", {})
    first = {
        **{name: soldier.get(name, "") for name in ("name", "birth_date", "service_number")},
        "fate": _FATES.get(said.get("state", ""), ""),
        "where": str(said.get("place", ""))[:300],
        "date": said.get("seen_on", ""),
    }
    return OfReportForm(typed, initial=first)


OF_REPORT: Final[tuple[Act[Item], ...]] = (
    Act(
        name="lead_from_report",
        path="leads/reports/<uuid:row_id>/lead/",
        permission=Permission.TAKE_REPORT,
        on=Item,
        link=_("Make a lead of the soldier"),
        title=_("Make a lead of the soldier who is described"),
        texts=(_("It is compared with the register and with those who are sought. No family hears of it."),),
        submit=_("Write the lead down"),
        done=_("The lead is written down."),
        form=_prefilled,
        fits=_waits,
        do=lambda by, item, form: actions.lead_from_report(
            by=by, item_id=item.pk, said=form.said(), where=form.cleaned_data["where"]
        ),
        back=page_of,
        purpose=Purpose.FOLLOW_LEAD,
        template="desk/leads/hand_act.html",
    ),
    replace(
        REFER,
        name="refer_report",
        path="leads/reports/<uuid:row_id>/refer/",
        permission=Permission.TAKE_REPORT,
        fits=_waits,
        purpose=Purpose.FOLLOW_LEAD,
    ),
    Act(
        name="end_report",
        path="leads/reports/<uuid:row_id>/end/",
        permission=Permission.TAKE_REPORT,
        on=Item,
        link=_("End work on this report"),
        title=_("End work on this report?"),
        texts=(_("What was written is destroyed. What stays: that it came, and the leads that you made of it."),),
        submit=_("End it, and destroy what was written"),
        done=_("Work on the report has ended."),
        fits=_waits,
        do=lambda by, item, _form: actions.end_report(by=by, item_id=item.pk),
        back=lambda _item: reverse("desk:leads_tray"),
        purpose=Purpose.FOLLOW_LEAD,
        danger=True,
    ),
)
