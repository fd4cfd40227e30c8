"""Every way in which a value may have been written down somewhere."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import quote_from_bytes

SHORTEST_VALUE: Final = 8
"""Bytes in UTF-8. Anything shorter stands somewhere by chance."""
LONGEST_PIECE: Final = 32
"""Bytes. A longer value is looked for by its pieces: a note that was cut off, or lies across two pages, is found too."""


def pieces(value: bytes) -> Iterator[bytes]:
    """The value, or if it is long its consecutive pieces; of bytes that are no text, the ends and the middle."""
    if len(value) <= LONGEST_PIECE:
        yield value
        return
    try:
        text = value.decode()
    except UnicodeDecodeError:
        for start in (0, len(value) // 2, len(value) - LONGEST_PIECE):
            yield value[start : start + LONGEST_PIECE]
        return
    size = LONGEST_PIECE // 2
    for start in range(0, len(text), size):
        yield text[max(0, min(start, len(text) - size)) :][:size].encode()


def writings(value: bytes) -> Iterator[tuple[str, bytes]]:
    """The encodings of a value, each with its name. A text also in small and in capital letters."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        yield from _of_bytes(value)
        return
    for form in {text, text.lower(), text.upper()}:
        yield from _of_bytes(form.encode())
        yield from _of_text(form)


def _of_text(text: str) -> Iterator[tuple[str, bytes]]:
    yield "UTF-16 LE", text.encode("utf-16-le")
    yield "UTF-16 BE", text.encode("utf-16-be")
    with suppress(UnicodeEncodeError):
        yield "cp1251", text.encode("cp1251")
    for digits in ("04x", "04X"):
        for everything in (False, True):
            yield "\\u", _escaped(text, digits, everything=everything).encode()


def _of_bytes(value: bytes) -> Iterator[tuple[str, bytes]]:
    yield "UTF-8", value
    hexadecimal = value.hex()
    yield "hex", hexadecimal.encode()
    yield "hex", hexadecimal.upper().encode()
    for quoted in (quote_from_bytes(value, safe=""), "".join(f"%{byte:02X}" for byte in value)):
        yield "percent", quoted.encode()
        yield "percent", quoted.replace("%20", "+").encode()
        yield "percent", _small_percents(quoted).encode()
    for offset in range(3):
        standard = _inner_base64(value, offset)
        yield f"base64 at {offset}", standard
        yield f"base64 at {offset}", standard.translate(bytes.maketrans(b"+/", b"-_"))


def _escaped(text: str, digits: str, *, everything: bool) -> str:
    units = text.encode("utf-16-be")
    pairs = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(chr(unit) if unit < 128 and not everything else f"\\u{unit:{digits}}" for unit in pairs)


def _small_percents(quoted: str) -> str:
    first, *rest = quoted.split("%")
    return first + "".join(f"%{part[:2].lower()}{part[2:]}" for part in rest)


def _inner_base64(value: bytes, offset: int) -> bytes:
    """The digits that hold nothing but `value` when `offset` bytes stand before it and others after it."""
    whole = base64.b64encode(bytes(offset) + value)
    return whole[-(-offset * 8 // 6) : (offset + len(value)) * 8 // 6]
