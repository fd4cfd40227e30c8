"""The short forms about a person: a name, a note, where the person is, a report, what is kept from the Power."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import ParticularField, choices, today
from vistka.desk.registry.free_text import FreeTextForm
from vistka.registry.name_forms import as_written
from vistka.registry.newcomers import NewIdentifier
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Identity, Provenance
from vistka.ui.forms import DateField

_TYPED: Final = {"autocomplete": "off", "spellcheck": "false"}


class NameForm(forms.Form):
    """Another form of the name: as another paper writes it, or in another alphabet."""

    text = forms.CharField(
        label=_("The whole name as it is written"),
        help_text=_("In the alphabet of the paper, in its order."),
        max_length=200,
        widget=forms.TextInput(attrs=_TYPED),
    )
    identity = forms.ChoiceField(
        label=_("Whose word is it?"), choices=choices(Identity), widget=forms.RadioSelect, initial=Identity.DOCUMENT
    )
    order = forms.ChoiceField(
        label=_("Which name stands first?"),
        choices=[
            ("family_first", _("the family name")),
            ("given_first", _("the first name")),
            ("", _("not known")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    language = forms.CharField(label=_("Language"), max_length=40, required=False)
    source = forms.CharField(
        label=_("Where it stands"), help_text=_("For example: military ID, page 2."), max_length=200, required=False
    )

    def form(self) -> dict[str, str]:
        """The form of the name that was written."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class RemoveNameForm(forms.Form):
    """One of the forms of the name, to be taken away."""

    which = forms.TypedChoiceField(label=_("Form of the name"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, names: Sequence[Mapping[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = names
        which = self.fields["which"]
        assert isinstance(which, forms.ChoiceField)
        which.choices = [(str(at), as_written(form)) for at, form in enumerate(names)]

    def form(self) -> Mapping[str, str]:
        """The form that was chosen."""
        chosen: int = self.cleaned_data["which"]
        return self.names[chosen]


class NumberForm(forms.Form):
    """A number by which the person is known elsewhere."""

    kind = forms.ChoiceField(label=_("What number is it?"), choices=choices(NumberKind), widget=forms.RadioSelect)
    value = forms.CharField(label=_("The number"), max_length=60, widget=forms.TextInput(attrs=_TYPED))
    how = forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=choices(one for one in Provenance if one not in WITHOUT_VALUE),
        widget=forms.RadioSelect,
    )

    def identifier(self) -> NewIdentifier:
        """The number that was written."""
        typed = self.cleaned_data
        return NewIdentifier(kind=NumberKind(typed["kind"]), value=typed["value"], how=Provenance(typed["how"]))


class NoteForm(FreeTextForm):
    """A note in free words."""

    free = ("note",)

    note = forms.CharField(
        label=_("Note"),
        help_text=_("Only what helps to know who this is or to care for the person."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=2000,
        required=False,
    )


class CustodyForm(forms.Form):
    """Where the person is held, and the address for letters."""

    camp = forms.CharField(label=_("Camp or hospital"), max_length=200, required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    mail_address = forms.CharField(
        label=_("Postal address"),
        help_text=_("The postbox to which letters are sent. A family may be told this one line, and never the place."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        required=False,
    )


class WithholdForm(FreeTextForm):
    """Why a civilian's Power is not told, and until when that stands."""

    free = ("reason",)

    reason = forms.CharField(
        label=_("What could harm the person or the family?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
    )
    review_on = DateField(label=_("On which day is it looked at again?"))

    def clean_review_on(self) -> Any:
        """A day to come, within a year."""
        day = self.cleaned_data["review_on"]
        if not today() < day <= today() + timedelta(days=366):
            raise forms.ValidationError(_("Choose a day within the coming year."))
        return day


class QuestionForm(forms.Form):
    """A question about one field, for the camp."""

    field = forms.ChoiceField(label=_("What is asked?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, asked: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, known.words) for name, known in FIELDS.items() if name not in asked]


class AnswerForm(forms.Form):
    """The camp's answer to a question about one field."""

    def __init__(self, *args: Any, name: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["particular"] = ParticularField(name)

    def clean(self) -> None:
        if "particular" in self.cleaned_data and self.cleaned_data["particular"] is None:
            words = _("Write the answer, or choose that the person would not or could not say.")
            self.add_error("particular", forms.ValidationError(words))
