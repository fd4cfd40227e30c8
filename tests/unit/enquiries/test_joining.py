"""A duplicate is attached, not refused; and none of those who seek learns of the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from invented_families import SON, mother
from vistka.access.errors import AccessError, NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.closing import State, is_matched
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.kinship import level_of
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, KinshipLevel
from vistka.enquiries.numbers import enquirer_of
from vistka.enquiries.receipts import receipt_of
from vistka.enquiries.sought import TELLS_APART
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.matching.packed import unpack

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(take: Callable[..., Enquirer]) -> Enquirer:
    """Somebody seeks the same man, and knows other things of him."""
    return take(given_name="Олексій", marks="a scar on the left hand", unit="")


def join(one: Enquirer, other: Enquirer, by: Actor) -> Enquiry:
    return actions.join_enquiries(by=by, enquiry_id=one.enquiry_id, to_id=other.enquiry_id)


def compared(row: Enquiry) -> dict[str, str]:
    return dict(unpack("", row.description).cells)


def test_its_enquirers_go_over_and_it_stays_as_joined(her: Enquirer, second: Enquirer, olena: Actor) -> None:
    repeat = second.enquiry
    kept = join(second, her, olena)
    repeat.refresh_from_db()
    assert (repeat.state, repeat.joined_to_id, is_matched(repeat)) == (State.JOINED, kept.pk, False)
    assert set(kept.enquirers.all()) == {her, second}
    trust(repeat, *Enquiry.objects.all(), *Enquirer.objects.all())


def test_her_receipt_tells_her_nothing_of_it(her: Enquirer, second: Enquirer, olena: Actor) -> None:
    with reading(olena):
        before = receipt_of(second)
    join(second, her, olena)
    after = Enquirer.objects.get(pk=second.pk)
    with reading(olena):
        assert receipt_of(after) == before
        assert enquirer_of(before.number) == second


def test_what_both_know_of_him_is_compared(her: Enquirer, second: Enquirer, olena: Actor) -> None:
    kept = join(second, her, olena)
    with reading(olena):
        cells = compared(kept)
        assert kept.sought == SON
    assert cells["other_names"] == "Щербаков Олексій Иванович"
    assert cells["marks"] == "a scar on the left hand"
    assert cells["given_name"] == "Алексей"


def test_what_a_repeat_knew_stays_when_the_rest_is_changed(her: Enquirer, second: Enquirer, olena: Actor) -> None:
    kept = join(second, her, olena)
    changed = actions.change_sought(by=olena, enquiry_id=kept.pk, sought=SON | {"birth_date": "1999"})
    with reading(olena):
        assert compared(changed)["marks"] == "a scar on the left hand"
        assert compared(changed)["birth_date"] == "1999"


def test_a_third_joined_to_a_repeat_before_goes_over_too(
    her: Enquirer, second: Enquirer, take: Callable[..., Enquirer], olena: Actor
) -> None:
    third = take(callsign="Лис")
    join(third, second, olena)
    kept = join(second, her, olena)
    assert set(Enquiry.objects.filter(joined_to=kept)) == {second.enquiry, third.enquiry}
    assert kept.enquirers.count() == 3
    with reading(olena):
        assert compared(kept)["callsign"] == "Лис"


def document(her: Enquirer, olena: Actor, ivan: Actor) -> None:
    claim = KinshipClaim.objects.get(enquirer=her)
    level = KinshipLevel.DOCUMENTED
    decision = actions.propose_level(by=olena, claim_id=claim.pk, level=level, reasons="The papers.")
    actions.confirm_level(by=ivan, decision_id=decision.pk, reasons="The papers.")


def levels() -> set[KinshipLevel]:
    return {level_of(one) for one in Enquirer.objects.all()}


def test_who_goes_over_is_documented_kin_only_when_two_people_say_so_again(
    her: Enquirer, second: Enquirer, olena: Actor, ivan: Actor
) -> None:
    for one in (her, second):
        document(one, olena, ivan)
    claim = KinshipClaim.objects.get(enquirer=second)
    open_one = actions.propose_level(by=olena, claim_id=claim.pk, level=KinshipLevel.DOCUMENTED, reasons="Again.")
    join(second, her, olena)
    assert level_of(Enquirer.objects.get(pk=her.pk)) is KinshipLevel.DOCUMENTED
    assert level_of(Enquirer.objects.get(pk=second.pk)) is KinshipLevel.DECLARED
    with pytest.raises(AccessError, match="settled"):
        actions.confirm_level(by=ivan, decision_id=open_one.pk, reasons="Of papers for the enquiry before.")
    document(second, olena, ivan)
    assert levels() == {KinshipLevel.DOCUMENTED}


@pytest.mark.parametrize("column", sorted(TELLS_APART))
def test_papers_are_looked_at_again_when_another_is_sought(
    her: Enquirer, olena: Actor, ivan: Actor, column: str
) -> None:
    document(her, olena, ivan)
    actions.change_sought(by=olena, enquiry_id=her.enquiry_id, sought=SON | {"unit": "Another unit", "marks": "None"})
    assert levels() == {KinshipLevel.DOCUMENTED}
    actions.change_sought(by=olena, enquiry_id=her.enquiry_id, sought=SON | {column: "1980"})
    assert levels() == {KinshipLevel.DECLARED}


def test_an_enquiry_is_not_joined_to_itself_nor_twice(her: Enquirer, second: Enquirer, olena: Actor) -> None:
    with pytest.raises(EnquiryError, match="one enquiry already"):
        join(her, her, olena)
    repeat = second.enquiry_id
    join(second, her, olena)
    with pytest.raises(EnquiryError, match="open"):
        actions.join_enquiries(by=olena, enquiry_id=repeat, to_id=her.enquiry_id)


def test_nobody_is_added_to_a_repeat(her: Enquirer, second: Enquirer, olena: Actor) -> None:
    repeat = second.enquiry_id
    join(second, her, olena)
    with pytest.raises(EnquiryError, match="joined"):
        actions.add_enquirer(by=olena, enquiry_id=repeat, enquirer=mother())


def test_the_hotline_joins_nothing(her: Enquirer, second: Enquirer, hotline: Actor) -> None:
    with pytest.raises(NotAllowed):
        join(second, her, hotline)
