"""What is printed of the dead: the notification of annex IV.D, and the list of the graves of one cemetery."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.papers.printing import Print
from vistka.documents.issuing import Paper, issue
from vistka.documents.kinds import DocumentKind, Values
from vistka.documents.labels import Languages
from vistka.ledger.actors import Actor
from vistka.registry.reading import events_that_count
from vistka.registry.states import EventKind
from vistka.remains.dead.causes import Cause
from vistka.remains.dead.graves import graves_of
from vistka.remains.dead.identity import place_of
from vistka.remains.dead.listing import GraveLine, list_graves
from vistka.remains.dead.machines import DeathState, GraveState
from vistka.remains.dead.words import Cremation, Effects
from vistka.remains.models import Death, Grave

_CERTIFIED: Final = frozenset({DeathState.CERTIFIED, DeathState.BURIED, DeathState.CREMATED, DeathState.CLOSED})
_YES, _NO = _("Yes"), _("No")


def notice_values(death: Death, languages: Languages) -> Values:
    """What is filled into the notification; words of our tables in both languages."""
    identity = death.identity
    graves = graves_of(death)
    return {
        "authority": settings.BUREAU_NAME,
        "power": identity.get("power", ""),
        "family_name": identity.get("family_name", ""),
        "first_names": _joined(" ", (identity.get("given_name"), identity.get("patronymic"))),
        "father_first_name": identity.get("father_name", ""),
        "birth_place": identity.get("birth_place", ""),
        "born_on": identity.get("birth_date", ""),
        "death_place": place_of(death),
        "died_on": identity.get("on", ""),
        "rank": identity.get("rank", ""),
        "service_number": identity.get("service_number", ""),
        "next_of_kin_address": identity.get("person_to_inform", ""),
        "taken_where_when": _taken(death),
        "cause": _joined("\n", (_both(Cause(death.medical["cause"]).words, languages), death.medical["words"])),
        "burial_place": "\n".join(_place(one) for one in graves if not one.is_ashes),
        "grave_marked": "\n".join(_marked(one, languages) for one in graves),
        "cremation": _cremation(death, graves, languages),
        "effects": _joined(": ", (_both(Effects(death.notice["effects"]).words, languages), death.notice["through"])),
        "last_moments": death.notice["account"],
        # They sign the paper itself, beside their names.
        "witnesses": [{"name": one["name"], "address": one["address"]} for one in death.witnesses],
        "signed_on": death.certified_at.date().isoformat() if death.certified_at else "",
    }


def list_values(grave: Grave, lines: Iterable[GraveLine]) -> Values:
    """The graves of the cemetery of this one, of people of the same Power."""
    power = grave.death.identity.get("power", "") if grave.death else ""
    here = [one for one in lines if (one.cemetery, one.power) == (grave.place["cemetery"], power)]
    return {
        "power": power,
        "cemetery": grave.place["cemetery"],
        "cemetery_place": next((one.coordinates for one in here if one.coordinates), ""),
        "graves": [_row(one) for one in here],
    }


def print_notice(by: Actor, death: Death, languages: Languages) -> Paper:
    """The notification of death. Raises as `documents.issuing.issue` does."""
    values = notice_values(death, languages)
    return issue(by=by, kind=DocumentKind.DEATH_NOTICE, languages=languages, values=values, person_id=death.person_id)


def print_list(by: Actor, grave: Grave, languages: Languages) -> Paper:
    """The list of graves; the ledger names who stands on it. Raises as `documents.issuing.issue` does."""
    values = list_values(grave, list_graves(by=by))
    return issue(by=by, kind=DocumentKind.LIST_OF_GRAVES, languages=languages, values=values, person_id=None)


PRINTS: Final[tuple[Print[Death], ...]] = (
    Print(
        name="print_death",
        path="deaths/<uuid:row_id>/print/",
        permission=Permission.RECORD_DEATH,
        on=Death,
        kind=DocumentKind.DEATH_NOTICE,
        issues=print_notice,
        back=lambda row: reverse("desk:death", args=[row.pk]),
        fits=lambda row: row.state in _CERTIFIED,
        purpose=Purpose.CARE_FOR_DEAD,
    ),
)
PRINTS_OF_GRAVES: Final[tuple[Print[Grave], ...]] = (
    Print(
        name="print_graves",
        path="graves/<uuid:row_id>/print/",
        permission=Permission.KEEP_GRAVES,
        on=Grave,
        kind=DocumentKind.LIST_OF_GRAVES,
        issues=print_list,
        back=lambda row: reverse("desk:grave", args=[row.pk]),
        fits=lambda row: row.state != GraveState.EMPTIED,
        purpose=Purpose.CARE_FOR_DEAD,
    ),
)


def _taken(death: Death) -> str:
    """Where and when he was taken, as the register has it; never how."""
    taken = [event.said for event in events_that_count(death.person_id) if event.kind == EventKind.CAPTURED]
    return _joined(", ", (taken[0].get("place"), taken[0].get("on"))) if taken else ""


def _place(grave: Grave) -> str:
    place = grave.place
    return _joined(", ", (place["cemetery"], place["plot"], place["coordinates"], place["on"]))


def _marked(grave: Grave, languages: Languages) -> str:
    marking = grave.place["marking"]
    return _joined(": ", (_both(_YES if marking else _NO, languages), marking))


def _cremation(death: Death, graves: Iterable[Grave], languages: Languages) -> str:
    """The reason and what shows it, and where the ashes are."""
    burial = death.burial
    if not burial.get("cremation"):
        return ""
    reason = _joined(": ", (_both(Cremation(burial["cremation"]).words, languages), burial["reason"]))
    return _joined("\n", (reason, *(_place(one) for one in graves if one.is_ashes)))


def _row(line: GraveLine) -> dict[str, str]:
    return {
        "grave": line.plot or line.coordinates,
        "family_name": line.family_name,
        "first_names": _joined(" ", (line.given_name, line.patronymic)),
        "born_on": line.birth_date,
        "service_number": line.service_number,
        "died_on": line.died_on,
        "marking": line.marking,
    }


def _both(words: Promise, languages: Languages) -> str:
    said: list[str] = []
    for language in languages:
        with override(language):
            said.append(str(words))
    return " / ".join(dict.fromkeys(said))


def _joined(between: str, parts: Iterable[Any]) -> str:
    return between.join(str(part) for part in parts if part)
