"""A visitor of the portal: fetches a page, fills in its form, sends it. It knows of pages what a browser without
JavaScript knows, and trusts them with nothing.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Final

SECONDS: Final = 30.0
MOST_BYTES: Final = 1 << 20
AGENT: Final = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
"""As an ordinary browser says: who holds the portal must not know the canary from a mother."""


class Unreachable(Exception):
    """The portal did not answer, or not with a page."""


@dataclass
class Form:
    """A form of a page: where it goes, what stands in its fields (of choices the chosen one), which fields it has."""

    action: str = ""
    method: str = "get"
    values: dict[str, str] = field(default_factory=dict, repr=False)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Page:
    """What came: its address after redirects, its bytes, its forms that are sent by POST, its text."""

    url: str
    content: bytes = field(repr=False)
    forms: tuple[Form, ...]
    text: str = field(repr=False)

    def form_with(self, *names: str) -> Form:
        """The form that has all these fields. Raises `Unreachable` when none has."""
        for form in self.forms:
            if form.names >= set(names):
                return form
        raise Unreachable

    def form_to(self, path: str) -> Form:
        """The form that is sent to this path. Raises `Unreachable` when none is."""
        for form in self.forms:
            if urllib.parse.urlsplit(urllib.parse.urljoin(self.url, form.action)).path == path:
                return form
        raise Unreachable


class Visitor:
    """One browser: it keeps cookies as long as it lives. `base`: the portal's address without a slash at its end."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._cookies = CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self._cookies)
        self._opener = urllib.request.build_opener(cookies, urllib.request.ProxyHandler({}))
        self._opener.addheaders = [("User-Agent", AGENT), ("Accept-Language", "uk,en;q=0.5")]

    def cookie(self, name: str) -> str:
        """The value of a cookie; empty when there is none."""
        return next((cookie.value or "" for cookie in self._cookies if cookie.name == name), "")

    def get(self, path: str) -> Page:
        """A page by its path or whole address. Raises `Unreachable`."""
        return self._fetch(urllib.parse.urljoin(f"{self.base}/", path), None)

    def send(self, page: Page, form: Form, values: Mapping[str, str]) -> Page:
        """Send a form of a page with some fields filled in. Raises `Unreachable`."""
        body = urllib.parse.urlencode({**form.values, **values}).encode()
        return self._fetch(urllib.parse.urljoin(page.url, form.action), body, came_from=page.url)

    def _fetch(self, url: str, body: bytes | None, came_from: str = "") -> Page:
        request = urllib.request.Request(url, body)  # noqa: S310 - the address stands in the settings
        if body is not None:
            parts = urllib.parse.urlsplit(came_from)
            request.add_header("Origin", f"{parts.scheme}://{parts.netloc}")
            request.add_header("Referer", came_from)
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                content = answer.read(MOST_BYTES)
                url = answer.geturl()
        except (urllib.error.URLError, OSError, ValueError) as error:
            raise Unreachable from error
        reader = _Reader()
        reader.feed(content.decode("utf-8", "replace"))
        posted = tuple(form for form in reader.forms if form.method == "post")
        return Page(url, content, posted, " ".join(" ".join(reader.words).split()))


class _Reader(HTMLParser):
    """Finds forms and text."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(found.get("action", ""), found.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._form is not None and self._area:
            self._form.values[self._area] += data

    def _field(self, tag: str, found: dict[str, str]) -> None:
        assert self._form is not None
        name = found.get("name", "")
        if tag == "select":
            self._select = name
        if tag == "option" and self._select:
            self._form.names.add(self._select)
            if "selected" in found or self._select not in self._form.values:
                self._form.values[self._select] = found.get("value", "")
        if tag not in ("input", "textarea", "button") or not name:
            return
        self._form.names.add(name)
        kind = found.get("type", "text").lower()
        if tag == "textarea":
            self._area = name
            self._form.values[name] = ""
        elif kind in ("radio", "checkbox"):
            if "checked" in found:
                self._form.values[name] = found.get("value", "on")
        elif tag == "input" and kind not in ("file", "submit", "button"):
            self._form.values[name] = found.get("value", "")
