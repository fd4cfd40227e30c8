"""What is done with an item, each on a page of its own: one table."""

from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.leads.item_forms import refer_form
from vistka.desk.working.acts import Act
from vistka.leads import actions
from vistka.leads.kinds import ItemKind
from vistka.leads.machines import FindingState, ItemState
from vistka.leads.models import Item

_STAYS: Final = _("What stays: the link, the hash, who brought it, who says it, and what you accepted.")
_GOES: Final = _("What is destroyed: the text or the picture itself, and everything that you did not accept.")


def page_of(item: Item) -> str:
    """The page of an item."""
    return reverse("desk:report" if item.kind == ItemKind.REPORT else "desk:item", args=[item.pk])


def _waits(item: Item) -> bool:
    return item.state == ItemState.WAITING and item.kind != ItemKind.REPORT


def _is_decided(item: Item) -> bool:
    return _waits(item) and not item.findings.filter(state=FindingState.FOUND).exists()


REFER: Final = Act(
    name="refer",
    path="leads/items/<uuid:row_id>/refer/",
    permission=Permission.REVIEW_LEAD,
    on=Item,
    link=_("Refer an allegation of a crime"),
    title=_("Refer an allegation of a crime to a competent body"),
    texts=(
        _("You tell that body yourself, outside Vistka. Here stands only that you did."),
        _("Write nothing of what it says, and nobody's name."),
    ),
    submit=_("Note the referral"),
    done=_("The referral is noted."),
    form=refer_form,
    fits=_waits,
    do=lambda by, item, form: actions.refer(by=by, item_id=item.pk, body=form.cleaned_data["body"]),
    back=page_of,
    purpose=Purpose.REVIEW_LEAD,
)

OF_ITEM: Final[tuple[Act[Item], ...]] = (
    REFER,
    Act(
        name="end_review",
        path="leads/items/<uuid:row_id>/end/",
        permission=Permission.REVIEW_LEAD,
        on=Item,
        link=_("End the review"),
        title=_("End the review?"),
        texts=(_GOES, _STAYS),
        submit=_("End the review, and destroy it"),
        done=_("The review has ended. The item itself is destroyed."),
        fits=_is_decided,
        do=lambda by, item, _form: actions.end_review(by=by, item_id=item.pk),
        back=page_of,
        purpose=Purpose.REVIEW_LEAD,
        danger=True,
    ),
    Act(
        name="set_aside",
        path="leads/items/<uuid:row_id>/set-aside/",
        permission=Permission.REVIEW_LEAD,
        on=Item,
        link=_("Set it aside: drop all that is left"),
        title=_("Set it aside?"),
        texts=(_("Every finding that waits is dropped."), _GOES, _STAYS),
        submit=_("Set it aside, and destroy it"),
        done=_("It is set aside. The item itself is destroyed."),
        fits=_waits,
        do=lambda by, item, _form: actions.set_aside(by=by, item_id=item.pk),
        back=page_of,
        purpose=Purpose.REVIEW_LEAD,
        danger=True,
    ),
)
