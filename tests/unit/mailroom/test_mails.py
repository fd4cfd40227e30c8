"""Who writes the mailroom can lose mail. He cannot forge, replay or reorder it unseen, nor learn anything by its size."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.mailroom.codes import Opened
from vistka.mailroom.mails import Mail, NotFromTheBureau, Part, open_box, open_mail, seal_mail
from vistka.vault.sealing import new_private_key
from vistka.vault.signatures import public_key

SEED = bytes(range(32))
SIGNERS = [public_key(SEED)]
HERS, ANOTHERS = Opened(uuid4(), new_private_key()), Opened(uuid4(), new_private_key())
DAY = date(2026, 11, 23)
COMMON = Mail(day=DAY, oldest=1, language="uk", status=("Ваш запит зареєстровано.",))


def mailed(opened: Opened, numbers: range, seed: bytes = SEED) -> list[tuple[int, bytes]]:
    """A mail for each number, a day apart."""
    return [
        (number, seal_mail(replace(COMMON, day=DAY + timedelta(days=number)), opened.half, number, seed))
        for number in numbers
    ]


WEEK = mailed(HERS, range(1, 8))


def test_news_or_none_all_mails_are_of_one_size() -> None:
    part = Part(letter="a" * 32, on="2026-11-23", title="Лист", text="Слово за словом. " * 150)
    full = replace(COMMON, parts=[part], words=["калина"] * 5, review_on=DAY)
    assert {len(seal_mail(mail, HERS.half, 1, SEED)) for mail in (COMMON, full)} == {8 * 1024 + 64 + 48}


def test_a_mail_from_before_something_could_be_open_still_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    part = Part(letter="a" * 32, on="2026-11-23", title="Лист", text="Слово")
    said = json.loads(replace(COMMON, parts=[part]).written())
    older = {name: value for name, value in said.items() if name not in ("opens", "leg", "call")}
    older["parts"] = [{name: value for name, value in said["parts"][0].items() if name != "by_person"}]
    monkeypatch.setattr(Mail, "written", lambda _mail: json.dumps(older).encode())
    mail = open_mail(seal_mail(COMMON, HERS.half, 1, SEED), HERS, 1, SIGNERS)
    assert (mail.opens, mail.leg, mail.call, mail.parts[0].by_person) == ((), "", None, False)


def test_what_does_not_fit_is_never_cut() -> None:
    part = Part(letter="a" * 32, on="2026-11-23", title="", text="я" * 5000)
    too_long = replace(COMMON, parts=[part])
    assert not too_long.fits()
    with pytest.raises(ValueError, match="longer"):
        seal_mail(too_long, HERS.half, 1, SEED)


@given(st.permutations(WEEK))
def test_in_whatever_order_the_rows_lie_she_reads_them_in_theirs(rows: list[tuple[int, bytes]]) -> None:
    box = open_box(rows, HERS, SIGNERS)
    assert [number for number, _ in box.mails] == [7, 6, 5, 4, 3, 2, 1]
    assert (box.missing, box.forged) == ((), 0)


@given(st.sets(st.integers(min_value=1, max_value=6), min_size=1))
def test_what_was_taken_out_is_missed(gone: set[int]) -> None:
    box = open_box([row for row in WEEK if row[0] not in gone], HERS, SIGNERS)
    assert set(box.missing) == gone


@given(st.permutations(range(1, 8)))
def test_a_mail_under_another_number_is_not_hers(numbers: list[int]) -> None:
    box = open_box([(number, sealed) for number, (_, sealed) in zip(numbers, WEEK, strict=True)], HERS, SIGNERS)
    moved = sum(number != own for number, (own, _) in zip(numbers, WEEK, strict=True))
    assert box.forged == moved
    assert all(mail.day == DAY + timedelta(days=number) for number, mail in box.mails)


def test_the_mail_of_another_mailbox_is_not_hers() -> None:
    with pytest.raises(NotFromTheBureau):
        open_mail(mailed(ANOTHERS, range(1, 2))[0][1], HERS, 1, SIGNERS)


def test_what_another_signed_is_not_from_the_bureau() -> None:
    forged = mailed(HERS, range(8, 9), seed=bytes(32))
    box = open_box([*WEEK, *forged], HERS, SIGNERS)
    assert box.forged == 1
    assert box.newest is not None
    assert box.newest.day == DAY + timedelta(days=7)


def test_mails_that_are_too_old_to_be_kept_are_not_missed() -> None:
    sealed = seal_mail(replace(COMMON, oldest=3), HERS.half, 5, SEED)
    assert open_box([(5, sealed)], HERS, SIGNERS).missing == (3, 4)


def test_a_mailbox_without_mail_holds_nothing() -> None:
    assert open_box([], HERS, SIGNERS).newest is None
