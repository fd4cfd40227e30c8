"""A letter as the censor prints it: to be closed in an envelope that bears the letter's number and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from vistka.correspondence.models import PAGES, Message
from vistka.vault.files import pages_of


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands on the paper. `pages`: keys of the sealed pictures of handwriting, in order."""

    number: str
    text: str
    pages: tuple[UUID, ...] = ()


def sheet(message: Message) -> Sheet:
    """The letter's sheet. Opens the text, not the pictures. Raises `CannotOpen` when a picture is missing."""
    pages = tuple(page.pk for page in pages_of(message.pk, PAGES)) if message.pages else ()
    return Sheet(number=message.number, text=message.text, pages=pages)
