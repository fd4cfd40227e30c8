"""Families who asked by the portal: sealed as the portal seals, waiting in the tray of an exercise for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone

from vistka.enquiries.contacts import YES_OR_NO
from vistka.enquiries.incoming import NewEnquiry
from vistka.mailroom.codes import Opened, mailbox_of, new_code
from vistka.mailroom.keys import PublicKey, key_of
from vistka.mailroom.models import Submission
from vistka.mailroom.submissions import Content, Kind, proved, seal_submission
from vistka.post.keys import publish, published, signed_keys
from vistka.post.opening import fetch

FOUND: Final = {
    "language": "uk",
    "state": "wounded",
    "relative": {"name": "Галина", "number": "+000 00 0000001", "relation": "mother"},
    "place": "Хата-читальня в Тестівці, підвал",
    "beside": "Перев'язали, дали води.",
}
"""Somebody is with a wounded soldier."""
ASKS: Final = "Чи можна надіслати ще одне фото довідки? І чи треба перекладати її?"


def file_by_the_portal(families: Sequence[NewEnquiry]) -> None:
    """File these enquiries as the portal does, a message of the first, and word from somebody with a wounded soldier.

    Nobody keeps their codes.
    """
    publish()
    mailboxes = [_file(family) for family in families]
    _leave(Content(kind=Kind.WITH_HIM, said=FOUND))
    fetch()
    if mailboxes:
        _leave(
            Content(kind=Kind.MESSAGE, said={"mailbox": mailboxes[0].mailbox.hex, "language": "uk", "words": ASKS}),
            mailboxes[0],
        )
        fetch()


def _file(family: NewEnquiry) -> Opened:
    opened = mailbox_of(new_code(), _key().installation)
    half = opened.half
    enquirer = family.enquirer
    said: dict[str, Any] = {
        "language": enquirer.consent.language,
        "mailbox": {"mailbox": half.mailbox.hex, "public": half.public.hex()},
        "sought": dict(family.sought),
        "enquirer": dict(enquirer.said),
        "contact": _contact(enquirer.contact.items()),
        "consent": {
            "wording": enquirer.consent.wording,
            "language": enquirer.consent.language,
            "items": {str(item): agreed for item, agreed in enquirer.consent.items.items()},
        },
        "code_words": list(enquirer.code_words),
    }
    _leave(Content(kind=Kind.ENQUIRY, said=said))
    return opened


def _contact(cells: Iterable[tuple[str, str | bool]]) -> dict[str, Any]:
    contact: dict[str, Any] = {"flags": {}}
    for name, cell in cells:
        (contact["flags"] if name in YES_OR_NO else contact)[name] = cell
    return contact


def _leave(content: Content, opened: Opened | None = None) -> None:
    submission, key = uuid4(), _key()
    content = proved(content, submission, key, opened) if opened else content
    Submission(pk=submission, key_id=key.key_id, sealed=seal_submission(content, submission, key)).save(
        force_insert=True
    )


def _key() -> PublicKey:
    return key_of(timezone.now().date(), [published(key) for key in signed_keys()])
