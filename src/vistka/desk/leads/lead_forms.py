"""The forms of what follows from a lead."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.free_text import FreeTextForm
from vistka.leads.actions.following import LONGEST
from vistka.leads.kinds import Asked
from vistka.leads.machines import TAKE_DOWN


class AskForm(FreeTextForm):
    """A question to somebody who may know."""

    free = ("words",)

    asks = forms.ChoiceField(
        label=_("Who is asked?"), choices=[(one.value, one.words) for one in Asked], widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What should be asked?"),
        help_text=_("Write nothing that a family said. Whoever is asked reads these words and nothing else."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(FreeTextForm):
    """What was answered."""

    free = ("words",)

    words = forms.CharField(label=_("What was answered?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))


class TakeDownForm(forms.Form):
    """Who was asked to take it down."""

    publisher = forms.CharField(
        label=_("Who was asked?"),
        help_text=_("The site, the newspaper or the account. Write nothing about the person."),
        max_length=LONGEST,
    )


class BecameForm(forms.Form):
    """What became of a request to take something down."""

    step = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[(step, leads.words) for step, leads in TAKE_DOWN.steps.items()],
        widget=forms.RadioSelect,
    )
