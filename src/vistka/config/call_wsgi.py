"""The call face as a WSGI application, for `vistka serve call`."""

from __future__ import annotations

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

SETTINGS_MODULE = "vistka.config.call"


def open_calls() -> WSGIHandler:
    """The application. Raises `SettingsError`."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS_MODULE
    return get_wsgi_application()


application = open_calls()
