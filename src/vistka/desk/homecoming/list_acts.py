"""What is done with a list of many and with its rows, each on a page of its own: tables."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.homecoming.forms import DepartedForm, WhyForm
from vistka.desk.homecoming.list_forms import ChooseForm
from vistka.desk.registry.words import day_words
from vistka.desk.working.acts import Act, Files, NoQuestions, Typed
from vistka.ledger.actors import Actor
from vistka.reunion.lists.deciding import carry_out_rows, decide_rows, go_through, take_off
from vistka.reunion.lists.importing import choose_row, drop_list, leave_out_row
from vistka.reunion.lists.machine import LIST
from vistka.reunion.lists.sheets import name_in
from vistka.reunion.lists.states import MAY_BE_CHOSEN, ListStep, RowState
from vistka.reunion.models import ListRow, ReleaseList
from vistka.ui.furniture import SummaryRow

A_PAGE: Final = 50
AT_ONCE_SECONDS: Final = 10.0
"""So long one request goes on with a list; 300 rows take two or three seconds."""
_DECIDES, _FOR = Permission.DECIDE_RELEASE, Purpose.BRING_HOME
_WRITTEN: Final = _("It is written down.")
_PART_BY_PART: Final = _("A very long list is done in parts. Come back here until no row is left.")


def page_of_list(one: ReleaseList) -> str:
    """The page of a list."""
    return reverse("desk:release_list", args=[one.pk])


def page_of_row(row: ListRow) -> str:
    """The page of the list on which the row stands."""
    return f"{reverse('desk:release_list', args=[row.of_list_id])}?page={(row.place - 1) // A_PAGE + 1}"


def in_parts(do: Callable[[], int]) -> None:
    """Go on while rows are left and the time of one request lasts."""
    until = time.monotonic() + AT_ONCE_SECONDS
    while do() and time.monotonic() < until:
        pass


def as_listed(_reader: Member, row: ListRow) -> Sequence[SummaryRow]:
    """The row as somebody sent it."""
    said = row.said
    return [
        SummaryRow(_("Name on the list"), name_in(said) or "–"),
        SummaryRow(_("Born"), day_words(said.get("birth_date", "")) or "–"),
        SummaryRow(_("Number"), said.get("id") or said.get("service_number") or "–"),
    ]


def _titled(_reader: Member, one: ReleaseList) -> Sequence[SummaryRow]:
    counts = {state: ListRow.objects.filter(of_list=one, state=state).count() for state in RowState}
    return [SummaryRow(_("List"), one.title), *(SummaryRow(s.words, count) for s, count in counts.items() if count)]


def _everybody_shown(row: ListRow) -> Iterator[UUID]:
    """Whom the row is about, and then, since who was found opens with it, each who was found."""
    yield from row.person_ids
    yield from (UUID(one["person"]) for one in row.found or ())


def _step(
    name: str,
    step: ListStep,
    do: Callable[[Actor, ReleaseList, Any], object],
    *,
    form: type[forms.Form] = NoQuestions,
    texts: Sequence[Promise] = (),
    danger: bool = False,
    fits: Callable[[ReleaseList], bool] = lambda _one: True,
) -> Act[ReleaseList]:
    words = LIST.steps[step].words

    def makes(_row: ReleaseList, typed: Typed, _files: Files) -> forms.Form:
        return form(typed)

    return Act(
        name=name,
        path=f"release-lists/<uuid:row_id>/{step.value.replace('_', '-')}/",
        permission=_DECIDES,
        on=ReleaseList,
        link=words,
        title=words,
        texts=texts,
        submit=words,
        done=_WRITTEN,
        form=makes,
        fits=lambda one: one.state in LIST.steps[step].before and fits(one),
        about=_titled,
        do=do,
        back=page_of_list,
        purpose=_FOR,
        danger=danger,
    )


OF_LIST: Final[tuple[Act[ReleaseList], ...]] = (
    _step(
        "go_through_list",
        ListStep.GO_THROUGH,
        lambda by, one, _form: in_parts(lambda: go_through(by=by, list_id=one.pk)),
        texts=(
            _("For each row it is written what is missing. Of whom nothing is missing, you propose the release."),
            _PART_BY_PART,
        ),
    ),
    _step(
        "decide_list",
        ListStep.DECIDE,
        lambda by, one, _form: in_parts(lambda: decide_rows(by=by, list_id=one.pk)),
        texts=(
            _("You decide as the second person. Who lacks nothing may go. The others stay, each with each reason."),
            _("Who was not asked alone waits for an interview and can go with a later sitting."),
            _PART_BY_PART,
        ),
    ),
    _step(
        "carry_out_list",
        ListStep.CARRY_OUT,
        lambda by, one, form: in_parts(lambda: carry_out_rows(by=by, list_id=one.pk, **form.gone())),
        form=DepartedForm,
        texts=(
            _("Do this when they have gone, not before. First take off the list who stayed."),
            _PART_BY_PART,
        ),
        fits=lambda one: ListRow.objects.filter(of_list=one, state=RowState.RELEASED).exists(),
    ),
    _step(
        "drop_list",
        ListStep.DROP,
        lambda by, one, _form: drop_list(by=by, list_id=one.pk),
        danger=True,
        fits=lambda one: one.proposed_at is None,
    ),
)
CHOOSE: Final[Act[ListRow]] = Act(
    name="choose_row",
    path="release-lists/rows/<uuid:row_id>/choose/",
    permission=_DECIDES,
    on=ListRow,
    link=LIST.steps[ListStep.CHOOSE].words,
    title=LIST.steps[ListStep.CHOOSE].words,
    texts=(_("Compare name, birth and numbers. If nobody fits, leave the row out."),),
    submit=_("This is the person"),
    done=_WRITTEN,
    form=lambda row, typed, _files: ChooseForm(row.found or (), typed),
    fits=lambda row: row.state in MAY_BE_CHOSEN,
    about=as_listed,
    do=lambda by, row, form: choose_row(by=by, row_id=row.pk, person_id=form.chosen()),
    back=page_of_row,
    purpose=_FOR,
    opens=_everybody_shown,
)
LEAVE_OUT: Final[Act[ListRow]] = Act(
    name="leave_out_row",
    path="release-lists/rows/<uuid:row_id>/leave-out/",
    permission=_DECIDES,
    on=ListRow,
    link=_("Leave this row out"),
    title=_("Leave this row out"),
    texts=(_("Nobody goes by this row. You can choose somebody later."),),
    submit=_("Leave it out"),
    done=_WRITTEN,
    fits=lambda row: row.state in (RowState.OPEN, RowState.CHOSEN),
    about=as_listed,
    do=lambda by, row, _form: leave_out_row(by=by, row_id=row.pk),
    back=page_of_row,
    purpose=_FOR,
)
TAKE_OFF: Final[Act[ListRow]] = Act(
    name="take_off_row",
    path="release-lists/rows/<uuid:row_id>/take-off/",
    permission=_DECIDES,
    on=ListRow,
    link=LIST.steps[ListStep.TAKE_OFF].words,
    title=LIST.steps[ListStep.TAKE_OFF].words,
    texts=(_("The person stays. Nothing bad follows from it."),),
    submit=LIST.steps[ListStep.TAKE_OFF].words,
    done=_WRITTEN,
    form=lambda _row, typed, _files: WhyForm(typed),
    fits=lambda row: row.state == RowState.RELEASED,
    about=as_listed,
    do=lambda by, row, form: take_off(by=by, row_id=row.pk, why=form.reason()),
    back=page_of_row,
    purpose=_FOR,
    danger=True,
)
OF_ROW: Final = (CHOOSE, LEAVE_OUT, TAKE_OFF)
