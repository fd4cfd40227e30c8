"""Every route of the portal, and what it gives to a browser that comes without a draft and without an open mailbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from vistka.portal.asking.steps import PAPERS, STEPS
from vistka.portal.others.steps import LOST, WITH_HIM

LANGUAGES: Final = ("uk", "ru", "en", "pt")
PORTAL: Final = "vistka.config.portal_urls"


OF_THE_BUREAU: Final = {
    "HOTLINE": "+380 44 000 00 00",
    "SUPPORT": "Invented listeners, +380 44 000 00 01, each day from 9 to 21",
    "POST_ADDRESS": "Information bureau\n1 Invented Street\n01001 Kyiv",
    "ONION": "invented" * 7 + ".onion",
}
"""The portal's settings that families read."""


class Gives(StrEnum):
    """What a GET of a route gives."""

    PAGE = "a page"
    FILE = "a file"
    WAY_ON = "the way to another page"
    REFUSAL = "a refusal: it is for sending only"


FIXED: Final = ("start", "help", "safety", "privacy", "other_ways", "printable_form", "is_it_ours")
"""Pages that only say something."""

ROUTES: Final[Mapping[str, Gives]] = {
    **dict.fromkeys(FIXED, Gives.PAGE),
    "leave": Gives.WAY_ON,
    # Asking about somebody.
    **dict.fromkeys("ask ask_step ask_papers ask_nothing ask_refused".split(), Gives.PAGE),
    **dict.fromkeys("ask_paper_remove ask_check ask_send ask_sent".split(), Gives.WAY_ON),
    **dict.fromkeys("ask_code ask_code_new ask_code_print ask_code_again".split(), Gives.WAY_ON),
    "ask_second": Gives.WAY_ON,
    "delete_draft": Gives.WAY_ON,
    "draft_deleted": Gives.PAGE,
    # The mailbox.
    "open": Gives.PAGE,
    "close": Gives.REFUSAL,
    "closed": Gives.PAGE,
    **dict.fromkeys("box box_page letter letter_page letter_text caller box_sent".split(), Gives.WAY_ON),
    **dict.fromkeys("box_message box_correction box_paper box_contact box_relative".split(), Gives.WAY_ON),
    **dict.fromkeys("about_withdrawing box_withdrawal".split(), Gives.WAY_ON),
    # Those who do not ask for themselves, and she who lost her code.
    **dict.fromkeys("with_him with_him_step lost lost_step association sheet_columns mandate".split(), Gives.PAGE),
    **dict.fromkeys("with_him_check with_him_sent lost_check lost_sent".split(), Gives.WAY_ON),
    **dict.fromkeys("mandates sheet sheet_check sheet_sent".split(), Gives.WAY_ON),
    "empty_sheet": Gives.FILE,
}
"""Name of the route to what it gives. A route that is missing here fails the suite."""

PARTS: Final[Mapping[str, Sequence[dict[str, Any]]]] = {
    "ask_step": [{"name": step.name} for step in STEPS if step.name != PAPERS],
    "ask_paper_remove": [{"paper": "birth"}],
    "with_him_step": [{"name": step.name} for step in WITH_HIM.all_steps if not step.of],
    "lost_step": [{"name": step.name} for step in LOST.all_steps],
    "box_page": [{"page": 2}],
    "letter": [{"mail": 1, "place": 0}],
    "letter_page": [{"mail": 1, "place": 0, "page": 2}],
    "letter_text": [{"mail": 1, "place": 0}],
}
"""What stands in the addresses of a route, for each of its pages that needs no earlier answer."""


def names() -> set[str]:
    """The names of all routes of the portal."""
    return set(_names(get_resolver("vistka.portal.urls").url_patterns))


def addresses(name: str, language: str) -> list[str]:
    """The addresses of a route in a language."""
    with translation.override(language):
        return [reverse(f"portal:{name}", urlconf=PORTAL, kwargs=parts) for parts in PARTS.get(name, [{}])]


def address(name: str, language: str) -> str:
    """The address of a route that has one only."""
    return addresses(name, language)[0]


def that_give(what: Gives, language: str = "en") -> list[str]:
    """The addresses of all routes that give this, in a language."""
    return [url for name, given in ROUTES.items() if given is what for url in addresses(name, language)]


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)
