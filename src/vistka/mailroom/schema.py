"""What each kind of submission may say: one table, and one function that checks both where it is written and read.

What a stranger's portal sends is trusted with nothing: only texts, flags and lists of texts of the fields below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from vistka.mailroom.consent_wordings import Item

LANGUAGES: Final = ("uk", "ru", "en", "pt")
LONGEST: Final = 10_000
"""Characters of one text. Names and addresses are shorter by far; a message of three pages is not."""
MOST_WORDS: Final = 20
MOST_PAPERS: Final = 20
"""Papers that go with an enquiry. It names them, since nothing is proved by a mailbox that is not open yet: each by its id
(32 hexadecimal digits) and by what it says and shows (`submissions.digest_of`, 64)."""


class Kind(StrEnum):
    """What somebody sends."""

    ENQUIRY = "enquiry"
    """She asks about somebody, and names the mailbox in which she will read."""
    PAPER = "paper"
    """A paper that shows who she is or how they are related; sent with an enquiry or from a mailbox."""
    MESSAGE = "message"
    """She writes to us from her mailbox."""
    CORRECTION = "correction"
    """She adds to or mends what she said about him."""
    CONTACT = "contact"
    """She changes how she is reached."""
    RELATIVE = "relative"
    """She names another relative who may be told, or who seeks him too."""
    WITHDRAWAL = "withdrawal"
    """She wants her enquiry withdrawn."""
    OPENED = "opened"
    """A mailbox was opened: sent each time, for each mailbox; for one that is opened under duress it is an alarm."""
    LOST_CODE = "lost_code"
    """She has lost her code and asks to be called back."""
    WITH_HIM = "with_him"
    """Somebody is with a soldier, or has found one dead or wounded. It waits in the tray."""
    SHEET = "sheet"
    """An association with a mandate sends a sheet of enquiries."""
    TO_PERSON = "to_person"
    """She writes to the person, once letters are open to her; handwriting as photographs."""
    CHECK_IN = "check_in"
    """She says by a code that she is safe on her journey, or that she is not."""
    ASK_CALL = "ask_call"
    """She asks to speak with the person, once a call is open to her."""


class NotOfTheSchema(ValueError):
    """A submission says something that is not in the table. The message holds nothing of it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most `most` characters."""

    most: int = 400


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """At most `most` texts."""

    most: int
    each: Text = Text(100)


@dataclass(frozen=True, slots=True)
class Flags:
    """Yes or no for some of these."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Further fields, of which each may be missing."""

    fields: Mapping[str, Field]


Field = Text | OneOf | Texts | Flags | Fields

SOUGHT: Final[Mapping[str, Field]] = {
    **dict.fromkeys(
        "name family_name given_name patronymic birth_date age age_as_of birth_place residence father_name mother_name "
        "mother_maiden_name nationality military_rank unit service_number callsign sex last_contact_date languages".split(),
        Text(),
    ),
    "other_names": Text(2000),
    "marks": Text(2000),
    "circumstances": Text(2000),
}
"""What is asked about the one who is sought (`enquiries.sought.ASKED`)."""

CONDITIONS: Final = ("with_me", "wounded", "dead")
"""How the soldier is with whom somebody is, or whom somebody has found."""

SOLDIER: Final[Mapping[str, Field]] = dict.fromkeys("name birth_date service_number".split(), Text())
"""What a soldier need say of himself (Geneva Convention III, article 17), or what stands on the disc of one who is dead
(Convention I, article 16). There is no field for how anybody was captured, for what he told, or for his unit."""

KIN: Final = tuple(
    "mother father wife husband partner daughter son sister brother grandmother grandfather grandchild guardian "
    "other".split()
)
"""How she is related to him (`enquiries.kinship.KIN`)."""

CHANNELS: Final = tuple("telephone messenger email post association she_calls".split())
"""How she may be reached (`enquiries.contacts.Channel`)."""

HOURS: Final = ("morning", "midday", "evening")
"""When a notice may come."""
NOTICES: Final = ("none", "email", "sms", "messenger")
PAPERS: Final = tuple("identity birth marriage divorce adoption name_change guardianship court other".split())
"""What kind of paper she says it is (`enquiries.kinship.PAPERS`, and any other)."""

WRITINGS: Final = ("letter", "card", "family_message")
"""In which form she writes to the person (Geneva Convention III, article 71 and annex IV; the Red Cross message)."""
BEARERS: Final = ("official", "ours")
"""Who should bring bad news: the authorities of her country and the Red Cross, or somebody of this bureau."""
ZONES: Final = tuple(
    "Europe/Kyiv Europe/Moscow Europe/Kaliningrad Europe/Minsk Europe/Warsaw Europe/Samara Asia/Yekaterinburg Asia/Omsk "
    "Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Magadan Asia/Kamchatka Asia/Tashkent Asia/Dushanbe "
    "Asia/Almaty Asia/Kathmandu Asia/Colombo Europe/Lisbon UTC".split()
)
"""Where families live, for the hour of a call (names of the IANA time zone database)."""

_HALF: Final = Fields({"mailbox": Text(32), "public": Text(64)})
_LANGUAGE: Final = OneOf(LANGUAGES)
_CONTACT: Final = Fields(
    {
        "channel": OneOf(CHANNELS),
        "address": Text(),
        "hours": Text(),
        "may_pick_up": Text(),
        "language": _LANGUAGE,
        "second_way": Text(),
        "bad_news": OneOf(BEARERS),
        "flags": Flags(("never_leave_message", "interpreter")),
    }
)
_NOTICES: Final = Fields(
    {"channel": OneOf(NOTICES), "address": Text(), "hours": OneOf(HOURS), "flags": Flags(("risk_read",))}
)
_MAILBOX: Final[Mapping[str, Field]] = {"mailbox": Text(32), "language": _LANGUAGE}

SCHEMA: Final[Mapping[Kind, Mapping[str, Field]]] = {
    Kind.ENQUIRY: {
        "language": _LANGUAGE,
        "mailbox": _HALF,
        "second": _HALF,
        "sought": Fields(SOUGHT),
        "enquirer": Fields({"name": Text(), "birth_date": Text(), "address": Text(1000), "relation": OneOf(KIN)}),
        "contact": _CONTACT,
        "notices": _NOTICES,
        "consent": Fields(
            {"wording": Text(20), "language": _LANGUAGE, "items": Flags(tuple(item.value for item in Item))}
        ),
        "code_words": Texts(MOST_WORDS),
        "papers": Texts(MOST_PAPERS, Text(96)),
    },
    Kind.PAPER: {**_MAILBOX, "paper": OneOf(PAPERS), "note": Text(1000), "of_sheet": Text(32), "row": Text(5)},
    Kind.MESSAGE: {**_MAILBOX, "words": Text(LONGEST)},
    Kind.CORRECTION: {**_MAILBOX, "sought": Fields(SOUGHT), "words": Text(LONGEST)},
    Kind.CONTACT: {**_MAILBOX, "contact": _CONTACT, "notices": _NOTICES},
    Kind.RELATIVE: {
        **_MAILBOX,
        "relative": Fields({"name": Text(), "relation": OneOf(KIN), "address": Text(1000), "words": Text(2000)}),
    },
    Kind.WITHDRAWAL: {**_MAILBOX, "words": Text(2000)},
    Kind.OPENED: {"mailbox": Text(32), "seen": Text(10)},
    Kind.LOST_CODE: {
        "language": _LANGUAGE,
        "enquirer": Fields({"name": Text(), "birth_date": Text()}),
        "sought_name": Text(),
        "hours": Text(1000),
    },
    Kind.WITH_HIM: {
        "language": _LANGUAGE,
        "state": OneOf(CONDITIONS),
        "relative": Fields({"name": Text(), "number": Text(), "relation": OneOf(KIN)}),
        "soldier": Fields(SOLDIER),
        "seen_on": Text(),
        "place": Text(2000),
        "beside": Text(2000),
        "reach_me": Text(1000),
    },
    Kind.SHEET: _MAILBOX,
    Kind.TO_PERSON: {**_MAILBOX, "form": OneOf(WRITINGS), "words": Text(LONGEST), "reply_to": Text(32)},
    Kind.CHECK_IN: {**_MAILBOX, "code": Text(100)},
    Kind.ASK_CALL: {
        **_MAILBOX,
        "flags": Flags(("consent", "picture")),
        "times": Text(1000),
        "zone": OneOf(ZONES),
    },
}
"""Kind to fields. A field that is missing was not answered."""


def checked(kind: Kind, said: object) -> dict[str, Any]:
    """What was said, if all of it is of the table. Raises `NotOfTheSchema`."""
    return _checked_fields(Fields(SCHEMA[kind]), said)


def _checked_fields(field: Fields, said: object) -> dict[str, Any]:
    if not isinstance(said, Mapping) or said.keys() - field.fields.keys():
        raise NotOfTheSchema
    return {name: _checked(field.fields[name], value) for name, value in said.items()}


def _checked(field: Field, value: object) -> Any:
    match field:
        case Text(most) if isinstance(value, str) and len(value) <= most and _is_text(value):
            return value
        case OneOf(words) if isinstance(value, str) and value in words:
            return value
        case Texts(most, each) if isinstance(value, list) and len(value) <= most:
            return [_checked(each, one) for one in value]
        case Flags(names) if isinstance(value, Mapping) and not value.keys() - set(names):
            return {name: flag is True for name, flag in value.items()}
        case Fields():
            return _checked_fields(field, value)
    raise NotOfTheSchema


def _is_text(value: str) -> bool:
    """Whether it can be written down: JSON may name half of a sign, which no encoding has."""
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
