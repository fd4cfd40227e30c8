"""What a family reads: an answer that two people let go, as long as its facts hold; else the sentence that all get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.contact.disclosure import Facts, as_given, told
from vistka.contact.facts import grounds_of
from vistka.contact.models import Answer
from vistka.contact.sentences import WORDS
from vistka.contact.wording import Values, sentences, words_in
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.tracing.models import Link

NOTHING_TO_TELL: Final = WORDS["en"].nothing
"""What everybody gets, word for word; `nothing_to_tell` has it in each language."""


def nothing_to_tell(language: str) -> str:
    """The sentence that everybody gets, in the enquirer's language, else in English."""
    return words_in(language).nothing


def compose(facts: Facts, values: Values, language: str) -> list[str]:
    """What the enquirer may read by these facts."""
    return [one.text for one in sentences(facts, values, language)] or [nothing_to_tell(language)]


def what_she_reads(enquirer: Enquirer, language: str) -> list[str]:
    """What she reads now: of the last answer given those sentences that are still allowed, else the one that all get.

    An answer stands in the language in which it was approved. Raises `Forged`, whatever she would read.
    """
    grounds = grounds_of(enquirer)
    answer = last_given(enquirer, grounds.link)
    said = still_told(answer.content, grounds.facts) if answer else []
    return said or [nothing_to_tell(language)]


def is_answered(enquirer: Enquirer) -> bool:
    """Whether an answer was given to her of which something still holds. It opens the answer. Raises `Forged`."""
    grounds = grounds_of(enquirer)
    answer = last_given(enquirer, grounds.link)
    return answer is not None and bool(still_told(answer.content, grounds.facts))


def last_given(enquirer: Enquirer, link: Link | None) -> Answer | None:
    """The last answer that was given to her by this link, proved: one prepared it, another approved it."""
    if link is None:
        return None
    given = Answer.objects.filter(enquirer=enquirer, link=link, given_at__isnull=False, dropped_at=None)
    answer = given.order_by("given_at", "pk").last()
    if answer is not None:
        trust(answer)
    return answer if answer and answer.approved_by not in (None, answer.prepared_by) else None


def still_told(content: Mapping[str, list[str]], facts: Facts) -> list[str]:
    """Those sentences of an answer that was given which the facts still allow."""
    allowed = told(as_given(facts))
    return [text for item, text in zip(content["items"], content["sentences"], strict=True) if item in allowed]
