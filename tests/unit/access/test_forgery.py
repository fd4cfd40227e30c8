"""What somebody can do who writes the database and holds no key: nothing but lock people out."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connection, models
from django.utils import timezone

from invented_staff import PASSWORD, SECRET, Bureau, totp
from vistka.access import actions
from vistka.access.actions.accounts import code_digest
from vistka.access.errors import InvitationRefused
from vistka.access.members import is_own_case, roles_of
from vistka.access.models import Assignment, Grant, Invitation, Staff
from vistka.access.roles import Role
from vistka.access.second_factor import Standing, digest_of, standing
from vistka.access.signing_in import StaffBackend, takes
from vistka.ledger.errors import Forged

pytestmark = pytest.mark.django_db


def as_it_lies(row: models.Model) -> dict[str, Any]:
    """The columns of a row, as the database holds them."""
    with connection.cursor() as cursor:
        columns = ", ".join(field.column for field in row._meta.concrete_fields)
        cursor.execute(f"SELECT {columns} FROM {row._meta.db_table} WHERE id = %s", [key_of(row)])  # noqa: S608
        return dict(zip(columns.split(", "), cursor.fetchone(), strict=True))


def put(row: models.Model, **columns: Any) -> None:
    """Write columns of a row by SQL."""
    to = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {to} WHERE id = %s", [*columns.values(), key_of(row)])  # noqa: S608
        assert cursor.rowcount == 1


def insert(model: type[models.Model], **columns: Any) -> None:
    """Write a new row by SQL."""
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608
            list(columns.values()),
        )


def key_of(row: models.Model) -> Any:
    return row._meta.pk.get_db_prep_value(row.pk, connection)


def password_opens(account: str, password: str = PASSWORD) -> bool:
    return StaffBackend().authenticate(None, username=account, password=password) is not None


def has(bureau: Bureau, account: str) -> frozenset[Role]:
    return roles_of(bureau[account].pk, timezone.now())


def test_a_role_written_into_the_table_gives_nothing(bureau: Bureau, caplog: pytest.LogCaptureFixture) -> None:
    columns = as_it_lies(Grant.objects.get(staff=bureau["ivan"]))
    other = uuid4()
    insert(
        Grant,
        **columns | {"id": Grant._meta.pk.get_db_prep_value(other, connection), "staff_id": key_of(bureau["olena"])},
    )
    assert Grant.objects.filter(pk=other).exists()
    assert has(bureau, "olena") == {Role.CASE_WORKER}
    assert str(other) in caplog.text


def test_a_role_exchanged_in_its_row_gives_nothing(bureau: Bureau) -> None:
    put(Grant.objects.get(staff=bureau["mykola"]), role="case_worker")
    assert not has(bureau, "mykola")


def test_a_role_moved_to_another_account_gives_nothing(bureau: Bureau) -> None:
    put(Grant.objects.get(staff=bureau["ivan"]), staff_id=key_of(bureau["mykola"]))
    assert has(bureau, "mykola") == {Role.AUDITOR}


def test_an_ended_role_put_back_as_it_was_gives_nothing(bureau: Bureau) -> None:
    grant = Grant.objects.get(staff=bureau["olena"])
    before = as_it_lies(grant)
    actions.end_grant(by=bureau.by("anna"), grant_id=grant.pk)
    put(grant, **{column: value for column, value in before.items() if column != "id"})
    assert not has(bureau, "olena")


def test_a_role_brought_forward_gives_nothing(bureau: Bureau) -> None:
    grant = actions.propose_grant(by=bureau.by("anna"), staff_id=bureau["olena"].pk, role=Role.VERIFIER)
    actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)
    put(grant, effective_at=Grant._meta.get_field("effective_at").get_db_prep_value(timezone.now(), connection))
    assert Role.VERIFIER not in has(bureau, "olena")


def test_a_forged_proposal_is_not_seconded(bureau: Bureau) -> None:
    grant = actions.propose_grant(by=bureau.by("anna"), staff_id=bureau["olena"].pk, role=Role.VERIFIER)
    put(grant, role="lead_reviewer")
    with pytest.raises(Forged):
        actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)


def test_a_password_written_into_the_table_opens_nothing(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    put(bureau["olena"], password=make_password("known to the thief"))
    assert not password_opens("olena", "known to the thief")
    assert not password_opens("olena")


def test_an_old_password_put_back_opens_nothing(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    old = as_it_lies(bureau["olena"])
    actions.change_password(by=bureau.by("olena"), password="seven quiet rivers run")  # noqa: S106
    put(bureau["olena"], **{column: value for column, value in old.items() if column != "id"})
    assert not password_opens("olena")


def test_a_block_taken_away_by_sql_leaves_the_account_shut(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    actions.block(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    put(bureau["olena"], blocked_at=None)
    assert not password_opens("olena")
    assert not takes(bureau["olena"], totp())


def test_an_account_written_into_the_table_signs_nobody_in(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    columns = as_it_lies(bureau["olena"])
    insert(Staff, **columns | {"id": Staff._meta.pk.get_db_prep_value(uuid4(), connection), "account": "thief"})
    assert Staff.objects.filter(account="thief").exists()
    assert not password_opens("thief")


def test_ones_own_second_factor_written_over_anothers_opens_nothing(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    bureau.sets_up("anna")
    mine = Authenticator.objects.get(user=bureau["olena"], type="totp")
    put(Authenticator.objects.get(user=bureau["anna"], type="totp"), data=json.dumps(mine.data))
    assert standing(bureau["anna"]) is Standing.BROKEN
    assert not takes(bureau["anna"], totp())


def test_a_second_factor_moved_to_another_account_opens_nothing(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    bureau.sets_up("anna")
    Authenticator.objects.filter(user=bureau["anna"], type="totp").delete()
    put(Authenticator.objects.get(user=bureau["olena"], type="totp"), user_id=key_of(bureau["anna"]))
    assert standing(bureau["anna"]) is Standing.BROKEN
    assert not takes(bureau["anna"], totp())


@pytest.mark.parametrize("kind", ["totp", "recovery_codes"])
def test_a_second_factor_deleted_from_the_table_lets_nobody_set_up_another(bureau: Bureau, kind: str) -> None:
    bureau.sets_up("olena")
    Authenticator.objects.filter(user=bureau["olena"], type=kind).delete()
    assert standing(bureau["olena"]) is Standing.BROKEN
    assert not takes(bureau["olena"], totp())


def test_a_second_factor_written_before_the_owner_sets_hers_up_does_not_count(bureau: Bureau) -> None:
    bureau.sets_up("ivan")
    actions.accept_invitation(by=bureau.by("olena"), code=bureau.codes["olena"], password=PASSWORD)
    put(Authenticator.objects.get(user=bureau["ivan"], type="totp"), user_id=key_of(bureau["olena"]))
    assert standing(bureau["olena"]) is Standing.AWAITED
    assert not takes(bureau["olena"], totp())
    actions.enrol_second_factor(by=bureau.by("olena"), secret=SECRET)
    assert standing(bureau["olena"]) is Standing.BOUND


def test_the_digest_of_ones_own_second_factor_written_into_the_account_shuts_it(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    bureau.sets_up("anna")
    mine = Authenticator.objects.get(user=bureau["olena"], type="totp")
    put(Authenticator.objects.get(user=bureau["anna"], type="totp"), data=json.dumps(mine.data))
    put(bureau["anna"], totp_digest=digest_of(mine.data["secret"]))
    assert not password_opens("anna")
    assert not takes(bureau["anna"], totp())


def test_the_door_to_set_up_is_not_opened_by_sql(bureau: Bureau) -> None:
    bureau.sets_up("olena")
    tomorrow = Staff._meta.get_field("enrol_until").get_db_prep_value(timezone.now() + timedelta(days=1), connection)
    put(bureau["olena"], totp_digest=None, enrol_until=tomorrow)
    assert not password_opens("olena")
    with pytest.raises(Forged):
        actions.enrol_second_factor(by=bureau.by("olena"), secret=SECRET)


def test_a_spent_recovery_code_is_not_made_good_again_in_allauths_table(bureau: Bureau) -> None:
    codes = bureau.sets_up("olena")
    before = as_it_lies(Authenticator.objects.get(user=bureau["olena"], type="recovery_codes"))
    assert takes(bureau["olena"], codes[0])
    put(Authenticator.objects.get(user=bureau["olena"], type="recovery_codes"), data=before["data"])
    assert not takes(bureau["olena"], codes[0])


def test_an_invitation_written_into_the_table_is_refused(bureau: Bureau) -> None:
    columns = as_it_lies(Invitation.objects.get(staff=bureau["ivan"]))
    forged = {
        "id": Invitation._meta.pk.get_db_prep_value(uuid4(), connection),
        "staff_id": key_of(bureau["olena"]),
        "code_digest": code_digest("AAAA-AAAA-AAAA-AAAA-AAAA"),
    }
    insert(Invitation, **columns | forged)
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(by=bureau.by("olena"), code="AAAA-AAAA-AAAA-AAAA-AAAA", password=PASSWORD)


def test_an_accepted_invitation_put_back_is_refused(bureau: Bureau) -> None:
    invitation = Invitation.objects.get(staff=bureau["olena"])
    before = as_it_lies(invitation)
    bureau.sets_up("olena")
    put(invitation, **{column: value for column, value in before.items() if column != "id"})
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(by=bureau.by("olena"), code=bureau.codes["olena"], password="known to a thief")  # noqa: S106


def test_a_case_written_into_the_table_is_not_ones_own(bureau: Bureau) -> None:
    person = uuid4()
    case = actions.assign(by=bureau.by("ivan"), staff_id=bureau["olena"].pk, subject_id=uuid4())
    put(case, subject_id=Assignment._meta.get_field("subject_id").get_db_prep_value(person, connection))
    assert Assignment.objects.get().subject_id == person
    assert not is_own_case(bureau["olena"].pk, person)
