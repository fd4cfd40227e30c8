"""The list of associations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from vistka.desk.enquiries.presenters.words import day
from vistka.enquiries.models import Association
from vistka.ui.furniture import Cell, Column, Link, Table

A_PAGE: Final = 20


def listed() -> QuerySet[Association]:
    """All of them, those that still file first."""
    return Association.objects.order_by(F("ended_at").desc(nulls_first=True), "pk")


def table(rows: Iterable[Association]) -> Table:
    """One line an association."""
    return Table(
        caption=_("Associations"),
        caption_hidden=True,
        columns=(Column(_("Association")), Column(_("How it is reached")), Column(_("How it stands"))),
        rows=tuple((row.name, row.contact, _stands(row)) for row in rows),
    )


def _stands(row: Association) -> Cell:
    if row.ended_at is not None:
        return _("Files no more since %(day)s") % {"day": day(row.ended_at)}
    return format_html(
        "{}<br>{}",
        Link(_("Propose a case code"), reverse("desk:found_association_mailbox", args=[row.pk]), row.name),
        Link(_("It files no more"), reverse("desk:end_association", args=[row.pk]), row.name),
    )
