"""What is done with a call, each on a page of its own: one table."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.calls import actions
from vistka.calls.kinds import AskedBy, Outcome, Refusal
from vistka.calls.machines import CALL
from vistka.calls.models import Call
from vistka.desk.calls.forms import (
    TOLD,
    AskForm,
    ConsentForm,
    FamilyConsentForm,
    GrantForm,
    OutcomeForm,
    RefuseForm,
    SlotForm,
)
from vistka.desk.working.acts import Act
from vistka.enquiries.models import Enquirer
from vistka.registry.models import Person, Side
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.tracing.models import Link
from vistka.ui.furniture import SummaryRow

_FOR = Purpose.ARRANGE_CALL


def page_of(call: Call) -> str:
    """The page of a call."""
    return reverse("desk:call", args=[call.pk])


def may_ask(person: Person) -> bool:
    """Whether the person is here."""
    return person.side == Side.HELD and State(person.state) in IN_OUR_HANDS


def _follows(call: Call, *steps: str) -> bool:
    return any(call.state in CALL.steps[step].before for step in steps)


def _enquirers(call: Call) -> list[Enquirer]:
    """Those who seek this person: which of them he meant, the page asks, and the table decides."""
    sought = Link.objects.filter(person=call.person, undone_at=None).values("enquiry_id")
    return list(Enquirer.objects.filter(enquiry_id__in=sought, withdrawn_at=None).order_by("taken_at", "pk"))


def _callee(_reader: Member, call: Call) -> list[SummaryRow]:
    said = call.callee
    return [SummaryRow(_("With whom"), f"{said.get('name', '')}, {said.get('relation', '')}")] if said else []


def _consent(form: ConsentForm) -> dict[str, Any]:
    return {
        name: form.cleaned_data[name] for name in ("told", "picture", "how", "times", "zone") if name in form.fields
    }


ASK: Final = Act(
    name="ask_call",
    path="persons/<uuid:row_id>/call/",
    permission=Permission.ASK_CALL,
    on=Person,
    link=_("Ask for a call"),
    title=_("The person asks for a call"),
    texts=TOLD,
    submit=_("Write the request down"),
    done=_("The request is written down. It is decided within three working days."),
    form=lambda _row, typed, _files: AskForm(typed),
    fits=may_ask,
    do=lambda by, row, form: actions.ask(
        by=by,
        person_id=row.pk,
        callee={"name": form.cleaned_data["name"], "relation": form.cleaned_data["relation"]},
        agreed=_consent(form),
    ),
    back=lambda row: reverse("desk:person", args=[row.pk]),
    purpose=_FOR,
)

OF_CALL: Final[tuple[Act[Call], ...]] = (
    Act(
        name="person_agrees",
        path="calls/<uuid:row_id>/person-agrees/",
        permission=Permission.ASK_CALL,
        on=Call,
        link=_("The person agrees"),
        title=_("Somebody whom the person named asks for a call"),
        texts=TOLD,
        submit=_("The person agrees"),
        done=_("It is written down that the person agrees."),
        form=lambda _row, typed, _files: ConsentForm(typed),
        fits=lambda row: row.asked_by == AskedBy.FAMILY and _follows(row, "person_agrees"),
        do=lambda by, row, form: actions.person_agrees(by=by, call_id=row.pk, agreed=_consent(form)),
        back=page_of,
        purpose=_FOR,
    ),
    Act(
        name="person_declines",
        path="calls/<uuid:row_id>/person-declines/",
        permission=Permission.ASK_CALL,
        on=Call,
        link=_("The person does not want it"),
        title=_("Does the person not want this call?"),
        texts=(_("Nobody is asked why. The person can ask for a call on any day."),),
        submit=_("The person does not want it"),
        done=_("It is written down. The call does not take place."),
        fits=lambda row: _follows(row, "person_declines"),
        do=lambda by, row, _form: actions.decline(by=by, call_id=row.pk, side=AskedBy.PERSON),
        back=page_of,
        purpose=_FOR,
        danger=True,
    ),
    Act(
        name="family_agrees",
        path="calls/<uuid:row_id>/family-agrees/",
        permission=Permission.DECIDE_CALL,
        on=Call,
        link=_("The enquirer agrees"),
        title=_("The enquirer was asked and agrees"),
        texts=(_("Speak with her first, as her contact says. Ask only one to whom a call is open."), *TOLD),
        submit=_("The enquirer agrees"),
        done=_("It is written down that the enquirer agrees."),
        form=lambda row, typed, _files: FamilyConsentForm(typed, enquirers=_enquirers(row)),
        fits=lambda row: row.asked_by == AskedBy.PERSON and _follows(row, "family_agrees"),
        about=_callee,
        opens=lambda row: (*row.person_ids, *(one.enquiry_id for one in _enquirers(row))),
        do=lambda by, row, form: actions.family_agrees(
            by=by, call_id=row.pk, enquirer_id=form.cleaned_data["enquirer"], agreed=_consent(form)
        ),
        back=page_of,
        purpose=_FOR,
    ),
    Act(
        name="family_declines",
        path="calls/<uuid:row_id>/family-declines/",
        permission=Permission.DECIDE_CALL,
        on=Call,
        link=_("The enquirer does not want it"),
        title=_("Does the enquirer not want this call?"),
        texts=(_("Nobody is asked why. She can ask for a call on any day."),),
        submit=_("The enquirer does not want it"),
        done=_("It is written down. The call does not take place."),
        fits=lambda row: _follows(row, "family_declines"),
        do=lambda by, row, _form: actions.decline(by=by, call_id=row.pk, side=AskedBy.FAMILY),
        back=page_of,
        purpose=_FOR,
        danger=True,
    ),
    Act(
        name="grant_call",
        path="calls/<uuid:row_id>/grant/",
        permission=Permission.DECIDE_CALL,
        on=Call,
        link=_("Grant the call"),
        title=_("Grant this call?"),
        submit=_("Grant the call"),
        done=_("The call is granted. Now set the time."),
        form=lambda _row, typed, _files: GrantForm(typed),
        fits=lambda row: _follows(row, "grant"),
        do=lambda by, row, form: actions.grant(by=by, call_id=row.pk, **form.cleaned_data),
        back=page_of,
        purpose=_FOR,
    ),
    Act(
        name="refuse_call",
        path="calls/<uuid:row_id>/refuse/",
        permission=Permission.DECIDE_CALL,
        on=Call,
        link=_("Refuse the call"),
        title=_("Refuse this call?"),
        texts=(_("Letters go on. A call can be asked for again."),),
        submit=_("Refuse the call"),
        done=_("The call is refused."),
        form=lambda _row, typed, _files: RefuseForm(typed),
        fits=lambda row: _follows(row, "refuse"),
        do=lambda by, row, form: actions.refuse(by=by, call_id=row.pk, why=Refusal(form.cleaned_data["why"])),
        back=page_of,
        purpose=_FOR,
        danger=True,
    ),
    Act(
        name="set_slot",
        path="calls/<uuid:row_id>/set/",
        permission=Permission.DECIDE_CALL,
        on=Call,
        link=_("Set the time"),
        title=_("When and how do they speak?"),
        texts=(_("In the browser the link lies in her mailbox with the next mail, so choose a day after tomorrow."),),
        submit=_("Set the time"),
        done=_("The time is set. Tell both."),
        form=lambda _row, typed, _files: SlotForm(typed),
        fits=lambda row: _follows(row, "set"),
        do=lambda by, row, form: actions.set_slot(by=by, call_id=row.pk, **form.given()),
        back=page_of,
        purpose=_FOR,
    ),
    Act(
        name="begin_call",
        path="calls/<uuid:row_id>/begin/",
        permission=Permission.RUN_CALL,
        on=Call,
        link=_("They begin to speak"),
        title=_("Do they begin to speak now?"),
        texts=(_("Say to both once more who is in the room, and whether the sound is recorded."),),
        submit=_("They begin"),
        done=_("They speak. End it after fifteen minutes at the latest."),
        fits=lambda row: _follows(row, "begin"),
        do=lambda by, row, _form: actions.begin(by=by, call_id=row.pk),
        back=page_of,
        purpose=_FOR,
    ),
    Act(
        name="end_call",
        path="calls/<uuid:row_id>/end/",
        permission=Permission.RUN_CALL,
        on=Call,
        link=_("End it, or say that it did not come about"),
        title=_("How did the call come out?"),
        texts=(_("In the browser both pages close as soon as you press the button."),),
        submit=_("End the call"),
        done=_("It is written down how the call came out."),
        form=lambda _row, typed, _files: OutcomeForm(typed),
        fits=lambda row: _follows(row, "end", "miss"),
        do=lambda by, row, form: actions.end(by=by, call_id=row.pk, outcome=Outcome(form.cleaned_data["outcome"])),
        back=page_of,
        purpose=_FOR,
    ),
    Act(
        name="erase_recording",
        path="calls/<uuid:row_id>/erase/",
        permission=Permission.RUN_CALL,
        on=Call,
        link=_("The recording is erased"),
        title=_("Is the recording erased?"),
        texts=(_("Say so when you have seen that it is gone, with every copy."),),
        submit=_("It is erased"),
        done=_("It is written down that the recording is erased."),
        fits=lambda row: row.recorded_until is not None and row.erased_at is None,
        do=lambda by, row, _form: actions.erase_recording(by=by, call_id=row.pk),
        back=page_of,
        purpose=_FOR,
    ),
)

ACTS: Final[tuple[Act[Any], ...]] = (ASK, *OF_CALL)
