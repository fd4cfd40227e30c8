"""The forms for what happened to a person, and how the person's health is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import DayField, choices, not_to_come, today
from vistka.desk.registry.free_text import FreeTextForm
from vistka.registry.health import HealthValue
from vistka.registry.states import LEADS_TO, DoesNotFollow, EventKind, State, state_of
from vistka.ui.forms import DateField

Choices = Sequence[tuple[str | Promise, Any]]

NOTHING: Final = "nothing"
"""The choice that a mistaken event did not happen at all."""


def following(state: State) -> list[EventKind]:
    """What can happen next to somebody with whom it stands so."""
    return [kind for kind, (before, _after) in LEADS_TO.items() if state in before]


def fitting_before(kinds: Sequence[EventKind]) -> list[EventKind]:
    """What can have happened before the last of these events, and may become known only now."""
    return [kind for kind in EventKind if any(_fits(kinds, kind, place) for place in range(len(kinds)))]


def _fits(kinds: Sequence[EventKind], kind: EventKind, place: int) -> bool:
    try:
        state_of([*kinds[:place], kind, *kinds[place:]])
    except DoesNotFollow:
        return False
    return True


class _EventForm(FreeTextForm):
    free = ("place", "to", "document")

    kind = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on = DayField(label=_("When?"), required=False)
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A camp, a hospital or a place."),
        max_length=200,
        required=False,
    )
    to = forms.CharField(
        label=_("Where to?"), help_text=_("For a transfer: the new camp."), max_length=200, required=False
    )
    document = forms.CharField(
        label=_("Paper that says so"), help_text=_("Its number and date."), max_length=200, required=False
    )

    SAID: ClassVar = ("on", "place", "to", "document")

    def said(self) -> dict[str, str]:
        """What is written of the event."""
        return {name: self.cleaned_data[name] for name in self.SAID if self.cleaned_data[name]}

    def _choose_from(self, found: Choices) -> None:
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = list(found)


class EventForm(_EventForm):
    """What happened next, or happened earlier and is known only now. `kinds`: what happened so far, in order."""

    def __init__(self, *args: Any, state: State, kinds: Sequence[EventKind], **options: Any) -> None:
        super().__init__(*args, **options)
        now = following(state)
        earlier = [kind for kind in fitting_before(kinds) if kind not in now]
        groups: Choices = [(_("Now"), choices(now)), (_("Earlier, and known only now"), choices(earlier))]
        self._choose_from([group for group in groups if group[1]] if earlier else choices(now))

    def clean(self) -> None:
        super().clean()
        kind = self.cleaned_data.get("kind")
        if kind == EventKind.TRANSFERRED and not self.cleaned_data.get("to"):
            self.add_error("to", forms.ValidationError(_("Write to which camp.")))


class CorrectEventForm(_EventForm):
    """What really happened in place of an event that was entered by mistake."""

    def __init__(self, *args: Any, kinds: Iterable[EventKind], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].label = _("What really happened?")
        self._choose_from([*choices(kinds), (NOTHING, _("Nothing: the event did not happen"))])

    def kind_or_none(self) -> EventKind | None:
        """What happened instead, if anything did."""
        chosen: str = self.cleaned_data["kind"]
        return None if chosen == NOTHING else EventKind(chosen)


class HealthForm(forms.Form):
    """How somebody was on a day, in one of the seven values of annex IV B."""

    observed_on = DateField(label=_("Day on which the person was seen"), initial=today, validators=[not_to_come])
    value = forms.ChoiceField(
        label=_("How is the person's health?"),
        help_text=_("The seven values of the capture card; nothing is added to them."),
        choices=choices(HealthValue),
        widget=forms.RadioSelect,
    )
    hospital = forms.CharField(
        label=_("Hospital"), help_text=_("If the person is treated in one."), max_length=200, required=False
    )
