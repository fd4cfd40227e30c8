"""The desk behind a portal that listens: what came lies in its tray, days pass, and mail goes out on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Final, Self
from uuid import UUID

import time_machine
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from invented_mail import START
from invented_post import PostBureau
from invented_visitors import OfflineBureau, as_the_portal
from portal_routes import OF_THE_BUREAU
from vistka.enquiries.actions import found_association
from vistka.enquiries.models import Enquirer
from vistka.mailroom.codes import mailbox_of, new_code
from vistka.mailroom.schema import Kind
from vistka.post import actions, tray
from vistka.post.caller_words import speak_word
from vistka.post.mailboxes import mailbox_named
from vistka.post.mailing import send_mail
from vistka.post.models import Mailbox, Submission
from vistka.post.opening import fetch
from vistka.vault.current import keyring

WEEKS: Final = 3


class Desk(PostBureau):
    """A bureau with its days. `url`: of its portal. Olena and Oksana are its case workers."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._is_day(START)
        super().__init__(weeks=WEEKS)
        stack.enter_context(as_the_portal(OfflineBureau(offline=self.offline), **OF_THE_BUREAU))
        server = LiveServer("localhost")
        stack.callback(server.stop)
        self.url = server.url

    @classmethod
    @contextmanager
    def at_work(cls) -> Iterator[Self]:
        """Within the block the portal listens. Settings are put back after it."""
        offline = settings.OFFLINE_KEY
        cache.clear()
        with ExitStack() as stack:
            stack.callback(setattr, settings, "OFFLINE_KEY", offline)
            yield cls(stack)

    def mails_on_the_next_day(self) -> None:
        """The night passes; at the hour of the calendar every mailbox gets its mail."""
        self._is_day((timezone.now() + timedelta(days=1)).replace(hour=6, minute=3))
        send_mail()

    def waiting(self) -> list[str]:
        """What came in by now and waits for a person: its kinds."""
        fetch()
        return sorted(submission.kind for submission in tray.waiting())

    def accepts_the_request(self) -> Enquirer:
        """Olena accepts the one request that waits. She who asks."""
        [request] = [submission for submission in tray.waiting() if submission.kind == Kind.ENQUIRY]
        return Enquirer.objects.get(enquiry=actions.accept_enquiry(by=self.by("olena"), submission_id=request.pk))

    def has_accepted_a_family(self, language: str) -> str:
        """A mother has asked, was accepted, and has her first mail. Her code."""
        code = new_code()
        self.files(mailbox_of(code, self.installation).half, language=language)
        fetch()
        self.accepts_the_request()
        self.mails_on_the_next_day()
        return code

    def has_met_an_association(self) -> str:
        """Two people gave an association its code, and it has its first mail. That code."""
        by = self.by("olena")
        association = found_association(by=by, name="Invented Mothers", contact="1 Invented Street")
        asked = actions.found_association_mailbox(by=by, association_id=association.pk)
        actions.confirm_code(by=self.by("oksana"), new_code_id=asked.pk)
        code = actions.give_code(by=by, new_code_id=asked.pk)
        self.mails_on_the_next_day()
        return code

    def word_for_a_call(self, code: str) -> str:
        """The word that a caller of ours says to the owner of this code."""
        return speak_word(by=self.by("olena"), mailbox_id=self.mailbox_under(code).pk)

    def mailbox_under(self, code: str) -> Mailbox:
        """The mailbox that a code opens."""
        mailbox = mailbox_named(mailbox_of(code, self.installation).mailbox.hex)
        assert mailbox
        return mailbox

    def last(self, kind: Kind) -> Submission:
        """What came last of a kind."""
        return Submission.objects.filter(kind=kind).latest("opened_at")

    @property
    def installation(self) -> UUID:
        """Of the tests' keyring."""
        return keyring().installation

    def _is_day(self, moment: datetime) -> None:
        self._stack.enter_context(time_machine.travel(moment, tick=True))
