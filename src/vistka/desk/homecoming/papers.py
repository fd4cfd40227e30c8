"""The forms of a way home, from the rows they are filled in from: protocol of a handover, repatriation certificate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from vistka.access.actions.permits import account_of
from vistka.access.errors import MayNotOpen, NotAllowed
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.papers.printing import Print
from vistka.documents.issuing import Paper as Form
from vistka.documents.issuing import issue
from vistka.documents.kinds import DocumentKind, Values
from vistka.documents.labels import Languages
from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.reading import articles_of, packets_of
from vistka.enquiries.kinship import KIN
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Person
from vistka.registry.particulars import Identities, best
from vistka.registry.reading import latest_health
from vistka.reunion.journeys.rows import ONLY_THE_TWO
from vistka.reunion.kinds import Paper, WayKind
from vistka.reunion.models import Protocol, WayHome
from vistka.reunion.protocol import Part


def protocol_values(way: WayHome) -> Values:
    """The handover protocol, as far as it is written, with what was returned; signatures are filled in on paper."""
    his, hers, said = way.his_brief, way.her_brief, _said(way)
    onward = said.get(Part.ONWARD, {})
    return {
        "family_name": his.get("family_name", ""),
        "first_names": his.get("first_names", ""),
        "born_on": his.get("birth_date", ""),
        "identity_paper": _paper(said.get(Part.HIS_IDENTITY)),
        "receiver_name": hers.get("name", ""),
        "receiver_born_on": hers.get("birth_date", ""),
        "receiver_paper": _paper(said.get(Part.HER_IDENTITY)),
        "relation": _relation(hers.get("relation", "")),
        "handed_over_on": timezone.localdate().isoformat(),
        "wish_at_the_door": "goes" if Part.DOOR in said else "",
        "returned": [
            {"item": f"{one['what']} ({one['number']})", "quantity": one["quantity"], "condition": one["condition"]}
            for one in articles_of(way.person_id)
            if one["state"] == ArticleState.RETURNED
        ],
        # Whether its seal is unbroken both look at the door, and write it by hand.
        "packets": [
            {"packet_number": one["number"], "seal_number": one["seal"]}
            for one in packets_of(way.person_id)
            if one["state"] == PacketState.RETURNED
        ],
        "onward": "\n".join(filter(None, (onward.get("to"), onward.get("met_by"), onward.get("paper")))),
    }


def repatriation_values(person: Person) -> Values:
    """The repatriation certificate (annex IV E). Injury and decision are the commission's, and written by its hand; so are
    name and number, where who prints it reads only how somebody's health is."""
    note = latest_health(person.pk)
    identities: Identities = _if_read(lambda: person.identities)
    custody: Mapping[str, str] = _if_read(lambda: person.custody)
    names = (best(identities, "given_name"), best(identities, "patronymic"))
    return {
        "signed_on": timezone.localdate().isoformat(),
        "camp": custody.get("camp", ""),
        "hospital": note.hospital if note else "",
        "family_name": best(identities, "family_name"),
        "first_names": " ".join(filter(None, names)),
        "born_on": best(identities, "birth_date"),
        "rank": best(identities, "rank"),
        "service_number": best(identities, "service_number"),
        "prisoner_number": _if_read(lambda: person.number) or "",
    }


def _issued(by: Actor, way: WayHome, languages: Languages) -> Form:
    """The protocol for its two escorts. Raises `NotAllowed` for others."""
    if account_of(by) not in way.escorts:
        raise NotAllowed(ONLY_THE_TWO)
    kind, values = DocumentKind.HANDOVER_PROTOCOL, protocol_values(way)
    return issue(by=by, kind=kind, languages=languages, values=values, person_id=way.person_id)


PRINTS: Final[tuple[Print[WayHome], ...]] = (
    Print(
        name="print_handover",
        path="handovers/<uuid:row_id>/print/",
        permission=Permission.ESCORT,
        on=WayHome,
        kind=DocumentKind.HANDOVER_PROTOCOL,
        issues=_issued,
        back=lambda way: reverse("desk:handover", args=[way.pk]),
        purpose=Purpose.BRING_HOME,
        fits=lambda way: way.kind == WayKind.HANDOVER and way.state != "declined",
    ),
)
OF_PERSON: Final[tuple[Print[Person], ...]] = (
    Print(
        name="print_repatriation",
        path="persons/<uuid:row_id>/print/repatriation/",
        permission=Permission.RECORD_HEALTH,
        on=Person,
        kind=DocumentKind.REPATRIATION_CERTIFICATE,
        values_of=repatriation_values,
        person_of=lambda person: person.pk,
        back=lambda person: reverse("desk:person", args=[person.pk]),
        purpose=Purpose.BRING_HOME,
    ),
)


def _if_read(value: Callable[[], Any]) -> Any:
    try:
        return value()
    except MayNotOpen:
        return {}


def _said(way: WayHome) -> dict[str, Any]:
    protocol = Protocol.objects.filter(way=way).first()
    if protocol is None:
        return {}
    trust(protocol)
    said: dict[str, Any] = protocol.said
    return said


def _paper(check: dict[str, str] | None) -> str:
    return str(Paper(check["paper"]).words) if check else ""


def _relation(word: str) -> str:
    return str(KIN[word].words) if word in KIN else word
