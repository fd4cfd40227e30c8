"""How a page calls a member of staff: by name to who may read it, else by account."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vistka.access.members import Member
from vistka.access.models import Staff
from vistka.access.roles import Room, may_read
from vistka.vault.classes import DataClass


def called(reader: Member, staff: Staff) -> str:
    """The name for an administrator and for herself; the account's name for all others."""
    if staff.pk == reader.staff.pk or may_read(reader.roles, DataClass.STAFF, Room.ACCESS):
        return str(staff.name)
    return staff.account


def all_called(reader: Member, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """How to call those accounts."""
    wanted = {one for one in ids if one is not None}
    return {staff.pk: called(reader, staff) for staff in Staff.objects.filter(pk__in=wanted)}
