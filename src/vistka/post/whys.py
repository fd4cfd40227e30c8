"""Why a letter lies in a mailbox: written by people, or one of those that the machine gives, the same for everybody."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from vistka.contact.disclosure import Item


class Why(StrEnum):
    """Why there is a letter."""

    WRITTEN = "written"
    """A person of the bureau wrote it, and another approved it."""
    FILED = "filed"
    """Her enquiry came in; the same in the mailbox that a second code opens."""
    RECEIVED = "received"
    """What she sent from her mailbox came in: a message, a paper, a correction, another relative."""
    CONTACT = "contact"
    """She changed how she is reached."""
    SHEET = "sheet"
    """An association's sheet came in."""
    WITHDRAWAL_ASKED = "withdrawal_asked"
    """She asks us to withdraw her enquiry."""
    WITHDRAWAL = "withdrawal"
    """A person confirmed that: what is erased, what is kept and why, when the last backup lapses."""
    CODE_ASKED = "code_asked"
    """Somebody asked for a new case code in her name; the same in the mailbox that her second code opens."""
    NEW_MAILBOX = "new_mailbox"
    """Two people gave her a new case code."""
    FROM_PERSON = "from_person"
    """The person wrote it; its words lie in `correspondence`, and only the mailer opens them."""
    CARD = "card"
    """A capture card that the person signed or marked for her."""
    WORD_OF_HERS = "word_of_hers"
    """What became of a letter that she wrote: it was handed over, or came back from the censor."""


NEEDS: Final[dict[Why, frozenset[str]]] = {
    Why.FILED: frozenset({"day"}),
    Why.RECEIVED: frozenset({"day"}),
    Why.CONTACT: frozenset({"day"}),
    Why.SHEET: frozenset({"day"}),
    Why.WITHDRAWAL_ASKED: frozenset({"day"}),
    Why.WITHDRAWAL: frozenset({"day", "until"}),
    Why.CODE_ASKED: frozenset({"day", "until"}),
    Why.NEW_MAILBOX: frozenset({"day"}),
}
"""The days that a letter of the machine names. There is no other value: no letter of the table holds a name or a number.

`day`: on which it came in; of a confirmed withdrawal, when it takes effect. `until`: when the last backup lapses; of a new
code, from when it may be given.
"""
CARRIED: Final[dict[Why, frozenset[Item]]] = {
    Why.FROM_PERSON: frozenset({Item.LETTERS}),
    Why.WORD_OF_HERS: frozenset({Item.LETTERS}),
    Why.CARD: frozenset({Item.HELD, Item.HOW_TO_WRITE}),
}
"""Letters whose words lie in another room (`carried`), and what must be open to her when her mail is composed."""
OF_AN_ASSOCIATION: Final = frozenset({Why.SHEET, Why.RECEIVED, Why.CONTACT})
"""An association gets receipts and nothing else."""
