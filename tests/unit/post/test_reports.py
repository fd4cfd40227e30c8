"""What a civilian writes by the portal goes to those who read reports, and nothing of it stays in the tray."""

from __future__ import annotations

from typing import Any, Final

import pytest
from django.utils import timezone

from invented_post import PostBureau
from vistka.access.errors import NotAllowed
from vistka.leads.clocks import reports
from vistka.leads.kinds import ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Item
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.schema import Kind
from vistka.post import tray
from vistka.post.clocks import unsorted
from vistka.post.intake import OPENER
from vistka.post.models import Letter, Mailbox, Submission
from vistka.post.opening import fetch
from vistka.post.reports import hand_on_report
from vistka.post.tray import State
from vistka.post.wakes import HANDLERS
from vistka.vault.opening import watched

BESIDE_HIM: Final[dict[str, Any]] = {
    "language": "uk",
    "state": "wounded",
    "relative": {"number": "+000 77"},
    "place": "Біля млина",
}


@action("post.leave_in_the_tray")
def _leave_in_the_tray(*, by: Actor, state: State = State.WAITING) -> Submission:
    """As an older version kept a report."""
    row = Submission(kind=Kind.WITH_HIM, state=state, content=BESIDE_HIM, opened_at=timezone.now())
    row.save()
    return row


def test_a_report_waits_at_once_for_those_who_read_reports(post: PostBureau) -> None:
    found = post.takes(Kind.WITH_HIM, **BESIDE_HIM)
    [item] = Item.objects.filter(submission_id=found)
    assert (item.kind, item.state) == (ItemKind.REPORT, ItemState.WAITING)
    [(waits, due_at)] = reports(timezone.now())
    assert waits == item.pk
    assert due_at <= timezone.now()
    with watched(EVERYBODY):
        assert item.report.said == BESIDE_HIM


def test_no_word_of_a_report_stays_in_the_tray_and_nobody_gets_a_letter(post: PostBureau) -> None:
    row = Submission.objects.get(pk=post.takes(Kind.WITH_HIM, **BESIDE_HIM))
    assert (row.state, list(unsorted(timezone.now()))) == (State.ACCEPTED, [])
    with watched(EVERYBODY):
        assert row.content == {}
    assert not Mailbox.objects.exists()
    assert not Letter.objects.exists()


def test_a_report_is_taken_once_however_often_the_mailroom_gives_it(post: PostBureau) -> None:
    post.takes(Kind.WITH_HIM, **BESIDE_HIM)
    fetch()
    assert Item.objects.count() == 1


def test_reports_of_an_older_version_are_handed_on_and_what_is_spam_stays(post: PostBureau) -> None:
    waiting, spam = _leave_in_the_tray(by=OPENER), _leave_in_the_tray(by=OPENER, state=State.SPAM)
    HANDLERS["post.reports"]()
    HANDLERS["post.reports"]()
    [item] = Item.objects.all()
    assert (item.submission_id, item.brought_at) == (waiting.pk, waiting.opened_at)
    assert not tray.waiting().exists()
    with watched(EVERYBODY):
        assert Submission.objects.get(pk=waiting.pk).content == {}
        assert Submission.objects.get(pk=spam.pk).content == BESIDE_HIM


def test_only_the_worker_hands_a_report_on(post: PostBureau) -> None:
    row = _leave_in_the_tray(by=OPENER)
    with pytest.raises(NotAllowed):
        hand_on_report(by=post.by("olena"), submission_id=row.pk)
