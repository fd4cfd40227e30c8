"""A loaded exercise opens on its tour: whoever is nobody yet is led there instead of to a sign-in form."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from vistka.exercise.tour.cases import cases


class OpensOnTheTour:
    """Sends the first page of the desk to the tour for who is not signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/" and not request.user.is_authenticated and cases():
            return HttpResponseRedirect(reverse("tour:index"))
        return self.get_response(request)
