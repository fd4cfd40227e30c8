"""The verdict on a lead beside a person of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.free_text import FreeTextForm
from vistka.desk.tracing.forms import reasons
from vistka.registry.exposure import REVIEWED, exposure_of
from vistka.tracing.decisions import SAID_BY_THIRD, CandidateState, Says
from vistka.tracing.models import LeadCandidate

SAID: Final[Mapping[Says, Promise]] = {
    Says.CONFIRM: _("The source shows or names this very person"),
    Says.REJECT: Says.REJECT.words,
    Says.UNSURE: Says.UNSURE.words,
}


class LeadVerdictForm(FreeTextForm):
    """What one person says of it."""

    free = ("words",)

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    says = forms.ChoiceField(label=_("What do you say?"), widget=forms.RadioSelect)
    words = reasons(
        _("Why, in your own words"), _("What agrees, and what does not. Copy nothing that the person says.")
    )

    shows_more = forms.BooleanField(
        label=_("It shows more than what was reviewed: for example a name, a wound or another place"), required=False
    )

    def __init__(self, typed: QueryDict | None, *, candidate: LeadCandidate) -> None:
        super().__init__(typed, initial={"seen": bytes(candidate.compared).hex()})
        if not _was_reviewed(candidate):
            del self.fields["shows_more"]
        deciding = candidate.state == CandidateState.THIRD
        field = self.fields["says"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, words) for one, words in SAID.items() if not deciding or one in SAID_BY_THIRD]

    @property
    def given(self) -> dict[str, Any]:
        """What a valid form says, as the action takes it."""
        said = self.cleaned_data
        return {
            "says": Says(said["says"]),
            "words": said["words"],
            "shows_more": said.get("shows_more", False),
            "seen": self._seen(said["seen"]),
        }

    @staticmethod
    def _seen(typed: str) -> bytes:
        """What the page compared; nothing that fits, when the browser sent something else."""
        try:
            return bytes.fromhex(typed)
        except ValueError:
            return b""


def _was_reviewed(candidate: LeadCandidate) -> bool:
    """Whether the risk of the person who stands beside the lead was reviewed already. Raises `Forged`."""
    exposure = exposure_of(candidate.person) if candidate.person else None
    return exposure is not None and exposure.state in REVIEWED
