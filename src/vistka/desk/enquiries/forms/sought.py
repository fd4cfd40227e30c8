"""Who is sought: the questions in an order in which one can ask them aloud. Only the name must be known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.dates import birth_from_age, read_date
from vistka.desk.enquiries.forms.fields import LONG, line, lines
from vistka.enquiries.sought import whole_name

_NAMES: Final = ("name", "family_name", "given_name", "patronymic")


class SoughtForm(forms.Form):
    """One sought person, in the columns of `enquiries.sought.ASKED`, as the enquirer says them.

    The name is asked in one piece: `names` reads its parts, and a frightened person should not have to sort them.
    """

    name = line(
        _("What is his or her full name?"),
        _("In any alphabet and any order, as she says it. Patronymic too, if there is one."),
        required=True,
    )
    other_names = line(
        _("Other names"),
        _("A name before marriage, a pet name, the name in another language or another spelling. Between commas."),
        most=LONG,
    )
    callsign = line(_("Callsign"))
    sex = forms.ChoiceField(
        label=_("Man or woman"),
        required=False,
        choices=[("", _("Not said")), ("m", _("A man")), ("f", _("A woman"))],
    )
    birth_date = line(_("Date of birth"), _("As well as she knows it: 27.3.1998, March 1998, or the year alone."))
    age = line(_("Age, if the date is not known"), _("How old he or she is today. “About 25” is enough."), most=40)
    birth_place = line(_("Place of birth"))
    residence = line(_("Last address"), _("Where he or she lived before."))
    father_name = line(_("First name of the father"))
    mother_name = line(_("First name of the mother"))
    mother_maiden_name = line(_("Maiden name of the mother"))
    nationality = line(_("Nationality"))
    military_rank = line(_("Rank"), _("Leave it empty for a civilian."))
    unit = line(_("Military unit"), _("Its number or its name, as she knows it."))
    service_number = line(_("Service number, or the number on the disc"))
    marks = lines(_("Scars, tattoos and other marks"), _("What one would know him or her by."), most=LONG)
    last_contact_date = line(_("When did they last hear from him or her?"), _("A day, a month or a year."))
    languages = line(_("Languages that he or she speaks"))
    circumstances = lines(
        _("How was the contact lost, and who was with him or her?"),
        _("In her words, if it helps to find the person. Names of those who were with him or her help most."),
    )

    def clean_birth_date(self) -> str:
        return self._read("birth_date")

    def clean_last_contact_date(self) -> str:
        return self._read("last_contact_date")

    def clean_age(self) -> str:
        """Raises `ValidationError` for what is no age."""
        age: str = self.cleaned_data["age"]
        if age and not birth_from_age(age, timezone.localdate().isoformat()).alternatives:
            raise ValidationError(_("We cannot read this as an age. Write a number of years, like 25."))
        return age

    @property
    def sought(self) -> dict[str, str]:
        """What was said, for an action."""
        return {column: said for column, said in self.cleaned_data.items() if said}

    def _read(self, name: str) -> str:
        """The date as it was said. Raises `ValidationError` for what nobody could compare."""
        said: str = self.cleaned_data[name]
        if said and not read_date(said).alternatives:
            raise ValidationError(
                _("We cannot read this as a date. Write it like 27.3.1998, March 1998 or 1998, or leave it empty.")
            )
        return said


def changed(said: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, with what hangs on an answer that stayed: the parts of a name, the day of an age."""
    cells = dict(typed)
    if cells["name"] == whole_name(said):
        cells.pop("name")
        cells |= {part: said[part] for part in _NAMES if part in said}
    if cells.get("age") and cells["age"] == said.get("age"):
        cells["age_as_of"] = said["age_as_of"]
    return cells
