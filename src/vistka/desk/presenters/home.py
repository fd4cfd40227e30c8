"""The first page: what this member of staff may do, and what waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vistka.access.members import Member
from vistka.access.models import Grant, Reset
from vistka.access.permissions import Permission
from vistka.access.roles import Role
from vistka.desk.acts import may_stop, offered
from vistka.desk.due_places import due_for
from vistka.desk.places import places_of
from vistka.desk.presenters.names import all_called
from vistka.desk.presenters.staff import grant_words
from vistka.ui.furniture import Link, SummaryRow


@dataclass(frozen=True)
class HomePage:
    """What the first page shows."""

    name: str
    roles: str
    places: list[SummaryRow]
    waiting: list[str]
    coming: list[SummaryRow]
    reset_is_open: bool


def home_page(member: Member) -> HomePage:
    """The first page of this member of staff."""
    return HomePage(
        name=str(member.staff.name),
        roles=", ".join(sorted(str(role.words) for role in member.roles)),
        places=[SummaryRow(str(Link(place.text, reverse(place.route))), place.purpose) for place in places_of(member)],
        waiting=[*_due(member), *_to_second(member)],
        coming=_coming(member),
        reset_is_open=any(map(may_stop, own_resets(member))),
    )


def own_resets(member: Member) -> list[Reset]:
    """Resets of her own account that nobody has stopped."""
    return list(Reset.objects.filter(staff=member.staff, stopped_at=None))


def _due(member: Member) -> list[str]:
    if not member.may(Permission.SEE_DUE):
        return []
    hers = due_for(member)
    due, late = hers.count(), hers.filter(due_at__lt=timezone.now()).count()
    words = ngettext("%(count)s thing is due.", "%(count)s things are due.", due) % {"count": due}
    overdue = ngettext("%(count)s is overdue.", "%(count)s are overdue.", late) % {"count": late}
    return [f"{words} {overdue}" if late else words] if due else [_("Nothing is due.")]


def _to_second(member: Member) -> list[str]:
    """How many roles and resets wait for her word."""
    rows = [
        *Grant.objects.filter(seconded_by=None, ended_at=None),
        *Reset.objects.filter(seconded_by=None, stopped_at=None),
    ]
    count = sum(act.name in ("second_grant", "second_reset") for row in rows for act in offered(member, row))
    if not count:
        return []
    words = ngettext(
        "%(count)s proposal waits for a second officer.", "%(count)s proposals wait for a second officer.", count
    )
    return [words % {"count": count}]


def _coming(member: Member) -> list[SummaryRow]:
    """Her roles that are not in effect yet."""
    now = timezone.now()
    grants = [one for one in Grant.objects.filter(staff=member.staff, ended_at=None) if not one.in_effect(now)]
    names = all_called(member, [officer for one in grants for officer in (one.proposed_by, one.seconded_by)])
    return [SummaryRow(Role(grant.role).words, grant_words(grant, names, now)) for grant in grants]
