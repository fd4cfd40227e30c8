"""Bytes to text: which letters they are meant to be. Nothing is ever decompressed."""

from __future__ import annotations

import codecs
import re
from typing import Final

from vistka.sources.unread import MOST_BYTES, CannotRead, Reason

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_KINDS: Final = (
    b"\x1f\x8b", b"\x1f\x9d", b"PK\x03\x04", b"PK\x05\x06", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!",
    b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM6", b"II*\x00",
    b"MM\x00*", b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3", b"fLaC",
    b"\x1a\x45\xdf\xa3", b"wOFF", b"wOF2", b"\x00asm", b"SQLite format 3",
)  # fmt: skip
"""First bytes of archives, pictures, sounds, programs, office files."""
_LATER_KINDS: Final = ((4, b"ftyp"), (8, b"WEBP"), (8, b"AVI "), (8, b"WAVE"), (257, b"ustar"))
_MHTML: Final = re.compile(rb"^mime-version:|^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEAD: Final = 2_048
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_HIGH_RUNS: Final = re.compile(rb"[\x80-\xff]+")
_SAMPLE: Final = 200_000
_CYRILLIC: Final = ("windows-1251", "koi8-u", "cp866", "iso8859-5")
_COMMON: Final = frozenset("оеаинітсрвлкмдпуя")
_LETTERS: Final = frozenset(chr(sign) for sign in (*range(0x430, 0x460), 0x491)) | frozenset("«»—–“”„’№… \u00a0")
_TEXT_ENCODINGS: Final = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8 ascii windows-1250 windows-1251 windows-1252 windows-1254 windows-1257 iso8859-1 iso8859-2 iso8859-5 "
        "iso8859-9 iso8859-15 koi8-r koi8-u cp866 cp855 mac-cyrillic mac-roman gb18030 big5 shift_jis euc-jp euc-kr"
    ).split()
)
"""Declared encodings that are believed, all loaded here: later no file can be opened."""
_BROKEN_SHARE: Final = 200
_CONTROL_SHARE: Final = 100


def decoded(data: bytes) -> str:
    """The text in `data`, without a byte order mark, with one kind of line end. Raises `CannotRead`.

    Broken bytes become U+FFFD. A declared encoding is believed only where the bytes are not UTF-8.
    """
    if not data.strip():
        raise CannotRead(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise CannotRead(Reason.TOO_LARGE)
    text = _marked(data) or _unmarked(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise CannotRead(Reason.EMPTY)
    return text


def _marked(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return well_formed(data[len(mark) :].decode(encoding, "replace"))
    return ""


def _unmarked(data: bytes) -> str:
    if data.startswith(_OTHER_KINDS) or any(data[at : at + len(sign)] == sign for at, sign in _LATER_KINDS):
        raise CannotRead(Reason.NOT_A_TEXT)
    if _MHTML.search(data[:_HEAD]):
        raise CannotRead(Reason.NOT_A_TEXT)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return well_formed(data.decode(wide, "replace"))
    sample = data[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) * _CONTROL_SHARE > len(sample):
        raise CannotRead(Reason.NOT_A_TEXT)
    return data.decode(_encoding(data), "replace")


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: every second byte of Latin text, or of its spaces and line ends, is null."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _encoding(data: bytes) -> str:
    if _is_utf8(data):
        return "utf-8"
    said = _DECLARED.search(data[:_HEAD])
    if said:
        try:
            found = codecs.lookup(said[1].decode("ascii")).name
        except LookupError:
            found = ""
        if found in _TEXT_ENCODINGS - {"utf-8", "ascii", "iso8859-1"}:
            return found
    return _guessed(data[:_SAMPLE])


def _is_utf8(data: bytes) -> bool:
    """Whether these bytes are UTF-8, but for few that are broken or cut off."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start > 0 and fault.start >= len(data) - 3:
            return True
        sample = data[:_SAMPLE]
        high = sum(len(run) for run in _HIGH_RUNS.findall(sample))
        broken = sample.decode("utf-8", "replace").count("\ufffd") - sample.count(b"\xef\xbf\xbd")
        return broken * 10 <= high and broken * _BROKEN_SHARE <= len(sample)
    return True


def _guessed(sample: bytes) -> str:
    """Western, where high bytes stand singly among others; else the Cyrillic encoding with the commonest letters."""
    runs = _HIGH_RUNS.findall(sample)
    high = b" ".join(runs)
    if not runs or len(high) < 3 * len(runs):
        return "windows-1252"
    return max(_CYRILLIC, key=lambda encoding: _likelihood(high.decode(encoding, "replace")))


def _likelihood(text: str) -> int:
    return sum((sign in _COMMON) + (1 if sign in _LETTERS else -1) for sign in text)


def well_formed(text: str) -> str:
    """The text without halves of surrogate pairs, which cannot be written."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_halves(text) else text


def _has_halves(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text) if not text.isascii() else False
