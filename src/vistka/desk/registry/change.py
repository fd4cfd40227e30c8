"""What a page needs to know to let one thing be written about a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from vistka.access.permissions import Permission
from vistka.ledger.actors import Actor
from vistka.registry.models import Person

Typed = QueryDict | None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is written: its page, its form, and the action that writes it."""

    name: str
    permission: Permission
    fits: Callable[[Person], bool]
    link: Promise
    title: Promise
    text: Promise | str = ""
    submit: Promise
    done: Promise
    form: Callable[[Person, Typed], forms.Form]
    do: Callable[[Actor, Person, Any], object]
    template: str = "desk/registry/change.html"

    @property
    def route(self) -> str:
        """The path of its page."""
        return f"persons/<uuid:row_id>/{self.name.replace('_', '-')}/"

    def url(self, person: Person) -> str:
        """Its page for this person."""
        return reverse(f"desk:{self.name}", args=[person.pk])
