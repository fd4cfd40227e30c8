"""Finding a person of the register. What was typed goes in the body of the request and is answered there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of, route_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.registry.person_views import asks_and_does
from vistka.desk.registry.search_forms import SearchForm
from vistka.desk.registry.search_presenters import Found, by_name, by_number, results_table
from vistka.ledger.reading import record_search
from vistka.tracing.errors import TracingError
from vistka.tracing.searching import search_register

SHOWN = 20


@requires(Permission.SEARCH_REGISTER)
@asks_and_does
def persons(request: HttpRequest) -> HttpResponse:
    """A form; below it, once it was sent, whom it found."""
    context = {"form": SearchForm(), "may_register": member_of(request).may(Permission.REGISTER)}
    if request.method == "POST":
        context["form"] = form = SearchForm(request.POST)
        if form.is_valid():
            context |= _searched(request, form)
    return render(request, "desk/registry/persons.html", context)


def _searched(request: HttpRequest, form: SearchForm) -> dict[str, object]:
    list_persons(request)
    try:
        found = _found(request, form)
    except TracingError:
        return {"is_closed": True}
    words = ngettext("%(count)s person was found", "%(count)s persons were found", len(found))
    return {
        "searched": True,
        "table": results_table(found) if found else None,
        "found": words % {"count": len(found)},
        "is_cut": len(found) == SHOWN,
    }


def _found(request: HttpRequest, form: SearchForm) -> list[Found]:
    """Whom a number belongs to; or whose name opens so."""
    by, page = member_of(request).actor, route_of(request)
    if number := form.cleaned_data["number"]:
        found = by_number(number)[:SHOWN]
        record_search(by=by, query=number, shown=[one.person_id for one in found], page=page)
        return found
    completions = search_register(by=by, text=form.cleaned_data["name"], filters=form.filters, page=page, top=SHOWN)
    return by_name(completions)
