from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from invented_staff import Bureau
from vistka.access import actions
from vistka.access.models import Grant
from vistka.access.permissions import Permission
from vistka.access.routes import Door, admits, requires, whom_it_admits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_a_view_that_says_nothing_admits_nobody(bureau: Bureau) -> None:
    assert whom_it_admits(view) is None
    for browser in (Client(), bureau.at_the_desk("anna"), bureau.at_the_desk("olena")):
        assert browser.get("/forgotten/").status_code == 403


def test_a_permission_lets_in_who_has_it_and_nobody_else(bureau: Bureau) -> None:
    assert bureau.at_the_desk("mykola").get("/audited/").content == b"for the auditor"
    answer = bureau.at_the_desk("olena").get("/audited/")
    assert answer.status_code == 403
    assert "not part of your role" in answer.content.decode()


def test_who_is_not_signed_in_is_led_to_the_door() -> None:
    assert Client().get("/audited/").url == "/sign-in/?next=%2Faudited%2F"  # type: ignore[attr-defined]
    assert Client().get("/").url == "/sign-in/"  # type: ignore[attr-defined]
    assert Client().post("/audited/").url == "/sign-in/"  # type: ignore[attr-defined]


def test_the_doors_that_are_open_to_anyone_are_open() -> None:
    assert Client().get("/sign-in/").status_code == 200
    assert Client().get("/invitation/").status_code == 200
    assert Client().post("/language/", {"language": "uk"}).status_code == 302


def test_a_mark_can_be_read_off_the_view() -> None:
    assert whom_it_admits(requires(Permission.SEE_DUE)(lambda request: HttpResponse())) is Permission.SEE_DUE
    assert whom_it_admits(admits(Door.NEWCOMER)(lambda request: HttpResponse())) is Door.NEWCOMER


def test_a_role_that_ends_shuts_the_page_with_the_next_request(bureau: Bureau) -> None:
    browser = bureau.at_the_desk("mykola")
    assert browser.get("/audited/").status_code == 200
    actions.end_grant(by=bureau.by("anna"), grant_id=Grant.objects.get(staff=bureau["mykola"]).pk)
    assert browser.get("/audited/").status_code == 403
