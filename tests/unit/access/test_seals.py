"""Second factors and sessions while keys are rotated."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator

from invented_staff import Bureau, totp
from vistka.access.models import Session
from vistka.access.seals import reseal_second_factors
from vistka.access.second_factor import Standing, seal, standing
from vistka.access.sessions import SessionStore
from vistka.access.signing_in import takes
from vistka.ledger.resealing import check_all, reseal_all
from vistka.vault.current import use_keyring
from vistka.vault.keyring import Keyring
from vistka.vault.keys import Purpose

pytestmark = pytest.mark.django_db

ROTATED = (Purpose.SECOND_FACTOR, Purpose.SESSION, Purpose.FIELD_STAFF)


def quietly(done: int, total: int) -> None:
    pass


def renewed(keys: Keyring) -> Keyring:
    for purpose in ROTATED:
        keys = keys.with_new_version(purpose)
    return keys


def without_old(keys: Keyring) -> Keyring:
    for purpose in ROTATED:
        keys = keys.without(purpose, 1)
    return keys


def test_second_factors_work_when_the_old_keys_are_gone(bureau: Bureau, keys: Keyring) -> None:
    codes = bureau.sets_up("olena")
    bureau.sets_up("ivan")
    use_keyring(keys := renewed(keys))
    assert reseal_all(quietly).refused == ()
    use_keyring(without_old(keys))
    assert check_all(quietly).refused == ()
    assert takes(bureau["olena"], totp())
    assert takes(bureau["olena"], codes[0])
    assert reseal_all(quietly).resealed == 0, "what is done is not done again"


def test_a_forged_second_factor_is_not_made_genuine_and_is_named(bureau: Bureau, keys: Keyring) -> None:
    bureau.sets_up("olena")
    row = Authenticator.objects.get(user=bureau["olena"], type="totp")
    row.data = json.loads(json.dumps({"secret": seal("MFRGGZDFMZTWQ2LK")}))
    row.save()
    use_keyring(renewed(keys))
    done, refused = reseal_second_factors()
    assert done == 0
    assert str(bureau["olena"].pk) in refused[0]
    assert standing(bureau["olena"]) is Standing.BROKEN
    assert any(str(bureau["olena"]) in wrong for wrong in check_all(quietly).refused)


def test_a_rotation_ends_the_sessions_of_the_old_key_and_no_others(bureau: Bureau, keys: Keyring) -> None:
    SessionStore().create()
    use_keyring(renewed(keys))
    new = SessionStore()
    new["word"] = "heron"
    new.create()
    reseal_all(quietly)
    assert Session.objects.count() == 1
    assert SessionStore(new.session_key)["word"] == "heron"
