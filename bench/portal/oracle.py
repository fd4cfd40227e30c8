"""Does the time of an answer tell whether somebody is here? Two thousand requests a class, one class after another in
turn, so that whatever else the machine does befalls all alike.
"""

import http.client
import json
import random
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Mapping

from bench.frozen import ROOT
from bench.measure import Result
from bench.portal import planted
from bench.portal.equivalence import compared
from bench.portal.filing import ANSWERS
from bench.portal.running import Place, running
from vistka.post.canary.visitor import Visitor
from vistka.post.canary.walking import LANGUAGE, walk_to

PEOPLE = 1000
REQUESTS = 2000
TOKEN = "a" * 32
"""Of the form, in cookie and body: Django compares the two."""
DRAFT, MAILBOX, FORM = "vistka-draft", "vistka-open", "vistka-form"
OPENS = ("held", "held, says nothing", "dead", "unknown", "told")
PAGE = f"/{LANGUAGE}/box/"


def of_every_page(scale: float) -> Result:
    """Differences between classes, in ms, for sending, opening, reading and codes that open nothing; and a planted one."""
    count = max(50, int(REQUESTS * scale))
    program = [sys.executable, "-m", "bench.portal.planted"]
    with running(PEOPLE, program=program) as place:
        found = _prepared(place, count)
        codes, cookies = found["codes"], found["cookies"]
        closed = {"withdrawn": codes["withdrawn"], "never given": codes["never given"]}
        opened = {name: _opens(place, codes[name]) for name in OPENS}
        return {
            "requests a class": count,
            "sending": compared(_timed({name: _sends(place, cookies[name]) for name in cookies}, count)),
            "reading": compared(_timed({name: _reads(place, cookie) for name, cookie in opened.items()}, count)),
            "opening": compared(_timed({name: _types(place, codes[name]) for name in OPENS}, count)),
            "opening nothing": compared(_timed({name: _types(place, code) for name, code in closed.items()}, count)),
            "planted": compared(
                _timed(
                    {"as it is": _reads(place, opened["held"]), "planted": _reads(place, opened["held"], True)}, count
                )
            ),
        }


def _prepared(place: Place, count: int) -> Result:
    """Mailboxes and drafts of each class. The template of the drafts is written by a walk through the pages."""
    browser = Visitor(place.portal)
    walk_to("ask/check", browser, browser.get(f"/{LANGUAGE}/ask/"), ANSWERS)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bench.portal.prepared", str(count)],
        input=browser.cookie(DRAFT),
        env=place.environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    prepared: Result = json.loads(done.stdout.splitlines()[-1])
    return prepared


Ask = Callable[[int], None]


def _timed(classes: Mapping[str, Ask], count: int) -> dict[str, list[float]]:
    """Milliseconds of each class, asked in turn and in an order drawn anew each time. The first tenth warms up."""
    took: dict[str, list[float]] = {name: [] for name in classes}
    names, rng = list(classes), random.Random("in turn")
    for number in range(-count // 10, count):
        rng.shuffle(names)
        for name in names:
            start = time.perf_counter()
            classes[name](number)
            if number >= 0:
                took[name].append((time.perf_counter() - start) * 1e3)
    return took


def _sends(place: Place, cookies: list[str]) -> Ask:
    def ask(number: int) -> None:
        _post(place, f"/{LANGUAGE}/ask/send/", {DRAFT: cookies[number]}, {}, f"/{LANGUAGE}/ask/sent/")

    return ask


def _types(place: Place, code: str) -> Ask:
    return lambda _number: _post(place, f"/{LANGUAGE}/open/", {}, {"code": code})


def _reads(place: Place, cookie: str, planted_too: bool = False) -> Ask:
    headers = {"Cookie": f"{MAILBOX}={cookie}", **({planted.HEADER: "1"} if planted_too else {})}

    def ask(_number: int) -> None:
        if _ask(place, "GET", PAGE, None, headers)[0] != 200:
            raise RuntimeError("the mailbox does not open")

    return ask


def _opens(place: Place, code: str) -> str:
    """The cookie of an open mailbox."""
    _status, headers = _post(place, f"/{LANGUAGE}/open/", {}, {"code": code}, f"/{LANGUAGE}/box/")
    [cookie] = [line for line in headers.get_all("Set-Cookie", []) if line.startswith(f"{MAILBOX}=")]
    return cookie.partition("=")[2].partition(";")[0]


def _post(
    place: Place, path: str, cookies: Mapping[str, str], said: Mapping[str, str], leads_to: str = ""
) -> tuple[int, http.client.HTTPMessage]:
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": TOKEN, **said}).encode()
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in {FORM: TOKEN, **cookies}.items()),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    status, found = _ask(place, "POST", path, body, headers)
    if leads_to and found.get("Location") != leads_to:
        raise RuntimeError(f"{path} answered {status} and led elsewhere")
    return status, found


def _ask(
    place: Place, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
) -> tuple[int, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(place.portal).netloc, timeout=30)
    try:
        connection.request(method, path, body, dict(headers))
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers
    finally:
        connection.close()
