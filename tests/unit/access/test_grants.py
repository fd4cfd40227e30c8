from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from invented_staff import STAFF, Bureau
from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.members import is_own_case, member, roles_of
from vistka.access.models import Grant, Staff
from vistka.access.permissions import Permission
from vistka.access.roles import Role
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry

pytestmark = pytest.mark.django_db

MONDAY = datetime(2040, 1, 2, 9, tzinfo=UTC)


def roles(bureau: Bureau, account: str) -> frozenset[Role]:
    return roles_of(bureau[account].pk, timezone.now())


def proposed(bureau: Bureau, role: Role, *, to: str, by: str = "anna") -> Grant:
    return actions.propose_grant(by=bureau.by(by), staff_id=bureau[to].pk, role=role)


def test_first_grants_are_in_effect_at_once(bureau: Bureau) -> None:
    assert {account: set(roles(bureau, account)) for account in STAFF} == {name: {STAFF[name]} for name in STAFF}


def test_first_grants_name_the_two_officers_on_whose_word_they_were_given(bureau: Bureau) -> None:
    grant = Grant.objects.get(staff=bureau["olena"])
    assert (grant.proposed_by, grant.seconded_by) == (bureau["anna"].pk, bureau["daryna"].pk)


def test_a_bureau_is_founded_once(bureau: Bureau) -> None:
    with pytest.raises(AccessError, match="accounts already"):
        Bureau()


@pytest.mark.parametrize(
    "founders",
    [
        [("anna", Role.ADMINISTRATOR)],
        [("anna", Role.ADMINISTRATOR), ("olena", Role.CASE_WORKER)],
        [("daryna", Role.DATA_PROTECTION_OFFICER), ("dmytro", Role.DATA_PROTECTION_OFFICER)],
    ],
)
def test_a_bureau_without_an_administrator_and_a_second_officer_is_not_founded(
    db: None, founders: list[tuple[str, Role]]
) -> None:
    with pytest.raises(AccessError, match="two officers"):
        actions.found_bureau(
            by=machine("init"),
            newcomers=[Newcomer(account=name, name="Invented", roles=[role]) for name, role in founders],
        )


def test_a_founder_cannot_be_administrator_and_reader(db: None) -> None:
    anna = Newcomer(account="anna", name="Invented", roles=[Role.ADMINISTRATOR, Role.CASE_WORKER])
    borys = Newcomer(account="borys", name="Invented", roles=[Role.ADMINISTRATOR])
    with pytest.raises(AccessError, match="nobody holds together"):
        actions.found_bureau(by=machine("init"), newcomers=[anna, borys])
    assert not Staff.objects.exists()


def test_a_role_takes_effect_a_day_after_a_second_officer_agreed(bureau: Bureau) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        grant = proposed(bureau, Role.VERIFIER, to="olena")
        clock.shift(timedelta(days=7))
        assert Role.VERIFIER not in roles(bureau, "olena"), "nobody has seconded it"
        actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)
        clock.shift(timedelta(hours=24) - timedelta(seconds=1))
        assert Role.VERIFIER not in roles(bureau, "olena")
        clock.shift(timedelta(seconds=1))
        assert roles(bureau, "olena") == {Role.CASE_WORKER, Role.VERIFIER}


def test_nobody_seconds_what_he_proposed(bureau: Bureau) -> None:
    grant = proposed(bureau, Role.VERIFIER, to="olena", by="anna")
    with pytest.raises(NotAllowed, match="Two people"):
        actions.second_grant(by=bureau.by("anna"), grant_id=grant.pk)


def test_nobody_proposes_a_role_for_himself(bureau: Bureau) -> None:
    with pytest.raises(NotAllowed, match="Two people"):
        proposed(bureau, Role.AUDITOR, to="anna", by="anna")


def test_nobody_seconds_a_role_for_himself(bureau: Bureau) -> None:
    actions.end_grant(by=bureau.by("anna"), grant_id=Grant.objects.get(staff=bureau["mykola"]).pk)
    grant = proposed(bureau, Role.AUDITOR, to="daryna")
    with pytest.raises(NotAllowed, match="Two people"):
        actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)


@pytest.mark.parametrize("account", ["olena", "daryna", "mykola"])
def test_only_an_administrator_proposes_roles(bureau: Bureau, account: str) -> None:
    with pytest.raises(NotAllowed):
        proposed(bureau, Role.VERIFIER, to="halyna", by=account)


@pytest.mark.parametrize("account", ["olena", "ivan", "mykola"])
def test_only_an_officer_seconds(bureau: Bureau, account: str) -> None:
    grant = proposed(bureau, Role.MEDICAL_OFFICER, to="ivan" if account != "ivan" else "olena")
    with pytest.raises(NotAllowed):
        actions.second_grant(by=bureau.by(account), grant_id=grant.pk)


def test_the_machine_gives_no_role(bureau: Bureau) -> None:
    with pytest.raises(NotAllowed):
        actions.propose_grant(by=machine("work"), staff_id=bureau["olena"].pk, role=Role.VERIFIER)


@pytest.mark.parametrize(
    ("account", "role"),
    [
        ("borys", Role.CASE_WORKER),
        ("olena", Role.ADMINISTRATOR),
        ("olena", Role.REGISTRAR),
        ("halyna", Role.CASE_WORKER),
        ("mykola", Role.VERIFIER),
    ],
)
def test_a_role_that_clashes_is_not_even_proposed(bureau: Bureau, account: str, role: Role) -> None:
    with pytest.raises(AccessError, match="together"):
        proposed(bureau, role, to=account)


def test_two_clashing_roles_cannot_be_proposed_side_by_side(bureau: Bureau) -> None:
    proposed(bureau, Role.LEAD_REVIEWER, to="ivan")
    with pytest.raises(AccessError, match="together"):
        proposed(bureau, Role.AUDITOR, to="ivan")


def test_a_role_is_proposed_once(bureau: Bureau) -> None:
    proposed(bureau, Role.VERIFIER, to="olena")
    with pytest.raises(AccessError, match="already"):
        proposed(bureau, Role.VERIFIER, to="olena")


def test_a_role_ends_at_once_by_one_officer(bureau: Bureau) -> None:
    actions.end_grant(by=bureau.by("borys"), grant_id=Grant.objects.get(staff=bureau["olena"]).pk)
    assert not roles(bureau, "olena")
    assert not member(bureau["olena"]).may(Permission.TAKE_ENQUIRY)


def test_a_role_that_was_stopped_while_it_waited_never_comes(bureau: Bureau) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        grant = proposed(bureau, Role.VERIFIER, to="olena")
        actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)
        actions.end_grant(by=bureau.by("borys"), grant_id=grant.pk)
        clock.shift(timedelta(days=2))
        assert Role.VERIFIER not in roles(bureau, "olena")
        with pytest.raises(AccessError, match="settled"):
            actions.second_grant(by=bureau.by("borys"), grant_id=grant.pk)


def test_a_blocked_officer_gives_nothing(bureau: Bureau) -> None:
    actions.block(by=bureau.by("anna"), staff_id=bureau["borys"].pk)
    with pytest.raises(NotAllowed):
        proposed(bureau, Role.VERIFIER, to="olena", by="borys")


def test_the_ledger_names_who_proposed_and_who_seconded(bureau: Bureau) -> None:
    grant = proposed(bureau, Role.VERIFIER, to="olena")
    actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)
    entries = Entry.objects.filter(subject_id=grant.pk).order_by("number").values_list("verb", "actor")
    assert list(entries) == [
        ("access.propose_grant", str(bureau.by("anna"))),
        ("access.second_grant", str(bureau.by("daryna"))),
    ]


def test_a_case_is_assigned_by_another_and_ends(bureau: Bureau) -> None:
    person = uuid4()
    assignment = actions.assign(by=bureau.by("ivan"), staff_id=bureau["olena"].pk, subject_id=person)
    assert is_own_case(bureau["olena"].pk, person)
    assert not is_own_case(bureau["halyna"].pk, person)
    actions.end_assignment(by=bureau.by("ivan"), assignment_id=assignment.pk)
    assert not is_own_case(bureau["olena"].pk, person)


def test_nobody_makes_a_person_his_own_case(bureau: Bureau) -> None:
    with pytest.raises(NotAllowed, match="Two people"):
        actions.assign(by=bureau.by("ivan"), staff_id=bureau["ivan"].pk, subject_id=uuid4())
