"""The text of `states.md`: every state machine, drawn from the tables that the program applies.

`docs/make.py` writes it; a test keeps it equal to the tables.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

import django
from django.apps import apps
from django.utils import translation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vistka.config.settings")
if not apps.ready:
    django.setup()

from vistka.access.machines import MACHINES_OF, Machine
from vistka.access.permissions import GIVEN
from vistka.agenda.declared import declared
from vistka.post import tray
from vistka.registry import states


class Arrow(NamedTuple):
    """A step from one state to another; who takes it."""

    before: str
    after: str
    words: str
    who: str


def page() -> str:
    """All of it, in English."""
    with translation.override("en"):
        return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# How records go from state to state"
    yield ""
    yield (
        "Made by `docs/make.py` from the tables that the program applies; do not edit. An illegal step is refused with the "
        "reason in plain words. “second person”: not the one who took the step before it."
    )
    yield from _drawn("registry.person", "A person of the register", _of_persons())
    yield from _drawn("post.submission", "What came by the portal", _of_the_tray())
    machines: dict[str, Machine] = declared(*MACHINES_OF)
    for name, machine in sorted(machines.items()):
        yield from _drawn(name, str(machine.words), _of(machine))


def _drawn(name: str, title: str, arrows: list[Arrow]) -> Iterator[str]:
    names = {
        state: f"s{place}" for place, state in enumerate(dict.fromkeys(s for a in arrows for s in (a.before, a.after)))
    }
    yield f"\n## {title} (`{name}`)\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f"    {short}: {state}" for state, short in names.items())
    yield from (f"    {names[one.before]} --> {names[one.after]}: {one.words}" for one in arrows)
    yield "```"
    yield ""
    yield "| step | from | to | who |"
    yield "|---|---|---|---|"
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for one in arrows:
        grouped.setdefault((one.words, one.after, one.who), []).append(one.before)
    yield from (
        f"| {words} | {'; '.join(before)} | {after} | {who} |" for (words, after, who), before in grouped.items()
    )


def _of(machine: Machine) -> list[Arrow]:
    arrows = []
    for leads in machine.steps.values():
        who = (
            ", ".join(sorted(str(role.words) for role in GIVEN[leads.permission]))
            if leads.permission
            else "the machine"
        )
        who += " (second person)" if leads.not_by else ""
        for before in machine.states:
            if before in leads.before:
                arrows.append(Arrow(_words(before), _words(machine.states(leads.after)), str(leads.words), who))
    return arrows


def _of_persons() -> list[Arrow]:
    who = "registrar"
    return [
        Arrow(_words(before), _words(after or before), str(kind.words), who)
        for kind, (befores, after) in states.LEADS_TO.items()
        for before in states.State
        if before in befores
    ]


def _of_the_tray() -> list[Arrow]:
    return [
        Arrow(str(before.words), str(after.words), step.value.replace("_", " "), "case worker")
        for (before, step), after in tray.STEPS.items()
    ]


def _words(state: object) -> str:
    return str(state.words)  # type: ignore[attr-defined]
