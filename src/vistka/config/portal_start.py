"""What the portal's process does before its first request: refuse, and load its application. It opens no key."""

from __future__ import annotations

import gc

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.urls import reverse
from django.utils import translation

from vistka.config.logging import catch_the_uncaught
from vistka.config.portal_refusals import refuse_the_portal


def start_portal() -> WSGIHandler:
    """The WSGI application, loaded before any worker is made, so that the next worker answers at once.

    `process.set_up` comes first, under the portal's settings. Raises `Refused`.
    """
    refuse_the_portal()
    from vistka.config.portal_wsgi import application

    _load_all()
    connections.close_all()  # a fork must not share them
    catch_the_uncaught()
    gc.collect()
    gc.freeze()
    return application


def _load_all() -> None:
    """What Django would load with the first request: every route, and every language's words."""
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            reverse("portal:start")
            translation.gettext("Help")
