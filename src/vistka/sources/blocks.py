"""The text of an element as a reader sees it: a line a block, spaces as one."""

from __future__ import annotations

import re
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

_BLOCKS: Final = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul video".split()
)
UNSEEN: Final = frozenset(
    "script style noscript template head title svg iframe object select button textarea input".split()
)
_SPACES: Final = re.compile(r"[ \t\n\r\f\u00a0]+")


def text_of(root: HtmlElement) -> str:
    """What is to be read in an element, without what is hidden, each block on its own line. Not recursive."""
    parts: list[str] = []
    hidden = 0
    for event, element in iterwalk(root, events=("start", "end")):
        around = "\n" if element.tag in _BLOCKS else ""
        if event == "start":
            hidden += element.tag in UNSEEN
            parts += (around, "" if hidden else _SPACES.sub(" ", element.text or ""))
        else:
            hidden -= element.tag in UNSEEN
            parts += (around, "" if hidden or element is root else _SPACES.sub(" ", element.tail or ""))
    return in_lines("".join(parts))


def in_lines(text: str) -> str:
    """The lines of a text that hold something, without the spaces around them, and one for each several."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
