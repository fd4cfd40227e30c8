"""A mailing: each open mailbox gets one mail at each hour, all of one size, whatever happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from pytest_django import Settings

from invented_answers import CaringBureau, Family
from invented_families import past_the_ledger
from invented_mail import A_TEST, START, HerMailbox, a_mailbox, days_of_mail, mailed_on, on
from vistka.access.errors import NotAllowed
from vistka.agenda import boxes
from vistka.agenda.models import Outgoing
from vistka.contact import actions as contact
from vistka.contact.composing import nothing_to_tell
from vistka.enquiries import actions as enquiries
from vistka.enquiries.models import Enquirer
from vistka.ledger import triggers
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading_everybody
from vistka.mailroom.mails import CONTENT_BYTES
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.post import mailboxes, mailing
from vistka.post.models import Mailbox
from vistka.tracing.models import Link

DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("bureau")


@pytest.fixture
def no_triggers(bureau: CaringBureau) -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def sizes() -> set[int]:
    return {len(sealed) for sealed in DeliveredMail.objects.values_list("sealed", flat=True)}


def test_every_mailbox_gets_one_mail_of_one_size_at_the_hour_and_none_between(family: Family) -> None:
    family.has_everything()
    family.is_told()
    association = enquiries.found_association(by=family.bureau.by("olena"), name="Mothers", contact="+000 33 444")
    all_of_them = [
        a_mailbox(family.mother, language="uk"),
        a_mailbox(family.mother, second=True),
        a_mailbox(),
        a_mailbox(association=association),
    ]
    mailed_on(START + DAY)
    mailed_on(START + DAY)
    with on(START + DAY + timedelta(hours=12)):
        mailing.send_mail()
    assert [[number for number, _mail in hers.read().mails] for hers in all_of_them] == [[1]] * 4
    assert len(sizes()) == 1
    assert sizes().pop() > CONTENT_BYTES


def test_a_mailbox_that_was_opened_past_the_hour_waits_for_the_next() -> None:
    hers = a_mailbox()
    with on(START + timedelta(hours=2)):
        mailing.send_mail()
    assert not hers.read().mails
    mailed_on(START + DAY)
    assert hers.newest().day == (START + DAY).date()


def test_missed_hours_are_made_up_once(settings: Settings) -> None:
    settings.MAIL_HOURS = ["06:00", "18:30"]
    hers = a_mailbox()
    with on(START + 3 * DAY):
        mailing.send_mail()
    with on(START + 3 * DAY + timedelta(hours=9)):
        mailing.send_mail()
        mailing.send_mail()
    assert [number for number, _mail in hers.read().mails] == [2, 1]


@pytest.mark.parametrize("dies_in", ["post", "deliver", "_hand_over"])
@pytest.mark.parametrize("time", [1, 2])
def test_a_killed_mailing_gives_nobody_a_second_mail_and_nobody_none(
    monkeypatch: pytest.MonkeyPatch, dies_in: str, time: int
) -> None:
    monkeypatch.setattr(mailing, "BATCH", 2)
    all_of_them = [a_mailbox() for _ in range(5)]
    where = mailing if dies_in == "_hand_over" else boxes
    handed_over: set[UUID] = set()
    hand_over = mailing._hand_over

    def counted(key: UUID, item: Outgoing) -> None:
        handed_over.add(key)
        hand_over(key, item)

    monkeypatch.setattr(mailing, "_hand_over", counted)
    with monkeypatch.context() as patch:
        patch.setattr(where, dies_in, dying(getattr(where, dies_in), time))
        with pytest.raises(ZeroDivisionError):
            mailed_on(START + DAY)
    mailed_on(START + DAY)
    assert [[number for number, _mail in hers.read().mails] for hers in all_of_them] == [[1]] * 5
    assert len(handed_over) == 5
    assert not Outgoing.objects.filter(kind=mailing.KIND).exists()


def dying(works: Callable[..., object], time: int) -> Callable[..., object]:
    """What works, and dies right after it worked for the n-th time."""
    left = [time]

    def work(*args: object) -> object:
        done = works(*args)
        left[0] -= 1
        if not left[0]:
            raise ZeroDivisionError
        return done

    return work


def test_a_mail_that_is_delivered_twice_is_one() -> None:
    hers = a_mailbox()
    mailed_on(START + DAY)
    before = DeliveredMail.objects.get()
    item = Outgoing(kind=mailing.KIND, content=hers.opened.mailbox.bytes + (1).to_bytes(8) + bytes(before.sealed))
    mailing._hand_over(before.pk, item)
    assert DeliveredMail.objects.get().sealed == before.sealed


def test_a_row_that_other_hands_put_into_the_mailroom_gives_way() -> None:
    hers = a_mailbox()
    DeliveredMail.objects.create(mailbox=hers.opened.mailbox, sequence=1, sealed=b"planted")
    mailed_on(START + DAY)
    assert hers.read().forged == 0
    assert hers.newest().day == (START + DAY).date()


def test_what_a_given_answer_allows_she_reads_next_and_no_longer_once_it_falls(family: Family) -> None:
    hers = a_mailbox(family.mother, language="uk")
    nothing = [nothing_to_tell("uk")]
    family.has_everything()
    mailed_on(START + DAY)
    assert hers.newest().status == nothing
    with on(START + DAY):
        answer = contact.prepare_answer(by=family.bureau.by("olena"), enquirer_id=family.mother.pk, language="uk")
        contact.approve_answer(by=family.bureau.by("ivan"), answer_id=answer.pk)
        contact.give_answer(by=family.bureau.by("olena"), answer_id=answer.pk, how=contact.HowGiven.MAILBOX)
        with reading_everybody(A_TEST, "a test"):
            said = answer.content["sentences"]
    mailed_on(START + 2 * DAY)
    assert hers.newest().status == said != nothing
    with on(START + 2 * DAY):
        family.is_unlinked()
    mailed_on(START + 3 * DAY)
    assert hers.newest().status == nothing


def test_a_second_mailbox_and_one_that_nobody_has_accepted_read_what_everybody_reads(family: Family) -> None:
    family.has_everything()
    family.is_told(language="en")
    hers, second, waiting = a_mailbox(family.mother), a_mailbox(family.mother, second=True), a_mailbox()
    mailed_on(START + DAY)
    assert hers.newest().status != second.newest().status == waiting.newest().status == [nothing_to_tell("en")]
    assert hers.newest().step == second.newest().step == waiting.newest().step != ""
    assert hers.newest().review_on == second.newest().review_on == waiting.newest().review_on


def test_an_association_reads_nothing_of_the_calendar(family: Family) -> None:
    association = enquiries.found_association(by=family.bureau.by("olena"), name="Mothers", contact="+000 33 444")
    theirs = a_mailbox(association=association)
    mailed_on(START + DAY)
    mail = theirs.newest()
    assert (mail.step, mail.review_on, mail.status) == ("", None, [nothing_to_tell("en")])


@pytest.mark.parametrize("forge", ["link", "enquirer", "mailbox"])
def test_a_forged_row_costs_one_family_its_answer_and_no_family_its_mail(
    family: Family, no_triggers: None, forge: str, caplog: pytest.LogCaptureFixture
) -> None:
    family.has_everything()
    family.is_told(language="en")
    sister = family.also_seeks("Щербакова Анна", "sister")
    hers, others = a_mailbox(family.mother), [a_mailbox(), a_mailbox(sister)]
    if forge == "link":
        past_the_ledger(Link, Link.objects.get().pk, round=2)
    elif forge == "enquirer":
        past_the_ledger(Enquirer, family.mother.pk, level_decision=None)
    else:
        past_the_ledger(Mailbox, others[0].pk, enquirer=family.mother)
    mailed_on(START + DAY)
    suspect = others[0] if forge == "mailbox" else hers
    assert suspect.newest().status == [nothing_to_tell("en")]
    assert all(one.read().mails for one in (hers, *others))
    assert "run `vistka ledger verify`" in caplog.text
    assert "Щербаков" not in caplog.text


def test_a_mailbox_that_cannot_be_mailed_holds_up_no_other_and_is_shown_as_late(
    no_triggers: None, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other, table = a_mailbox(), a_mailbox(), Mailbox._meta.db_table
    with connection.cursor() as cursor:
        moved = f"UPDATE {table} SET public = (SELECT public FROM {table} WHERE id = %s) WHERE id = %s"  # noqa: S608
        cursor.execute(moved, [pk_of(other), pk_of(broken)])
    mailed_on(START + DAY)
    assert len(other.read().mails) == 1
    assert "a mailbox cannot be mailed: CannotOpen" in caplog.text
    assert [row.due_at.hour for row in mailing.late(START + DAY)] == [6]


def pk_of(hers: HerMailbox) -> str:
    return hers.pk.hex if connection.vendor == "sqlite" else str(hers.pk)


def test_a_mailing_is_late_after_an_hour_and_not_once_it_is_done() -> None:
    a_mailbox()
    six = (START + DAY).replace(hour=6)
    assert not list(mailing.late(six + timedelta(minutes=59)))
    assert [due.due_at for due in mailing.late(six + timedelta(hours=1))] == [six]
    mailed_on(six)
    assert not list(mailing.late(six + timedelta(hours=1)))


def test_a_closed_mailbox_holds_nothing_and_gets_nothing() -> None:
    hers, other = a_mailbox(), a_mailbox()
    mailed_on(START + DAY)
    with on(START + DAY):
        close(by=A_TEST, hers=hers)
        mailing.send_mail()
    mailed_on(START + 2 * DAY)
    assert not DeliveredMail.objects.filter(mailbox=hers.opened.mailbox).exists()
    assert len(other.read().mails) == 2


@action("invented.close_mailbox")
def close(*, by: Actor, hers: HerMailbox) -> None:
    mailboxes.close(Mailbox.objects.for_change(hers.pk), START)


def test_sixty_mails_are_kept_and_none_is_missed_among_them() -> None:
    hers = a_mailbox()
    list(days_of_mail(62))
    box = hers.read()
    assert [number for number, _mail in box.mails] == [*range(62, 2, -1)]
    assert box.missing == ()


def test_only_an_exercise_mails_at_once(settings: Settings, bureau: CaringBureau) -> None:
    hers = a_mailbox()
    settings.EXERCISE = False
    with pytest.raises(NotAllowed):
        mailing.mail_now(A_TEST)
    settings.EXERCISE = True
    with pytest.raises(NotAllowed):
        mailing.mail_now(bureau.by("olena"))
    assert mailing.mail_now(A_TEST) == 1
    mailing.send_mail()
    assert len(hers.read().mails) == 1
    mailed_on(START + DAY)
    assert len(hers.read().mails) == 2


def test_the_order_of_delivery_is_that_of_random_keys() -> None:
    boxes_made = [a_mailbox(hers=HerMailbox(pk=uuid4())) for _ in range(6)]
    handed: list[int] = []
    places = {hers.opened.mailbox: place for place, hers in enumerate(sorted(boxes_made, key=lambda one: one.pk.bytes))}
    with on(START + DAY):
        for batch in mailing._batches(mailing.latest_mailing(START + DAY)):
            mailing._mail_batch(batch, mailing.latest_mailing(START + DAY))
        with reading_everybody(mailing.MAILER, "post.mail_everybody"):
            boxes.deliver(mailing.KIND, lambda _key, item: handed.append(places[uuid_of(item)]))
    assert handed == sorted(handed)


def uuid_of(item: Outgoing) -> UUID:
    return UUID(bytes=item.content[:16])
