"""The child answers every file: with pages and an end, or with one reason to refuse it."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from foreign_files import flag, saved
from vistka.vault.pixels.child import frames, reason_of
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import pages_in
from vistka.vault.pixels.terms import Kind, Reason

PICTURES = {kind: saved(flag(), kind) for kind in Kind if kind is not Kind.PDF}


def answered(data: bytes, kind: Kind) -> Reason | int:
    """How many pages came, or why none did."""
    answer = io.BytesIO(b"".join(frames(data, kind)))
    try:
        return len(list(pages_in(answer)))
    except Refused as refusal:
        return refusal.reason


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(PICTURES)), st.data())
def test_a_damaged_picture_is_shown_or_refused(kind: Kind, data: st.DataObject) -> None:
    damaged = bytearray(PICTURES[kind])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=8)):
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    assert answered(bytes(damaged[:cut]), kind) in (1, *Reason)


def test_a_file_that_needs_more_memory_than_there_is_has_too_many_pixels() -> None:
    assert reason_of(MemoryError()) is Reason.TOO_MANY_PIXELS
