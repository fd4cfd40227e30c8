"""What is done about those who were shown in public, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "registry.flag_exposed": Said(_("%(who)s confirmed that a person was shown in public"), _("A person was shown")),
    "registry.take_back_showing": Said(
        _("%(who)s took back that a person was shown in public"), _("Somebody else was shown")
    ),
    "registry.review_exposure": Said(
        _("%(who)s reviewed the risk of who was shown in public"), _("A risk was reviewed")
    ),
    "registry.second_exposure": Said(
        _("%(who)s seconded the review of a risk"), _("The review of a risk was seconded")
    ),
}
