"""The worker takes what lies in the mailroom: each thing once, and what does not open is kept for a person."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db.models import QuerySet

from foreign_files import flag, saved
from invented_post import PostBureau, enquiry_of, new_half
from vistka.enquiries.models import Enquiry
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.mailroom.codes import Half, Opened
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.schema import Kind
from vistka.mailroom.submissions import Content
from vistka.portal.sending import send
from vistka.post import opening, tray
from vistka.post.actions import accept_enquiry, sort_out
from vistka.post.clocks import left, unopened
from vistka.post.intake import OPENER, PAPER
from vistka.post.models import Letter, Mailbox, Posted, Submission
from vistka.post.opening import Bounds, fetch
from vistka.post.tray import State, Why
from vistka.vault.files import pages_of
from vistka.vault.sealing import new_private_key

PHOTOGRAPH = saved(flag(), "JPEG")


def test_an_enquiry_waits_for_a_person_and_is_compared_by_nobody(post: PostBureau, half: Half, second: Half) -> None:
    submission_id = post.files(half, second)
    assert fetch() == 1
    assert not Sealed.objects.exists()
    (row,) = tray.waiting()
    assert (row.pk, row.kind, row.state) == (submission_id, Kind.ENQUIRY, State.WAITING)
    assert not Enquiry.objects.exists()
    with reading(post.by("olena")):
        assert row.content["sought"]["family_name"] == "Щербаков"
        boxes = {mailbox.name: mailbox.about["second"] for mailbox in Mailbox.objects.all()}
    assert boxes == {half.mailbox.hex: False, second.mailbox.hex: True}
    assert Letter.objects.filter(why="filed").count() == Posted.objects.count() == 2


def test_what_was_taken_is_not_taken_again(post: PostBureau, half: Half) -> None:
    submission_id = post.files(half)
    sealed = Sealed.objects.get()
    fetch()
    sealed.save(force_insert=True)  # killed before the mailroom's row was deleted
    assert fetch() == 1
    assert not Sealed.objects.exists()
    assert Submission.objects.get().pk == submission_id
    assert Mailbox.objects.count() == 1
    assert Entry.objects.filter(verb="post.receive", subject_id=submission_id).count() == 1


def test_a_submission_put_under_another_number_or_changed_is_kept_and_shown(post: PostBureau, half: Half) -> None:
    post.files(half)
    sealed = Sealed.objects.get()
    blob = bytes(sealed.sealed)
    Sealed(pk=uuid4(), key_id=sealed.key_id, sealed=blob).save()
    Sealed(pk=uuid4(), key_id=sealed.key_id, sealed=blob[:-1] + bytes([blob[-1] ^ 1])).save()
    Sealed(pk=uuid4(), key_id=uuid4(), sealed=blob).save()
    fetch()
    assert sorted(tray.unopened().values_list("why", flat=True)) == [Why.CHANGED, Why.CHANGED, Why.NO_KEY]
    assert {bytes(row.unopened)[:-1] for row in tray.unopened()} == {blob[:-1]}
    assert len(list(unopened(opening.timezone.now()))) == 3
    away = sort_out(by=post.by("olena"), submission_id=tray.unopened().first().pk, state=State.ENDED)  # type: ignore[union-attr]
    assert (away.state, bytes(away.unopened), tray.unopened().count()) == (State.ENDED, b"", 2)
    assert tray.waiting().count() == Mailbox.objects.count() == 1
    assert not Sealed.objects.exists()


def test_a_filing_that_names_somebody_elses_mailbox_makes_none(post: PostBureau, half: Half, second: Half) -> None:
    post.files(half)
    fetch()
    thief = Half(half.mailbox, new_half().public)
    for first, other in ((thief, None), (new_half(), thief), (second, second)):
        post.files(first, other)
    fetch()
    assert [row.why for row in tray.unopened()] == [Why.MAILBOX] * 3
    with reading(post.by("olena")):
        assert Mailbox.objects.get().public == half.public.hex()


def test_to_a_key_that_is_none_no_mail_could_be_sealed(post: PostBureau, half: Half) -> None:
    for public in ("00" * 32, "abcd", "nothing of the kind"):
        post.sends(Kind.ENQUIRY, **enquiry_of(half) | {"mailbox": {"mailbox": half.mailbox.hex, "public": public}})
    fetch()
    assert [row.why for row in tray.unopened()] == [Why.SCHEMA] * 3


def test_papers_lie_beside_their_mailbox_drawn_again_in_whatever_order_they_come(post: PostBureau, half: Half) -> None:
    paper = post.takes(Kind.PAPER, [PHOTOGRAPH, PHOTOGRAPH], mailbox=half.mailbox.hex, paper="birth")
    invented = post.takes(Kind.PAPER, [PHOTOGRAPH], mailbox=half.mailbox.hex, paper="birth")
    assert set(Submission.objects.values_list("mailbox", flat=True)) == {None}
    post.files(half, papers=[paper.hex])
    fetch()
    later = post.takes(Kind.PAPER, [saved(flag(), "PNG")], mailbox=half.mailbox.hex.upper(), paper="identity")
    mailbox = Mailbox.objects.get()
    assert set(mailbox.submissions.values_list("pk", flat=True)) == {paper, later}
    assert Submission.objects.get(pk=invented).mailbox is None, "the enquiry does not name it"
    assert [len(pages_of(pk, PAPER)) for pk in (paper, later)] == [2, 1]
    assert sorted(mailbox.letters.values_list("why", flat=True)) == ["filed"]


@pytest.mark.parametrize("kind", [Kind.MESSAGE, Kind.WITHDRAWAL, Kind.CONTACT, Kind.PAPER, Kind.SHEET, Kind.OPENED])
def test_who_knows_the_name_of_a_mailbox_cannot_write_in_her_name(post: PostBureau, half: Half, kind: Kind) -> None:
    """Names of mailboxes lie in the mailroom. Her key does not."""
    post.files(half)
    fetch()
    stranger = Opened(half.mailbox, new_private_key())
    for opened in (None, stranger):
        send(Content(kind=kind, said={"mailbox": half.mailbox.hex}), uuid4(), opened)
    fetch()
    assert [row.why for row in tray.unopened()] == [Why.NOT_PROVED] * 2
    assert Mailbox.objects.get().submissions.count() == 0


def test_the_opening_of_a_mailbox_that_cannot_be_proved_alarms_nobody(
    post: PostBureau, half: Half, second: Half
) -> None:
    post.files(half, second)
    fetch()
    send(Content(kind=Kind.OPENED, said={"mailbox": second.mailbox.hex, "seen": "0"}), uuid4())
    fetch()
    assert Mailbox.objects.exclude(alarm_at=None).count() == 0


def test_a_picture_that_cannot_be_drawn_is_not_taken(post: PostBureau, half: Half) -> None:
    post.files(half)
    fetch()
    post.takes(Kind.PAPER, [b"GIF89a and then nothing"], mailbox=half.mailbox.hex)
    assert tray.unopened().get().why == Why.PAGES


def test_of_an_opened_mailbox_nothing_is_kept_but_how_far_it_was_read(post: PostBureau, half: Half) -> None:
    post.files(half)
    fetch()
    before = Entry.objects.count()
    Posted.objects.update(sequence=5)
    for seen, kept in (("3", 3), ("2", 3), ("9", 3), ("x", 3), ("5", 5)):
        post.takes(Kind.OPENED, mailbox=half.mailbox.hex, seen=seen)
        assert Posted.objects.get().seen == kept
    assert Entry.objects.count() == before
    assert Submission.objects.count() == 1


def test_beyond_its_bounds_rubbish_stays_in_the_mailroom_and_hides_nothing(
    post: PostBureau, half: Half, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_UNOPENED", 2)
    key_id = post.keys[0].pk
    Sealed.objects.bulk_create(Sealed(pk=uuid4(), key_id=key_id, sealed=bytes(4096)) for _ in range(4))
    Sealed(pk=uuid4(), key_id=key_id, sealed=bytes(opening.LARGEST + 1)).save()
    now = opening.timezone.now()
    assert list(left(now))
    fetch()
    assert (tray.unopened().count(), Sealed.objects.count()) == (2, 3)
    post.files(half)
    fetch()
    assert tray.waiting().count() == 1
    assert len(list(left(now))) == 1


def test_a_round_is_bounded(post: PostBureau) -> None:
    for _ in range(3):
        post.files(new_half())
    assert fetch(Bounds(submissions=2)) == 2
    assert fetch(Bounds(seconds=-1)) == 0
    assert fetch() == 1


def test_one_that_cannot_be_taken_stops_no_other(post: PostBureau, half: Half, monkeypatch: pytest.MonkeyPatch) -> None:
    post.files(half)
    fetch()
    post.sends(Kind.MESSAGE, mailbox=half.mailbox.hex, words="…")
    post.sends(Kind.LOST_CODE, language="uk")
    monkeypatch.setitem(opening.INTAKE, Kind.MESSAGE, lambda came: 1 / 0)  # type: ignore[arg-type]
    assert fetch() == 1
    assert Sealed.objects.count() == 1


def test_only_the_worker_takes(post: PostBureau, olena: Actor) -> None:
    with pytest.raises(Exception, match="Only the worker"):
        opening.keep_unopened(by=olena, submission_id=uuid4(), key_id=uuid4(), sealed=b"x", why=Why.CHANGED)


def test_a_row_that_other_hands_wrote_is_no_enquiry(post: PostBureau, olena: Actor, half: Half) -> None:
    submission_id = post.files(half)
    fetch()
    QuerySet(Submission).filter(pk=submission_id).update(opened_at="2020-01-01T00:00Z")
    with pytest.raises(Exception, match=str(submission_id)):
        accept_enquiry(by=olena, submission_id=submission_id)
    assert OPENER.kind == "machine"
