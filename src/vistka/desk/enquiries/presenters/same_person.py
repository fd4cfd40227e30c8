"""Enquiries that may seek the same person, for the case worker who joins what repeats."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.enquiries.presenters.words import day
from vistka.enquiries.closing import State
from vistka.enquiries.models import Enquiry
from vistka.tracing.searching import like
from vistka.ui.furniture import Column, Link, Table


def same_person_table(reader: Member, enquiry: Enquiry) -> Table | None:
    """The open enquiries that are most like this one, each with the reasons; None if there are none.

    Raises `TracingError` where no index is open.
    """
    found = like(by=reader.actor, description=enquiry.description, page="desk:same_person")
    others = [UUID(one.registry_id) for one in found if one.registry_id != str(enquiry.pk)]
    rows = Enquiry.objects.filter(pk__in=others, state=State.OPEN).in_bulk()
    shown = [(rows[UUID(one.registry_id)], one) for one in found if UUID(one.registry_id) in rows]
    if not shown:
        return None
    return Table(
        caption=_("Open enquiries that may seek the same person"),
        caption_hidden=True,
        columns=(Column(_("Taken")), Column(_("Why it may be the same person")), Column(_("What you can do"))),
        rows=tuple(
            (day(row.taken_at), one.reasons, format_html("{}<br>{}", *_links(enquiry, row))) for row, one in shown
        ),
    )


def _links(enquiry: Enquiry, other: Enquiry) -> tuple[Link, Link]:
    about = day(other.taken_at)
    return (
        Link(_("Look at it"), reverse("desk:enquiry", args=[other.pk]), about),
        Link(_("See both and join"), reverse("desk:join_to", args=[enquiry.pk, other.pk]), about),
    )
