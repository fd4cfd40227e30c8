"""Whoever writes the databases and holds no key: what he can forge is refused on use, and named by verifying.

FORGED is the overview, a row for each way. What one room's rows mean when they are forged is tested beside the room:
roles, accounts, second factors and invitations in `unit/access/test_forgery.py`, sessions in `test_sessions.py`,
verdicts and links in `unit/tracing/test_links.py`, all on which an answer rests in `unit/contact/test_forgery.py`,
entries cut, exchanged and rewritten in `unit/ledger/test_verification.py`, values moved between fields in
`unit/vault/test_fields.py`, pieces of files in `unit/vault/test_files.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from django.db import connection, models
from django.utils import timezone

from invented.actions import register, rename, visit
from invented.models import Person, Visit
from invented_families import enquiry as enquiry_of_hers
from invented_pairs import ReviewingBureau, hold, kinship, pair, says, wish
from vistka.access import actions
from vistka.access.models import Grant
from vistka.agenda.models import Change
from vistka.enquiries.actions import take_enquiry, use_code_word
from vistka.enquiries.models import Enquirer
from vistka.ledger import triggers
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.models import Entry, Head
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.ledger.verification import verify
from vistka.tracing.actions import propose_undoing
from vistka.tracing.decisions import Says
from vistka.tracing.models import Candidate, Link, Verdict
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
    bureau: ReviewingBureau
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
    return Records(olena, ivan, visit(by=worker, person_id=olena.pk, place="Харків"), ReviewingBureau(), worker)


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
    return _as_key(uuid4())


def _where(row: models.Model) -> str:
    return f"{row._meta.db_table} WHERE {row._meta.pk.column} = %s"


def _key(row: models.Model) -> Any:
    return row._meta.pk.get_db_prep_value(row.pk, connection)


def _as_key(key: UUID) -> Any:
    return Grant._meta.pk.get_db_prep_value(key, connection)


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


def _judged(of: Records, *verdicts: tuple[str, Says]) -> Candidate:
    """A candidate of which somebody said something."""
    candidate = pair(by=of.by)
    for who, what in verdicts:
        says(of.bureau, who, candidate, what)
    return candidate


def a_verdict_written(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM))
    verdict = Verdict.objects.get()
    forged = uuid4()
    insert(Verdict, lying(verdict) | {"id": _as_key(forged), "by_id": _as_key(of.bureau["petro"].pk)})
    return Verdict.objects.get(pk=forged)


def a_verdict_turned(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM), ("ivan", Says.REJECT))
    verdict = Verdict.objects.get(says=Says.REJECT)
    put(verdict, says=Says.CONFIRM)
    return verdict


def a_verdict_ascribed_to_another(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM))
    put(Verdict.objects.get(), by_id=_key(of.bureau["petro"]))
    return Verdict.objects.get()


def a_candidate_confirmed(of: Records) -> models.Model:
    candidate = _judged(of, ("olena", Says.CONFIRM))
    put(candidate, state="confirmed")
    return candidate


def a_match_written(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM), ("ivan", Says.CONFIRM))
    other, forged = pair(by=of.by), uuid4()
    columns = {"enquiry_id": _key(other.enquiry), "person_id": _key(other.person), "candidate_id": _key(other)}
    insert(Link, lying(Link.objects.get()) | {"id": _as_key(forged)} | columns)
    return Link.objects.get(pk=forged)


def a_match_led_to_somebody_else(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM), ("ivan", Says.CONFIRM))
    put(Link.objects.get(), person_id=_key(hold(by=of.by)))
    return Link.objects.get()


def a_wish_for_another_addressee(of: Records) -> models.Model:
    of_another, his = wish(by=of.by, name="Дружина"), wish(by=of.by, name="Мати")
    put(his, interview_id=_key(of_another.interview))
    return his


def a_wish_written_from_an_old_one(of: Records) -> models.Model:
    his, forged = wish(by=of.by, name="Мати"), uuid4()
    insert(type(his), lying(his) | {"id": _as_key(forged)})
    return type(his).objects.get(pk=forged)


def an_interview_made_the_latest(of: Records) -> models.Model:
    his = wish(by=of.by, name="Мати")
    put(his.interview, held_on="2031-01-01")
    return his.interview


def a_level_of_kinship_raised(of: Records) -> models.Model:
    decision = kinship(of.bureau, is_confirmed=True)
    put(decision, level="documented")
    return decision


def a_level_of_kinship_confirmed(of: Records) -> models.Model:
    decision = kinship(of.bureau, is_confirmed=False)
    put(decision, confirmed_by=_key(of.bureau["ivan"]), confirmed_at=lying(decision)["proposed_at"])
    return decision


def a_doubt_taken_from_a_match(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM), ("ivan", Says.CONFIRM))
    link = Link.objects.get()
    propose_undoing(by=of.bureau.by("petro"), link_id=link.pk, reasons="I doubt it.")
    put(link, doubt_id=None)
    return link


def a_doubt_dropped(of: Records) -> models.Model:
    _judged(of, ("olena", Says.CONFIRM), ("ivan", Says.CONFIRM))
    undoing = propose_undoing(by=of.bureau.by("petro"), link_id=Link.objects.get().pk, reasons="I doubt it.")
    put(undoing, dropped_at=lying(undoing)["proposed_at"])
    return undoing


def an_alarm_silenced(of: Records) -> models.Model:
    taken = take_enquiry(by=of.bureau.by("olena"), enquiry=enquiry_of_hers())
    her = Enquirer.objects.get(enquiry=taken)
    use_code_word(by=of.bureau.by("olena"), enquirer_id=her.pk, word="сирень")
    put(her, alarm_at=None)
    return her


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
    a_verdict_written: "written by other means than an action: tracing.Verdict",
    a_verdict_turned: "altered or put back: tracing.Verdict",
    a_verdict_ascribed_to_another: "altered or put back: tracing.Verdict",
    a_candidate_confirmed: "altered or put back: tracing.Candidate",
    a_match_written: "written by other means than an action: tracing.Link",
    a_match_led_to_somebody_else: "altered or put back: tracing.Link",
    a_wish_for_another_addressee: "altered or put back: registry.Wish",
    a_wish_written_from_an_old_one: "written by other means than an action: registry.Wish",
    an_interview_made_the_latest: "altered or put back: registry.Interview",
    a_level_of_kinship_raised: "altered or put back: enquiries.LevelDecision",
    a_level_of_kinship_confirmed: "altered or put back: enquiries.LevelDecision",
    a_doubt_taken_from_a_match: "altered or put back: tracing.Link",
    a_doubt_dropped: "altered or put back: tracing.Undoing",
    an_alarm_silenced: "altered or put back: enquiries.Enquirer",
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
