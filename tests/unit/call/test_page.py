"""What the one page of the call face permits a browser, and what stands on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

import vistka.call
from invented_call import SET_UP, Caller, as_the_call_face, opened_room
from vistka.calls.rooms import deliver
from vistka.mailroom.calls import Side

SCRIPT = Path(vistka.call.__path__[0]) / "static/call/call.js"


@pytest.fixture(autouse=True)
def face() -> Any:
    with as_the_call_face():
        yield


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="localhost")


def test_only_our_own_script_runs_and_it_speaks_with_our_own_host_only(client: Client) -> None:
    policy = client.get("/en/").headers["Content-Security-Policy"]
    directives = dict(one.strip().split(" ", 1) for one in policy.split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "connect-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


def test_the_page_alone_may_use_microphone_and_camera(client: Client) -> None:
    headers = client.get("/en/").headers
    assert "camera=(self), microphone=(self)" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "display-capture=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_script_or_style_stands_in_the_page_and_nothing_comes_from_elsewhere(client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert re.findall(r"<script(?! src=\"/static/call/call\.js\" defer></script>)", page) == []
    assert " style=" not in page
    assert not re.findall(r"\son\w+=", page)
    assert not re.findall(r"https?://", page)


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_the_page_is_there_in_every_language(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_a_bare_address_leads_to_the_readers_language(client: Client) -> None:
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="uk").headers["Location"] == "/uk/"


def test_every_state_of_the_script_has_its_words_on_the_page(client: Client) -> None:
    script, page = SCRIPT.read_text("utf-8"), client.get("/en/").content.decode()
    shown = set(re.findall(r'(?:show|over|note)\("(\w+)"\)', script)) | {"early", "used", "unknown", "asking", "asked"}
    assert shown - set(re.findall(r'data-(?:state|note)="(\w+)"', page)) == set()


def test_the_script_stays_small_and_takes_relays_only() -> None:
    script = SCRIPT.read_text("utf-8")
    assert len(script.splitlines()) < 400
    assert script.count("new RTCPeerConnection(") == script.count('iceTransportPolicy: "relay"') == 1
    assert not re.findall(r"https?://|import[ (]|eval|innerHTML|localStorage|sessionStorage|MediaRecorder", script)


@pytest.mark.parametrize("what", ["join", "exchange", "leave"])
def test_another_site_cannot_send_anything_in_her_name(what: str) -> None:
    client = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert client.post(f"/call/{what}", {}, content_type="application/json").status_code == 403
    assert client.get(f"/call/{what}").status_code in (403, 405)


@pytest.mark.django_db(databases=["default", "mailroom"])
def test_no_address_that_a_server_or_a_proxy_sees_names_room_side_or_token(client: Client) -> None:
    with as_the_call_face(**SET_UP):
        links = opened_room()
        deliver()
        caller = Caller.of(Side.FAMILY, links.family)
        answers = [caller.join(), caller.exchange(), caller.leave()]
    assert [one.request["PATH_INFO"] for one in answers] == ["/call/join", "/call/exchange", "/call/leave"]
    assert not any(one.request.get("QUERY_STRING") for one in answers)
