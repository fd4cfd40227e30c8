"""Doing what a form asks, and saying above it what was refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms

from vistka.access.errors import AccessError
from vistka.desk.registry.opened import FORGED
from vistka.ledger.errors import Forged

Result = TypeVar("Result")


def tried(form: forms.Form, do: Callable[[], Result]) -> Result | None:
    """What `do` gives; None when it was refused, which then stands above the form."""
    try:
        return do()
    except AccessError as error:
        form.add_error(None, str(error.words))
    except Forged:
        form.add_error(None, str(FORGED))
    return None
