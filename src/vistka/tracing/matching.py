"""Working off what waits to be matched: enquiries against the register, persons against who is sought.

An enquiry is always searched in the register, never the other way round, for only so the probability is that of the
enquiry's own question: who of all these is he? A person who is new or has changed first finds the enquiries that may
mean him, and those are searched again.

Any number of times, killed at any moment: a row of `Unmatched` goes only when all that follows from it is stored.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import islice
from typing import Final, TypeVar
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from vistka.agenda.models import LastDone
from vistka.agenda.work import done
from vistka.enquiries.models import Enquiry
from vistka.leads.models import Lead
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading_everybody
from vistka.matching.packed import unpack
from vistka.registry.actions import note_findings
from vistka.registry.arrivals import ArrivalState
from vistka.registry.models import Arrival, Person
from vistka.registry.sheets import descriptions_to_look_for
from vistka.tracing.current import index
from vistka.tracing.decisions import CandidateState
from vistka.tracing.index import head_number
from vistka.tracing.lead_matching import all_open_leads, leads_to_compare, match_leads
from vistka.tracing.lead_storing import withdraw_beside
from vistka.tracing.models import Candidate, Unmatched
from vistka.tracing.sides import PERSONS, SOUGHT
from vistka.tracing.storing import LEFT_TO_PEOPLE, compared, pair_of, store_candidates, withdraw_candidates

BY: Final[Actor] = machine("match")
BATCH: Final = 20_000
"""Rows that are worked off together: a unit's arrival asks each enquiry once."""
STORED: Final = 200
"""Enquiries whose candidates are stored in one transaction."""
MOST: Final = 10
"""Candidates of one enquiry that are kept."""
ALL_ASKED: Final = 3000
"""So many enquiries are all searched again, whoever came: some seconds, and none is missed."""
ASKED_A_PERSON: Final = 50
"""Of more enquiries, those that come nearest to a person. One in two hundred is missed till the next `match_all`."""
PERHAPS: Final = 3
"""Persons whom a row of a table of arrivals may be, and who are shown beside it."""
WORTH_A_LOOK: Final = frozenset({"strong", "possible"})
"""The agreements that people are shown (`matching.Agreement`)."""

ALL: Final = "tracing all"
ALL_EVERY: Final = timedelta(days=1)

Key = tuple[UUID, UUID]
"""Enquiry and person."""
Item = TypeVar("Item")
Found = TypeVar("Found")

_log = structlog.get_logger(__name__)


def match_waiting() -> None:
    """Match all that waits. What fails waits on, and nothing else waits for it."""
    failed = set[UUID]()
    while batch := list(Unmatched.objects.exclude(pk__in=failed).order_by("sequence")[:BATCH]):
        if not _worked_off(batch):
            alone = {one.pk for one in batch if len(batch) == 1 or not _worked_off([one])}
            failed |= alone
            if len(alone) == len(batch):
                return


def match_all() -> None:
    """Once a day everybody who is sought, and every open lead, is searched again: names have become rarer or more
    common, the model newer."""
    last = LastDone.objects.filter(name=ALL).first()
    if last and timezone.now() - last.at < ALL_EVERY:
        return
    sequence = head_number()
    with transaction.atomic():
        ids = SOUGHT.matched().values_list("pk", flat=True)
        rows = [Unmatched(kind=SOUGHT.kind, row_id=pk, sequence=sequence) for pk in ids]
        rows += [Unmatched(kind=Lead._meta.label, row_id=pk, sequence=sequence) for pk in all_open_leads()]
        Unmatched.objects.bulk_create(rows, ignore_conflicts=True)
        done(ALL)
    match_waiting()


def _worked_off(batch: Sequence[Unmatched]) -> bool:
    try:
        _work_off(batch)
    except Exception:
        _log.exception("could not be matched", count=len(batch), id=batch[0].row_id)
        return False
    return True


def _work_off(batch: Sequence[Unmatched]) -> None:
    index().follow()  # it is then at least where the batch is
    enquiries, persons, arrivals, leads = (_ids(batch, model) for model in (Enquiry, Person, Arrival, Lead))
    with reading_everybody(BY, "tracing.match"):
        sought, registered = SOUGHT.some(enquiries), PERSONS.some(persons)
        gone = enquiries - sought.keys(), persons - registered.keys()
        _withdraw_of(*gone)
        withdraw_beside(*gone)
        asked = sought | _may_mean(registered)
        for some in _parts(asked):
            _match(some)
        for arrival in Arrival.objects.filter(pk__in=arrivals, state=ArrivalState.CHECKING):
            _look_for(arrival)
        match_leads(leads_to_compare(leads, bool(enquiries or persons)))
    # Who was written once more has a later sequence, and waits on.
    Unmatched.objects.filter(row_id__in=[one.row_id for one in batch], sequence__lte=batch[-1].sequence).delete()


def _ids(batch: Iterable[Unmatched], model: type[Model]) -> set[UUID]:
    return {one.row_id for one in batch if one.kind == model._meta.label}


def _look_for(arrival: Arrival) -> None:
    """Say of each row of a table who in the register may be the same person, so that nobody is registered twice."""
    rows, register = descriptions_to_look_for(arrival), index().persons
    found = _each(lambda row: register.search(unpack("", row), top=PERHAPS), rows)
    perhaps = {
        row: [UUID(one.registry_id) for one in candidates if one.agreement in WORTH_A_LOOK]
        for row, candidates in zip(rows, found, strict=True)
    }
    note_findings(by=BY, arrival_id=arrival.pk, perhaps=perhaps)


def _may_mean(registered: Mapping[UUID, str]) -> dict[UUID, str]:
    """The enquiries that may mean one of these persons, and those of which one is a candidate already."""
    if not registered:
        return {}
    register = index().sought
    if len(register) <= max(ALL_ASKED, len(registered) * ASKED_A_PERSON):
        return dict(row for rows in SOUGHT.everybody() for row in rows)
    near = _each(
        lambda item: register.search(unpack(str(item[0]), item[1]), top=ASKED_A_PERSON, everyone=True),
        registered.items(),
    )
    found = {UUID(one.registry_id) for candidates in near for one in candidates}
    known = Candidate.objects.filter(person_id__in=registered.keys()).values_list("enquiry_id", flat=True)
    return SOUGHT.some(found.union(known))


def _match(asked: Mapping[UUID, str]) -> None:
    """Search the register for each enquiry and store what is worth a look."""
    register = index().persons
    searched = _each(lambda item: register.search(unpack(str(item[0]), item[1]), top=MOST), asked.items())
    found = {
        (enquiry_id, UUID(one.registry_id)): one
        for enquiry_id, candidates in zip(asked, searched, strict=True)
        for one in candidates
        if one.agreement in WORTH_A_LOOK
    }
    waiting = _waiting(asked, found)
    texts = PERSONS.some({person_id for _, person_id in (*found, *waiting)})
    pairs = [
        pair_of(enquiry_id, asked[enquiry_id], texts[person_id], one)
        for (enquiry_id, person_id), one in found.items()
        if person_id in texts
    ]
    if pairs:
        store_candidates(by=BY, pairs=pairs)
    _withdraw(
        candidate_id
        for (enquiry_id, person_id), (candidate_id, before) in waiting.items()
        if person_id not in texts or before != compared(asked[enquiry_id], texts[person_id])
    )


def _waiting(asked: Mapping[UUID, str], found: Collection[Key]) -> dict[Key, tuple[UUID, bytes]]:
    """Candidates that people have yet to decide and that the search no longer gives: key and what was compared."""
    rows = _undecided().filter(enquiry_id__in=asked.keys())
    candidates = rows.values_list("enquiry_id", "person_id", "pk", "compared")
    known = {(enquiry_id, person_id): (pk, bytes(before)) for enquiry_id, person_id, pk, before in candidates}
    return {key: known[key] for key in known.keys() - set(found)}


def _withdraw_of(enquiry_ids: Collection[UUID], person_ids: Collection[UUID]) -> None:
    """Withdraw the candidates of those who are no longer matched."""
    if enquiry_ids or person_ids:
        either = Q(enquiry_id__in=enquiry_ids) | Q(person_id__in=person_ids)
        _withdraw(_undecided().filter(either).values_list("pk", flat=True))


def _withdraw(candidate_ids: Iterable[UUID]) -> None:
    if ids := list(candidate_ids):
        withdraw_candidates(by=BY, candidate_ids=ids)


def _undecided() -> QuerySet[Candidate]:
    return Candidate.objects.exclude(state__in=LEFT_TO_PEOPLE | {CandidateState.WITHDRAWN})


def _each(search: Callable[[Item], Found], items: Iterable[Item]) -> list[Found]:
    """Search for each on all cores; compiled loops let the others run."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(search, items))


def _parts(asked: Mapping[UUID, str]) -> Iterator[dict[UUID, str]]:
    rows = iter(asked.items())
    while part := dict(islice(rows, STORED)):
        yield part
