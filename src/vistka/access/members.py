"""Who is who: the trusted account, the roles in effect, whose case somebody is. Nothing here believes a bare row."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from vistka.access.models import Assignment, Grant, Staff
from vistka.access.permissions import Permission, permissions_of
from vistka.access.roles import Role, clash
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import Recorded, trust

Row = TypeVar("Row", bound=Recorded)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Member:
    """A member of staff with the roles that are in effect just now."""

    staff: Staff
    roles: frozenset[Role]

    @property
    def actor(self) -> Actor:
        """As the ledger names her."""
        return self.staff.actor

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """All that her roles may do."""
        return permissions_of(self.roles)

    def may(self, permission: Permission) -> bool:
        """Whether she has this permission."""
        return permission in self.permissions


def member(staff: Staff, now: datetime | None = None) -> Member:
    """The member of staff behind a trusted account."""
    return Member(staff, roles_of(staff.pk, now or timezone.now()))


def roles_of(staff_id: UUID, now: datetime) -> frozenset[Role]:
    """The roles in effect at `now`. A grant that the ledger does not bear out gives none and is reported.

    Neither does a set of roles that nobody may hold together: two grants seconded in the same moment could make one.
    """
    held = Grant.objects.filter(staff_id=staff_id, ended_at=None, effective_at__lte=now)
    roles = frozenset(Role(grant.role) for grant in trusted(held))
    if clash(roles):
        log.error("account %s holds roles that nobody holds together: it has none", staff_id)
        return frozenset()
    return roles


def is_own_case(staff_id: UUID, subject_id: UUID) -> bool:
    """Whether the person is a case of this member of staff."""
    rows = Assignment.objects.filter(staff_id=staff_id, subject_id=subject_id, ended_at=None)
    return bool(trusted(rows))


def trusted_account(staff: Staff | None) -> Staff | None:
    """The account, if it may be used: known, not blocked, and as the ledger has it."""
    if staff is None or not staff.is_active:
        return None
    return next(iter(trusted([staff])), None)


def trusted(rows: Iterable[Row]) -> list[Row]:
    """Those of the rows that the ledger bears out; the others are reported."""
    asked = list(rows)
    try:
        trust(*asked)
    except Forged:
        return [row for row in asked if _bears_out(row)]
    return asked


def _bears_out(row: Recorded) -> bool:
    try:
        trust(row)
    except Forged:
        log.error("%s is not as the ledger has it: it counts for nothing. Run `vistka ledger verify`.", row)
        return False
    return True
