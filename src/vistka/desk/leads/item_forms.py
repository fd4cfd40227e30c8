"""The forms of bringing and reviewing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vistka.access.purposes import OF_PICTURES
from vistka.desk.leads.words import CELLS, CLOSED
from vistka.desk.registry.fields import DayField
from vistka.desk.registry.free_text import FreeTextForm
from vistka.desk.registry.sections import Part, SectionedForm
from vistka.desk.working.acts import Files, Typed
from vistka.leads.findings import CELLS as OF_KIND
from vistka.leads.kinds import FATES, FindingKind
from vistka.leads.models import Finding, Item

_TYPED: Final = {"autocomplete": "off", "spellcheck": "false"}
_SEXES: Final = (("", _("Not known")), ("male", _("Man")), ("female", _("Woman")))
_MORE: Final = ("age", "rank", "unit", "birth_date", "birth_place", "residence", "service_number", "sex", "relative")
_ANY: Final = ("", _("Not known"))


def _line(name: str, most: int = 300, **options: Any) -> forms.CharField:
    """A box for one cell."""
    return forms.CharField(
        label=CELLS[name],  # type: ignore[arg-type]
        required=False,
        max_length=most,
        widget=forms.TextInput(attrs=_TYPED),
        **options,
    )


class SourceForm(forms.Form):
    """Where it stands and who told us."""

    link = forms.CharField(
        label=_("Link"),
        help_text=_("Where it stands in the open. Nothing is loaded from there."),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs=_TYPED),
    )
    told_by = forms.CharField(label=_("Who told us?"), required=False, max_length=2000)


class BringForm(SourceForm):
    """A text that is pasted, a file, or an address where the settings allow one."""

    paste = forms.CharField(
        label=_("Paste the text here"),
        widget=forms.Textarea(attrs={**_TYPED, "rows": 8}),
        required=False,
        strip=False,
    )
    upload = forms.FileField(
        label=_("Or a file"),
        help_text=_(
            "A page, a text, the JSON of a post, or a picture or video. A picture is sealed, and nobody sees it here."
        ),
        required=False,
    )
    address = forms.CharField(
        label=_("Or the address of a page"), required=False, max_length=2000, widget=forms.TextInput(attrs=_TYPED)
    )
    published = DayField(label=_("Day of publication, if the page does not say it"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["paste", "upload", "address", "link", "told_by", "published"])
        if not settings.FETCHED_HOSTS:
            del self.fields["address"]
        else:
            self.fields["address"].help_text = ", ".join(settings.FETCHED_HOSTS)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        given = [name for name in ("paste", "upload", "address") if typed.get(name)]
        if len(given) != 1 and not self.errors:
            raise forms.ValidationError(_("Give one thing: a text, a file, or an address."))
        return typed


class HandForm(SectionedForm, FreeTextForm, SourceForm):
    """A described person, in two minutes."""

    free = ("marks",)
    parts = (
        Part("", "", ("name", "marks", "sure", "fate", "where", "date", "link", "told_by", "shown")),
        Part(_("More about the person"), "", _MORE, is_folded=True),
    )

    name = _line("name", help_text=_("As it is written, in any alphabet. Leave it empty if nobody names the person."))
    marks = _line("marks", 500)
    fate = forms.ChoiceField(
        label=_("What is said of the person?"), choices=list(FATES.items()), widget=forms.RadioSelect
    )
    where = _line("where")
    date = DayField(label=CELLS["date"], required=False)
    shown = forms.BooleanField(label=_("A picture or video in the open shows the person"), required=False)
    age = _line("age", 20)
    rank = _line("rank")
    unit = _line("unit")
    birth_date = DayField(label=CELLS["birth_date"], required=False)
    birth_place = _line("birth_place")
    residence = _line("residence")
    service_number = _line("service_number")
    sex = forms.ChoiceField(label=CELLS["sex"], choices=_SEXES, required=False)  # type: ignore[arg-type]
    relative = _line("relative")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.in_order()

    def said(self) -> dict[str, str]:
        """The cells of the person."""
        return {name: str(self.cleaned_data[name]) for name in ("name", "marks", "fate", "date", *_MORE)}


class OfReportForm(HandForm):
    """The soldier whom a civilian's report describes."""

    parts = (
        Part("", "", ("name", "marks", "sure", "fate", "where", "date")),
        Part(_("More about the person"), "", _MORE, is_folded=True),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("link", "told_by", "shown"):
            del self.fields[name]


class CorrectForm(forms.Form):
    """The cells of one finding."""

    def __init__(self, finding: Finding, typed: Typed) -> None:
        said: Mapping[str, str] = finding.said or {}
        super().__init__(typed, initial=dict(said))
        for name in OF_KIND[FindingKind(finding.kind)]:
            self.fields[name] = _cell(name)

    def said(self) -> dict[str, str]:
        """What a valid form says."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


def _cell(name: str) -> forms.Field:
    if name in CLOSED:
        return forms.ChoiceField(
            label=CELLS[name],  # type: ignore[arg-type]
            choices=[_ANY, *CLOSED[name].items()],
            required=name == "fate",
        )
    if name == "sex":
        return forms.ChoiceField(label=CELLS[name], choices=_SEXES, required=False)  # type: ignore[arg-type]
    return _line(name, 2000)


class ReferForm(forms.Form):
    """To which body an allegation is referred."""

    body = forms.CharField(label=_("To which body?"), max_length=300)


class ViewForm(forms.Form):
    """For what a picture is opened. It is asked each time."""

    purpose = forms.ChoiceField(
        label=_("For what do you open it?"),
        choices=[(one.value, one.words) for one in OF_PICTURES],
        widget=forms.RadioSelect,
    )


def refer_form(_row: Item, typed: Typed, _files: Files) -> ReferForm:
    """The form of an act."""
    return ReferForm(typed)
