"""A register in one sealed file: what was read, as texts and codes, so that any later version can open it.

How a name sounds, what it equals and what it weighs belong to the program and its data, and a snapshot of last month
must not bring last month's answer: what was worked out of the vocabularies is used by the very program that wrote it,
and any other builds them again from their texts. Persons who were removed, and names that only they bore, are not in
it. Nothing is pickled: a header in JSON, then arrays as raw bytes.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from datetime import date
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from vistka.dates import DateRange
from vistka.matching.columns import CORE, Columns, sorted_columns
from vistka.matching.details import COLUMNS as DETAILS
from vistka.matching.heard import fingerprint
from vistka.matching.kept import Kept
from vistka.matching.lexicon import Lexicon
from vistka.matching.sealed_blocks import BlockReader, BlockWriter, Cipher, SnapshotError
from vistka.matching.texts import Cells, Texts, renumbered
from vistka.matching.vocabulary import Vocabulary

Sections = dict[str, NDArray[Any]]
Int = NDArray[np.int32]
_LENGTH = struct.Struct(">I")
_DTYPES = ("|u1", "<i4", "<i8")
_PROGRAM = "program"
_HEARD = (
    "opening", "initials", "classes", "members", "member costs", "units", "units at", "letters", "letters at", "script",
    "owner", "penalty", "sound hashes", "sound forms",
)  # fmt: skip


def write_sections(stream: BinaryIO, encrypt: Cipher, sequence: int, sections: Sections) -> None:
    """Write arrays by name, sealed."""
    blocks = BlockWriter(stream, encrypt)
    plain = {name: array.astype(array.dtype.newbyteorder("<"), copy=False) for name, array in sections.items()}
    listed = [[name, array.dtype.str, len(array)] for name, array in plain.items()]
    header = json.dumps({"sequence": sequence, "sections": listed}).encode()
    blocks.write(_LENGTH.pack(len(header)) + header)
    for array in plain.values():
        blocks.write(np.ascontiguousarray(array).data)
    blocks.close()


def read_sections(stream: BinaryIO, decrypt: Cipher) -> tuple[int, Sections]:
    """(sequence, arrays by name). Raises `SnapshotError`."""
    blocks = BlockReader(stream, decrypt)
    header = json.loads(blocks.read(*_LENGTH.unpack(blocks.read(_LENGTH.size))))
    sections: Sections = {}
    for name, kind, length in header["sections"]:
        if kind not in _DTYPES:
            raise SnapshotError(f"the snapshot holds a kind of numbers that is not known ({kind})")
        dtype = np.dtype(kind)
        sections[name] = np.frombuffer(blocks.read(dtype.itemsize * length), dtype)
    blocks.close()
    return header["sequence"], sections


def sections_of(lexicon: Lexicon, columns: Columns, kept: Kept, *, heard: bool) -> Sections:
    """All that a register holds of those who are in it, as arrays by name; `heard`: by the shipped model."""
    alive = np.flatnonzero(columns.alive).astype(np.int32)
    places, order = np.unique(columns.order[alive], return_inverse=True)
    sections: Sections = {"order": order.astype(np.int32), **_texts("ids", kept.ids.at(places))}
    texts = _core_texts(lexicon)
    for name, codes in columns.codes_of(alive).items():
        used, sections[name] = renumbered(codes)
        sections |= _texts(name, Texts.of(map(texts[name], used)))
        if heard and name in lexicon.names:
            sections |= _heard_of(lexicon.names[name], name, used)
    if heard:
        sections[_PROGRAM] = np.frombuffer(fingerprint(), np.uint8)
    for name, cells in kept.details.items():
        used_texts, sections[name] = cells.at(places)
        sections |= _texts(name, Texts.of(used_texts))
    return sections


def _heard_of(vocabulary: Vocabulary, name: str, used: list[int]) -> Sections:
    keys = _texts(f"{name} keys", Texts.of(vocabulary.keys[code] for code in used))
    arrays = vocabulary.arrays(np.array(used, np.int32))
    return keys | {f"{name} {what}": array for what, array in arrays.items()}


def _core_texts(lexicon: Lexicon) -> dict[str, Callable[[int], str]]:
    """The text of a code, by core column."""
    texts = {role: vocabulary.texts.__getitem__ for role, vocabulary in lexicon.names.items()}
    births, units = lexicon.births.ranges, lexicon.units.texts
    return {**texts, "birth": lambda code: _birth_text(births[code]), "unit": units.__getitem__}


def restored(sections: Sections, lexicon: Lexicon, kept: Kept, *, heard: bool) -> Columns:
    """Columns, from arrays by name; `lexicon` and `kept`, both empty, are filled. Raises `SnapshotError`.

    `heard`: take over what the shipped model heard, if this very program wrote it.
    """
    heard = heard and _PROGRAM in sections and sections[_PROGRAM].tobytes() == fingerprint()
    try:
        ids = _texts_of(sections, "ids")
        core = {name: _core(sections, name, lexicon, heard=heard) for name in CORE}
        order = _within(sections["order"], len(ids))
        details = {name: _detail(sections, name, len(ids)) for name in DETAILS if name in sections}
    except KeyError as missing:
        raise SnapshotError(f"the snapshot lacks {missing}") from None
    if any(len(codes) != len(order) for codes in core.values()):
        raise SnapshotError("the columns of the snapshot are not of one length")
    lexicon.count(core)
    kept.ids = ids
    kept.details.update(details)
    return sorted_columns(core, order)


def _core(sections: Sections, name: str, lexicon: Lexicon, *, heard: bool) -> Int:
    texts = _read_texts(sections, name)
    if heard and name in lexicon.names:
        lexicon.names[name].restore(texts, _read_texts(sections, f"{name} keys"), _heard(sections, name, len(texts)))
        return _within(sections[name], len(texts))
    if name == "birth":
        codes = np.array([lexicon.births.code(_birth_range(text)) for text in texts], np.int32)
    else:
        codes = lexicon.codes(name, texts)
    return codes[_within(sections[name], len(codes))]


def _heard(sections: Sections, name: str, tokens: int) -> Sections:
    """What was worked out of the tokens of a vocabulary, in which nothing points beyond what there is."""
    # Copies, for compiled loops are compiled once more for arrays that must not be written to.
    arrays = {what: sections[f"{name} {what}"].copy() for what in _HEARD}
    forms = len(arrays["owner"])
    for what, end in {"owner": tokens, "members": tokens, "initials": tokens, "sound forms": forms}.items():
        _within(arrays[what], end)
    for what in ("units", "letters"):
        starts = arrays[f"{what} at"]
        if len(starts) != forms + 1 or starts[0] or starts[-1] != len(arrays[what]) or (np.diff(starts) < 0).any():
            raise SnapshotError(f"the spellings of {name} do not fit their lengths")
    return arrays


def _detail(sections: Sections, name: str, persons: int) -> Cells:
    texts = _read_texts(sections, name)
    codes = _within(sections[name], len(texts))
    if len(codes) != persons or texts[:1] != [""]:
        raise SnapshotError(f"the snapshot has not one {name} for each person")
    return Cells(texts, codes)


def _within(codes: NDArray[Any], end: int) -> Int:
    """Codes that are all below `end`: what stands outside would be read from anywhere in memory."""
    if len(codes) and not 0 <= int(codes.min()) <= int(codes.max()) < end:
        raise SnapshotError("the snapshot names something that it does not hold")
    return codes.astype(np.int32)


def _texts(name: str, texts: Texts) -> Sections:
    return {f"{name} bytes": texts.block, f"{name} ends": texts.ends}


def _read_texts(sections: Sections, name: str) -> list[str]:
    return list(_texts_of(sections, name))


def _texts_of(sections: Sections, name: str) -> Texts:
    block, ends = sections[f"{name} bytes"], sections[f"{name} ends"]
    if not len(ends) or ends[0] != 0 or ends[-1] != len(block) or (np.diff(ends) < 0).any():
        raise SnapshotError(f"the texts of {name} do not fit their lengths")
    return Texts(block, ends)


def _birth_text(birth: DateRange | None) -> str:
    """A range of days by number: what people write for one is read in more ways than one."""
    if birth is None:
        return ""
    return f"{birth.earliest.toordinal()} {birth.latest.toordinal()} {int(birth.approximate)}"


def _birth_range(text: str) -> DateRange | None:
    if not text:
        return None
    try:
        earliest, latest, approximate = map(int, text.split())
        return DateRange(date.fromordinal(earliest), date.fromordinal(latest), bool(approximate))
    except ValueError:
        raise SnapshotError("the snapshot holds a birth that is no range of days") from None
