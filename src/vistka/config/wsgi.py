"""The desk as a WSGI application, for `vistka serve`. No other server can start it: it needs an open keyring."""

from __future__ import annotations

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from vistka.config.environment import SETTINGS_MODULE


def open_desk() -> WSGIHandler:
    """The application. Raises `Refused`, and `KeyringLocked` in a process that did not begin with `start.start`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    application = get_wsgi_application()
    from vistka.config.refusals import refuse_to_start
    from vistka.vault.current import keyring

    refuse_to_start()
    keyring()
    return application


application = open_desk()
