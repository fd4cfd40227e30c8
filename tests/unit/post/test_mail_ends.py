"""When mail ends, and when it goes on: spam, repeats, a paper past midnight, a backup that is brought back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from foreign_files import flag, saved
from invented_mail import START, HerMailbox, mailed_on, on
from invented_post import OPENED, PostBureau, new_half
from vistka.cli.restore import make_usable
from vistka.mailroom.codes import Half
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.mailroom.schema import Kind
from vistka.mailroom.submissions import Content, named
from vistka.portal.sending import send
from vistka.post import mailing
from vistka.post.actions import sort_out
from vistka.post.models import Mailbox, Posted, Submission
from vistka.post.opening import fetch
from vistka.post.tray import State
from vistka.post.wakes import withdraw

DAY = timedelta(days=1)


def test_mail_to_what_was_put_aside_as_spam_ends_after_ninety_days_and_to_a_repeat_goes_on(
    post: PostBureau, half: Half, second: Half
) -> None:
    """A repeat is a mother who could not know whether we had it."""
    by, now, again = post.by("olena"), timezone.now(), new_half()
    spam, repeat = post.files(half, second), post.files(again)
    fetch()
    sort_out(by=by, submission_id=spam, state=State.SPAM)
    sort_out(by=by, submission_id=repeat, state=State.REPEAT)
    mailed_on(now + 89 * DAY)
    assert DeliveredMail.objects.count() == 3
    for _minute in range(2):
        with on(now + 91 * DAY):
            withdraw()
            mailing.send_mail()
    assert set(DeliveredMail.objects.values_list("mailbox", flat=True)) == {again.mailbox}
    mailed_on(now + 92 * DAY)
    assert not DeliveredMail.objects.exclude(mailbox=again.mailbox).exists()


def test_a_paper_of_her_enquiry_that_comes_past_midnight_gives_her_own_mailbox_no_letter_more(
    post: PostBureau, half: Half, second: Half
) -> None:
    paper, midnight = uuid4(), START.replace(hour=0) + DAY
    photograph = Content(
        kind=Kind.PAPER, said={"mailbox": half.mailbox.hex, "paper": "birth"}, files=[saved(flag(), "JPEG")]
    )
    with on(midnight - timedelta(seconds=5)):
        post.files(half, second, papers=[named(paper, photograph)])
        fetch()
    with on(midnight + timedelta(seconds=5)):
        send(photograph, paper)
        fetch()
    assert Submission.objects.get(pk=paper).mailbox is not None
    letters = [mailbox.letters.count() for mailbox in Mailbox.objects.all()]
    assert letters == [1, 1]


def test_after_an_older_backup_is_brought_back_the_newest_mail_lies_on_top_and_none_is_missed(
    post: PostBureau, half: Half
) -> None:
    """Her letters lie there again. What was mailed since the backup is known to nobody here, and shown to nobody."""
    post.files(half)
    fetch()
    hers, now = HerMailbox(OPENED[half.mailbox.hex]), timezone.now().replace(hour=12)  # after the hour of mail
    mailed_on(now + DAY)
    Posted.objects.update(seen=1)
    as_of_the_backup = Posted.objects.values("sequence", "since", "seen", "mailed_on").get()
    for day in range(2, 6):
        mailed_on(now + day * DAY)
    for day in (6, 8):  # brought back twice
        mails = {number for number, _mail in hers.read().mails}
        Posted.objects.update(**as_of_the_backup)
        with on(now + day * DAY):
            make_usable([], None)
            mailing.send_mail()
        box = hers.read()
        assert box.mails[0][0] > max(mails)
        assert (box.mails[0][1].day, box.missing) == ((now + day * DAY).date(), ())
        assert box.mails[0][1].oldest == box.mails[0][0]
        assert [part.title for part in box.mails[0][1].parts] == ["Ми отримали Ваш запит"]
        mailed_on(now + (day + 1) * DAY)
        assert hers.read().missing == ()
        assert not hers.newest().parts
