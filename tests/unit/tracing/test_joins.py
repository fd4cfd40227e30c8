"""What two people have decided on an enquiry is not undone by one who joins or rewrites it."""

from __future__ import annotations

import pytest

from invented_pairs import SOUGHT, ReviewingBureau, enquire, pair, says
from vistka.enquiries.actions import change_sought, join_enquiries
from vistka.enquiries.closing import State
from vistka.enquiries.errors import EnquiryError
from vistka.ledger.actors import Actor
from vistka.tracing.actions import propose_undoing, second_undoing
from vistka.tracing.decisions import Says
from vistka.tracing.links import link_of
from vistka.tracing.models import Link


def test_the_repeat_is_joined_to_the_one_that_is_linked(bureau: ReviewingBureau, worker: Actor) -> None:
    linked, repeat = pair(by=worker), enquire(by=worker)
    for who in ("olena", "ivan"):
        says(bureau, who, linked, Says.CONFIRM)
    with pytest.raises(EnquiryError):
        join_enquiries(by=bureau.by("olena"), enquiry_id=linked.enquiry_id, to_id=repeat.pk)
    join_enquiries(by=bureau.by("olena"), enquiry_id=repeat.pk, to_id=linked.enquiry_id)
    repeat.refresh_from_db()
    assert repeat.state == State.JOINED
    assert link_of(linked.enquiry_id) is not None


@pytest.mark.parametrize("by_way_of_another", [False, True], ids=["at once", "by way of another"])
def test_one_who_seeks_somebody_else_is_not_joined_to_the_match(
    bureau: ReviewingBureau, worker: Actor, by_way_of_another: bool
) -> None:
    linked, olena = pair(by=worker), bureau.by("olena")
    somebody_else = pair(by=worker, person=linked.person)
    for who in ("olena", "ivan"):
        says(bureau, who, linked, Says.CONFIRM)
        says(bureau, who, somebody_else, Says.REJECT)
    repeat_id = somebody_else.enquiry_id
    if by_way_of_another:
        repeat_id = enquire(by=worker).pk
        join_enquiries(by=olena, enquiry_id=somebody_else.enquiry_id, to_id=repeat_id)
    with pytest.raises(EnquiryError, match="somebody else"):
        join_enquiries(by=olena, enquiry_id=repeat_id, to_id=linked.enquiry_id)


def test_who_is_sought_stays_while_the_match_stands(bureau: ReviewingBureau, worker: Actor) -> None:
    linked, olena = pair(by=worker), bureau.by("olena")
    for who in ("olena", "ivan"):
        says(bureau, who, linked, Says.CONFIRM)
    with pytest.raises(EnquiryError, match="the match is looked at first"):
        change_sought(by=olena, enquiry_id=linked.enquiry_id, sought=SOUGHT | {"family_name": "Коваль"})
    change_sought(by=olena, enquiry_id=linked.enquiry_id, sought=SOUGHT | {"marks": "A scar"})
    undoing = propose_undoing(by=olena, link_id=Link.objects.get().pk, reasons="Another name.")
    second_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    change_sought(by=olena, enquiry_id=linked.enquiry_id, sought=SOUGHT | {"family_name": "Коваль"})
