"""Who could be told more than she was: worked out by the machine whenever something changes that decides it.

So a family is not left without an answer because nobody looked. It counts as if nobody had died: a death changes
nothing here, and who prepares an answer then is refused without a reason.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from vistka.contact.composing import last_given
from vistka.contact.disclosure import Condition, Item, as_before, missing
from vistka.contact.facts import Grounds, grounds_of, values_of
from vistka.contact.models import Addressee, Answer, Untold, Unweighed
from vistka.contact.wording import sentences
from vistka.enquiries.models import Enquirer, LevelDecision
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.registry.models import Event, Interview, Person, Report
from vistka.registry.wishes import standing_wishes
from vistka.tracing.models import Link

log = logging.getLogger(__name__)


class Step(StrEnum):
    """What is to be done for an enquirer."""

    BIND = "bind"
    """See whether he meant her."""
    PREPARE = "prepare"
    """Prepare an answer."""


_ONLY_HE_CAN_SAY: Final = frozenset({Condition.MEANT, Condition.WISHED})

_PATHS: Final[Mapping[type[Model], str]] = {
    Link: "enquiry_id",
    Enquirer: "enquiry_id",
    LevelDecision: "enquirer__enquiry_id",
    Addressee: "enquirer__enquiry_id",
    Answer: "enquirer__enquiry_id",
    Person: "links__enquiry_id",
    Event: "person__links__enquiry_id",
    Interview: "person__links__enquiry_id",
    Report: "person__links__enquiry_id",
}
"""What decides what is told, and how its rows lead to an enquiry."""

_BY_KIND: Final = {model._meta.label: (model, path) for model, path in _PATHS.items()}


def note_changes(written: Iterable[tuple[str, UUID]]) -> bool:
    """Have the enquiries of these rows (kind, key) weighed, where anything of theirs ever was linked; whether any is."""
    rows: defaultdict[str, list[UUID]] = defaultdict(list)
    for kind, row_id in written:
        rows[kind].append(row_id)
    touched = {enquiry_id for kind in rows.keys() & _BY_KIND.keys() for enquiry_id in _enquiries(kind, rows[kind])}
    linked = set(Link.objects.filter(enquiry_id__in=touched).values_list("enquiry_id", flat=True))
    listed = set(Untold.objects.filter(enquirer__enquiry_id__in=touched).values_list("enquirer__enquiry_id", flat=True))
    waiting = [Unweighed(enquiry_id=enquiry_id) for enquiry_id in linked | listed]
    Unweighed.objects.bulk_create(waiting, ignore_conflicts=True)
    return bool(waiting)


@action("contact.weigh")
def weigh(*, by: Actor, enquiry_id: UUID) -> None:
    """Write down for each enquirer what is to be done so that she is told what she may be. Raises `Forged`."""
    Unweighed.objects.filter(enquiry_id=enquiry_id).delete()
    for enquirer in Enquirer.objects.filter(enquiry_id=enquiry_id):
        step = _step_for(enquirer)
        if step is None:
            Untold.objects.filter(enquirer=enquirer).delete()
        elif not Untold.objects.filter(enquirer=enquirer, step=step).exists():
            Untold.objects.update_or_create(enquirer=enquirer, defaults={"step": step, "since": timezone.now()})


def weigh_all() -> None:
    """Weigh what waits for it. An enquiry with a forged row goes on waiting, and holds up no other."""
    for enquiry_id in list(Unweighed.objects.values_list("enquiry_id", flat=True)):
        try:
            weigh(by=machine("weighing"), enquiry_id=enquiry_id)
        except Forged:
            log.exception("an enquiry waits to be weighed: run `vistka ledger verify`")


def _step_for(enquirer: Enquirer) -> Step | None:
    if Answer.objects.filter(enquirer=enquirer, given_at=None, dropped_at=None).exists():
        return None
    grounds = grounds_of(enquirer)
    if _can_be_told(grounds) - _was_told(enquirer, grounds):
        return Step.PREPARE
    return Step.BIND if _may_be_meant(enquirer, grounds) else None


def _can_be_told(grounds: Grounds) -> set[str]:
    """The items that would have something to say now; not those whose value, like the address, is missing."""
    said = sentences(as_before(grounds.facts), values_of(grounds), "en")
    return {one.item.value for one in said}


def _was_told(enquirer: Enquirer, grounds: Grounds) -> set[str]:
    given = last_given(enquirer, grounds.link)
    return set(given.content["items"]) if given else set()


def _may_be_meant(enquirer: Enquirer, grounds: Grounds) -> bool:
    """Whether only his word is missing, and a wish that allows something was never compared with her."""
    lacking = frozenset(missing(Item.HELD, as_before(grounds.facts)))
    if grounds.link is None or Condition.MEANT not in lacking or not lacking <= _ONLY_HE_CAN_SAY:
        return False
    wishes = [wish for wish in standing_wishes(grounds.link.person_id) if wish.said["items"]]
    compared = Addressee.objects.filter(enquirer=enquirer, wish__in=wishes).values_list("wish_id", flat=True)
    return len(set(compared)) < len(wishes)


def _enquiries(kind: str, row_ids: list[UUID]) -> set[UUID]:
    model, path = _BY_KIND[kind]
    found = model._base_manager.filter(pk__in=row_ids).values_list(path, flat=True)
    return {enquiry_id for enquiry_id in found if enquiry_id}
