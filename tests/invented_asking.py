"""A mother who asks, page by page, as a browser without scripts does."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vistka.portal.asking.steps import PAPERS, STEPS

ANSWERS: Final[Mapping[str, Mapping[str, Any]]] = {
    "name": {"name": "Ковальчук Остап Іванович"},
    "other-names": {"other_names": "Ostap Kovalchuk\nОстапчик", "callsign": "Граб"},
    "birth": {"birth_date": "2 квітня 1999", "birth_place": "Тестівка"},
    "parents": {"father_name": "Іван", "mother_name": "Олена", "mother_maiden_name": "Пробна"},
    "service": {"unit": "в/ч А0000", "military_rank": "солдат", "service_number": "АБ-000000"},
    "last-contact": {"last_contact_date": "9.03.2022", "circumstances": "Дзвінок. З ним був Тарас."},
    "marks": {"marks": "Шрам на лівій руці"},
    "about": {"nationality": "UA", "languages": "українська"},
    "you": {"name": "Ковальчук Олена", "birth_date": "27.03.1970", "address": "Тестівка, вул. Вигадана 1"},
    "relation": {"relation": "mother"},
    "reach": {"channel": "telephone", "address": "+380 00 000 00 00", "never_leave_message": "on"},
    "safe-times": {"hours": "10-12", "second_way": "сусідка"},
    "your-language": {"language": "uk"},
    "notices": {"channel": "none"},
    "words": {"words": "самовар\nсиня хвіртка"},
    "consent": {"keep": "yes", "wish": "yes", "ask": "yes", "share": "no", "address": "yes"},
}
"""Page to what is typed on it; all of it is invented."""
_CODE: Final = re.compile(r'<p class="portal-code">\s*([\d ]{29})\s*</p>')


def ask(client: Client, language: str = "en", **answers: Mapping[str, Any] | None) -> str:
    """Ask as `ANSWERS` has it, or as the keywords say (a page's name with _ for -; None leaves a page empty), and send.

    `papers`: {"files": [bytes, …], "paper": kind}. `second`: {} for a second code, which is typed back and dropped.
    Returns the case code, 24 digits.
    """
    code = prepare(client, language, **answers)
    response = client.post(f"/{language}/ask/send/")
    assert response.headers["Location"] == f"/{language}/ask/sent/", response.headers
    return code


def prepare(client: Client, language: str = "en", **answers: Mapping[str, Any] | None) -> str:
    """All of it but the sending. Returns the case code."""
    went_on(client.post(f"/{language}/ask/"))
    said = {name.replace("_", "-"): answer for name, answer in answers.items()}
    for step in STEPS:
        given = said.get(step.name, ANSWERS.get(step.name, {})) or {}
        if step.name == PAPERS:
            for file in given.get("files", ()):
                went_on(send_paper(client, file, language, paper=given.get("paper", "birth")))
        else:
            went_on(client.post(f"/{language}/ask/{step.name}/", given))
    code = take_code(client, f"/{language}/code/")
    wants_second = "second" in said
    went_on(client.post(f"/{language}/code/second/", {"wanted": "yes" if wants_second else "no"}))
    if wants_second:
        take_code(client, f"/{language}/code/")
    return code


def take_code(client: Client, shown: str) -> str:
    """Read a code from its page and type it back. Returns its digits."""
    code = code_on(client.get(shown))
    went_on(client.post(f"{shown}again/", {"code": code}))
    return code.replace(" ", "")


def code_on(response: Any) -> str:
    """The code that a page shows, in groups of four."""
    found = _CODE.search(html.unescape(response.content.decode()))
    assert found, "this page shows no code"
    return found[1]


def send_paper(client: Client, content: bytes, language: str = "en", *, paper: str = "birth") -> Any:
    """Add a file on the page of the papers."""
    file = SimpleUploadedFile("IMG.jpg", content)
    return client.post(f"/{language}/ask/papers/", {"paper": paper, "file": file, "note": "моє"})


def went_on(response: Any) -> Any:
    """A page was taken, and led to the next."""
    assert response.status_code == 302, (response.status_code, _errors(response))
    return response


def _errors(response: Any) -> list[str]:
    return re.findall(r'govuk-error-message">.*?</p>', response.content.decode(), re.DOTALL)
