"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError
from vistka.reunion.eligibility import Condition, words_of


class ReunionError(AccessError):
    """Something that cannot be done with a way home as it stands."""


class NotEligible(ReunionError):
    """Conditions of the table are not met. `missing`: which."""

    def __init__(self, missing: Sequence[Condition]) -> None:
        reasons = "; ".join(words_of(missing))
        super().__init__(str(_("The person may not go this way yet. What must be true first:")) + f" {reasons}.")
        self.missing = tuple(missing)


class NoLongerEligible(NotEligible):
    """The same, said to escorts: what a condition is about, such as health, is not theirs to know."""

    def __init__(self, missing: Sequence[Condition]) -> None:
        super().__init__(missing)
        self.words = _("Something no longer holds for this way home. Ask a case worker.")
        self.args = (str(self.words),)
