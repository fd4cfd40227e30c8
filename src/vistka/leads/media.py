"""Which pictures and videos are taken, by their first bytes. Nothing here looks into them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.leads.errors import LeadsError

MOST_BYTES: Final = 24_000_000
"""What one upload holds (`vault.uploads.MOST_SENT`)."""

_SIGNS: Final = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
)
"""Where a sign stands, the sign, and the media type."""


def is_media(content: bytes) -> bool:
    """Whether it begins as a picture or a video does; else it is read as a text."""
    return bool(_media_type(content))


def kind_of_media(content: bytes) -> str:
    """The media type of a picture or a video. Raises `LeadsError`."""
    if len(content) > MOST_BYTES:
        raise LeadsError(_("This file is larger than 24 MB. Bring a part of it, and note where the whole stands."))
    if media_type := _media_type(content):
        return media_type
    raise LeadsError(_("This is no picture or video that can be kept here: JPEG, PNG, GIF, WebP, MP4, MOV or WebM."))


def _media_type(content: bytes) -> str:
    return next((kind for place, sign, kind in _SIGNS if content[place : place + len(sign)] == sign), "")
