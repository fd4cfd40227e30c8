"""Rotation of keys: everything is sealed anew, a forged row is not made genuine, and a killed rotation goes on."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from invented.actions import register, visit
from invented.models import Person
from vistka.agenda.models import Change
from vistka.ledger import resealing
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.ledger.resealing import check_all, reseal_all
from vistka.ledger.verification import verify
from vistka.vault import stale
from vistka.vault.current import use_keyring
from vistka.vault.fields import find_by
from vistka.vault.keyring import Keyring
from vistka.vault.keys import Purpose

pytestmark = pytest.mark.django_db

ROTATED = [purpose for purpose in Purpose if purpose.name.startswith("FIELD_")] + [Purpose.LOOKUP]


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


@pytest.fixture
def three(worker: Actor) -> list[Any]:
    people = [register(by=worker, name=name, number=f"A-{name}", note=[1]).pk for name in ("Олена", "Іван", "Марія")]
    visit(by=worker, person_id=people[0], place="Kharkiv")
    return people


def test_everything_opens_when_the_old_keys_are_gone(three: list[Any], keys: Keyring, worker: Actor) -> None:
    keys = renewed(keys)
    use_keyring(keys)
    swept = reseal_all(quietly)
    assert (swept.resealed, swept.refused) == (4, ())
    use_keyring(without_old(keys))
    assert check_all(quietly).refused == ()
    with reading(worker):
        assert find_by(Person.objects.all(), "number_key", "A-Іван").get().name == "Іван"
    trust(*Person.objects.all())
    assert verify().findings == ()


def test_rotation_is_an_entry_for_each_row_and_no_change_to_follow(three: list[Any], keys: Keyring) -> None:
    use_keyring(renewed(keys))
    reseal_all(quietly)
    assert Change.objects.count() == 4
    assert verify().findings == ()


def test_what_was_done_is_not_done_again(three: list[Any], keys: Keyring) -> None:
    use_keyring(renewed(keys))
    reseal_all(quietly)
    assert reseal_all(quietly).resealed == 0


def test_a_rotation_that_was_killed_goes_on(three: list[Any], keys: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale, "BATCH", 1)
    keys = renewed(keys)
    use_keyring(keys)
    with pytest.raises(KeyboardInterrupt):
        reseal_all(_stop_at(2))
    assert reseal_all(quietly).resealed == 2
    use_keyring(without_old(keys))
    assert check_all(quietly).refused == ()


def test_a_forged_row_is_named_and_left_alone(three: list[Any], keys: Keyring) -> None:
    Person._base_manager.filter(pk=three[1]).update(state="settled")
    use_keyring(renewed(keys))
    swept = reseal_all(quietly)
    assert swept.resealed == 3
    assert [str(three[1]) in refused for refused in swept.refused] == [True]
    assert [finding.what for finding in verify().findings] == ["altered or put back"]


def test_a_value_that_does_not_open_is_named_without_its_words(three: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE invented_visit SET place = (SELECT number FROM invented_person LIMIT 1)")
    refused = check_all(quietly).refused
    assert len(refused) == 1
    assert "invented.Visit" in refused[0]
    assert "Kharkiv" not in refused[0]


def test_a_look_up_key_of_another_value_is_named(three: list[Any], worker: Actor) -> None:
    keys = list(Person.objects.order_by("pk").values_list("number_key", flat=True))
    Person._base_manager.order_by("pk").filter(number_key=keys[0]).update(number_key=keys[1])
    assert len(check_all(quietly).refused) == 1


def _stop_at(rows: int) -> resealing.Progress:
    def progress(done: int, total: int) -> None:
        if done == rows:
            raise KeyboardInterrupt

    return progress
