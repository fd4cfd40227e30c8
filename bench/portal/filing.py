"""How many families can ask in an hour, and whether those who guess codes can keep them from it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bench.measure import Result
from bench.portal.running import Place, Timed, running
from vistka.mailroom.codes import grouped, new_code
from vistka.post.canary.visitor import Unreachable, Visitor
from vistka.post.canary.walking import LANGUAGE, walk

AN_HOUR = 2000
MINUTES = 6.0
BROWSERS = 8
GUESSES_A_SECOND = 100
GUESSERS = 16
PEOPLE = 3000
ANSWERS = {
    "ask/name": {"name": "Теслюк Захар Данилович"},
    "ask/other-names": {"other_names": "Zakhar Tesliuk"},
    "ask/birth": {"birth_date": "1999"},
    "ask/parents": {"father_name": "Данило", "mother_name": "Ганна"},
    "ask/relation": {"relation": "mother"},
    "ask/you": {"name": "Теслюк Ганна"},
    "ask/consent": dict.fromkeys(("keep", "wish", "ask", "share", "address"), "yes"),
    "code/second": {"wanted": "no"},
}


def at_a_rush(scale: float) -> Result:
    """2,000 requests an hour, every page of each, while the desk serves and the worker opens them."""
    with running(PEOPLE, "serve desk", "work") as place:
        _file_once(place)
        asked = max(20, int(AN_HOUR / 60 * MINUTES * scale))
        steady = _at(place, asked, AN_HOUR / 3600)
        start = time.perf_counter()
        full = _at(place, asked, None)
        return {
            "at 2,000 an hour": steady,
            "as fast as it goes": full | {"requests an hour": asked / (time.perf_counter() - start) * 3600},
        }


def while_others_guess(scale: float) -> Result:
    """The 95th percentile of a page of filing, with a hundred wrong codes a second and without."""
    asked = max(15, int(60 * scale))
    with running(PEOPLE) as place:
        _file_once(place)
        alone = _at(place, asked, 0.5)
        stop, answered = threading.Event(), {"opened or refused": 0, "told to wait": 0}
        guessers = [
            threading.Thread(target=_guess, args=(place, stop, answered, GUESSERS / GUESSES_A_SECOND))
            for _ in range(GUESSERS)
        ]
        for guesser in guessers:
            guesser.start()
        start = time.perf_counter()
        beside = _at(place, asked, 0.5)
        seconds = time.perf_counter() - start
        stop.set()
        for guesser in guessers:
            guesser.join()
    guesses = sum(answered.values()) / seconds
    ratio = beside["page ms"]["p95"] / alone["page ms"]["p95"]
    return {
        "alone": alone,
        "beside guesses": beside,
        "guesses a second": guesses,
        **answered,
        "p95 against alone": ratio,
    }


def _at(place: Place, asked: int, a_second: float | None) -> Result:
    """File so many times at this rate (None: with no pause); milliseconds of each page."""
    began = time.monotonic()

    def one(number: int) -> list[tuple[str, float]]:
        if a_second:
            time.sleep(max(0.0, began + number / a_second - time.monotonic()))
        return _file_once(place)

    with ThreadPoolExecutor(BROWSERS) as browsers:
        pages = [page for pages in browsers.map(one, range(asked)) for page in pages]
    took = np.array([milliseconds for _, milliseconds in pages])
    sent = np.array([milliseconds for path, milliseconds in pages if path.endswith("/ask/send/")])
    if len(sent) < asked:
        raise RuntimeError(f"{asked - len(sent)} of {asked} requests were not sent")
    return {
        "filed": asked,
        "page ms": {"p50": float(np.quantile(took, 0.5)), "p95": float(np.quantile(took, 0.95))},
        "sending ms": {"p50": float(np.quantile(sent, 0.5)), "p95": float(np.quantile(sent, 0.95))},
    }


def _file_once(place: Place) -> list[tuple[str, float]]:
    browser = Timed(place.portal)
    if not walk(browser, browser.get(f"/{LANGUAGE}/ask/"), ANSWERS):
        raise RuntimeError("the portal led nowhere")
    return browser.took


def _guess(place: Place, stop: threading.Event, answered: dict[str, int], every: float) -> None:
    """Type wrong codes whose check digit is right."""
    browser = Visitor(place.portal)
    page = browser.get(f"/{LANGUAGE}/open/")
    while not stop.is_set():
        began = time.monotonic()
        try:
            browser.send(page, page.form_with("code"), {"code": grouped(new_code())})
            answered["opened or refused"] += 1
        except Unreachable:  # 503: try again in a moment
            answered["told to wait"] += 1
        stop.wait(max(0.0, every - (time.monotonic() - began)))
