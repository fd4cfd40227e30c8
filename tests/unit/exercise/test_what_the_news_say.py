"""What the news says in an exercise: copies count once, nothing confirms, and a family reads nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.test import Client

from invented_bureau import load_exercise
from vistka.exercise.bureau.leads import REVIEWER
from vistka.exercise.bureau.staff import actor
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes import the_same_words, what_the_news_say
from vistka.leads import actions
from vistka.leads.kinds import FindingKind, ItemKind
from vistka.leads.machines import FindingState, ItemState
from vistka.leads.models import Item, Lead
from vistka.registry.exposure import latest_exposure
from vistka.tracing.current import use_index
from vistka.tracing.decisions import CandidateState
from vistka.tracing.machines import HintState
from vistka.tracing.models import LeadCandidate

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "mailroom"]),
    pytest.mark.usefixtures("loaded"),
]

CAPTIVES_WORDS: Final = "Não sabíamos"
CONDUCT: Final = "baixaram as armas"


@pytest.fixture
def loaded(transactional_db: None, both_databases: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FOLDER = tmp_path
    settings.ROOT_URLCONF = "vistka.exercise.tour.urls"
    cache.clear()
    load_exercise()
    yield
    use_index(None)


def page() -> str:
    return Client().get("/exercise/what-the-news-say/").content.decode()


def test_what_two_newspapers_copy_comes_from_one_statement_and_confirms_nothing() -> None:
    scene, shown = what_the_news_say.scene(), page()
    rests = " ".join(str(row.value) for row in scene.rests)
    assert "1 independent source" in rests
    assert "2 items" in rests
    assert shown.count("open source, unconfirmed") == Lead.objects.count() == 2
    assert CAPTIVES_WORDS not in shown
    assert CONDUCT not in shown
    [unknown, *_] = the_same_words.scene().letters
    assert scene.she == unknown.paragraphs


def test_the_leads_stand_beside_one_who_is_sought_and_one_who_is_shown_and_nobody_is_exposed_yet() -> None:
    told = cases()["told person"]
    [shown] = LeadCandidate.objects.filter(lead__shown=True, person_id=told)
    assert shown.state == CandidateState.WAITING
    assert LeadCandidate.objects.filter(lead__shown=False, enquiry__isnull=False, state=HintState.WAITING).exists()
    assert latest_exposure(told) is None


def test_work_is_left_for_a_visitor_and_the_step_stands_when_it_is_done() -> None:
    waiting = Item.objects.filter(state=ItemState.WAITING)
    assert sorted(waiting.values_list("kind", flat=True)) == [
        ItemKind.MEDIA,
        ItemKind.REPORT,
        ItemKind.TEXT,
        ItemKind.TEXT,
    ]
    by, article = actor(REVIEWER), cases()["article"]
    before = what_the_news_say.scene().rests
    for finding in Item.objects.get(pk=article).findings.filter(state=FindingState.FOUND):
        decide = actions.drop if finding.kind == FindingKind.PERSON else actions.accept
        decide(by=by, finding_id=finding.pk)
    actions.end_review(by=by, item_id=article)
    assert [str(row.key) for row in what_the_news_say.scene().rests] == [str(row.key) for row in before]
    assert "open source, unconfirmed" in page()
