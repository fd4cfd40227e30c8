"""The forms of belongings: an article, a packet, its seal, where something went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.working.acts import Typed
from vistka.effects.kinds import Kind, Source
from vistka.effects.models import Packet

_SHORT = 200


class ArticleForm(forms.Form):
    """One article. `packets`: the open packets of its owner. `source` is known: it depends on whether he is here."""

    kind = forms.ChoiceField(label=_("What kind of thing"), choices=[(one.value, one.words) for one in Kind])
    what = forms.CharField(
        label=_("What it is"), help_text=_("So that somebody else would know it again."), max_length=_SHORT
    )
    quantity = forms.CharField(label=_("How many"), required=False, max_length=20, initial="1")
    amount = forms.CharField(label=_("Amount of money"), required=False, max_length=40)
    currency = forms.CharField(label=_("Currency"), required=False, max_length=40)
    condition = forms.CharField(label=_("In what condition"), required=False, max_length=_SHORT)
    on = forms.CharField(label=_("On which day"), required=False, max_length=40)
    by = forms.CharField(
        label=_("Who took it"),
        help_text=_("Name, rank and unit, as on the receipt."),
        required=False,
        max_length=_SHORT,
    )
    order = forms.CharField(
        label=_("By whose order"), help_text=_("Needed for money."), required=False, max_length=_SHORT
    )
    reason = forms.CharField(label=_("For what reason"), required=False, max_length=_SHORT)
    packet = forms.ChoiceField(label=_("Into which packet"), required=False)

    def __init__(self, typed: Typed, *, packets: Sequence[Packet], source: Source | None) -> None:
        super().__init__(typed)
        self._source = source
        field = self.fields["packet"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Into none yet")), *((str(one.pk), one.said["statement"]) for one in packets)]
        if source is Source.LEFT:
            for name in ("by", "order", "reason"):
                del self.fields[name]

    def given(self) -> dict[str, Any]:
        """The arguments of `effects.actions.write_article`."""
        said = {name: text for name, text in self.cleaned_data.items() if name not in ("kind", "packet")}
        return {
            "kind": Kind(self.cleaned_data["kind"]),
            "source": self._source,
            "said": said,
            "packet_id": self.cleaned_data["packet"] or None,
        }


class PacketForm(forms.Form):
    """Whose the things in a packet are."""

    statement = forms.CharField(
        label=_("Whose things are these?"),
        help_text=_("As far as it is known. If it is not, where they were found."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SealForm(forms.Form):
    """What the second person counted, without the list."""

    counted = forms.IntegerField(
        label=_("How many articles did you count?"),
        help_text=_("Empty the packet and count yourself. The list is not shown to you before."),
        min_value=1,
        max_value=1000,
    )
    seal = forms.CharField(label=_("Number of the seal"), max_length=40)
    weight = forms.CharField(label=_("Weight"), required=False, max_length=40)


class SettleForm(forms.Form):
    """Where it went. `needs`: which of the two questions must be answered."""

    to = forms.CharField(
        label=_("Who received it"), help_text=_("And by which receipt or list."), required=False, max_length=_SHORT
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=_SHORT)

    def __init__(self, typed: Typed, *, asks: str) -> None:
        super().__init__(typed)
        for name in {"to", "reason"} - {asks}:
            del self.fields[name]
        self.fields[asks].required = True

    def given(self) -> dict[str, str]:
        """Receiver and reason."""
        return {"to": self.cleaned_data.get("to", ""), "reason": self.cleaned_data.get("reason", "")}


STEPS: dict[str, tuple[Promise, str]] = {
    "return": (_("Return it"), "to"),
    "forward": (_("Forward it"), "to"),
    "keep": (_("Keep it, with a reason"), "reason"),
    "lose": (_("Say that it is lost"), "reason"),
}
"""Where a thing can go, in words, and which question is then asked."""
