"""What a language's table holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vistka.post.whys import Why


@dataclass(frozen=True, slots=True)
class Text:
    """A letter of the table; in `text` stand {day} and {until}, as `whys.NEEDS` has them."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Every sentence that lies in a mail beside the answer, and those of a notice. No sentence names anybody.

    `letters`: all of `Why` but those that people write. `steps`: by step of the calendar, `review` for every review;
    `from_day`: a step with the {day} from which it is asked. `subject` and `notices`: of a message outside, with a
    {word} by which she knows us; several, so that a filter on the wire does not find all families by one sentence.
    """

    letters: Mapping[Why, Text]
    from_day: str
    steps: Mapping[str, str]
    subject: str
    notices: tuple[str, ...]
