"""The pages about staff: who is here with which roles, and what waits for a second officer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.models import Grant, Invitation, Reset, Staff
from vistka.access.permissions import Permission
from vistka.access.roles import Role
from vistka.access.second_factor import Standing, standing
from vistka.desk.acts import may_stop, offered
from vistka.desk.presenters.names import all_called, called
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import Recorded, trust
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Text, Tone
from vistka.ui.templatetags.ui import time

Names = dict[UUID, str]


def forged(row: Recorded) -> bool:
    """Whether the row is other than the ledger has it."""
    try:
        trust(row)
    except Forged:
        return True
    return False


def state_of(staff: Staff) -> Tag:
    """How the account stands."""
    if forged(staff):
        return Tag(_("Not as the ledger has it"), Tone.GRAVE)
    if not staff.is_active:
        return Tag(_("Blocked"), Tone.GRAVE)
    if not staff.has_usable_password():
        return Tag(_("Invited"), Tone.WAITING)
    match standing(staff):
        case Standing.BOUND:
            return Tag(_("In use"), Tone.GOOD)
        case Standing.AWAITED:
            return Tag(_("Second factor awaited"), Tone.WAITING)
        case Standing.LAPSED:
            return Tag(_("Second factor not set up in time"), Tone.GRAVE)
        case Standing.BROKEN:
            return Tag(_("Second factor not as it was left"), Tone.GRAVE)


def proposals(grants: Iterable[Grant]) -> list[Grant]:
    """Those that wait for a second officer."""
    return [grant for grant in grants if grant.seconded_by is None and grant.ended_at is None]


def staff_table(reader: Member, accounts: Iterable[Staff], now: datetime) -> Table:
    """All accounts: state, roles in effect, what waits."""
    return Table(
        caption=_("Accounts"),
        caption_hidden=True,
        columns=(Column(_("Member of staff")), Column(_("State")), Column(_("Roles")), Column(_("Waiting"))),
        rows=tuple(_staff_row(reader, staff, now) for staff in accounts),
    )


def _staff_row(reader: Member, staff: Staff, now: datetime) -> tuple[Cell, ...]:
    grants = [grant for grant in staff.grants.filter(ended_at=None) if not forged(grant)]
    held = ", ".join(str(Role(grant.role).words) for grant in grants if grant.in_effect(now))
    return (
        Link(called(reader, staff), reverse("desk:staff", args=[staff.pk])),
        state_of(staff),
        held or _("none"),
        _waiting(staff, grants) or _("nothing"),
    )


def _waiting(staff: Staff, grants: Iterable[Grant]) -> str:
    """What waits for a second officer."""
    resets = Reset.objects.filter(staff=staff, seconded_by=None, stopped_at=None).exists()
    found = [_("role “%(role)s”") % {"role": Role(grant.role).words} for grant in proposals(grants)]
    found += [_("reset")] if resets else []
    found += [_("unblocking")] if staff.unblock_proposed_by else []
    return ", ".join(found)


@dataclass(frozen=True)
class StaffPage:
    """One account."""

    name: str
    summary: list[SummaryRow]
    roles: Table | None
    may_propose_role: bool
    propose_role_url: str
    resets: list[SummaryRow]
    acts: list[Link]
    is_own: bool


def staff_page(reader: Member, staff: Staff) -> StaffPage:
    """The page of one account."""
    now = timezone.now()
    grants = list(staff.grants.filter(ended_at=None).order_by("proposed_at"))
    resets = [reset for reset in staff.resets.filter(stopped_at=None).order_by("proposed_at") if may_stop(reset)]
    names = all_called(
        reader,
        [staff.unblock_proposed_by, *(one.proposed_by for one in grants), *(one.seconded_by for one in grants)]
        + [one.proposed_by for one in resets],
    )
    is_own = staff.pk == reader.staff.pk
    return StaffPage(
        name=called(reader, staff),
        summary=_summary(staff, names),
        roles=_roles(reader, grants, names, now) if grants else None,
        may_propose_role=reader.may(Permission.MANAGE_ACCOUNTS) and not is_own,
        propose_role_url=reverse("desk:propose_role", args=[staff.pk]),
        resets=[SummaryRow(_reset_words(reset, names), _links(reader, reset)) for reset in resets],
        acts=[Link(act.link, act.url(staff)) for act in offered(reader, staff)],
        is_own=is_own,
    )


def _summary(staff: Staff, names: Names) -> list[SummaryRow]:
    rows = [SummaryRow(_("Account name"), staff.account), SummaryRow(_("State"), state_of(staff))]
    rows.append(SummaryRow(_("Number in the ledger"), str(staff.pk)))
    if staff.blocked_at:
        rows.append(SummaryRow(_("Blocked since"), time(staff.blocked_at)))
    if staff.unblock_proposed_by:
        words = _("Proposed by %(who)s. Another officer has to second it.") % {"who": names[staff.unblock_proposed_by]}
        rows.append(SummaryRow(_("Unblocking"), words))
    open_still = {"accepted_at": None, "withdrawn_at": None, "expires_at__gt": timezone.now()}
    for invitation in Invitation.objects.filter(staff=staff, **open_still):
        rows.append(SummaryRow(_("Invitation holds from"), time(invitation.valid_from)))
        rows.append(SummaryRow(_("Invitation holds until"), time(invitation.expires_at)))
    return rows


def _roles(reader: Member, grants: Iterable[Grant], names: Names, now: datetime) -> Table:
    return Table(
        caption=_("Roles"),
        columns=(Column(_("Role")), Column(_("How it stands")), Column(_("What you can do"))),
        rows=tuple(
            (Role(grant.role).words, _standing_of(grant, names, now), _links(reader, grant, Role(grant.role).words))
            for grant in grants
        ),
    )


def _standing_of(grant: Grant, names: Names, now: datetime) -> str:
    return format_html("{} {}", _state_of_grant(grant, now), grant_words(grant, names, now))


def _state_of_grant(grant: Grant, now: datetime) -> Tag:
    if forged(grant):
        return Tag(_("Not as the ledger has it"), Tone.GRAVE)
    if grant.seconded_by is None:
        return Tag(_("Proposed"), Tone.WAITING)
    return Tag(_("In effect"), Tone.GOOD) if grant.in_effect(now) else Tag(_("Seconded"), Tone.OPEN)


def grant_words(grant: Grant, names: Names, now: datetime) -> str:
    """Who decided, who has still to, and from when the role holds."""
    who = {"who": names[grant.proposed_by]}
    if grant.effective_at is None:
        return _("Proposed by %(who)s. Another officer has to second it; it takes effect 24 hours after that.") % who
    said = who | {"second": names[grant.seconded_by or grant.proposed_by]}
    words = _("Proposed by %(who)s, seconded by %(second)s.") % said
    since = _("In effect since") if grant.in_effect(now) else _("It takes effect on")
    return format_html("{} {} {}", words, since, time(grant.effective_at))


def _reset_words(reset: Reset, names: Names) -> str:
    who = {"who": names[reset.proposed_by]}
    if reset.effective_at is None:
        return _("Proposed by %(who)s. Another officer has to second it; the code holds 24 hours after that.") % who
    return format_html("{} {}", _("Seconded. The code holds from"), time(reset.effective_at))


def _links(reader: Member, row: Recorded, about: Text = "") -> Cell:
    links = [(Link(act.link, act.url(row), about),) for act in offered(reader, row)]
    return format_html_join(mark_safe("<br>"), "{}", links) or "–"
