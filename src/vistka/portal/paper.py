"""The questions of the form to print: those of the pages, with a line to write on after each."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ABOUT_HIM: Final[tuple[Promise, ...]] = (
    _("Full name, in any alphabet"),
    _("Other spellings, earlier names, nickname, callsign"),
    _("Born when and where, or about how old"),
    _("Father’s full name"),
    _("Mother’s full name, and her name before marriage"),
    _("Last home address"),
    _("Unit, rank, service number"),
    _("Marks: scars, tattoos, teeth, height"),
    _("Last contact: when, where and how. What you know since then"),
)
ABOUT_HER: Final[tuple[Promise, ...]] = (
    _("Your full name and date of birth"),
    _("How are you related?"),
    _("Your address"),
    _("How is it safe to reach you? Write the number or address"),
    _("At what hours? Who else may pick up?"),
    _("Your language"),
    _("Four words of your choice. You say one when you call us, so that we know you"),
)
