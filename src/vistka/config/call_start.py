"""What the call face's process does before its first request: refuse, and close its connection. It opens no key."""

from __future__ import annotations

from django.db import connections

from vistka.config.call_refusals import refuse_calls
from vistka.config.logging import catch_the_uncaught


def start_calls() -> None:
    """`process.set_up` comes first, under the settings of the call face. Raises `Refused`."""
    refuse_calls()
    connections.close_all()  # a fork must not share them
    catch_the_uncaught()
