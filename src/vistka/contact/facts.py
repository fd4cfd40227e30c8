"""The facts of one enquirer, each from rows that the ledger bears out. A forged one raises before anything is told.

What is sealed as custody or health is not opened here: a case worker's page gathers facts too. `values_of` opens it,
within the actions that compose.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from vistka.contact.deaths import is_told
from vistka.contact.disclosure import Facts, Notified
from vistka.contact.models import Addressee, DeathNews
from vistka.contact.wording import Health, Values
from vistka.dates import read_date
from vistka.enquiries.code_words import is_under_duress
from vistka.enquiries.kinship import level_of
from vistka.enquiries.models import Enquirer
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.registry.health import HealthValue
from vistka.registry.models import Event, Person, Side, Wish, WishItem
from vistka.registry.models.wish import Acquaintance
from vistka.registry.reading import latest_health, latest_official, proved
from vistka.registry.reports import ReportSource, ReportStatus
from vistka.registry.states import LEADS_TO, EventKind, State
from vistka.registry.wishes import standing_wishes
from vistka.tracing.links import doubt_of, link_of
from vistka.tracing.models import Link
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

_HERE: Final = frozenset({State.REGISTERED, State.CAPTURED, State.IN_CAMP, State.IN_HOSPITAL})
_WENT_HOME: Final = frozenset({State.RELEASED, State.REPATRIATED})


@dataclass(frozen=True)
class Grounds:
    """The facts, and the rows from which they were gathered; without a link there are no others."""

    facts: Facts
    link: Link | None = None
    wish: Wish | None = None


def facts_of(enquirer: Enquirer) -> Facts:
    """All that decides what she is told. Raises `Forged`."""
    return grounds_of(enquirer).facts


def grounds_of(enquirer: Enquirer) -> Grounds:
    """The facts of one enquirer and where they come from. Raises `Forged`."""
    trust(enquirer)
    of_her = Facts(
        level=level_of(enquirer),
        through_association=enquirer.association_id is not None,
        withdrawn=enquirer.withdrawn_at is not None,
        under_duress=is_under_duress(enquirer),
    )
    link = link_of(enquirer.enquiry_id)
    return Grounds(of_her) if link is None else _of_both(of_her, enquirer, link)


def _of_both(of_her: Facts, enquirer: Enquirer, link: Link) -> Grounds:
    person = link.person
    trust(person)
    addressed, stood = addressed_wish(enquirer, person), _stood(person)
    facts = Facts(
        **vars(of_her)
        | {
            "linked": True,
            "doubted": doubt_of(link) is not None,
            "side": Side(person.side),
            "is_here": stood in _HERE,
            "went_home": stood in _WENT_HOME,
            "dead": person.state == State.DEAD,
            "wish": None if addressed is None else frozenset(map(WishItem, addressed.said["items"])),
            "acquaintance": None if addressed is None else Acquaintance(addressed.acquaintance),
            "is_meant": addressed is not None,
            "notified": official_word(person) if person.side == Side.REPORTED else None,
            "news_done": _news_is_done(enquirer, link),
        }
    )
    return Grounds(facts, link, addressed)


def addressed_wish(enquirer: Enquirer, person: Person) -> Wish | None:
    """The wish that stands, in which he meant her: two different people say so. Raises `Forged`."""
    wishes = {wish.pk: wish for wish in standing_wishes(person.pk)}
    standing = Addressee.objects.filter(enquirer=enquirer, wish_id__in=wishes, dropped_at=None)
    confirmed = list(standing.filter(confirmed_by__isnull=False))
    trust(*confirmed)
    # The actions let one person confirm nothing, and let her be the one of a single wish.
    if len(confirmed) > 1 or any(row.confirmed_by == row.proposed_by for row in confirmed):
        raise Forged([str(row) for row in confirmed])
    return wishes[confirmed[0].wish_id] if confirmed else None


def official_word(person: Person) -> Notified | None:
    """What the other Power or the Agency notified last, as the person's own row names it. Raises `Forged`.

    The row names no death: it does not take back what was told before it, for that would be the news.
    """
    report = latest_official(person.pk)
    if report is None:
        return None
    return Notified(ReportSource(report.source), ReportStatus(report.said["status"]), report.received_on)


def values_of(grounds: Grounds) -> Values:
    """What is filled into the sentences. Opens custody and health: within an action. Raises `Forged`."""
    today = timezone.localdate()
    if grounds.link is None:
        return Values(on=today)
    person = grounds.link.person
    address = person.custody.get("mail_address", "")
    return Values(on=today, mail_address=address, health=_health(person), went_home_on=_went_home_on(person))


def digest_of(grounds: Grounds, values: Values) -> bytes:
    """HMAC over all that an answer is composed from, the day left aside."""
    wished = grounds.facts.wish
    said = {
        "facts": asdict(grounds.facts) | {"wish": None if wished is None else sorted(wished)},
        "link": grounds.link and grounds.link.pk,
        "wish": grounds.wish and grounds.wish.pk,
        "mail_address": values.mail_address,
        "health": values.health and asdict(values.health),
        "went_home_on": values.went_home_on,
    }
    return keyring().mac(Purpose.BINDING, b"contact.answer", json.dumps(said, sort_keys=True, default=str).encode())


def _health(person: Person) -> Health | None:
    note = latest_health(person.pk)
    if note is None:
        return None
    on: date = note.observed_on
    return Health(HealthValue(note.value), on)


def _stood(person: Person) -> State:
    """How it stands with him, as the events have it; death left aside, so that it changes nothing."""
    if person.state != State.DEAD:
        return State(person.state)
    states = [LEADS_TO[kind][1] for _event, kind in _counting(person) if kind is not EventKind.DIED]
    return next(filter(None, reversed(states)), State.REGISTERED)


def _counting(person: Person) -> list[tuple[Event, EventKind]]:
    """The events that no other corrects, in the order in which they were entered. Raises `Forged`."""
    events = list(Event.objects.filter(person=person).order_by("place_in_order"))
    trust(*events)
    corrected = {event.corrects_id for event in events}
    return [(event, EventKind(event.kind)) for event in events if event.kind and event.pk not in corrected]


def _went_home_on(person: Person) -> date | None:
    """The day on which he was released or went home; None while he is here, or where the day is not known exactly."""
    if _stood(person) not in _WENT_HOME:
        return None
    *_before, left = (event for event, kind in _counting(person) if LEADS_TO[kind][1] in _WENT_HOME)
    readings = read_date(left.said.get("on", "")).alternatives
    exact = len(readings) == 1 and readings[0].earliest == readings[0].latest
    return readings[0].earliest if exact else None


def _news_is_done(enquirer: Enquirer, link: Link) -> bool:
    """Whether the news was brought to herself: what others of the family were told changes nothing for her."""
    proved(DeathNews, link.news_id)
    return is_told(enquirer)
