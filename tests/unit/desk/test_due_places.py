"""What is due stands before those whose work it is, with the way to it, and before nobody else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from invented_staff import Bureau
from vistka.agenda.clocks import clocks
from vistka.agenda.models import Due
from vistka.desk.due_places import PLACES, url_of


def due(clock: str) -> Due:
    now = timezone.now()
    return Due(clock=clock, row_id=uuid4(), due_at=now + timedelta(days=1), noticed_at=now)


def test_every_clock_has_its_place() -> None:
    assert {name for name in clocks() if not name.startswith("invented.")} == set(PLACES)


@pytest.mark.parametrize("clock", PLACES)
def test_each_thing_that_is_due_leads_to_a_page(clock: str) -> None:
    assert url_of(due(clock)).startswith("/")


@pytest.mark.django_db
def test_nobody_but_a_notifier_reads_that_news_is_to_be_brought(bureau: Bureau) -> None:
    due("contact.news").save()
    due("tracing.candidates").save()
    page = bureau.at_the_desk("olena").get("/due/").content.decode()
    assert "Review a possible match" in page
    assert "news" not in page.lower()
