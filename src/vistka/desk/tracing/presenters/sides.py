"""The two sides beside each other: what the family said, and what the register holds, each identity with its source."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vistka.access.members import Member, trusted
from vistka.access.roles import Room, may_read
from vistka.desk.registry.words import day_words, name_of
from vistka.enquiries.kinship import KIN
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.enquiries.sought import ASKED, whole_name
from vistka.registry.models import Identifier, Person, Side
from vistka.registry.name_forms import as_written
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Identity, Particular, Provenance
from vistka.ui.furniture import Cell, Column, Table
from vistka.vault.classes import DataClass

NOTHING = "–"
_BREAK = mark_safe("<br>")
_DAYS = ("birth_date", "last_contact_date", "age_as_of")
_BY_COLUMN = {field.column: name for name, field in FIELDS.items() if field.column}


def both_names(enquiry: Enquiry, person: Person) -> tuple[str, str]:
    """How the family calls the one whom it seeks, and how the register calls the person."""
    return whole_name(enquiry.sought) or _("Name not known"), name_of(person.identities)


def sides_table(reader: Member, enquiry: Enquiry, person: Person) -> Table:
    """One line for each field that either side has; a line that neither has is left out."""
    held = Side(person.side).words
    return Table(
        caption=_("Both sides"),
        columns=(
            Column(_("Field")),
            Column(_("As the family said")),
            Column(_("As the register says (%(held)s)") % {"held": held}),
        ),
        rows=tuple(_rows(reader, enquiry, person)),
    )


def _rows(reader: Member, enquiry: Enquiry, person: Person) -> Iterator[tuple[Cell, ...]]:
    for column, asked in ASKED.items():
        said = said_by_family(enquiry, column)
        # The register has names by their parts, which have lines of their own.
        held = registered(person, column) if said or column != "name" else SafeString()
        if said or held:
            yield (asked.words, said or NOTHING, held or NOTHING)
    if numbers := _numbers(person):
        yield (_("Other numbers"), NOTHING, numbers)
    yield (
        _("Who seeks, and who is to be informed"),
        _seekers(reader, enquiry) or NOTHING,
        _of_field(person, "person_to_inform") or NOTHING,
    )


def said_by_family(enquiry: Enquiry, column: str) -> str:
    """What the family said for a column."""
    value = enquiry.sought.get(column, "")
    return day_words(value) if column in _DAYS and value else str(value)


def registered(person: Person, column: str) -> SafeString:
    """What the register has for a column of the enquiry."""
    if column == "name":
        return _lines(
            name_of({identity: fields}) for identity, fields in person.identities.items() if _is_named(fields)
        )
    field = _BY_COLUMN.get(column)
    lines = _of_field(person, field) if field else SafeString()
    if column == "other_names":
        return _lines(line for line in (lines, *(_form(form) for form in person.names)) if line)
    return lines


def _is_named(fields: dict[str, Particular]) -> bool:
    return any(fields.get(part, {}).get("value") for part in ("family_name", "given_name"))


def _form(form: dict[str, str]) -> SafeString:
    return _valued(as_written(form), str(Identity(form["identity"]).words))


def _of_field(person: Person, field: str) -> SafeString:
    """The values of a field, each identity apart, each with where it comes from."""
    return _lines(
        _value(field, Identity(identity), fields[field])
        for identity, fields in person.identities.items()
        if field in fields
    )


def _value(field: str, identity: Identity, particular: Particular) -> SafeString:
    how = Provenance(particular["how"])
    if how in WITHOUT_VALUE:
        return _valued("", str(how.words))
    value = day_words(particular["value"]) if field in _DAYS else particular["value"]
    return _valued(value, f"{identity.words}; {how.words}")


def _valued(value: str, source: str) -> SafeString:
    return format_html('{} <span class="govuk-hint vistka-source">({})</span>', value, source)


def _numbers(person: Person) -> SafeString:
    rows = trusted(Identifier.objects.filter(person=person).order_by("kind", "pk"))
    return _lines(_valued(row.value, f"{NumberKind(row.kind).words}; {Provenance(row.how).words}") for row in rows)


def _seekers(reader: Member, enquiry: Enquiry) -> SafeString:
    """Who seeks: to be compared with whom the person wants informed."""
    if not may_read(reader.roles, DataClass.FAMILY, Room.ENQUIRIES):
        return SafeString()
    rows = trusted(Enquirer.objects.filter(enquiry=enquiry, withdrawn_at=None).order_by("taken_at", "pk"))
    return _lines(_valued(row.said.get("name", ""), _kin(row)) for row in rows)


def _kin(enquirer: Enquirer) -> str:
    relation = enquirer.said.get("relation", "")
    return str(KIN[relation].words) if relation in KIN else relation


def _lines(lines: Iterator[str]) -> SafeString:
    return format_html_join(_BREAK, "{}", ((line,) for line in lines))
