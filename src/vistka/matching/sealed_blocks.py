"""A stream of blocks, each sealed by whoever owns the key; what comes back is exactly what went in, or an error.

The caller gives a function that encrypts and one that decrypts. Each block carries, inside what is encrypted, the
snapshot it belongs to, its number, whether it is the last, and a checksum: so blocks that were exchanged, repeated,
left out, cut off or brought from another snapshot are noticed (as in the STREAM construction of Hoang, Reyhanitabar,
Rogaway and Vizár, 2015). Against one who forges, the cipher itself must authenticate, as AES-GCM does. In the clear
stand the format's name and the length of each block.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from collections.abc import Callable
from typing import BinaryIO

Cipher = Callable[[bytes], bytes]

MAGIC = b"vistka register 1\n"
LARGEST = 4 << 20  # bytes of content in a block
_LARGEST_SEALED = 2 * LARGEST
_LENGTH = struct.Struct(">I")
_HEAD = struct.Struct(">16s16sQ?")  # checksum of the rest, snapshot, number of the block, whether it is the last


class SnapshotError(ValueError):
    """A snapshot that cannot be opened; the message says what is wrong with it."""


class BlockWriter:
    """Cuts what is written into blocks and seals each."""

    def __init__(self, stream: BinaryIO, encrypt: Cipher) -> None:
        self._stream, self._encrypt = stream, encrypt
        self._snapshot = secrets.token_bytes(16)
        self._number = 0
        self._waiting = bytearray()
        stream.write(MAGIC)

    def write(self, content: bytes | memoryview) -> None:
        rest = memoryview(content).cast("B")
        while len(self._waiting) + len(rest) > LARGEST:
            room = LARGEST - len(self._waiting)
            self._waiting += rest[:room]
            rest = rest[room:]
            self._seal(last=False)
        self._waiting += rest

    def close(self) -> None:
        """Write what is left as the last block; the stream stays open."""
        self._seal(last=True)

    def _seal(self, *, last: bool) -> None:
        block = _block(self._snapshot, self._number, last, bytes(self._waiting))
        sealed = self._encrypt(block)
        if len(sealed) > _LARGEST_SEALED:
            raise ValueError(f"the encryptor made {len(sealed)} bytes of {len(block)}; at most twice as many are taken")
        self._stream.write(_LENGTH.pack(len(sealed)))
        self._stream.write(sealed)
        self._waiting.clear()
        self._number += 1


class BlockReader:
    """Reads back what a `BlockWriter` wrote. Every method raises `SnapshotError` for anything else."""

    def __init__(self, stream: BinaryIO, decrypt: Cipher) -> None:
        self._stream, self._decrypt = stream, decrypt
        self._snapshot = b""
        self._number = 0
        self._content = memoryview(b"")
        self._last = False
        if stream.read(len(MAGIC)) != MAGIC:
            raise SnapshotError("this is no snapshot of a register, or one of another format")

    def read(self, size: int) -> bytes:
        """The next `size` bytes."""
        parts = []
        while size:
            if not self._content:
                if self._last:
                    raise SnapshotError("the snapshot holds less than it says")
                self._open()
                continue
            parts.append(self._content[:size])
            self._content = self._content[size:]
            size -= len(parts[-1])
        return b"".join(parts)

    def close(self) -> None:
        """Make sure that nothing is left: the snapshot ends where it says it does."""
        while not self._last and not self._content:
            self._open()
        if self._content:
            raise SnapshotError("the snapshot holds more than it says")

    def _open(self) -> None:
        sealed = self._sealed()
        number = self._number + 1
        try:
            block = self._decrypt(sealed)
        except Exception as error:  # which one depends on the caller's cipher
            raise SnapshotError(f"block {number} cannot be decrypted: another key, or a damaged file") from error
        if len(block) < _HEAD.size:
            raise SnapshotError(f"block {number} is damaged, or was encrypted with another key")
        checksum, snapshot, found, last = _HEAD.unpack_from(block)
        if checksum != _checksum(block):
            raise SnapshotError(f"block {number} is damaged, or was encrypted with another key")
        if self._number and snapshot != self._snapshot:
            raise SnapshotError(f"block {number} comes from another snapshot")
        if found != self._number:
            raise SnapshotError(f"block {found + 1} stands where block {number} should: the file was put together anew")
        self._snapshot, self._number, self._last = snapshot, number, last
        self._content = memoryview(block)[_HEAD.size :]

    def _sealed(self) -> bytes:
        head = self._stream.read(_LENGTH.size)
        length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0
        if length > _LARGEST_SEALED:
            raise SnapshotError(f"block {self._number + 1} is said to be {length} bytes long: the file is damaged")
        sealed = self._stream.read(length)
        if not length or len(sealed) < length:
            raise SnapshotError(f"the snapshot breaks off in block {self._number + 1}")
        return sealed


def _block(snapshot: bytes, number: int, last: bool, content: bytes) -> bytes:
    bare = _HEAD.pack(bytes(16), snapshot, number, last) + content
    return _checksum(bare) + bare[16:]


def _checksum(block: bytes) -> bytes:
    return hashlib.blake2b(memoryview(block)[16:], digest_size=16).digest()
