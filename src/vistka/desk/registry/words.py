"""How the pages of the register say a day, a number, a person."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.roles import Room, may_read
from vistka.dates import read_date
from vistka.registry.models import Category, Person, Side
from vistka.registry.particulars import Identities, Identity, best
from vistka.registry.states import State
from vistka.ui.furniture import SummaryRow, Tag, Tone
from vistka.vault.classes import DataClass

_NAME = ("family_name", "given_name", "patronymic")
_TONES = {State.DEAD: Tone.GRAVE, State.IN_HOSPITAL: Tone.WAITING, State.ESCAPED: Tone.WAITING}


def sees(member: Member, data_class: DataClass) -> bool:
    """Whether she reads values of this class in the register."""
    return may_read(member.roles, data_class, Room.REGISTRY)


def name_of(identities: Identities) -> str:
    """The name that counts, in one line: of one identity if it has a whole name, else of what the three have.

    Where there is none, words that say so.
    """
    for identity in (Identity.ESTABLISHED, Identity.DOCUMENT, Identity.CLAIMED):
        own = {identity.value: identities.get(identity, {})}
        if best(own, "family_name") and best(own, "given_name"):
            return _one_line(own)
    return _one_line(identities) or _("Name not known")


def _one_line(identities: Identities) -> str:
    return " ".join(text for part in _NAME if (text := best(identities, part)))


def grouped(number: str) -> str:
    """A bureau number as one says it.

    >>> grouped("1234567895")
    '123 456 7895'
    """
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def state_tag(state: str) -> Tag:
    """How it stands with a person."""
    known = State(state)
    return Tag(known.words, _TONES.get(known, Tone.OPEN))


def day_words(edtf: str) -> str:
    """A day of the records as people say it; what is no plain day, month or year stays as it was written.

    >>> day_words("1999~")
    '1999~'
    """
    found = read_date(edtf).alternatives
    if len(found) != 1 or found[0].approximate:
        return edtf
    day, english = found[0].earliest, (get_language() or "en").startswith("en")
    match found[0].precision:
        case "day":
            return str(date_format(day, "j F Y" if english else "DATE_FORMAT"))
        case "month":
            return str(date_format(day, "F Y" if english else "YEAR_MONTH_FORMAT"))
        case _:
            return edtf


def standing_rows(person: Person) -> list[SummaryRow]:
    """What every reader may know: who holds the person, as what, and how it stands."""
    return [
        SummaryRow(_("Who holds the person"), Side(person.side).words),
        SummaryRow(_("Held as"), Category(person.category).words),
        SummaryRow(_("How it stands"), state_tag(person.state)),
    ]


def whom(member: Member, person: Person) -> list[SummaryRow]:
    """Of whom a form speaks: name and number for who may read them, else how it stands with the person."""
    if not sees(member, DataClass.IDENTITY):
        return standing_rows(person)
    return [
        SummaryRow(_("Name"), name_of(person.identities)),
        SummaryRow(_("Bureau number"), grouped(person.number)),
    ]
