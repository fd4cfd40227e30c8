"""The list of what the camp is asked."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from vistka.access.members import trusted
from vistka.desk.registry.life_blocks import question_state
from vistka.desk.registry.words import grouped, name_of
from vistka.registry.models import Question
from vistka.registry.particulars import FIELDS
from vistka.ui.furniture import Cell, Column, Link, Table
from vistka.ui.templatetags.ui import time


def open_questions() -> QuerySet[Question]:
    """The questions that wait for an answer, of persons whose record counts."""
    waiting = Question.objects.filter(answered_at=None, person__undone_at=None)
    return waiting.select_related("person").order_by("due_at", "pk")


def questions_table(rows: Iterable[Question]) -> Table:
    """One line for each question; a row that the ledger does not bear out is not asked of anybody."""
    return Table(
        caption=_("Questions to the camp"),
        caption_hidden=True,
        columns=(Column(_("What is asked")), Column(_("Person")), Column(_("State")), Column(_("By when"))),
        rows=tuple(_cells(question) for question in _believed(rows)),
    )


def _believed(rows: Iterable[Question]) -> list[Question]:
    asked = trusted(rows)
    persons = {person.pk for person in trusted({question.person_id: question.person for question in asked}.values())}
    return [question for question in asked if question.person_id in persons]


def _cells(question: Question) -> tuple[Cell, ...]:
    person = question.person
    name = name_of(person.identities)
    return (
        Link(FIELDS[question.field].words, reverse("desk:question", args=[question.pk]), name),
        format_html("{}<br>{}", name, grouped(person.number)),
        question_state(question),
        time(question.due_at),
    )
