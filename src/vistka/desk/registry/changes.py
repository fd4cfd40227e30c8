"""What is written about one person on a page of its own: one table. Each has a form and does one thing.

`fits` only decides whether the person's page offers it; whether it may be done, the action itself decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member, trusted
from vistka.access.permissions import Permission
from vistka.desk.registry.change import Change, Typed
from vistka.desk.registry.event_forms import EventForm, HealthForm
from vistka.desk.registry.interview_forms import InterviewForm
from vistka.desk.registry.particulars_forms import (
    CustodyForm,
    NameForm,
    NoteForm,
    NumberForm,
    QuestionForm,
    RemoveNameForm,
    WithholdForm,
)
from vistka.desk.registry.report_forms import ReportForm
from vistka.ledger.actors import Actor
from vistka.registry import actions
from vistka.registry.happened import happening, in_order
from vistka.registry.health import HealthValue
from vistka.registry.models import Category, Event, Person, Question, Side
from vistka.registry.particulars import WITHOUT_VALUE, Identity
from vistka.registry.states import IN_OUR_HANDS, EventKind, State
from vistka.registry.wishes import told_first


def offered(member: Member, person: Person) -> Iterator[Change]:
    """The changes that make sense for this person just now, and that she may make."""
    if person.undone_at is None:
        yield from (change for change in CHANGES if member.may(change.permission) and change.fits(person))


def _is_held(person: Person) -> bool:
    return person.side == Side.HELD


def _is_here(person: Person) -> bool:
    return _is_held(person) and State(person.state) in IN_OUR_HANDS


def _may_be_asked_his_wish(person: Person) -> bool:
    return _is_held(person) and person.state != State.DEAD


def _event_form(person: Person, typed: Typed) -> EventForm:
    entered = list(Event.objects.filter(person=person).order_by("place_in_order"))
    # Of entries that the ledger does not bear out nothing is concluded; the action refuses to add to them.
    happened = in_order(map(happening, entered)) if len(trusted(entered)) == len(entered) else []
    kinds = [one.kind for one in happened if one.kind]
    return EventForm(typed, state=State(person.state), kinds=kinds)


def _question_form(person: Person, typed: Typed) -> QuestionForm:
    waiting = Question.objects.filter(person=person, answered_at=None).values_list("field", flat=True)
    claimed = person.identities.get(Identity.CLAIMED, {})
    not_again = [name for name, said in claimed.items() if said["how"] in WITHOUT_VALUE]
    return QuestionForm(typed, asked=frozenset([*waiting, *not_again]))


def _interview_form(person: Person, typed: Typed) -> InterviewForm:
    return InterviewForm(typed, version=told_first(Category(person.category)))


def _record_event(by: Actor, person: Person, form: EventForm) -> object:
    kind = EventKind(form.cleaned_data["kind"])
    return actions.record_event(by=by, person_id=person.pk, kind=kind, said=form.said())


def _record_health(by: Actor, person: Person, form: HealthForm) -> object:
    typed = form.cleaned_data
    value, hospital = HealthValue(typed["value"]), typed["hospital"]
    seen_on = typed["observed_on"]
    return actions.record_health(by=by, person_id=person.pk, observed_on=seen_on, value=value, hospital=hospital)


def _withhold(by: Actor, person: Person, form: WithholdForm) -> object:
    review_at = timezone.make_aware(datetime.combine(form.cleaned_data["review_on"], time.min))
    return actions.withhold_from_power(
        by=by, person_id=person.pk, reason=form.cleaned_data["reason"], review_at=review_at
    )


CHANGES: Final = (
    Change(
        name="record_event",
        permission=Permission.REGISTER,
        fits=lambda _person: True,
        link=_("Record what happened"),
        title=_("What happened?"),
        text=_("An event is never changed afterwards: a mistake is corrected by another entry that says so."),
        submit=_("Record it"),
        done=_("It is recorded. Cards that are due for it stand on this page."),
        form=_event_form,
        do=_record_event,
    ),
    Change(
        name="record_health",
        permission=Permission.RECORD_HEALTH,
        fits=_is_here,
        link=_("Write how the health is"),
        title=_("How is the person's health?"),
        text=_("Of the sick and the seriously wounded, word is due every week."),
        submit=_("Write it down"),
        done=_("It is written down."),
        form=lambda _person, typed: HealthForm(typed),
        do=_record_health,
    ),
    Change(
        name="record_interview",
        permission=Permission.REGISTER,
        fits=_may_be_asked_his_wish,
        link=_("Record what the person wishes"),
        title=_("What the person wishes"),
        text=_("Speak alone with the person, in a language that the person understands. There is no right answer."),
        submit=_("Record the conversation"),
        done=_("The conversation is recorded. Only case workers and verifiers read what the person wishes."),
        form=_interview_form,
        do=lambda by, person, form: actions.record_interview(by=by, person_id=person.pk, interview=form.interview()),
        template="desk/registry/interview.html",
    ),
    Change(
        name="record_report",
        permission=Permission.REGISTER,
        fits=lambda person: not _is_held(person),
        link=_("Add a report"),
        title=_("A further report"),
        text=_("An official notification of a death is an event too: from then on a person brings the news."),
        submit=_("Add the report"),
        done=_("The report is added."),
        form=lambda _person, typed: ReportForm(typed),
        do=lambda by, person, form: actions.record_report(by=by, person_id=person.pk, report=form.report()),
    ),
    Change(
        name="add_name",
        permission=Permission.REGISTER,
        fits=lambda _person: True,
        link=_("Add a form of the name"),
        title=_("Another form of the name"),
        text=_("Every form in which the name was met helps to find the person: write it as it stands there."),
        submit=_("Add it"),
        done=_("The form of the name is added."),
        form=lambda _person, typed: NameForm(typed),
        do=lambda by, person, form: actions.add_name(by=by, person_id=person.pk, form=form.form()),
    ),
    Change(
        name="remove_name",
        permission=Permission.REGISTER,
        fits=lambda person: bool(person.names),
        link=_("Take a form of the name away"),
        title=_("Which form of the name was written by mistake?"),
        text=_("The person is no longer found by it."),
        submit=_("Take it away"),
        done=_("The form of the name is taken away."),
        form=lambda person, typed: RemoveNameForm(typed, names=person.names),
        do=lambda by, person, form: actions.remove_name(by=by, person_id=person.pk, form=form.form()),
    ),
    Change(
        name="add_number",
        permission=Permission.REGISTER,
        fits=lambda _person: True,
        link=_("Add a number"),
        title=_("A number by which the person is known elsewhere"),
        submit=_("Add the number"),
        done=_("The number is added."),
        form=lambda _person, typed: NumberForm(typed),
        do=lambda by, person, form: actions.add_identifier(by=by, person_id=person.pk, identifier=form.identifier()),
    ),
    Change(
        name="set_custody",
        permission=Permission.REGISTER,
        fits=_is_here,
        link=_("Write where the person is"),
        title=_("Where is the person?"),
        text=_("For a move to another camp, record a transfer as well: a new capture card is due for it."),
        submit=_("Write it down"),
        done=_("It is written down where the person is."),
        form=lambda person, typed: CustodyForm(typed, initial=person.custody),
        do=lambda by, person, form: actions.set_custody(by=by, person_id=person.pk, custody=form.cleaned_data),
    ),
    Change(
        name="write_note",
        permission=Permission.REGISTER,
        fits=lambda _person: True,
        link=_("Write the note"),
        title=_("The note"),
        submit=_("Save the note"),
        done=_("The note is saved."),
        form=lambda person, typed: NoteForm(typed, initial={"note": person.note}),
        do=lambda by, person, form: actions.write_note(by=by, person_id=person.pk, note=form.cleaned_data["note"]),
    ),
    Change(
        name="withhold_from_power",
        permission=Permission.REGISTER,
        fits=lambda person: person.category == Category.CIVILIAN,
        link=_("Do not tell the Power"),
        title=_("Do not tell the Power on which the person depends?"),
        text=_(
            "Only where it could harm the person or the family (Convention IV, article 137). The Central Tracing Agency "
            "is told in any case."
        ),
        submit=_("Do not tell the Power"),
        done=_("The Power is not told from now on."),
        form=lambda _person, typed: WithholdForm(typed),
        do=_withhold,
    ),
    Change(
        name="ask_question",
        permission=Permission.REVIEW_CANDIDATE,
        fits=_is_here,
        link=_("Ask the camp a question"),
        title=_("What is the camp asked?"),
        text=_(
            "One field at a time, and not a word of what a family said. What the person would not say is not asked again."
        ),
        submit=_("Ask the camp"),
        done=_("The camp is asked. The answer is due within a week."),
        form=_question_form,
        do=lambda by, person, form: actions.ask_question(by=by, person_id=person.pk, field=form.cleaned_data["field"]),
    ),
)
