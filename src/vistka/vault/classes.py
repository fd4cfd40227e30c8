"""The classes of data and how long each kind of record is kept. Every model field and every model declares its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db.models import Field, Model

from vistka.vault.errors import Undeclared
from vistka.vault.keys import Purpose


class DataClass(StrEnum):
    """The class of a field sets the key it is sealed under and who may read it."""

    OPEN = "open"
    """Workflow states of our own work, due dates, counts: nothing that names a person or his fate."""
    STAFF = "staff"
    """Accounts and roles."""
    IDENTITY = "identity"
    """Names, birth, parents, marks and numbers of persons, and the person to be informed."""
    FAMILY = "family"
    """The enquirer, kin, contacts, safe-contact words, proofs."""
    CUSTODY = "custody"
    """Where he is held, escorts, whole itineraries."""
    HEALTH = "health"
    """The seven values, hospital, wounds."""
    MESSAGE = "message"
    """Letters, calls, wishes, composed answers."""
    FORENSIC = "forensic"
    """Remains, samples, ante-mortem data."""

    @property
    def purpose(self) -> Purpose:
        """What the key of this class is for; nothing is sealed as `open`."""
        if self is DataClass.OPEN:
            raise Undeclared("A class of data to seal under", "the sealed field: `open` has no key")
        return Purpose(f"field-{self}")


class Retention(StrEnum):
    """How long the rows of a model are kept, in the words of the data dictionary."""

    RECORD = "until the bureau hands its records to the national archive"
    """Persons, enquiries and what was done for them (Geneva Convention III art. 122: a bureau answers for years)."""
    LEDGER = "as long as the bureau exists"
    """What was done and who looked, and what proves it."""
    STAFF_ACCOUNT = "while its owner works here, then as long as the ledger names the account"
    """So that an entry of the ledger can still be read as somebody's."""
    SECOND_FACTOR = "until its owner replaces it or the account is closed"
    """TOTP secrets, recovery codes, passkeys."""
    INVITATION = "until it is used or has lapsed, and 30 days"
    """An invitation to join the staff."""
    SESSION = "ten hours"
    """A signed-in session: its absolute time-out."""
    WORKING = "as long as the work it steers"
    """Due lists, places in the feed, unfinished steps."""
    QUEUE = "until delivered, and 30 days"
    """Submissions, letters and tasks on their way; the days let a delivery be proved."""
    MAILROOM = "a submission until the desk takes it away; a mail until sixty newer ones lie in its mailbox"
    """What lies in the mailroom, sealed for somebody else."""
    DRAFT = "24 hours, or until sent or deleted"
    """What somebody is writing, under the key in her cookie."""
    REVIEW = "until its review ends, within 30 days (a report: its work); then only link, hash and what was accepted"
    """What open sources and civilians say, as it was brought (Convention III art. 13)."""
    CALL = "until the slot of its call is over"
    """The room of a call in the browser, and what the two browsers told each other, sealed."""
    KEY = "until its last day, and 60 days"
    """A published key: the days let a late letter be verified."""
    PASSING = "one day"
    """Counts of attempts and other things of the cache."""
    SOFTWARE = "as long as the software is installed"
    """What the framework writes about itself: migrations, kinds of content. Nothing of a person."""


def class_of(field: Field[Any, Any]) -> DataClass:
    """The class that a sealed field carries, its model declares, or the third-party table gives; raises Undeclared.

    A model declares what it adds: the classes of inherited fields stand in the abstract model they come from.
    """
    carried = getattr(field, "data_class", None)
    if isinstance(carried, DataClass):
        return carried
    for model in field.model.__mro__:
        declared = vars(model).get("classes", {})
        if field.name in declared:
            return DataClass(declared[field.name])
    label = field.model._meta.label
    try:
        return DataClass(settings.THIRD_PARTY_DATA[label][field.name])
    except (AttributeError, KeyError):
        raise Undeclared(f"The class of data of {label}.{field.name}", "`classes` of its model") from None


def keeps_of(model: type[Model]) -> Retention:
    """How long rows of this model are kept: its own word or the third-party table's; raises Undeclared."""
    declared = getattr(model, "keeps", None)
    if isinstance(declared, Retention):
        return declared
    label = model._meta.label
    try:
        return Retention(settings.THIRD_PARTY_KEEPS[label])
    except (AttributeError, KeyError):
        raise Undeclared(f"How long {label} is kept", "`keeps` of the model") from None
