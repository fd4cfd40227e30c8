"""What is done of a death, each on a page of its own: one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.dead.forms import (
    BurialForm,
    CremationForm,
    ExaminationForm,
    InjuryForm,
    NoteForm,
    WitnessForm,
)
from vistka.desk.dead.places import may_be_noted
from vistka.desk.registry.words import grouped, whom
from vistka.desk.working.acts import Act
from vistka.registry.models import Person, Side
from vistka.registry.states import State
from vistka.remains.dead import actions
from vistka.remains.dead.deaths import WITNESSES, enquiry_of, is_owed
from vistka.remains.dead.identity import name_in
from vistka.remains.dead.machines import DEATH, DeathState
from vistka.remains.dead.words import Cremation
from vistka.remains.models import Death
from vistka.ui.furniture import SummaryRow

_RECORDS, _EXAMINES = Permission.RECORD_DEATH, Permission.EXAMINE_DEAD
_FOR: Final = Purpose.CARE_FOR_DEAD
WRITTEN: Final = _("It is written down.")


def page_of_death(death: Death) -> str:
    """The page of a notification."""
    return reverse("desk:death", args=[death.pk])


def who(_reader: Member, death: Death) -> Sequence[SummaryRow]:
    """Of whom a page speaks."""
    identity = death.identity
    return [SummaryRow(_("Name"), name_in(identity)), SummaryRow(_("Bureau number"), grouped(identity["number"]))]


def _page_of_person(person: Person) -> str:
    return reverse("desk:person", args=[person.pk])


def _stands_before(step: str) -> Callable[[Death], bool]:
    return lambda death: death.state in DEATH.steps[step].before


OF_PERSON: Final[tuple[Act[Person], ...]] = (
    Act(
        name="note_death",
        path="persons/<uuid:row_id>/death/",
        permission=_RECORDS,
        on=Person,
        link=_("Write a notification of death"),
        title=_("Notification of death"),
        texts=(
            _("From this moment the register has the person as dead. A trained person tells the family, nobody else."),
        ),
        submit=_("Begin the notification"),
        done=_("The notification is begun. A doctor examines next."),
        about=whom,
        form=lambda row, typed, _files: NoteForm(typed, person=row),
        fits=may_be_noted,
        do=lambda by, row, form: actions.note_death(by=by, person_id=row.pk, notice=form.given()),
        back=_page_of_person,
        purpose=_FOR,
    ),
    Act(
        name="open_injury_enquiry",
        path="persons/<uuid:row_id>/injury/",
        permission=_RECORDS,
        on=Person,
        link=_("Open an enquiry into a serious injury"),
        title=_("Enquiry into a serious injury"),
        texts=(_("It is owed when a guard, a prisoner or somebody else did it, or nobody knows who."),),
        submit=_("Open the enquiry"),
        done=_("The enquiry is open. Hear witnesses, above all prisoners."),
        about=whom,
        form=lambda _row, typed, _files: InjuryForm(typed),
        fits=lambda row: row.side == Side.HELD and row.state != State.DEAD,
        do=lambda by, row, form: actions.open_injury_enquiry(by=by, person_id=row.pk, **form.given()),
        back=_page_of_person,
        purpose=_FOR,
    ),
)
OF_DEATH: Final[tuple[Act[Death], ...]] = (
    Act(
        name="examine_dead",
        path="deaths/<uuid:row_id>/examine/",
        permission=_EXAMINES,
        on=Death,
        link=_("Write the doctor's examination"),
        title=_("Medical examination"),
        texts=(_("It comes before every burial: that the person is dead, of what, and who it is."),),
        submit=_("Write it down"),
        done=WRITTEN,
        about=who,
        form=lambda _row, typed, _files: ExaminationForm(typed),
        fits=_stands_before("examine"),
        do=lambda by, row, form: actions.examine_dead(by=by, death_id=row.pk, found=form.given()),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="add_death_witness",
        path="deaths/<uuid:row_id>/witness/",
        permission=_RECORDS,
        on=Death,
        link=_("Add a witness"),
        title=_("A witness of the notification"),
        texts=(_("Two people sign it, each with an address."),),
        submit=_("Write it down"),
        done=WRITTEN,
        about=who,
        form=lambda _row, typed, _files: WitnessForm(typed),
        fits=lambda row: row.state in (DeathState.NOTED, DeathState.EXAMINED) and len(row.witnesses) < WITNESSES,
        do=lambda by, row, form: actions.add_death_witness(by=by, death_id=row.pk, witness=form.given()),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="open_official_enquiry",
        path="deaths/<uuid:row_id>/enquiry/",
        permission=_RECORDS,
        on=Death,
        link=_("Open the official enquiry"),
        title=_("Open the official enquiry?"),
        texts=(_("Witnesses are heard, above all prisoners. The report goes to the Protecting Power."),),
        submit=_("Open the enquiry"),
        done=_("The enquiry is open. Hear witnesses, above all prisoners."),
        about=who,
        fits=lambda row: row.state != DeathState.TAKEN_BACK and is_owed(row) and enquiry_of(row) is None,
        do=lambda by, row, _form: actions.open_official_enquiry(by=by, death_id=row.pk),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="certify_death",
        path="deaths/<uuid:row_id>/certify/",
        permission=_RECORDS,
        on=Death,
        link=_("Certify the death"),
        title=_("Do you certify this death?"),
        texts=(_("You say so with your name, as the second person beside the doctor."),),
        submit=_("Certify the death"),
        done=_("The death is certified. The burial can be written now."),
        about=who,
        fits=_stands_before("certify"),
        do=lambda by, row, _form: actions.certify_death(by=by, death_id=row.pk),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="bury",
        path="deaths/<uuid:row_id>/bury/",
        permission=_RECORDS,
        on=Death,
        link=_("Write the burial"),
        title=_("Burial"),
        texts=(_("With honour, by the rites of the person's religion, and in a grave that relatives can find."),),
        submit=_("Write it down"),
        done=WRITTEN,
        about=who,
        form=lambda _row, typed, _files: BurialForm(typed),
        fits=_stands_before("bury"),
        do=lambda by, row, form: actions.bury(
            by=by, death_id=row.pk, resting=form.resting(), rite=form.cleaned_data["rite"]
        ),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="cremate",
        path="deaths/<uuid:row_id>/cremate/",
        permission=_RECORDS,
        on=Death,
        link=_("Write the cremation"),
        title=_("Cremation"),
        texts=(_("Only for one of these reasons. The ashes are kept until the person's country says where they go."),),
        submit=_("Write it down"),
        done=WRITTEN,
        about=who,
        form=lambda _row, typed, _files: CremationForm(typed),
        fits=_stands_before("cremate"),
        do=lambda by, row, form: actions.cremate(
            by=by,
            death_id=row.pk,
            resting=form.resting(),
            rite=form.cleaned_data["rite"],
            reason=Cremation(form.cleaned_data["reason"]),
            words=form.cleaned_data["words"],
        ),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="close_death",
        path="deaths/<uuid:row_id>/close/",
        permission=_RECORDS,
        on=Death,
        link=_("Close the notification"),
        title=_("Is everything done?"),
        texts=(_("Print the notification first: one for the Power, one for the Central Tracing Agency."),),
        submit=_("Close the notification"),
        done=_("The notification is closed."),
        about=who,
        fits=_stands_before("close"),
        do=lambda by, row, _form: actions.close_death(by=by, death_id=row.pk),
        back=page_of_death,
        purpose=_FOR,
    ),
    Act(
        name="take_death_back",
        path="deaths/<uuid:row_id>/take-back/",
        permission=_RECORDS,
        on=Death,
        link=_("Take the notification back"),
        title=_("Take the notification back?"),
        texts=(_("Correct the event in the register first. Then nothing here counts any more."),),
        submit=_("Take it back"),
        done=_("The notification is taken back."),
        about=who,
        fits=lambda row: row.state != DeathState.TAKEN_BACK and row.person.state != State.DEAD,
        do=lambda by, row, _form: actions.take_death_back(by=by, death_id=row.pk),
        back=page_of_death,
        purpose=_FOR,
        danger=True,
    ),
)
