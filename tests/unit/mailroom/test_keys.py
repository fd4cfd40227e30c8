"""The week's key: only what the offline key signed is used, and only on its days."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from invented_visitors import OfflineBureau
from vistka.mailroom.keys import NoKey, key_of, published_keys, read_key
from vistka.mailroom.models import PublishedKey
from vistka.vault.signatures import public_key, sign

pytestmark = pytest.mark.usefixtures("both_databases")
BUREAU = OfflineBureau()
OFFLINE = public_key(BUREAU.offline)


@pytest.mark.django_db(databases=["default", "mailroom"])
def test_who_writes_the_mailroom_cannot_put_a_key_of_his_own_there() -> None:
    BUREAU.publish()
    theirs = OfflineBureau()
    theirs.publish()
    mine = BUREAU.key
    PublishedKey.objects.create(body=replace(mine, key_id=uuid4()).body, signature=sign(BUREAU.offline, mine.signed))
    assert published_keys(OFFLINE) == [mine]


def test_the_signature_is_over_every_part_of_it() -> None:
    key = BUREAU.key
    signature = sign(BUREAU.offline, key.signed)
    assert read_key(key.body, signature, OFFLINE) == key
    for changed in (
        replace(key, sealing=secrets.token_bytes(32)),
        replace(key, letters=secrets.token_bytes(32)),
        replace(key, last_day=key.last_day + timedelta(days=1)),
        replace(key, installation=uuid4()),
    ):
        assert read_key(changed.body, signature, OFFLINE) is None


def test_without_a_key_for_today_nothing_is_sealed() -> None:
    key = BUREAU.key
    assert key_of(key.last_day, [key]) == key
    with pytest.raises(NoKey):
        key_of(key.last_day + timedelta(days=1), [key])
    with pytest.raises(NoKey):
        key_of(key.first_day - timedelta(days=1), [key])


def test_of_two_that_are_good_the_newer_is_used() -> None:
    key = BUREAU.key
    newer = replace(key, key_id=uuid4(), first_day=key.first_day + timedelta(days=1))
    assert key_of(newer.first_day, [key, newer]) == newer
