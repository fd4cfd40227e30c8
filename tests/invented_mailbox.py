"""Mail in a mailbox, put there as the desk does: sealed to the code's mailbox and signed with the week's letter seed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone

from invented_visitors import OfflineBureau
from vistka.mailroom import mails
from vistka.mailroom.codes import Half, Opened, mailbox_of, new_code
from vistka.mailroom.letters import Letter, proof_of
from vistka.mailroom.mails import Part, seal_mail
from vistka.mailroom.models import Mail

NOTHING: Final = "We have nothing to tell you yet. We go on looking."
STEP: Final = "We ask every family for the papers that show how you are related."
WORDS: Final = ("Яблоня", "ріка 7")


class Mailbox:
    """A mailbox with a code of its own at this bureau. Argon2id takes its 40 ms once, here."""

    def __init__(self, bureau: OfflineBureau, code: str = "") -> None:
        self.bureau = bureau
        self.code = code or new_code()
        self.opened: Opened = mailbox_of(self.code, bureau.installation)

    @property
    def half(self) -> Half:
        """What the desk knows of it."""
        return self.opened.half

    def put(self, sequence: int = 1, *, seed: bytes = b"", **said: Any) -> Mail:
        """A mail under this number; of today, with the sentence that all get, unless said otherwise."""
        mail = mails.Mail(**{"day": today(), "oldest": 1, "language": "en", **ordinary(), **said})
        sealed = seal_mail(mail, self.half, sequence, seed or self.bureau.letters)
        return Mail.objects.create(mailbox=self.opened.mailbox, sequence=sequence, sealed=sealed)

    def put_days(self, days: int, **said: Any) -> list[Mail]:
        """A mail a day, the last one today."""
        return [self.put(day, day=today() - timedelta(days=days - day), **said) for day in range(1, days + 1)]

    def letter(self, text: str, *, title: str = "A letter", parts: int = 1, on: date | None = None) -> Sequence[Part]:
        """A letter in so many parts, with its proof in the last one."""
        whole = Letter(uuid4().hex, (on or today()).isoformat(), title, text)
        length = -(-len(text) // parts)
        pieces = [text[start : start + length] for start in range(0, len(text), length)]
        proof = proof_of(whole, self.bureau.letters)
        return [
            Part(
                letter=whole.number,
                on=whole.on,
                title=title,
                text=piece,
                part=number,
                parts=parts,
                proof=proof if number == parts else "",
            )
            for number, piece in enumerate(pieces, start=1)
        ]


def ordinary() -> dict[str, Any]:
    """What a mail says to a family of whom nothing may be told."""
    return {"status": [NOTHING], "step": STEP, "review_on": today() + timedelta(days=91), "words": list(WORDS)}


def text_of(answer: Any) -> str:
    """What a page says."""
    return str(answer.content.decode())


def look_of(answer: Any) -> tuple[Any, ...]:
    """All that the reader and whoever watches the line see of an answer, but for the form's own random token."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", text_of(answer))
    return answer.status_code, dict(answer.headers), sorted(answer.cookies), len(answer.content), text


def today() -> date:
    """The bureau's day."""
    return timezone.localdate()
