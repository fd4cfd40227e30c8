"""The stretches of a text that are searched: each paragraph and each post once, in its own language, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vistka.sources.findings import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its place in the whole text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph, or the words of one post, where it stands first; what a finder is given.

    `text` is the stretch of the whole text at `span`. `language`: its own, one of `languages.LANGUAGES`, or the whole
    text's where it is too short to tell. `day`: the day from which "yesterday" counts: of the post, else of publication.
    `post`: the number of the post in `Reading.posts`, None for the writer's own words. `signature`: where in the whole text
    the post's signature line lies, which is no sentence.
    """

    span: Span
    text: str
    language: str
    sentences: tuple[Sentence, ...]
    day: date | None = None
    post: int | None = None
    signature: Span | None = None

    def at(self, start: int, end: int) -> Span:
        """A stretch of this segment's text as a stretch of the whole text."""
        return Span(self.span.start + start, self.span.start + end)
