"""Two Chromium windows with invented microphones and cameras call each other over coturn, and neither learns the other's
internet address. Needs the Debian packages `coturn` and `chromium`, which `make packages` installs.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from playwright.sync_api import Browser, Page, Playwright, Route, expect
from pytest_django.live_server_helper import LiveServer

from coturn import RELAYS, SECRET, Relay, coturn
from invented_call import as_the_call_face, opened_room
from vistka.calls.rooms import Links, deliver, end_room

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])

PHONE: Final = {"width": 360, "height": 740}
SCRIPT: Final = Path(__file__).parents[2] / "src/vistka/call/static/call/call.js"
KEPT: Final = """
window.connections = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(settings) {
    super({ ...settings, ...POLICY });
    window.connections.push(this);
  }
};
"""
"""Before our script: every connection it makes can be looked at."""
LOOKED_AT: Final = """async () => {
  const connection = window.connections.at(-1);
  const stats = [...(await connection.getStats()).values()];
  return {
    local: connection.localDescription && connection.localDescription.sdp,
    remote: connection.remoteDescription && connection.remoteDescription.sdp,
    packets: stats.filter((one) => one.type === "inbound-rtp").map((one) => [one.kind, one.packetsReceived]),
    known: stats.filter((one) => one.type === "remote-candidate").map((one) => one.address || ""),
    policy: connection.getConfiguration().iceTransportPolicy,
  };
}"""
CONSTANT: Final = re.compile(r"^o=- \d+ \d+ IN IP4 (127\.0\.0\.1|0\.0\.0\.0)\r?$", re.MULTILINE)
"""What every browser writes for itself instead of an address (RFC 8829, section 5.2.1)."""
ADDRESS: Final = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])"
)
NO_ADDRESS: Final = "0.0.0.0"  # noqa: S104
SECONDS: Final = 40


@dataclass
class Call:
    """Both windows, and the room they are in."""

    room: Links
    family: Page
    camp: Page

    @property
    def both(self) -> tuple[Page, Page]:
        return self.family, self.camp

    def join(self) -> None:
        """Both open their links and press the button."""
        for page, link in ((self.family, self.room.family), (self.camp, self.room.camp)):
            page.goto(link)
            page.get_by_role("button", name="Join the call").click()

    def are_connected(self) -> None:
        for page in self.both:
            expect(page.get_by_text("You are connected.")).to_be_visible(timeout=SECONDS * 1000)


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    with coturn(tmp_path) as relay:
        yield relay


@pytest.fixture
def face(relay: Relay, transactional_db: None) -> Iterator[str]:
    """The address of the call face."""
    with as_the_call_face(TURN=[relay.url], TURN_SECRET=SECRET):
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()


@pytest.fixture
def chromium(playwright: Playwright, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser with an invented microphone and camera, which allows them by itself."""
    invented = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
    ]
    browser = playwright.chromium.launch(
        **browser_type_launch_args | {"args": [*browser_type_launch_args["args"], *invented]}
    )
    yield browser
    browser.close()


@pytest.fixture
def begin(chromium: Browser, face: str, settings: Any) -> Iterator[Callable[..., Call]]:
    """Two windows of browsers that know nothing of each other. `policy`: what is put in place of ours in both; `script`:
    what becomes of our script on its way."""
    contexts = []

    def begin(*, picture: bool = False, policy: str = "{}", script: Callable[[str], str] | None = None) -> Call:
        settings.CALL_URL = face
        with transaction.atomic():
            room = opened_room(picture=picture)
        deliver()
        pages = []
        for _ in range(2):
            context = chromium.new_context(viewport=PHONE)
            contexts.append(context)
            page = context.new_page()
            page.add_init_script(KEPT.replace("POLICY", policy))
            if script:
                page.route("**/call.js", _in_place_of_it(script(SCRIPT.read_text("utf-8"))))
            pages.append(page)
        return Call(room, *pages)

    yield begin
    for context in contexts:
        context.close()


def _in_place_of_it(script: str) -> Callable[[Route], None]:
    def fulfil(route: Route) -> None:
        route.fulfill(body=script, content_type="text/javascript")

    return fulfil


def looked_at(page: Page, media: str = "audio") -> dict[str, Any]:
    """The connection of a window, as soon as so much has arrived over it."""
    deadline = time.monotonic() + SECONDS
    while True:
        found: dict[str, Any] = page.evaluate(LOOKED_AT)
        if any(kind == media and packets > 10 for kind, packets in found["packets"]):
            return found
        assert time.monotonic() < deadline, found["packets"]
        page.wait_for_timeout(200)


def addresses_in(sdp: str) -> set[str]:
    """Every address in a description but those that stand for none."""
    return set(ADDRESS.findall(CONSTANT.sub("", sdp))) - {NO_ADDRESS, "::"}


def candidates_in(sdp: str) -> list[str]:
    return re.findall(r"^a=candidate:.*$", sdp, re.MULTILINE)


def leaks(found: dict[str, Any]) -> set[str]:
    """Addresses of anything but the relay in what a window knows of the call."""
    known = addresses_in(found["local"]) | addresses_in(found["remote"]) | {one for one in found["known"] if one}
    return known - {RELAYS}


def test_two_windows_hear_each_other_and_neither_learns_the_others_address(begin: Callable[..., Call]) -> None:
    call = begin()
    call.join()
    call.are_connected()
    for page in call.both:
        found = looked_at(page)
        assert found["policy"] == "relay"
        assert leaks(found) == set()
        for sdp in (found["local"], found["remote"]):
            assert "m=video" not in sdp
            assert all(" typ relay" in one and f" {RELAYS} " in one for one in candidates_in(sdp))
        assert candidates_in(found["local"])
        assert found["known"]
        assert not [one for one in found["known"] if one not in (RELAYS, "")]


def test_the_operator_ends_the_call_on_both_pages(begin: Callable[..., Call]) -> None:
    call = begin()
    call.join()
    call.are_connected()
    with transaction.atomic():
        end_room(call.room.room)
    deliver()
    for page in call.both:
        expect(page.get_by_text("The call is over.")).to_be_visible()
        assert page.evaluate("connections.every((one) => one.connectionState === 'closed')")
        assert "#" not in page.url


def test_the_picture_comes_only_while_both_ask_for_it(begin: Callable[..., Call]) -> None:
    call = begin(picture=True)
    call.join()
    call.are_connected()
    show, hide = "Show picture", "Hide picture"
    call.family.get_by_role("button", name=show).click()
    expect(call.camp.get_by_text("The other side asks to see each other.")).to_be_visible()
    assert all("m=video" not in looked_at(page)["local"] for page in call.both)
    assert not any(page.locator("#theirs").is_visible() for page in call.both)
    call.camp.get_by_role("button", name=show).click()
    for page in call.both:
        found = looked_at(page, "video")
        assert leaks(found) == set()
        expect(page.locator("#theirs")).to_be_visible()
    call.camp.get_by_role("button", name=hide).click()
    for page in call.both:
        expect(page.locator("#theirs")).to_be_hidden()
        page.wait_for_function(
            "() => connections.at(-1).getSenders().every((one) => !one.track || one.track.kind === 'audio')"
        )


def test_who_loads_the_page_again_is_connected_again_and_the_time_runs_on(begin: Callable[..., Call]) -> None:
    call = begin()
    call.join()
    call.are_connected()
    call.camp.wait_for_timeout(5000)
    call.family.reload()
    call.family.get_by_role("button", name="Join the call").click()
    call.family.wait_for_timeout(500)
    call.are_connected()
    assert leaks(looked_at(call.family)) == set()
    left = [page.locator("#left").inner_text().split(":") for page in call.both]
    seconds = [int(minutes) * 60 + int(rest) for minutes, rest in left]
    assert abs(seconds[0] - seconds[1]) <= 2
    assert max(seconds) < 15 * 60 - 4


def test_who_leaves_ends_it_for_both(begin: Callable[..., Call]) -> None:
    call = begin()
    call.join()
    call.are_connected()
    call.family.get_by_role("button", name="Leave the call").click()
    expect(call.family.get_by_text("The call is over.")).to_be_visible()
    expect(call.camp.get_by_text("The other side has left the call.")).to_be_visible()


def test_the_check_can_fail_without_the_relays_policy(begin: Callable[..., Call]) -> None:
    """Each window then gathers addresses of its own, and the check sees them. Our script still sends none of them on."""
    call = begin(policy='{ iceTransportPolicy: "all" }')
    call.join()
    call.are_connected()
    for page in call.both:
        found = looked_at(page)
        assert addresses_in(found["local"]) - {RELAYS}
        assert any(" typ host" in one for one in candidates_in(found["local"]))
        assert addresses_in(found["remote"]) - {RELAYS} == set()


def test_the_check_can_fail_without_the_stripping(begin: Callable[..., Call]) -> None:
    """Without policy and stripping each window learns the other's address: that is what the two are for."""

    def let_through(script: str) -> str:
        changed = script.replace("/ typ relay( |$)/", "/ typ /")
        assert changed != script
        return changed

    call = begin(policy='{ iceTransportPolicy: "all" }', script=let_through)
    call.join()
    call.are_connected()
    for page in call.both:
        assert addresses_in(looked_at(page)["remote"]) - {RELAYS}


def test_the_page_is_accessible_and_fits_a_telephone_before_and_during_a_call(begin: Callable[..., Call]) -> None:
    call = begin(picture=True)
    for language in ("uk", "ru", "pt", "en"):
        call.family.goto(call.room.family.replace("/en/", f"/{language}/"))
        assert accessible(call.family)
    call.join()
    call.are_connected()
    for page in call.both:
        page.get_by_role("button", name="Show picture").click()
    expect(call.family.locator("#theirs")).to_be_visible()
    assert accessible(call.family)


def test_who_changes_the_language_keeps_the_link(begin: Callable[..., Call]) -> None:
    call = begin()
    call.family.goto(call.room.family)
    call.family.get_by_role("link", name="Українська").click()
    assert call.family.url == call.room.family.replace("/en/", "/uk/")


def test_a_link_that_another_has_used_says_so_and_one_that_is_torn_too(begin: Callable[..., Call]) -> None:
    call = begin()
    for link, words in (
        (call.room.family, "You are here."),
        (call.room.family, "Somebody has already used this link."),
        (call.room.camp[:-5], "This link opens no call."),
    ):
        page = call.family if words == "You are here." else call.camp
        page.goto("about:blank")
        page.goto(link)
        page.get_by_role("button", name="Join the call").click()
        expect(page.get_by_text(words)).to_be_visible()


def accessible(page: Page) -> bool:
    """Whether axe finds no fault, and nothing is wider than the screen."""
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
