"""What is done with human remains, each on a page of its own: tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.registry.words import grouped
from vistka.desk.remains.forms import (
    SheetForm,
    day_and_hour,
    decision_fields,
    decision_of,
    number_field,
    words_field,
)
from vistka.desk.working.acts import Act
from vistka.remains.bodies import actions
from vistka.remains.bodies.custody import STEP
from vistka.remains.bodies.deciding import DECISION
from vistka.remains.bodies.machines import AFTER_TELLING, LEFT, REMAINS, UNKNOWN, Step
from vistka.remains.bodies.returning import BURIAL, HANDOVER, TOLD, WISH
from vistka.remains.bodies.samples import OF_REMAINS
from vistka.remains.bodies.sheets import FEATURES, FOUND, PARTS
from vistka.remains.models import HumanRemains
from vistka.ui.furniture import SummaryRow

KEEPS, IDENTIFIES = Permission.KEEP_REMAINS, Permission.IDENTIFY
FOR: Final = Purpose.CARE_FOR_DEAD
WRITTEN: Final = _("It is written down.")
TWO_NAMES: Final = _("Two people hand over, each by name. Nothing is changed later: a mistake gets a step of its own.")
ONLY_PRESUMED: Final = _("Papers and discs travel with the wrong bodies. They lead to a presumption, and no further.")


def page_of_remains(remains: HumanRemains) -> str:
    """The page of remains."""
    return reverse("desk:remains_record", args=[remains.pk])


def which(_reader: Member, remains: HumanRemains) -> Sequence[SummaryRow]:
    """Of which remains a page speaks."""
    return [SummaryRow(_("Number"), grouped(remains.number)), SummaryRow(_("What was found"), PARTS[remains.part])]


def _stands_before(step: Step) -> Callable[[HumanRemains], bool]:
    return lambda remains: remains.state in REMAINS.steps[step].before


def _decidable(remains: HumanRemains) -> bool:
    return _stands_before(Step.IDENTIFY)(remains) and remains.decision_id is None


def _may_be_buried(remains: HumanRemains) -> bool:
    early = remains.later_find and _stands_before(Step.BURY_UNTOLD)(remains)
    return early or _stands_before(Step.BURY)(remains)


_FAMILY_NUMBER: Final = _("Number on the family's receipt")

OF_REMAINS_ACTS: Final[tuple[Act[HumanRemains], ...]] = (
    Act(
        name="remains_examine",
        path="remains/<uuid:row_id>/examine/",
        permission=KEEPS,
        on=HumanRemains,
        link=REMAINS.steps[Step.EXAMINE].words,
        title=_("The examination"),
        texts=(_("Write what the examiner's report says. One half of a double disc stays on the body."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, FEATURES),
        fits=_stands_before(Step.EXAMINE),
        do=lambda by, row, form: actions.examine_remains(by=by, remains_id=row.pk, features=form.said(FEATURES)),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_found",
        path="remains/<uuid:row_id>/found/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Write what lay on or near"),
        title=_("What lay on or near"),
        texts=(ONLY_PRESUMED,),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, FOUND),
        fits=lambda row: row.state not in LEFT,
        do=lambda by, row, form: actions.add_found(by=by, remains_id=row.pk, said=form.said(FOUND)),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_hand_on",
        path="remains/<uuid:row_id>/hand-on/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Write a handing over"),
        title=_("A handing over"),
        texts=(TWO_NAMES,),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, STEP, fields=day_and_hour()),
        fits=lambda row: row.state not in LEFT,
        do=lambda by, row, form: actions.hand_on(by=by, remains_id=row.pk, at=form.at, said=form.said(STEP)),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_link_part",
        path="remains/<uuid:row_id>/link/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Say to which remains these belong"),
        title=_("Belongs to other remains"),
        texts=(_("Write an expert's opinion. It makes nobody known."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(
            typed,
            fields={
                "to_number": number_field(
                    _("Number of the other remains"), help_text=_("Leave it empty if these belong to none.")
                ),
                "expert": words_field(_("Expert: name")),
                "reference": words_field(_("Number of the opinion")),
            },
        ),
        do=lambda by, row, form: actions.link_part(by=by, remains_id=row.pk, **form.cleaned_data),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_sample",
        path="remains/<uuid:row_id>/sample/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Write a sample of these remains"),
        title=_("A sample of the remains"),
        texts=(_("Write where the sample is. What is in it stays with the laboratory."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(
            typed, OF_REMAINS, fields={"barcode": number_field(_("Barcode of the kit"), needed=True)}
        ),
        fits=lambda row: row.state not in LEFT,
        do=lambda by, row, form: actions.record_sample(
            by=by, barcode=form.text("barcode"), said=form.said(OF_REMAINS), remains_id=row.pk
        ),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_lay",
        path="remains/<uuid:row_id>/lay/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Lay them in a grave under their number"),
        title=_("A grave for the unknown"),
        texts=(_("A grave of their own, marked with the number, until they are known."), TWO_NAMES),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, STEP, BURIAL, fields=day_and_hour()),
        fits=lambda row: _stands_before(Step.IDENTIFY)(row) and row.grave_id is None,
        do=lambda by, row, form: actions.lay_unknown(
            by=by, remains_id=row.pk, at=form.at, custody=form.said(STEP), said=form.said(BURIAL)
        ),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_presume",
        path="remains/<uuid:row_id>/presume/",
        permission=KEEPS,
        on=HumanRemains,
        link=REMAINS.steps[Step.PRESUME].words,
        title=_("Who may it be?"),
        texts=(ONLY_PRESUMED,),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(
            typed,
            fields={
                "enquirer_number": number_field(_FAMILY_NUMBER),
                "person_number": number_field(_("Number in the register")),
                "grounds": words_field(_("Why you presume so"), lines=4),
            },
        ),
        fits=_stands_before(Step.PRESUME),
        do=lambda by, row, form: actions.presume(by=by, remains_id=row.pk, **form.cleaned_data),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_doubt",
        path="remains/<uuid:row_id>/doubt/",
        permission=KEEPS,
        on=HumanRemains,
        link=REMAINS.steps[Step.DOUBT].words,
        title=_("Take the presumption back?"),
        submit=_("Take it back"),
        done=WRITTEN,
        fits=lambda row: _stands_before(Step.DOUBT)(row) and row.decision_id is None,
        do=lambda by, row, _form: actions.doubt_presumption(by=by, remains_id=row.pk),
        back=page_of_remains,
        about=which,
        purpose=FOR,
        danger=True,
    ),
    Act(
        name="remains_decide",
        path="remains/<uuid:row_id>/decide/",
        permission=IDENTIFIES,
        on=HumanRemains,
        link=_("Write an expert's decision"),
        title=_("An expert's decision"),
        texts=(
            _("A decision rests on fingerprints, teeth or DNA. Everything else only supports it."),
            _("A colleague signs it as the second. Nobody is told anything before."),
        ),
        submit=_("Write it down"),
        done=_("It is written down. A colleague has to sign it."),
        form=lambda _row, typed, _files: SheetForm(typed, DECISION, fields=decision_fields()),
        fits=_decidable,
        do=lambda by, row, form: actions.write_decision(by=by, remains_id=row.pk, decision=decision_of(form, DECISION)),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_review",
        path="remains/<uuid:row_id>/review/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Say that you compared them anew"),
        title=_("Compared anew?"),
        texts=(_("Families may have given samples since. You are asked again in twelve months."),),
        submit=_("I have compared them"),
        done=WRITTEN,
        fits=lambda row: row.state in UNKNOWN,
        do=lambda by, row, _form: actions.review_remains(by=by, remains_id=row.pk),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_told",
        path="remains/<uuid:row_id>/told/",
        permission=KEEPS,
        on=HumanRemains,
        link=REMAINS.steps[Step.NOTE_TOLD].words,
        title=_("Who told the family?"),
        texts=(_("For kin who seek with us this is noted by itself, once a person has told them."),),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, TOLD),
        fits=_stands_before(Step.NOTE_TOLD),
        do=lambda by, row, form: actions.note_told(by=by, remains_id=row.pk, said=form.said(TOLD)),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_wish",
        path="remains/<uuid:row_id>/wish/",
        permission=KEEPS,
        on=HumanRemains,
        link=_("Write the family's wish for later finds"),
        title=_("If more is found later"),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, WISH),
        fits=lambda row: row.state in AFTER_TELLING,
        do=lambda by, row, form: actions.note_later_wish(by=by, remains_id=row.pk, said=form.said(WISH)),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_doubt_decision",
        path="remains/<uuid:row_id>/doubt-decision/",
        permission=IDENTIFIES,
        on=HumanRemains,
        link=_("Propose to take the decision back"),
        title=_("Was the decision wrong?"),
        texts=(_("A colleague takes it back as the second. Tell the notifiers at once."),),
        submit=_("Propose to take it back"),
        done=WRITTEN,
        fits=lambda row: _stands_before(Step.RECANT)(row) and row.doubted_by is None,
        do=lambda by, row, _form: actions.doubt_decision(by=by, remains_id=row.pk),
        back=page_of_remains,
        about=which,
        purpose=FOR,
        danger=True,
    ),
    Act(
        name="remains_recant",
        path="remains/<uuid:row_id>/recant/",
        permission=IDENTIFIES,
        on=HumanRemains,
        link=REMAINS.steps[Step.RECANT].words,
        title=_("Take the decision back?"),
        texts=(_("Then nobody knows who this was. The death that came with it is taken back, and the news stops."),),
        submit=_("Take it back"),
        done=WRITTEN,
        fits=lambda row: _stands_before(Step.RECANT)(row) and row.doubted_by is not None,
        do=lambda by, row, _form: actions.recant_decision(by=by, remains_id=row.pk),
        back=page_of_remains,
        about=which,
        purpose=FOR,
        danger=True,
    ),
    Act(
        name="remains_return",
        path="remains/<uuid:row_id>/return/",
        permission=KEEPS,
        on=HumanRemains,
        link=REMAINS.steps[Step.RETURN].words,
        title=_("The handover"),
        texts=(_("Remains go to the home State or, unless it objects, to the family."), TWO_NAMES),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, STEP, HANDOVER, fields=day_and_hour()),
        fits=_stands_before(Step.RETURN),
        do=lambda by, row, form: actions.return_remains(
            by=by, remains_id=row.pk, at=form.at, custody=form.said(STEP), said=form.said(HANDOVER)
        ),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
    Act(
        name="remains_bury",
        path="remains/<uuid:row_id>/bury/",
        permission=KEEPS,
        on=HumanRemains,
        link=REMAINS.steps[Step.BURY].words,
        title=_("The burial"),
        texts=(TWO_NAMES,),
        submit=_("Write it down"),
        done=WRITTEN,
        form=lambda _row, typed, _files: SheetForm(typed, STEP, BURIAL, fields=day_and_hour()),
        fits=_may_be_buried,
        do=lambda by, row, form: actions.bury_remains(
            by=by, remains_id=row.pk, at=form.at, custody=form.said(STEP), said=form.said(BURIAL)
        ),
        back=page_of_remains,
        about=which,
        purpose=FOR,
    ),
)
