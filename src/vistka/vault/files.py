"""Files sealed in the bureau database, in chunks of 1 MiB.

Each chunk is sealed with all that is known of its file, its number and whether it is the last, so a chunk that was
moved, dropped, doubled or put in another order is refused, and so is a file that was cut short. That is the STREAM
construction (Hoang, Reyhanitabar, Rogaway and Vizár, “Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance”, 2015), with random nonces.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final
from uuid import UUID

from django.db import transaction

from vistka.vault.classes import DataClass
from vistka.vault.current import keyring
from vistka.vault.errors import CannotOpen
from vistka.vault.file_models import SealedChunk, SealedFile
from vistka.vault.opening import tell_watch
from vistka.vault.pixels.rendering import PAGE_TYPE, to_pixels

CHUNK: Final = 1 << 20
"""Bytes of a file that are sealed together."""


@dataclass
class _Content:
    """What a watch is told of: the content of a file."""

    label: str
    data_class: DataClass


def store(
    content: bytes | IO[bytes],
    *,
    label: str,
    row_id: UUID,
    person_id: UUID | None,
    data_class: DataClass,
    media_type: str,
    page: int = 1,
    pages: int = 1,
) -> SealedFile:
    """Seal a file under the key of its class. `person_id` is whom the ledger names when it is opened."""
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    with transaction.atomic():
        file = SealedFile.objects.create(
            label=label,
            row_id=row_id,
            person_id=person_id,
            data_class=data_class,
            media_type=media_type,
            page=page,
            pages=pages,
        )
        for number, plain, last in _pieces(stream):
            _seal(SealedChunk(file=file, number=number, last=last), plain).save(force_insert=True)
    return file


def store_pixels(
    data: bytes, *, label: str, row_id: UUID, person_id: UUID | None, data_class: DataClass
) -> tuple[SealedFile, ...]:
    """Seal what a foreign file shows, one JPEG a page, in order. Raises `Refused` with kind words.

    The original is not kept: what a bureau proves with a document is what people see in it, and an original may carry
    what harms (where a photograph was taken, what was deleted from a document).
    """
    shown = to_pixels(data).pages
    with transaction.atomic():
        return tuple(
            store(
                picture,
                label=label,
                row_id=row_id,
                person_id=person_id,
                data_class=data_class,
                media_type=PAGE_TYPE,
                page=page,
                pages=len(shown),
            )
            for page, picture in enumerate(shown, 1)
        )


def pages_of(row_id: UUID, label: str) -> tuple[SealedFile, ...]:
    """The pages of a document, in order, unopened; none if there is no such document. Raises `CannotOpen` if one is
    missing."""
    files = tuple(SealedFile.objects.filter(row_id=row_id, label=label).order_by("page"))
    if [(file.page, file.pages) for file in files] != [(page, len(files)) for page in range(1, len(files) + 1)]:
        raise CannotOpen(label, "a page is missing")
    return files


def chunks(file: SealedFile) -> Iterator[bytes]:
    """The content in chunks; the watch is told before, at once. Raises `CannotOpen`, `Unwatched`.

    A chunk is given only after it was proved. That the end is there is proved by the last: whoever passes chunks on
    before must take back what he passed on when this raises.
    """
    tell_watch(file, _Content(file.label, DataClass(file.data_class)))
    return _opened(file, _proved_order(file))


def content_of(file: SealedFile) -> bytes:
    """The whole content, told to the watch. Raises `CannotOpen`, `Unwatched`."""
    return b"".join(chunks(file))


def check_file(file: SealedFile) -> None:
    """Open every chunk and show nothing: for `vistka keys check`. Raises `CannotOpen`."""
    for _chunk in _opened(file, _proved_order(file)):
        pass


def stale_chunks(data_class: DataClass) -> Iterator[SealedChunk]:
    """The chunks of this class under an older key than the newest; one that is sealed anew does not come again."""
    newest = keyring().current(data_class.purpose).version
    old = SealedChunk.objects.filter(file__data_class=data_class, key_version__lt=newest).select_related("file")
    while chunk := old.order_by("pk").first():
        yield chunk
        old = old.filter(pk__gt=chunk.pk)


def reseal(chunk: SealedChunk) -> None:
    """Seal a chunk under the newest key and save it; one that was deleted meanwhile stays deleted."""
    _seal(chunk, _open(chunk))
    SealedChunk.objects.filter(pk=chunk.pk).update(sealed=chunk.sealed, key_version=chunk.key_version)


def _pieces(stream: IO[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """The number of each chunk, its bytes and whether it is the last. An empty file has one, empty."""
    number, piece = 0, stream.read(CHUNK)
    while following := stream.read(CHUNK):
        yield number, piece, False
        number, piece = number + 1, following
    yield number, piece, True


def _proved_order(file: SealedFile) -> range:
    """The chunks' numbers. Raises `CannotOpen` when they do not run from 0 to a last one."""
    found = list(file.chunks.order_by("number").values_list("number", "last"))
    numbers = range(len(found))
    if not found or found != [(number, number == numbers[-1]) for number in numbers]:
        raise CannotOpen(file.label)
    return numbers


def _opened(file: SealedFile, numbers: range) -> Iterator[bytes]:
    return (_open(file.chunks.select_related("file").get(number=number)) for number in numbers)


def _seal(chunk: SealedChunk, plain: bytes) -> SealedChunk:
    file = chunk.file
    chunk.sealed = keyring().seal(DataClass(file.data_class).purpose, _bound(chunk), file.pk, plain)
    chunk.key_version = keyring().seal_version(chunk.sealed)
    return chunk


def _open(chunk: SealedChunk) -> bytes:
    file = chunk.file
    try:
        return keyring().open(DataClass(file.data_class).purpose, _bound(chunk), file.pk, bytes(chunk.sealed))
    except CannotOpen:
        raise CannotOpen(file.label) from None


def _bound(chunk: SealedChunk) -> str:
    """What a chunk is sealed with beside installation, file and key version."""
    file = chunk.file
    place = (file.label, file.row_id, file.person_id, file.media_type, file.page, file.pages, chunk.number, chunk.last)
    return "|".join(map(str, place))
