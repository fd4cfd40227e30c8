"""A register sealed in a file comes back as it was, or not at all."""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.exercise import Exercise
from vistka.matching import Description, Register, heard, sealed_blocks, snapshot
from vistka.matching.changes import Add, Remove, Replace
from vistka.matching.model import shipped_model
from vistka.matching.sealed_blocks import Cipher, SnapshotError
from vistka.matching.spellings import Spellings
from vistka.tables import read_table

LIST = """id;прізвище;ім'я;по батькові;інші імена;дата народження;місце народження;в/ч;звання;позивний
UA-1;Щербаков;Олексій;Іванович;;02.04.1999;Лозова;12345;солдат;Лис
UA-2;Гнатюк;Петро;;Коваль;бл. 1987;Харків;;сержант;
UA-3;Мельник;Іван;;;;;А0284;;
"""
KEY = b"a key for this test"


def cipher(key: bytes) -> tuple[Cipher, Cipher]:
    """A stream cipher that keeps secrets but notices nothing: so it is the blocks that must notice."""

    def mixed(text: bytes, nonce: bytes) -> bytes:
        stream = hashlib.shake_256(key + nonce).digest(len(text))
        return (int.from_bytes(text) ^ int.from_bytes(stream)).to_bytes(len(text))

    def encrypt(plain: bytes) -> bytes:
        nonce = secrets.token_bytes(16)
        return nonce + mixed(plain, nonce)

    return encrypt, lambda sealed: mixed(sealed[16:], sealed[:16])


ENCRYPT, DECRYPT = cipher(KEY)


def noting(add: Callable[..., None], added: list[str]) -> Callable[..., None]:
    """The same, each spelling noted that is heard."""

    def noted(spellings: Spellings, token: int, text: str, penalty: int) -> None:
        added.append(text)
        add(spellings, token, text, penalty)

    return noted


def a_register() -> Register:
    return Register.from_table(read_table(LIST.encode()), sequence=41)


def saved(register: Register, encrypt: Cipher = ENCRYPT) -> bytes:
    stream = io.BytesIO()
    register.save(stream, encrypt)
    return stream.getvalue()


def loaded(content: bytes, decrypt: Cipher = DECRYPT) -> Register:
    return Register.load(io.BytesIO(content), decrypt)


ENQUIRIES = [
    Description({"name": "Chtcherbakov Alexeï", "birth_date": "1999", "callsign": "Лис", "military_rank": "сержант"}),
    Description({"name": "Коваль Петро", "birth_date": "1988", "birth_place": "Kharkiv"}),
    Description({"name": "Мельник", "unit": "в/ч А0284"}),
    Description({"birth_date": "1999"}),
]


def test_a_loaded_register_finds_and_explains_as_the_saved_one_did() -> None:
    register = a_register()
    again = loaded(saved(register))
    assert len(again) == len(register)
    assert again.sequence == 41
    for enquiry in ENQUIRIES:
        assert again.search(enquiry) == register.search(enquiry)
    assert again.complete("щерб") == register.complete("щерб")


@pytest.mark.parametrize("program", ["the same", "another"])
def test_whether_names_are_heard_anew_or_as_they_were_heard_everybody_is_found_alike(
    camp: Register, exercise: Exercise, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some have left and others came, so that names are numbered anew."""
    register = loaded(saved(camp))
    ids = [row["id"] for row in exercise.register]
    gone = [Remove(number) for number in ids[::3]]
    come = [Add(Description({**row, "id": f"again {row['id']}"})) for row in exercise.register[::7]]
    register.apply([*gone, *come], sequence=register.sequence + 1)
    content = saved(register)
    built: list[str] = []
    if program == "another":
        monkeypatch.setattr(snapshot, "fingerprint", lambda: b"another program.")
    monkeypatch.setattr(Spellings, "add", noting(Spellings.add, built))
    again = loaded(content)
    assert bool(built) is (program == "another")
    monkeypatch.undo()
    for row in exercise.enquiries:
        asked = Description({column: cell for column, cell in row.items() if cell})
        ours, theirs = again.search(asked), register.search(asked)
        assert [each.registry_id for each in ours] == [each.registry_id for each in theirs]
        # Sums over the vocabulary are taken in another order, which may round a weight by a thousandth of a bit.
        assert [each.bits for each in ours] == pytest.approx([each.bits for each in theirs], abs=0.01)
    for text in ("щер", "iva", "пет"):
        assert again.complete(text) == register.complete(text)
    newcomer = {"family_name": "Зозуленко-Вайс", "given_name": "Ґеорґ"}
    for each in (again, register):
        each.apply([Add(Description({**newcomer, "id": "new"}))], sequence=99)
    assert again.search(Description(newcomer))[0].registry_id == "new"
    assert register.search(Description(newcomer))[0].registry_id == "new"


def test_a_register_of_another_model_is_heard_anew() -> None:
    fitted = shipped_model().with_values(known_bound=1.0)
    again = Register.load(io.BytesIO(saved(a_register())), DECRYPT, model=fitted)
    assert again.model == fitted
    assert again.search(ENQUIRIES[0])
    stream = io.BytesIO()
    again.save(stream, ENCRYPT)
    assert loaded(stream.getvalue()).search(ENQUIRIES[0]) == a_register().search(ENQUIRIES[0])


def test_the_fingerprint_changes_with_a_line_of_the_program_or_of_its_data(tmp_path: Path) -> None:
    def of_folder() -> bytes:
        digest = hashlib.blake2b()
        heard._add(digest, tmp_path)
        return digest.digest()

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "model.tsv").write_text("one\t1")
    before = of_folder()
    (tmp_path / "data" / "model.tsv").write_text("one\t2")
    assert of_folder() != before
    assert len(heard.fingerprint()) == 16


def test_a_loaded_register_goes_on_with_changes() -> None:
    again = loaded(saved(a_register()))
    changes = [Remove("UA-2"), Replace(Description({"id": "UA-3", "name": "Мельник Іван", "callsign": "Кіт"}))]
    assert not again.apply(changes, sequence=41)
    assert again.apply([*changes, Add(Description({"id": "UA-4", "name": "Коваль Петро"}))], sequence=42)
    assert [each.registry_id for each in again.search(ENQUIRIES[1])] == ["UA-4"]
    twice = loaded(saved(again))
    assert [each.registry_id for each in twice.search(ENQUIRIES[1])] == ["UA-4"]
    assert len(twice) == 3


def test_from_a_loaded_register_somebody_may_leave_and_nobody_come() -> None:
    again = loaded(saved(a_register()))
    assert again.apply([Remove("UA-2")], sequence=42)
    assert len(again) == 2


def test_an_empty_register_comes_back_empty() -> None:
    again = loaded(saved(Register()))
    assert (len(again), again.search(ENQUIRIES[0])) == (0, ())


def test_nothing_stands_in_the_clear() -> None:
    content = saved(a_register())
    for word in ("Щербаков", "Лозова", "UA-1", "Лис", "sections", "family"):
        assert word.encode() not in content


def test_of_one_who_was_removed_nothing_is_left_in_the_snapshot() -> None:
    register = a_register()
    register.apply([Remove("UA-1")], sequence=42)
    plain = saved(register, lambda block: block)
    assert "Гнатюк".encode() in plain
    for word in ("Щербаков", "Лозова", "UA-1", "Лис", "12345"):
        assert word.encode() not in plain


def test_the_encryptor_gets_blocks_of_bounded_size() -> None:
    sizes: list[int] = []
    with mock.patch.object(sealed_blocks, "LARGEST", 256):
        saved(a_register(), lambda block: sizes.append(len(block)) or block)
    assert len(sizes) > 3
    assert max(sizes) <= 256 + 64


# -- a file that was tampered with -----------------------------------------------------------------------------------------


def blocks_of(content: bytes) -> list[bytes]:
    start, blocks = len(sealed_blocks.MAGIC), []
    while start < len(content):
        end = start + 4 + int.from_bytes(content[start : start + 4])
        blocks.append(content[start:end])
        start = end
    return blocks


@pytest.fixture(scope="module")
def content() -> bytes:
    with mock.patch.object(sealed_blocks, "LARGEST", 256):
        return saved(a_register())


@pytest.mark.parametrize("which", range(4))
def test_a_block_left_out_exchanged_repeated_or_from_another_snapshot_is_noticed(content: bytes, which: int) -> None:
    one, other, *rest = blocks_of(content)
    with mock.patch.object(sealed_blocks, "LARGEST", 256):
        foreign = blocks_of(saved(a_register()))
    forged = [[one, *rest], [other, one, *rest], [one, one, other, *rest], [one, foreign[1], *rest]][which]
    with pytest.raises(SnapshotError, match=r"another snapshot|put together"):
        loaded(sealed_blocks.MAGIC + b"".join(forged))


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_snapshot_cut_off_anywhere_is_noticed(content: bytes, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(content) - 1))
    with pytest.raises(SnapshotError):
        loaded(content[:length])


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_single_changed_bit_anywhere_is_noticed(content: bytes, data: st.DataObject) -> None:
    place, bit = data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    with pytest.raises(SnapshotError):
        loaded(bytes(changed))


def test_another_key_opens_nothing(content: bytes) -> None:
    with pytest.raises(SnapshotError, match="another key"):
        loaded(content, cipher(b"another key")[1])


def test_a_cipher_that_refuses_is_reported_with_the_block(content: bytes) -> None:
    def refuse(sealed: bytes) -> bytes:
        raise RuntimeError("tag does not fit")

    with pytest.raises(SnapshotError, match="block 1 cannot be decrypted") as refused:
        loaded(content, refuse)
    assert isinstance(refused.value.__cause__, RuntimeError)


def test_any_other_file_is_told_apart() -> None:
    with pytest.raises(SnapshotError, match="no snapshot of a register"):
        loaded(b"id;name\n1;x\n")


names = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


@given(
    persons=st.lists(
        st.fixed_dictionaries(
            {
                "family_name": names,
                "given_name": names,
                "birth_date": st.sampled_from(["", "1999", "1/2/99", "50 років"]),
            },
            optional={"marks": names, "other_names": names, "unit": st.sampled_from(["в/ч 12345", "95 бригада", "?"])},
        ),
        max_size=4,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_register_comes_back_as_it_was(persons: list[dict[str, str]]) -> None:
    register = Register()
    descriptions = [Description({"id": str(n), **cells}) for n, cells in enumerate(persons)]
    register.apply(map(Add, descriptions), sequence=1)
    again = loaded(saved(register))
    for each in descriptions:
        ours, theirs = register.search(each), again.search(each)
        assert [(c.registry_id, c.agreement) for c in ours] == [(c.registry_id, c.agreement) for c in theirs]
        assert [c.bits for c in ours] == pytest.approx([c.bits for c in theirs], abs=0.01)
