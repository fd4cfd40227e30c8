"""A submission says what its table allows, has one of four sizes, and opens at the desk as what it was sent."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented_visitors import OfflineBureau
from vistka.enquiries import consent, contacts, kinship, sought
from vistka.mailroom import schema
from vistka.mailroom.codes import Opened
from vistka.mailroom.schema import Kind, NotOfTheSchema
from vistka.mailroom.submissions import (
    SIZES,
    Content,
    TooLarge,
    digest_of,
    is_from,
    named,
    open_submission,
    proved,
    seal_submission,
)
from vistka.vault.sealing import SEALED_TO_OVERHEAD, DoesNotOpen, new_private_key, seal_to

BUREAU = OfflineBureau()
KEY = BUREAU.key
MESSAGE = Content(kind=Kind.MESSAGE, said={"mailbox": "0" * 32, "language": "uk", "words": "Чи є звістка?"})


def sealed_and_opened(content: Content) -> Content:
    submission = uuid4()
    sealed = seal_submission(content, submission, KEY)
    return open_submission(sealed, submission, KEY.key_id, BUREAU.private)


@given(words=st.text(max_size=500), files=st.lists(st.binary(max_size=200), max_size=5))
def test_what_was_sent_is_what_is_opened(words: str, files: list[bytes]) -> None:
    content = replace(MESSAGE, said={**MESSAGE.said, "words": words.replace("\0", "")}, files=tuple(files))
    assert sealed_and_opened(content) == content


@pytest.mark.parametrize(("length", "size"), [(0, 4096), (4096, 32 * 1024), (40_000, 256 * 1024), (300_000, 2 << 20)])
def test_it_has_one_of_four_sizes(length: int, size: int) -> None:
    sealed = seal_submission(replace(MESSAGE, files=(bytes(length),)), uuid4(), KEY)
    assert len(sealed) == size + SEALED_TO_OVERHEAD
    assert size in SIZES


def test_a_short_word_and_a_long_one_weigh_the_same() -> None:
    long = replace(MESSAGE, said={**MESSAGE.said, "words": "мій син " * 150})
    assert len(seal_submission(MESSAGE, uuid4(), KEY)) == len(seal_submission(long, uuid4(), KEY))


def test_more_than_two_megabytes_is_refused_before_it_is_sealed() -> None:
    with pytest.raises(TooLarge):
        seal_submission(replace(MESSAGE, files=(bytes(2 << 20),)), uuid4(), KEY)


def test_copied_under_another_id_or_key_it_does_not_open() -> None:
    submission = uuid4()
    sealed = seal_submission(MESSAGE, submission, KEY)
    with pytest.raises(DoesNotOpen):
        open_submission(sealed, uuid4(), KEY.key_id, BUREAU.private)
    with pytest.raises(DoesNotOpen):
        open_submission(sealed, submission, uuid4(), BUREAU.private)


def test_what_comes_from_a_mailbox_is_known_by_its_proof_and_nothing_else() -> None:
    """Its name lies in the mailroom; the secret is common to her key and the week's alone."""
    hers, submission = Opened(uuid4(), new_private_key()), uuid4()
    said = proved(MESSAGE, submission, KEY, hers)
    public = hers.half.public
    assert is_from(said, submission, BUREAU.private, public)
    assert not is_from(MESSAGE, submission, BUREAU.private, public)
    assert not is_from(said, uuid4(), BUREAU.private, public)
    assert not is_from(replace(said, said={**said.said, "words": "Досить."}), submission, BUREAU.private, public)
    assert not is_from(replace(said, files=(b"paper",)), submission, BUREAU.private, public)
    assert not is_from(replace(said, kind=Kind.WITHDRAWAL), submission, BUREAU.private, public)
    strangers = Opened(hers.mailbox, new_private_key())
    assert not is_from(proved(MESSAGE, submission, KEY, strangers), submission, BUREAU.private, public)


def test_a_paper_is_named_by_what_it_says_and_shows_as_it_was_sent_and_as_it_is_opened() -> None:
    said = {"mailbox": "0" * 32, "paper": "birth", "note": "Ё"}
    paper = Content(kind=Kind.PAPER, said=said, files=[b"one page", b"another"])
    assert digest_of(sealed_and_opened(paper)) == digest_of(paper)
    others = (
        replace(paper, said={**said, "note": "Е"}),
        replace(paper, files=[b"one page", b"other"]),
        replace(paper, files=[b"one pageanother"]),
        replace(paper, files=[b"another", b"one page"]),
        replace(paper, kind=Kind.MESSAGE),
    )
    assert len({digest_of(each) for each in (paper, *others)}) == 6
    name = named(uuid4(), paper)
    assert schema.checked(Kind.ENQUIRY, {"papers": [name]}) == {"papers": [name]}


@given(st.binary(max_size=400))
def test_a_stranger_who_seals_rubbish_is_refused_and_breaks_nothing(rubbish: bytes) -> None:
    submission = uuid4()
    about = b"vistka submission 1" + submission.bytes + KEY.key_id.bytes
    sealed = seal_to(KEY.sealing, rubbish + b"\x80", about)
    with pytest.raises((NotOfTheSchema, DoesNotOpen)):
        open_submission(sealed, submission, KEY.key_id, BUREAU.private)


@pytest.mark.parametrize(
    "said",
    [
        {"words": "a\0b"},
        {"words": "a" * (schema.LONGEST + 1)},
        {"words": 7},
        {"words": "\ud800"},
        {"language": "xx"},
        {"captured_how": "…"},
        ["words"],
    ],
)
def test_what_is_not_in_the_table_is_refused(said: object) -> None:
    with pytest.raises(NotOfTheSchema):
        schema.checked(Kind.MESSAGE, said)


def test_the_table_asks_what_the_desk_takes_and_nothing_else() -> None:
    """The portal does not know the rooms of the desk, so the words stand twice; here they are compared."""
    assert set(schema.SOUGHT) == set(sought.ASKED)
    assert set(schema.KIN) == set(kinship.KIN)
    assert set(schema.CHANNELS) == set(contacts.Channel)
    assert set(schema.PAPERS) == {*kinship.PAPERS, "other"}
    items = schema.SCHEMA[Kind.ENQUIRY]["consent"]
    assert isinstance(items, schema.Fields)
    flags = items.fields["items"]
    assert isinstance(flags, schema.Flags)
    assert set(flags.names) == set(consent.WORDINGS[consent.NEWEST]["uk"])


def fields_in(field: schema.Field) -> set[str]:
    match field:
        case schema.Fields(fields):
            return {*fields, *(name for one in fields.values() for name in fields_in(one))}
        case schema.Flags(names):
            return set(names)
    return set()


def test_nobody_is_asked_how_somebody_was_captured_or_what_he_said() -> None:
    names = set().union(*(fields_in(schema.Fields(fields)) for fields in schema.SCHEMA.values()))
    assert not {
        name for name in names if any(word in name for word in ("captur", "surrender", "statement", "interrog"))
    }
