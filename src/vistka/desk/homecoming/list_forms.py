"""The forms of lists of many: the list itself, and whom a row means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError
from vistka.access.members import trusted
from vistka.desk.registry.fields import choices
from vistka.desk.registry.words import day_words, name_of
from vistka.registry.models import Person
from vistka.registry.particulars import best
from vistka.registry.sheets import Sheet
from vistka.reunion.kinds import WayKind
from vistka.reunion.lists.matching import Why
from vistka.reunion.lists.sheets import read_list
from vistka.vault.fields import find_by

_MOST_BYTES: Final = 5_000_000
_TYPED: Final = {"autocomplete": "off", "spellcheck": "false"}


class ListForm(forms.Form):
    """A list, as a file or pasted."""

    title = forms.CharField(label=_("What do you call this list?"), max_length=100, widget=forms.TextInput(_TYPED))
    kind = forms.ChoiceField(
        label=_("Which way home?"),
        choices=[one for one in choices(WayKind) if one[0] != WayKind.HANDOVER],
        widget=forms.RadioSelect,
    )
    upload = forms.FileField(
        label=_("A file"),
        help_text=_("CSV or XLSX. The first row names the columns, in whichever language."),
        required=False,
    )
    paste = forms.CharField(
        label=_("Or paste it here"),
        help_text=_("Copied from a spreadsheet, with the row that names the columns."),
        widget=forms.Textarea(attrs={**_TYPED, "rows": 6}),
        required=False,
        strip=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sheets: list[Sheet] = []

    def clean_upload(self) -> Any:
        """A list that can be read."""
        if (file := self.cleaned_data["upload"]) is not None:
            if file.size > _MOST_BYTES:
                raise forms.ValidationError(_("This file is too large for a list of 2,000 people."))
            self._read(file.read())
        return file

    def clean_paste(self) -> str:
        """A list that can be read."""
        text: str = self.cleaned_data["paste"]
        if text.strip():
            self._read(text)
        return text

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and not self.sheets:
            raise forms.ValidationError(_("There is nobody in the list yet. Give a file, or paste it."))
        return typed

    def rows(self) -> list[dict[str, str]]:
        """Everybody: of the file, and of what was pasted."""
        return [row for sheet in self.sheets for row in sheet.rows]

    def _read(self, given: bytes | str) -> None:
        try:
            self.sheets.append(read_list(given))
        except AccessError as error:
            raise forms.ValidationError(str(error.words)) from None


class ChooseForm(forms.Form):
    """Whom a row means: one of those who were found, or who has that bureau number. Nobody is chosen beforehand."""

    person = forms.ChoiceField(label=_("Who is meant?"), widget=forms.RadioSelect, required=False)
    number = forms.CharField(
        label=_("Or somebody with this bureau number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={**_TYPED, "class": "govuk-input--width-20"}),
    )

    def __init__(self, found: Sequence[Mapping[str, Any]], typed: Any = None) -> None:
        super().__init__(typed)
        self.found = {UUID(one["person"]): one["why"] for one in found}
        # Whoever is chosen was seen here: the names of those who were found open with the page.
        persons = {person.pk: person for person in trusted(Person.objects.filter(pk__in=self.found))}
        offered = [(str(pk), _in_words(persons[pk], why)) for pk, why in self.found.items() if pk in persons]
        self.fields["person"].choices = offered  # type: ignore[attr-defined]
        if not offered:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and bool(typed.get("person")) is bool(typed.get("number")):
            raise forms.ValidationError(_("Choose one person, or write one number."))
        if number := typed.get("number"):
            typed["person"] = self._with_number(number)
        return typed

    def chosen(self) -> UUID:
        """Whom a valid form names."""
        return UUID(self.cleaned_data["person"])

    @staticmethod
    def _with_number(number: str) -> str:
        persons = trusted(find_by(Person.objects.filter(undone_at=None), "number_key", number))
        if len(persons) != 1:
            raise forms.ValidationError(_("Nobody in the register has this bureau number."))
        return str(persons[0].pk)


def _in_words(person: Person, why: Sequence[str]) -> str:
    """Name and birth of the register, and why this person was found."""
    born = day_words(best(person.identities, "birth_date"))
    reasons = ", ".join(str(Why(one).words) for one in why)
    return f"{name_of(person.identities)}, {born}: {reasons}" if born else f"{name_of(person.identities)}: {reasons}"
