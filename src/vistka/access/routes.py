"""Whom each route lets in. A view says it in one line; a view that says nothing lets nobody in (`middleware.Guard`)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from vistka.access.permissions import Permission


class Door(StrEnum):
    """Who gets in where no permission is asked."""

    ANYONE = "anyone"
    """Also who is not signed in."""
    NEWCOMER = "newcomer"
    """Signed in by password; the second factor may still be missing."""
    MEMBER = "member"
    """Every member of staff, signed in with both factors."""


Admits: TypeAlias = Door | Permission
View = TypeVar("View", bound=Callable[..., Any])

_MARK = "admits"


def admits(whom: Door) -> Callable[[View], View]:
    """Mark a view as open to all who stand at this door."""

    def mark(view: View) -> View:
        setattr(view, _MARK, whom)
        # Django's LoginRequiredMiddleware, where it runs, must let those pass who need not be signed in.
        view.login_required = whom is not Door.ANYONE  # type: ignore[attr-defined]
        return view

    return mark


def requires(permission: Permission) -> Callable[[View], View]:
    """Mark a view as open to members of staff with this permission."""

    def mark(view: View) -> View:
        setattr(view, _MARK, permission)
        return view

    return mark


def whom_it_admits(view: Callable[..., Any]) -> Admits | None:
    """The mark of a view; None when it has none and so lets nobody in.

    Rooms that do not know this one (`ui`) mark what is for anyone with Django's `login_not_required`.
    """
    found: Admits | None = getattr(view, _MARK, None)
    if found is None and getattr(view, "login_required", True) is False:
        return Door.ANYONE
    return found
