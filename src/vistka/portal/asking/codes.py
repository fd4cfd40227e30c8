"""The case code and the second code while they are written down: shown, typed back, then forgotten here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vistka.identifiers.damm import is_checked
from vistka.mailroom.codes import DIGITS, clean_code, mailbox_of, new_code
from vistka.portal.asking.draft import Asking
from vistka.portal.sending import todays_key
from vistka.portal.turns import TURNS, For


class Which(StrEnum):
    """The code that opens her mailbox, and the one for those who force her."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True)
class Shown:
    """What the page of a code says. The title, which a browser's history keeps, is the same for both."""

    heading: Promise
    lead: tuple[Promise, ...]


SHOWN: Final[Mapping[Which, Shown]] = {
    Which.FIRST: Shown(
        _("Your case code"),
        (
            _("This number opens your mailbox. We write to you there, and nowhere else."),
            _("We show it only now. We do not keep it. Write it down on paper."),
        ),
    ),
    Which.SECOND: Shown(
        _("Your second code"),
        (
            _("Type this number if someone makes you open your mailbox. It opens a mailbox that looks ordinary."),
            _("That mailbox holds only what we write to every family. We learn that you may be in danger."),
            _("We show it only now. Write it on another paper."),
        ),
    ),
}


def which_now(asking: Asking) -> Which:
    """The code that the pages are about: the second one while she has still to type it back, else the first.

    Both stand at the same addresses, so that the history of a browser does not tell who has a second one.
    """
    wants = bool(asking.answers.get("second_wanted"))
    is_at_second = wants and is_kept(asking, Which.FIRST) and not is_kept(asking, Which.SECOND)
    return Which.SECOND if is_at_second else Which.FIRST


def digits_of(asking: Asking, which: Which) -> str | None:
    """The digits, as long as they were not typed back."""
    found: str | None = asking.part("codes").get(which, {}).get("digits")
    return found


def is_kept(asking: Asking, which: Which) -> bool:
    """Whether she typed it back: only the mailbox's name and public half are left here."""
    return "mailbox" in asking.part("codes").get(which, {})


def draw(asking: Asking, which: Which) -> None:
    """A new code; an earlier one that was not sent opens nothing."""
    asking.answers["codes"] = asking.part("codes") | {which.value: {"digits": new_code()}}


def forget(asking: Asking, which: Which) -> None:
    """Do without this code."""
    asking.answers["codes"] = {name: code for name, code in asking.part("codes").items() if name != which.value}


def keep(asking: Asking, which: Which, digits: str) -> None:
    """Keep what the desk may know of the mailbox, and forget the digits. Raises `Busy`, `NoKey`; then all is as before."""
    installation = todays_key().installation
    with TURNS.turn(For.FILING):
        half = mailbox_of(digits, installation).half
    kept = {"mailbox": half.mailbox.hex, "public": half.public.hex()}
    asking.answers["codes"] = asking.part("codes") | {which.value: kept}


def fault_in(typed: str, digits: str) -> str:
    """What is wrong with a code that was typed back; empty when it is right."""
    found = clean_code(typed)
    if len(found) != DIGITS:
        return ngettext(
            "You typed %(count)d digit. The number has %(all)d.",
            "You typed %(count)d digits. The number has %(all)d.",
            len(found),
        ) % {"count": len(found), "all": DIGITS}
    if not is_checked(found):
        return str(_("One digit is not right, or two changed places. Look at your paper and type it again."))
    if found != digits:
        return str(_("This is another number. Type the one that we showed you last."))
    return ""
