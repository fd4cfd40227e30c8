"""About the one who is sought."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.dates import birth_from_age
from vistka.portal.asking.forms.base import StepForm
from vistka.portal.typed import TypedArea, TypedDate, TypedField


class NameForm(StepForm):
    """The one answer that is needed."""

    name = TypedField(
        label=_("Full name"),
        help_text=_("Use any alphabet. For example: Олена Ковальчук, or Olena Kovalchuk."),
        required=True,
        error_messages={"required": _("Write at least one name. A nickname or a callsign is enough.")},
    )


class OtherNamesForm(StepForm):
    """By what else the person is known."""

    other_names = TypedArea(
        label=_("Other names"),
        help_text=_("Write one name on each line. Other spellings, names before a marriage, what you say at home."),
        rows=5,
    )
    callsign = TypedField(label=_("Callsign"))


class BirthForm(StepForm):
    """When and where the person was born, as far as she knows."""

    birth_date = TypedDate(
        label=_("Date of birth"),
        help_text=_("For example: 2 April 1999. Only a year is fine, or “about 1999”."),
    )
    age = TypedField(
        label=_("Age today"),
        help_text=_("If you do not know the date. For example: 23, or 25-30."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    birth_place = TypedField(label=_("Place of birth"), help_text=_("Village or town, district, country."))

    def clean_age(self) -> str:
        age = str(self.cleaned_data["age"])
        reading = birth_from_age(age, timezone.localdate().isoformat())
        if age and reading.note and not reading.alternatives:
            raise ValidationError(_("We cannot read this age. Write it in digits, like 23 or 25-30."), code="unread")
        return age

    def written(self) -> dict[str, Any]:
        """An age is right on the day on which it was said."""
        said = super().written()
        return said | {"age_as_of": timezone.localdate().isoformat()} if "age" in said else said


class ParentsForm(StepForm):
    """Parents tell two people of one name apart."""

    father_name = TypedField(label=_("First name of the father"))
    mother_name = TypedField(label=_("First name of the mother"))
    mother_maiden_name = TypedField(label=_("Family name of the mother before she married"))


class ServiceForm(StepForm):
    """Where the person served."""

    unit = TypedField(label=_("Unit"), help_text=_("Name or number, as you know it."))
    military_rank = TypedField(label=_("Rank"))
    service_number = TypedField(
        label=_("Service number"), help_text=_("From a disc, a military book or a letter. Copy it exactly.")
    )


class LastContactForm(StepForm):
    """When the family heard last."""

    last_contact_date = TypedDate(
        label=_("Day of the last contact"),
        help_text=_("For example: 9 March 2022, or March 2022."),
    )
    circumstances = TypedArea(
        label=_("How you were in contact, and who was with the person"),
        help_text=_("A call, a letter, a message. Names of comrades help. Do not write about battles or positions."),
        rows=5,
    )
    residence = TypedField(label=_("Last home address"), help_text=_("Village or town is enough."))


class MarksForm(StepForm):
    """By what the body can be known."""

    marks = TypedArea(
        label=_("Scars, tattoos and other marks"),
        help_text=_("What it looks like, and where on the body. Also height, eyes, teeth, old fractures."),
        rows=5,
    )


class AboutForm(StepForm):
    """What else tells people apart."""

    sex = forms.ChoiceField(
        label=_("Man or woman"),
        choices=[("m", _("Man")), ("f", _("Woman"))],
        widget=forms.RadioSelect,
        required=False,
    )
    nationality = TypedField(label=_("Nationality"))
    languages = TypedField(label=_("Languages that the person speaks"))
