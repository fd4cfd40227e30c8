"""Uploads stay in memory and within their bound."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile, UploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory, override_settings

from vistka.vault.uploads import MOST_SENT, MemoryOnly, TooMuchSent


@pytest.fixture(autouse=True)
def nowhere_to_write(tmp_path: Path) -> Any:
    """Whatever would write an upload to a file fails: there is no such folder."""
    with override_settings(
        FILE_UPLOAD_HANDLERS=["vistka.vault.uploads.MemoryOnly"], FILE_UPLOAD_TEMP_DIR=str(tmp_path / "nowhere")
    ):
        yield


def sent(*contents: bytes) -> WSGIRequest:
    files = [SimpleUploadedFile("Ivan Invented.jpg", content, "image/jpeg") for content in contents]
    return RequestFactory().post("/", {"files": files, "note": "x"})


def test_large_files_are_kept_in_memory() -> None:
    contents = [bytes([at]) * 6_000_000 for at in range(3)]
    taken = sent(*contents).FILES.getlist("files")
    assert [file.read() for file in taken] == contents
    assert all(isinstance(file, InMemoryUploadedFile) for file in taken)


def test_the_senders_name_for_a_file_is_not_kept() -> None:
    request = sent(b"scan")
    file = request.FILES["files"]
    assert isinstance(file, UploadedFile)
    assert file.name == "file"
    assert "Invented" not in repr(file)
    assert request.POST["note"] == "x"


def test_more_than_25_mb_at_once_is_refused_before_it_is_read() -> None:
    request = sent(bytes(MOST_SENT))
    request._stream = io.BytesIO()  # nothing can be read of it
    with pytest.raises(TooMuchSent, match="More than 25 MB"):
        _ = request.FILES


def test_a_request_that_says_less_than_it_brings_is_refused_too() -> None:
    handler = MemoryOnly()
    handler.handle_raw_input(None, {}, 10, None)
    for _ in range(2):
        handler.new_file("files", "a", "image/jpeg", None)
        handler.receive_data_chunk(bytes(MOST_SENT // 2), 0)
    with pytest.raises(TooMuchSent):
        handler.receive_data_chunk(b"x", 0)
