"""What a family reads: an answer that two people let go, as long as its facts hold; else the sentence that all get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vistka.contact.disclosure import Facts, Item, as_given, told
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
    return list(what_stands(enquirer).values()) or [nothing_to_tell(language)]


def what_stands(enquirer: Enquirer, *, freely: bool = False) -> dict[Item, str]:
    """What is open to her, with the sentence that says it: it stands in the last answer given, and is still allowed.

    `freely`: as if nobody forced her, where a page that changed would betray her alarm to who stands beside her.
    Opens that answer. Raises `Forged`.
    """
    grounds = grounds_of(enquirer)
    answer = last_given(enquirer, grounds.link)
    facts = replace(grounds.facts, under_duress=False) if freely else grounds.facts
    return _still_by_item(answer.content, facts) if answer else {}


def is_open(enquirer: Enquirer, item: Item) -> bool:
    """Whether `item` is open to her: what her pages offer beside what they offer everybody, two people told her before.

    Raises `Forged`.
    """
    return item in what_stands(enquirer)


def may_read_her_road(enquirer: Enquirer, *, freely: bool = False) -> bool:
    """Whether she may go on reading where she travels: she was told that he is held by us, or that he was released.

    That he has gone home since, perhaps with her, takes no leg of the road and no check-in from her. Raises `Forged`.
    """
    grounds = grounds_of(enquirer)
    answer = last_given(enquirer, grounds.link)
    if answer is None:
        return False
    facts = as_given(replace(grounds.facts, under_duress=False) if freely else grounds.facts)
    open_now = {*told(facts), *told(replace(facts, is_here=True))}
    return not {Item.HELD, Item.RELEASED}.isdisjoint(open_now & {*map(Item, answer.content["items"])})


def is_answered(enquirer: Enquirer) -> bool:
    """Whether an answer was given to her of which something still holds. It opens the answer. Raises `Forged`."""
    return bool(what_stands(enquirer))


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
    return list(_still_by_item(content, facts).values())


def _still_by_item(content: Mapping[str, list[str]], facts: Facts) -> dict[Item, str]:
    allowed = told(as_given(facts))
    said = zip(content["items"], content["sentences"], strict=True)
    return {Item(item): text for item, text in said if item in allowed}
