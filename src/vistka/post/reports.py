"""Civilians' reports that lie in the tray: from before there was a room for them, or put aside there and taken back."""

from __future__ import annotations

from uuid import UUID

from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.schema import Kind
from vistka.post import tray
from vistka.post.intake import OPENER, only_the_opener, to_the_leads
from vistka.vault.opening import watched


@action("post.hand_on_report")
def hand_on_report(*, by: Actor, submission_id: UUID) -> None:
    """Give a report that waits in the tray to the room of leads; no word of it stays here. Raises `NotAllowed`."""
    only_the_opener(by)
    submission = tray.for_step(submission_id, Kind.WITH_HIM)
    with watched(EVERYBODY):
        said = dict(submission.content)
    submission.content = {}
    to_the_leads(submission, said)


def hand_on_all() -> None:
    """Give on every report that waits in the tray."""
    for submission_id in list(tray.waiting().filter(kind=Kind.WITH_HIM).values_list("pk", flat=True)):
        hand_on_report(by=OPENER, submission_id=submission_id)
