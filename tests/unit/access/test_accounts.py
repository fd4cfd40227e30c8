from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection

from invented_staff import PASSWORD, SECRET, Bureau, totp
from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.errors import AccessError, InvitationRefused, NotAllowed
from vistka.access.models import Invitation, Reset
from vistka.access.second_factor import Standing, standing, unspent
from vistka.access.signing_in import StaffBackend, takes

pytestmark = pytest.mark.django_db

MONDAY = datetime(2040, 1, 2, 9, tzinfo=UTC)
OTHER_PASSWORD = "seven quiet rivers run"  # noqa: S105


def accepts(bureau: Bureau, account: str, code: str, password: str = PASSWORD) -> None:
    actions.accept_invitation(by=bureau.by(account), code=code, password=password)


def password_opens(account: str, password: str = PASSWORD) -> bool:
    return StaffBackend().authenticate(None, username=account, password=password) is not None


def test_an_invitation_is_accepted_however_its_code_is_typed(bureau: Bureau) -> None:
    accepts(bureau, "olena", bureau.codes["olena"].lower().replace("-", " "))
    assert password_opens("olena")
    assert password_opens(" Olena ")


def test_an_invitation_is_used_once(bureau: Bureau) -> None:
    accepts(bureau, "olena", bureau.codes["olena"])
    with pytest.raises(InvitationRefused):
        accepts(bureau, "olena", bureau.codes["olena"], OTHER_PASSWORD)
    assert not password_opens("olena", OTHER_PASSWORD)


def test_an_invitation_holds_72_hours(bureau: Bureau) -> None:
    made = Invitation.objects.get(staff=bureau["olena"]).valid_from
    with time_machine.travel(made + timedelta(hours=72), tick=False), pytest.raises(InvitationRefused):
        accepts(bureau, "olena", bureau.codes["olena"])
    with time_machine.travel(made + timedelta(hours=71, minutes=59), tick=False):
        accepts(bureau, "olena", bureau.codes["olena"])


def test_somebody_elses_code_is_refused(bureau: Bureau) -> None:
    with pytest.raises(InvitationRefused):
        accepts(bureau, "olena", bureau.codes["ivan"])


def test_no_code_lies_in_the_database(bureau: Bureau) -> None:
    signs = bureau.codes["olena"].replace("-", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access_invitation")
        assert signs not in repr(cursor.fetchall()).upper()


def test_an_invited_account_has_no_role(bureau: Bureau) -> None:
    code = actions.invite(by=bureau.by("anna"), newcomer=Newcomer(account="Petro", name="Petro the Invented"))
    accepts(bureau, "petro", code)
    assert password_opens("petro")
    assert not bureau["petro"].grants.exists()


def test_only_an_administrator_invites(bureau: Bureau) -> None:
    with pytest.raises(NotAllowed):
        actions.invite(by=bureau.by("daryna"), newcomer=Newcomer(account="petro", name="Petro the Invented"))


def test_an_account_name_is_given_once(bureau: Bureau) -> None:
    with pytest.raises(AccessError, match="taken"):
        actions.invite(by=bureau.by("anna"), newcomer=Newcomer(account=" OLENA", name="Another Olena"))


def test_a_second_invitation_makes_the_first_one_void(bureau: Bureau) -> None:
    code = actions.invite_again(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    with pytest.raises(InvitationRefused):
        accepts(bureau, "olena", bureau.codes["olena"])
    accepts(bureau, "olena", code)


def test_an_account_in_use_is_not_simply_invited_again(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    with pytest.raises(AccessError, match="reset"):
        actions.invite_again(by=bureau.by("anna"), staff_id=bureau["olena"].pk)


def test_the_second_factor_is_set_up_once(bureau: Bureau) -> None:
    codes = bureau.sets_up("olena")
    assert standing(bureau["olena"]) is Standing.BOUND
    assert len(codes) == len(set(codes)) == 10
    with pytest.raises(AccessError, match="reset"):
        actions.enrol_second_factor(by=bureau.by("olena"), secret=SECRET)


def test_the_second_factor_is_set_up_within_a_day_of_the_invitation(bureau: Bureau) -> None:
    accepts(bureau, "olena", bureau.codes["olena"])
    late = bureau["olena"].enrol_until
    assert late
    assert standing(bureau["olena"]) is Standing.AWAITED
    with time_machine.travel(late, tick=False):
        assert standing(bureau["olena"]) is Standing.LAPSED
        with pytest.raises(AccessError, match="reset"):
            actions.enrol_second_factor(by=bureau.by("olena"), secret=SECRET)


def test_an_account_that_was_never_accepted_awaits_nothing(bureau: Bureau) -> None:
    assert standing(bureau["olena"]) is Standing.LAPSED


def test_no_secret_of_the_second_factor_lies_in_clear(bureau: Bureau) -> None:
    codes = bureau.sets_up("olena")
    stored = repr(list(Authenticator.objects.values_list("data", flat=True)))
    assert not any(secret in stored for secret in [SECRET, *codes])


def test_a_code_is_taken_once(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MONDAY, tick=False) as clock:
        code = totp()
        assert takes(bureau["olena"], code)
        assert not takes(bureau["olena"], code)
        clock.shift(31)
        assert not takes(bureau["olena"], code), "it would still hold, but it was seen"
        assert takes(bureau["olena"], totp())


def test_a_code_holds_half_a_minute_longer_and_then_no_more(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MONDAY, tick=False):
        assert not takes(bureau["olena"], totp(ago=60))
        assert takes(bureau["olena"], totp(ago=30))


@pytest.mark.parametrize("code", ["", "000000", "١٢٣٤٥٦", "heron", "0" * 20])
def test_what_is_no_code_is_not_taken(bureau: Bureau, code: str) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MONDAY, tick=False):
        assert totp() != code
        assert not takes(bureau["olena"], code)


def test_each_recovery_code_is_taken_once(bureau: Bureau) -> None:
    codes = bureau.sets_up("olena")
    assert takes(bureau["olena"], f"{codes[3][:4]} {codes[3][4:]}")
    assert not takes(bureau["olena"], codes[3])
    assert takes(bureau["olena"], codes[9])
    assert unspent(bureau["olena"]) == 8


def test_new_recovery_codes_take_the_place_of_the_old(bureau: Bureau) -> None:
    old = bureau.sets_up("olena")
    assert takes(bureau["olena"], old[0])
    new = actions.renew_recovery_codes(by=bureau.by("olena"))
    assert standing(bureau["olena"]) is Standing.BOUND
    assert unspent(bureau["olena"]) == 10
    assert not takes(bureau["olena"], old[1])
    assert takes(bureau["olena"], new[1])


def a_reset(bureau: Bureau, account: str) -> tuple[Reset, str]:
    reset = actions.propose_reset(by=bureau.by("anna"), staff_id=bureau[account].pk)
    return reset, actions.second_reset(by=bureau.by("daryna"), reset_id=reset.pk)


def test_a_reset_lets_choose_anew_after_a_day_and_not_before(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MONDAY, tick=False) as clock:
        _reset, code = a_reset(bureau, "olena")
        clock.shift(timedelta(hours=24) - timedelta(seconds=1))
        with pytest.raises(InvitationRefused):
            accepts(bureau, "olena", code, OTHER_PASSWORD)
        clock.shift(timedelta(seconds=1))
        accepts(bureau, "olena", code, OTHER_PASSWORD)
        assert not password_opens("olena")
        assert standing(bureau["olena"]) is Standing.AWAITED
        assert not takes(bureau["olena"], totp()), "the lost device opens nothing any more"
        actions.enrol_second_factor(by=bureau.by("olena"), secret=SECRET)
        assert takes(bureau["olena"], totp())


def test_until_a_reset_takes_effect_the_old_second_factor_goes_on_working(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    a_reset(bureau, "olena")
    assert password_opens("olena")
    assert takes(bureau["olena"], totp())


@pytest.mark.parametrize("account", ["olena", "borys", "daryna"])
def test_a_reset_is_stopped_by_its_owner_or_an_officer(bureau: Bureau, account: str) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MONDAY, tick=False) as clock:
        reset, code = a_reset(bureau, "olena")
        actions.stop_reset(by=bureau.by(account), reset_id=reset.pk)
        clock.shift(timedelta(hours=25))
        with pytest.raises(InvitationRefused):
            accepts(bureau, "olena", code)


def test_a_colleague_does_not_stop_a_reset(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    reset, _code = a_reset(bureau, "olena")
    with pytest.raises(NotAllowed):
        actions.stop_reset(by=bureau.by("ivan"), reset_id=reset.pk)


def test_nobody_seconds_a_reset_that_he_proposed_or_that_is_for_himself(bureau: Bureau) -> None:
    hers = actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    his = actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["borys"].pk)
    for officer, reset in (("anna", hers), ("borys", his)):
        with pytest.raises(NotAllowed, match="Two people"):
            actions.second_reset(by=bureau.by(officer), reset_id=reset.pk)
    with pytest.raises(NotAllowed, match="Two people"):
        actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["anna"].pk)


def test_one_administrator_blocks_and_two_officers_unblock(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    olena = bureau["olena"].pk
    actions.block(by=bureau.by("anna"), staff_id=olena)
    assert not password_opens("olena")
    with pytest.raises(AccessError, match="Nobody has proposed"):
        actions.second_unblock(by=bureau.by("borys"), staff_id=olena)
    actions.propose_unblock(by=bureau.by("anna"), staff_id=olena)
    with pytest.raises(NotAllowed, match="Two people"):
        actions.second_unblock(by=bureau.by("anna"), staff_id=olena)
    actions.second_unblock(by=bureau.by("daryna"), staff_id=olena)
    assert password_opens("olena")


def test_a_blocked_account_accepts_no_invitation(bureau: Bureau) -> None:
    actions.block(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    with pytest.raises(InvitationRefused):
        accepts(bureau, "olena", bureau.codes["olena"])


def test_accounts_repr_holds_no_name() -> None:
    assert "Invented" not in repr(Newcomer(account="olena", name="Olena the Invented"))
