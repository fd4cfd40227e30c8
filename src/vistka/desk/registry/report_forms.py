"""The form for what is reported of somebody whom the other Power holds."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import DayField, choices, not_to_come, today
from vistka.registry.newcomers import NewReport
from vistka.registry.reports import CAN_NOTIFY, ReportSource, ReportStatus
from vistka.ui.forms import DateField


class ReportForm(forms.Form):
    """Who reports that the other Power holds somebody, and what."""

    source = forms.ChoiceField(label=_("Who reports it?"), choices=choices(ReportSource), widget=forms.RadioSelect)
    official = forms.BooleanField(
        label=_("It is an official notification"),
        help_text=_("Only the other Power or the Central Tracing Agency notifies officially. All else is a lead."),
        required=False,
    )
    status = forms.ChoiceField(label=_("What is reported?"), choices=choices(ReportStatus), widget=forms.RadioSelect)
    reported_day = DayField(label=_("Day of which the report speaks"), required=False)
    reference = forms.CharField(label=_("Reference of the paper"), max_length=100, required=False)
    received_on = DateField(label=_("Day on which it came to us"), initial=today, validators=[not_to_come])

    report_names: ClassVar = ("source", "official", "status", "reported_day", "reference", "received_on")

    def clean(self) -> None:
        super().clean()
        source = self.cleaned_data.get("source")
        if self.cleaned_data.get("official") and source and ReportSource(source) not in CAN_NOTIFY:
            words = _("Only the other Power or the Central Tracing Agency can notify officially.")
            self.add_error("official", forms.ValidationError(words))

    def report(self) -> NewReport:
        """The report that was written."""
        typed = self.cleaned_data
        said = {"status": typed["status"], "date": typed["reported_day"], "reference": typed["reference"]}
        return NewReport(
            source=ReportSource(typed["source"]),
            official=typed["official"],
            said=said,
            received_on=typed["received_on"],
        )
