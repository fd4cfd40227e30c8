"""Ways of writing a value down, by the standard library alone, so that it can be planted and must be found."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import quote, quote_plus

WRITINGS: Final[dict[str, Callable[[str], bytes]]] = {
    "UTF-8": str.encode,
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "cp1251": lambda text: text.encode("cp1251"),
    "JSON": lambda text: json.dumps(text).encode(),
    "JSON in capitals": lambda text: re.sub(
        r"(?<=\\u)....", lambda digits: digits[0].upper(), json.dumps(text)
    ).encode(),
    "everything escaped": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
    "percent": lambda text: quote(text).encode(),
    "percent with +": lambda text: quote_plus(text).encode(),
    "percent in small letters": lambda text: quote(text).lower().encode(),
    "hex": lambda text: text.encode().hex().encode(),
    "hex in capitals": lambda text: text.encode().hex().upper().encode(),
    "base64 at 0": lambda text: base64.b64encode(text.encode() + b"..."),
    "base64 at 1": lambda text: base64.b64encode(b"?" + text.encode() + b"..."),
    "base64 at 2": lambda text: base64.b64encode(b"??" + text.encode() + b"..."),
    "urlsafe base64 at 1": lambda text: base64.urlsafe_b64encode(b"\xff" + text.encode() + b"\xff"),
    "capital letters": lambda text: text.upper().encode(),
    "small letters in UTF-16": lambda text: text.lower().encode("utf-16-le"),
}
