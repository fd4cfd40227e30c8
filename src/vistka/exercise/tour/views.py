"""The steps, and acting as somebody. A step that does something is a form; all of it is done by the real actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vistka.access.routes import Door, admits
from vistka.exercise.tour import acting
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes import (
    a_letter_each_way as letters,
)
from vistka.exercise.tour.scenes import (
    a_mother_asks as asking,
)
from vistka.exercise.tour.scenes import (
    at_the_door,
    by_minsk_and_warsaw,
    found_among_thousands,
    his_wish,
    one_is_not_enough,
    stolen,
    the_same_words,
    waiting,
)
from vistka.exercise.tour.scenes import (
    remains_come_home as remains,
)
from vistka.exercise.tour.scenes import (
    what_the_news_say as news,
)
from vistka.exercise.tour.steps import STEPS, Step, after

_looks_and_does = require_http_methods(["GET", "HEAD", "POST"])


@admits(Door.ANYONE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What this is, the steps, and the staff to act as."""
    return render(request, "tour/index.html", {"steps": STEPS, "staff": acting.STAFF, "is_loaded": bool(cases())})


@admits(Door.ANYONE)
@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Sign in as a member of the invented staff."""
    if not acting.act_as(request, request.POST.get("account", "")):
        return HttpResponseRedirect("/exercise/")
    return HttpResponseRedirect(acting.way_on(request, request.POST.get("next", "/")))


def _shown(request: HttpRequest, route: str, scene: Callable[[], Any]) -> HttpResponse:
    """A step with what it found; the way back to the tour where no exercise is loaded."""
    if not cases():
        return HttpResponseRedirect("/exercise/")
    step: Step = STEPS[route]
    context = {"step": step, "next": after(step), "scene": scene(), "staff": acting.STAFF}
    return render(request, f"tour/{route}.html", context)


@admits(Door.ANYONE)
@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """One man written three ways, found among thousands, each reason in words; his brother below him."""
    return _shown(request, "found", found_among_thousands.scene)


@admits(Door.ANYONE)
@_looks_and_does
def two_people(request: HttpRequest) -> HttpResponse:
    """One person confirms, and alone that confirms nothing; the second is blind to the first."""
    return _shown(request, "two_people", one_is_not_enough.played if request.method == "POST" else lambda: None)


@admits(Door.ANYONE)
@require_safe
def what_she_reads(request: HttpRequest) -> HttpResponse:
    """What mothers read whose sons are held, dead and unknown: the same."""
    return _shown(request, "what_she_reads", the_same_words.scene)


@admits(Door.ANYONE)
@_looks_and_does
def steal_the_server(request: HttpRequest) -> HttpResponse:
    """Take all that a thief could carry away, and look for names in it."""
    return _shown(request, "steal_the_server", stolen.played if request.method == "POST" else lambda: None)


@admits(Door.ANYONE)
@_looks_and_does
def he_says_nothing(request: HttpRequest) -> HttpResponse:
    """He is asked again and wants nothing told: what she reads before and after."""
    return _shown(request, "he_says_nothing", his_wish.played if request.method == "POST" else his_wish.scene)


@admits(Door.ANYONE)
@require_safe
def the_wait(request: HttpRequest) -> HttpResponse:
    """Of most nothing is known: what they read, and on which days they hear of us."""
    return _shown(request, "the_wait", waiting.scene)


@admits(Door.ANYONE)
@_looks_and_does
def a_mother_asks(request: HttpRequest) -> HttpResponse:
    """What lies in the mailroom; by the button the desk opens it and the mail of all mailboxes goes out."""
    return _shown(request, "a_mother_asks", asking.played if request.method == "POST" else asking.scene)


@admits(Door.ANYONE)
@_looks_and_does
def a_letter_each_way(request: HttpRequest) -> HttpResponse:
    """He writes and she answers; by the button again, what she wrote meanwhile is carried to him."""
    return _shown(request, "a_letter_each_way", letters.played if request.method == "POST" else letters.scene)


@admits(Door.ANYONE)
@_looks_and_does
def the_handover(request: HttpRequest) -> HttpResponse:
    """A mother fetches her son by Minsk and Warsaw: each moment, who acted, what she reads, what is refused."""
    scene = by_minsk_and_warsaw.played if request.method == "POST" else by_minsk_and_warsaw.scene
    return _shown(request, "the_handover", scene)


@admits(Door.ANYONE)
@_looks_and_does
def he_declines(request: HttpRequest) -> HttpResponse:
    """At the door he says no: what follows for him, and who speaks with her."""
    return _shown(request, "he_declines", at_the_door.played if request.method == "POST" else at_the_door.scene)


@admits(Door.ANYONE)
@_looks_and_does
def remains_come_home(request: HttpRequest) -> HttpResponse:
    """From the number on a tag to the task of the notifier; her mailbox says the same at each step."""
    return _shown(request, "remains_come_home", remains.played if request.method == "POST" else remains.scene)


@admits(Door.ANYONE)
@require_safe
def what_the_news_say(request: HttpRequest) -> HttpResponse:
    """Who really says it, what becomes of it, and that a family reads nothing of it."""
    return _shown(request, "what_the_news_say", news.scene)


@admits(Door.ANYONE)
@require_POST
def remains_told(request: HttpRequest) -> HttpResponse:
    """The notifier has told the family; what changes by it, and the return."""
    return _shown(request, "remains_come_home", remains.told)
