"""What is done with letters and bans, but for reading them, each on a page of its own: one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.correspondence import actions
from vistka.correspondence.asides import to_look_at
from vistka.correspondence.kinds import WhyNotHandedOver
from vistka.correspondence.machines import MESSAGE, BanState, MessageState, Step
from vistka.correspondence.models import Ban, Message
from vistka.correspondence.whose import who_may_get
from vistka.desk.correspondence.forms import (
    NOBODY,
    BanForm,
    CannotForm,
    HandOverForm,
    TakeForm,
    WhoseForm,
)
from vistka.desk.registry.words import grouped
from vistka.desk.working.acts import Act, Typed
from vistka.ledger.actors import Actor
from vistka.registry.models import Person, Side
from vistka.registry.states import IN_OUR_HANDS
from vistka.registry.wishes import Relation
from vistka.ui.furniture import SummaryRow

_FOR: Final = Purpose.CARRY_LETTER
_CAMP, _CENSOR, _BANS = Permission.CARRY_MESSAGE, Permission.CENSOR_MESSAGE, Permission.BAN_MESSAGES


def page_of_letter(letter: Message) -> str:
    """The registrar's page of a letter."""
    return reverse("desk:letter_of_camp", args=[letter.pk])


def _to_the_due(_row: Message) -> str:
    return reverse("desk:due")


def _to_bans(_row: object) -> str:
    return reverse("desk:bans")


def is_here(person: Person) -> bool:
    """Whether letters are taken from this person."""
    return person.side == Side.HELD and person.state in IN_OUR_HANDS


def number_of(_reader: Member, letter: Message) -> list[SummaryRow]:
    """A letter's number, above a form."""
    return [SummaryRow(_("Number"), grouped(letter.number))]


def _as_he_says(_reader: Member, letter: Message) -> list[SummaryRow]:
    said = letter.addressee
    return [
        SummaryRow(_("Relation"), Relation(said["relation"]).words),
        SummaryRow(_("Name of the addressee"), said["name"]),
        SummaryRow(_("Address of the addressee"), said["address"] or "–"),
    ]


def _whose_form(letter: Message, typed: Typed, _files: object) -> WhoseForm:
    known = who_may_get(letter)
    words = {
        str(one.pk): f"{Relation(wish.said['relation']).words}: {wish.said['name'] or '–'}"
        for one, wish in known.items()
    }
    return WhoseForm(typed, words)


def _name_or_send(by: Actor, letter: Message, form: WhoseForm) -> object:
    chosen = form.cleaned_data["enquirer"]
    if chosen == NOBODY:
        return actions.give_back(by=by, message_id=letter.pk)
    return actions.name_enquirer(by=by, message_id=letter.pk, enquirer_id=UUID(chosen))


OF_PERSON: Final[tuple[Act[Person], ...]] = (
    Act(
        name="take_letter",
        path="persons/<uuid:row_id>/letters/take/",
        permission=_CAMP,
        on=Person,
        link=_("Take a letter or card"),
        title=_("A letter or card from the person"),
        texts=(
            _("Nobody opens it after you but the censor, once. Do not talk about what it says."),
            _("Tell the person to write of the family only: no places, no forces, nobody else who is held."),
        ),
        submit=_("Take it"),
        done=_("It is taken. The censor reads it within a day."),
        form=TakeForm,
        fits=is_here,
        do=lambda by, row, form: actions.take_letter(by=by, person_id=row.pk, written=form.written()),
        back=lambda row: reverse("desk:letters_of", args=[row.pk]),
        purpose=_FOR,
    ),
)
PROPOSE_BAN: Final = Act[Person](
    name="propose_ban",
    path="persons/<uuid:row_id>/letters/ban/",
    permission=_BANS,
    on=Person,
    link=_("Let letters rest"),
    title=_("Let this person’s letters rest?"),
    texts=(
        _("Only for military or political reasons, and as short as can be. Never as a punishment."),
        _("A second person says yes or no. It ends by itself."),
    ),
    submit=_("Propose it"),
    done=_("It is proposed, and waits for a second person."),
    form=lambda _row, typed, _files: BanForm(typed),
    fits=is_here,
    do=lambda by, row, form: actions.propose_ban(by=by, person_id=row.pk, **form.said()),
    back=_to_bans,
    purpose=_FOR,
)
OF_LETTER: Final[tuple[Act[Message], ...]] = (
    Act(
        name="hand_over_letter",
        path="letters/<uuid:row_id>/hand-over/",
        permission=_CAMP,
        on=Message,
        link=_("It was handed over"),
        title=_("It was handed over"),
        texts=(_("In person, in its closed envelope. Ask whether the person wants to answer."),),
        submit=_("Note it"),
        done=_("It is noted. If there is an answer, take it now."),
        form=lambda _row, typed, _files: HandOverForm(typed),
        fits=lambda row: row.state == MessageState.TO_HAND_OVER,
        about=number_of,
        do=lambda by, row, form: actions.hand_over(by=by, message_id=row.pk, **form.said()),
        back=page_of_letter,
        purpose=_FOR,
    ),
    Act(
        name="cannot_hand_over",
        path="letters/<uuid:row_id>/not-handed-over/",
        permission=_CAMP,
        on=Message,
        link=_("It could not be handed over"),
        title=_("It could not be handed over"),
        texts=(_("Leave the envelope closed. Nothing of this reaches the family."),),
        submit=_("Note it"),
        done=_("It is noted."),
        form=lambda _row, typed, _files: CannotForm(typed),
        fits=lambda row: row.state == MessageState.TO_HAND_OVER,
        about=number_of,
        do=lambda by, row, form: actions.cannot_hand_over(by=by, message_id=row.pk, why=form.said()),
        back=page_of_letter,
        purpose=_FOR,
    ),
    Act(
        name="try_letter_again",
        path="letters/<uuid:row_id>/again/",
        permission=_CAMP,
        on=Message,
        link=_("Take it there again"),
        title=_("Take it to where the person is now?"),
        submit=_("Take it there again"),
        done=_("It waits to be handed over again."),
        fits=lambda row: (
            row.state == MessageState.KEPT
            or (row.state == MessageState.NOT_HANDED_OVER and row.why != WhyNotHandedOver.NOT_HERE)
        ),
        about=number_of,
        do=lambda by, row, _form: actions.try_again(by=by, message_id=row.pk),
        back=page_of_letter,
        purpose=_FOR,
    ),
    Act(
        name="keep_letter",
        path="letters/<uuid:row_id>/keep/",
        permission=_CAMP,
        on=Message,
        link=_("Keep it for the person"),
        title=_("Keep it for the person?"),
        texts=(_("Leave the envelope closed. Nothing of this reaches the family."),),
        submit=_("Keep it for the person"),
        done=_("It is noted."),
        fits=lambda row: row.state == MessageState.NOT_HANDED_OVER,
        about=number_of,
        do=lambda by, row, _form: actions.keep(by=by, message_id=row.pk),
        back=page_of_letter,
        purpose=_FOR,
    ),
    Act(
        name="have_letter_destroyed",
        path="letters/<uuid:row_id>/destroy/",
        permission=_CAMP,
        on=Message,
        link=_("Have it destroyed"),
        title=_("Have it destroyed unopened?"),
        texts=(_("Only when the person will never take it. A colleague destroys it with you, and says so here."),),
        submit=_("Have it destroyed"),
        done=_("It is noted."),
        fits=lambda row: row.state in MESSAGE.steps[Step.DESTROY].before,
        about=number_of,
        do=lambda by, row, _form: actions.have_destroyed(by=by, message_id=row.pk),
        back=page_of_letter,
        purpose=_FOR,
        danger=True,
    ),
    Act(
        name="letter_destroyed",
        path="letters/<uuid:row_id>/destroyed/",
        permission=_CAMP,
        on=Message,
        link=_("We destroyed it unopened"),
        title=_("Did you both destroy it unopened?"),
        submit=_("We destroyed it unopened"),
        done=_("It is noted."),
        fits=lambda row: row.state == MessageState.TO_DESTROY,
        about=number_of,
        do=lambda by, row, _form: actions.destroyed(by=by, message_id=row.pk),
        back=page_of_letter,
        purpose=_FOR,
        danger=True,
    ),
)


@dataclass(frozen=True)
class Words:
    """What the page of an act says whose answer is a file."""

    title: Promise
    texts: tuple[Promise, ...]
    submit: Promise
    danger: bool = False


CARRY: Final = Words(
    title=_("For who carries it to the Agency"),
    texts=(_("Whoever carries it can read it: the Agency’s forms are open. Give it to nobody else."),),
    submit=_("Save it"),
)
_ASIDE: Final = {False: actions.propose_aside, True: actions.put_aside}
OF_CASE_WORKER: Final[tuple[Act[Message], ...]] = (
    Act(
        name="whose_letter",
        path="letters/<uuid:row_id>/whose/",
        permission=Permission.ANSWER,
        on=Message,
        link=_("See whom the person writes to"),
        title=_("Whom does the person write to?"),
        texts=(
            _("Compare what the person says now with the wish. If you doubt, ask the camp."),
            _("To anybody else only a family message goes: at most 300 words, open. The camp offers to write one."),
        ),
        submit=_("Say so"),
        done=_("It is noted."),
        form=_whose_form,
        fits=lambda row: row.state == MessageState.FOR_MAILBOX and row.enquirer_id is None,
        about=_as_he_says,
        do=_name_or_send,
        back=_to_the_due,
        purpose=_FOR,
    ),
    Act(
        name="put_letter_aside",
        path="letters/<uuid:row_id>/aside/",
        permission=Permission.ANSWER,
        on=Message,
        link=_("Put it aside"),
        title=_("Put this letter aside?"),
        texts=(
            _("It has lain still for long. Look at the case. If its way may open again, leave it."),
            _("Two of you put it aside, one after the other. Nobody hears of it."),
        ),
        submit=_("Put it aside"),
        done=_("It is noted."),
        fits=lambda row: to_look_at().filter(pk=row.pk).exists(),
        about=number_of,
        do=lambda by, row, _form: _ASIDE[row.proposed_by is not None](by=by, message_id=row.pk),
        back=_to_the_due,
        purpose=_FOR,
    ),
)
OF_BAN: Final[tuple[Act[Ban], ...]] = (
    Act(
        name="second_ban",
        path="letters/bans/<uuid:row_id>/second/",
        permission=_BANS,
        on=Ban,
        link=_("Second it"),
        title=_("Do this person’s letters rest?"),
        texts=(_("You say so with your name, as the second person. It ends by itself on its day."),),
        submit=_("Yes, they rest"),
        done=_("They rest until that day."),
        fits=lambda row: row.state == BanState.PROPOSED,
        do=lambda by, row, _form: actions.second_ban(by=by, ban_id=row.pk),
        back=_to_bans,
        purpose=_FOR,
    ),
    Act(
        name="end_ban",
        path="letters/bans/<uuid:row_id>/end/",
        permission=_BANS,
        on=Ban,
        link=_("End it"),
        title=_("Let the letters go on?"),
        texts=(_("One person is enough for this."),),
        submit=_("End it"),
        done=_("The letters go on."),
        fits=lambda row: row.state != BanState.ENDED,
        do=lambda by, row, _form: actions.end_ban(by=by, ban_id=row.pk),
        back=_to_bans,
        purpose=_FOR,
    ),
)

ACTS: Final[tuple[Act[Any], ...]] = (*OF_PERSON, PROPOSE_BAN, *OF_LETTER, *OF_CASE_WORKER, *OF_BAN)
