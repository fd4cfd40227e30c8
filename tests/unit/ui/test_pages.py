"""The page around everything, the choice of a language, and the error pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings as django_settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from playwright.sync_api import Page, expect
from pytest_django import Settings

ERRORS = [
    ("/errors/400/", 400),
    ("/errors/403/", 403),
    ("/persons/Shevchenko/", 404),
    ("/errors/429/", 429),
    ("/errors/500/", 500),
]


@pytest.mark.parametrize(("path", "status"), ERRORS)
def test_an_error_page_says_what_to_do_and_repeats_nothing(client: Client, path: str, status: int) -> None:
    response = client.get(path, {"name": "Shevchenko"}, headers={"accept-language": "en"})
    page = response.content.decode()
    assert response.status_code == status
    assert "Go to the first page" in page
    assert "Shevchenko" not in page
    assert path not in page


def test_a_form_without_its_token_is_refused_kindly(settings: Settings, client: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    response = strict.post("/form/", {"account": "Shevchenko"}, headers={"accept-language": "en"})
    assert response.status_code == 403
    assert "This form is out of date" in response.content.decode()
    assert "Shevchenko" not in response.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_an_error_page_needs_no_context(name: str) -> None:
    assert "<h1" in render_to_string(f"{name}.html")


@pytest.mark.parametrize(
    ("language", "words"), [("uk", "Вправа"), ("ru", "Учения"), ("pt", "Exercício"), ("en", "Exercise")]
)
def test_the_page_speaks_the_language_that_was_chosen(client: Client, language: str, words: str) -> None:
    response = client.post("/language/", {"language": language, "next": "/parts/"})
    assert response.headers["Location"] == "/parts/"
    page = client.get("/parts/").content.decode()
    assert f'<html lang="{language}"' in page
    assert words in page


def test_choosing_a_language_leads_nowhere_else(client: Client) -> None:
    response = client.post("/language/", {"language": "uk", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"
    assert client.get("/language/").status_code == 405


def test_the_banner_is_there_in_the_exercise_only(settings: Settings, client: Client) -> None:
    english = {"accept-language": "en"}
    assert "everybody here is invented" in client.get("/parts/", headers=english).content.decode()
    settings.EXERCISE = False
    assert "everybody here is invented" not in client.get("/parts/", headers=english).content.decode()


def test_no_page_needs_a_script_or_a_style_of_its_own(client: Client) -> None:
    for path in ("/parts/", "/form/wrong/", "/confirm/", "/errors/500/"):
        page = client.get(path).content.decode()
        assert "<script" not in page
        assert "style=" not in page


def test_a_refused_form_takes_the_focus_to_its_errors_without_a_script(visit: Callable[[str], Page]) -> None:
    page = visit("/form/wrong/")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Role: This field is required.").click()
    assert page.url.endswith("#id_role_0")
    assert page.title().startswith("Error:")


def test_the_first_thing_a_keyboard_reaches_leads_past_the_header(visit: Callable[[str], Page]) -> None:
    page = visit("/parts/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()


def test_every_language_names_itself() -> None:
    for code, name in django_settings.LANGUAGES:
        assert translation.get_language_info(code)["name_local"].casefold() == name.casefold()
