"""What the worker does of this room each minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vistka.post.actions.withdrawals import carry_out_all, erase_old_spam
from vistka.post.canary.flying import fly_if_due
from vistka.post.carried import carry_all
from vistka.post.keys import destroy_old_keys, publish
from vistka.post.mailing import send_mail
from vistka.post.notices.weekly import send_notices
from vistka.post.reports import hand_on_all


def keep_keys() -> None:
    """The mailroom has the keys that are signed, and no private half outlives its days."""
    destroy_old_keys()
    publish()


def withdraw() -> None:
    """Withdrawals whose seven days are over, and spam whose ninety are."""
    carry_out_all()
    erase_old_spam()


HANDLERS: Final[dict[str, Callable[[], None]]] = {
    "post.keys": keep_keys,
    "post.withdrawals": withdraw,
    "post.carry": carry_all,
    "post.mail": send_mail,
    "post.notices": send_notices,
    "post.canary": fly_if_due,
    "post.reports": hand_on_all,
}
