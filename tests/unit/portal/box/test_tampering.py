"""Who writes the mailroom can lose mail, and that shows; he cannot forge, replay or reorder it unseen."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from invented_mailbox import Mailbox, text_of, today
from invented_visitors import OfflineBureau
from vistka.mailroom.mails import Mail as MailRead
from vistka.mailroom.mails import seal_mail
from vistka.mailroom.models import Mail, PublishedKey
from vistka.portal.box.opening import NothingOpens, Reading, read_rows
from vistka.portal.box.presenters import LATE, warnings_of
from vistka.vault.signatures import public_key

TAKEN_AWAY: Final = "A letter may have been taken away or put here by somebody else."


def copied(source: Mail, over: Mail) -> None:
    Mail.objects.filter(pk=over.pk).update(sealed=bytes(source.sealed))


def lost_in_the_middle(hers: Mailbox) -> None:
    Mail.objects.filter(sequence=2).delete()


def lost_at_the_beginning(hers: Mailbox) -> None:
    Mail.objects.filter(sequence=1).delete()


def lost_at_the_end(hers: Mailbox) -> None:
    Mail.objects.all().delete()
    hers.put(1, day=today() - timedelta(days=3))


def forged(hers: Mailbox) -> None:
    Mail.objects.filter(sequence=3).delete()
    hers.put(3, seed=secrets.token_bytes(32), status=["He is dead. Pay for his body."])


def put_there_by_a_stranger(hers: Mailbox) -> None:
    Mail.objects.create(mailbox=hers.opened.mailbox, sequence=4, sealed=b"nonsense")


def replayed_under_another_number(hers: Mailbox) -> None:
    first = Mail.objects.get(sequence=1)
    Mail.objects.create(mailbox=hers.opened.mailbox, sequence=4, sealed=bytes(first.sealed))


def copied_from_another_mailbox(hers: Mailbox) -> None:
    copied(
        Mailbox(hers.bureau).put(3, status=["Meant for somebody else."]),
        Mail.objects.get(mailbox=hers.opened.mailbox, sequence=3),
    )


def reordered(hers: Mailbox) -> None:
    two, three = Mail.objects.get(sequence=2), Mail.objects.get(sequence=3)
    copied(three, two)
    copied(two, three)


def a_key_was_hidden(hers: Mailbox) -> None:
    """Mail signed by a letter key that the mailroom no longer shows."""
    Mail.objects.filter(sequence=3).delete()
    hers.put(3, seed=b"l" * 32)


@pytest.mark.parametrize(
    ("tampered", "said"),
    [
        (lost_in_the_middle, "Some of your mail is missing."),
        (lost_at_the_beginning, "Some of your mail is missing."),
        (lost_at_the_end, "The last mail is old,"),
        (forged, "not from us"),
        (put_there_by_a_stranger, "not from us"),
        (replayed_under_another_number, "not from us"),
        (copied_from_another_mailbox, "not from us"),
        (reordered, "not from us"),
        (a_key_was_hidden, "not from us"),
    ],
)
def test_what_was_done_to_her_mail_is_noticed_and_said(
    tampered: Callable[[Mailbox], None], said: str, opened: Client, hers: Mailbox
) -> None:
    assert TAKEN_AWAY not in text_of(opened.get("/en/box/"))
    tampered(hers)
    page = text_of(opened.get("/en/box/"))
    assert said in page
    assert TAKEN_AWAY in page
    assert "+000 00 000" in page
    assert not re.search("Pay for|Meant for", page)


def test_a_mailbox_in_which_nothing_is_ours_says_so(visitor: Client, bureau: OfflineBureau) -> None:
    emptied = Mailbox(bureau)
    put_there_by_a_stranger(emptied)
    page = text_of(visitor.post("/en/open/", {"code": emptied.code}))
    assert "Nothing opens with this code" in page
    assert "Something lies in this mailbox that is not from us." in page


def test_a_key_that_the_offline_key_did_not_sign_proves_no_letter(opened: Client, hers: Mailbox) -> None:
    stranger = OfflineBureau(installation=hers.bureau.installation)
    PublishedKey.objects.create(body=stranger.key.body, signature=b"s" * 64)
    Mail.objects.filter(sequence=3).delete()
    hers.put(3, seed=stranger.letters)
    assert "not from us" in text_of(opened.get("/en/box/"))


def test_mail_that_the_desk_has_dropped_is_not_shown_again(opened: Client, hers: Mailbox) -> None:
    old = hers.put(7, oldest=7, day=today())
    Mail.objects.exclude(pk=old.pk).delete()
    hers.put(5, parts=hers.letter("An old letter", title="Long ago"))
    page = text_of(opened.get("/en/box/"))
    assert "Long ago" not in page
    assert TAKEN_AWAY not in page


DAYS: Final = 5


class Written:
    """Five days of mail as rows, and what somebody may put beside or in place of them."""

    def __init__(self) -> None:
        bureau = OfflineBureau()
        self.signer = public_key(bureau.letters)
        self.hers, other = Mailbox(bureau), Mailbox(bureau)
        self.rows = [(day, self._sealed(self.hers, day, bureau.letters)) for day in range(1, DAYS + 1)]
        foreign = [self._sealed(other, day, bureau.letters) for day in range(1, DAYS + 1)]
        own = [self._sealed(self.hers, day, b"x" * 32) for day in range(1, DAYS + 1)]
        self.blobs = [*(sealed for _, sealed in self.rows), *foreign, *own, b"", b"nonsense" * 20]

    def _sealed(self, mailbox: Mailbox, day: int, seed: bytes) -> bytes:
        said = MailRead(day=today() - timedelta(days=DAYS - day), oldest=1, language="en", status=[f"Day {day}"])
        return seal_mail(said, mailbox.half, day, seed)


@pytest.fixture(scope="module")
def written() -> Written:
    return Written()


def test_a_mail_that_lies_there_twice_is_noticed(written: Written) -> None:
    reading = read_rows([*written.rows, written.rows[0]], written.hers.opened, [written.signer])
    assert isinstance(reading, Reading)
    assert [str(warned.words) for warned in warnings_of(reading, today())] == [
        "Two mails bear the same number. We never send two."
    ]


@given(data=st.data())
def test_whatever_somebody_does_with_the_rows_nothing_is_unseen(written: Written, data: st.DataObject) -> None:
    """What is shown is the desk's own, under its own number; and all of it up to a day, or a warning stands there."""
    left = data.draw(st.lists(st.sampled_from(written.rows), unique=True))
    other = st.tuples(st.integers(0, DAYS + 2), st.sampled_from(written.blobs)) | st.sampled_from(written.rows)
    put = data.draw(st.lists(other, max_size=4))
    rows = data.draw(st.permutations([*left, *put]))
    reading = read_rows(rows, written.hers.opened, [written.signer])
    if isinstance(reading, NothingOpens):
        assert reading.forged == bool(rows)
        return
    shown = dict(reading.box.mails)
    assert all(mail.status == [f"Day {number}"] for number, mail in shown.items())
    last = max(shown)
    untouched = sorted(shown) == list(range(1, last + 1)) and len(rows) == len(shown)
    is_late = timedelta(days=DAYS - last) > LATE
    assert bool(warnings_of(reading, today())) == (is_late or not untouched)
