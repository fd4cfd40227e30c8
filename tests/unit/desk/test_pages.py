"""What the pages say: first page, staff, ledger, what is due."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from invented_staff import Bureau
from vistka.access import actions
from vistka.access.roles import Role
from vistka.agenda.models import Due
from vistka.desk.presenters import ledger
from vistka.desk.sentences import sentence
from vistka.ledger.models import Entry


def words(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def is_due(hours: float) -> Due:
    now = timezone.now()
    due = Due(clock="enquiries.unanswered", row_id=uuid4(), due_at=now + timedelta(hours=hours), noticed_at=now)
    due.save()
    return due


def test_the_bar_shows_only_what_the_roles_open(bureau: Bureau) -> None:
    auditor, caseworker = words(bureau.at_the_desk("mykola"), "/"), words(bureau.at_the_desk("olena"), "/")
    assert 'href="/ledger/"' in auditor
    assert 'href="/due/"' not in auditor
    assert 'href="/due/"' in caseworker
    assert 'href="/staff/"' not in caseworker


def test_who_has_no_role_yet_is_told_how_one_comes(bureau: Bureau) -> None:
    code = actions.invite(by=bureau.by("anna"), newcomer=actions.Newcomer(account="new", name="New Invented"))
    bureau.codes["new"] = code
    actions.propose_grant(by=bureau.by("anna"), staff_id=bureau["new"].pk, role=Role.CENSOR)
    shown = words(bureau.at_the_desk("new"), "/")
    assert "You have no role yet" in shown
    assert "censor" in shown


def test_the_first_page_counts_what_is_due_and_what_is_late(bureau: Bureau) -> None:
    olena = bureau.at_the_desk("olena")
    assert "Nothing is due." in words(olena, "/")
    is_due(-1), is_due(5)
    assert "2 things are due. 1 is overdue." in words(olena, "/")


def test_what_is_late_stands_first(bureau: Bureau) -> None:
    olena = bureau.at_the_desk("olena")
    assert "Nothing is due" in words(olena, "/due/")
    coming, late = is_due(5), is_due(-1)
    shown = words(olena, "/due/")
    assert shown.index(str(late.row_id)) < shown.index(str(coming.row_id))
    assert shown.count("Overdue") == 1


def test_only_an_administrator_reads_names_of_staff(bureau: Bureau) -> None:
    assert "Olena the Invented" in words(bureau.at_the_desk("anna"), "/staff/")
    officer = words(bureau.at_the_desk("daryna"), "/staff/")
    assert "Olena the Invented" not in officer
    assert "olena" in officer


def test_an_account_that_other_hands_wrote_is_marked(bureau: Bureau) -> None:
    from django.db import connection

    anna = bureau.at_the_desk("anna")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_staff SET language = 'xx' WHERE account = 'olena'")
    assert "Not as the ledger has it" in words(anna, "/staff/")


@pytest.mark.parametrize(("account", "reads_names"), [("anna", True), ("daryna", False), ("mykola", False)])
def test_the_ledger_names_staff_to_an_administrator_and_numbers_them_to_others(
    bureau: Bureau, account: str, reads_names: bool
) -> None:
    actions.propose_grant(by=bureau.by("borys"), staff_id=bureau["olena"].pk, role=Role.LEAD_REVIEWER)
    shown = words(bureau.at_the_desk(account), "/ledger/")
    assert ("Borys the Invented proposed a role" in shown) is reads_names
    assert (f"{bureau['borys'].pk} proposed a role" in shown) is not reads_names


def test_the_ledger_is_paged_by_number_newest_first(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    auditor = bureau.at_the_desk("mykola")
    monkeypatch.setattr(ledger, "A_PAGE", 2)
    last = Entry.objects.count()
    assert f"?before={last - 1}" in words(auditor, "/ledger/")
    assert f">{last - 2}<" in words(auditor, f"/ledger/?before={last - 1}")
    assert ">1<" in words(auditor, "/ledger/?before=2")
    assert "There is no such entry" in words(auditor, "/ledger/?before=1")
    assert f">{last}<" in words(auditor, "/ledger/?before=nonsense")


def test_the_ledger_is_filtered_without_a_personal_value_in_an_address(bureau: Bureau) -> None:
    actions.propose_grant(by=bureau.by("borys"), staff_id=bureau["olena"].pk, role=Role.LEAD_REVIEWER)
    auditor, borys = bureau.at_the_desk("mykola"), bureau["borys"].pk
    day = timezone.now()
    typed = {"account": str(borys), "verb": "access.propose_grant", "day_0": day.day, "day_1": day.month}
    answer = auditor.post("/ledger/", typed | {"day_2": day.year})
    assert answer["Location"] == "/ledger/"
    shown = words(auditor, "/ledger/")
    assert "proposed a role" in shown
    assert "founded the bureau" not in shown.partition("<table")[2]
    auditor.post("/ledger/", typed | {"day_2": day.year - 1})
    assert "There is no such entry" in words(auditor, "/ledger/")
    auditor.post("/ledger/", {"clear": "1"})
    assert "founded the bureau" in words(auditor, "/ledger/").partition("<table")[2]


def test_a_number_that_is_no_account_is_said_beside_the_field(bureau: Bureau) -> None:
    answer = bureau.at_the_desk("mykola").post("/ledger/", {"account": "nonsense"})
    assert "not an account" in answer.content.decode()


def test_an_entry_says_for_what_somebody_was_opened() -> None:
    entry = Entry(verb="opened", subject_kind="registry.Person", purpose="review_candidate")
    assert sentence(entry, "Olena") == "Olena opened a record, to review a candidate"


def test_an_entry_of_another_version_shows_its_verb() -> None:
    assert sentence(Entry(verb="registry.forgotten"), "Olena") == "Olena did “registry.forgotten”"
