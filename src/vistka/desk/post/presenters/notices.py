"""Whether, how and when somebody wants to be told that there is mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.ui.furniture import SummaryRow

NOTICES: Final[Mapping[str, Promise]] = {
    "none": gettext_lazy("None: she looks into her mailbox herself"),
    "email": gettext_lazy("By e-mail"),
    "sms": gettext_lazy("By text message"),
    "messenger": gettext_lazy("By a messenger on her telephone"),
}
HOURS: Final[Mapping[str, Promise]] = {
    "morning": gettext_lazy("In the morning"),
    "midday": gettext_lazy("Around noon"),
    "evening": gettext_lazy("In the evening"),
}


def notice_rows(said: Mapping[str, Any]) -> list[SummaryRow]:
    """What was said of notices (`mailroom.schema`); nothing where nothing was."""
    notices = said.get("notices", {})
    rows = []
    if notices.get("channel"):
        rows.append(SummaryRow(_("Notices"), NOTICES[notices["channel"]]))
    if notices.get("address"):
        rows.append(SummaryRow(_("Number or address for notices"), notices["address"]))
    if notices.get("hours"):
        rows.append(SummaryRow(_("When"), HOURS[notices["hours"]]))
    return rows
