import io
import sys

import pytest
from django.utils import timezone

from vistka.access.actions import accept_invitation
from vistka.access.errors import InvitationRefused
from vistka.access.members import roles_of
from vistka.access.models import Staff
from vistka.access.roles import Role, clash
from vistka.config.founders import INVENTED, invite_the_first, newcomers_of
from vistka.ledger.actors import staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("installation")]
PASSWORD = "a long walk by the river"  # noqa: S105


def accept(account: str, code: str) -> None:
    accept_invitation(by=staff(Staff.objects.get(account=account).pk), code=code, password=PASSWORD)


def test_the_invented_staff_is_a_whole_bureau_whose_roles_hold_at_once() -> None:
    codes = invite_the_first(lambda: INVENTED)
    assert list(codes) == [one.account for one in INVENTED]
    for one in INVENTED:
        assert roles_of(Staff.objects.get(account=one.account).pk, timezone.now()) == set(one.roles)
        assert not clash(one.roles)


def test_after_an_init_that_was_killed_new_codes_hold_and_the_lost_ones_do_not() -> None:
    lost = invite_the_first(lambda: INVENTED)
    found = invite_the_first(lambda: pytest.fail("nobody is asked for names again"))
    with pytest.raises(InvitationRefused):
        accept("marta", lost["marta"])
    accept("marta", found["marta"])


def test_who_has_signed_in_already_gets_no_new_code() -> None:
    accept("marta", invite_the_first(lambda: INVENTED)["marta"])
    assert "marta" not in invite_the_first(lambda: INVENTED)


def test_the_first_officer_is_administrator_the_second_watches_and_a_third_only_opens_the_keyring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Олена Зимова\n\nWanda Cicha\nМарко Тихий\n"))
    first, second, third, other = newcomers_of(("olena", "taras", "wanda"), [("marko", (Role.AUDITOR,))])
    assert (first.name, first.roles) == ("Олена Зимова", (Role.ADMINISTRATOR,))
    assert (second.name, second.roles) == ("taras", (Role.DATA_PROTECTION_OFFICER,))
    assert (third.name, third.roles) == ("Wanda Cicha", ())
    assert (other.name, other.roles) == ("Марко Тихий", (Role.AUDITOR,))
