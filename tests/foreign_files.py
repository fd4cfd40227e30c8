"""Files such as strangers send: good ones, and ones that are damaged, oversized, double-faced or hostile."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any, Final

from PIL import Image

RED, BLUE = (220, 30, 30), (30, 30, 220)
SECRET: Final = b"taken at 48.4647, 35.0462"


def flag(size: tuple[int, int] = (64, 32)) -> Image.Image:
    """Red on the left, blue on the right, so that one sees which way up it is."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2, 0, size[0], size[1]))
    return picture


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def paged(kind: str, pages: int) -> bytes:
    """A TIFF or PDF of so many small pages."""
    return saved(flag(), kind, save_all=True, append_images=[flag()] * (pages - 1))


def exif(orientation: int) -> Image.Exif:
    """Metadata as a telephone writes it: how it was held, and a secret."""
    found = Image.Exif()
    found[0x0112], found[0x010E] = orientation, SECRET.decode()
    return found


def two_in_one() -> bytes:
    """A JPEG with a second picture behind the first, as many telephones make them (MPO)."""
    return saved(flag(), "MPO", save_all=True, append_images=[flag()])


def png_that_says(width: int, height: int) -> bytes:
    """A small PNG that claims to be of this size."""
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(10**6))))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (*chunks, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + body


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A PDF stream."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def page_that_says(text: bytes, *, font: bytes, how: int = 0, catalogue: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page with `text` (a PDF string) in `font` (a PDF dictionary), drawn in the text mode `how`."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 80]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            stream(b"BT %d Tr /F 36 Tf 20 20 Td %s Tj ET" % (how, text)),
            font,
        ],
        trailer,
    )


ARIAL: Final = b"<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>"
CYRILLIC: Final = (
    b"<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRoman/FirstChar 192/LastChar 194/Widths[722 574 667]"
    b"/Encoding<</Type/Encoding/Differences[192/uni0410/uni0411/uni0412]>>>>"
)
"""Cyrillic letters of a font that the document does not hold."""


def filled_form() -> bytes:
    """A PDF form with one field, filled in black."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Annots[4 0 R]>>",
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(x)/F 4/Rect[10 10 90 90]/P 3 0 R/AP<</N 5 0 R>>>>",
            stream(b"0 0 80 80 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 80 80]"),
        ]
    )


LOCKED: Final = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
"""The trailer of a PDF whose password is not known."""
