"""An answer and a certificate on paper: only what is told to her now, in her words about the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from invented_answers import HER_NAME, CaringBureau, Family, mother_wish
from invented_papers import text_of, together
from vistka.access.errors import AccessError, NotAllowed
from vistka.contact import actions as contact
from vistka.contact.errors import FactsChanged, NothingMayBeTold, NotNow
from vistka.contact.models import Answer
from vistka.documents.errors import DocumentError
from vistka.documents.models import Issued, TooDangerous
from vistka.documents.telling import call_dangerous, certify, print_answer, take_back_danger
from vistka.ledger import triggers
from vistka.ledger.actors import machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry.models import Side, WishItem
from vistka.registry.reports import ReportSource, ReportStatus

pytestmark = pytest.mark.django_db
UK_EN = ("uk", "en")
SECRETS = ("Secret place", "Secret camp", "Camp of Invention")


@pytest.fixture
def no_triggers(db: None) -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def content_of(answer: Answer) -> dict[str, Any]:
    with reading(machine("a test"), page="a test"):
        content: dict[str, Any] = answer.content
    return content


def test_an_answer_that_was_given_stands_on_paper_in_both_languages(bureau: CaringBureau, family: Family) -> None:
    family.has_everything()
    answer = family.is_told("uk")
    paper = print_answer(by=bureau.by("olena"), answer_id=answer.pk, languages=("ru", "en"))
    text = text_of(paper.pdf)
    said = [*content_of(answer)["also"]["ru"], *content_of(answer)["also"]["en"], HER_NAME]
    assert [one for one in said if together(one) not in text] == []
    assert not any(together(secret) in text for secret in SECRETS)
    assert paper.issued.person_id == family.person.pk


def test_an_answer_that_one_person_prepared_is_not_printed(bureau: CaringBureau, family: Family) -> None:
    family.has_everything()
    answer = contact.prepare_answer(by=bureau.by("olena"), enquirer_id=family.mother.pk, language="uk")
    with pytest.raises(DocumentError):
        print_answer(by=bureau.by("olena"), answer_id=answer.pk, languages=UK_EN)
    contact.approve_answer(by=bureau.by("ivan"), answer_id=answer.pk)
    print_answer(by=bureau.by("olena"), answer_id=answer.pk, languages=UK_EN)
    family.moves("P.O. box 77, Elsewhere")
    with pytest.raises(FactsChanged):
        print_answer(by=bureau.by("olena"), answer_id=answer.pk, languages=UK_EN)


def test_after_a_new_wish_only_what_is_still_allowed_is_printed(bureau: CaringBureau, family: Family) -> None:
    family.has_everything()
    answer = family.is_told("en")
    [wish] = family.is_asked(mother_wish(WishItem.THAT_I_LIVE))
    family.is_meant(wish)
    text = text_of(print_answer(by=bureau.by("olena"), answer_id=answer.pk, languages=UK_EN).pdf)
    first, second, *_ = content_of(answer)["sentences"]
    assert together(first) in text
    assert together(second) not in text


def test_when_he_has_died_nothing_says_any_more_that_he_lives_and_no_reason_is_given(
    bureau: CaringBureau, family: Family
) -> None:
    family.has_everything()
    answer = family.is_told()
    family.dies()
    with pytest.raises(NotNow):
        print_answer(by=bureau.by("olena"), answer_id=answer.pk, languages=UK_EN)
    with pytest.raises(NotNow):
        certify(by=bureau.by("olena"), enquirer_id=family.mother.pk, languages=UK_EN)
    assert not Issued.objects.exists()


def test_a_certificate_says_what_she_was_told_and_names_the_person_as_she_did(
    bureau: CaringBureau, family: Family
) -> None:
    family.has_everything(WishItem.THAT_I_LIVE)
    family.is_told()
    text = text_of(certify(by=bureau.by("ivan"), enquirer_id=family.mother.pk, languages=("uk", "pt")).pdf)
    assert together("живе, і ми утримуємо цю особу") in text
    assert together("está viva") in text
    assert together("mãe") in text.replace("мати", "")
    assert together("повідомлено") not in text
    assert not any(together(secret) in text for secret in SECRETS)


def test_of_one_whom_the_other_power_holds_it_says_that_this_was_notified(bureau: CaringBureau) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    with pytest.raises(NothingMayBeTold):
        certify(by=bureau.by("olena"), enquirer_id=family.mother.pk, languages=UK_EN)
    family.is_reported(ReportSource.POWER, ReportStatus.HELD, date(2022, 4, 1))
    family.is_told()
    text = text_of(certify(by=bureau.by("olena"), enquirer_id=family.mother.pk, languages=UK_EN).pdf)
    assert together("officially notified") in text
    assert together("held by us") not in text


def test_before_she_was_told_there_is_no_certificate(bureau: CaringBureau, family: Family) -> None:
    family.has_everything()
    with pytest.raises(AccessError):
        certify(by=bureau.by("olena"), enquirer_id=family.mother.pk, languages=UK_EN)
    family.is_told()
    certify(by=bureau.by("olena"), enquirer_id=family.mother.pk, languages=UK_EN)


def test_too_dangerous_to_issue_is_a_choice_that_is_recorded_and_holds(bureau: CaringBureau, family: Family) -> None:
    family.has_everything()
    family.is_told()
    danger = call_dangerous(by=bureau.by("olena"), enquirer_id=family.mother.pk)
    with pytest.raises(DocumentError):
        certify(by=bureau.by("ivan"), enquirer_id=family.mother.pk, languages=UK_EN)
    with pytest.raises(DocumentError):
        call_dangerous(by=bureau.by("ivan"), enquirer_id=family.mother.pk)
    take_back_danger(by=bureau.by("ivan"), danger_id=danger.pk)
    with pytest.raises(AccessError):
        take_back_danger(by=bureau.by("ivan"), danger_id=danger.pk)
    certify(by=bureau.by("ivan"), enquirer_id=family.mother.pk, languages=UK_EN)
    assert TooDangerous.objects.count() == 1


@pytest.mark.parametrize(
    "forge",
    ["DELETE FROM documents_toodangerous", "UPDATE documents_toodangerous SET taken_back_at = chosen_at"],
)
@pytest.mark.parametrize("before", [0, 1])
def test_by_deleting_or_changing_the_row_nobody_gets_a_dangerous_certificate(
    bureau: CaringBureau, family: Family, no_triggers: None, before: int, forge: str
) -> None:
    family.has_everything()
    family.is_told()
    for _place in range(before):
        danger = call_dangerous(by=bureau.by("olena"), enquirer_id=family.mother.pk)
        take_back_danger(by=bureau.by("ivan"), danger_id=danger.pk)
    call_dangerous(by=bureau.by("olena"), enquirer_id=family.mother.pk)
    with connection.cursor() as cursor:
        cursor.execute(f"{forge} WHERE taken_back_at IS NULL")
    with pytest.raises(Forged):
        certify(by=bureau.by("ivan"), enquirer_id=family.mother.pk, languages=UK_EN)
    with pytest.raises(Forged):
        call_dangerous(by=bureau.by("ivan"), enquirer_id=family.mother.pk)


def test_a_registrar_prints_neither(bureau: CaringBureau, family: Family) -> None:
    family.has_everything()
    answer = family.is_told()
    for do in (
        lambda: print_answer(by=bureau.by("yaryna"), answer_id=answer.pk, languages=UK_EN),
        lambda: certify(by=bureau.by("yaryna"), enquirer_id=family.mother.pk, languages=UK_EN),
        lambda: call_dangerous(by=bureau.by("yaryna"), enquirer_id=family.mother.pk),
    ):
        with pytest.raises(NotAllowed):
            do()
