"""Lists of many: all of them, the page that imports one, and one with its rows."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.homecoming.list_acts import A_PAGE, page_of_list
from vistka.desk.homecoming.list_forms import ListForm
from vistka.desk.homecoming.list_presenters import list_page, lists_page
from vistka.desk.working.acts import asks_and_does, opened, tried
from vistka.ledger.recorded import trust
from vistka.reunion.kinds import WayKind
from vistka.reunion.lists.importing import import_list as imports
from vistka.reunion.lists.matching import look_for
from vistka.reunion.lists.states import RowState
from vistka.reunion.models import ListRow, ReleaseList
from vistka.tracing.errors import TracingError

MOST: Final = 100
COMPARED_AT_ONCE: Final = 2.0
"""Seconds; what is left then the worker compares."""
REFRESH_SECONDS: Final = 3
_TITLE: Final = _("Import a list")
_TEXTS: Final = (
    _("Only names, births, numbers, rank and unit are kept. Whom a row means, you choose afterwards."),
    _("Leave out whatever says how somebody was taken."),
)


@requires(Permission.DECIDE_RELEASE)
@require_safe
@says_what_is_forged
def release_lists(request: HttpRequest) -> HttpResponse:
    """The lists, the newest first."""
    list_persons(request)
    rows = list(ReleaseList.objects.order_by("-imported_at", "pk")[:MOST])
    trust(*rows)
    return render(request, "desk/working/listing.html", {"page": lists_page(rows)})


@requires(Permission.DECIDE_RELEASE)
@asks_and_does
def import_list(request: HttpRequest) -> HttpResponse:
    """A list is uploaded or pasted, and compared with the register at once, as far as it is quick."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    made: list[ReleaseList] = []
    if form.is_valid():
        by, said = member_of(request).actor, form.cleaned_data
        kind = WayKind(said["kind"])
        if tried(form, lambda: made.append(imports(by=by, kind=kind, title=said["title"], rows=form.rows()))):
            _say_what_was_read(request, form)
            _compare(made[0].pk)
            return HttpResponseRedirect(page_of_list(made[0]))
    shown = {"title": _TITLE, "texts": _TEXTS, "form": form, "back_url": reverse("desk:release_lists")}
    return render(request, "desk/homecoming/import_list.html", shown)


@requires(Permission.DECIDE_RELEASE)
@require_safe
@says_what_is_forged
def release_list(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One list; `show`: rows of one state only. While it is compared the page loads itself again."""
    one = opened(request, ReleaseList, row_id, Purpose.BRING_HOME)
    list_persons(request)
    show = request.GET.get("show", "")
    rows = ListRow.objects.filter(of_list=one).order_by("place")
    page = Paginator(rows.filter(state=show) if show in {*RowState} else rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    trust(*page.object_list)
    shown = list_page(member_of(request), one, page, show, get_token(request))
    context = {"shown": shown, "page": page, "table": shown.table, "refresh_seconds": REFRESH_SECONDS}
    return render(request, "desk/homecoming/list.html", context)


def _compare(list_id: UUID) -> None:
    """Compare it now; what takes longer, and where no index is open here, the worker does."""
    try:
        look_for(list_id, seconds=COMPARED_AT_ONCE)
    except TracingError:
        return


def _say_what_was_read(request: HttpRequest, form: ListForm) -> None:
    for sheet in form.sheets:
        for words in (*sheet.notes, *sheet.problems[:10]):
            messages.info(request, words)
