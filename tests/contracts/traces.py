"""Looks for values that should lie nowhere in clear: one pass over each place, for every writing of every value at once.

The first six bytes of each writing are hashed into a table of bits; numpy hashes every six bytes of a place and asks
the table. What remains is compared in full. 50 MB for 2,000 values take about two seconds.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from contracts.writings import SHORTEST_VALUE, pieces, writings

HEAD: Final = 6
"""Bytes that are hashed. A writing that is shorter (five Cyrillic letters in cp1251) is not looked for: five given bytes
stand by chance in 50 MB of ciphertext once in twenty thousand times, four once in eighty, and there are many values."""
BLOCK: Final = 1 << 20
TABLE_BITS: Final = 22
DEEPEST: Final = 4
MOST_UNPACKED: Final = 256 << 20
SHORTEST_RUN: Final = 2 * SHORTEST_VALUE

_PACKED: Final = re.compile(rb"\x1f\x8b\x08|PK\x03\x04|\x78[\x01\x5e\x9c\xda]")
_HEX_RUN: Final = re.compile(rb"(?:[0-9A-Fa-f]{2}){%d,}" % (SHORTEST_RUN // 2))
_BASE64_RUN: Final = re.compile(rb"[A-Za-z0-9+/_-]{%d,}(?:\r?\n[A-Za-z0-9+/_-]+)*" % SHORTEST_RUN)
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)
_BETWEEN: Final = b"\0\0\0\0"


class Trace(NamedTuple):
    """`value` was found at byte `at` of `place`, written as `writing`."""

    place: str
    at: int
    writing: str
    value: bytes


class Traces:
    """What is looked for: `values` of at least eight bytes, in every writing. Raises `ValueError` when there are none."""

    def __init__(self, values: Iterable[bytes]) -> None:
        self._writings: dict[bytes, tuple[str, bytes]] = {}
        for value in set(values):
            for piece in pieces(value) if len(value) >= SHORTEST_VALUE else ():
                for name, writing in writings(piece):
                    if len(writing) >= HEAD:
                        self._writings.setdefault(writing, (name, value))
        if not self._writings:
            raise ValueError("There is nothing to look for, so nothing would be found.")
        self._by_head: dict[bytes, list[bytes]] = {}
        for writing in self._writings:
            self._by_head.setdefault(writing[:HEAD], []).append(writing)
        heads = np.frombuffer(b"".join(self._by_head), np.uint8).reshape(-1, HEAD)
        self._heads = np.sort(_numbers(heads.T))
        self._table = np.zeros(1 << TABLE_BITS, np.bool_)
        self._table[_hashes(self._heads)] = True

    def among(self, places: Iterable[tuple[str, bytes]]) -> list[Trace]:
        """In each of the places."""
        return [trace for place, data in places for trace in self.within(place, data)]

    def within(self, place: str, data: bytes, depth: int = DEEPEST) -> Iterator[Trace]:
        """In `data`, and in what is packed, escaped, or written as hex or base64, inside of it."""
        for at in self._candidates(data):
            for writing in self._by_head.get(data[at : at + HEAD], ()):
                if data.startswith(writing, at):
                    yield Trace(place, at, *self._writings[writing])
        if depth:
            for kind, read in _INSIDE.items():
                if len(inner := read(data)) >= HEAD:
                    yield from self.within(f"{place} › {kind}", inner, depth - 1)

    def _candidates(self, data: bytes) -> Iterator[int]:
        for start in range(0, len(data) - HEAD + 1, BLOCK):
            block = np.frombuffer(data, np.uint8)[start : start + BLOCK + HEAD - 1]
            last = len(block) - HEAD + 1
            numbers = _numbers([block[shift : shift + last] for shift in range(HEAD)])
            (near,) = np.nonzero(self._table[_hashes(numbers)])
            places = np.searchsorted(self._heads, numbers[near])
            exact = self._heads[np.minimum(places, len(self._heads) - 1)] == numbers[near]
            yield from (start + near[exact]).tolist()


def unpacked(data: bytes) -> bytes:
    """What the gzip, zlib and zip members in `data` hold, one after another, as far as each can be read."""
    found = [_inflated(data, match) for match in _PACKED.finditer(data)]
    return _BETWEEN.join(inner for inner in found if len(inner) >= HEAD)


def _inflated(data: bytes, match: re.Match[bytes]) -> bytes:
    """One member. Raises `OverflowError` when it grows past 256 MB: nothing may pass unsearched."""
    start, form = match.start(), zlib.MAX_WBITS
    if match[0] == b"\x1f\x8b\x08":
        form = zlib.MAX_WBITS | 16
    elif match[0] == b"PK\x03\x04":
        name, extra = (int.from_bytes(data[start + at : start + at + 2], "little") for at in (26, 28))
        start, form = start + 30 + name + extra, -zlib.MAX_WBITS
    inflater, out = zlib.decompressobj(form), bytearray()
    try:
        while start < len(data) and not inflater.eof:
            out += inflater.decompress(data[start : start + 4096], MOST_UNPACKED)
            start += 4096
            if len(out) >= MOST_UNPACKED:
                raise OverflowError("A packed member is too large to be searched.")
    except zlib.error:
        pass  # not packed after all, or damaged: what came out until then counts
    return bytes(out)


def _unhexed(data: bytes) -> bytes:
    return _BETWEEN.join(bytes.fromhex(run.decode()) for run in _HEX_RUN.findall(data))


def _from_base64(data: bytes) -> bytes:
    return _BETWEEN.join(_decoded(run) for run in _BASE64_RUN.findall(data))


def _escaped_once(data: bytes) -> bytes:
    """JSON in JSON and `pg_dump` write each backslash twice."""
    return data.replace(rb"\\", b"\\") if rb"\\u" in data else b""


def _decoded(run: bytes) -> bytes:
    digits = run.translate(bytes.maketrans(b"-_", b"+/"), b"\r\n")
    return base64.b64decode(digits[: len(digits) // 4 * 4])


def _numbers(columns: Iterable[NDArray[np.uint8]]) -> NDArray[np.uint64]:
    """Six bytes as one number, the first the lowest."""
    first, *rest = columns
    numbers = first.astype(np.uint64)
    for place, column in enumerate(rest, 1):
        numbers |= column.astype(np.uint64) << np.uint64(8 * place)
    return numbers


def _hashes(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    hashes: NDArray[np.uint64] = (numbers * _MULTIPLIER) >> np.uint64(64 - TABLE_BITS)
    return hashes


_INSIDE: Final[dict[str, Callable[[bytes], bytes]]] = {
    "packed": unpacked,
    "hex": _unhexed,
    "base64": _from_base64,
    "escaped twice": _escaped_once,
}
