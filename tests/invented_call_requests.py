"""A soldier and his mother on the way to a call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone

from invented_answers import HER_NAME, Family
from vistka.calls import actions
from vistka.calls.for_her import ask
from vistka.calls.kinds import InRoom, Way
from vistka.calls.models import Call
from vistka.ledger.actors import machine

AGREED: Final[Mapping[str, Any]] = {"told": True, "how": "signed", "picture": True, "zone": "Asia/Omsk"}
CALLEE: Final = {"name": HER_NAME, "relation": "mother"}


class Speaking:
    """Steps towards a call of this family."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.by = family.bureau.by

    def he_asks(self) -> Call:
        """At the camp."""
        return actions.ask(by=self.by("yaryna"), person_id=self.family.person.pk, callee=CALLEE, agreed=AGREED)

    def she_asks(self) -> Call:
        """From her mailbox."""
        said = {"agrees": True, "picture": True, "zone": "Asia/Omsk", "times": "evenings"}
        return ask(by=machine("post"), enquirer_id=self.family.mother.pk, submission_id=uuid4(), said=said)

    def she_agrees(self, call: Call) -> Call:
        """A case worker has asked her."""
        return actions.family_agrees(
            by=self.by("olena"), call_id=call.pk, enquirer_id=self.family.mother.pk, agreed=AGREED
        )

    def he_agrees(self, call: Call) -> Call:
        """A registrar has asked him."""
        return actions.person_agrees(by=self.by("yaryna"), call_id=call.pk, agreed=AGREED)

    def granted(self) -> Call:
        """He asked, she agrees, it is granted."""
        call = self.she_agrees(self.he_asks())
        return actions.grant(by=self.by("ivan"), call_id=call.pk, needs_court=False, court_allows=False)

    def set(self, call: Call, way: Way = Way.BRIDGED) -> Call:
        """For tomorrow."""
        at = timezone.now() + timedelta(days=1)
        return actions.set_slot(by=self.by("olena"), call_id=call.pk, way=way, slot_from=at, in_room=[InRoom.OFFICER])
