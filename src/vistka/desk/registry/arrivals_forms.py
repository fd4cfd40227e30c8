"""The forms of a unit's arrival: the table with what holds for all of it, and one row of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import DayField, choices, not_to_come, today
from vistka.desk.registry.free_text import WARNING
from vistka.desk.registry.sections import Part, SectionedForm
from vistka.registry.arrivals import Shared
from vistka.registry.errors import RegistryError
from vistka.registry.models import Category, Side
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Provenance
from vistka.registry.reports import CAN_NOTIFY, ReportSource
from vistka.registry.sheets import COLUMNS, PARTICULARS, Sheet, read_sheet
from vistka.registry.states import EventKind
from vistka.ui.forms import DateField

_TYPED: Final = {"autocomplete": "off", "spellcheck": "false"}
_MOST_BYTES: Final = 20_000_000
TYPED_ROWS: Final = 5
TYPED_COLUMNS: Final = (
    "family_name",
    "given_name",
    "patronymic",
    "birth_date",
    "military_rank",
    "service_number",
)
_OTHER_COLUMNS: Final[Mapping[str, Promise]] = {
    "id": _("What the list calls this row"),
    "name": _("Whole name, if its parts are not known apart"),
    "age": _("Age, if the birth is not known"),
    "age_as_of": _("Day on which that age was right"),
    "capture_date": _("Day of the capture"),
}
_FIRST: Final = ("name", "family_name", "given_name", "patronymic", "birth_date", "service_number", "capture_date")


def words_of_column(column: str) -> str | Promise:
    """What a column is called."""
    return _OTHER_COLUMNS[column] if column in _OTHER_COLUMNS else FIELDS[PARTICULARS[column]].words


class SheetForm(SectionedForm):
    """A table: pasted, uploaded or typed, with what holds for everybody in it."""

    side: ClassVar[Side]
    warning: ClassVar = WARNING

    category = forms.ChoiceField(label=_("As what are they held?"), choices=choices(Category), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("Where does what is written come from?"),
        choices=[(one.value, one.words) for one in Provenance if one not in WITHOUT_VALUE],
        initial=Provenance.STATED.value,
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
        for number in range(1, TYPED_ROWS + 1):
            for column in TYPED_COLUMNS:
                self.fields[_typed(number, column)] = forms.CharField(
                    label=str(words_of_column(column)),
                    required=False,
                    max_length=200,
                    widget=forms.TextInput(attrs=_TYPED),
                )

    @property
    def typed_rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        """The rows to type into, each with its number."""
        return ((number, [self[_typed(number, column)] for column in TYPED_COLUMNS]) for number in _numbers())

    @property
    def is_typed(self) -> bool:
        """Whether something stands in the rows, so that they are not folded away."""
        return any(field.value() for _number, fields in self.typed_rows for field in fields)

    def clean_upload(self) -> Any:
        """A list that can be read."""
        if (file := self.cleaned_data["upload"]) is not None:
            if file.size > _MOST_BYTES:
                raise forms.ValidationError(_("This file is too large for a list of 10,000 people."))
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
        if not self.errors and not self.rows():
            raise forms.ValidationError(_("There is nobody in the table yet. Give a file, paste a list, or type it."))
        return typed

    def shared(self) -> Shared:
        """What holds for all of them."""
        raise NotImplementedError

    def rows(self) -> list[dict[str, str]]:
        """Everybody: of the file, of what was pasted, and typed."""
        typed = [
            {column: text for column in TYPED_COLUMNS if (text := self.cleaned_data.get(_typed(number, column)))}
            for number in _numbers()
        ]
        return [row for sheet in self.sheets for row in sheet.rows] + [row for row in typed if row]

    def _read(self, given: bytes | str) -> None:
        try:
            self.sheets.append(read_sheet(given))
        except RegistryError as error:
            raise forms.ValidationError(str(error.words)) from None


class HeldSheetForm(SheetForm):
    """People who are held by us."""

    side = Side.HELD

    event = forms.ChoiceField(
        label=_("What happened on that day?"),
        choices=[(one.value, one.words) for one in (EventKind.ARRIVED, EventKind.CAPTURED)],
        initial=EventKind.ARRIVED.value,
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    camp = forms.CharField(
        label=_("Camp or hospital"), help_text=_("A family never reads this."), max_length=200, required=False
    )

    def parts_of(self) -> Sequence[Part]:
        names = ("event", "on", "place", "camp", "how")
        return (
            Part("", "", ("category",)),
            Part(_("What holds for all of them"), _("Day and place, and nothing of how they were taken."), names),
        )

    def shared(self) -> Shared:
        """What holds for all of them."""
        typed = self.cleaned_data
        return Shared(
            event=EventKind(typed["event"]),
            on=typed["on"],
            place=typed["place"],
            camp=typed["camp"],
            how=Provenance(typed["how"]),
        )


class ReportedSheetForm(SheetForm):
    """People who are reported held by the other Power."""

    side = Side.REPORTED

    source = forms.ChoiceField(label=_("Who reports it?"), choices=choices(ReportSource), widget=forms.RadioSelect)
    official = forms.BooleanField(
        label=_("It is an official notification"),
        help_text=_("Only the other Power or the Central Tracing Agency notifies officially. All else is a lead."),
        required=False,
    )
    on = DayField(label=_("Day of which the report speaks"))
    reference = forms.CharField(label=_("Reference of the paper"), max_length=100, required=False)
    received_on = DateField(label=_("Day on which it came to us"), initial=today, validators=[not_to_come])
    place = forms.CharField(label=_("Where they are held, as reported"), max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["how"].initial = Provenance.THIRD_PARTY.value

    def parts_of(self) -> Sequence[Part]:
        names = ("source", "official", "on", "reference", "received_on", "place", "how")
        return (
            Part("", "", ("category",)),
            Part(_("The report"), _("It holds for everybody in the table."), names),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        source = typed.get("source")
        if typed.get("official") and source and ReportSource(source) not in CAN_NOTIFY:
            words = _("Only the other Power or the Central Tracing Agency can notify officially.")
            self.add_error("official", forms.ValidationError(words))
        return typed

    def shared(self) -> Shared:
        """What holds for all of them."""
        typed = self.cleaned_data
        return Shared(
            on=typed["on"],
            place=typed["place"],
            how=Provenance(typed["how"]),
            source=ReportSource(typed["source"]),
            official=typed["official"],
            reference=typed["reference"],
            received_on=typed["received_on"],
        )


class CellField(forms.CharField):
    """One cell of a row. None is required, so none says that it is optional."""

    def __init__(self, column: str) -> None:
        super().__init__(
            label=str(words_of_column(column)), required=False, max_length=1000, widget=forms.TextInput(attrs=_TYPED)
        )
        self.template_name = "desk/registry/cell_field.html"


class RowForm(SectionedForm):
    """One row of a table, every cell as it stands."""

    def __init__(self, *args: Any, row: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **{"initial": dict(row), **options})
        for column in sorted(COLUMNS, key=_place):
            self.fields[column] = CellField(column)
        self._filled = {column for column in self.fields if row.get(column)}

    def parts_of(self) -> Sequence[Part]:
        others = [column for column in self.fields if column not in _FIRST]
        filled = [column for column in others if column in self._filled]
        empty = [column for column in others if column not in self._filled]
        return (
            Part("", "", (*_FIRST, *filled)),
            Part(_("More about the person"), "", empty, is_folded=True),
        )

    def row(self) -> dict[str, str]:
        """The row as it was written."""
        return {column: text for column, text in self.cleaned_data.items() if text}


def _typed(number: int, column: str) -> str:
    return f"row_{number}_{column}"


def _numbers() -> range:
    return range(1, TYPED_ROWS + 1)


def _place(column: str) -> tuple[int, str]:
    return (_FIRST.index(column) if column in _FIRST else len(_FIRST), column)
