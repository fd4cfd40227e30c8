"""How many letters and cards somebody has sent in a month: shown, and never a reason to refuse what art. 71 guarantees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from vistka.correspondence.kinds import Direction, Form
from vistka.correspondence.local_rule import GUARANTEED_CARDS, GUARANTEED_LETTERS, LocalRule
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message

DECEMBER: Final = 12


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What one person has sent in a month, and what is guaranteed."""

    letters: int
    cards: int
    guaranteed_letters: int = GUARANTEED_LETTERS
    guaranteed_cards: int = GUARANTEED_CARDS

    def has_room(self, form: Form, rule: LocalRule) -> bool:
        """Whether one more may be sent. A family message goes by the Agency, and is not counted."""
        sent, most = {
            Form.LETTER: (self.letters, rule.letters),
            Form.CARD: (self.cards, rule.cards),
            Form.FAMILY_MESSAGE: (0, None),
        }[form]
        return most is None or sent < most


def of_month(person_id: UUID, year: int, month: int) -> Counted:
    """What the person has sent in that month, by the bureau's clock. What the censor sent back does not count."""
    zone = timezone.get_current_timezone()
    begins = datetime(year, month, 1, tzinfo=zone)
    ends = datetime(year + month // DECEMBER, month % DECEMBER + 1, 1, tzinfo=zone)
    sent = Message.objects.filter(person_id=person_id, direction=Direction.FROM_PERSON)
    sent = sent.filter(came_at__gte=begins, came_at__lt=ends).exclude(state=MessageState.RETURNED)
    forms = Counter(sent.values_list("form", flat=True))
    return Counted(letters=forms[Form.LETTER], cards=forms[Form.CARD])
