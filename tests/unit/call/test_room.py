"""Who gets into the room of a call, when, and what lies there for a thief."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from invented_call import IN_ENGLISH, MINUTE, SET_UP, Caller, as_the_call_face, opened_room
from vistka.agenda.boxes import deliver as deliver_kind
from vistka.agenda.models import Outgoing
from vistka.call.rooms import MOST_SIGNALS
from vistka.calls.rooms import DELIVERER, END, OPEN, NotInTheBrowser, _end, deliver, end_room, go_round, open_room
from vistka.ledger.reading import reading
from vistka.mailroom.calls import SIGNAL_BYTES, Side, about_signal, new_room, open_config, turn_credential
from vistka.mailroom.models import CallEntry, CallPlace, CallRoom, CallSignal
from vistka.vault.sealing import DoesNotOpen, open_under, seal_under

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


@pytest.fixture(autouse=True)
def face() -> Any:
    with as_the_call_face(**SET_UP):
        yield


def two(**slot: Any) -> tuple[Caller, Caller]:
    """Both browsers, each with its link, before they press anything."""
    links = opened_room(**slot)
    deliver()
    return Caller.of(Side.FAMILY, links.family), Caller.of(Side.CAMP, links.camp)


def test_a_link_takes_its_place_once() -> None:
    family, camp = two()
    answer = family.join()
    assert (answer.status_code, answer.json()["side"]) == (200, "family")
    thief = Caller.of(Side.FAMILY, family.address)
    assert (thief.join().status_code, thief.join().json()) == (409, {"state": "used"})
    assert camp.join().status_code == 200


def test_the_browser_that_took_the_place_comes_back_by_its_cookie_until_it_leaves() -> None:
    family, _ = two()
    family.join()
    (cookie,) = [one for name, one in family.client.cookies.items() if name.startswith("vistka-call-")]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert 0 < cookie["max-age"] <= 20 * 60
    assert family.join().status_code == 200
    family.leave()
    assert family.join().json() == {"state": "used"}


def test_in_a_bureau_the_cookie_is_the_hosts_own_and_goes_over_tls_only() -> None:
    family, _ = two()
    with override_settings(EXERCISE=False):
        family.join()
    cookie = family.client.cookies["__Host-vistka-call-family"]
    assert cookie["secure"]


def test_before_the_slot_nothing_is_used_up_and_after_it_nothing_opens() -> None:
    family, _ = two(begins_in=5 * MINUTE)
    answer = family.join()
    assert answer.json()["state"] == "early"
    assert 290 < answer.json()["seconds"] <= 300
    assert not CallEntry.objects.exists()
    CallRoom.objects.update(opens_at=timezone.now() - MINUTE)
    assert family.join().status_code == 200
    CallRoom.objects.update(closes_at=timezone.now())
    assert (family.exchange().status_code, family.join().status_code) == (410, 410)
    assert family.join().json() == {"state": "over"}


def test_an_ended_call_is_over_at_once_and_a_late_delivery_does_not_open_it_again() -> None:
    links = opened_room()
    item = Outgoing.objects.get(kind=OPEN)
    deliver()
    family = Caller.of(Side.FAMILY, links.family)
    family.join()
    end_room(links.room)
    deliver()
    assert family.exchange().json() == {"state": "over"}
    item.delivered_at = None
    item.save(force_insert=True)  # as if it had been delivered and not marked
    deliver()
    assert CallRoom.objects.get().ended
    assert not Outgoing.objects.exists()


def test_one_sides_token_and_cookie_are_nothing_at_the_others_place() -> None:
    family, camp = two()
    family.join()
    room = family.room
    posing = Caller(Side.CAMP, camp.address, family.client, room)
    assert posing.exchange().status_code == 403
    stranger = Caller(Side.FAMILY, family.address, Client(HTTP_HOST="localhost"), room)
    assert stranger.exchange().status_code == 403
    assert family.exchange(room=uuid4()).status_code == 403
    camp.join()
    with pytest.raises(DoesNotOpen):
        open_config(bytes(CallPlace.objects.get(side=Side.CAMP).config), family.link, room)  # type: ignore[arg-type]


def test_another_rooms_browser_hears_nothing_of_this_room() -> None:
    (family, camp), (other, _) = two(), two()
    for one in (family, camp, other):
        one.join()
    camp.exchange((1, b"sealed"))
    assert other.exchange(room=family.room).status_code == 403
    assert other.exchange().json()["signals"] == []
    assert [one["number"] for one in family.exchange().json()["signals"]] == [1]


def test_signals_come_in_order_once_and_never_back_to_who_sent_them() -> None:
    family, camp = two()
    for one in (family, camp):
        one.join()
    camp.exchange((1, b"one"), (2, b"two"))
    camp.exchange((2, b"another two"), (3, b"three"))  # the answer was lost, and it is sent again
    numbers = [one["number"] for one in family.exchange().json()["signals"]]
    assert numbers == [1, 2, 3]
    assert CallSignal.objects.get(number=2).sealed == b"two"
    assert [one["number"] for one in family.exchange(after=2).json()["signals"]] == [3]
    assert camp.exchange().json()["signals"] == []
    assert camp.join().json()["own"] == 3
    assert family.join().json()["other"] == 3


@pytest.mark.parametrize(
    "signals",
    [
        [(0, b"x")],
        [(MOST_SIGNALS + 1, b"x")],
        [(1, b"")],
        [(1, bytes(SIGNAL_BYTES + 1))],
    ],
)
def test_what_is_no_signal_is_refused(signals: list[tuple[int, bytes]]) -> None:
    family, _ = two()
    family.join()
    assert family.exchange(*signals).status_code == 400
    assert not CallSignal.objects.exists()


@pytest.mark.parametrize(
    "said", [{"signals": "no"}, {"signals": [{"number": "x"}]}, {"after": None}, {"side": "operator"}]
)
def test_nonsense_is_refused_and_breaks_nothing(said: dict[str, Any]) -> None:
    family, _ = two()
    family.join()
    assert family.exchange(**said).status_code in (400, 403)


def test_a_room_whose_end_was_delivered_before_it_never_opens() -> None:
    """One worker read the outbox before the room was in it, and finds its end there; another brings the room then."""
    links = opened_room()
    end_room(links.room)
    with reading(DELIVERER):
        deliver_kind(END, _end)
    deliver()
    assert CallRoom.objects.get().ended
    assert not CallPlace.objects.exists()
    assert Caller.of(Side.FAMILY, links.family).join().status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        go_round()
        assert not CallRoom.objects.exists()


def test_a_token_that_is_none_opens_nothing() -> None:
    two()
    client = Client(HTTP_HOST="localhost")
    for said in ({"token": "AAAA"}, {"token": "?"}, {}, [], "x"):
        assert client.post("/call/join", said, content_type="application/json").status_code == 404


def test_a_thief_of_the_mailroom_reads_no_config_and_no_signal_and_takes_no_place() -> None:
    family, camp = two()
    for one in (family, camp):
        one.join()
    assert family.config
    assert camp.config
    assert family.config.key == camp.config.key
    key = b"k" * 32
    said = b"v=0 IN IP4 192.0.2.44"
    camp.exchange((1, seal_under(key, said, about_signal(camp.room, Side.CAMP, 1))))  # type: ignore[arg-type]
    rows = [*CallRoom.objects.values_list(), *CallPlace.objects.values_list(), *CallEntry.objects.values_list()]
    rows += [*CallSignal.objects.values_list()]
    stolen = b"".join(
        bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for row in rows for one in row
    )
    secrets = [family.config.key, family.config.credential, family.config.username, family.config.urls[0]]
    for plain in [*(one.encode() for one in secrets), family.link.secret, family.link.token, said]:
        assert plain not in stolen
    signal = bytes(CallSignal.objects.get().sealed)
    about = about_signal(camp.room, Side.CAMP, 1)  # type: ignore[arg-type]
    assert open_under(key, signal, about) == said
    for other in (about_signal(camp.room, Side.FAMILY, 1), about_signal(camp.room, Side.CAMP, 2)):  # type: ignore[arg-type]
        with pytest.raises(DoesNotOpen):
            open_under(key, signal, other)


def test_the_mailroom_leads_from_a_room_to_nothing_of_the_desk() -> None:
    links = opened_room()
    deliver()
    assert CallRoom.objects.get().pk == links.room
    assert str(links.room) not in links.family + links.camp
    assert links.family.startswith("https://call.example/en/#")
    assert len(links.family.partition("#")[2]) == 43


def test_a_relay_credential_ends_with_the_slot_and_is_another_for_each_side() -> None:
    closes = datetime(2026, 12, 1, 12, tzinfo=UTC)
    room, links = new_room(
        opens_at=closes - timedelta(hours=1),
        closes_at=closes,
        urls=["turn:x"],
        turn_secret="s",  # noqa: S106
        picture=True,
        minutes=10,
    )
    configs = [open_config(room.places[side][1], links[side], room.id) for side in Side]
    assert {one.username.partition(":")[0] for one in configs} == {str(int(closes.timestamp()))}
    assert configs[0].username != configs[1].username
    assert {(one.picture, one.minutes) for one in configs} == {(True, 10)}
    assert turn_credential("s", closes)[1] != turn_credential("another", closes)[1]


def test_a_room_is_taken_away_when_its_slot_is_over_with_all_that_was_said_there() -> None:
    family, camp = two()
    for one in (family, camp):
        one.join()
    camp.exchange((1, b"sealed"))
    two()
    CallRoom.objects.filter(pk=family.room).update(closes_at=timezone.now())
    go_round()
    assert (CallRoom.objects.count(), CallPlace.objects.count()) == (1, 2)
    assert not CallEntry.objects.exists()
    assert not CallSignal.objects.exists()


def test_a_room_is_delivered_when_its_transaction_is_and_not_before(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        links = opened_room()
        assert not CallRoom.objects.exists()
    assert CallRoom.objects.filter(pk=links.room).exists()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        end_room(links.room)
    assert CallRoom.objects.get().ended


@pytest.mark.parametrize("lacking", [{"CALL_URL": ""}, {"TURN": []}, {"TURN_SECRET": ""}])
def test_without_face_or_relay_no_call_is_in_the_browser(lacking: dict[str, Any]) -> None:
    with override_settings(**lacking), pytest.raises(NotInTheBrowser, match="by telephone"):
        opened_room()
    assert not Outgoing.objects.exists()


def test_a_slot_begins_before_it_ends() -> None:
    now = timezone.now()
    with pytest.raises(ValueError, match="begins before"):
        open_room(opens_at=now, closes_at=now, languages=IN_ENGLISH, picture=False)
