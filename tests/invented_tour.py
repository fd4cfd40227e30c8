"""The portal of a loaded exercise, at which a family's mailbox is opened in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from invented_visitors import OfflineBureau, as_the_portal
from portal_routes import OF_THE_BUREAU
from telephone import Telephone

_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


class AtHome(Telephone):
    """She, or a visitor, at the portal of the exercise."""

    def opens_mailbox(self, code: str) -> None:
        """The first page, its button, the code."""
        self.goes_to()
        self.follows_way_to("open/")
        self.sends(code=code)
        self.is_at("box/")

    def page_of_mailbox(self) -> str:
        """All that the browser got, but for the token that every form draws anew."""
        return _TOKEN.sub("", self.page.content())

    def reads_letter(self, title: str) -> None:
        """A letter of the list."""
        self.goes_to("box/")
        self.follows(f'main a:has-text("{title}")')


@contextmanager
def at_home(browser: Browser) -> Iterator[AtHome]:
    """Within the block the portal listens, and the pages of the desk rest: one process has one set of settings."""
    with as_the_portal(OfflineBureau(), OFFLINE_KEY=settings.OFFLINE_KEY, **OF_THE_BUREAU):
        server = LiveServer("localhost")
        try:
            with AtHome.at(browser, server.url, "en") as her:
                yield her
        finally:
            server.stop()
