"""Whom he meant: that an enquirer is the one of a wish is proposed by one and confirmed by another."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.contact.disclosure import HIS_OWN_WORD
from vistka.contact.errors import ContactError
from vistka.contact.models import Addressee
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.models import Wish
from vistka.registry.wishes import standing_wishes
from vistka.tracing.links import link_of


@action("contact.propose_addressee")
def propose_addressee(*, by: Actor, wish_id: UUID, enquirer_id: UUID) -> Addressee:
    """Propose that he meant this enquirer in that wish. Raises `NotAllowed`, `ContactError`, `Forged`."""
    proposer = permitted(by, Permission.ANSWER)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    wish = _wish_for(enquirer, wish_id)
    _is_free(enquirer, wish)
    addressee = Addressee(wish=wish, enquirer=enquirer, proposed_by=proposer, proposed_at=timezone.now())
    addressee.save()
    return addressee


@action("contact.confirm_addressee")
def confirm_addressee(*, by: Actor, addressee_id: UUID) -> Addressee:
    """Confirm what somebody else proposed. Raises `NotAllowed`; `ContactError` when the wish no longer stands."""
    confirmer = permitted(by, Permission.ANSWER)
    addressee = Addressee.objects.for_change(addressee_id)
    still_open(addressee.confirmed_by, addressee.dropped_at)
    second_person(confirmer, addressee.proposed_by)
    enquirer = Enquirer.objects.for_change(addressee.enquirer_id)
    _is_free(enquirer, _wish_for(enquirer, addressee.wish_id), but=addressee)
    addressee.confirmed_by, addressee.confirmed_at = confirmer, timezone.now()
    addressee.save()
    return addressee


@action("contact.drop_addressee")
def drop_addressee(*, by: Actor, addressee_id: UUID) -> None:
    """Say that he meant somebody else, proposed or confirmed. One person is enough: less is told, and at once."""
    permitted(by, Permission.ANSWER)
    addressee = Addressee.objects.for_change(addressee_id)
    still_open(addressee.dropped_at)
    addressee.dropped_at = timezone.now()
    addressee.save()


@action("contact.rule_out_addressee")
def rule_out_addressee(*, by: Actor, wish_id: UUID, enquirer_id: UUID) -> Addressee:
    """Say that he meant somebody else in this wish, so that nobody need look again. It can be proposed later on."""
    looked = permitted(by, Permission.ANSWER)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    wish, now = _wish_for(enquirer, wish_id), timezone.now()
    addressee = Addressee(wish=wish, enquirer=enquirer, proposed_by=looked, proposed_at=now, dropped_at=now)
    addressee.save()
    return addressee


def _wish_for(enquirer: Enquirer, wish_id: UUID) -> Wish:
    """The wish, if it stands and is of the person whom she seeks. Raises `ContactError`."""
    link = link_of(enquirer.enquiry_id)
    wishes = standing_wishes(link.person_id) if link else []
    found = next((wish for wish in wishes if wish.pk == wish_id), None)
    if found is None:
        raise ContactError(
            _(
                "This wish no longer stands: the person was asked again, or the match was undone. Look at the page again."
            )
        )
    return Wish.objects.for_change(found.pk)  # of two at once, the later sees the earlier


def _is_free(enquirer: Enquirer, wish: Wish, but: Addressee | None = None) -> None:
    """Refuse a second wish of one interview for her, and a second woman for a name that he said."""
    if enquirer.association_id or enquirer.withdrawn_at:
        raise ContactError(_("This enquirer is told nothing here: an association files for her, or she has withdrawn."))
    standing = Addressee.objects.filter(wish__interview_id=wish.interview_id, dropped_at=None)
    others = standing.exclude(pk=but.pk) if but else standing
    if others.filter(enquirer=enquirer).exists():
        raise ContactError(
            _(
                "She is the one of a wish already, or that is proposed. Drop that first. If two could mean her, take the "
                "one that allows less."
            )
        )
    if wish.acquaintance in HIS_OWN_WORD and others.filter(wish=wish).exists():
        raise ContactError(
            _("The person named one, and another enquirer is proposed or confirmed to be that one. Look at both.")
        )
