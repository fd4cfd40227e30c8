"""A question that only the two can answer supports a claim; it sets no level, and nobody compares what he wrote down."""

from __future__ import annotations

import pytest

from invented_answers import Family
from vistka.access.errors import AccessError, NotAllowed
from vistka.contact import recognition
from vistka.contact.errors import ContactError
from vistka.contact.models import Recognition
from vistka.contact.recognition import Question, Result
from vistka.enquiries.kinship import level_of
from vistka.enquiries.models import KinshipLevel
from vistka.registry.states import EventKind

pytestmark = pytest.mark.django_db


def hers(family: Family, answer: str = "A goat called Murka") -> Recognition:
    by = family.bureau.by("olena")
    return recognition.write_her_answer(by=by, enquirer_id=family.mother.pk, question=Question.ANIMAL, answer=answer)


def asked(family: Family) -> Recognition:
    family.is_linked()
    return recognition.have_him_asked(by=family.bureau.by("olena"), recognition_id=hers(family).pk)


def test_both_answer_and_a_third_person_compares(family: Family) -> None:
    row = asked(family)
    recognition.write_his_answer(by=family.bureau.by("yaryna"), recognition_id=row.pk, answer="the goat Murka")
    done = recognition.compare_answers(by=family.bureau.by("ivan"), recognition_id=row.pk, result=Result.AGREE)
    assert done.result == "agree"
    family.mother.refresh_from_db()
    assert level_of(family.mother) is KinshipLevel.DECLARED


def test_she_is_asked_without_a_match_and_he_only_with_one(family: Family) -> None:
    row = hers(family)
    with pytest.raises(ContactError, match="confirm a match first"):
        recognition.have_him_asked(by=family.bureau.by("olena"), recognition_id=row.pk)


def test_nobody_who_is_gone_is_asked(family: Family) -> None:
    family.is_linked()
    family.happens(EventKind.ESCAPED, on="2022-06-01")
    with pytest.raises(ContactError, match="cannot be asked"):
        recognition.have_him_asked(by=family.bureau.by("olena"), recognition_id=hers(family).pk)


def test_it_is_compared_by_a_verifier_and_only_when_both_are_there(family: Family) -> None:
    row = asked(family)
    with pytest.raises(ContactError, match="not been asked"):
        recognition.compare_answers(by=family.bureau.by("ivan"), recognition_id=row.pk, result=Result.AGREE)
    recognition.write_his_answer(by=family.bureau.by("yaryna"), recognition_id=row.pk, answer="")
    with pytest.raises(NotAllowed):
        recognition.compare_answers(by=family.bureau.by("olena"), recognition_id=row.pk, result=Result.AGREE)


def test_an_answer_is_written_down_once(family: Family) -> None:
    row = asked(family)
    with pytest.raises(ContactError, match="Choose another question"):
        hers(family)
    recognition.write_his_answer(by=family.bureau.by("yaryna"), recognition_id=row.pk, answer="a goat")
    with pytest.raises(AccessError):
        recognition.write_his_answer(by=family.bureau.by("yaryna"), recognition_id=row.pk, answer="a cow")
    with pytest.raises(ContactError, match="few words"):
        recognition.write_her_answer(
            by=family.bureau.by("olena"), enquirer_id=family.mother.pk, question=Question.DISH, answer=" "
        )
