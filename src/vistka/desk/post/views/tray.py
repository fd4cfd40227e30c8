"""The tray: what waits, what was put aside, what does not open, and one thing that came."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.opening import proved
from vistka.desk.post.opening import picture_asked_for, submission_asked_for
from vistka.desk.post.presenters import tray as listing
from vistka.desk.post.presenters.found import found_table
from vistka.desk.post.presenters.submission import submission_page
from vistka.mailroom.schema import Kind
from vistka.post import tray
from vistka.post.models import Submission
from vistka.vault.files import content_of


@requires(Permission.SORT_POST)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; of one kind if it is asked for. Nobody is opened by it."""
    kind = listing.kind_asked_for(request.GET.get("kind", ""))
    page = _paged(request, listing.listed(kind))
    soon = list(tray.withdrawals())
    proved(*soon)
    context = {
        "kinds": listing.kinds(kind),
        "is_all": kind is None,
        "page": page,
        "table": listing.waiting_table(page.object_list),
        "withdrawals": listing.withdrawals_table(soon),
        "any_unopened": tray.unopened().exists(),
    }
    return render(request, "desk/post/tray.html", context)


@requires(Permission.SORT_POST)
@require_safe
def put_aside(request: HttpRequest) -> HttpResponse:
    """What was sorted out as spam or as a repeat, and can be taken back."""
    page = _paged(request, tray.put_aside())
    return render(
        request, "desk/post/put_aside.html", {"page": page, "table": listing.put_aside_table(page.object_list)}
    )


@requires(Permission.SORT_POST)
@require_safe
def unopened(request: HttpRequest) -> HttpResponse:
    """What does not open, and what to do about it."""
    page = _paged(request, tray.unopened())
    return render(request, "desk/post/unopened.html", {"page": page, "table": listing.unopened_table(page.object_list)})


@requires(Permission.SORT_POST)
@require_safe
def submission(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One thing that came."""
    row = submission_asked_for(request, row_id)
    return render(request, "desk/post/submission.html", {"page": submission_page(member_of(request), row)})


@requires(Permission.SORT_POST)
@require_safe
def picture(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One page of a paper as a picture, kept by no browser."""
    file = picture_asked_for(request, row_id)
    return HttpResponse(content_of(file), content_type=file.media_type, headers={"Cache-Control": "no-store"})


@requires(Permission.SORT_POST)
@require_safe
def find_enquiry(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Enquiries that may be hers who has lost her code."""
    row = submission_asked_for(request, row_id, Kind.LOST_CODE)
    context = {"row": row, "table": found_table(member_of(request), row)}
    return render(request, "desk/post/find_enquiry.html", context)


def _paged(request: HttpRequest, rows: QuerySet[Submission]) -> Page[Submission]:
    page = Paginator(rows, listing.A_PAGE).get_page(request.GET.get("page"))
    proved(*page.object_list)
    return page
