"""Acting at the terminal as a named member of staff: what the commands do stands in the ledger under an account."""

from __future__ import annotations

from collections.abc import Callable
from getpass import getpass

from django.conf import settings
from django.utils.translation import gettext as _

from vistka.access.errors import NotAllowed
from vistka.access.members import trusted_account
from vistka.access.models import Staff
from vistka.access.models.staff import clean_account
from vistka.access.signing_in import StaffBackend, takes
from vistka.ledger.actors import Actor

Ask = Callable[[str], str]


def sign_in_at_terminal(account: str, *, ask: Ask = getpass) -> Actor:
    """The member of staff of that account, who has given password and code; in the exercise nothing is asked.

    Raises `NotAllowed`, in the same words whatever was wrong.
    """
    if settings.EXERCISE:
        staff = trusted_account(Staff.objects.filter(account=clean_account(account)).first())
    else:
        staff = _asked(account, ask)
    if staff is None:
        raise NotAllowed(_("The account name, the password or the code is not right. Try again."))
    return staff.actor


def _asked(account: str, ask: Ask) -> Staff | None:
    # Both are asked before either is judged, so that nobody learns which of them was right.
    password, code = ask(_("Password: ")), ask(_("Code of your second factor: "))
    staff = StaffBackend().authenticate(None, username=account, password=password)
    return staff if staff is not None and takes(staff, code) else None
