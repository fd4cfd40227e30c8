"""Opening a picture or a video: with a purpose each time, each view one entry of the ledger, and kept by no browser."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from vistka.access.gate import open_person
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.leads.item_forms import ViewForm
from vistka.desk.working.acts import asks_and_does
from vistka.leads.models import Item, Media
from vistka.leads.models.item import MEDIA
from vistka.ledger.recorded import trust
from vistka.vault.files import content_of, pages_of
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import PAGE_TYPE, to_pixels

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Disposition": "inline",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; media-src 'self'",
}


@requires(Permission.REVIEW_LEAD)
@asks_and_does
@says_what_is_forged
def open_picture(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Ask for what it is opened, and then show it once."""
    item = get_object_or_404(Item, pk=row_id)
    media = get_object_or_404(Media, item=item, destroyed_at=None)
    trust(item, media)
    form = ViewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        open_person(request, item.pk, Purpose(form.cleaned_data["purpose"]))
        try:
            return _shown(media)
        except Refused as error:
            form.add_error(None, str(error.words))
    is_video = media.media_type.startswith("video/")
    context = {"form": form, "is_video": is_video, "back_url": reverse("desk:item", args=[item.pk])}
    return render(request, "desk/leads/open_picture.html", context)


def _shown(media: Media) -> HttpResponse:
    """The pixels of a picture, the bytes of a video. Raises `Refused`, `Http404`."""
    files = pages_of(media.pk, MEDIA)
    if not files:
        raise Http404
    content = content_of(files[0])
    if media.media_type.startswith("video/"):
        return HttpResponse(content, content_type=media.media_type, headers=HEADERS)
    return HttpResponse(to_pixels(content).pages[0], content_type=PAGE_TYPE, headers=HEADERS)
