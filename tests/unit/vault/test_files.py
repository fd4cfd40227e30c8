"""A sealed file opens whole, for its own person and under a watch, or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextvars import Context
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreign_files import SECRET, exif, flag, paged, saved
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass
from vistka.vault.current import use_keyring
from vistka.vault.errors import CannotOpen, Undeclared, Unwatched
from vistka.vault.file_models import SealedChunk, SealedFile
from vistka.vault.files import (
    CHUNK,
    check_file,
    chunks,
    content_of,
    pages_of,
    reseal,
    stale_chunks,
    store,
    store_pixels,
)
from vistka.vault.keyring import Keyring
from vistka.vault.keys import Purpose
from vistka.vault.opening import Openable, watched
from vistka.vault.pixels.refusals import Refused

pytestmark = pytest.mark.django_db

THREE_CHUNKS = b"a" * CHUNK + b"b" * CHUNK + b"c" * 10


class Told:
    """A watch that lets everything be opened and keeps what it was told."""

    def __init__(self) -> None:
        self.of: list[tuple[tuple[UUID, ...], str, DataClass]] = []

    def opens(self, row: VaultModel, what: Openable) -> None:
        self.of.append((row.person_ids, what.label, what.data_class))


@pytest.fixture(autouse=True)
def told() -> Iterator[Told]:
    with watched(Told()) as watch:
        yield watch


def stored(content: bytes = THREE_CHUNKS, **changes: Any) -> SealedFile:
    about: dict[str, Any] = {
        "label": "invented.paper",
        "row_id": uuid4(),
        "person_id": uuid4(),
        "data_class": DataClass.FAMILY,
        "media_type": "image/jpeg",
    }
    return SealedFile.objects.get(pk=store(content, **about | changes).pk)


def numbers(file: SealedFile) -> list[int]:
    return list(file.chunks.order_by("number").values_list("number", flat=True))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1])
def test_what_is_stored_is_what_is_opened(size: int) -> None:
    content = (b"word from him " * (size // 14 + 1))[:size]
    file = stored(content)
    assert content_of(file) == content
    assert len(numbers(file)) == max(1, -(-size // CHUNK))


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200))
def test_any_content_comes_back_and_lies_nowhere_in_clear(content: bytes) -> None:
    file = stored(content)
    assert content_of(file) == content
    (chunk,) = file.chunks.all()
    assert len(content) < 8 or content not in bytes(chunk.sealed)


def test_a_stream_is_stored_as_it_is_read() -> None:
    assert content_of(stored(io.BytesIO(THREE_CHUNKS))) == THREE_CHUNKS


def test_opening_a_file_is_told_to_the_watch_before_anything_opens(told: Told) -> None:
    file = stored()
    chunks(file)
    assert told.of == [((file.person_id,), "invented.paper", DataClass.FAMILY)]


def test_a_look_at_a_file_of_no_person_names_the_row_it_belongs_to(told: Told) -> None:
    file = stored(person_id=None)
    chunks(file)
    assert told.of[0][0] == (file.row_id,)


def test_nobody_opens_a_file_unwatched() -> None:
    file = stored()
    with pytest.raises(Unwatched):
        Context().run(chunks, file)


def test_checking_a_file_opens_all_of_it_and_is_no_opening(told: Told) -> None:
    file = stored()
    check_file(file)
    assert told.of == []
    alter_last_byte(file.chunks.get(number=2))
    with pytest.raises(CannotOpen):
        check_file(file)


def alter_last_byte(chunk: SealedChunk) -> None:
    sealed = bytearray(chunk.sealed)
    sealed[-1] ^= 1
    SealedChunk.objects.filter(pk=chunk.pk).update(sealed=bytes(sealed))


def swap_content(one: SealedChunk, other: SealedChunk) -> None:
    SealedChunk.objects.filter(pk=one.pk).update(sealed=other.sealed)
    SealedChunk.objects.filter(pk=other.pk).update(sealed=one.sealed)


def dropped(file: SealedFile) -> None:
    file.chunks.get(number=1).delete()


def dropped_and_closed_up(file: SealedFile) -> None:
    dropped(file)
    file.chunks.filter(number=2).update(number=1)


def cut(file: SealedFile) -> None:
    file.chunks.get(number=2).delete()


def cut_and_marked(file: SealedFile) -> None:
    cut(file)
    file.chunks.filter(number=1).update(last=True)


def emptied(file: SealedFile) -> None:
    file.chunks.all().delete()


def reordered(file: SealedFile) -> None:
    swap_content(file.chunks.get(number=0), file.chunks.get(number=1))


def doubled(file: SealedFile) -> None:
    file.chunks.filter(number=2).update(number=3)
    first = file.chunks.get(number=0)
    SealedChunk.objects.create(file=file, number=2, last=False, key_version=1, sealed=first.sealed)


def lengthened(file: SealedFile) -> None:
    last = file.chunks.get(number=2)
    SealedChunk.objects.create(file=file, number=3, last=True, key_version=1, sealed=last.sealed)


def from_another_file(file: SealedFile) -> None:
    swap_content(file.chunks.get(number=0), stored().chunks.get(number=0))


def shortened(file: SealedFile) -> None:
    file.chunks.filter(number=0).update(sealed=b"\x01")


@pytest.mark.parametrize(
    "tampering",
    [
        dropped,
        dropped_and_closed_up,
        cut,
        cut_and_marked,
        emptied,
        reordered,
        doubled,
        lengthened,
        from_another_file,
        shortened,
        lambda file: alter_last_byte(file.chunks.get(number=1)),
    ],
)
def test_a_file_whose_chunks_were_tampered_with_is_refused(tampering: Callable[[SealedFile], None]) -> None:
    file = stored()
    tampering(file)
    with pytest.raises(CannotOpen, match=r"invented\.paper") as refusal:
        content_of(file)
    assert str(file.person_id) not in str(refusal.value)


@pytest.mark.parametrize(
    "moved",
    [
        {"person_id": uuid4()},
        {"person_id": None},
        {"row_id": uuid4()},
        {"label": "invented.photograph"},
        {"data_class": DataClass.IDENTITY},
        {"media_type": "text/html"},
        {"page": 2},
        {"pages": 2},
    ],
    ids=lambda moved: next(iter(moved)),
)
def test_a_file_that_was_given_another_place_or_person_is_refused(moved: dict[str, Any]) -> None:
    file = stored(b"short")
    SealedFile.objects.filter(pk=file.pk).update(**moved)
    with pytest.raises(CannotOpen):
        content_of(SealedFile.objects.get(pk=file.pk))


def test_no_file_is_stored_as_open() -> None:
    with pytest.raises(Undeclared):
        stored(data_class=DataClass.OPEN)
    assert not SealedFile.objects.exists()


def test_staff_see_the_pixels_of_a_document_page_by_page() -> None:
    row_id = uuid4()
    about: dict[str, Any] = {"label": "invented.paper", "row_id": row_id, "person_id": uuid4()}
    store_pixels(paged("PDF", 3), **about, data_class=DataClass.FAMILY)
    pages = pages_of(row_id, "invented.paper")
    assert [file.page for file in pages] == [1, 2, 3]
    assert all(content_of(file).startswith(b"\xff\xd8\xff") for file in pages)


def test_the_original_is_not_kept() -> None:
    photograph = saved(flag(), "JPEG", exif=exif(1))
    (page,) = store_pixels(
        photograph, label="invented.likeness", row_id=uuid4(), person_id=uuid4(), data_class=DataClass.IDENTITY
    )
    assert SECRET not in content_of(page)
    assert SealedFile.objects.count() == 1


def test_nothing_is_stored_of_a_file_that_is_refused() -> None:
    with pytest.raises(Refused):
        store_pixels(bytes(9), label="x", row_id=uuid4(), person_id=None, data_class=DataClass.FAMILY)
    assert not SealedFile.objects.exists()


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_document_that_lost_a_page_is_refused(gone: int) -> None:
    row_id = uuid4()
    for page in (1, 2, 3):
        stored(b"page", row_id=row_id, page=page, pages=3)
    SealedFile.objects.get(row_id=row_id, page=gone).delete()
    with pytest.raises(CannotOpen, match="a page is missing"):
        pages_of(row_id, "invented.paper")


def test_rotation_seals_every_chunk_of_its_class_anew_once(keys: Keyring) -> None:
    file, other = stored(), stored(data_class=DataClass.HEALTH)
    renewed = keys.with_new_version(Purpose.FIELD_FAMILY)
    use_keyring(renewed)
    assert content_of(file) == THREE_CHUNKS
    for chunk in stale_chunks(DataClass.FAMILY):
        reseal(chunk)
    assert list(stale_chunks(DataClass.FAMILY)) == []
    assert {chunk.key_version for chunk in file.chunks.all()} == {2}
    assert {chunk.key_version for chunk in other.chunks.all()} == {1}
    use_keyring(renewed.without(Purpose.FIELD_FAMILY, 1))
    assert content_of(file) == THREE_CHUNKS


def test_a_chunk_that_was_deleted_during_rotation_stays_deleted() -> None:
    file = stored(b"short")
    chunk = file.chunks.get()
    SealedFile.objects.filter(pk=file.pk).delete()
    reseal(chunk)
    assert not SealedChunk.objects.exists()
