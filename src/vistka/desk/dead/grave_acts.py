"""What is done of official enquiries and graves, each on a page of its own: one table."""

from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.dead.acts import WRITTEN
from vistka.desk.dead.forms import MarkForm, MoveForm, ReportForm, StatementForm
from vistka.desk.working.acts import Act
from vistka.remains.dead import actions
from vistka.remains.dead.machines import GRAVE, OFFICIAL_ENQUIRY
from vistka.remains.models import Grave, OfficialEnquiry

_RECORDS, _GRAVES = Permission.RECORD_DEATH, Permission.KEEP_GRAVES
_FOR: Final = Purpose.CARE_FOR_DEAD


def page_of_enquiry(enquiry: OfficialEnquiry) -> str:
    """The page of an official enquiry."""
    return reverse("desk:official_enquiry", args=[enquiry.pk])


def page_of_grave(grave: Grave) -> str:
    """The page of a grave."""
    return reverse("desk:grave", args=[grave.pk])


OF_ENQUIRY: Final[tuple[Act[OfficialEnquiry], ...]] = (
    Act(
        name="take_statement",
        path="deaths/enquiries/<uuid:row_id>/statement/",
        permission=_RECORDS,
        on=OfficialEnquiry,
        link=_("Note a witness's statement"),
        title=_("A witness was heard"),
        texts=(_("Write who was heard and when. What was said lies with the enquiry, not here."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: StatementForm(typed),
        fits=lambda row: row.state in OFFICIAL_ENQUIRY.steps["take_statement"].before,
        do=lambda by, row, form: actions.take_statement(by=by, enquiry_id=row.pk, statement=form.given()),
        back=page_of_enquiry,
        purpose=_FOR,
    ),
    Act(
        name="report_official_enquiry",
        path="deaths/enquiries/<uuid:row_id>/report/",
        permission=_RECORDS,
        on=OfficialEnquiry,
        link=_("Note the report to the Protecting Power"),
        title=_("The report is sent"),
        texts=(_("It holds the statements. If somebody is guilty, the Power prosecutes that person."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: ReportForm(typed),
        fits=lambda row: row.state in OFFICIAL_ENQUIRY.steps["report"].before,
        do=lambda by, row, form: actions.report_official_enquiry(by=by, enquiry_id=row.pk, **form.cleaned_data),
        back=page_of_enquiry,
        purpose=_FOR,
    ),
)
OF_GRAVE: Final[tuple[Act[Grave], ...]] = (
    Act(
        name="mark_grave",
        path="graves/<uuid:row_id>/mark/",
        permission=_GRAVES,
        on=Grave,
        link=_("Write how it is marked"),
        title=_("The grave is marked"),
        texts=(_("So that relatives find it: the name or the bureau number, and the day of death."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: MarkForm(typed),
        fits=lambda row: row.state in GRAVE.steps["mark"].before,
        do=lambda by, row, form: actions.mark_grave(by=by, grave_id=row.pk, **form.cleaned_data),
        back=page_of_grave,
        purpose=_FOR,
    ),
    Act(
        name="move_grave",
        path="graves/<uuid:row_id>/move/",
        permission=_GRAVES,
        on=Grave,
        link=_("Write a move"),
        title=_("The grave was moved"),
        texts=(_("Where it was before stays written down."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda row, typed, _files: MoveForm(typed, grave=row),
        fits=lambda row: row.state in GRAVE.steps["move"].before,
        do=lambda by, row, form: actions.move_grave(
            by=by, grave_id=row.pk, resting=form.resting(), reason=form.cleaned_data["reason"]
        ),
        back=page_of_grave,
        purpose=_FOR,
    ),
    Act(
        name="empty_grave",
        path="graves/<uuid:row_id>/empty/",
        permission=_GRAVES,
        on=Grave,
        link=_("Say that it is empty"),
        title=_("Does nobody lie here any more?"),
        texts=(_("Only when who lay here, or the ashes, were taken home. The list of graves then leaves it out."),),
        submit=_("It is empty"),
        done=WRITTEN,
        fits=lambda row: row.state in GRAVE.steps["empty"].before,
        do=lambda by, row, _form: actions.empty_grave(by=by, grave_id=row.pk),
        back=page_of_grave,
        purpose=_FOR,
        danger=True,
    ),
)
