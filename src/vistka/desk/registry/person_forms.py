"""The forms on which it is written who a person is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import ParticularField
from vistka.desk.registry.sections import Part, SectionedForm
from vistka.registry.particulars import FIELDS, Identity, Particular, Provenance

BOUND: Final = tuple(name for name, field in FIELDS.items() if field.bound)
VOLUNTARY: Final = tuple(name for name, field in FIELDS.items() if not field.bound)
FIRST_HOW: Final = {
    Identity.CLAIMED: Provenance.STATED,
    Identity.DOCUMENT: Provenance.DOCUMENT,
    Identity.ESTABLISHED: Provenance.DOCUMENT,
}
"""Where the values of each identity mostly come from: what the choice beside an empty box says at first."""


class ParticularsForm(SectionedForm):
    """All the fields of art. 122(4): first the five that the person is bound to give, then those he may give."""

    how: Provenance = Provenance.STATED

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in (*BOUND, *VOLUNTARY):
            self.fields[name] = ParticularField(name, self.how)

    def parts_of(self) -> Sequence[Part]:
        return (
            Part(
                _("What a prisoner is bound to give"),
                _(
                    "Names, rank, birth and number (Convention III, article 17). Who will not or cannot say it suffers "
                    "nothing for it: choose that, and go on."
                ),
                BOUND,
            ),
            Part(
                _("What the person may tell"),
                _("Say that each of these is voluntary. Every box can stay empty."),
                VOLUNTARY,
            ),
        )

    def particulars(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Each field that was asked or is known, and what is written of it."""
        for name in (*BOUND, *VOLUNTARY):
            if particular := self.cleaned_data[name]:
                yield name, particular


class ChangeParticularsForm(ParticularsForm):
    """What one identity says. `known`: what is written of it already; `how`: where its values mostly come from."""

    def __init__(self, *args: Any, known: Mapping[str, Particular], how: Provenance, **options: Any) -> None:
        self.how = how
        super().__init__(*args, **options, initial=dict(known))

    def changed(self, known: Mapping[str, Particular]) -> dict[str, Particular | None]:
        """The fields that are now other than they were; None for one that was emptied."""
        return {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data[name] != known.get(name)}
