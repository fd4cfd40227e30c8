"""When an enquiry does not close: while somebody who enquires by it is on the road for us."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.closing import Outcome
from vistka.reunion.models import Journey


def still_travelling(enquiry_id: UUID, outcome: Outcome) -> Promise | None:
    """A journey that has not ended, whatever the outcome."""
    if not Journey.objects.filter(enquirer__enquiry_id=enquiry_id, ended_at=None).exists():
        return None
    return _("Somebody who enquires here is on a journey that we planned. It closes when she is home.")


VETOES: Final[dict[str, Callable[[UUID, Outcome], Promise | None]]] = {"reunion.journeys": still_travelling}
"""Each room's reasons why an enquiry does not close (`enquiries.closing`)."""
