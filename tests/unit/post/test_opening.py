"""The worker takes what lies in the mailroom: each thing once, and what does not open is kept for a person."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from foreign_files import flag, saved
from invented_post import PostBureau, enquiry_of, new_half
from vistka.enquiries.models import Enquiry
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.mailroom.codes import Half, Opened
from vistka.mailroom.keys import published_keys
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.schema import Kind
from vistka.mailroom.submissions import SIZES, Content, named
from vistka.portal.sending import send
from vistka.post import opening, tray
from vistka.post.actions import accept_enquiry, sort_out
from vistka.post.canary import flying
from vistka.post.clocks import left, unopened
from vistka.post.intake import OPENER, PAPER
from vistka.post.keys import destroy_old_keys
from vistka.post.models import Flight, Letter, Mailbox, Noted, Posted, Submission
from vistka.post.opening import Bounds, fetch
from vistka.post.tray import State, Why
from vistka.vault.files import pages_of
from vistka.vault.sealing import new_private_key, pad_to_one_of, seal_to

PHOTOGRAPH = saved(flag(), "JPEG")


def paper_of(half: Half, *pages: bytes, note: str = "") -> Content:
    """A paper that goes with an enquiry: her mailbox is not open yet, so nothing else proves it."""
    return Content(kind=Kind.PAPER, said={"mailbox": half.mailbox.hex, "paper": "birth", "note": note}, files=pages)


def put_again(sealed: Sealed) -> None:
    """Who writes in the mailroom puts a copy of what lay there."""
    Sealed(pk=sealed.pk, key_id=sealed.key_id, sealed=bytes(sealed.sealed)).save()


def put_by_a_stranger(body: bytes) -> UUID:
    """Anybody can seal anything to the key that the portal shows."""
    key, submission_id = published_keys(settings.OFFLINE_KEY)[-1], uuid4()
    plain = pad_to_one_of(len(body).to_bytes(4) + body, SIZES)
    about = b"vistka submission 1" + submission_id.bytes + key.key_id.bytes
    Sealed(pk=submission_id, key_id=key.key_id, sealed=seal_to(key.sealing, plain, about)).save()
    return submission_id


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
    paper, content = uuid4(), paper_of(half, PHOTOGRAPH, PHOTOGRAPH)
    send(content, paper)
    invented = post.takes(Kind.PAPER, [PHOTOGRAPH], mailbox=half.mailbox.hex, paper="birth")
    assert set(Submission.objects.values_list("mailbox", flat=True)) == {None}
    post.files(half, papers=[named(paper, content)])
    fetch()
    later = post.takes(Kind.PAPER, [saved(flag(), "PNG")], mailbox=half.mailbox.hex.upper(), paper="identity")
    mailbox = Mailbox.objects.get()
    assert set(mailbox.submissions.values_list("pk", flat=True)) == {paper, later}
    assert Submission.objects.get(pk=invented).mailbox is None, "the enquiry does not name it"
    assert [len(pages_of(pk, PAPER)) for pk in (paper, later)] == [2, 1]
    assert sorted(mailbox.letters.values_list("why", flat=True)) == ["filed"]


@pytest.mark.parametrize("overtakes", [True, False])
def test_under_the_number_of_her_paper_nobody_puts_another(post: PostBureau, half: Half, overtakes: bool) -> None:
    """Who writes in the mailroom knows its number and her mailbox. A birth certificate can change a level of kinship."""
    hers, page = paper_of(half, PHOTOGRAPH), saved(flag((40, 40)), "JPEG")
    for forged in (paper_of(half, page), paper_of(half, PHOTOGRAPH, note="It is I who is his mother.")):
        paper, half = uuid4(), new_half()
        hers = paper_of(half, PHOTOGRAPH)
        forged = Content(kind=Kind.PAPER, said=forged.said | {"mailbox": half.mailbox.hex}, files=forged.files)
        if overtakes:
            send(forged, paper)
            fetch()
        post.files(half, papers=[named(paper, hers)])
        fetch()
        if not overtakes:
            send(forged, paper)
            fetch()
        assert Submission.objects.get(pk=paper).mailbox is None


def test_her_paper_is_hers_when_it_comes_after_her_enquiry(post: PostBureau, half: Half) -> None:
    paper, hers = uuid4(), paper_of(half, PHOTOGRAPH)
    post.files(half, papers=[named(paper, hers)])
    fetch()
    send(hers, paper)
    fetch()
    assert Submission.objects.get(pk=paper).mailbox == Mailbox.objects.get()


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


def test_a_copy_of_an_opening_alarms_nobody_again(post: PostBureau, half: Half, second: Half) -> None:
    """Else whoever writes in the mailroom could keep a mother under alarm, and so without an answer."""
    post.files(half, second)
    fetch()
    post.sends(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    opening_sent = Sealed.objects.get()
    fetch()
    alarm_at = Mailbox.objects.get(alarm_at__isnull=False).alarm_at
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        put_again(opening_sent)
        assert fetch() == 1
    assert Mailbox.objects.get(alarm_at__isnull=False).alarm_at == alarm_at
    assert not Sealed.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=80)):
        destroy_old_keys()
        fetch()
        assert not Noted.objects.exists(), "what its key opens no more need not be known again"


def test_a_copy_of_a_flight_is_no_enquiry_days_later(post: PostBureau, half: Half) -> None:
    flight = Flight(sent_at=timezone.now())
    flight.save()
    post.files(half, sought={"name": "Нікого", "service_number": flying._number(flight)})
    sent = Sealed.objects.get()
    fetch()
    flight.refresh_from_db()
    assert flight.seen_at
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        put_again(sent)
        fetch()
    assert not Submission.objects.exists()
    assert not Sealed.objects.exists()


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
    assert list(left(timezone.now())), "a person is told of it"
    monkeypatch.undo()
    assert fetch() == 1
    assert not list(left(timezone.now()))


DEEP = 200_000


@pytest.mark.parametrize(
    "body",
    [
        b'{"kind":"message","said":' + b"[" * DEEP + b"]" * DEEP + b',"files":[],"proof":""}',
        b'{"kind":"message","files":[],"proof":""}',
        b'{"kind":"lost_code","said":{"sought_name":"\\ud800"},"files":[],"proof":""}',
        '{"kind":"lost_code","said":{},"files":[],"proof":"я"}'.encode(),
        b'{"kind":["message"],"said":{},"files":[1e400],"proof":""}',
    ],
    ids=["too deep", "nothing said", "half of a sign", "a proof that is none", "no kind"],
)
def test_what_cannot_be_read_leaves_the_mailroom_and_is_shown(post: PostBureau, body: bytes) -> None:
    submission_id = put_by_a_stranger(body)
    assert fetch() == 1
    assert not Sealed.objects.exists()
    row = tray.unopened().get()
    assert (row.pk, row.why) == (submission_id, Why.SCHEMA)


def test_a_familys_mailbox_sends_no_sheet(post: PostBureau, half: Half) -> None:
    post.files(half)
    fetch()
    post.takes(Kind.SHEET, files=(b"PK\x03\x04",), mailbox=half.mailbox.hex)
    assert tray.unopened().get().why == Why.NO_ASSOCIATION


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
