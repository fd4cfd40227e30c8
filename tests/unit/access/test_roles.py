from __future__ import annotations

import pytest
from pytest_django import Settings

from vistka.access.permissions import GIVEN, Permission, permissions_of
from vistka.access.purposes import ASKED, DAILY_BUDGETS, Purpose, budget_of
from vistka.access.roles import INCOMPATIBLE, READERS, READING_ROLES, Role, Room, clash, may_read, readers
from vistka.vault.classes import DataClass

PERSONS = [one for one in DataClass if one not in (DataClass.OPEN, DataClass.STAFF)]


@pytest.mark.parametrize("room", Room)
def test_the_registrar_never_sees_the_family(room: Room) -> None:
    assert not may_read({Role.REGISTRAR}, DataClass.FAMILY, room)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER])
@pytest.mark.parametrize("data_class", PERSONS)
def test_who_manages_or_audits_reads_no_person(role: Role, data_class: DataClass) -> None:
    assert not any(may_read({role}, data_class, room) for room in Room)


@pytest.mark.parametrize("room", [Room.REGISTRY, Room.TRACING, Room.CONTACT, Room.EXCHANGE])
def test_the_hotline_sees_neither_register_nor_candidates_nor_decisions(room: Room) -> None:
    assert not any(may_read({Role.HOTLINE}, data_class, room) for data_class in PERSONS)


def test_the_hotline_reads_back_an_enquiry() -> None:
    assert may_read({Role.HOTLINE}, DataClass.FAMILY, Room.ENQUIRIES)


def test_every_class_but_open_has_readers() -> None:
    assert set(READERS) == set(DataClass) - {DataClass.OPEN}


def test_open_is_for_all_staff() -> None:
    assert readers(DataClass.OPEN, "anywhere") == frozenset(Role)


@pytest.mark.parametrize("data_class", PERSONS)
def test_a_room_that_is_not_in_the_table_is_read_by_nobody(data_class: DataClass) -> None:
    assert not readers(data_class, "a_new_room")


@pytest.mark.parametrize("reader", sorted(READING_ROLES))
def test_nobody_is_administrator_and_reader(reader: Role) -> None:
    assert clash({Role.ADMINISTRATOR, reader})


def test_case_worker_and_verifier_may_be_one_person() -> None:
    assert clash({Role.CASE_WORKER, Role.VERIFIER}) is None


def test_a_pair_that_is_not_held_together_is_two_roles() -> None:
    assert all(len(pair) == 2 for pair in INCOMPATIBLE)


def test_every_permission_is_given_to_somebody() -> None:
    assert set(GIVEN) == set(Permission)
    assert all(GIVEN.values())


def test_the_hotline_takes_and_reads_back_an_enquiry_brings_what_she_hears_and_no_more() -> None:
    assert permissions_of({Role.HOTLINE}) == {Permission.TAKE_ENQUIRY, Permission.BRING_LEAD}


def test_the_auditor_reads_the_ledger_without_names_and_nothing_else() -> None:
    assert permissions_of({Role.AUDITOR}) == {Permission.READ_LEDGER}


def test_every_role_and_purpose_has_words() -> None:
    assert all(str(role.words) for role in Role)
    assert all(str(purpose.words) for purpose in Purpose)


def test_nobody_is_asked_about_a_case_of_her_own() -> None:
    assert Purpose.OWN_CASE not in ASKED


def test_who_reads_persons_has_a_budget_and_nobody_else_has() -> None:
    assert set(DAILY_BUDGETS) == READING_ROLES


def test_the_largest_budget_of_ones_roles_counts(settings: Settings) -> None:
    assert budget_of({Role.DEATH_NOTIFIER, Role.CASE_WORKER}) == DAILY_BUDGETS[Role.CASE_WORKER]
    settings.DAILY_BUDGETS = {"case_worker": 7}
    assert budget_of({Role.CASE_WORKER}) == 7
    assert budget_of({Role.ADMINISTRATOR}) == 0
