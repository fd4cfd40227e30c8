"""Signing in as a visitor does it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from invented_staff import PASSWORD, SECRET, Bureau, totp
from vistka.access import actions
from vistka.access.second_factor import Standing, standing
from vistka.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]

WRONG = "The account name or the password is not right"


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})


def gives_password(visitor: Client, account: str = "olena", password: str = PASSWORD, then: str = "") -> Any:
    return visitor.post(f"/sign-in/{then}", {"login": account, "password": password})


def gives_code(visitor: Client, code: str) -> Any:
    return visitor.post("/sign-in/code/", {"code": code})


def is_at_the_desk(visitor: Client) -> bool:
    return visitor.get("/").content == b"the first page"


def test_password_and_code_lead_to_the_desk(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("olena")
    assert gives_password(visitor).url == "/sign-in/code/"
    assert not is_at_the_desk(visitor), "the password alone opens nothing"
    assert gives_code(visitor, totp()).url == "/"
    assert is_at_the_desk(visitor)


def test_one_comes_to_the_page_that_one_asked_for(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("mykola")
    assert visitor.get("/audited/").url == "/sign-in/?next=%2Faudited%2F"
    gives_password(visitor, "mykola", then="?next=%2Faudited%2F")
    assert gives_code(visitor, totp()).url == "/audited/"


def test_a_recovery_code_takes_the_place_of_the_device_once(bureau: Bureau) -> None:
    codes = bureau.sets_up("olena")
    for expected in (True, False):
        visitor = Client(headers={"host": "localhost"})
        gives_password(visitor)
        gives_code(visitor, codes[0])
        assert is_at_the_desk(visitor) is expected


def test_a_wrong_code_is_refused_in_kind_words(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("olena")
    gives_password(visitor)
    answer = gives_code(visitor, "000000")
    assert "This code is not right" in answer.content.decode()
    assert not is_at_the_desk(visitor)


def said(answer: Any) -> str:
    """The page without what differs from request to request, and without what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r'value="[^"]*"', "", text)


def test_nobody_learns_which_accounts_there_are(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("olena")
    bureau.sets_up("ivan")
    actions.block(by=bureau.by("anna"), staff_id=bureau["ivan"].pk)
    unknown = gives_password(visitor, "nobody")
    wrong = gives_password(visitor, "olena", "not her password")
    blocked = gives_password(visitor, "ivan")
    not_yet = gives_password(visitor, "halyna")
    assert WRONG in said(unknown)
    assert said(unknown) == said(wrong) == said(blocked) == said(not_yet)


def test_every_refusal_takes_the_time_of_one_comparison(
    bureau: Bureau, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.sets_up("olena")
    bureau.sets_up("ivan")
    actions.block(by=bureau.by("anna"), staff_id=bureau["ivan"].pk)
    slow, hashed = MD5PasswordHasher.encode, []
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append(given) or slow(*given))
    for account, password in (("nobody", PASSWORD), ("olena", "not hers"), ("ivan", PASSWORD), ("halyna", PASSWORD)):
        hashed.clear()
        gives_password(visitor, account, password)
        assert len(hashed) == 1, account


def test_five_wrong_passwords_make_an_account_wait(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("olena")
    bureau.sets_up("ivan")
    for _attempt in range(5):
        assert WRONG in said(gives_password(visitor, "olena", "not her password"))
    assert "too many attempts" in said(gives_password(visitor))
    assert gives_password(visitor, "ivan").url == "/sign-in/code/", "the others of the office go on"
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert gives_password(Client(headers={"host": "localhost"})).url == "/sign-in/code/"


def test_five_wrong_codes_make_an_account_wait(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("olena")
    gives_password(visitor)
    for _attempt in range(5):
        gives_code(visitor, "000000")
    assert "too many attempts" in said(gives_code(visitor, totp()))


def test_a_newcomer_chooses_a_password_and_sets_up_the_second_factor(bureau: Bureau, visitor: Client) -> None:
    typed = {"account": "olena", "code": bureau.codes["olena"], "password": PASSWORD, "again": PASSWORD}
    assert visitor.post("/invitation/", typed).url == "/sign-in/"
    assert gives_password(visitor).url == "/"
    assert visitor.get("/").url == "/account/second-factor/", "before that nothing else opens"
    assert visitor.get("/audited/").url == "/account/second-factor/"
    page = visitor.get("/account/second-factor/")
    secret = page.context["secret"]
    assert "<svg" in said(page)
    done = visitor.post("/account/second-factor/", {"code": totp(secret)})
    codes = done.context["codes"]
    assert all(f"{code[:4]} {code[4:]}" in said(done) for code in codes)
    assert standing(bureau["olena"]) is Standing.BOUND
    assert is_at_the_desk(visitor)
    assert visitor.get("/account/second-factor/").url == "/", "nobody sets it up twice"


def test_a_wrong_first_code_sets_up_nothing(bureau: Bureau, visitor: Client) -> None:
    actions.accept_invitation(by=bureau.by("olena"), code=bureau.codes["olena"], password=PASSWORD)
    gives_password(visitor)
    visitor.get("/account/second-factor/")
    visitor.post("/account/second-factor/", {"code": "000000"})
    assert standing(bureau["olena"]) is Standing.AWAITED
    assert not Authenticator.objects.exists()


def test_a_wrong_invitation_code_and_an_unknown_account_read_alike(bureau: Bureau, visitor: Client) -> None:
    typed = {"account": "olena", "code": "AAAA-AAAA-AAAA-AAAA-AAAA", "password": PASSWORD, "again": PASSWORD}
    wrong = visitor.post("/invitation/", typed)
    unknown = visitor.post("/invitation/", typed | {"account": "nobody"})
    assert "has lapsed or was used" in said(wrong)
    assert said(wrong) == said(unknown)


def test_invitation_codes_cannot_be_tried_without_end(bureau: Bureau, visitor: Client) -> None:
    typed = {"account": "olena", "code": "AAAA-AAAA-AAAA-AAAA-AAAA", "password": PASSWORD, "again": PASSWORD}
    for _attempt in range(5):
        visitor.post("/invitation/", typed)
    assert "too many attempts" in said(visitor.post("/invitation/", typed | {"code": bureau.codes["olena"]}))


@pytest.mark.parametrize(("password", "again"), [("short", "short"), (PASSWORD, "another long password")])
def test_a_weak_or_mistyped_password_uses_up_no_invitation(
    bureau: Bureau, visitor: Client, password: str, again: str
) -> None:
    typed = {"account": "olena", "code": bureau.codes["olena"], "password": password, "again": again}
    assert visitor.post("/invitation/", typed).status_code == 200
    bureau.sets_up("olena")


def test_a_second_factor_that_was_written_over_shuts_the_desk_at_once(bureau: Bureau) -> None:
    visitor = bureau.at_the_desk("olena")
    assert is_at_the_desk(visitor)
    Authenticator.objects.all().delete()
    assert visitor.get("/").url == "/account/second-factor/"
    page = visitor.get("/account/second-factor/")
    assert page.status_code == 403
    assert "cannot be set up now" in said(page)


def test_a_password_alone_does_not_lead_in_when_the_second_factor_was_deleted(bureau: Bureau, visitor: Client) -> None:
    bureau.sets_up("olena")
    Authenticator.objects.all().delete()
    assert gives_password(visitor).url == "/sign-in/code/"
    gives_code(visitor, totp())
    assert not is_at_the_desk(visitor)


def test_new_recovery_codes_are_given_after_the_second_factor_was_asked_again(bureau: Bureau) -> None:
    visitor = bureau.at_the_desk("olena")
    asked = visitor.get("/account/recovery-codes/")
    assert asked.url.startswith("/account/confirm/")
    assert visitor.post(asked.url, {"code": totp()}).url == "/account/recovery-codes/"
    assert "10 recovery codes left" in said(visitor.get("/account/recovery-codes/"))
    assert len(visitor.post("/account/recovery-codes/").context["codes"]) == 10


def test_a_changed_password_ends_all_other_sessions(bureau: Bureau) -> None:
    here, elsewhere = bureau.at_the_desk("olena"), bureau.at_the_desk("olena")
    new = "seven quiet rivers run"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/", typed).url == "/"
    assert is_at_the_desk(here)
    assert not is_at_the_desk(elsewhere)
    assert Entry.objects.filter(verb="access.change_password", actor=str(bureau.by("olena"))).count() == 1


def test_a_session_ends_when_its_account_is_blocked_and_stays_ended(bureau: Bureau) -> None:
    visitor = bureau.at_the_desk("olena")
    key = visitor.cookies["vistka"].value
    actions.block(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    actions.propose_unblock(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    actions.second_unblock(by=bureau.by("daryna"), staff_id=bureau["olena"].pk)
    assert visitor.cookies["vistka"].value == key
    assert not is_at_the_desk(visitor)


def test_a_session_ends_when_a_reset_of_its_account_is_seconded(bureau: Bureau) -> None:
    visitor = bureau.at_the_desk("olena")
    reset = actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    assert is_at_the_desk(visitor)
    actions.second_reset(by=bureau.by("daryna"), reset_id=reset.pk)
    assert not is_at_the_desk(visitor)


def test_signing_out_ends_the_session(bureau: Bureau) -> None:
    visitor = bureau.at_the_desk("olena")
    assert "All that you saved is kept" in said(visitor.get("/sign-out/"))
    assert visitor.post("/sign-out/").url == "/sign-in/"
    assert not is_at_the_desk(visitor)


@pytest.mark.parametrize(
    "name",
    "account_signup account_reset_password account_email account_set_password account_inactive account_reauthenticate "
    "mfa_index mfa_activate_totp mfa_deactivate_totp mfa_download_recovery_codes mfa_view_recovery_codes "
    "mfa_list_webauthn mfa_trust".split(),
)
def test_no_other_page_of_allauth_is_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_in_turns_to_the_language_of_the_account(bureau: Bureau, visitor: Client, settings: Any) -> None:
    code = actions.invite(
        by=bureau.by("anna"), newcomer=actions.Newcomer(account="petro", name="Petro the Invented", language="uk")
    )
    actions.accept_invitation(by=bureau.by("petro"), code=code, password=PASSWORD)
    actions.enrol_second_factor(by=bureau.by("petro"), secret=SECRET)
    gives_password(visitor, "petro")
    gives_code(visitor, totp())
    assert visitor.cookies[settings.LANGUAGE_COOKIE_NAME].value == "uk"


def test_no_mail_is_ever_sent(bureau: Bureau, mailoutbox: list[Any]) -> None:
    visitor = bureau.at_the_desk("olena")
    new = "seven quiet rivers run"
    visitor.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert not mailoutbox


def test_what_was_done_is_said_in_our_words(bureau: Bureau) -> None:
    visitor = bureau.at_the_desk("olena")
    new = "seven quiet rivers run"
    visitor.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert "Your password is changed." in said(visitor.get("/sign-out/"))
    assert "You are signed out." in said(visitor.post("/sign-out/", follow=True))
