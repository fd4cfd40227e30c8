"""One view for all pages of the table: it shows a form, takes it, and keeps whatever was typed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from vistka.portal.asking import steps
from vistka.portal.asking.draft import Asking, asking_of
from vistka.portal.asking.forms.base import StepForm
from vistka.portal.asking.needed import where_next
from vistka.portal.asking.steps import STEPS, Step
from vistka.portal.asking.views.kindly import kindly
from vistka.portal.sending import todays_key

FROM_CHECK = "check"
"""In the query: she came from the last page and goes back there."""


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def before(request: HttpRequest) -> HttpResponse:
    """What happens with it and who sees it, before she begins."""
    todays_key()
    asking = asking_of(request)
    if request.method == "POST":
        asking.begin()
        return asking.go_to(STEPS[0].url)
    return render(request, "portal/asking/before.html", {"is_begun": asking.is_begun})


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def step(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the table."""
    found = steps.step_of(name)
    if found is None or found.name == steps.PAPERS:
        raise Http404
    asking = asking_of(request)
    if asking.sent:
        return HttpResponseRedirect(reverse("portal:ask_sent"))
    if request.method == "POST":
        return _taken(request, asking, found)
    return _shown(request, found, asking.form_of(found))


@require_safe
def refused(request: HttpRequest) -> HttpResponse:
    """She did not agree to what is needed: nothing can be sent."""
    return render(request, "portal/asking/refused.html")


@require_safe
def nothing(request: HttpRequest) -> HttpResponse:
    """There is no draft, or no longer."""
    return render(request, "portal/asking/nothing.html")


def _taken(request: HttpRequest, asking: Asking, step: Step) -> HttpResponse:
    form = step.form(request.POST)
    if form.is_valid():
        asking.fill(step, form)
    else:
        asking.keep_typed(step, form)
        if "back" not in request.POST:
            asking.writing.save()
            return asking.answer(_shown(request, step, form))
    return _onward(request, asking, step)


def _onward(request: HttpRequest, asking: Asking, step: Step) -> HttpResponse:
    """To the page before or after; from the last one, or when she mends one answer, to what is still missing."""
    if "back" in request.POST:
        previous = steps.before(step)
        return asking.go_to(previous.url if previous else reverse("portal:ask"))
    following = None if FROM_CHECK in request.GET else steps.after(step)
    return asking.go_to((following or where_next(asking)).url)


def _shown(request: HttpRequest, step: Step, form: StepForm) -> HttpResponse:
    page = {"step": step, "form": form, "place": steps.place_of(step), "places": len(STEPS)}
    return render(request, "portal/asking/step.html", page)
