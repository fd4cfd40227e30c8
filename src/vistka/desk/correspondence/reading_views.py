"""The censor's pages: one letter at a time, its pictures, its print. Nothing on them says whose it is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.correspondence.actions import take_to_read
from vistka.correspondence.censoring import in_hand, left_lying, to_read
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import PAGES, Message
from vistka.correspondence.printing import sheet
from vistka.desk.correspondence.reading_acts import OF_CENSOR, PUT_BACK
from vistka.desk.forged import says_what_is_forged
from vistka.desk.registry.words import grouped
from vistka.desk.working.acts import NoQuestions, asks_and_does, offered, opened
from vistka.ui.furniture import Link
from vistka.vault.file_models import SealedFile
from vistka.vault.files import content_of


@requires(Permission.CENSOR_MESSAGE)
@asks_and_does
@says_what_is_forged
def reading(request: HttpRequest) -> HttpResponse:
    """The letter in hand; else a button that takes the next one."""
    reader = member_of(request)
    if request.method == "POST" and take_to_read(by=reader.actor) is None:
        messages.info(request, _("No letter waits now."))
    letter = in_hand(reader.staff.pk)
    if letter is not None and letter.state == MessageState.READING:
        return HttpResponseRedirect(reverse("desk:let_letter_pass", args=[letter.pk]))
    if letter is not None:
        to_print = Link(_("Print it"), reverse("desk:print_letter", args=[letter.pk]))
        context = {"number": grouped(letter.number), "links": [to_print, *offered(reader, letter, OF_CENSOR)]}
        return render(request, "desk/correspondence/to_close.html", context)
    lying = [link for one in left_lying() for link in offered(reader, one, (PUT_BACK,))]
    shown: dict[str, object] = {"form": NoQuestions(), "waits": to_read().count(), "lying": lying}
    return render(request, "desk/correspondence/reading.html", shown)


@requires(Permission.CENSOR_MESSAGE)
@require_safe
def letter_picture(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One page of handwriting as a picture, kept by no browser."""
    file = get_object_or_404(SealedFile, pk=row_id, label=PAGES)
    opened(request, Message, file.row_id, Purpose.CARRY_LETTER)
    return HttpResponse(content_of(file), content_type=file.media_type, headers={"Cache-Control": "no-store"})


@requires(Permission.CENSOR_MESSAGE)
@require_safe
@says_what_is_forged
def print_letter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A letter that passed, on plain paper; until its envelope is closed."""
    letter = opened(request, Message, row_id, Purpose.CARRY_LETTER)
    if letter.state != MessageState.TO_CLOSE:
        raise Http404
    shown = sheet(letter)
    pictures = [reverse("desk:letter_picture", args=[page]) for page in shown.pages]
    context = {"number": grouped(shown.number), "text": shown.text, "pictures": pictures}
    return render(request, "desk/correspondence/print.html", context)
