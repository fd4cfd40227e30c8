"""The way of a family through the portal's pages, from the first to the receipt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from vistka.post.canary.visitor import Page, Visitor

LANGUAGE: Final = "uk"
MOST_PAGES: Final = 40
Answers = Mapping[str, Mapping[str, str]]
"""Page, as "ask/name", to what is typed on it; nothing is typed on the others."""

_CODE: Final = re.compile(r"(?:\d{4} ){5}\d{4}")


def walk(visitor: Visitor, page: Page, answers: Answers) -> bool:
    """Go from `page` as long as one leads to the next; whether the receipt was reached. Raises `Unreachable`."""
    return walk_to("ask/sent", visitor, page, answers)


def walk_to(last: str, visitor: Visitor, page: Page, answers: Answers) -> bool:
    """The same, as far as the page `last`."""
    for _ in range(MOST_PAGES):
        if _name(page) == last:
            return True
        following = _next(visitor, page, answers)
        if following is None:
            return False
        page = following
    return False


def _next(visitor: Visitor, page: Page, answers: Answers) -> Page | None:
    match _name(page):
        case "ask/papers":
            return visitor.get(f"/{LANGUAGE}/ask/words/")
        case "code":
            code = _CODE.search(page.text)
            if code is None:
                return None
            again = visitor.get(f"/{LANGUAGE}/code/again/")
            return visitor.send(again, again.form_with("code"), {"code": code[0]})
        case "ask/check":
            return visitor.send(page, page.form_to(f"/{LANGUAGE}/ask/send/"), {})
        case name:
            given = answers.get(name, {})
            form = page.form_with(*given) if given else page.form_to(urlsplit(page.url).path)
            return visitor.send(page, form, given)


def _name(page: Page) -> str:
    return urlsplit(page.url).path.removeprefix(f"/{LANGUAGE}/").strip("/")
