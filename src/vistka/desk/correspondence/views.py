"""The registrar's pages of letters, and the bans."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.correspondence.actions import carry
from vistka.correspondence.agency import as_file
from vistka.correspondence.bans import standing
from vistka.correspondence.counting import of_month
from vistka.correspondence.kinds import Direction
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message
from vistka.desk.correspondence.acts import CARRY, page_of_letter
from vistka.desk.correspondence.forms import CarryForm
from vistka.desk.correspondence.papers import LANGUAGES, values_of
from vistka.desk.correspondence.presenters import bans_page, camp_page, letter_page, letters_page
from vistka.desk.forged import says_what_is_forged
from vistka.desk.working.acts import asks_and_does, opened, tried
from vistka.documents.issuing import issue
from vistka.documents.kinds import DocumentKind
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Person

MOST: Final = 100
CAME_BACK_FOR: Final = timedelta(days=30)
_WAITS: Final = Q(
    state__in=[
        *(MessageState.TO_HAND_OVER, MessageState.NOT_HANDED_OVER, MessageState.TO_DESTROY, MessageState.FOR_AGENCY)
    ]
)
_CAME_BACK: Final = Q(state=MessageState.RETURNED, direction=Direction.FROM_PERSON)


@requires(Permission.CARRY_MESSAGE)
@require_safe
@says_what_is_forged
def camp_letters(request: HttpRequest) -> HttpResponse:
    """What waits at the camp, the longest first, and what came back of late."""
    list_persons(request)
    rows = Message.objects.filter(person__isnull=False).select_related("person").order_by("since", "pk")
    waiting = list(rows.filter(_WAITS)[:MOST])
    back = list(rows.filter(_CAME_BACK, since__gte=timezone.now() - CAME_BACK_FOR)[:MOST])
    trust(*waiting, *back, *(row.person for row in (*waiting, *back) if row.person))
    return render(request, "desk/working/listing.html", {"page": camp_page(waiting, back)})


@requires(Permission.CARRY_MESSAGE)
@require_safe
@says_what_is_forged
def letters_of(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The letters of one person."""
    person, today = opened(request, Person, row_id, Purpose.CARRY_LETTER), timezone.localdate()
    letters = list(Message.objects.filter(person=person).order_by("-since", "pk")[:MOST])
    trust(*letters)
    page = letters_page(member_of(request), person, of_month(person.pk, today.year, today.month), letters)
    return render(request, "desk/working/record.html", {"page": page})


@requires(Permission.CARRY_MESSAGE)
@require_safe
@says_what_is_forged
def letter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One letter, by its number."""
    return render(
        request, "desk/working/record.html", {"page": letter_page(member_of(request), _of_camp(request, row_id))}
    )


@requires(Permission.CARRY_MESSAGE)
@asks_and_does
@says_what_is_forged
def carry_letter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A message for who carries it to the Agency: on its form, or as a file."""
    row, by = _of_camp(request, row_id), member_of(request).actor
    form = CarryForm(request.POST if request.method == "POST" else None)
    answers: list[HttpResponse] = []
    if form.is_valid() and tried(form, lambda: answers.append(_saved(by, row, printed=form.is_printed))):
        return answers[0]
    shown = {"act": CARRY, "form": form, "back_url": page_of_letter(row)}
    return render(request, "desk/working/act.html", shown)


@requires(Permission.BAN_MESSAGES)
@require_safe
@says_what_is_forged
def bans(request: HttpRequest) -> HttpResponse:
    """The bans that are proposed or in force."""
    list_persons(request)
    rows = list(standing(timezone.localdate()).select_related("person").order_by("until", "pk")[:MOST])
    trust(*rows, *(row.person for row in rows))
    return render(request, "desk/working/listing.html", {"page": bans_page(member_of(request), rows)})


def _of_camp(request: HttpRequest, row_id: UUID) -> Message:
    """A letter that the camp may know of: hers is none while it is held back. Raises `Http404`, `Forged`."""
    row = opened(request, Message, row_id, Purpose.CARRY_LETTER)
    if row.person is None:
        raise Http404
    trust(row.person)
    return row


def _saved(by: Actor, row: Message, *, printed: bool) -> HttpResponse:
    said = carry(by=by, message_id=row.pk)
    name, kind, content = f"message-{row.number}.json", "application/json", as_file(said)
    if printed:
        values = values_of(said)
        paper = issue(
            by=by,
            kind=DocumentKind.FAMILY_MESSAGE,
            languages=LANGUAGES,
            values=values,
            person_id=row.person_id,
        )
        name, kind, content = paper.file_name, "application/pdf", paper.pdf
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": disposition, "Cache-Control": "no-store"}
    )
