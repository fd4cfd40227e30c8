"""Human remains: all that are here, one of them, and a family's interviews and samples."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons, open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.remains.acts import FOR, page_of_remains
from vistka.desk.remains.family_acts import ALIKE
from vistka.desk.remains.forms import SheetForm, number_field, part_field
from vistka.desk.remains.presenters import compared_in, family_page, record_page, remains_page
from vistka.desk.working.acts import asks_and_does, opened, tried
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.ledger.recorded import trust
from vistka.remains.bodies import actions
from vistka.remains.bodies.actions.registering import enquirer_by
from vistka.remains.bodies.machines import LEFT
from vistka.remains.bodies.sheets import RECOVERED
from vistka.remains.models import AnteMortem, HumanRemains, Identification, Return, Sample

A_PAGE = 50


@requires(Permission.KEEP_REMAINS)
@require_safe
@says_what_is_forged
def remains_list(request: HttpRequest) -> HttpResponse:
    """All that are here, the longest in their state first."""
    return _listed(request, HumanRemains.objects.exclude(state__in=LEFT), left=False)


@requires(Permission.KEEP_REMAINS)
@require_safe
@says_what_is_forged
def remains_left(request: HttpRequest) -> HttpResponse:
    """Those that were returned or buried here."""
    return _listed(request, HumanRemains.objects.filter(state__in=LEFT), left=True)


@requires(Permission.KEEP_REMAINS)
@asks_and_does
def register_remains(request: HttpRequest) -> HttpResponse:
    """A body, or a part of one, gets its number."""
    form = SheetForm(request.POST or None, RECOVERED, fields={"part": part_field()})
    if form.is_valid():
        by, made = member_of(request).actor, list[HumanRemains]()
        part, said = form.text("part"), form.said(RECOVERED)
        if tried(form, lambda: made.append(actions.register_remains(by=by, part=part, recovered=said))):
            messages.success(request, _("The remains have a number now. Write it on the tag."))
            return HttpResponseRedirect(page_of_remains(made[0]))
    return _asks(request, form, title=_("Register human remains"), submit=_("Register"))


@requires(Permission.KEEP_REMAINS)
@require_safe
@says_what_is_forged
def remains_record(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One record, with all that is written of it."""
    row = opened(request, HumanRemains, row_id, FOR)
    parts = list(HumanRemains.objects.filter(parent=row).order_by("registered_at", "pk"))
    for one in filter(None, (row.parent, *parts)):
        trust(one)
        for person in one.person_ids:
            open_person(request, person, FOR)
    samples = list(Sample.objects.filter(remains=row).order_by("recorded_at", "pk"))
    decisions = list(Identification.objects.filter(remains=row).order_by("written_at", "pk"))
    left = list(Return.objects.filter(remains=row).order_by("recorded_at", "pk"))
    compared = compared_in(decisions)
    trust(*samples, *decisions, *left, *compared.values())
    for sample in compared.values():
        for person in sample.person_ids:
            open_person(request, person, FOR)
    page = record_page(
        member_of(request), row, parts=parts, samples=samples, decisions=decisions, compared=compared, left=left
    )
    return render(request, "desk/working/record.html", {"page": page})


@requires(Permission.KEEP_REMAINS)
@asks_and_does
def families(request: HttpRequest) -> HttpResponse:
    """Find a family by the number on its receipt. It is typed into a form: no address holds it."""
    fields = {"number": number_field(_("Number on the family's receipt"), needed=True)}
    form = SheetForm(request.POST or None, fields=fields)
    if form.is_valid():
        found = list[Enquirer]()
        if tried(form, lambda: found.append(enquirer_by(form.text("number")))):
            return HttpResponseRedirect(reverse("desk:remains_family", args=[found[0].enquiry_id]))
    return _asks(request, form, title=_("Interviews and samples"), submit=_("Find the family"), texts=[ALIKE])


@requires(Permission.KEEP_REMAINS)
@require_safe
@says_what_is_forged
def family(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A family's interviews and samples, and who could still help. Who the family is, this page does not know."""
    enquiry = opened(request, Enquiry, row_id, FOR)
    of_family = Q(enquiry=enquiry) | Q(enquiry__joined_to=enquiry)
    interviews = list(AnteMortem.objects.filter(of_family).order_by("asked_at", "pk"))
    samples = list(Sample.objects.filter(of_family).order_by("recorded_at", "pk"))
    trust(*interviews, *samples)
    for person in {person for row in (*interviews, *samples) for person in row.person_ids}:
        open_person(request, person, FOR)
    page = family_page(member_of(request), enquiry, interviews, samples)
    return render(request, "desk/working/record.html", {"page": page})


def _listed(request: HttpRequest, rows: QuerySet[HumanRemains], *, left: bool) -> HttpResponse:
    list_persons(request)
    page = Paginator(rows.order_by("state_since", "pk"), A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    trust(*found)
    return render(request, "desk/remains/list.html", {"page": remains_page(found, left=left), "rows": page})


def _asks(
    request: HttpRequest, form: SheetForm, *, title: str, submit: str, texts: Sequence[Promise] = ()
) -> HttpResponse:
    """A form that belongs to no record yet, on the page that acts have."""
    act = {"title": title, "submit": submit, "texts": texts}
    shown = {"act": act, "form": form, "back_url": reverse("desk:remains_list")}
    return render(request, "desk/working/act.html", shown)
