"""One line of the table of places (`desk.places`), and of what other rooms do for a person (`desk.of_person`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise

from vistka.access.permissions import Permission
from vistka.registry.models import Person


class Place(NamedTuple):
    """A page to go to: its route's name, what one must be allowed, its name, and what one does there."""

    route: str
    permission: Permission
    text: Promise
    purpose: Promise


class OfPerson(NamedTuple):
    """A page of another room about one person of the register: its route takes the person's key."""

    route: str
    permission: Permission
    text: Promise
    fits: Callable[[Person], bool] = lambda _person: True
