"""How she may be reached without harm."""

from __future__ import annotations

import pytest

from vistka.access.errors import NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.contacts import FIELDS, WITHOUT_ADDRESS, Channel, checked
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Enquirer
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading


@pytest.mark.parametrize("channel", Channel)
def test_a_channel_needs_an_address_unless_she_is_not_called(channel: Channel) -> None:
    assert checked({"channel": channel, "address": "+000"}).keys() == FIELDS.keys()
    if channel in WITHOUT_ADDRESS:
        assert checked({"channel": channel})["address"] == ""
    else:
        with pytest.raises(EnquiryError):
            checked({"channel": channel, "address": " "})


def test_a_message_is_left_only_where_she_said_so() -> None:
    reached = {"channel": "telephone", "address": "+000"}
    assert checked(reached)["never_leave_message"] is True
    assert checked(reached | {"never_leave_message": False})["never_leave_message"] is False


@pytest.mark.parametrize("contact", [{}, {"channel": "pigeon"}, {"channel": "post", "address": "1", "bank": "2"}])
def test_what_is_no_contact_is_refused(contact: dict[str, str]) -> None:
    with pytest.raises(EnquiryError):
        checked(contact)


@pytest.mark.django_db
class TestChanging:
    def test_a_case_worker_writes_another_way_to_reach_her(self, her: Enquirer, olena: Actor) -> None:
        actions.change_contact(by=olena, enquirer_id=her.pk, contact={"channel": "she_calls"})
        her.refresh_from_db()
        with reading(olena):
            assert (her.contact["channel"], her.contact["address"]) == ("she_calls", "")

    def test_who_only_answers_the_telephone_does_not(self, her: Enquirer, hotline: Actor) -> None:
        with pytest.raises(NotAllowed):
            actions.change_contact(by=hotline, enquirer_id=her.pk, contact={"channel": "she_calls"})
