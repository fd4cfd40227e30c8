"""One person: the page, registering, changing what is written of who it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vistka.access.gate import open_person, say_purpose
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.registry.opened import opened_person
from vistka.desk.registry.person_forms import FIRST_HOW, ChangeParticularsForm
from vistka.desk.registry.person_presenters import person_page
from vistka.desk.registry.register_forms import RegisterForm, RegisterHeldForm, RegisterReportedForm
from vistka.desk.registry.tries import tried
from vistka.desk.registry.words import whom
from vistka.registry import actions
from vistka.registry.models import Person
from vistka.registry.particulars import Identity

asks_and_does = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.OPEN_PERSON)
@require_safe
def person(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Everything about one person that this reader may read."""
    found = get_object_or_404(Person, pk=row_id)
    open_person(request, found.pk)
    return render(request, "desk/registry/person.html", {"page": person_page(member_of(request), found)})


def registers(
    make: type[RegisterForm], title: Promise, other: tuple[str, Promise]
) -> Callable[[HttpRequest], HttpResponse]:
    """The page on which somebody is registered, by one of the two forms. `other`: the route to the other one."""

    @requires(Permission.REGISTER)
    @asks_and_does
    def page(request: HttpRequest) -> HttpResponse:
        form = make(request.POST if request.method == "POST" else None)
        if form.is_valid():
            by, newcomer = member_of(request).actor, form.newcomer()
            registered = tried(form, lambda: actions.register_person(by=by, newcomer=newcomer))
            if registered:
                # She has just written this record: nobody asks her for what she opens it.
                say_purpose(request, registered.pk, Purpose.CORRECT_RECORD)
                messages.success(request, _("The person is registered, and has a bureau number."))
                return HttpResponseRedirect(reverse("desk:person", args=[registered.pk]))
        context = {"form": form, "title": title, "other_url": reverse(other[0]), "other_words": other[1]}
        return render(request, "desk/registry/register_person.html", context)

    return page


register_person: Final = registers(
    RegisterHeldForm,
    gettext_lazy("Register somebody who is held by us"),
    ("desk:register_reported", gettext_lazy("The other Power holds the person, as somebody reports")),
)
register_reported: Final = registers(
    RegisterReportedForm,
    gettext_lazy("Register somebody reported held by the other Power"),
    ("desk:register_person", gettext_lazy("We hold the person")),
)


@requires(Permission.REGISTER)
@asks_and_does
def change_particulars(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Write what one of the three identities says; the others stay as they are."""
    found = opened_person(request, row_id)
    identity = _identity(request.GET.get("identity", ""))
    known = found.identities.get(identity, {})
    typed = request.POST if request.method == "POST" else None
    form = ChangeParticularsForm(typed, known=known, how=FIRST_HOW[identity])
    back = reverse("desk:person", args=[found.pk])
    if form.is_valid():
        by, fields = member_of(request).actor, form.changed(known)
        done = tried(
            form, lambda: actions.change_particulars(by=by, person_id=found.pk, identity=identity, fields=fields)
        )
        if done is not None:
            messages.success(request, _("What is known of who it is has been written."))
            return HttpResponseRedirect(back)
    context = {"form": form, "identity": identity.words, "whom": whom(member_of(request), found), "back_url": back}
    return render(request, "desk/registry/change_particulars.html", context)


def _identity(asked: str) -> Identity:
    return Identity(asked) if asked in set(Identity) else Identity.CLAIMED
