"""Who has died, copied from the register: the doctor and who keeps the graves read no other record of the person."""

from __future__ import annotations

from typing import Final

from vistka.ledger.recorded import trust
from vistka.registry.models import Event, Person
from vistka.registry.particulars import best
from vistka.registry.reading import events_that_count
from vistka.registry.states import EventKind, State
from vistka.remains.models import Death

SHOWN: Final = (
    "family_name",
    "given_name",
    "patronymic",
    "father_name",
    "birth_date",
    "birth_place",
    "rank",
    "service_number",
    "power",
    "nationality",
    "person_to_inform",
)
"""What annex IV.D asks of the person, by the register's names (`registry.particulars.FIELDS`)."""
_NAME: Final = ("family_name", "given_name", "patronymic")


def death_event(person: Person) -> Event | None:
    """The death that counts in the register; None for somebody who lives. Opens events. Raises `Forged`."""
    if person.state != State.DEAD:
        return None
    deaths = [event for event in events_that_count(person.pk) if event.kind == EventKind.DIED]
    return deaths[-1] if deaths else None


def identity_of(person: Person, event: Event) -> dict[str, str]:
    """What `Death.identity` holds: `SHOWN`, {number, on}; without what is not known. Where it was, `place_of` says."""
    said = {name: best(person.identities, name) for name in SHOWN}
    of_death = {"number": person.number, "on": event.said.get("on", "")}
    return {name: value for name, value in (said | of_death).items() if value}


def place_of(death: Death) -> str:
    """Where the person died, or "". It is where somebody was held: only who reads custody in the register opens it.

    Raises `Forged`.
    """
    trust(death, death.event)
    return str(death.event.said.get("place", ""))


def name_in(identity: dict[str, str]) -> str:
    """The name as one line, or the bureau number where there is none."""
    return " ".join(filter(None, (identity.get(part, "") for part in _NAME))) or identity.get("number", "")
