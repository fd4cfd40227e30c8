"""The portal's keys: which weeks are published and signed, how long they last, and by what two people compare them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vistka.mailroom.keys import published_keys
from vistka.mailroom.public_keys import PublicKey
from vistka.post.keys import WEEK
from vistka.post.models import SubmissionKey
from vistka.ui.furniture import Column, SummaryRow, Table, Tag, Tone
from vistka.vault.signatures import fingerprint

FEW_WEEKS: Final = 3
"""So many weeks left: time to fetch the offline key and sign more."""


@dataclass(frozen=True)
class KeysPage:
    """How it stands with the keys."""

    summary: list[SummaryRow]
    warning: str
    table: Table | None


def keys_page(offline: bytes, today: date) -> KeysPage:
    """What lies in the mailroom, as the portal proves it. Keys that the offline key did not sign count for nothing."""
    published = published_keys(offline) if offline else []
    now = next((key for key in reversed(published) if key.is_good_on(today)), None)
    weeks = _weeks_left(published, today)
    rows = [SummaryRow(_("Fingerprint of the offline key"), fingerprint(offline) if offline else _("None is set"))]
    if now:
        rows.append(SummaryRow(_("Fingerprint of this week's key"), now.fingerprint))
    rows.append(SummaryRow(_("Whole weeks left"), weeks))
    made = list(SubmissionKey.objects.order_by("-first_day", "pk"))
    return KeysPage(summary=rows, warning=_warning(now, weeks), table=_table(made, published, today) if made else None)


def _weeks_left(published: Iterable[PublicKey], today: date) -> int:
    """For how many whole weeks from today on the portal can seal without a gap."""
    end = today - timedelta(days=1)
    for key in published:
        if key.first_day <= end + timedelta(days=1):
            end = max(end, key.first_day + WEEK - timedelta(days=1))  # the days of grace after it are for mishaps
    return (end + timedelta(days=1) - today) // WEEK


def _warning(now: PublicKey | None, weeks: int) -> str:
    if now is None:
        return _("No signed key holds today. The portal takes no requests until you publish one.")
    return _("Few weeks are left. Make and sign more keys soon.") if weeks <= FEW_WEEKS else ""


def _table(made: Iterable[SubmissionKey], published: Iterable[PublicKey], today: date) -> Table:
    known = {key.key_id for key in published}
    return Table(
        caption=_("The weekly keys"),
        columns=(Column(_("From")), Column(_("Until")), Column(_("Fingerprint")), Column(_("State"))),
        rows=tuple(
            (
                _day(key.first_day),
                _day(key.last_day),
                fingerprint(bytes(key.public)),
                _state(key, key.pk in known, today),
            )
            for key in made
        ),
    )


def _state(key: SubmissionKey, is_published: bool, today: date) -> Tag:
    if key.destroyed_at is not None:
        return Tag(_("Private half destroyed"), Tone.PLAIN)
    if key.last_day < today:
        return Tag(_("Over"), Tone.PLAIN)
    if not is_published:
        return Tag(_("Signed, not published yet") if key.signature else _("Waits for the offline key"), Tone.WAITING)
    return Tag(_("This week"), Tone.GOOD) if key.first_day <= today else Tag(_("Published"), Tone.OPEN)


def _day(day: date) -> str:
    english = (get_language() or "en").startswith("en")
    return date_format(day, "j F Y" if english else "DATE_FORMAT")
