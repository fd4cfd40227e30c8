"""Samples: what is written down of one, and whose samples the advisor counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.enquiries.kinship import KIN
from vistka.ledger.recorded import trust
from vistka.remains.bodies.advisor import OWN, Advice, DnaMethod, Donor, Sex, advise
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.sheets import Question, Sheet
from vistka.remains.models import Sample

LONGEST_REFERENCE: Final = 60
"""A reference is short; what is longer would be something that we do not keep."""

LABORATORY: Final[Sheet] = {
    "lab": Question(_("Laboratory")),
    "lab_reference": Question(_("The laboratory's reference")),
}
_TAKEN: Final[Sheet] = {
    "material": Question(
        _("Material"),
        needed=True,
        choices={
            "cheek": _("Swab of the cheek"),
            "blood": _("Blood"),
            "bone": _("Bone"),
            "tooth": _("Tooth"),
            "tissue": _("Tissue"),
            "item": _("Razor, toothbrush or the like"),
        },
    ),
    "collector": Question(_("Who took it"), needed=True),
    "taken_on": Question(_("Day on which it was taken"), needed=True, is_day=True),
}
OF_REMAINS: Final[Sheet] = {**_TAKEN, **LABORATORY}
OF_KIN: Final[Sheet] = {
    "donor": Question(_("Donor: full name"), needed=True),
    "birth_date": Question(_("Donor: date of birth"), needed=True, is_day=True),
    "relation": Question(
        _("By blood, to the missing person"),
        needed=True,
        choices={OWN: _("the missing person's own, from before")} | {name: kin.words for name, kin in KIN.items()},
    ),
    **_TAKEN,
    "scope": Question(
        _("The donor agrees to"),
        needed=True,
        choices={
            "this_person": _("the search for this person only"),
            "all_remains": _("comparing with all remains that are kept here"),
            "passed_on": _("that, and passing it to laboratories of the Agency or the other side"),
        },
    ),
    "consent_by": Question(_("Who agreed, where it was not the donor")),
    "consent_on": Question(_("Day of the consent"), needed=True, is_day=True),
    **LABORATORY,
}
"""Never a genotype: a stolen one cannot be changed, and it is kin's as much as the donor's."""


def checked_methods(methods: Iterable[str]) -> list[str]:
    """The DNA methods that a laboratory has done, in order. Raises `BodiesError`."""
    chosen = set(methods)
    if chosen - set(DnaMethod):
        raise BodiesError(_("Choose DNA methods from the list."))
    return [one.value for one in DnaMethod if one in chosen]


def donor_of(sample: Sample) -> Donor:
    """The donor of a sample of kin, as the advisor counts one."""
    said = sample.said
    return Donor(said["relation"], said["birth_date"], frozenset(map(DnaMethod, said.get("methods", []))))


def samples_for(enquiry_id: UUID) -> list[Sample]:
    """The samples for a missing person whose consent stands, proved. Raises `Forged`."""
    rows = list(Sample.objects.filter(enquiry_id=enquiry_id, withdrawn_at=None).order_by("recorded_at", "pk"))
    trust(*rows)
    return rows


def advice_on(samples: Sequence[Sample], sex: Sex) -> Advice:
    """What these samples are good for."""
    return advise([donor_of(sample) for sample in samples], sex)
