"""What is done with something that came, each on a page that asks once more: one table.

`fitting` only decides what a page offers; whether it may be done, the action itself decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.ledger.actors import Actor
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.post.models import Submission
from vistka.post.tray import STEPS, State, Step
from vistka.ui.furniture import Link

EVERY_KIND: Final = frozenset({*Kind, ""})


@dataclass(frozen=True, kw_only=True)
class Act:
    """A step of the tray that needs nothing typed."""

    name: str
    step: Step
    kinds: frozenset[str] = EVERY_KIND
    link_words: Promise
    question: Promise
    texts: Sequence[Promise]
    submit: Promise
    done: Promise
    do: Callable[[Actor, UUID], object]
    danger: bool = False

    @property
    def route(self) -> str:
        """The path of its page."""
        return f"post/<uuid:row_id>/{self.name.replace('_', '-')}/"


@dataclass(frozen=True)
class Offered:
    """A step that a page offers, by the name of its route. `accepts`: it makes something of what came."""

    route: str
    words: Promise
    accepts: bool = False

    def link(self, row: Submission) -> Link:
        """The way to its page."""
        return Link(self.words, reverse(f"desk:{self.route}", args=[row.pk]))


ACTS: Final = (
    Act(
        name="accept_enquiry",
        step=Step.ACCEPT,
        kinds=frozenset({Kind.ENQUIRY}),
        link_words=_("Accept it"),
        question=_("Accept this enquiry?"),
        texts=(
            _("We then compare it with the register, from now on and again each time that something comes in."),
            _("It tells her nothing. She reads what all families read, and her mail comes as before."),
        ),
        submit=_("Accept the enquiry"),
        done=_("The enquiry is accepted. It is compared from now on."),
        do=lambda by, row_id: actions.accept_enquiry(by=by, submission_id=row_id),
    ),
    Act(
        name="accept_message",
        step=Step.ACCEPT,
        kinds=frozenset({Kind.MESSAGE}),
        link_words=_("It is read and done"),
        question=_("Is this message dealt with?"),
        texts=(_("Say so when you have done what it asks, or written back."),),
        submit=_("It is dealt with"),
        done=_("The message is dealt with."),
        do=lambda by, row_id: actions.accept_message(by=by, submission_id=row_id),
    ),
    Act(
        name="accept_contact",
        step=Step.ACCEPT,
        kinds=frozenset({Kind.CONTACT}),
        link_words=_("Accept it"),
        question=_("Reach her this way from now on?"),
        texts=(
            _("Whoever can change this is called instead of her. If you doubt, call her the old way first."),
            _("What she left empty here is empty from now on."),
        ),
        submit=_("Reach her this way"),
        done=_("She is reached this way from now on."),
        do=lambda by, row_id: actions.accept_contact(by=by, submission_id=row_id),
    ),
    Act(
        name="accept_relative",
        step=Step.ACCEPT,
        kinds=frozenset({Kind.RELATIVE}),
        link_words=_("It is read and done"),
        question=_("Is this dealt with?"),
        texts=(
            _("Somebody who seeks the same person is added to the enquiry apart, with a consent of their own."),
            _("Say so when you have done that, or when there is nothing to do."),
        ),
        submit=_("It is dealt with"),
        done=_("It is dealt with."),
        do=lambda by, row_id: actions.accept_relative(by=by, submission_id=row_id),
    ),
    Act(
        name="accept_withdrawal",
        step=Step.ACCEPT,
        kinds=frozenset({Kind.WITHDRAWAL}),
        link_words=_("Confirm it"),
        question=_("Confirm that she withdraws?"),
        texts=(
            _("Somebody may force her to stop asking. If you doubt, call her first and hear a code word."),
            _("It takes effect in seven days. Until then it can be stopped. She gets a receipt in her mailbox."),
        ),
        submit=_("Confirm the withdrawal"),
        done=_("It is confirmed. It takes effect in seven days."),
        do=lambda by, row_id: actions.accept_withdrawal(by=by, submission_id=row_id),
        danger=True,
    ),
    Act(
        name="stop_withdrawal",
        step=Step.STOP,
        kinds=frozenset({Kind.WITHDRAWAL}),
        link_words=_("Stop the withdrawal"),
        question=_("Stop this withdrawal?"),
        texts=(_("Stop it if she asks us to go on, or if she did not ask for it freely. Nothing is erased then."),),
        submit=_("Stop the withdrawal"),
        done=_("The withdrawal is stopped. Her enquiry goes on."),
        do=lambda by, row_id: actions.stop_withdrawal(by=by, submission_id=row_id),
    ),
    Act(
        name="sort_spam",
        step=Step.SPAM,
        link_words=_("Put it aside as spam"),
        question=_("Is this spam?"),
        texts=(
            _("Spam seeks nobody: advertising, abuse, or a trial of our form. Few words and bad spelling are no spam."),
            _("Its mailbox gets the same mail as all others. You can take it back."),
        ),
        submit=_("Put it aside as spam"),
        done=_("It is put aside as spam. It can be taken back."),
        do=lambda by, row_id: actions.sort_out(by=by, submission_id=row_id, state=State.SPAM),
        danger=True,
    ),
    Act(
        name="sort_repeat",
        step=Step.REPEAT,
        link_words=_("Put it aside as a repeat"),
        question=_("Was this sent before?"),
        texts=(
            _("It is a repeat if the same person sent the same thing before. Look for the first one and compare."),
            _("A mother and a wife who seek one person are no repeat. Nor is somebody who adds something."),
            _("Its mailbox gets the same mail as all others. You can take it back."),
        ),
        submit=_("Put it aside as a repeat"),
        done=_("It is put aside as a repeat. It can be taken back."),
        do=lambda by, row_id: actions.sort_out(by=by, submission_id=row_id, state=State.REPEAT),
        danger=True,
    ),
    Act(
        name="take_back",
        step=Step.TAKE_BACK,
        link_words=_("Take it back"),
        question=_("Take it back into the tray?"),
        texts=(_("It then waits for a person again."),),
        submit=_("Take it back"),
        done=_("It waits in the tray again."),
        do=lambda by, row_id: actions.take_back(by=by, submission_id=row_id),
    ),
    Act(
        name="put_away",
        step=Step.PUT_AWAY,
        link_words=_("Put it away"),
        question=_("Put this away for good?"),
        texts=(_("Nobody can read it, here or anywhere. Do this when an administrator knows of it."),),
        submit=_("Put it away"),
        done=_("It is put away."),
        do=lambda by, row_id: actions.sort_out(by=by, submission_id=row_id, state=State.ENDED),
        danger=True,
    ),
)

_TYPED: Final = {
    Kind.PAPER: Offered("accept_paper", _("Accept it as a paper"), accepts=True),
    Kind.CORRECTION: Offered("accept_correction", _("Accept it"), accepts=True),
    Kind.SHEET: Offered("take_sheet", _("Look at the rows and take them"), accepts=True),
    Kind.LOST_CODE: Offered("find_enquiry", _("Find her enquiry"), accepts=True),
}
"""Kinds that are accepted on a page with a form of its own."""


def fitting(row: Submission) -> Iterator[Offered]:
    """What fits as it stands."""
    state = State(row.state)
    if state is State.WAITING and row.kind in _TYPED:
        yield _TYPED[Kind(row.kind)]
    for act in ACTS:
        if (state, act.step) in STEPS and row.kind in act.kinds:
            yield Offered(act.name, act.link_words, accepts=act.step is Step.ACCEPT)
