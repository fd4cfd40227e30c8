"""I have lost my code."""

from __future__ import annotations

from typing import Final

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from invented_visitors import OfflineBureau
from vistka.mailroom.schema import Kind

HOME: Final = "/en/lost/"
HER: Final = {
    "you": {"name": "Щербакова Галина", "birth_date": "1975"},
    "whom": {"sought_name": "Щербаков Алексей"},
    "when": {"hours": "on Mondays"},
}


def tells(visitor: Client, answers: dict[str, dict[str, str]]) -> list[tuple[int, int, int]]:
    """Go through all pages; of each its status, length and number of queries."""
    seen = []
    pages = [(f"{HOME}{name}/", said) for name, said in answers.items()] + [(f"{HOME}check/", {})]
    for page, said in pages:
        for method in ("GET", "POST"):
            with CaptureQueriesContext(connections["mailroom"]) as queries:
                response = visitor.get(page) if method == "GET" else visitor.post(page, said)
            seen.append((response.status_code, len(response.content), len(queries)))
    last = visitor.get(f"{HOME}sent/")
    return [*seen, (last.status_code, len(last.content), 0)]


def test_it_says_how_a_code_is_replaced_before_it_asks(visitor: Client) -> None:
    page = visitor.get(HOME).content.decode()
    for said in ("the number that you gave us before", "code words", "Two people", "seven days", "No earlier letter"):
        assert said in page
    assert "never send a code by letter, e-mail or message" in page
    main = page[page.index("<main") : page.index("</main>")]
    assert "<input" not in main


def test_it_sends_who_she_is_whom_she_seeks_and_when_to_call(visitor: Client, bureau: OfflineBureau) -> None:
    tells(visitor, HER)
    [sent] = bureau.opened()
    assert sent.kind is Kind.LOST_CODE
    assert sent.said == {"language": "en", "enquirer": HER["you"], **HER["whom"], **HER["when"]}


def test_the_pages_are_the_same_whoever_types(visitor: Client, bureau: OfflineBureau) -> None:
    unknown = {
        "you": {"name": "Щербакова Оксана", "birth_date": "1985"},
        "whom": {"sought_name": "Незнайомий Іван"},
        "when": {"hours": "on Fridays"},
    }
    first = tells(visitor, HER)
    again = tells(visitor, HER)
    stranger = tells(visitor, unknown)
    assert again == stranger
    assert [each[:2] for each in first] == [each[:2] for each in stranger]
    assert len({len(content.said) for content in bureau.opened()}) == 1


def test_her_name_and_his_are_needed_and_the_message_says_so(visitor: Client) -> None:
    page = visitor.post(f"{HOME}you/", {"name": " "}).content.decode()
    assert "Write your name" in page
    visitor.post(f"{HOME}you/", HER["you"])
    assert "Write the name of the person you seek" in visitor.post(f"{HOME}whom/", {}).content.decode()
