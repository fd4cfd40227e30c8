"""Enquiries that may be hers who has lost her code: by the name of the one whom she seeks."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.enquiries.presenters.words import day
from vistka.enquiries.closing import State
from vistka.enquiries.models import Enquiry
from vistka.enquiries.sought import described
from vistka.post.models import Submission
from vistka.tracing.searching import like
from vistka.ui.furniture import Column, Link, Table


def found_table(reader: Member, row: Submission) -> Table | None:
    """The open enquiries that seek somebody of such a name, best first; None if there are none.

    Raises `TracingError` where no index is open.
    """
    sought = row.content.get("sought_name", "").strip()
    found = like(by=reader.actor, description=described({"name": sought}), page="desk:find_enquiry") if sought else ()
    rows = Enquiry.objects.filter(pk__in=[UUID(one.registry_id) for one in found], state=State.OPEN).in_bulk()
    shown = [(rows[UUID(one.registry_id)], one) for one in found if UUID(one.registry_id) in rows]
    if not shown:
        return None
    return Table(
        caption=_("Open enquiries that may be hers"),
        caption_hidden=True,
        columns=(Column(_("Taken")), Column(_("Why it may be this one")), Column(_("What you can do"))),
        rows=tuple(
            (
                day(enquiry.taken_at),
                one.reasons,
                Link(_("Look at it"), reverse("desk:enquiry", args=[enquiry.pk]), day(enquiry.taken_at)),
            )
            for enquiry, one in shown
        ),
    )
