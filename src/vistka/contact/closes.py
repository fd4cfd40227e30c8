"""When an enquiry does not close as found or as dead: while one of those who enquire by it was not told so.

Whether the person is linked, lives or has died makes no difference to the words, and none of them is for a family: who
is in contact with the person without us withdraws, whatever we know.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.contact.composing import is_answered
from vistka.contact.deaths import is_told
from vistka.enquiries.closing import Outcome
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust


def not_answered(enquiry_id: UUID, outcome: Outcome) -> Promise | None:
    """One who enquires was given no answer, or of hers nothing holds any more. Raises `Forged`."""
    if not outcome.found or all(is_answered(one) for one in _who_seek(enquiry_id)):
        return None
    return _(
        "With this outcome it closes when each who enquires has been given an answer that still holds. Who needs us no "
        "more can withdraw."
    )


def not_brought(enquiry_id: UUID, outcome: Outcome) -> Promise | None:
    """To one who enquires nobody has brought the news. Raises `Forged`."""
    if not outcome.dead or all(is_told(one) for one in _who_seek(enquiry_id)):
        return None
    return _(
        "With this outcome it closes when a person has brought the news to each who enquires. Who needs us no more can "
        "withdraw."
    )


def _who_seek(enquiry_id: UUID) -> list[Enquirer]:
    enquirers = list(Enquirer.objects.filter(enquiry_id=enquiry_id))
    trust(*enquirers)
    return [one for one in enquirers if one.withdrawn_at is None]


VETOES: Final[dict[str, Callable[[UUID, Outcome], Promise | None]]] = {
    "contact.answers": not_answered,
    "contact.news": not_brought,
}
