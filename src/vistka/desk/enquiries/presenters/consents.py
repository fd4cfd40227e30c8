"""What an enquirer agreed to, in a few words for the staff. What binds is the wording that she heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.consent_wordings import Item

IN_SHORT: Final[Mapping[Item, Promise]] = {
    Item.KEEP: _("We keep and compare what she said"),
    Item.WISH: _("The person who is found decides what she is told"),
    Item.ASK: _("We ask the other side and the Central Tracing Agency"),
    Item.SHARE: _("We share it with the Red Cross or Red Crescent where she lives"),
    Item.ADDRESS: _("The person who is found may get her address"),
}
