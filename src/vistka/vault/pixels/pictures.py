"""Photographs and scans to plain pictures. Runs in the child only."""

from __future__ import annotations

import copy  # noqa: F401 - Pillow imports it while it reads a GIF, when no file can be opened any more
import io
from collections.abc import Iterator

from PIL import (
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from vistka.vault.pixels.terms import LONGEST_SIDE, MOST_PAGES, MOST_PIXELS, CannotRender, Kind, Reason

READERS = (GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Pillow's readers, imported before the child is shut in. No other of its readers is ever asked."""


def pictures(data: bytes, kind: Kind) -> Iterator[Image.Image]:
    """The picture in `data`, upright, in RGB, bounded; of a TIFF each of its pages. Raises `CannotRender`."""
    with Image.open(io.BytesIO(data), formats=[kind]) as image:
        frames = getattr(image, "n_frames", 1) if kind is Kind.TIFF else 1
        if frames > MOST_PAGES:
            raise CannotRender(Reason.TOO_MANY_PAGES)
        for frame in range(frames):
            image.seek(frame)
            if image.width * image.height > MOST_PIXELS:
                raise CannotRender(Reason.TOO_MANY_PIXELS)
            yield plain(image)


def plain(image: Image.Image) -> Image.Image:
    """`image` bounded, turned as its Exif says, laid on white paper, in RGB; nothing else of it is kept."""
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    ImageOps.exif_transpose(image, in_place=True)
    return fit(_on_white(_eight_bits(image)))


def fit(image: Image.Image) -> Image.Image:
    """`image` with no side longer than `LONGEST_SIDE`."""
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scans may have sixteen bits of grey, which Pillow would cut off at 255 instead of scaling."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    page = Image.new("RGBA", image.size, "white")
    page.alpha_composite(image.convert("RGBA"))
    return page.convert("RGB")
