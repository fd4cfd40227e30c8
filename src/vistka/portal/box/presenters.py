"""What the pages of a mailbox show of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.letters import Letter, with_proof
from vistka.mailroom.mails import Box, Mail, Part
from vistka.portal.box.opening import Reading
from vistka.portal.days import in_words

LATE: Final = timedelta(days=2)
"""Two mail days: a mail that is older was followed by another, which is not here."""
ON_A_PAGE: Final = 20
"""Letters of the list on one page."""
_LINE_BYTES: Final = 8
"""What the end of a line or paragraph takes in a page."""
_PAGE_BYTES: Final = 18 * 1024
"""Of a letter's text, as it stands in a page: so a page of any letter has the length of every other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A letter of which something lies here. `mail`, `place`: where its first part lies, by which a page is asked for.

    `follows`: the rest has still to come. `gone`: a part before the last is not here. `by_person`: the person wrote it.
    """

    mail: int
    place: int
    language: str
    letter: Letter = field(repr=False)
    proof: str = field(repr=False)
    follows: bool
    gone: bool
    by_person: bool

    @property
    def on(self) -> str:
        """The day of the letter, in words."""
        return in_words(date.fromisoformat(self.letter.on))

    @property
    def is_whole(self) -> bool:
        """Whether it can be printed and proved."""
        return not (self.follows or self.gone)

    @property
    def printed(self) -> str:
        """The letter with its proof, as it is saved."""
        return with_proof(self.letter, self.proof)

    @property
    def pages(self) -> list[str]:
        """The text in pages that are short enough; one of them for nearly every letter."""
        return pages_of(self.letter.text)


def call_in(mail: Mail, now: datetime) -> Mapping[str, str] | None:
    """The call that is set, until its time is over."""
    return mail.call if mail.call and datetime.fromisoformat(mail.call["to"]) > now else None


def letters_in(box: Box) -> list[Received]:
    """The letters, each put together from its parts, the newest first."""
    found: dict[str, list[tuple[int, int, str, Part]]] = {}
    for number, mail in reversed(box.mails):
        for place, part in enumerate(mail.parts, start=1):
            found.setdefault(part.letter, []).append((number, place, mail.language, part))
    letters = [_put_together(parts) for parts in found.values()]
    return sorted(letters, key=lambda each: (each.letter.on, each.mail, each.place), reverse=True)


def letter_at(box: Box, mail: int, place: int) -> Received | None:
    """The letter whose first part lies there."""
    return next((each for each in letters_in(box) if (each.mail, each.place) == (mail, place)), None)


def _put_together(found: Sequence[tuple[int, int, str, Part]]) -> Received:
    mail, place, language, first = found[0]
    parts = {part.part: part for _mail, _place, _language, part in found}
    last = max(parts)
    text = "".join(parts[number].text for number in sorted(parts))
    return Received(
        mail=mail,
        place=place,
        language=language,
        letter=Letter(first.letter, first.on, parts[min(parts)].title, text),
        proof=parts[last].proof,
        follows=last < first.parts,
        gone=len(parts) < last,
        by_person=first.by_person,
    )


def pages_of(text: str, most: int = _PAGE_BYTES) -> list[str]:
    """The text cut at ends of lines, else between words, into pieces of at most `most` bytes as they stand in a page.

    >>> pages_of("one two three", 8)
    ['one two ', 'three']
    """
    pages, page, size = [], "", 0
    for piece in _pieces(text, most):
        length = _length(piece)
        if page and size + length > most:
            pages.append(page)
            page, size = "", 0
        page, size = page + piece, size + length
    return [*pages, page]


def _pieces(text: str, most: int) -> list[str]:
    """Lines; words where a line is longer than a page; letters where a word is."""
    pieces = text.splitlines(keepends=True)
    for marks in (" ", ""):
        pieces = [small for piece in pieces for small in _smaller(piece, marks, most)]
    return pieces


def _smaller(piece: str, mark: str, most: int) -> list[str]:
    if _length(piece) <= most:
        return [piece]
    if not mark:
        return list(piece)
    words = piece.split(mark)
    return [word + mark for word in words[:-1]] + [words[-1]]


def _length(piece: str) -> int:
    return len(escape(piece).encode()) + _LINE_BYTES * piece.count("\n")


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about the mailbox that is not as the desk leaves it."""

    words: Promise


_MISSING: Final = Warned(_("Some of your mail is missing. Somebody may have taken a letter away."))
_FORGED: Final = Warned(
    _("Something lies here that is not from us. Somebody else may have put it here. We do not show it.")
)
_DOUBLED: Final = Warned(_("Two mails bear the same number. We never send two."))
_IS_LATE: Final = Warned(_("The last mail is old, and a newer one is missing. Please call us, so that we can look."))


def warnings_of(reading: Reading, today: date) -> list[Warned]:
    """What she should know about her mail before she reads it."""
    noticed = (
        (bool(reading.box.missing), _MISSING),
        (reading.box.forged > 0, _FORGED),
        (reading.doubled, _DOUBLED),
        (today - reading.newest.day > LATE, _IS_LATE),
    )
    return [warned for is_so, warned in noticed if is_so]
