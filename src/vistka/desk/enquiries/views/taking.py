"""Taking an enquiry from somebody on the telephone, and adding somebody who seeks the same person.

Nothing here depends on what is in the register: filing looks the same whoever is sought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from vistka.access.errors import AccessError
from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.enquiries.forms.enquirer import FilingForm
from vistka.desk.enquiries.opening import enquirer_asked_for, enquiry_asked_for, is_hotline, page_of
from vistka.desk.enquiries.presenters.read_back import sections
from vistka.desk.enquiries.presenters.receipt import receipt as receipt_of
from vistka.desk.enquiries.steps import READ_BACK, Step, Steps
from vistka.desk.enquiries.taking import CONSENT, ENQUIRER, LEADS, NEW_ENQUIRER, NEW_ENQUIRY, REACH, SOUGHT
from vistka.enquiries import actions
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.models import Association, Enquirer
from vistka.vault.pixels.refusals import Refused

SAVED: Final = "enquirers saved"
"""In the session: the keys of forms that were saved, each to its enquirer. A form sent twice is saved once."""

Save = Callable[[NewEnquirer, Mapping[str, Any]], Enquirer]


@dataclass(frozen=True)
class _Pages:
    """A row of steps, and what is done at its end."""

    title: Promise
    steps: tuple[Step, ...]
    save_words: Promise
    cancel_url: str
    save: Save


@requires(Permission.TAKE_ENQUIRY)
@require_http_methods(["GET", "HEAD", "POST"])
def take_enquiry(request: HttpRequest) -> HttpResponse:
    """A call from somebody who seeks somebody."""

    def save(enquirer: NewEnquirer, filled: Mapping[str, Any]) -> Enquirer:
        new = NewEnquiry(sought=filled[SOUGHT].sought, enquirer=enquirer)
        return Enquirer.objects.get(enquiry=actions.take_enquiry(by=member_of(request).actor, enquiry=new))

    pages = _Pages(_("A new enquiry"), tuple(NEW_ENQUIRY), _("Save the enquiry"), reverse("desk:enquiries"), save)
    return _answer(request, pages)


@requires(Permission.WORK_ENQUIRY)
@require_http_methods(["GET", "HEAD", "POST"])
def add_enquirer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Somebody else seeks the same person."""
    enquiry = enquiry_asked_for(request, row_id)
    by = member_of(request).actor

    def save(enquirer: NewEnquirer, _filled: Mapping[str, Any]) -> Enquirer:
        return actions.add_enquirer(by=by, enquiry_id=enquiry.pk, enquirer=enquirer)

    back = reverse("desk:enquiry", args=[enquiry.pk])
    return _answer(request, _Pages(_("One more enquirer"), tuple(NEW_ENQUIRER), _("Save the enquirer"), back, save))


@requires(Permission.TAKE_ENQUIRY)
@require_safe
def receipt(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The number of an enquirer, and what she can be told."""
    enquirer = enquirer_asked_for(request, row_id, Purpose.ANSWER_CALL)
    back = page_of(member_of(request), enquirer)
    return render(request, "desk/enquiries/receipt.html", {"page": receipt_of(enquirer), "enquiry_url": back})


def _answer(request: HttpRequest, pages: _Pages) -> HttpResponse:
    key = request.POST.get("key") or str(uuid4())
    saved: dict[str, str] = request.session.get(SAVED, {})
    if key in saved:
        return _to_receipt(saved[key])
    steps = Steps(pages.steps, request.POST)
    filing = _filing(request, steps) if steps.shown == READ_BACK else None
    if steps.saves and (filing is None or filing.is_valid()):
        enquirer = _saved(request, pages, steps.filled, filing)
        if enquirer is not None:
            request.session[SAVED] = {**saved, key: str(enquirer.pk)}
            return _to_receipt(str(enquirer.pk))
    shown = {
        "title": pages.title,
        "steps": steps,
        "form": steps.form or filing,
        "lead": LEADS.get(steps.shown, ""),
        "read_back": sections(steps) if steps.shown == READ_BACK else [],
        "save": pages.save_words,
        "cancel_url": pages.cancel_url,
        "key": key,
    }
    return render(request, "desk/enquiries/steps.html", shown)


def _saved(
    request: HttpRequest, pages: _Pages, filled: Mapping[str, Any], filing: FilingForm | None
) -> Enquirer | None:
    """The enquirer that was saved; None, with words for the page, when it could not be."""
    try:
        return pages.save(_new_enquirer(filled, filing), filled)
    except Refused as refused:
        assert filing
        filing.add_error("mandate", str(refused.words))
    except AccessError as error:
        messages.error(request, str(error.words))
    return None


def _new_enquirer(filled: Mapping[str, Any], filing: FilingForm | None) -> NewEnquirer:
    who, reach = filled[ENQUIRER], filled[REACH].cleaned_data
    files = filing.cleaned_data if filing and filing.cleaned_data["association"] else {}
    return NewEnquirer(
        said=who.said,
        contact=filled[REACH].contact | {name: who.cleaned_data[name] for name in ("language", "interpreter")},
        code_words=reach["code_words"],
        duress_word=reach["duress_word"],
        consent=filled[CONSENT].given,
        edges=who.edges,
        association_id=UUID(files["association"]) if files else None,
        mandate=files["mandate"].read() if files else b"",
    )


def _filing(request: HttpRequest, steps: Steps) -> FilingForm | None:
    """Which association files, for who may read their names; none where there are none."""
    if is_hotline(member_of(request)):
        return None
    list_persons(request)
    associations = [(str(one.pk), one.name) for one in Association.objects.filter(ended_at=None).order_by("pk")]
    if not associations:
        return None
    sent = (request.POST, request.FILES) if steps.saves else (None, None)
    return FilingForm(*sent, associations=associations)


def _to_receipt(enquirer_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:receipt", args=[enquirer_id]))
