"""Values as the forms' fonts can show them: PDF/A refuses a sign that has no glyph.

The fonts that come with Typst have Latin, Greek, Cyrillic, Georgian, Armenian, Arabic, Hebrew and Devanagari; for any
other sign its number stands, so that nothing of a name is lost or guessed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from threading import Lock
from typing import Final

import typst

STANDARD: Final = "a-2b"
_PROBE: Final = "#set text(fallback: true)\n#sys.inputs.sign"
_SURE: Final = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f\u0400-\u045f\u0490\u0491]*")
_NO_SIGNS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_lock = Lock()


def shown(value: str) -> str:
    """The value with line breaks and every sign that can be shown; controls and directions of writing are left out.

    >>> shown("Щербаков * #x"), shown("a\\u202eb\\x00"), shown("金")
    ('Щербаков * #x', 'ab', '[U+91D1]')
    """
    value = "\n".join(unicodedata.normalize("NFC", value).splitlines()).expandtabs(1)
    if _SURE.fullmatch(value):
        return value
    return "".join(sign if _SURE.fullmatch(sign) else _one(sign) for sign in value)


@cache
def _one(sign: str) -> str:
    if unicodedata.category(sign) in _NO_SIGNS:
        return ""
    # With a base before it, as a mark that combines stands in a word.
    return sign if _has_glyph(f"а{sign}") and _has_glyph(sign) else f"[U+{ord(sign):04X}]"


def _has_glyph(text: str) -> bool:
    try:
        with _lock:
            typst.compile(
                _PROBE.encode(), sys_inputs={"sign": text}, ignore_system_fonts=True, pdf_standards=[STANDARD]
            )
    except typst.TypstError:
        return False
    return True
