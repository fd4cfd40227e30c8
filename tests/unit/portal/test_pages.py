"""The pages that only say something, what holds for every page, and what is said when something goes wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.test import Client
from django.utils import timezone, translation

from invented_visitors import OfflineBureau, as_the_portal
from portal_routes import LANGUAGES, OF_THE_BUREAU, ROUTES, Gives, address, names, that_give
from vistka.mailroom.consent_wordings import NEWEST, WORDINGS
from vistka.mailroom.letters import Letter, proof_of, with_proof
from vistka.mailroom.models import PublishedKey
from vistka.portal.cookies import mailbox_cookie
from vistka.portal.views.pages import our_cookies
from vistka.vault.signatures import fingerprint, public_key

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])

STEP: Final = 4096
FIRST_PAGE: Final = 20 * 1024
ANY_PAGE: Final = 40 * 1024
STYLESHEET: Final = 9 * 1024
WITH_EXIT: Final = {**OF_THE_BUREAU, "EXIT": "https://weather.example/"}


@pytest.fixture
def bureau() -> OfflineBureau:
    found = OfflineBureau()
    found.publish()
    return found


@pytest.fixture
def visitor(bureau: OfflineBureau) -> Iterator[Client]:
    with as_the_portal(bureau, **WITH_EXIT) as client:
        yield client


class Seen(HTMLParser):
    """What a test asks of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.loaded: set[str] = set()
        self.links: set[str] = set()
        self.language = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= given.keys()
        self.loaded |= {given[name] for name in ("src", "srcset", "poster", "data", "background") if name in given}
        if "href" in given:
            (self.loaded if tag == "link" else self.links).add(given["href"])
        self.links |= {given[name] for name in ("action", "formaction", "content") if "//" in given.get(name, "")}
        self.language = given.get("lang", "") if tag == "html" else self.language


def text_of(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def wrong_with(response: Any, language: str) -> list[str]:
    """What no page of the portal may be."""
    page, headers = response.content, response.headers
    seen = Seen(page)
    policy = headers.get("Content-Security-Policy", "")
    faults = {
        f"status {response.status_code}": response.status_code != 200,
        "a script": "script" in seen.tags or any(name.startswith("on") for name in seen.attributes),
        "a style of its own": "style" in seen.attributes or "style" in seen.tags,
        "a frame": bool({"iframe", "object", "embed", "base"} & set(seen.tags)),
        "something loaded from elsewhere": any(not url.startswith("/static/portal/") for url in seen.loaded),
        "a link to elsewhere": any(re.match(r"[a-z]+:|//", url) for url in seen.links),
        f"language {seen.language}": seen.language != language,
        f"{seen.tags.count('h1')} headings": seen.tags.count("h1") != 1,
        "no main part": seen.tags.count("main") != 1,
        "no way out": address("leave", language) not in seen.links,
        f"policy {policy}": "default-src 'none'" not in policy or "unsafe" in policy or "'nonce" in policy,
        "a referrer": headers.get("Referrer-Policy") not in ("same-origin", "no-referrer"),
        "kept by the browser": headers.get("Cache-Control") != "no-store",
        "may be framed": headers.get("X-Frame-Options") != "DENY" or "frame-ancestors 'none'" not in policy,
        f"{len(page)} bytes": len(page) > ANY_PAGE or len(page) % STEP != 0,
        "compressed": "Content-Encoding" in headers,
        "a number of its own length": headers.get("Content-Length") != str(len(page)),
    }
    return [name for name, fault in faults.items() if fault]


def test_every_route_is_listed() -> None:
    assert names() == ROUTES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_needs_nothing_keeps_the_rules(visitor: Client, language: str) -> None:
    wrong = {}
    for url in that_give(Gives.PAGE, language):
        wrong[url] = wrong_with(visitor.get(url), language)
    assert {url: faults for url, faults in wrong.items() if faults} == {}


def test_every_other_route_leads_on_or_refuses(visitor: Client) -> None:
    expected = {Gives.WAY_ON: 302, Gives.REFUSAL: 405, Gives.FILE: 200}
    wrong = {}
    for what, status in expected.items():
        for url in that_give(what):
            found = visitor.get(url).status_code
            wrong[url] = found if found != status else None
    assert {url: found for url, found in wrong.items() if found} == {}


def test_a_page_asked_for_its_head_has_the_same_head(visitor: Client) -> None:
    for url in that_give(Gives.PAGE):
        whole, head = visitor.get(url), visitor.head(url)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_the_first_page_with_its_stylesheet_is_small(visitor: Client) -> None:
    stylesheet = Path(str(find("portal/portal.css"))).read_bytes()
    assert len(stylesheet) <= STYLESHEET
    for language in LANGUAGES:
        assert len(visitor.get(f"/{language}/").content) + len(stylesheet) <= FIRST_PAGE


def test_the_stylesheet_uses_nothing_that_an_old_telephone_lacks() -> None:
    stylesheet = re.sub(r"/\*.*?\*/", "", Path(str(find("portal/portal.css"))).read_text("utf-8"), flags=re.S)
    assert re.findall(r"var\(|--[a-z]+:|:has|grid|@import|@layer|@supports|url\(|@font-face", stylesheet) == []


@pytest.mark.parametrize(
    ("asked", "given"), [("pt-BR,pt;q=0.9", "pt"), ("de,ru;q=0.5", "ru"), ("de", "en"), ("", "en")]
)
def test_the_bare_address_leads_to_the_readers_language(visitor: Client, asked: str, given: str) -> None:
    response = visitor.get("/", headers={"Accept-Language": asked})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{given}/")


@pytest.mark.parametrize("path", ["/de/", "/de/help/", "/xx-YY/", "/foo", "/de", "/%00/", "/%ff%fe/", "/" + "a" * 3000])
def test_an_address_without_one_of_our_languages_leads_to_all_four(visitor: Client, path: str) -> None:
    response = visitor.get(path)
    assert response.status_code == 404
    assert {f"/{language}/" for language in LANGUAGES} <= Seen(response.content).links


@pytest.mark.parametrize(
    "path", ["nothing/", "help/more/", "%00", "..%2f..", "help%0d%0aX: y/", "static/", "‮/", "a" * 3000]
)
def test_an_unknown_address_is_answered_kindly_and_not_repeated(visitor: Client, path: str) -> None:
    response = visitor.get(f"/en/{path}")
    assert response.status_code == 404
    assert "There is no such page" in text_of(response.content)
    assert b"aaaa" not in re.sub(rb'href="[^"]*"', b"", response.content)


def test_the_way_out_closes_the_mailbox_and_forgets_the_pages(visitor: Client) -> None:
    visitor.cookies[mailbox_cookie()] = "a key"
    response = visitor.get("/ru/leave/")
    assert (response.status_code, response.headers["Location"]) == (302, WITH_EXIT["EXIT"])
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert response.cookies[mailbox_cookie()].value == ""
    assert response.cookies[mailbox_cookie()]["max-age"] == 0


def test_an_open_mailbox_can_be_closed_on_every_page(visitor: Client) -> None:
    closing = f'action="{address("close", "en")}"'.encode()
    assert closing not in visitor.get("/en/help/").content
    visitor.cookies[mailbox_cookie()] = "a key"
    assert closing in visitor.get("/en/help/").content


def test_what_she_has_written_can_be_deleted_on_every_page(visitor: Client) -> None:
    deleting = f'action="{address("delete_draft", "en")}"'.encode()
    assert deleting not in visitor.get("/en/help/").content
    visitor.cookies["vistka-draft"] = "a key"
    assert deleting in visitor.get("/en/help/").content


@pytest.mark.parametrize("given", [OF_THE_BUREAU, dict.fromkeys(("HOTLINE", "SUPPORT", "POST_ADDRESS", "ONION"), "")])
def test_the_ways_to_the_bureau_are_shown_where_there_are_any(bureau: OfflineBureau, given: dict[str, str]) -> None:
    with as_the_portal(bureau, **given) as visitor:
        pages = text_of(
            b"".join(visitor.get(address(name, "en")).content for name in ("start", "other_ways", "safety"))
        )
    for name in ("HOTLINE", "SUPPORT", "ONION"):
        assert given[name] in pages
    assert ("We have no telephone number for families yet." in pages) is not bool(given["HOTLINE"])
    assert "familylinks.icrc.org" in pages


def test_the_offline_key_is_shown_as_it_is_printed(bureau: OfflineBureau, visitor: Client) -> None:
    page = text_of(visitor.get("/en/privacy/").content)
    assert fingerprint(public_key(bureau.offline)) in page
    with as_the_portal(bureau, OFFLINE_KEY=b"") as without:
        assert "has no offline key yet" in text_of(without.get("/en/privacy/").content)


def test_privacy_names_each_cookie_and_there_are_three(visitor: Client) -> None:
    page = text_of(visitor.get("/en/privacy/").content)
    assert [cookie.name for cookie in our_cookies()] == ["vistka-form", "vistka-draft", "vistka-open"]
    assert all(cookie.name in page for cookie in our_cookies())
    for url in that_give(Gives.PAGE):
        visitor.get(url)
    assert set(visitor.cookies) <= {cookie.name for cookie in our_cookies()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_form_asks_for_consent_in_the_very_words(visitor: Client, language: str) -> None:
    page = text_of(visitor.get(address("printable_form", language)).content)
    for words in WORDINGS[NEWEST][language].values():
        assert words.replace("'", "&#x27;") in page


# Is this letter really from the bureau?

OURS, FALSE = "Yes. This letter is from us.", "No. We did not sign this letter as it stands here."
NO_PROOF, CANNOT_SAY = "This letter carries no proof.", "We cannot check this letter here."


def a_letter(bureau: OfflineBureau, days_ago: int = 0) -> str:
    on = timezone.now().date() - timedelta(days=days_ago)
    letter = Letter("0" * 31 + "7", on.isoformat(), "To you", "We call you on Tuesday.\nKeep well.")
    return with_proof(letter, proof_of(letter, bureau.letters))


def answer(visitor: Client, pasted: str) -> str:
    page = text_of(visitor.post("/en/is-it-ours/", {"letter": pasted}).content)
    return next((said for said in (OURS, FALSE, NO_PROOF, CANNOT_SAY) if said in page), page)


def test_a_letter_of_ours_is_known_also_when_it_was_copied_by_hand(bureau: OfflineBureau, visitor: Client) -> None:
    letter = a_letter(bureau)
    assert answer(visitor, letter) == OURS
    assert answer(visitor, letter.replace("\n", "\r\n  ").replace("Keep well", "Keep\twell")) == OURS


def test_a_changed_letter_is_not_ours(bureau: OfflineBureau, visitor: Client) -> None:
    assert answer(visitor, a_letter(bureau).replace("Tuesday", "Monday")) == FALSE
    assert answer(visitor, a_letter(OfflineBureau())) == FALSE


def test_a_letter_without_proof_is_said_to_have_none(bureau: OfflineBureau, visitor: Client) -> None:
    assert answer(visitor, "Pay 500 today and he is on the list.") == NO_PROOF
    assert answer(visitor, a_letter(bureau).split("[proof")[0]) == NO_PROOF


def test_a_letter_older_than_every_key_is_not_called_false(bureau: OfflineBureau, visitor: Client) -> None:
    """Published keys go 60 days after their last day; a true letter of last year must not frighten its reader."""
    assert answer(visitor, a_letter(OfflineBureau(), days_ago=400)) == CANNOT_SAY
    letter = a_letter(bureau)
    PublishedKey.objects.all().delete()
    assert answer(visitor, letter) == CANNOT_SAY


def test_what_was_pasted_stays_on_the_page_and_runs_nothing(visitor: Client) -> None:
    page = visitor.post("/en/is-it-ours/", {"letter": "<script>alert(1)</script>"}).content
    assert b"&lt;script&gt;alert(1)" in page
    assert b"<script" not in page


def test_an_empty_letter_is_asked_for(visitor: Client) -> None:
    assert "Paste the letter into the box first." in answer(visitor, "")


# What goes wrong.


@pytest.fixture
def strict(bureau: OfflineBureau) -> Iterator[Client]:
    """A visitor whose forms are checked as they really are."""
    with as_the_portal(bureau):
        yield Client(HTTP_HOST="localhost", enforce_csrf_checks=True)


TYPED: Final = {"letter": 'What "she" typed <b>\nin two lines', "csrfmiddlewaretoken": "of yesterday"}


def test_a_form_that_lay_open_too_long_is_offered_again_with_all_that_was_typed(strict: Client) -> None:
    response = strict.post("/en/is-it-ours/", TYPED, headers={"Origin": "http://localhost"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "What you wrote is still here." in page
    assert "What &quot;she&quot; typed &lt;b&gt;" in page
    assert "of yesterday" not in page
    fresh = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    again = strict.post(
        "/en/is-it-ours/", {**TYPED, "csrfmiddlewaretoken": fresh}, headers={"Origin": "http://localhost"}
    )
    assert again.status_code == 200


def test_at_the_onion_address_too_it_is_offered_again(bureau: OfflineBureau) -> None:
    """There a browser names http as its origin; the proxy says that the request came sealed."""
    onion = "invented.onion"
    trusted = {"ALLOWED_HOSTS": [onion], "CSRF_TRUSTED_ORIGINS": [f"http://{onion}"]}
    with as_the_portal(bureau, **trusted, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        her = Client(HTTP_HOST=onion, HTTP_X_FORWARDED_PROTO="https", enforce_csrf_checks=True)
        response = her.post("/en/is-it-ours/", TYPED, headers={"Origin": f"http://{onion}"})
        assert "What you wrote is still here." in response.content.decode()
        elsewhere = her.post("/en/is-it-ours/", TYPED, headers={"Origin": "http://localhost"})
        assert b"typed" not in elsewhere.content


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://localhost.elsewhere.example"])
def test_what_another_site_sends_is_not_offered_again(strict: Client, origin: str) -> None:
    response = strict.post("/en/is-it-ours/", TYPED, headers={"Origin": origin})
    assert response.status_code == 403
    assert b"typed" not in response.content
    assert b'type="hidden"' not in response.content


def test_a_body_that_is_too_large_is_refused_with_what_to_do(visitor: Client) -> None:
    response = visitor.post("/uk/is-it-ours/", {"letter": "a" * 3_000_000})
    assert response.status_code == 400
    with translation.override("uk"):
        assert translation.gettext("We could not take what you sent") in text_of(response.content)
    assert len(response.content) % STEP == 0


def test_something_broken_says_that_it_is_our_fault(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.raise_request_exception = False
    monkeypatch.setattr("vistka.portal.views.pages.verdict_on", lambda *_given: 1 / 0)
    response = visitor.post("/en/is-it-ours/", {"letter": "A letter"})
    assert response.status_code == 500
    assert "This is our fault, not yours." in text_of(response.content)
    assert b"A letter" not in response.content


def test_every_language_has_its_name(visitor: Client) -> None:
    page = visitor.get("/pt/help/").content.decode()
    for code, name in settings.LANGUAGES:
        assert f'lang="{code}"' in page
        assert name in page
