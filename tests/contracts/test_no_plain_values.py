"""No value that is sealed lies anywhere in clear: not in a database, a log, a cache, a task or a temporary file."""

from __future__ import annotations

import datetime as dt
import io
import logging
import random
import tempfile
from importlib import import_module
from pathlib import Path
from uuid import UUID

import pytest
import structlog
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django_tasks_db.models import DBTaskResult

from contracts.places import Places
from contracts.plants import WRITINGS
from contracts.traces import Traces
from invented import actions
from invented.models import Person
from invented_mailroom.models import Submission
from vistka.agenda import boxes
from vistka.agenda.work import tick, work_off_tasks
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading, record_search

pytestmark = pytest.mark.django_db(transaction=True)

NOTE = {
    "wish": "Скажіть сестрі Оленці, що я живий. Батькові не кажіть нічого, він хворий на серце.",
    "kept by": ["Вимишлена Олена Тарасівна", "+380 00 000 00 00"],
}


def keep_records(worker: Actor) -> None:
    first = actions.register(
        by=worker,
        name="Вигаданий Єгор Ґалаґанович",
        born_on=dt.date(1987, 11, 23),
        number="МО-3817-4402",
        note=NOTE,
        likeness=random.Random(1929).randbytes(9000),
    )
    actions.rename(by=worker, person_id=first.pk, name="Вигаданий Ігор Ґалаґанович")
    actions.settle(by=worker, person_id=first.pk)
    second = actions.register_visited(by=worker, name="Simões de Invenção, João", places=["Табір біля Вигаданого"])
    third = actions.register(by=worker, name="Struck Off Entirely")
    actions.strike(by=worker, person_id=third.pk)
    look_at(worker, first.pk)
    record_search(by=worker, query="вигаданий єгор 1987", shown=[first.pk, second.pk])


def look_at(worker: Actor, person_id: UUID) -> None:
    with reading(worker, page="person"):
        person = Person.objects.get(pk=person_id)
        assert (person.name, person.note) == ("Вигаданий Ігор Ґалаґанович", NOTE)


def fail_in_an_action(worker: Actor) -> None:
    with pytest.raises(TypeError):
        actions.register(by=worker, name="Undone Before It Was", note={"cannot be written": object()})


def send_letters() -> None:
    submission = Submission(content="Я шукаю сина, Вигаданого Єгора".encode())
    submission.save()
    boxes.receive_once(submission.pk, lambda: None)
    boxes.post("letter", "Ваш запит отримано, пані Вимишлена".encode())


def keep_a_session() -> None:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["looking for"] = "Вигаданий у сесії"
    session.save()


def log_what_must_not_be_logged() -> None:
    logging.getLogger("vistka.invented").warning("seen: %s", "Вигаданий Ігор Ґалаґанович")
    structlog.get_logger("vistka.invented").info("seen", name="Simões de Invenção, João")
    try:
        raise ValueError("Вигаданий Єгор Ґалаґанович")
    except ValueError:
        logging.getLogger("django.request").exception("failed")


def work() -> None:
    tick()
    work_off_tasks()


def test_no_sealed_value_lies_anywhere_in_clear(worker: Actor, places: Places, sealed_values: set[bytes]) -> None:
    keep_records(worker)
    fail_in_an_action(worker)
    send_letters()
    keep_a_session()
    work()
    log_what_must_not_be_logged()
    assert len(sealed_values) > 15
    assert Traces(sealed_values).among(places()) == []


PLANTS = ["a row", "a task", "the cache", "the log", "a temporary file"]


def plant(place: str, written: bytes, *, log: io.StringIO) -> None:
    """Leave something lying, as a mistake would."""
    text = written.decode(errors="surrogateescape")
    match place:
        case "a row":
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO planted VALUES (%s)", [written])
        case "a task":
            DBTaskResult.objects.create(args_kwargs={"args": [text]}, task_path="planted", backend_name="default")
        case "the cache":
            cache.set(f"planted-{text}" if text.isascii() and " " not in text else f"planted-{hash(text)}", written)
        case "the log":
            log.write(text)
        case "a temporary file":
            with tempfile.NamedTemporaryFile(delete=False) as file:
                file.write(written)


def can_lie(place: str, written: bytes) -> bool:
    """A task's arguments are a text of JSON, so bytes that are none do not come there."""
    try:
        return place != "a task" or "\0" not in written.decode()
    except UnicodeDecodeError:
        return False


def test_a_value_that_is_planted_is_found_in_each_place_and_writing(
    places: Places, log: io.StringIO, temporary_folder: Path
) -> None:
    """Planting one value for each place and writing, all at once, so that one search tells."""
    with connection.cursor() as cursor:
        kind = "bytea" if connection.vendor == "postgresql" else "blob"
        cursor.execute(f"CREATE TABLE planted (value {kind})")
    try:
        planted = {}
        for place in PLANTS:
            for writing, write in WRITINGS.items():
                value = f"{len(planted):03} посаджений {len(planted):03}."
                if can_lie(place, write(value)):
                    planted[value] = (place, writing)
                    plant(place, write(value), log=log)
        found = {trace.value.decode() for trace in Traces(value.encode() for value in planted).among(places())}
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE planted")
        cache.clear()
    assert {planted[value] for value in planted.keys() - found} == set()
