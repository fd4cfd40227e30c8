"""From the answers in the draft to what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.utils.translation import get_language

from vistka.mailroom.schema import LANGUAGES, Kind
from vistka.mailroom.submissions import Content, named
from vistka.portal.asking.draft import Asking
from vistka.portal.asking.forms import consent
from vistka.portal.asking.forms.enquirer import lines_of
from vistka.portal.asking.papers import Paper, pages_of, papers_of

_FLAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("never_leave_message", "interpreter"),
    "notices": ("risk_read",),
}
"""Yes or no stands apart from the texts (`mailroom.schema.Flags`)."""
_UNLESS_SAID: Final[Mapping[str, Mapping[str, Any]]] = {
    "contact": {"channel": "she_calls", "never_leave_message": True},
    "notices": {"channel": "none"},
}
"""What holds where she said nothing: nobody contacts her."""


def language() -> str:
    """The language in which she writes."""
    now = get_language() or "en"
    return now if now in LANGUAGES else "en"


def enquiry_of(asking: Asking) -> Content:
    """The request itself. Both codes must be typed back (`needed`)."""
    codes, agreed = asking.part("codes"), asking.part("consent")
    said: dict[str, Any] = {
        "language": language(),
        "mailbox": codes["first"],
        "sought": asking.part("sought"),
        "enquirer": asking.part("enquirer"),
        "contact": _with_flags(asking, "contact"),
        "notices": _with_flags(asking, "notices"),
        "consent": {
            "wording": agreed["wording"],
            "language": agreed["language"],
            "items": consent.agreed(agreed),
        },
        "papers": [named(UUID(paper["id"]), paper_of(asking, paper)) for paper in papers_of(asking)],
        "code_words": lines_of(asking.part("words").get("words", "")),
    }
    if asking.answers.get("second_wanted"):
        said["second"] = codes["second"]
    return Content(kind=Kind.ENQUIRY, said=said)


def paper_of(asking: Asking, paper: Paper) -> Content:
    """A paper that goes with the request: `files` are its pages.

    Nothing in it may change between two taps, as the language of the page could: the request names its digest.
    """
    said = {
        "mailbox": asking.part("codes")["first"]["mailbox"],
        "paper": paper["paper"],
        "note": paper["note"],
    }
    return Content(kind=Kind.PAPER, said=said, files=pages_of(asking, paper))


def _with_flags(asking: Asking, part: str) -> dict[str, Any]:
    said = dict(_UNLESS_SAID[part]) | asking.part(part)
    flags = {name: bool(said.pop(name)) for name in _FLAGS[part] if name in said}
    return said | {"flags": flags}
