from __future__ import annotations

import pytest
from pytest_django import Settings

from invented_staff import PASSWORD, Bureau, totp
from vistka.access import actions
from vistka.access.errors import NotAllowed
from vistka.access.terminal import Ask, sign_in_at_terminal

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_earnest(settings: Settings) -> None:
    settings.EXERCISE = False


def answers(password: str, code: str) -> Ask:
    given = iter([password, code])
    return lambda question: next(given)


def asks_nothing(question: str) -> str:
    raise AssertionError(question)


def test_in_the_exercise_nothing_is_asked(bureau: Bureau) -> None:
    assert sign_in_at_terminal("Anna", ask=asks_nothing) == bureau.by("anna")


def test_in_the_exercise_too_the_account_must_be_there_and_not_blocked(bureau: Bureau) -> None:
    actions.block(by=bureau.by("anna"), staff_id=bureau["borys"].pk)
    for account in ("nobody", "borys"):
        with pytest.raises(NotAllowed):
            sign_in_at_terminal(account, ask=asks_nothing)


@pytest.mark.usefixtures("in_earnest")
def test_password_and_code_are_asked(bureau: Bureau) -> None:
    bureau.sets_up("anna")
    assert sign_in_at_terminal("anna", ask=answers(PASSWORD, totp())) == bureau.by("anna")


@pytest.mark.usefixtures("in_earnest")
@pytest.mark.parametrize(
    ("account", "password", "code"),
    [
        ("anna", "not her password", None),
        ("anna", PASSWORD, "000000"),
        ("nobody", PASSWORD, None),
        ("borys", PASSWORD, None),
    ],
)
def test_whatever_is_wrong_is_refused_in_the_same_words(
    bureau: Bureau, account: str, password: str, code: str | None
) -> None:
    bureau.sets_up("anna")
    with pytest.raises(NotAllowed, match="The account name, the password or the code is not right"):
        sign_in_at_terminal(account, ask=answers(password, code or totp()))
