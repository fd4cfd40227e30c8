"""The pages that are only read: first page, staff, ledger, what is due."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from vistka.access.middleware import member_of
from vistka.access.models import Staff
from vistka.access.permissions import Permission
from vistka.access.routes import Door, admits, requires
from vistka.desk.due_places import due_for
from vistka.desk.forms import LedgerFilter
from vistka.desk.presenters.due import due_table
from vistka.desk.presenters.home import home_page
from vistka.desk.presenters.ledger import chosen, ledger_page
from vistka.desk.presenters.staff import staff_page, staff_table

ROWS_A_PAGE = 50
FILTER = "ledger filter"


@admits(Door.MEMBER)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this member of staff may do, and what waits."""
    return render(request, "desk/home.html", {"page": home_page(member_of(request))})


@requires(Permission.SECOND)
@require_safe
def staff_list(request: HttpRequest) -> HttpResponse:
    """Everybody who works here."""
    page = Paginator(Staff.objects.order_by("account"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    table = staff_table(member_of(request), page.object_list, timezone.now())
    may_invite = member_of(request).may(Permission.MANAGE_ACCOUNTS)
    return render(request, "desk/staff_list.html", {"page": page, "table": table, "may_invite": may_invite})


@requires(Permission.SECOND)
@require_safe
def staff(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One account."""
    account = get_object_or_404(Staff, pk=row_id)
    return render(request, "desk/staff.html", {"page": staff_page(member_of(request), account)})


@requires(Permission.SEE_DUE)
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """What has to be done, and by when."""
    page = Paginator(due_for(member_of(request)), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/due.html", {"page": page, "table": due_table(page.object_list, timezone.now())})


@requires(Permission.READ_LEDGER)
@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request: HttpRequest) -> HttpResponse:
    """Who did what. The filter is sent in the body and kept in the session, so that no address names an account."""
    if request.method == "POST":
        form = LedgerFilter({} if "clear" in request.POST else request.POST)
        if form.is_valid():
            request.session[FILTER] = form.kept()
            return HttpResponseRedirect(reverse("desk:ledger"))
        return render(request, "desk/ledger.html", {"form": form})
    kept = request.session.get(FILTER, {})
    before = request.GET.get("before", "")
    page = ledger_page(member_of(request), chosen(kept), int(before) if _is_number(before) else None)
    context = {
        "form": LedgerFilter(initial=_initial(kept)),
        "page": page,
        "is_filtered": any(kept.values()),
        "before": before,
    }
    return render(request, "desk/ledger.html", context)


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 19


def _initial(kept: dict[str, str]) -> dict[str, object]:
    day = kept.get("day")
    return {**kept, "day": date.fromisoformat(day) if day else None}
