"""The search finds what it must: a planted value, however it was written, wherever it lies."""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.places import of_folder
from contracts.plants import WRITINGS
from contracts.traces import BLOCK, Traces

NAME = "Ґалаґан Єгор"
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "gzip": gzip.compress,
    "zlib": lambda data: zlib.compress(data, 9),
    "zip": lambda data: zipped(data),
    "a signed cookie": lambda data: b"." + base64.urlsafe_b64encode(zlib.compress(data)).rstrip(b"="),
    "a bytea column of pg_dump": lambda data: b"\\\\x" + data.hex().encode(),
    "base64 in lines": base64.encodebytes,
    "gzip in a zip": lambda data: zipped(gzip.compress(data)),
}


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", data)
    return file.getvalue()


def noise(size: int) -> bytes:
    return random.Random(1949).randbytes(size)


def found(data: bytes, *values: str) -> set[str]:
    return {trace.value.decode() for trace in Traces(value.encode() for value in values).within("here", data)}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("writing", WRITINGS)
def test_a_planted_value_is_found_however_it_is_written_and_packed(writing: str, packing: str) -> None:
    lying = PACKINGS[packing](noise(5000) + b"name " + WRITINGS[writing](NAME) + b" end" + noise(5000))
    assert found(noise(999) + b"\n" + lying + b"\n" + noise(999), NAME, "Сорокіна Оксана") == {NAME}


@pytest.mark.parametrize("writing", ["UTF-8", "UTF-16 LE", "JSON", "percent", "hex", "base64 at 2", "capital letters"])
def test_a_latin_value_is_found_like_a_cyrillic_one(writing: str) -> None:
    assert found(noise(999) + WRITINGS[writing]("Simões, João"), "Simões, João") == {"Simões, João"}


def test_a_value_in_json_within_json_is_found() -> None:
    once = json.dumps({"args": [NAME]})
    assert found(json.dumps(once).encode(), NAME) == found(json.dumps(json.dumps(once)).encode(), NAME) == {NAME}


def test_nothing_is_found_where_nothing_lies() -> None:
    assert found(noise(3_000_000), NAME, "Сорокіна Оксана", "1999-04-02") == set()


@pytest.mark.parametrize("at", [0, 1, BLOCK - 9, BLOCK - 1, BLOCK, 2 * BLOCK - 3])
def test_a_value_across_two_blocks_is_found_where_it_is(at: int) -> None:
    data = bytearray(noise(2 * BLOCK + 100))
    data[at : at + len(NAME.encode())] = NAME.encode()
    (trace,) = Traces([NAME.encode()]).within("here", bytes(data))
    assert (trace.at, trace.writing, trace.value) == (at, "UTF-8", NAME.encode())


def test_a_long_text_is_found_by_any_thirty_letters_of_it() -> None:
    note = "He was taken to the hospital in the third week and asks that only his sister is told, not his father."
    for start in range(len(note) - 31):
        assert found(note[start : start + 31].encode(), note) == {note}


def test_a_file_is_found_by_its_beginning() -> None:
    likeness = noise(9000)
    (trace, *_) = Traces([likeness]).within("here", b"...." + likeness[:2000])
    assert trace.value == likeness


def test_a_file_and_its_name_are_searched(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / f"{NAME}.jpg").write_bytes("Сорокіна Оксана".encode("utf-16"))
    traces = Traces([NAME.encode(), "Сорокіна Оксана".encode()]).among(of_folder(tmp_path))
    assert [trace.writing for trace in traces] == ["UTF-8", "UTF-16 LE"]


def test_a_short_value_is_not_looked_for_and_a_search_for_nothing_is_refused() -> None:
    assert found("Іван".encode() + b"Ivan", "Іван", "Ivan") == {"Іван"}
    with pytest.raises(ValueError, match="nothing to look for"):
        Traces([b"Ivan"])


def test_a_member_that_grows_without_end_is_not_passed_over() -> None:
    bomb = zlib.compress(bytes(300 << 20), 9)
    with pytest.raises(OverflowError):
        found(bomb, NAME)


@given(value=st.text(min_size=4).filter(lambda text: len(text.encode()) >= 8), before=st.binary(), after=st.binary())
def test_any_value_is_found_in_base64_hex_and_utf8(value: str, before: bytes, after: bytes) -> None:
    plain = before + value.encode() + after
    for lying in (plain, base64.b64encode(plain), plain.hex().encode()):
        assert value in found(lying, value)
