"""The pages of the codes: shown, printed, typed back; the question about a second one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from vistka.portal.asking import codes
from vistka.portal.asking.codes import SHOWN, Which
from vistka.portal.asking.draft import Asking, asking_of
from vistka.portal.asking.forms.codes import AgainForm, SecondForm
from vistka.portal.asking.needed import where_next
from vistka.portal.asking.views.kindly import kindly


@require_safe
@kindly
def shown(request: HttpRequest) -> HttpResponse:
    """The code in groups of four, with how to keep it; drawn when the page is first seen."""
    asking = asking_of(request)
    if not _may_have_codes(asking):
        return _onward(asking)
    which = codes.which_now(asking)
    page = {"which": which, "says": SHOWN[which], "is_second": which is Which.SECOND}
    if codes.is_kept(asking, which):
        return render(request, "portal/asking/code_kept.html", {**page, "next": where_next(asking)})
    if codes.digits_of(asking, which) is None:
        codes.draw(asking, which)
        asking.writing.save()
    return asking.answer(render(request, "portal/asking/code.html", {**page, "code": codes.digits_of(asking, which)}))


@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """The digits alone, on a page that says nothing of whose they are."""
    asking = asking_of(request)
    code = codes.digits_of(asking, codes.which_now(asking))
    if code is None:
        return HttpResponseRedirect(reverse("portal:ask_code"))
    return render(request, "portal/asking/code_print.html", {"code": code})


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def again(request: HttpRequest) -> HttpResponse:
    """The code typed back from the paper: from then on it is known to nobody but her."""
    asking = asking_of(request)
    which = codes.which_now(asking)
    digits = codes.digits_of(asking, which)
    if digits is None:
        return _onward(asking)
    form = AgainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        fault = codes.fault_in(form.cleaned_data["code"], digits)
        if not fault:
            codes.keep(asking, which, digits)
            return _onward(asking, save=True)
        form.add_error("code", fault)
    return render(request, "portal/asking/code_again.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def anew(request: HttpRequest) -> HttpResponse:
    """Another code: the paper is lost already, or somebody looked over her shoulder.

    A page of the one code that still stands in another tab draws nothing for the other.
    """
    asking = asking_of(request)
    if not _may_have_codes(asking):
        return _onward(asking)
    which = codes.which_now(asking)
    if request.POST.get("which", which) == which and request.method == "POST":
        codes.draw(asking, which)
    return asking.go_to(reverse("portal:ask_code"))


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def second(request: HttpRequest) -> HttpResponse:
    """Could someone make her open her mailbox?"""
    asking = asking_of(request)
    if asking.sent or not codes.is_kept(asking, Which.FIRST):
        return _onward(asking)
    if request.method != "POST":
        wanted = asking.answers.get("second_wanted")
        chosen = {} if wanted is None else {"wanted": "yes" if wanted else "no"}
        return render(request, "portal/asking/second.html", {"form": SecondForm(initial=chosen)})
    form = SecondForm(request.POST)
    if not form.is_valid():
        return render(request, "portal/asking/second.html", {"form": form})
    asking.answers["second_wanted"] = form.cleaned_data["wanted"] == "yes"
    if not asking.answers["second_wanted"]:
        codes.forget(asking, Which.SECOND)
    return _onward(asking, save=True)


def _may_have_codes(asking: Asking) -> bool:
    """Codes are drawn for a request that was begun."""
    return asking.is_begun and not asking.sent


def _onward(asking: Asking, *, save: bool = False) -> HttpResponse:
    """To the page that is needed next."""
    if save:
        asking.writing.save()
    if asking.sent:
        return HttpResponseRedirect(reverse("portal:ask_sent"))
    return HttpResponseRedirect(where_next(asking).url)
