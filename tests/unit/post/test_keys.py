"""The week's keys: signed by the offline key or worth nothing, and gone when their days are over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from invented_post import PostBureau
from vistka.access.errors import NotAllowed
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.codes import Half
from vistka.mailroom.key_files import (
    NotAKeyFile,
    read_signed,
    read_unsigned,
    signatures_of,
    signed_file,
    unsigned_file,
)
from vistka.mailroom.keys import key_of, published_keys
from vistka.mailroom.models import PublishedKey
from vistka.mailroom.models import Submission as Sealed
from vistka.post import tray
from vistka.post.clocks import keys as keys_clock
from vistka.post.errors import PostError
from vistka.post.keys import (
    destroy_old_keys,
    letters_key,
    make_keys,
    publish,
    publish_keys,
    published,
    unsigned_keys,
)
from vistka.post.models import SubmissionKey
from vistka.post.opening import fetch
from vistka.post.tray import Why
from vistka.vault.opening import watched
from vistka.vault.sealing import new_private_key, public_half
from vistka.vault.signatures import sign

WEEK = timedelta(weeks=1)


def test_no_day_is_without_a_key(post: PostBureau) -> None:
    post.new_keys(3)
    keys, today = published_keys(settings.OFFLINE_KEY), timezone.now().date()
    first = [key.first_day for key in keys]
    assert {day.weekday() for day in first} == {0}
    assert first == [first[0] + number * WEEK for number in range(4)]
    assert {key_of(today + timedelta(days=day), keys).first_day for day in range(28 - today.weekday())} == set(first)
    assert {key.letters for key in keys} == {letters_key()}


def test_the_keys_travel_to_the_offline_machine_and_back_as_two_files(post: PostBureau) -> None:
    made = make_keys(by=post.by("daryna"), weeks=2)
    carried = unsigned_file(map(published, unsigned_keys()))
    assert [key.key_id for key in read_unsigned(carried)] == [key.pk for key in made]
    back = signed_file(signatures_of(read_unsigned(carried), post.offline))
    publish_keys(by=post.by("anna"), signed=read_signed(back))
    publish()
    assert PublishedKey.objects.count() == 3
    assert not unsigned_keys()
    with watched(EVERYBODY):
        assert not [key for key in SubmissionKey.objects.all() if key.private.hex() in carried]
    for nonsense in ("", "[]", '{"unsigned": 1}', '{"signed": {"x": "y"}}', '{"unsigned": ["{}"]}'):
        with pytest.raises(NotAKeyFile):
            read_unsigned(nonsense)
        with pytest.raises(NotAKeyFile):
            read_signed(nonsense)


def test_what_another_key_signed_is_not_published(post: PostBureau) -> None:
    (key,) = make_keys(by=post.by("anna"), weeks=1)
    with pytest.raises(PostError, match="did not sign"):
        publish_keys(by=post.by("anna"), signed=signatures_of([published(key)], bytes(32)))
    with pytest.raises(NotAllowed):
        publish_keys(by=post.by("olena"), signed=signatures_of([published(key)], post.offline))
    with pytest.raises(NotAllowed):
        make_keys(by=post.by("olena"), weeks=1)


def test_a_key_that_other_hands_put_into_the_mailroom_is_ignored_and_taken_away(post: PostBureau) -> None:
    (mine,) = published_keys(settings.OFFLINE_KEY)
    thief = new_private_key()
    forged = type(mine)(**{name: getattr(mine, name) for name in mine.__slots__} | {"sealing": public_half(thief)})
    PublishedKey.objects.create(body=forged.body, signature=sign(bytes(32), forged.signed))
    PublishedKey.objects.filter(pk=mine.key_id).update(body=forged.body)
    assert published_keys(settings.OFFLINE_KEY) == []
    publish()
    assert published_keys(settings.OFFLINE_KEY) == [mine]
    assert PublishedKey.objects.count() == 1


def test_a_private_half_is_gone_fourteen_days_after_the_last_was_opened(post: PostBureau, half: Half) -> None:
    post.new_keys(4)
    key = SubmissionKey.objects.get(pk=post.keys[0].pk)
    post.files(half)
    early = Sealed.objects.get()
    used = key.last_day + timedelta(days=1)
    with time_machine.travel(_at(used)):
        fetch()
        assert destroy_old_keys() == 0
    with time_machine.travel(_at(used + timedelta(days=14))):
        assert destroy_old_keys() == 0
    with time_machine.travel(_at(used + timedelta(days=15))):
        assert destroy_old_keys() == 1
    key.refresh_from_db()
    with watched(EVERYBODY):
        assert bytes(key.private) == b""
    early.pk = None
    Sealed(key_id=key.pk, sealed=early.sealed).save()
    fetch()
    assert tray.unopened().get().why == Why.KEY_DESTROYED


def test_a_key_that_was_never_used_goes_fourteen_days_after_its_last_day(post: PostBureau) -> None:
    last_day = SubmissionKey.objects.get().last_day
    assert _destroyed_on(last_day + timedelta(days=14)) == 0
    assert _destroyed_on(last_day + timedelta(days=15)) == 1


def test_what_still_waits_keeps_a_key_but_not_for_ever(post: PostBureau) -> None:
    key = SubmissionKey.objects.get()
    Sealed(key_id=key.pk, sealed=b"what an intruder left to keep the key").save()
    assert _destroyed_on(key.last_day + timedelta(days=30)) == 0
    assert _destroyed_on(key.last_day + timedelta(days=61)) == 1


def test_published_rows_stay_sixty_days_so_that_late_mail_is_known(post: PostBureau) -> None:
    last_day = SubmissionKey.objects.get().last_day
    for days, rows in ((60, 1), (61, 0)):
        with time_machine.travel(_at(last_day + timedelta(days=days))):
            publish()
        assert PublishedKey.objects.count() == rows


def test_the_desk_is_warned_three_weeks_before_the_keys_end(post: PostBureau) -> None:
    post.new_keys(5)
    last = SubmissionKey.objects.order_by("last_day").last()
    assert last
    due = _at(last.last_day) - timedelta(weeks=3)
    assert not list(keys_clock(due - timedelta(days=1)))
    assert [row.row_id for row in keys_clock(due + timedelta(days=1))] == [last.pk]


def test_an_installation_without_keys_is_warned_at_once(post: PostBureau) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert len(list(keys_clock(timezone.now()))) == 1


def _destroyed_on(day: date) -> int:
    with time_machine.travel(_at(day)):
        return destroy_old_keys()


def _at(day: date) -> timezone.datetime:
    return timezone.datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())
