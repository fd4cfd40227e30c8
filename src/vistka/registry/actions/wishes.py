"""His wish, as he states it in an interview. The latest interview replaces all that he wished before."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.exposure import awaits_risk_review
from vistka.registry.models import Acquaintance, Category, HowSigned, Interview, Person, Side, Wish, WishItem
from vistka.registry.states import State
from vistka.registry.wishes import (
    HeldInterview,
    Relation,
    StatedWish,
    only_takes_away,
    standing_wishes,
    told_first,
)


@action("registry.record_interview")
def record_interview(*, by: Actor, person_id: UUID, interview: HeldInterview) -> Interview:
    """Record what he wishes told, to whom; whom he does not name is told nothing from now on.

    One that states no wish takes back all. While the risk of one who was shown in public is to be reviewed, only what
    takes away is recorded: he may always say no. Raises `RegistryError`, `Forged`.
    """
    recorded_by = permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    _can_be_asked(person)
    _is_whole(interview, person)
    _waits_for_review(interview, person)
    held = Interview(
        person=person,
        held_on=interview.held_on,
        recorded_by=recorded_by,
        recorded_at=timezone.now(),
        told_first=interview.told_first,
        how_signed=HowSigned(interview.how_signed),
        said={
            "held_by": interview.held_by.strip(),
            "language": interview.language.strip(),
            "interpreter": interview.interpreter.strip(),
        },
    )
    held.save()
    for wish in interview.wishes:
        _row(held, wish).save()
    person.interview = held
    person.save()
    return held


def _can_be_asked(person: Person) -> None:
    if person.side != Side.HELD:
        raise RegistryError(_("One whom the other Power holds cannot be asked his wish."))
    if person.state == State.DEAD:
        raise RegistryError(_("This person is dead. What he wished before stands as he said it."))


def _is_whole(interview: HeldInterview, person: Person) -> None:
    """Refuse an interview before which he was not told who is informed in any case, or of which it is not known how."""
    if interview.told_first != told_first(Category(person.category)):
        raise RegistryError(_("First read to him what he is to know before he answers. Then note the interview."))
    if not interview.held_by.strip() or not interview.language.strip():
        raise RegistryError(_("Write who held the interview and in which language."))
    if interview.held_on > timezone.now().date():
        raise RegistryError(_("This day is still to come. Write the day on which you spoke with him."))
    if person.interview_id and interview.held_on < Interview.objects.for_change(person.interview_id).held_on:
        raise RegistryError(_("A later interview is recorded. An earlier one does not replace it."))


def _waits_for_review(interview: HeldInterview, person: Person) -> None:
    why = awaits_risk_review(person.pk)
    if why and not only_takes_away(interview, standing_wishes(person.pk)):
        raise RegistryError(why)


def _row(held: Interview, wish: StatedWish) -> Wish:
    named = wish.name.strip()
    if not named and Acquaintance(wish.acquaintance) is not Acquaintance.RELATION_ONLY:
        raise RegistryError(_("Write the name that he said, or that he was only asked about the relation."))
    stated = {WishItem(item) for item in wish.items}
    items = [item.value for item in WishItem if item in stated]
    return Wish(
        person=held.person,
        interview=held,
        acquaintance=Acquaintance(wish.acquaintance),
        said={"relation": Relation(wish.relation).value, "name": named, "items": items},
    )
