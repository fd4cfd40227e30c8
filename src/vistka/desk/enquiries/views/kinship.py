"""Claims of kinship: the list for those who set levels, one claim with its papers, and the level by two people."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.enquiries.forms.kinship import LevelForm, PaperForm, PaperKindForm, ReasonsForm
from vistka.desk.enquiries.opening import row_asked_for
from vistka.desk.enquiries.presenters import claims as listing
from vistka.desk.enquiries.presenters.claim import claim_page, decision_rows, paper_rows
from vistka.desk.enquiries.views.asking import Page, answer, asks_and_does, sent
from vistka.enquiries import actions
from vistka.enquiries.actions.kinship import PAPER
from vistka.enquiries.kinship import PAPERS
from vistka.enquiries.models import KinshipClaim, KinshipLevel, LevelDecision, Paper
from vistka.vault.file_models import SealedFile
from vistka.vault.files import content_of, pages_of

_THE_CLAIM = _("The claim")


@requires(Permission.SET_KINSHIP)
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Claims of kinship, those that wait for somebody first. Nobody is opened by it."""
    page = Paginator(listing.listed(), listing.A_PAGE).get_page(request.GET.get("page"))
    table = listing.table(page.object_list)
    return render(request, "desk/enquiries/claims.html", {"page": page, "table": table})


@requires(Permission.SET_KINSHIP)
@require_safe
def claim(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One claim."""
    row = row_asked_for(request, KinshipClaim, row_id)
    return render(request, "desk/enquiries/claim.html", {"page": claim_page(member_of(request), row)})


@requires(Permission.WORK_ENQUIRY)
@asks_and_does
def add_paper(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A paper for a claim: first its kind, then who stands in it and the paper itself."""
    row = row_asked_for(request, KinshipClaim, row_id)
    back, by = reverse("desk:claim", args=[row.pk]), member_of(request).actor
    kind = request.GET.get("kind", "")
    if kind not in PAPERS:
        chosen = PaperKindForm(request.GET if "kind" in request.GET else None)
        return render(request, "desk/enquiries/paper_kind.html", {"form": chosen, "cancel_url": back})
    form = sent(request, PaperForm, kind=kind)
    page = Page(
        title=_("Add a paper"),
        texts=(PAPERS[kind].words, _("Type the names as they stand in it; then they can be compared.")),
        submit=_("Add the paper"),
        back=back,
        back_words=_THE_CLAIM,
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.add_paper(by=by, claim_id=row.pk, said=form.said, content=form.cleaned_data["file"].read()),
        _("The paper is added."),
    )


@requires(Permission.SET_KINSHIP)
@require_safe
def paper(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One paper, page by page."""
    row = row_asked_for(request, Paper, row_id)
    context = {
        "rows": paper_rows(row),
        "pages": [reverse("desk:paper_page", args=[file.pk]) for file in pages_of(row.pk, PAPER)],
        "claim_url": reverse("desk:claim", args=[row.claim_id]),
    }
    return render(request, "desk/enquiries/paper.html", context)


@requires(Permission.SET_KINSHIP)
@require_safe
def paper_page(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One page of a paper as a picture, kept by no browser."""
    file = get_object_or_404(SealedFile, pk=row_id, label=PAPER)
    row_asked_for(request, Paper, file.row_id)
    return HttpResponse(content_of(file), content_type=file.media_type, headers={"Cache-Control": "no-store"})


@requires(Permission.SET_KINSHIP)
@asks_and_does
def propose_level(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say how well a claim is shown; somebody else confirms it."""
    row = row_asked_for(request, KinshipClaim, row_id)
    form, by = sent(request, LevelForm), member_of(request).actor
    page = Page(
        title=_("How well is it shown?"),
        texts=(
            _("Somebody else looks at the same papers and confirms it, or not. Until then nothing changes."),
            _("Documented kin are told more only where his own wish allows it."),
        ),
        submit=_("Propose the level"),
        back=reverse("desk:claim", args=[row.pk]),
        back_words=_THE_CLAIM,
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.propose_level(
            by=by,
            claim_id=row.pk,
            level=KinshipLevel(form.cleaned_data["level"]),
            reasons=form.cleaned_data["reasons"],
        ),
        _("The level is proposed. Somebody else has to confirm it."),
    )


@requires(Permission.SET_KINSHIP)
@asks_and_does
def confirm_level(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Confirm what somebody else proposed, with reasons of one's own."""
    row = row_asked_for(request, LevelDecision, row_id)
    form, by = sent(request, ReasonsForm), member_of(request).actor
    page = Page(
        title=_("Do you confirm this level?"),
        texts=(_("Look at the papers yourself first. From now on the level counts."),),
        about=decision_rows(member_of(request), row),
        submit=_("Confirm the level"),
        back=reverse("desk:claim", args=[row.claim_id]),
        back_words=_THE_CLAIM,
    )
    return answer(
        request,
        page,
        form,
        lambda: actions.confirm_level(by=by, decision_id=row.pk, reasons=form.cleaned_data["reasons"]),
        _("The level is confirmed and counts from now on."),
    )


@requires(Permission.SET_KINSHIP)
@asks_and_does
def drop_level(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Drop a proposal that nobody has confirmed."""
    row = row_asked_for(request, LevelDecision, row_id)
    by = member_of(request).actor
    page = Page(
        title=_("Drop this proposal?"),
        texts=(_("What counted before still counts. Another level can be proposed."),),
        about=decision_rows(member_of(request), row),
        submit=_("Drop the proposal"),
        back=reverse("desk:claim", args=[row.claim_id]),
        back_words=_THE_CLAIM,
        danger=True,
    )
    return answer(
        request,
        page,
        sent(request, forms.Form),
        lambda: actions.drop_level(by=by, decision_id=row.pk),
        _("The proposal is dropped."),
    )
