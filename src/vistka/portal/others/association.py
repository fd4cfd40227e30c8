"""An association's pages: what a mandate is, the mandates one by one, and the sheet, sent once from its own mailbox.

The portal looks at a sheet's size and first bytes only; it is sealed as it is. Each mandate is a submission of its own,
sent when it is added, and names sheet and row; the sheet comes last.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from vistka.mailroom.codes import Opened
from vistka.mailroom.consent_wordings import NEWEST, WORDINGS
from vistka.mailroom.schema import Kind
from vistka.mailroom.sheet_columns import MOST_ROWS, OF_THE_FAMILY, OF_THE_SOUGHT
from vistka.mailroom.submissions import Content
from vistka.portal.box.entrance import enter
from vistka.portal.cookies import begun, keep_draft, keep_open, opened_mailbox
from vistka.portal.drafts import Writing
from vistka.portal.others.columns import explained
from vistka.portal.others.sheet_forms import MandateForm, SheetForm
from vistka.portal.others.views import read_or_write, while_sealable
from vistka.portal.sending import send
from vistka.vault.sealing import derived

FLOW: Final = "sheet"
SENT: Final = "sent"
_SHEET: Final = 0
"""The number of the sheet among the files of its draft."""
_ID_BYTES: Final = 16

Given = ParamSpec("Given")


@require_safe
def association(request: HttpRequest) -> HttpResponse:
    """What a mandate is, and what an association gets."""
    return render(request, "portal/others/association.html", {"opened": enter(request) is not None})


@require_safe
def columns(request: HttpRequest) -> HttpResponse:
    """What stands in each column of a sheet."""
    return render(request, "portal/others/columns.html", {"parts": explained(), "most_rows": MOST_ROWS})


@require_safe
def empty_sheet(request: HttpRequest) -> HttpResponse:
    """A sheet with headings and no row; the mark at its start tells a table program that it is UTF-8."""
    written = io.StringIO()
    csv.writer(written).writerow([*OF_THE_SOUGHT, *OF_THE_FAMILY])
    response = HttpResponse(b"\xef\xbb\xbf" + written.getvalue().encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sheet.csv"'
    return response


@require_safe
def mandate(request: HttpRequest) -> HttpResponse:
    """A mandate to be printed: the very words to which a family agrees, item by item."""
    words = WORDINGS[NEWEST][get_language() or "en"]
    return render(request, "portal/others/mandate.html", {"items": words.values()})


def from_its_mailbox(
    page: Callable[Concatenate[HttpRequest, Writing, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """The page, with the draft of the mailbox that is open; to the first page while none is."""

    @wraps(page)
    def entered(request: HttpRequest, /, *args: Given.args, **more: Given.kwargs) -> HttpResponse:
        reading = enter(request)
        if reading is None:
            return redirect("portal:association")
        draft, cookie = begun(request, FLOW)
        if draft.answers.get("mailbox") != reading.opened.mailbox.hex:
            draft.answers = {"mailbox": reading.opened.mailbox.hex}
        response = page(request, draft, *args, **more)
        if request.method == "POST":
            keep_draft(response, cookie)
        keep_open(response, reading.opened)
        return response

    return entered


@read_or_write
@while_sealable
@from_its_mailbox
def sheet(request: HttpRequest, draft: Writing) -> HttpResponse:
    """Choose the sheet; it lies in the draft until it is sent."""
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if not form.is_valid():
        return render(request, "portal/others/sheet.html", {"form": form})
    content: bytes = form.cleaned_data["file"]
    begun_before = {} if SENT in draft.answers else draft.answers
    draft.answers = {
        "mailbox": draft.answers["mailbox"],
        "id": begun_before.get("id", uuid4().hex),
        "rows": begun_before.get("rows", []),
        "kind": form.kind,
        "size": len(content),
    }
    draft.put_file(_SHEET, content)
    draft.save()
    return redirect("portal:mandates")


@read_or_write
@while_sealable
@from_its_mailbox
def mandates(request: HttpRequest, draft: Writing) -> HttpResponse:
    """One mandate after another: each is sent when it is added, and once however often it is added."""
    if "id" not in draft.answers:
        return redirect("portal:sheet")
    form = MandateForm(request.POST, request.FILES) if request.method == "POST" else MandateForm()
    if not form.is_valid():
        rows = draft.answers["rows"]
        return render(request, "portal/others/mandates.html", {"form": form, "rows": rows})
    _send_mandate(draft, form, opened_mailbox(request))
    return redirect("portal:mandates")


@read_or_write
@while_sealable
@from_its_mailbox
def check(request: HttpRequest, draft: Writing) -> HttpResponse:
    """What will be sent; and sending it, once one mandate is there."""
    if SENT in draft.answers:
        return redirect("portal:sheet_sent")
    content = draft.file(_SHEET)
    if "id" not in draft.answers or content is None:
        return redirect("portal:sheet")
    if not draft.answers["rows"]:
        return redirect("portal:mandates")
    if request.method == "POST":
        return _send_sheet(draft, content, opened_mailbox(request))
    kilobytes = -(-len(content) // 1024)
    return render(request, "portal/others/sheet_check.html", {"draft": draft.answers, "kilobytes": kilobytes})


@require_safe
@from_its_mailbox
def sent(request: HttpRequest, draft: Writing) -> HttpResponse:
    """What follows."""
    if SENT not in draft.answers:
        return redirect("portal:association")
    return render(request, "portal/others/sheet_sent.html")


def _send_mandate(draft: Writing, form: MandateForm, opened: Opened | None) -> None:
    row: int = form.cleaned_data["row"]
    said = {**_from(draft), "of_sheet": draft.answers["id"], "row": str(row)}
    # The same file for the same row has the same id, so that a double tap sends it once.
    which = f"mandate {draft.answers['id']} {row} {hashlib.sha256(form.sent).hexdigest()}"
    mandate_id = UUID(bytes=derived(draft.key, which, _ID_BYTES))
    send(Content(kind=Kind.PAPER, said=said, files=form.pages), mandate_id, opened)
    draft.answers["rows"] = sorted({*draft.answers["rows"], row})
    draft.save()


def _send_sheet(draft: Writing, content: bytes, opened: Opened | None) -> HttpResponse:
    send(Content(kind=Kind.SHEET, said=_from(draft), files=(content,)), UUID(draft.answers["id"]), opened)
    draft.drop_file(_SHEET)
    draft.answers = {"mailbox": draft.answers["mailbox"], SENT: True}
    draft.save()
    return redirect("portal:sheet_sent")


def _from(draft: Writing) -> dict[str, Any]:
    return {"mailbox": draft.answers["mailbox"], "language": get_language()}
