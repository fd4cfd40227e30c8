"""What lapsed is not kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from vistka.access.models.session import Session
from vistka.access.sessions import SessionStore
from vistka.agenda import work

# The worker closes and opens connections; the rooms' clocks look into both databases.
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])


def test_a_session_that_lapsed_is_deleted_by_the_next_tick() -> None:
    SessionStore().save()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        SessionStore().save()
        work.tick()
        work.work_off_tasks()
        assert Session.objects.count() == 1
