"""Who the person is: the three identities side by side, forms of the name, numbers, reports, the note."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from vistka.access.permissions import Permission
from vistka.desk.registry.blocks import Block, Looking
from vistka.desk.registry.words import day_words, grouped, standing_rows
from vistka.registry.models import Category, Identifier, Report
from vistka.registry.name_forms import as_written
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Identity, Particular, Provenance
from vistka.registry.reports import ReportSource, ReportStatus
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time
from vistka.vault.classes import DataClass

NOTHING = "–"


def standing(looking: Looking) -> Block:
    """Who holds the person, as what, and how it stands."""
    rows = standing_rows(looking.person)
    if looking.sees(DataClass.IDENTITY):
        rows.insert(0, SummaryRow(_("Bureau number"), grouped(looking.person.number)))
    rows.append(SummaryRow(_("Registered"), time(looking.person.registered_at)))
    return Block(title=_("At a glance"), rows=rows)


def identities(looking: Looking) -> Block:
    """The fields of art. 122(4), each identity apart, each value with where it comes from."""
    found = looking.person.identities
    kept = [one for one in Identity if found.get(one)]
    known = [name for name in FIELDS if any(name in found[one] for one in kept)]
    table = Table(
        caption=_("Who it is"),
        caption_hidden=True,
        columns=(Column(_("What is asked")), *(Column(one.words) for one in kept)),
        rows=tuple((FIELDS[name].words, *(_value(found[one].get(name), name) for one in kept)) for name in known),
    )
    unknown = ", ".join(str(FIELDS[name].words) for name in FIELDS if name not in known)
    words = _("Nothing is written yet of: %(fields)s.") % {"fields": unknown} if unknown else ""
    return Block(
        title=_("Who it is"), table=table if known else None, footnote=words, links=list(_ways_to_change(looking))
    )


def _value(written: Particular | None, name: str) -> Cell:
    if written is None:
        return NOTHING
    how = Provenance(written["how"])
    if how in WITHOUT_VALUE:
        return Tag(how.words, Tone.PLAIN)
    value = day_words(written["value"]) if name == "birth_date" else written["value"]
    return format_html('{}<br><span class="govuk-hint">{}</span>', value, how.words)


def _ways_to_change(looking: Looking) -> Iterator[Link]:
    if looking.reader.may(Permission.REGISTER):
        address = reverse("desk:change_particulars", args=[looking.person.pk])
        for identity in Identity:
            words = _("Write what is known %(identity)s") % {"identity": identity.words}
            yield Link(words, f"{address}?identity={identity.value}")


def names(looking: Looking) -> Block:
    """Every other form in which the name was met."""
    forms = looking.person.names
    table = Table(
        caption=_("Other forms of the name"),
        caption_hidden=True,
        columns=(Column(_("Name")), Column(_("Whose word")), Column(_("Where it stands"))),
        rows=tuple(
            (as_written(form), Identity(form["identity"]).words, _where(form.get("source"), form.get("language")))
            for form in forms
        ),
    )
    text = "" if forms else _("The name is known in one form only.")
    return Block(title=_("Other forms of the name"), table=table if forms else None, text=text)


def _where(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part) or NOTHING


def numbers(looking: Looking) -> Block:
    """The numbers by which the person is known elsewhere."""
    found = looking.believed(Identifier.objects.filter(person=looking.person).order_by("kind", "pk"))
    rows = [
        SummaryRow(
            NumberKind(one.kind).words,
            format_html('{}<br><span class="govuk-hint">{}</span>', one.value, Provenance(one.how).words),
        )
        for one in found
    ]
    return Block(title=_("Numbers elsewhere"), rows=rows, text="" if rows else _("No number is known."))


def reports(looking: Looking) -> Block:
    """What was reported of somebody whom the other Power holds, the latest first."""
    found = looking.believed(Report.objects.filter(person=looking.person).order_by("-received_on", "pk"))
    table = Table(
        caption=_("Reports"),
        caption_hidden=True,
        columns=(Column(_("What is reported")), Column(_("By whom")), Column(_("Day")), Column(_("Came to us"))),
        rows=tuple(
            (
                ReportStatus(one.said["status"]).words,
                format_html("{} {}", ReportSource(one.source).words, _weight(one)),
                day_words(one.said["date"]) or NOTHING,
                day_words(one.received_on.isoformat()),
            )
            for one in found
        ),
    )
    return Block(title=_("Reports"), table=table)


def _weight(report: Report) -> Tag:
    return Tag(_("official"), Tone.GOOD) if report.official else Tag(_("a lead"), Tone.WAITING)


def note(looking: Looking) -> Block:
    """Free words."""
    written = looking.person.note
    return Block(title=_("Note"), words=written, text="" if written else _("Nothing is noted."))


def kept_from_power(looking: Looking) -> Block | None:
    """Of a civilian: whether the Power is not told, and why."""
    person = looking.person
    if person.category != Category.CIVILIAN:
        return None
    if person.withheld_review_at is None:
        return Block(title=_("The Power"), text=_("The Power on which the person depends is told."))
    rows = [
        SummaryRow(_("Why the Power is not told"), person.withheld_from_power or NOTHING),
        SummaryRow(_("Looked at again on"), time(person.withheld_review_at)),
    ]
    text = _("The Power is not told. The Central Tracing Agency is.")
    end = Link(_("Tell the Power again"), reverse("desk:end_withholding", args=[person.pk]))
    links = [end] if looking.reader.may(Permission.REGISTER) else []
    return Block(title=_("The Power"), text=text, rows=rows, links=links)
