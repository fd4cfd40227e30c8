"""The forms of this room: a verdict, reasons, a field to ask the camp for."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vistka.registry.models import Person
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Identity
from vistka.tracing.decisions import SAID_BY_THIRD, CandidateState, Says
from vistka.tracing.models import Candidate
from vistka.tracing.strong import STRONG, not_borne_out, suffices

LONGEST: Final = 4000

TELLING: Final = (*(name for name, field in FIELDS.items() if field.column), "person_to_inform")
"""The fields that tell one person from another."""


def reasons(label: Any, help_text: Any = "") -> forms.CharField:
    """Words of one's own, over a few lines."""
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )


class VerdictForm(forms.Form):
    """What one person says of a candidate. Only strong identifiers that the two sides do not contradict are offered."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    says = forms.ChoiceField(label=_("What do you say?"), widget=forms.RadioSelect)
    strong = forms.MultipleChoiceField(
        label=_("Strong identifiers that agree"),
        help_text=_(
            "To confirm, tick two that do not depend on each other. Tick only what you have compared yourself."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = reasons(
        _("Why, in your own words"),
        _("What agrees, what does not, and how you explain it. Somebody may have to understand it years from now."),
    )

    def __init__(self, data: QueryDict | None, *, candidate: Candidate) -> None:
        super().__init__(data, initial={"seen": bytes(candidate.compared).hex()})
        evidence = candidate.evidence["evidence"]
        left_out = not_borne_out(STRONG, evidence)
        self.left_out = [STRONG[name].words for name in left_out]
        deciding = candidate.state == CandidateState.THIRD
        self._choose("says", [(one.value, one.words) for one in Says if not deciding or one in SAID_BY_THIRD])
        self._choose("strong", [(name, one.words) for name, one in STRONG.items() if name not in left_out])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        confirms = cleaned.get("says") == Says.CONFIRM
        if confirms and not self.errors.get("strong") and not suffices(cleaned.get("strong", [])):
            self.add_error("strong", gettext("Tick two that do not depend on each other, or say that you cannot tell."))
        return cleaned

    @property
    def seen_bytes(self) -> bytes:
        """What the page compared when it was made; nothing that fits, when the browser sent something else."""
        try:
            return bytes.fromhex(self.cleaned_data["seen"])
        except ValueError:
            return b""


class ReasonsForm(forms.Form):
    """Why a link is to be undone."""

    reasons = reasons(
        _("Why should the link be undone?"),
        _("What speaks against it now. The second person reads this before deciding."),
    )


class CorrectionForm(forms.Form):
    """What was done to put right what followed from an undone link."""

    words = reasons(
        _("What was done to put it right?"),
        _("Who was told what, by whom and when. What was not told to anybody needs no correction: say so."),
    )


class AskForm(forms.Form):
    """The field to ask the camp for. Nothing that a family said goes with it, and no refusal is asked about again."""

    field = forms.ChoiceField(
        label=_("What should the camp ask?"),
        help_text=_("Only the name of the field goes to the camp, never what the family said."),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: QueryDict | None, *, person: Person) -> None:
        super().__init__(data)
        claimed = person.identities.get(Identity.CLAIMED, {})
        unsaid = {name for name, one in claimed.items() if one["how"] in WITHOUT_VALUE}
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, FIELDS[name].words) for name in TELLING if name not in unsaid]
