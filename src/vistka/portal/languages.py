"""The same page in the other languages: the language is the first part of its address."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


class Choice(NamedTuple):
    """A language to read this page in."""

    code: str
    name: str
    url: str
    current: bool


def in_other_languages(request: HttpRequest) -> list[Choice]:
    """This page in each language. What was typed and not yet sent stays in the form that was left."""
    _, _, rest = request.path.lstrip("/").partition("/")
    now = get_language()
    return [Choice(code, name, f"/{code}/{rest}", code == now) for code, name in settings.LANGUAGES]


def preferred(request: HttpRequest) -> str:
    """The language that the browser asks for most, of ours; else the bureau's own."""
    ours = {code for code, _ in settings.LANGUAGES}
    for asked in request.headers.get("Accept-Language", "").split(","):
        code = asked.split(";")[0].strip().lower()[:2]
        if code in ours:
            return code
    return str(settings.LANGUAGE_CODE)
