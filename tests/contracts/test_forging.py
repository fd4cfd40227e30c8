"""Whoever writes the databases and holds no key: what he can forge is refused on use, and named by verifying.

FORGED is the overview, a row for each way. What one room's rows mean when they are forged is tested beside the room:
roles, accounts, second factors and invitations in `unit/access/test_forgery.py`, sessions in `test_sessions.py`,
entries cut, exchanged and rewritten in `unit/ledger/test_verification.py`, values moved between fields in
`unit/vault/test_fields.py`, pieces of files in `unit/vault/test_files.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.db import connection, models
from django.utils import timezone

from invented.actions import register, rename, visit
from invented.models import Person, Visit
from invented_staff import Bureau
from vistka.access import actions
from vistka.access.models import Grant
from vistka.agenda.models import Change
from vistka.ledger import triggers
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.models import Entry, Head
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.ledger.verification import verify
from vistka.vault.current import keyring, use_keyring
from vistka.vault.errors import CannotOpen
from vistka.vault.keyring import Keyring
from vistka.vault.uses import UseCounter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_triggers")]


class Records(NamedTuple):
    """What there is to forge."""

    olena: Person
    ivan: Person
    visited: Visit
    bureau: Bureau
    by: Actor


@pytest.fixture
def no_triggers() -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def records(db: None, worker: Actor, settings: Any) -> Records:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    olena, ivan = (register(by=worker, name=name, number=f"A-{name}") for name in ("Олена", "Іван"))
    return Records(olena, ivan, visit(by=worker, person_id=olena.pk, place="Харків"), Bureau(), worker)


def lying(row: models.Model) -> dict[str, Any]:
    """The columns of a row as the database holds them."""
    columns = [field.column for field in row._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {_where(row)}", [_key(row)])  # noqa: S608  (our own words)
        return dict(zip(columns, cursor.fetchone(), strict=True))


def put(row: models.Model, **columns: Any) -> None:
    """Write columns of a row past the ledger."""
    table, condition = _where(row).split(" ", 1)
    with connection.cursor() as cursor:
        to = ", ".join(f"{column} = %s" for column in columns)
        cursor.execute(f"UPDATE {table} SET {to} {condition}", [*columns.values(), _key(row)])  # noqa: S608
        assert cursor.rowcount == 1


def insert(model: type[models.Model], columns: dict[str, Any]) -> None:
    """Write a new row past the ledger."""
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        names = ", ".join(columns)
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", list(columns.values()))  # noqa: S608


def another_key() -> Any:
    return Grant._meta.pk.get_db_prep_value(uuid4(), connection)


def _where(row: models.Model) -> str:
    return f"{row._meta.db_table} WHERE {row._meta.pk.column} = %s"


def _key(row: models.Model) -> Any:
    return row._meta.pk.get_db_prep_value(row.pk, connection)


# The ways. Each gives the row on which something is then to be done, if there is one.


def a_role_granted(of: Records) -> models.Model:
    held = Grant.objects.get(staff=of.bureau["ivan"])
    insert(Grant, lying(held) | {"id": another_key(), "staff_id": _key(of.bureau["olena"])})
    return Grant.objects.get(staff=of.bureau["olena"], role=held.role)


def an_ended_role_taken_up_again(of: Records) -> models.Model:
    grant = Grant.objects.get(staff=of.bureau["olena"])
    actions.end_grant(by=of.bureau.by("anna"), grant_id=grant.pk)
    put(grant, ended_by=None, ended_at=None)
    return grant


def a_link_moved(of: Records) -> models.Model:
    put(of.visited, person_id=_key(of.ivan))
    return of.visited


def a_state_changed(of: Records) -> models.Model:
    put(of.olena, state="settled")
    return of.olena


def an_old_value_put_back(of: Records) -> models.Model:
    before = lying(of.olena)
    rename(by=of.by, person_id=of.olena.pk, name="Ольга")
    put(of.olena, name=before["name"])
    return of.olena


def an_old_value_put_back_with_its_entry(of: Records) -> models.Model:
    before, entry = lying(of.olena), lying(Entry.objects.get(subject_id=of.olena.pk))
    rename(by=of.by, person_id=of.olena.pk, name="Ольга")
    put(of.olena, name=before["name"])
    append(entry)
    return of.olena


def a_value_moved_to_another_row(of: Records) -> models.Model:
    put(of.ivan, name=lying(of.olena)["name"])
    return of.ivan


def a_row_of_another_installation(of: Records) -> models.Model:
    person = Person(name="Микола")
    _elsewhere(lambda: person.save_base(force_insert=True))
    return person


def a_row_of_another_installation_with_its_entry(of: Records) -> models.Model:
    return _elsewhere(lambda: register(by=of.by, name="Микола"))


def a_row_deleted(of: Records) -> None:
    Visit._base_manager.filter(pk=of.visited.pk)._raw_delete("default")


def an_entry_made_for_a_forged_row(of: Records) -> models.Model:
    put(of.olena, state="settled")
    append(lying(Entry.objects.get(subject_id=of.olena.pk)) | {"digest": _hash(b"a row"), "mac": _hash(b"an entry")})
    return of.olena


def an_entry_removed(of: Records) -> models.Model:
    Entry.objects.filter(subject_id=of.olena.pk).delete()
    return of.olena


def two_entries_exchanged(of: Records) -> models.Model:
    one, other = Entry.objects.get(subject_id=of.olena.pk), Entry.objects.get(subject_id=of.ivan.pk)
    for was, now in ((one.number, 10**6), (other.number, one.number), (10**6, other.number)):
        Entry.objects.filter(number=was).update(number=now)
    return of.olena


def an_entry_rewritten(of: Records) -> None:
    Entry.objects.filter(subject_id=of.olena.pk).update(actor="staff:x", mac=_hash(b"an entry"))


def a_change_hidden_from_followers(of: Records) -> None:
    Change.objects.filter(row_id=of.olena.pk).delete()


def a_change_given_another_row(of: Records) -> None:
    Change.objects.filter(row_id=of.olena.pk).update(row_id=of.ivan.pk)


def a_change_given_another_kind(of: Records) -> None:
    Change.objects.filter(row_id=of.olena.pk).update(kind="invented.Visit")


def a_change_for_a_look(of: Records) -> None:
    with reading(of.by):
        assert Person.objects.get(pk=of.olena.pk).name
    number = Entry.objects.latest("number").number
    Change.objects.create(sequence=number, kind="invented.Person", row_id=of.olena.pk, at=timezone.now())


FORGED: dict[Callable[[Records], Any], str] = {
    a_role_granted: "written by other means than an action: access.Grant",
    an_ended_role_taken_up_again: "altered or put back: access.Grant",
    a_link_moved: "altered or put back: invented.Visit",
    a_state_changed: "altered or put back: invented.Person",
    an_old_value_put_back: "altered or put back: invented.Person",
    an_old_value_put_back_with_its_entry: "altered or moved: entry",
    a_value_moved_to_another_row: "altered or put back: invented.Person",
    a_row_of_another_installation: "written by other means than an action: invented.Person",
    a_row_of_another_installation_with_its_entry: "altered or moved: entry",
    a_row_deleted: "removed: invented.Visit",
    an_entry_made_for_a_forged_row: "altered or put back: invented.Person",
    an_entry_removed: "removed: entries",
    two_entries_exchanged: "altered or moved: entry",
    an_entry_rewritten: "altered or moved: entry",
    a_change_hidden_from_followers: "removed: the change",
    a_change_given_another_row: "removed: the change",
    a_change_given_another_kind: "removed: the change",
    a_change_for_a_look: "invented: the change",
}
"""Each way, and what verifying says of it. A way that gives a row is also refused as soon as that row is used."""


@pytest.mark.parametrize("forge", FORGED, ids=lambda forge: forge.__name__.replace("_", " "))
def test_what_is_forged_is_refused_and_named(records: Records, forge: Callable[[Records], Any]) -> None:
    assert verify().findings == ()
    row = forge(records)
    if row is not None:
        with pytest.raises(Forged):
            trust(type(row)._base_manager.get(pk=row.pk))
    named = [str(finding) for finding in verify().findings]
    assert any(finding.startswith(FORGED[forge]) for finding in named), named


@pytest.mark.parametrize("forge", [a_value_moved_to_another_row, a_row_of_another_installation])
def test_what_was_sealed_elsewhere_does_not_open(records: Records, forge: Callable[[Records], Any]) -> None:
    row = forge(records)
    with reading(records.by), pytest.raises(CannotOpen):
        Person.objects.get(pk=row.pk).name  # noqa: B018  (opening is what fails)


def append(entry: dict[str, Any]) -> None:
    """An entry more, and the head on it."""
    number = Head.objects.get().number + 1
    insert(Entry, entry | {"number": number})
    Head.objects.update(number=number, mac=bytes(entry["mac"]))


def _hash(of: bytes) -> bytes:
    return hashlib.sha256(of).digest()


def _elsewhere(write: Callable[[], Any]) -> Any:
    """What another installation writes."""
    ours = keyring()
    use_keyring(Keyring.new(exercise=True, uses=UseCounter(None)))
    try:
        return write()
    finally:
        use_keyring(ours)
