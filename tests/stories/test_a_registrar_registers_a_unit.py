"""A unit has come to the camp: the registrar pastes the list, mends a row, leaves one out, registers all, undoes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from invented_staff import PASSWORD, STAFF, Bureau, totp
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.agenda import work
from vistka.ledger.actors import machine
from vistka.registry import actions
from vistka.registry.models import Category, Person, Side
from vistka.registry.newcomers import Newcomer, NewEvent
from vistka.registry.states import EventKind
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

THE_LIST = (
    "Прізвище\tІм'я\tДата народження\tЗвання\n"
    "Лис\tІван\t1999-04-02\tрядовий\n"
    "Петренко\tОлег\tколись\tсержант\n"
    "Щербаков\tОлексій\t1998-03-27\tрядовий\n"
)
"""Of the second nobody can read the birth; the third is in the register already, as the papers spell him."""


class BureauWithARegistrar(Bureau):
    """The invented bureau, with Yaryna who registers."""

    def __init__(self) -> None:
        staff = {name: STAFF[name] for name in ("anna", "daryna")} | {"yaryna": Role.REGISTRAR}
        newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in staff.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)


@pytest.fixture
def bureau(live_server: Any, transactional_db: None, settings: Any) -> Iterator[Bureau]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    bureau = BureauWithARegistrar()
    bureau.sets_up("yaryna")
    stated = {"family_name": "Chtcherbakov", "given_name": "Alexei", "birth_date": "1998-03-27"}
    actions.register_person(
        by=bureau.by("yaryna"),
        newcomer=Newcomer(
            side=Side.HELD,
            category=Category.PRISONER,
            identities={"claimed": {field: {"value": value, "how": "document"} for field, value in stated.items()}},
            events=[NewEvent(kind=EventKind.ARRIVED, said={"on": "2022-03-01"})],
        ),
    )
    use_index(Index.from_ciphertext(lambda done, total: None))
    yield bureau
    use_index(None)


def signs_in(page: Page, account: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")


def the_worker_has_gone_its_round() -> None:
    """It follows the feed and works off what it was woken for, as `vistka work` does each half second."""
    work.follow_all()
    work.work_off_tasks()


def opens_row(page: Page, number: int) -> None:
    page.get_by_role("row").filter(has_text=f"row {number}").get_by_role("link", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Row {number}")


def test_a_registrar_registers_a_unit(page: Page, is_accessible: Callable[[], bool], bureau: Bureau) -> None:
    signs_in(page, "yaryna")
    page.goto("/arrivals/")
    assert is_accessible()
    page.get_by_role("link", name="Register a unit that is held by us").click()
    assert is_accessible()

    page.get_by_label("Prisoner of war").check()
    page.get_by_label("Day", exact=True).fill("9.03.2022")
    page.get_by_label("Camp or hospital").fill("Camp of Invention")
    page.get_by_label("Or paste it here").fill(THE_LIST)
    page.get_by_role("button", name="Check the table").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A table of 3 people")
    expect(page.get_by_text("0 of 3 rows are compared.")).to_be_visible()

    the_worker_has_gone_its_round()
    page.get_by_role("link", name="See how far it is").click()
    expect(page.get_by_text("To be corrected (1)")).to_be_visible()
    expect(page.get_by_text("Perhaps there already (1)")).to_be_visible()
    expect(page.get_by_role("link", name="Register all")).to_have_count(0)
    assert is_accessible()

    opens_row(page, 2)
    expect(page.get_by_text("The date of birth is no date.")).to_be_visible()
    assert is_accessible()
    page.get_by_label("Date of birth").fill("1997")
    page.get_by_role("button", name="Change the row").click()
    the_worker_has_gone_its_round()

    page.get_by_role("link", name="See how far it is").click()
    opens_row(page, 3)
    expect(page.get_by_role("cell", name="Chtcherbakov Alexei", exact=True)).to_be_visible()
    assert is_accessible()
    page.get_by_role("button", name="Leave the row out").click()

    page.get_by_role("link", name="Register all 2 people").click()
    assert is_accessible()
    page.get_by_role("button", name="Register them").click()
    expect(page.get_by_text("They are registered, and each has a bureau number.")).to_be_visible()
    assert Person.objects.filter(undone_at=None).count() == 3
    assert is_accessible()

    page.get_by_role("link", name="Take this table back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("The table is taken back.")).to_be_visible()
    assert Person.objects.filter(undone_at=None).count() == 1
