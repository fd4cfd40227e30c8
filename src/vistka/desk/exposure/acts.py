"""What is done once somebody was shown in public, each on a page of its own: one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.exposure.forms import ReviewForm, SecondForm
from vistka.desk.registry.words import whom
from vistka.desk.working.acts import Act
from vistka.registry import actions
from vistka.registry.exposure import risk_of, showings_of
from vistka.registry.machines import EXPOSURE
from vistka.registry.models import Exposure
from vistka.ui.furniture import SummaryRow
from vistka.ui.templatetags.ui import time


def found_rows(exposure: Exposure) -> list[SummaryRow]:
    """What the review found; nothing before it. Opens class MESSAGE."""
    risk = risk_of(exposure)
    if risk is None:
        return []
    rows = [
        SummaryRow(danger.words, format_html_join(mark_safe("<br>"), "{}", ((one.words,) for one in sorted(done))))
        for danger, done in risk.dangers.items()
    ]
    return [*rows, SummaryRow(_("Take-down asked"), _("Yes") if risk.take_down else _("No"))]


def _about(reader: Member, exposure: Exposure) -> Sequence[SummaryRow]:
    return [
        *whom(reader, exposure.person),
        SummaryRow(_("Leads"), str(showings_of(exposure).count())),
        SummaryRow(_("Review by"), time(exposure.due_at)),
        *found_rows(exposure),
    ]


def _follows(exposure: Exposure, step: str) -> bool:
    return exposure.person.exposure_id == exposure.pk and exposure.state in EXPOSURE.steps[step].before


def _page_of_person(exposure: Exposure) -> str:
    return reverse("desk:person", args=[exposure.person_id])


ACTS: Final[tuple[Act[Exposure], ...]] = (
    Act(
        name="review_exposure",
        path="persons/exposures/<uuid:row_id>/review/",
        permission=Permission.REVIEW_RISK,
        on=Exposure,
        link=_("Review the risk"),
        title=_("Review the risk of somebody who was shown in public"),
        texts=(
            _("Two people have confirmed whom the picture or video shows. Think of each danger."),
            _("Until another person seconds this, wish, call and return wait. A no is always written down."),
            _("Families see nothing of it."),
        ),
        submit=_("Write the review down"),
        done=_("The review is written down. Another person looks at it now."),
        form=lambda _row, typed, _files: ReviewForm(typed),
        fits=lambda row: _follows(row, "review"),
        about=_about,
        do=lambda by, row, form: actions.review_exposure(by=by, exposure_id=row.pk, risk=form.found()),
        back=_page_of_person,
        purpose=Purpose.FOLLOW_LEAD,
    ),
    Act(
        name="second_exposure",
        path="persons/exposures/<uuid:row_id>/second/",
        permission=Permission.REVIEW_RISK,
        on=Exposure,
        link=_("Second the review"),
        title=_("Second the review of a risk"),
        texts=(
            _("Is anything left out? Then review it again yourself, and a colleague seconds it."),
            _("After you second it, wish, call and return go on."),
        ),
        submit=_("Second the review"),
        done=_("The risk is reviewed. Wish, call and return go on."),
        form=lambda row, typed, _files: SecondForm(typed, exposure=row),
        fits=lambda row: _follows(row, "second"),
        about=_about,
        do=lambda by, row, form: actions.second_exposure(by=by, exposure_id=row.pk, seen=form.cleaned_data["seen"]),
        back=_page_of_person,
        purpose=Purpose.FOLLOW_LEAD,
    ),
)
