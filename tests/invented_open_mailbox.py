"""A mother to whom everything is open, in a bureau with its portal: letters, a journey, a call, and her two mailboxes."""

from __future__ import annotations

import secrets
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from invented_answers import ALL
from invented_correspondence import ALL_ROLES, HIS_WORDS, Writers
from invented_journeys import Travelling
from invented_mail import HerMailbox, a_mailbox
from invented_post import OPENED, PostBureau
from invented_reunion import ROLES as REUNION_ROLES
from vistka.access import actions as access
from vistka.ledger.actors import machine
from vistka.mailroom.schema import Kind
from vistka.post.models import Letter, Submission
from vistka.vault.signatures import public_key

EVERY_ROLE: Final = {**ALL_ROLES, **REUNION_ROLES}


class OpenBureau(PostBureau):
    """The invented bureau with censors, escorts and its portal. `settings.OFFLINE_KEY` is to be put back after."""

    def __init__(self) -> None:
        staff = [access.Newcomer(account=one, name=one.title(), roles=[role]) for one, role in EVERY_ROLE.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)
        self.offline = secrets.token_bytes(32)
        settings.OFFLINE_KEY = public_key(self.offline)
        self.keys = self.new_keys(2)


class Reunited(Writers, Travelling):
    """The soldier and his mother with her mailboxes. Each method is a step that somebody takes."""

    bureau: OpenBureau

    def __init__(self, bureau: OpenBureau, language: str = "en") -> None:
        super().__init__(bureau)
        self.own = known(a_mailbox(self.mother, language=language))
        self.second = known(a_mailbox(self.mother, language=language, second=True))
        self.language = language

    def may_go(self) -> None:
        """Every condition of every kind holds; letters and a call are open to her, and she was told."""
        self.has_everything(*ALL)
        self.is_told(self.language)
        self.says()
        self.is_looked_up()

    def he_wrote(self, text: str = HIS_WORDS) -> None:
        """A letter of his has passed the censor."""
        self.he_writes(text)
        self.passes(text)

    def sends(self, kind: Kind, hers: HerMailbox | None = None, **said: Any) -> Submission:
        """She sends this from a mailbox, her own unless another is given, and the worker takes it."""
        mailbox = (hers or self.own).opened.mailbox.hex
        return Submission.objects.get(pk=self.bureau.takes(kind, mailbox=mailbox, **said))


def known(hers: HerMailbox) -> HerMailbox:
    """The mailbox, from which a submission can be proved."""
    OPENED[hers.opened.mailbox.hex] = hers.opened
    return hers


def receipts_in(mailbox_id: UUID) -> list[str]:
    """Why the machine's letters lie in a mailbox."""
    return sorted(Letter.objects.filter(mailbox_id=mailbox_id).values_list("why", flat=True))
