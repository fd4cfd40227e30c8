"""The kinds of forms that the bureau prints: for whom each is, who may issue it, and its fields.

Numbers are those of Annex IV of Geneva Convention III, where a form is in it and its fields are numbered there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission

Values = Mapping[str, str | Sequence[Mapping[str, str]]]
"""What is filled in: a text by the field's name, rows as mappings by their columns' names. What is missing stays a
dotted line."""


class DocumentKind(StrEnum):
    """A form of the bureau."""

    CAPTURE_CARD_FAMILY = "capture_card_family"
    CAPTURE_CARD_AGENCY = "capture_card_agency"
    CORRESPONDENCE_CARD = "correspondence_card"
    LETTER = "letter"
    FAMILY_MESSAGE = "family_message"
    DEATH_NOTICE = "death_notice"
    REPATRIATION_CERTIFICATE = "repatriation_certificate"
    ANSWER = "answer"
    CERTIFICATE = "certificate"
    PACKET_INVENTORY = "packet_inventory"
    HANDOVER_PROTOCOL = "handover_protocol"
    JOURNEY_SHEET = "journey_sheet"
    LIST_OF_GRAVES = "list_of_graves"

    @property
    def words(self) -> Promise:
        return _KINDS[self]

    @property
    def readers(self) -> Promise:
        """For whom it is."""
        return _READERS[READ_BY[self]]


_KINDS: Final[Mapping[DocumentKind, Promise]] = {
    DocumentKind.CAPTURE_CARD_FAMILY: _("Capture card for the family"),
    DocumentKind.CAPTURE_CARD_AGENCY: _("Capture card for the Central Tracing Agency"),
    DocumentKind.CORRESPONDENCE_CARD: _("Correspondence card"),
    DocumentKind.LETTER: _("Letter form"),
    DocumentKind.FAMILY_MESSAGE: _("Family message"),
    DocumentKind.DEATH_NOTICE: _("Notification of death"),
    DocumentKind.REPATRIATION_CERTIFICATE: _("Repatriation certificate"),
    DocumentKind.ANSWER: _("Answer on paper"),
    DocumentKind.CERTIFICATE: _("Certificate for the family’s authorities"),
    DocumentKind.PACKET_INVENTORY: _("Packet inventory"),
    DocumentKind.HANDOVER_PROTOCOL: _("Handover protocol"),
    DocumentKind.JOURNEY_SHEET: _("Journey sheet"),
    DocumentKind.LIST_OF_GRAVES: _("List of graves"),
}


class Reader(StrEnum):
    """Into whose hands a form goes."""

    FAMILY = "family"
    AGENCY = "agency"
    POWER = "power"


_READERS: Final[Mapping[Reader, Promise]] = {
    Reader.FAMILY: _("the family"),
    Reader.AGENCY: _("the Central Tracing Agency"),
    Reader.POWER: _("the Power concerned and the Central Tracing Agency"),
}

READ_BY: Final[Mapping[DocumentKind, Reader]] = {
    DocumentKind.CAPTURE_CARD_FAMILY: Reader.FAMILY,
    DocumentKind.CAPTURE_CARD_AGENCY: Reader.AGENCY,
    DocumentKind.CORRESPONDENCE_CARD: Reader.FAMILY,
    DocumentKind.LETTER: Reader.FAMILY,
    DocumentKind.FAMILY_MESSAGE: Reader.FAMILY,
    DocumentKind.DEATH_NOTICE: Reader.POWER,
    DocumentKind.REPATRIATION_CERTIFICATE: Reader.POWER,
    DocumentKind.ANSWER: Reader.FAMILY,
    DocumentKind.CERTIFICATE: Reader.FAMILY,
    DocumentKind.PACKET_INVENTORY: Reader.FAMILY,
    DocumentKind.HANDOVER_PROTOCOL: Reader.FAMILY,
    DocumentKind.JOURNEY_SHEET: Reader.FAMILY,
    DocumentKind.LIST_OF_GRAVES: Reader.POWER,
}

MAY_ISSUE: Final[Mapping[DocumentKind, frozenset[Permission]]] = {
    DocumentKind.CAPTURE_CARD_FAMILY: frozenset({Permission.CARRY_MESSAGE}),
    DocumentKind.CAPTURE_CARD_AGENCY: frozenset({Permission.CARRY_MESSAGE}),
    DocumentKind.CORRESPONDENCE_CARD: frozenset({Permission.CARRY_MESSAGE}),
    DocumentKind.LETTER: frozenset({Permission.CARRY_MESSAGE}),
    # The family's page of it is also filled in by hand, at a case worker's table.
    DocumentKind.FAMILY_MESSAGE: frozenset({Permission.CARRY_MESSAGE, Permission.WRITE_LETTER}),
    DocumentKind.DEATH_NOTICE: frozenset({Permission.RECORD_DEATH}),
    DocumentKind.REPATRIATION_CERTIFICATE: frozenset({Permission.RECORD_HEALTH}),
    DocumentKind.ANSWER: frozenset({Permission.ANSWER}),
    DocumentKind.CERTIFICATE: frozenset({Permission.ANSWER}),
    DocumentKind.PACKET_INVENTORY: frozenset({Permission.KEEP_EFFECTS}),
    DocumentKind.HANDOVER_PROTOCOL: frozenset({Permission.ESCORT}),
    DocumentKind.JOURNEY_SHEET: frozenset({Permission.BRIEF_TRAVELLER, Permission.ESCORT}),
    DocumentKind.LIST_OF_GRAVES: frozenset({Permission.KEEP_GRAVES}),
}
"""Beside `Permission.ISSUE_DOCUMENT`, one of these."""

NEVER_BLANK: Final = frozenset({DocumentKind.ANSWER, DocumentKind.CERTIFICATE})
"""They say something in the bureau's name, and only `documents.telling` issues them: a blank one would be a blank cheque."""


class Takes(StrEnum):
    """What is filled into a field."""

    TEXT = "text"
    LINES = "lines"
    """Free words of some length, on lines of their own."""
    DAY = "day"
    """A date as ISO 8601 has it, or, where it is not known exactly, words."""
    CHOICE = "choice"
    """The name of one of `names`; the others are struck out."""
    ROWS = "rows"
    """A table with the columns `names`."""
    SAID = "said"
    """Rows of one sentence each, by language code: printed in the two languages of the form."""
    SIGNATURE = "signature"
    """Written by hand, never filled in here."""


@dataclass(frozen=True)
class FieldOf:
    """One field of a form. `lines`: so many dotted lines, or empty rows, where it stays blank.

    `custody`: its value may say where somebody is held; no form that goes to a family has such a field.
    """

    name: str
    number: str = ""
    takes: Takes = Takes.TEXT
    names: tuple[str, ...] = ()
    lines: int = 1
    custody: bool = False


HEALTH: Final = ("good", "not_wounded", "recovered", "convalescent", "sick", "slightly_wounded", "seriously_wounded")
"""The seven values of Annex IV B, and no other: (a) to (g)."""


def _text(*names: str) -> tuple[FieldOf, ...]:
    return tuple(FieldOf(name) for name in names)


def _day(name: str, number: str = "") -> FieldOf:
    return FieldOf(name, number, Takes.DAY)


def _signed(*names: str) -> tuple[FieldOf, ...]:
    return tuple(FieldOf(name, takes=Takes.SIGNATURE) for name in names)


def _capture_card(*where: FieldOf) -> tuple[FieldOf, ...]:
    """The fields of Annex IV B; 10 and 12 are the card's own."""
    from_10 = [field for field in where if field.number == "10"]
    from_12 = [field for field in where if field.number == "12"]
    return (
        FieldOf("power", "1"),
        FieldOf("family_name", "2"),
        FieldOf("first_names", "3"),
        FieldOf("father_first_name", "4"),
        _day("born_on", "5"),
        FieldOf("birth_place", "6"),
        FieldOf("rank", "7"),
        FieldOf("service_number", "8"),
        FieldOf("next_of_kin_address", "9", Takes.LINES, lines=2),
        _day("taken_on", "10"),
        *from_10,
        FieldOf("health", "11", Takes.CHOICE, HEALTH),
        *from_12,
        _day("signed_on", "13"),
        FieldOf("signature", "14", Takes.SIGNATURE),
    )


_MAIL: Final = (
    *_text("family_name", "first_names"),
    _day("born_on"),
    *_text("birth_place", "prisoner_number", "mail_address", "posted_in"),
    *_text("to_name", "to_street", "to_place", "to_province", "to_country"),
)
"""Sender and addressee of Annex IV C. The line of the camp holds the postbox: it goes to a family."""

FIELDS: Final[Mapping[DocumentKind, Sequence[FieldOf]]] = {
    DocumentKind.CAPTURE_CARD_FAMILY: _capture_card(FieldOf("prisoner_number", "12"), FieldOf("mail_address", "12")),
    DocumentKind.CAPTURE_CARD_AGENCY: _capture_card(
        FieldOf("coming_from", "10", custody=True),
        FieldOf("prisoner_number", "12"),
        FieldOf("camp", "12", custody=True),
    ),
    DocumentKind.CORRESPONDENCE_CARD: (*_MAIL, FieldOf("message", takes=Takes.LINES, lines=9)),
    DocumentKind.LETTER: (*_MAIL, FieldOf("message", takes=Takes.LINES, lines=40)),
    DocumentKind.FAMILY_MESSAGE: (
        *_text("family_name", "first_names"),
        _day("born_on"),
        *_text("birth_place", "father_name", "mother_name", "mail_address"),
        *_text("to_name", "to_father_name", "to_mother_name", "to_address", "relation"),
        FieldOf("message", takes=Takes.LINES, lines=18),
        _day("signed_on"),
        *_signed("signature"),
    ),
    DocumentKind.DEATH_NOTICE: (
        *_text("authority", "power", "family_name", "first_names", "father_first_name", "birth_place"),
        _day("born_on"),
        FieldOf("death_place", custody=True),
        _day("died_on"),
        *_text("rank", "service_number", "next_of_kin_address"),
        FieldOf("taken_where_when"),
        FieldOf("cause", takes=Takes.LINES, lines=3),
        FieldOf("burial_place", takes=Takes.LINES, lines=2),
        FieldOf("grave_marked", takes=Takes.LINES, lines=2),
        # Art. 120: where somebody was cremated, the fact and the reason stand in the certificate.
        FieldOf("cremation", takes=Takes.LINES, lines=2),
        FieldOf("effects", takes=Takes.LINES, lines=2),
        FieldOf("last_moments", takes=Takes.LINES, lines=4),
        FieldOf("witnesses", takes=Takes.ROWS, names=("name", "address", "signed"), lines=2),
        _day("signed_on"),
        *_signed("seal_and_signature"),
    ),
    DocumentKind.REPATRIATION_CERTIFICATE: (
        _day("signed_on"),
        FieldOf("camp", custody=True),
        FieldOf("hospital", custody=True),
        *_text("family_name", "first_names"),
        _day("born_on"),
        *_text("rank", "service_number", "prisoner_number"),
        FieldOf("injury", takes=Takes.LINES, lines=3),
        FieldOf("decision", takes=Takes.CHOICE, names=("direct", "neutral_country", "re_examine")),
        *_signed("chairman"),
    ),
    DocumentKind.ANSWER: (
        *_text("to_name", "about"),
        FieldOf("said", takes=Takes.SAID, lines=4),
        _day("signed_on"),
        *_signed("seal_and_signature"),
    ),
    DocumentKind.CERTIFICATE: (
        FieldOf("family_name"),
        _day("born_on"),
        FieldOf("status", takes=Takes.CHOICE, names=("held", "notified")),
        *_text("to_name", "relation"),
        _day("signed_on"),
        *_signed("seal_and_signature"),
    ),
    DocumentKind.PACKET_INVENTORY: (
        *_text("packet_number", "seal_number", "family_name", "first_names"),
        _day("born_on"),
        *_text("service_number", "owner_statement", "recipient", "weight"),
        FieldOf("contents", takes=Takes.ROWS, names=("item", "quantity", "condition"), lines=11),
        _day("sealed_on"),
        *_signed("sealed_by", "sealed_by_second"),
        _day("received_on"),
        *_signed("receiver"),
    ),
    DocumentKind.HANDOVER_PROTOCOL: (
        *_text("family_name", "first_names"),
        _day("born_on"),
        *_text("identity_paper", "receiver_name"),
        _day("receiver_born_on"),
        *_text("receiver_paper", "relation", "place"),
        _day("handed_over_on"),
        FieldOf("wish_at_the_door", takes=Takes.CHOICE, names=("goes", "declines")),
        FieldOf("returned", takes=Takes.ROWS, names=("item", "quantity", "condition"), lines=4),
        FieldOf("packets", takes=Takes.ROWS, names=("packet_number", "seal_number", "unbroken"), lines=2),
        FieldOf("onward", takes=Takes.LINES, lines=2),
        *_signed("signature_of_person", "signature_of_receiver", "signature_of_officer", "signature_of_second_officer"),
    ),
    DocumentKind.JOURNEY_SHEET: (
        *_text("traveller", "journey_number", "next_from", "next_to"),
        _day("next_on"),
        *_text("next_time", "met_by", "met_at", "met_sign", "telephone"),
        FieldOf("papers_needed", takes=Takes.LINES, lines=2),
        FieldOf("briefing", takes=Takes.LINES, lines=10),
    ),
    DocumentKind.LIST_OF_GRAVES: (
        *_text("power", "cemetery", "cemetery_place"),
        FieldOf(
            "graves",
            takes=Takes.ROWS,
            names=("grave", "family_name", "first_names", "born_on", "service_number", "died_on", "marking"),
            lines=18,
        ),
        _day("signed_on"),
        *_signed("seal_and_signature"),
    ),
}
