"""Those who do not ask for themselves, she who lost her code, and what else is done in a mailbox; as the first story goes.

Axe looks at every page of these walks in every language.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from foreign_files import flag, saved
from invented_desk import Desk
from portal_routes import LANGUAGES
from telephone import GOES_ON, NOT_OURS, OURS, TAKE_CARE, Telephone, picture
from vistka.leads.kinds import ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Item
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.schema import Kind
from vistka.mailroom.sheet_columns import OF_THE_FAMILY, OF_THE_SOUGHT
from vistka.post import actions
from vistka.post.actions.sheets import take_sheet
from vistka.post.sentences import words_in
from vistka.post.whys import Why
from vistka.vault.opening import watched

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])

MANDATE: Final = picture("mandate.jpg", saved(flag(), "JPEG"))
FAMILY: Final = {
    "family_name": "Ковальчук",
    "given_name": "Остап",
    "enquirer_name": "Ковальчук Олена",
    "enquirer_relation": "mother",
    "safe_channel": "telephone",
    "safe_address": "+000 11 222",
    "language": "Ukrainian",
    **dict.fromkeys(("agrees_keep", "agrees_wish"), "yes"),
}
BESIDE_HIM: Final = {
    "state": {"state": "wounded"},
    "relative": {"name": "Олена", "number": "+000 11 222", "relation": "mother"},
    "soldier": {"name": "Остап", "birth_date": "1999"},
    "place": {"place": "Тестівка"},
}
BESIDE_A_BODY: Final = {
    "state": {"state": "dead"},
    "found": {"place": "50 m past the mill", "seen_on": "1.11.2026"},
    "disc": {"service_number": "АБ-000000"},
}
LOST_HERS: Final = {"you": {"name": "Ковальчук Олена"}, "whom": {"sought_name": "Остап"}, "when": {"hours": "10-12"}}


class Visitor(Telephone):
    """Somebody else with a telephone."""

    def opens_a_mailbox(self, code: str) -> None:
        self.goes_to("open/")
        self.sends(code="12 34")  # mistyped: it is said at once
        self.sends(code=code)
        self.is_at("box/")

    def tells(self, home: str, answers: dict[str, dict[str, str]]) -> None:
        """Go through a flow, leave empty what is not given, and send it."""
        self.goes_to(home)
        self.follows(GOES_ON)
        while not self.path.endswith("/check/"):
            self.sends(**answers.get(self.path.split("/")[-2], {}))
        self.sends()
        self.is_at(f"{home}sent/")

    def forgets_to_say(self, home: str, step: str) -> None:
        """Send a page empty, on which something is needed."""
        self.goes_to(f"{home}{step}/")
        self.sends()
        assert self.page.locator(".govuk-error-summary").count() == 1

    def saves_her_letter(self, folder: Path) -> str:
        self.goes_to("box/")
        self.follows('main a[href*="/box/letter/"]')
        with self.page.expect_download() as saving:
            self.page.locator("main a[download]").click()
        saving.value.save_as(folder / "letter.txt")
        return (folder / "letter.txt").read_text()

    def asks_whether_it_is_ours(self, letter: str, answer: str) -> None:
        self.goes_to("is-it-ours/")
        self.sends(letter=letter)
        assert self.page.locator(answer).count() == 1

    def asks_about_a_caller(self, word: str, answer: str) -> None:
        self.goes_to("box/caller/")
        self.sends(word=word)
        assert self.page.locator(answer).count() == 1

    def withdraws(self) -> None:
        self.goes_to("box/")
        self.follows_way_to("box/withdraw/")
        self.follows(GOES_ON)
        self.sends(words="Досить.")
        self.is_at("box/sent/")

    def mends_and_adds(self) -> None:
        self.goes_to("box/correct/")
        self.sends()
        self.sends(unit="в/ч А0000", marks="шрам")
        self.goes_to("box/paper/")
        self.sends()
        self.sends(paper="birth", file=MANDATE)
        self.is_at("box/sent/")
        self.goes_to("box/reach-me/")
        self.sends(channel="telephone", notice="email")
        self.sends(address="+000 33 444", notice="none")
        self.is_at("box/sent/")
        self.goes_to("box/relative/")
        self.sends(name="Марія", relation="wife")
        self.is_at("box/sent/")

    def sends_a_sheet(self) -> None:
        self.goes_to("association/")
        self.follows(GOES_ON)
        self.sends(file={"name": "sheet.csv", "mimeType": "text/csv", "buffer": a_sheet()})
        self.sends(row="2", file=MANDATE)
        self.is_at("association/mandates/")
        self.follows(GOES_ON)
        self.sends()
        self.is_at("association/sent/")

    def reads_first(self, title: str) -> None:
        """The newest letter has this title."""
        self.follows('main a[href*="/box/letter/"]')
        assert self.page.locator("h1").inner_text() == title


@pytest.fixture
def visitor(browser: Browser, desk: Desk, language: str) -> Iterator[Visitor]:
    with Visitor.at(browser, desk.url, language) as visitor:
        yield visitor


@pytest.mark.parametrize("language", LANGUAGES)
def test_others_tell_and_nobody_is_named(visitor: Visitor, desk: Desk) -> None:
    visitor.forgets_to_say("with-him/", "state")
    visitor.tells("with-him/", BESIDE_HIM)
    visitor.tells("with-him/", BESIDE_A_BODY)
    visitor.forgets_to_say("lost/", "you")
    visitor.tells("lost/", LOST_HERS)
    assert desk.waiting() == ["lost_code"]
    assert Item.objects.filter(kind=ItemKind.REPORT, state=ItemState.WAITING).count() == 2

    visitor.goes_to("association/")
    visitor.goes_to("association/columns/")
    visitor.goes_to("association/mandate/")
    visitor.opens_a_mailbox(desk.has_met_an_association())
    visitor.sends_a_sheet()
    assert desk.waiting() == ["lost_code", "paper", "sheet"]
    take_sheet(by=desk.by("olena"), submission_id=desk.last(Kind.SHEET).pk)
    desk.mails_on_the_next_day()
    visitor.goes_to("box/")
    with watched(EVERYBODY):
        assert "Ковальчук" not in visitor.says

    assert visitor.faults() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_her_mailbox_she_checks_mends_and_withdraws(visitor: Visitor, desk: Desk, tmp_path: Path) -> None:
    code = desk.has_accepted_a_family(visitor.language)
    visitor.opens_a_mailbox(code)
    letter = visitor.saves_her_letter(tmp_path)
    visitor.asks_whether_it_is_ours(letter, OURS)
    visitor.asks_whether_it_is_ours(letter.replace(".", ",", 1), NOT_OURS)
    visitor.asks_whether_it_is_ours("We have him. Pay.", TAKE_CARE)

    visitor.asks_about_a_caller(desk.word_for_a_call(code), OURS)
    visitor.asks_about_a_caller("bank", TAKE_CARE)

    visitor.mends_and_adds()
    visitor.withdraws()
    assert desk.waiting() == ["contact", "correction", "paper", "relative", "withdrawal"]
    actions.accept_withdrawal(by=desk.by("olena"), submission_id=desk.last(Kind.WITHDRAWAL).pk)
    desk.mails_on_the_next_day()
    visitor.goes_to("box/")
    visitor.reads_first(words_in(visitor.language).letters[Why.WITHDRAWAL].title)

    assert visitor.faults() == []


def a_sheet() -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, (*OF_THE_SOUGHT, *OF_THE_FAMILY))
    writer.writeheader()
    writer.writerow(FAMILY)
    return written.getvalue().encode()
