"""Somebody who is about to be registered, as a form, a table or an exercise gives him."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vistka.registry.models import Category, Side
from vistka.registry.name_forms import NameForm
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import Identities, Provenance
from vistka.registry.reports import ReportSource
from vistka.registry.states import EventKind


@dataclass(frozen=True, kw_only=True)
class NewEvent:
    """What happened. `said`: {on, place, to, document}; `on` is a date as people write it, not ambiguous, or ""."""

    kind: EventKind
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class NewIdentifier:
    """A number by which he is known elsewhere, and where it comes from."""

    kind: NumberKind
    value: str
    how: Provenance


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """What is reported of one whom the other Power holds. `said`: {status, date, reference}.

    `date` is the day of which the report speaks; `status` a `ReportStatus`. `received_on`: when it came to us.
    """

    source: ReportSource
    official: bool
    said: Mapping[str, str]
    received_on: date


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """One person. `identities`: see `particulars`; `names`: see `name_forms`; `custody`: {place, camp, mail_address}.

    One reported held by the other Power has a `report`; one held by us has none. `cards_made`: the capture cards for
    these events were made before, by the register from which he is taken over.
    """

    side: Side
    category: Category
    identities: Identities
    names: Sequence[NameForm] = ()
    events: Sequence[NewEvent] = ()
    identifiers: Sequence[NewIdentifier] = ()
    report: NewReport | None = None
    custody: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    cards_made: bool = False
