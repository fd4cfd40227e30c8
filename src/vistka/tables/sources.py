"""Where a list comes from (a file, a pipe, bytes), and what kind of file it is, told from its first bytes.

A name proves nothing: offices send PDF as `.csv` and web pages as `.xls`. Whatever is no list is refused here with
the sentence that tells its owner what to do instead.
"""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from vistka.tables.problems import TableError

# A pipe is held in memory (never in a temporary file: the list names people), so it needs a limit.
STREAM_LIMIT = 2 * 1024**3

_SAVE_AS = "open it and save the list as XLSX or CSV"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"

# Kinds by the bytes they begin with (https://en.wikipedia.org/wiki/List_of_file_signatures).
_FOREIGN = (
    (b"%PDF", f"this is a PDF; ask for the list itself, or {_SAVE_AS}"),
    (b"\x89PNG", "this is a picture (PNG); ask for the list itself as XLSX or CSV"),
    (b"\xff\xd8\xff", "this is a picture (JPEG); ask for the list itself as XLSX or CSV"),
    (b"GIF8", "this is a picture (GIF); ask for the list itself as XLSX or CSV"),
    (b"II*\x00", "this is a picture (TIFF); ask for the list itself as XLSX or CSV"),
    (b"MM\x00*", "this is a picture (TIFF); ask for the list itself as XLSX or CSV"),
    (b"{\\rtf", f"this is a text document (RTF); {_SAVE_AS}"),
    (b"7z\xbc\xaf\x27\x1c", "this is a 7z archive; unpack it and give the list inside"),
    (b"Rar!", "this is a RAR archive; unpack it and give the list inside"),
    (b"BZh", "this is packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "this is packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "this is packed with zstd; unpack it first"),
    (b"SQLite format 3\x00", "this is an SQLite database; export the list as CSV"),
    (b"PAR1", "this is a Parquet file; export the list as CSV"),
    (b"PK\x05\x06", "this is an empty ZIP archive"),
)
_MARKED_UP = (
    (b"<!doctype html", f"this is a web page under the name of a table; {_SAVE_AS}"),
    (b"<html", f"this is a web page under the name of a table; {_SAVE_AS}"),
    (b"<table", f"this is a web page under the name of a table; {_SAVE_AS}"),
    (b"<?xml", f"this is an XML file; {_SAVE_AS}"),
)

# Everything that reading a damaged or vanishing file may raise.
READ_ERRORS = (OSError, EOFError, zlib.error)


class Source(NamedTuple):
    """Bytes that can be read from the beginning as often as needed.

    `opener` gives the bytes as they lie, `size` is how many there are, `packed` says that they are gzip.
    """

    name: str
    opener: Callable[[], BinaryIO]
    size: int
    packed: bool
    is_zip: bool

    def open(self) -> tuple[BinaryIO, BinaryIO]:
        """The content, and the stream whose position tells how much of `size` has been read."""
        raw = self.opener()
        return (cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if self.packed else raw), raw


def open_source(source: Path | str | bytes | BinaryIO, name: str | None = None) -> Source:
    """Look at a path, "-" (standard input), bytes or a binary stream, and refuse what cannot be a list.

    Raises:
        TableError: the file is missing, empty, or of a kind that holds no list.

    >>> open_source(b"%PDF-1.7", "march.csv")
    Traceback (most recent call last):
    vistka.tables.problems.TableError: march.csv: this is a PDF; ask for the list itself, or open it and save the \
list as XLSX or CSV
    """
    label = name or _name_of(source)
    try:
        opener, size = _opener(source, label)
        with opener() as stream:
            head = stream.read(1024)
        packed = head.startswith(_GZIP)
        found = Source(label, opener, size, packed, head.startswith(_ZIP))
        if packed:
            head = _unpacked_head(found)
    except READ_ERRORS as error:
        raise TableError(label, _reason(error)) from error
    if not head:
        raise TableError(label, "the file is empty")
    _refuse_foreign(found, head)
    return found


def _name_of(source: Path | str | bytes | BinaryIO) -> str:
    if isinstance(source, bytes):
        return "list"
    if isinstance(source, Path | str):
        return "standard input" if str(source) == "-" else str(source)
    name = getattr(source, "name", None)
    return name if isinstance(name, str) else "list"


def _opener(source: Path | str | bytes | BinaryIO, name: str) -> tuple[Callable[[], BinaryIO], int]:
    if isinstance(source, bytes):
        return (lambda: io.BytesIO(source)), len(source)
    if isinstance(source, Path | str):
        if str(source) == "-":
            return _opener(_spool(sys.stdin.buffer, name), name)
        path = Path(source)
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            return (lambda: path.open("rb")), status.st_size
        with path.open("rb") as pipe:
            return _opener(_spool(pipe, name), name)
    return _opener(_spool(source, name), name)


def _spool(stream: BinaryIO, name: str) -> bytes:
    content = stream.read(STREAM_LIMIT + 1)
    if len(content) > STREAM_LIMIT:
        raise TableError(name, "more than 2 GB came through the pipe; save it to a file and give the file")
    return content


def _unpacked_head(source: Source) -> bytes:
    content, raw = source.open()
    with raw, content:
        return content.read(1024)


def _reason(error: BaseException) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder, not a file"
        case PermissionError():
            return "you have no right to read this file"
        case EOFError() | gzip.BadGzipFile() | zlib.error():
            return "the gzip file is damaged or cut short; ask for it again"
        case OSError():
            return f"it cannot be read ({os.strerror(error.errno) if error.errno else 'read error'})"
        case _:
            return "it cannot be read"


def damaged(name: str, error: BaseException) -> TableError:
    """The error for a file that broke while it was being read."""
    return TableError(name, _reason(error))


def _refuse_foreign(source: Source, head: bytes) -> None:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    signs = [reason for sign, reason in _FOREIGN if head.startswith(sign)]
    signs += [reason for sign, reason in _MARKED_UP if text.startswith(sign)]
    if head.startswith(_OLE):
        signs.append(_ole_reason(source))
    if source.packed and head.startswith((_ZIP, _GZIP)):
        signs.append("an archive is packed once more with gzip; unpack it first")
    if signs:
        raise TableError(source.name, signs[0])


def _ole_reason(source: Source) -> str:
    """Old Excel and Word files and encrypted new ones share one container; a stream's name tells them apart."""
    content, raw = source.open()
    with raw, content:
        encrypted = "EncryptedPackage".encode("utf-16-le") in content.read(64 * 1024**2)
    if encrypted:
        return "this workbook is encrypted with a password; save it without one"
    return f"this is a file of an old Excel or Word (XLS, DOC); {_SAVE_AS}"
