"""Uploads stay in memory: Django's own handlers write a large one to a temporary file, in clear.

`FILE_UPLOAD_HANDLERS = ["vistka.vault.uploads.MemoryOnly"]`. What follows takes the bytes only (`vault.files`): no form
may use `ImageField`, which opens a foreign picture in this very process.
"""

from __future__ import annotations

import io
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _

MOST_SENT: Final = 25_000_000
"""Bytes of one request with files."""
NAME: Final = "file"
"""What each file is called here: the sender's name for it often names a person."""


class TooMuchSent(RequestDataTooBig):
    """More was sent at once than is taken. Django answers 400 and gives this to `handler400`, whose page shows it."""

    def __init__(self) -> None:
        super().__init__(_("More than 25 MB was sent at once. Nothing was kept. Send the files one by one."))


class MemoryOnly(FileUploadHandler):
    """Keeps the files of one request in memory, 25 MB together. Raises `TooMuchSent` beyond."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._left = MOST_SENT
        self._file = io.BytesIO()

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        """Refuse by what the request says of itself, before anything is read."""
        if content_length > MOST_SENT:
            raise TooMuchSent

    def new_file(self, *about: Any, **more: Any) -> None:
        super().new_file(*about, **more)
        self._file = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._left -= len(raw_data)
        if self._left < 0:
            raise TooMuchSent
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, NAME, self.content_type, file_size, self.charset, self.content_type_extra
        )
