"""Whether a family was told by a person; only then do remains that are known go on."""

from __future__ import annotations

from uuid import UUID

from vistka.contact.deaths import is_told
from vistka.enquiries.kinship import level_of
from vistka.enquiries.models import Enquirer
from vistka.enquiries.models.kinship import KinshipLevel
from vistka.tracing.links import links_of_person


def all_kin_told(person_id: UUID | None) -> bool:
    """Whether a person has told all documented kin of the enquiries that are linked; there is at least one."""
    kin = documented_kin(person_id)
    return bool(kin) and all(is_told(one) for one in kin)


def documented_kin(person_id: UUID | None) -> list[Enquirer]:
    """The documented kin who seek this person with us, told or not. Raises `Forged`."""
    found: list[Enquirer] = []
    for link in links_of_person(person_id) if person_id else []:
        rows = Enquirer.objects.filter(enquiry_id=link.enquiry_id, withdrawn_at=None, association=None)
        found += [one for one in rows.order_by("pk") if level_of(one) is KinshipLevel.DOCUMENTED]
    return found
