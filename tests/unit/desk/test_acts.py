"""What officers do with accounts, roles and resets: one proposes, another seconds, and nothing happens by a link."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from invented_staff import Bureau
from vistka.access import actions
from vistka.access.models import BudgetRelease, Grant, Reset, Staff
from vistka.access.roles import Role
from vistka.desk.acts import ACTS, may_stop
from vistka.ledger.recorded import Recorded

CODE = re.compile(r"(?:[2-9A-Z]{4}-){4}[2-9A-Z]{4}")


def page_of(browser: Client, staff: Staff) -> str:
    return browser.get(f"/staff/{staff.pk}/").content.decode()


def offered(browser: Client, staff: Staff) -> set[str]:
    """The acts whose links stand on the account's page."""
    return {act.name for act in ACTS if f"/{act.name.replace('_', '-')}/" in page_of(browser, staff)}


def done(browser: Client, name: str, row: Recorded) -> Any:
    (act,) = [one for one in ACTS if one.name == name]
    return browser.post(act.url(row), follow=True)


def test_a_role_is_proposed_by_one_officer_and_seconded_by_another(bureau: Bureau) -> None:
    anna, daryna, olena = bureau.at_the_desk("anna"), bureau.at_the_desk("daryna"), bureau["olena"]
    anna.post(f"/staff/{olena.pk}/propose-role/", {"role": Role.LEAD_REVIEWER})
    grant = Grant.objects.get(role=Role.LEAD_REVIEWER)
    assert "second_grant" not in offered(anna, olena)
    assert "second_grant" in offered(daryna, olena)
    assert "takes effect in 24 hours" in done(daryna, "second_grant", grant).content.decode()
    assert Grant.objects.get(pk=grant.pk).seconded_by == bureau["daryna"].pk


def test_who_proposed_it_cannot_second_it_and_is_told_why(bureau: Bureau) -> None:
    grant = actions.propose_grant(by=bureau.by("anna"), staff_id=bureau["olena"].pk, role=Role.LEAD_REVIEWER)
    assert "Two people decide this" in done(bureau.at_the_desk("anna"), "second_grant", grant).content.decode()
    assert Grant.objects.get(pk=grant.pk).seconded_by is None


def test_the_question_alone_changes_nothing(bureau: Bureau) -> None:
    anna = bureau.at_the_desk("anna")
    assert "Block this account?" in anna.get(f"/staff/{bureau['olena'].pk}/block/").content.decode()
    assert bureau["olena"].is_active


def test_only_roles_that_fit_can_be_proposed(bureau: Bureau) -> None:
    anna = bureau.at_the_desk("anna")
    url = f"/staff/{bureau['olena'].pk}/propose-role/"
    words = anna.get(url).content.decode()
    assert 'value="lead_reviewer"' in words
    assert 'value="auditor"' not in words
    assert 'value="case_worker"' not in words
    anna.post(url, {"role": Role.AUDITOR})
    assert not Grant.objects.filter(staff=bureau["olena"], role=Role.AUDITOR).exists()


def test_a_role_is_ended_at_once_by_one_officer(bureau: Bureau) -> None:
    grant = Grant.objects.get(staff=bureau["olena"])
    done(bureau.at_the_desk("daryna"), "end_grant", grant)
    assert Grant.objects.get(pk=grant.pk).ended_at is not None


def test_an_invitation_code_is_shown_once(bureau: Bureau) -> None:
    anna = bureau.at_the_desk("anna")
    typed = {"name": "Somebody Invented", "account": "Desk-07", "language": "uk"}
    answer = anna.post("/staff/invite/", typed)
    (code,) = CODE.findall(answer.content.decode())
    assert answer["Cache-Control"] == "no-store"
    assert code not in page_of(anna, bureau["desk-07"])
    actions.accept_invitation(by=bureau.by("desk-07"), code=code, password="four white storks at noon")  # noqa: S106


def test_an_account_name_that_is_taken_is_said_beside_the_field(bureau: Bureau) -> None:
    anna = bureau.at_the_desk("anna")
    answer = anna.post("/staff/invite/", {"name": "Somebody Invented", "account": "olena", "language": "uk"})
    assert "This account name is taken" in answer.content.decode()


def test_a_reset_needs_two_officers_and_its_code_is_shown_once(bureau: Bureau) -> None:
    bureau.sets_up("ivan")
    anna, daryna, ivan = bureau.at_the_desk("anna"), bureau.at_the_desk("daryna"), bureau["ivan"]
    done(anna, "propose_reset", ivan)
    assert {"propose_reset", "second_reset"}.isdisjoint(offered(anna, ivan))
    answer = done(daryna, "second_reset", Reset.objects.get())
    assert CODE.search(answer.content.decode())
    assert not CODE.search(page_of(daryna, ivan))


def test_the_owner_sees_a_reset_on_her_first_page_and_stops_it(bureau: Bureau) -> None:
    ivan = bureau.at_the_desk("ivan")
    actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["ivan"].pk)
    assert "/account/stop-reset/" in ivan.get("/").content.decode()
    ivan.post("/account/stop-reset/")
    assert Reset.objects.get().stopped_by == bureau["ivan"].pk
    assert "/account/stop-reset/" not in ivan.get("/").content.decode()


def test_a_reset_whose_code_has_lapsed_alarms_nobody(bureau: Bureau) -> None:
    bureau.sets_up("ivan")
    reset = actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["ivan"].pk)
    actions.second_reset(by=bureau.by("daryna"), reset_id=reset.pk)
    reset.refresh_from_db()
    assert may_stop(reset)
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        assert not may_stop(reset)


def test_one_officer_blocks_and_two_unblock(bureau: Bureau) -> None:
    anna, daryna = bureau.at_the_desk("anna"), bureau.at_the_desk("daryna")
    done(anna, "block", bureau["olena"])
    assert not bureau["olena"].is_active
    done(anna, "propose_unblock", bureau["olena"])
    assert "second_unblock" not in offered(anna, bureau["olena"])
    done(daryna, "second_unblock", bureau["olena"])
    assert bureau["olena"].is_active


def test_the_officer_for_data_protection_is_offered_nothing_that_she_may_not_do(bureau: Bureau) -> None:
    assert offered(bureau.at_the_desk("daryna"), bureau["olena"]) == {"end_grant"}


def test_nobody_is_offered_to_decide_about_the_own_account(bureau: Bureau) -> None:
    anna = bureau.at_the_desk("anna")
    assert "propose-role" not in page_of(anna, bureau["anna"])
    assert {"block", "propose_reset"}.isdisjoint(offered(anna, bureau["anna"]))


def test_a_second_officer_allows_more_records_and_nobody_allows_her_own(bureau: Bureau) -> None:
    bureau.sets_up("ivan")
    asked = actions.ask_budget(by=bureau.by("ivan"))
    allow = f"/requests/{asked.pk}/allow/"
    assert allow not in bureau.at_the_desk("ivan").get("/requests/").content.decode()
    anna = bureau.at_the_desk("anna")
    assert allow in anna.get("/requests/").content.decode()
    anna.post(allow)
    assert BudgetRelease.objects.get().released_by == bureau["anna"].pk
    assert "Nobody asks" in anna.get("/requests/").content.decode()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_on_a_row_that_is_not_there_is_not_found(bureau: Bureau, act: Any) -> None:
    assert bureau.at_the_desk("anna").get(act.url(act.on())).status_code == 404
