from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from invented_staff import STAFF, Bureau
from vistka.access import actions
from vistka.access.models import Invitation, Session
from vistka.access.roles import Role
from vistka.access.sessions import SessionStore
from vistka.access.wakes import tidy
from vistka.agenda.clocks import tick
from vistka.agenda.models import Due

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


def test_invitations_are_forgotten_a_month_after_they_lapsed(bureau: Bureau) -> None:
    lapsed = timedelta(hours=72)
    with time_machine.travel(timezone.now() + lapsed + timedelta(days=29)):
        tidy()
        assert Invitation.objects.count() == len(STAFF)
    with time_machine.travel(timezone.now() + lapsed + timedelta(days=30, minutes=1)):
        tidy()
        assert not Invitation.objects.exists()


def test_lapsed_sessions_are_deleted(db: None) -> None:
    SessionStore().create()
    with time_machine.travel(timezone.now() + timedelta(hours=11)):
        tidy()
    assert not Session.objects.exists()


def waiting() -> set[str]:
    tick(timezone.now())
    return set(Due.objects.filter(settled_at=None, clock__startswith="access.").values_list("clock", flat=True))


def test_what_waits_for_a_second_officer_is_due_until_it_is_settled(bureau: Bureau) -> None:
    grant = actions.propose_grant(by=bureau.by("anna"), staff_id=bureau["olena"].pk, role=Role.VERIFIER)
    reset = actions.propose_reset(by=bureau.by("anna"), staff_id=bureau["olena"].pk)
    release = actions.ask_budget(by=bureau.by("olena"))
    assert waiting() == {"access.grants", "access.resets", "access.budgets"}
    actions.second_grant(by=bureau.by("daryna"), grant_id=grant.pk)
    actions.stop_reset(by=bureau.by("borys"), reset_id=reset.pk)
    actions.release_budget(by=bureau.by("daryna"), release_id=release.pk)
    assert not waiting()
