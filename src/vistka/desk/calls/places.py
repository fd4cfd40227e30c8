"""Where one goes for calls: lines of the tables in `desk.places` and `desk.of_person`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.calls.acts import may_ask
from vistka.desk.place import OfPerson, Place

PLACES: Final[tuple[Place, ...]] = (
    Place("desk:calls", Permission.SEE_CALLS, _("Calls"), _("Ask both, decide, set the time, and sit with a call.")),
)

OF_PERSON: Final[tuple[OfPerson, ...]] = (OfPerson("ask_call", Permission.ASK_CALL, _("Ask for a call"), may_ask),)
