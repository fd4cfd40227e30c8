"""`vistka canary`: is the portal as we left it, and does what is filed there arrive?"""

from __future__ import annotations

import argparse
import sys
from typing import Final

from vistka.cli.errors import CommandError
from vistka.cli.server import installation

WORDS: Final = {
    "unreachable": "The portal does not answer. Is it running, and is VISTKA_PORTAL_URL right?",
    "pages": "A page is not as an officer left it. If nobody changed anything, take the portal off the network.",
    "refused": "The portal did not take an enquiry. Look at its log, and whether there is a key for today.",
}


def run(asked: argparse.Namespace) -> None:
    """Fly once, or remember the pages as they are now. Raises `CommandError` for what is not right."""
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            if asked.act == "remember":
                _remember(asked.account)
            else:
                _fly()


def _fly() -> None:
    from django.utils import timezone

    from vistka.post.canary.flying import fly

    flight = fly(timezone.now())
    if flight.fault:
        raise CommandError(WORDS[flight.fault])
    print(
        "Pages and filing are as they should be. `vistka work` opens it within a minute; if not, it is due at the desk."
    )


def _remember(account: str) -> None:
    from django.conf import settings

    from vistka.access.terminal import sign_in_at_terminal
    from vistka.post.canary.pages import digests_of, remember_pages
    from vistka.post.canary.visitor import Unreachable, Visitor

    officer = sign_in_at_terminal(account)
    try:
        digests = digests_of(Visitor(settings.PORTAL_URL))
    except Unreachable:
        raise CommandError(WORDS["unreachable"]) from None
    remember_pages(by=officer, digests=digests)
    print(f"{len(digests)} pages and stylesheets remembered. The canary compares them each hour.", file=sys.stderr)
