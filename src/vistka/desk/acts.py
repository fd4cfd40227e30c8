"""What an officer does with an account, a role or a reset: one table. Each has a page that asks once more, and a button.

`fits` only decides whether a page offers the act; whether it may be done, the action itself decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access import actions
from vistka.access.members import Member
from vistka.access.models import Grant, Invitation, Reset, Staff
from vistka.access.permissions import Permission
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import Recorded

FOLDERS: Final[dict[type[Recorded], str]] = {Staff: "staff", Grant: "roles", Reset: "resets"}


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that is done to one row. `do` returns a code when one is to be handed over."""

    name: str
    on: type[Recorded]
    permission: Permission
    fits: Callable[[Member, Any], bool]
    link: Promise
    question: Promise
    text: Promise
    submit: Promise
    done: Promise
    do: Callable[[Actor, UUID], str | None]
    danger: bool = False

    @property
    def route(self) -> str:
        """The path of its page."""
        return f"{FOLDERS[self.on]}/<uuid:row_id>/{self.name.replace('_', '-')}/"

    def url(self, row: Recorded) -> str:
        """Its page for this row."""
        return reverse(f"desk:{self.name}", args=[row.pk])


def account_of(row: Recorded) -> Staff:
    """The account that a row is about."""
    return row if isinstance(row, Staff) else row.staff  # type: ignore[attr-defined]


def offered(member: Member, row: Recorded) -> Iterator[Act]:
    """The acts that make sense for this row just now, and that she may do."""
    return (act for act in ACTS if isinstance(row, act.on) and member.may(act.permission) and act.fits(member, row))


def _another(member: Member, *accounts: UUID | None) -> bool:
    return member.staff.pk not in accounts


def _may_second_grant(member: Member, grant: Grant) -> bool:
    waits = grant.seconded_by is None and grant.ended_at is None
    return waits and _another(member, grant.proposed_by, grant.staff_id)


def _may_propose_reset(member: Member, staff: Staff) -> bool:
    proposed = Reset.objects.filter(staff=staff, seconded_by=None, stopped_at=None).exists()
    return staff.has_usable_password() and not proposed and _another(member, staff.pk)


def _may_second_reset(member: Member, reset: Reset) -> bool:
    waits = reset.seconded_by is None and reset.stopped_at is None
    return waits and _another(member, reset.proposed_by, reset.staff_id)


def may_stop(reset: Reset) -> bool:
    """Whether there is still something to stop: a proposal, or a code that may yet be used."""
    if reset.stopped_at is not None:
        return False
    unused = Invitation.objects.filter(reset=reset, accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return reset.seconded_by is None or unused.exists()


def _may_propose_unblock(member: Member, staff: Staff) -> bool:
    return not staff.is_active and staff.unblock_proposed_by is None and _another(member, staff.pk)


def _may_second_unblock(member: Member, staff: Staff) -> bool:
    proposed = not staff.is_active and staff.unblock_proposed_by is not None
    return proposed and _another(member, staff.unblock_proposed_by, staff.pk)


ACTS: Final = (
    Act(
        name="second_grant",
        on=Grant,
        permission=Permission.SECOND,
        fits=_may_second_grant,
        link=_("Second"),
        question=_("Do you second this role?"),
        text=_(
            "You say with your name that this person needs the role. It takes effect in 24 hours; until then and later "
            "every officer can end it."
        ),
        submit=_("Second the role"),
        done=_("The role is seconded. It takes effect in 24 hours."),
        do=lambda by, row_id: _nothing(actions.second_grant(by=by, grant_id=row_id)),
    ),
    Act(
        name="end_grant",
        on=Grant,
        permission=Permission.SECOND,
        fits=lambda _member, grant: grant.ended_at is None,
        link=_("End"),
        question=_("End this role?"),
        text=_(
            "It ends at once, and no second officer is needed. To give it back, it is proposed and seconded anew, and "
            "takes effect a day later."
        ),
        submit=_("End the role"),
        done=_("The role has ended."),
        do=lambda by, row_id: actions.end_grant(by=by, grant_id=row_id),
        danger=True,
    ),
    Act(
        name="invite_again",
        on=Staff,
        permission=Permission.MANAGE_ACCOUNTS,
        fits=lambda _member, staff: staff.is_active and not staff.has_usable_password(),
        link=_("Make a new invitation code"),
        question=_("Make a new invitation code?"),
        text=_(
            "Nobody has used this account yet. The code that was made before stops holding; the new one is shown once."
        ),
        submit=_("Make a new code"),
        done=_("There is a new invitation code."),
        do=lambda by, row_id: actions.invite_again(by=by, staff_id=row_id),
    ),
    Act(
        name="propose_reset",
        on=Staff,
        permission=Permission.MANAGE_ACCOUNTS,
        fits=_may_propose_reset,
        link=_("Propose a reset"),
        question=_("Propose a reset of password and second factor?"),
        text=_(
            "Be sure that it is your colleague who asks: meet in person, or call on a number that you know. Another "
            "officer has to second it. The new code then holds from 24 hours later on."
        ),
        submit=_("Propose the reset"),
        done=_("The reset is proposed. Another officer has to second it."),
        do=lambda by, row_id: _nothing(actions.propose_reset(by=by, staff_id=row_id)),
    ),
    Act(
        name="second_reset",
        on=Reset,
        permission=Permission.SECOND,
        fits=_may_second_reset,
        link=_("Second the reset"),
        question=_("Do you second this reset?"),
        text=_(
            "All sessions of the account end now. You get a code to hand over in person; it holds from 24 hours later on, "
            "for three days. Until then the owner and every officer can stop it."
        ),
        submit=_("Second the reset"),
        done=_("The reset is seconded."),
        do=lambda by, row_id: actions.second_reset(by=by, reset_id=row_id),
    ),
    Act(
        name="stop_reset",
        on=Reset,
        permission=Permission.SECOND,
        fits=lambda _member, reset: may_stop(reset),
        link=_("Stop the reset"),
        question=_("Stop this reset?"),
        text=_("Its code stops holding. The old password and second factor go on working."),
        submit=_("Stop the reset"),
        done=_("The reset is stopped."),
        do=lambda by, row_id: actions.stop_reset(by=by, reset_id=row_id),
        danger=True,
    ),
    Act(
        name="block",
        on=Staff,
        permission=Permission.MANAGE_ACCOUNTS,
        fits=lambda member, staff: staff.is_active and _another(member, staff.pk),
        link=_("Block the account"),
        question=_("Block this account?"),
        text=_(
            "It is signed out everywhere and cannot sign in, from now on. Its roles stay as they are. To unblock it, two "
            "officers are needed."
        ),
        submit=_("Block the account"),
        done=_("The account is blocked."),
        do=lambda by, row_id: actions.block(by=by, staff_id=row_id),
        danger=True,
    ),
    Act(
        name="propose_unblock",
        on=Staff,
        permission=Permission.MANAGE_ACCOUNTS,
        fits=_may_propose_unblock,
        link=_("Propose to unblock the account"),
        question=_("Propose to unblock this account?"),
        text=_("Another officer has to second it. Then it is unblocked at once, with the roles that it has."),
        submit=_("Propose to unblock it"),
        done=_("It is proposed. Another officer has to second it."),
        do=lambda by, row_id: actions.propose_unblock(by=by, staff_id=row_id),
    ),
    Act(
        name="second_unblock",
        on=Staff,
        permission=Permission.SECOND,
        fits=_may_second_unblock,
        link=_("Second the unblocking"),
        question=_("Do you second that this account is unblocked?"),
        text=_("It can sign in again at once, with the roles that it has."),
        submit=_("Unblock the account"),
        done=_("The account is unblocked."),
        do=lambda by, row_id: actions.second_unblock(by=by, staff_id=row_id),
    ),
)


def _nothing(_row: Recorded) -> None:
    """An action's row is not a code."""
