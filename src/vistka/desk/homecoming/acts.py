"""What is done on the way home, each on a page of its own: tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.homecoming.forms import (
    BarForm,
    CallForm,
    DeclineForm,
    DepartedForm,
    DoorForm,
    EffectsForm,
    GoneForm,
    HearForm,
    KindForm,
    OnwardForm,
    PaperForm,
    PressForm,
    SignForm,
    WhyForm,
)
from vistka.desk.registry.words import day_words
from vistka.desk.working.acts import Act, Files, NoQuestions, Typed
from vistka.effects.reading import outstanding
from vistka.enquiries.models import Enquirer
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import HowSigned, Person
from vistka.reunion import actions
from vistka.reunion.interviews import NOT_COMING
from vistka.reunion.kinds import Bar, Paper, WayKind
from vistka.reunion.machines import HANDOVER, RETURN, machine_of
from vistka.reunion.models import Aftercare, WayHome
from vistka.reunion.protocol import Part
from vistka.reunion.states import TO_JOIN, Step
from vistka.ui.furniture import SummaryRow

_DECIDES, _ESCORTS, _FOR = Permission.DECIDE_RELEASE, Permission.ESCORT, Purpose.BRING_HOME
_WRITTEN: Final = _("It is written down.")

NOT_YOURS: Final = _("only its two escorts read who it is")
"""In place of a name."""

Does = Callable[[Actor, WayHome, Any], object]
Form = type[forms.Form]


def page_of_person(person: Person) -> str:
    """The page with somebody's ways home."""
    return reverse("desk:going_home", args=[person.pk])


def page_of_way(way: WayHome) -> str:
    """The page of a way home, for who decides."""
    return reverse("desk:way_home", args=[way.pk])


def page_for_escorts(way: WayHome) -> str:
    """The page of a way home, for the escorts."""
    return reverse("desk:handover", args=[way.pk])


def _form(form: Form) -> Callable[[Any, Typed, Files], forms.Form]:
    return lambda _row, typed, _files: form(typed)


def _at(step: Step) -> Callable[[WayHome], bool]:
    """Whether the step leads on from where this way home stands."""

    def fits(way: WayHome) -> bool:
        leads = machine_of(way).steps.get(step)
        return leads is not None and way.state in leads.before

    return fits


def _while_under_way(way: WayHome) -> bool:
    return way.state in ("under_way", "at_the_door")


def reads_whom(reader: Member, way: WayHome) -> bool:
    """Whether she is one of the two escorts: no other one reads whom they bring."""
    return reader.staff.pk in way.escorts


def his_name(way: WayHome) -> str:
    """The name as it was copied for the escorts; "" once it is erased."""
    return " ".join(filter(None, (way.his_brief.get("family_name"), way.his_brief.get("first_names"))))


def brief(way: WayHome) -> list[SummaryRow]:
    """Whom the escorts have before them, as far as it is known."""
    his, hers = way.his_brief, way.her_brief
    said = (
        (_("The person"), his_name(way) or _("erased")),
        (_("Date of birth"), day_words(his.get("birth_date", ""))),
        (_("Who receives the person"), hers.get("name", "")),
        (_("Date of birth"), day_words(hers.get("birth_date", ""))),
    )
    return [SummaryRow(label, words) for label, words in said if words]


def _who(reader: Member, way: WayHome) -> Sequence[SummaryRow]:
    return brief(way) if reads_whom(reader, way) else []


def _kept(_reader: Member, way: WayHome) -> Sequence[SummaryRow]:
    """What is not returned yet."""
    numbers = ", ".join(outstanding(way.person_id)) or _("everything is returned")
    return [SummaryRow(_("Still kept"), numbers)]


def _who_and_kept(reader: Member, way: WayHome) -> Sequence[SummaryRow]:
    return [*_who(reader, way), *_kept(reader, way)]


def _of_her(_reader: Member, enquirer: Enquirer) -> Sequence[SummaryRow]:
    return [SummaryRow(_("Who receives the person"), enquirer.said["name"])]


def _after(_reader: Member, call: Aftercare) -> Sequence[SummaryRow]:
    """Who is called."""
    trust(call.way)
    return brief(call.way)


def _decides(
    name: str, step: Step, do: Does, *, form: Form = NoQuestions, danger: bool = False, texts: Sequence[Promise] = ()
) -> Act[WayHome]:
    """A step of who decides, in the words of the machine."""
    words = HANDOVER.steps[step].words
    return Act(
        name=name,
        path=f"ways-home/<uuid:row_id>/{step}/",
        permission=_DECIDES,
        on=WayHome,
        link=words,
        title=words,
        texts=texts,
        submit=words,
        done=_WRITTEN,
        form=_form(form),
        fits=_at(step),
        do=do,
        back=page_of_way,
        purpose=_FOR,
        danger=danger,
    )


def _escorts(
    name: str,
    words: Promise,
    do: Does,
    fits: Callable[[WayHome], bool],
    *,
    form: Form = NoQuestions,
    texts: Sequence[Promise] = (),
    about: Callable[[Member, WayHome], Sequence[SummaryRow]] = _who,
) -> Act[WayHome]:
    """A step or a part of the protocol, by an escort."""
    return Act(
        name=f"handover_{name}",
        path=f"handovers/<uuid:row_id>/{name.replace('_', '-')}/",
        permission=_ESCORTS,
        on=WayHome,
        link=words,
        title=words,
        texts=texts,
        submit=words,
        done=_WRITTEN,
        form=_form(form),
        fits=fits,
        about=about,
        do=do,
        back=page_for_escorts,
        purpose=_FOR,
    )


def _checks(part: Part) -> Does:
    return lambda by, way, form: actions.check_identity(
        by=by, way_id=way.pk, whose=part, paper=Paper(form.cleaned_data["paper"])
    )


OF_PERSON: Final[tuple[Act[Person], ...]] = (
    Act(
        name="open_way",
        path="persons/<uuid:row_id>/going-home/open/",
        permission=_DECIDES,
        on=Person,
        link=_("Open a way home"),
        title=_("Open a way home"),
        texts=(_("None of these waits for a relative, and none waits for another way home."),),
        submit=_("Open it"),
        done=_WRITTEN,
        form=_form(KindForm),
        do=lambda by, person, form: actions.open_way(
            by=by, person_id=person.pk, kind=WayKind(form.cleaned_data["kind"])
        ),
        back=page_of_person,
        purpose=_FOR,
    ),
    Act(
        name="note_bar",
        path="persons/<uuid:row_id>/going-home/law/",
        permission=_DECIDES,
        on=Person,
        link=_("Note what the law says"),
        title=_("Does the law stand in the way?"),
        submit=_("Write it down"),
        done=_WRITTEN,
        form=_form(BarForm),
        do=lambda by, person, form: actions.note_bar(by=by, person_id=person.pk, bar=Bar(form.cleaned_data["bar"])),
        back=page_of_person,
        purpose=_FOR,
    ),
)
HEARS: Final[tuple[Act[Person], ...]] = (
    Act(
        name="hear_release",
        path="persons/<uuid:row_id>/going-home/hear/",
        permission=Permission.HEAR_RELEASE,
        on=Person,
        link=_("Note what the person says about going home"),
        title=_("What does the person say about going home?"),
        texts=(
            _("A neutral body asks first, wherever one can. Ask alone, and read this aloud before."),
            _("Of how the person was taken nothing is asked, and nothing is written."),
        ),
        submit=_("Write it down"),
        done=_WRITTEN,
        form=_form(HearForm),
        do=lambda by, person, form: actions.record_release_interview(by=by, person_id=person.pk, heard=form.heard()),
        back=lambda person: reverse("desk:person", args=[person.pk]),
        purpose=_FOR,
    ),
)
OF_ENQUIRER: Final[tuple[Act[Enquirer], ...]] = (
    Act(
        name="open_handover",
        path="enquirers/<uuid:row_id>/handover/open/",
        permission=_DECIDES,
        on=Enquirer,
        link=_("Open a handover"),
        title=_("Open a handover to this relative?"),
        texts=(_("The relative learns nothing by it. Other ways home stay as they are."),),
        submit=_("Open it"),
        done=_WRITTEN,
        about=_of_her,
        fits=lambda enquirer: enquirer.withdrawn_at is None,
        do=lambda by, enquirer, _form: actions.open_handover(by=by, enquirer_id=enquirer.pk),
        back=lambda _enquirer: reverse("desk:ways_home"),
        purpose=_FOR,
    ),
)
DECIDING: Final[tuple[Act[WayHome], ...]] = (
    _decides("way_propose", Step.PROPOSE, lambda by, way, _form: actions.propose_way(by=by, way_id=way.pk)),
    _decides("way_decide", Step.DECIDE, lambda by, way, _form: actions.decide_way(by=by, way_id=way.pk)),
    _decides(
        "way_refuse",
        Step.REFUSE,
        lambda by, way, form: actions.refuse_way(by=by, way_id=way.pk, why=form.reason()),
        form=WhyForm,
        danger=True,
    ),
)
JOINING: Final[tuple[Act[WayHome], ...]] = (
    _escorts(
        "join",
        _("Go along as an escort"),
        lambda by, way, _form: actions.join_way(by=by, way_id=way.pk),
        lambda way: way.state in TO_JOIN and way.second_escort is None,
    ),
    _escorts(
        "set_out",
        HANDOVER.steps[Step.SET_OUT].words,
        lambda by, way, _form: actions.set_out(by=by, way_id=way.pk),
        _at(Step.SET_OUT),
    ),
)
"""What any escort may do, also one who does not read yet whom they bring."""
ESCORTING: Final[tuple[Act[WayHome], ...]] = (
    _escorts(
        "arrive",
        HANDOVER.steps[Step.ARRIVE].words,
        lambda by, way, _form: actions.arrive(by=by, way_id=way.pk),
        _at(Step.ARRIVE),
    ),
    _escorts("his_identity", Part.HIS_IDENTITY.words, _checks(Part.HIS_IDENTITY), _while_under_way, form=PaperForm),
    _escorts("her_identity", Part.HER_IDENTITY.words, _checks(Part.HER_IDENTITY), _while_under_way, form=PaperForm),
    _escorts(
        "no_press",
        Part.NO_PRESS.words,
        lambda by, way, _form: actions.confirm_no_press(by=by, way_id=way.pk),
        _while_under_way,
        form=PressForm,
    ),
    _escorts(
        "door",
        Part.DOOR.words,
        lambda by, way, form: actions.ask_at_the_door(by=by, way_id=way.pk, door=form.door()),
        lambda way: way.state == "at_the_door",
        form=DoorForm,
        texts=(_("Ask the person in a room of its own. Anything but yes means: nobody goes today."),),
    ),
    _escorts(
        "effects",
        Part.EFFECTS.words,
        lambda by, way, form: actions.return_effects(by=by, way_id=way.pk, why=form.why_kept()),
        _while_under_way,
        form=EffectsForm,
        about=_kept,
    ),
    _escorts(
        "onward",
        Part.ONWARD.words,
        lambda by, way, form: actions.plan_onward(by=by, way_id=way.pk, **form.cleaned_data),
        _while_under_way,
        form=OnwardForm,
    ),
    _escorts(
        "sign",
        Part.SIGNED.words,
        lambda by, way, form: actions.sign_protocol(
            by=by, way_id=way.pk, his=HowSigned(form.cleaned_data["his"]), hers=HowSigned(form.cleaned_data["hers"])
        ),
        lambda way: way.state == "at_the_door",
        form=SignForm,
        texts=(_("The protocol is signed on paper. You sign it as the first officer."),),
    ),
    _escorts(
        "finish",
        HANDOVER.steps[Step.HAND_OVER].words,
        lambda by, way, form: actions.hand_over(by=by, way_id=way.pk, **form.cleaned_data),
        _at(Step.HAND_OVER),
        form=GoneForm,
        texts=(_("You do this as the second officer, after your signature on paper."),),
    ),
    _escorts(
        "decline",
        HANDOVER.steps[Step.DECLINE].words,
        lambda by, way, form: actions.decline(by=by, way_id=way.pk, door=form.door()),
        _at(Step.DECLINE),
        form=DeclineForm,
        texts=(_("Nothing bad follows from it. To who came say this and no more:"), *NOT_COMING),
    ),
    _escorts(
        "turn_back",
        HANDOVER.steps[Step.TURN_BACK].words,
        lambda by, way, _form: actions.turn_back(by=by, way_id=way.pk),
        _at(Step.TURN_BACK),
        texts=(_("The protocol begins anew with the next setting out."),),
    ),
    _escorts(
        "carry_out",
        RETURN.steps[Step.CARRY_OUT].words,
        lambda by, way, form: actions.carry_out(by=by, way_id=way.pk, **form.gone()),
        _at(Step.CARRY_OUT),
        form=DepartedForm,
        about=_who_and_kept,
    ),
)
CALLING: Final[tuple[Act[Aftercare], ...]] = (
    Act(
        name="note_aftercare",
        path="aftercare/<uuid:row_id>/",
        permission=Permission.BRIEF_TRAVELLER,
        on=Aftercare,
        link=_("Call after a handover"),
        title=_("Call after a handover"),
        texts=(_("Ask how they are and what is needed. Ask nothing about captivity."),),
        submit=_("Write it down"),
        done=_WRITTEN,
        form=_form(CallForm),
        about=_after,
        fits=lambda call: call.done_at is None,
        do=lambda by, call, form: actions.note_aftercare(by=by, call_id=call.pk, **form.noted()),
        back=lambda call: page_of_way(call.way),
        purpose=_FOR,
    ),
)

ACTS: Final[tuple[Act[Any], ...]] = (*OF_PERSON, *HEARS, *OF_ENQUIRER, *DECIDING, *JOINING, *ESCORTING, *CALLING)
