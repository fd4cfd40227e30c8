"""A captive's own words: said, written, quoted without a speaker, or heard on a recording (Convention III art. 13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vistka.sources.findings import Attribution, SourceKind, Span
from vistka.sources.mentions import Mention, Sort, captives
from vistka.sources.phrases import Match
from vistka.sources.told import SUBJECTS, Told
from vistka.sources.words.conduct import HE, HEARD, OWN_VOICE, RECORDED, SHE, THEY, TOLD_US, VOCATIVE

REACH: Final = 4
"""Sentences back that name somebody, in which "he" was named."""
FURTHEST: Final = 10
"""Sentences back, those of "he" and "his" among them."""
PARAGRAPHS: Final = 5
"""Paragraphs back in which "he" was named."""
REMEMBERED: Final = 200
"""Sentences back in which a name was given."""
HEADING: Final = 3
"""Sentences after a heading in which a captive is named."""
STEM: Final = 6
"""Letters of a name that all its case forms have."""
SHORTEST_NAME: Final = 4
SHORTEST: Final = 3
"""Words; a quotation of fewer is a name or a word held at a distance."""
SUFFERED: Final = frozenset("been was were be being sido foi foram wurde wurden été fut був була были был была".split())
"""Before a verb: it was done to him."""
_MANY: Final = ("s", "men", "en", "и", "ы", "і", "ів", "ов", "ей", "их", "ых", "ие")
_DROPPING: Final = frozenset({"pt", "es", "uk", "ru"})
"""Languages in which a verb needs no pronoun."""
_CLAIMANTS: Final = {Sort.OTHER, Sort.SOURCE, Sort.OFFICE, Sort.PERSON, Sort.HEAD, Sort.AGAIN}
_DASHES: Final = "—–-"
_OFFICES: Final = _CLAIMANTS - {Sort.OTHER}
_FULL_MARKS: Final = '«»"“”„‹›‘'


def words_in(read: Sequence[Told], number: int) -> Span | None:
    """The stretch of a sentence that a captive says, asks, writes or is made to say."""
    one = read[number]
    if one.has(TOLD_US):
        return one.whole
    if any(a.source in captives() or _is_named_captive(a, read, number) for a in one.attributions):
        return one.whole
    for say in one.saying:
        span = _said_by_captive(read, number, say)
        if span is not None:
            return span
    if _is_heard(read, number):
        return one.whole
    return _unclaimed_quotation(read, number)


def is_recorded(one: Told) -> bool:
    """Whether a recording is told of on which somebody is heard, whoever he is."""
    return one.has(RECORDED) and one.has(HEARD)


def _said_by_captive(read: Sequence[Told], number: int, say: Match[bool]) -> Span | None:
    one = read[number]
    if say.first and one.words[say.first - 1].low in SUFFERED:
        return None
    before = [mention for mention in one.mentions if mention.last <= say.first and mention.sort in SUBJECTS]
    before = [mention for mention in before if not _is_quoted(one, one.words[mention.first].start)]
    if _is_quoted(one, one.words[say.first].start) and one.attributions:
        return None
    if _other_speaks(one, say):
        return None
    previous = one.words[max(say.first - 4, 0) : say.first]
    lows = {word.raw.lower() for word in [*previous, *one.words[say.last : say.last + 1]]}
    if lows & (HE | SHE) and one.has(RECORDED):
        return one.whole
    if lows & HE:
        return one.whole if _antecedent(read, number, female=False, many=bool(lows & THEY)) else None
    if lows & SHE:
        return one.whole if _antecedent(read, number, female=True) else None
    if _follows_name(read, number, say):
        return one.whole
    # In German what is said stands before the verb that says it.
    rest = one.whole if one.language == "de" else one.span(one.words[say.first].start, len(one.text.rstrip()))
    if before and _is_captive(before, 0):
        near = before[-1].sort is Sort.CAPTIVE and say.first - before[-1].last <= 3
        return one.whole if near else rest
    if before and _is_captive(before, len(before) - 1) and say.first - before[-1].last <= 3:
        return rest
    if before or one.attributions:
        return None
    if say.first and one.has(RECORDED) and (one.captive or one.quotations):
        return one.whole
    opens = say.first <= 2 and one.language in _DROPPING and not one.text.rstrip().endswith("?")
    return one.whole if opens and _antecedent(read, number, female=False) else None


def _is_captive(mentions: Sequence[Mention], place: int) -> bool:
    """A soldier or prisoner, not his mother or the staff that deals with prisoners."""
    mention = mentions[place]
    if mention.sort is not Sort.CAPTIVE:
        return False
    return not place or mentions[place - 1].sort is Sort.CAPTIVE or mention.first - mentions[place - 1].last > 3


def _other_speaks(one: Told, say: Match[bool]) -> bool:
    """Whether the verb is already somebody else's."""
    place = one.sentence.span.start + one.words[say.first].start
    others = [a for a in one.attributions if a.source not in captives()]
    return any(a.span.start - 3 <= place < a.span.end + 3 for a in others)


def _is_quoted(one: Told, place: int) -> bool:
    return any(q.start <= place < q.end for q in one.quotations)


def _antecedent(read: Sequence[Told], number: int, female: bool, many: bool = False) -> bool:
    """Whether "he" is a captive: the last person named, in this sentence or those before it, is one.

    Sentences that name nobody ("He was cold. He has a dog.") carry "he" on.
    """
    if many and number and _is_an_offices(read[number - 1]):
        return False
    naming = 0
    for back in range(number, max(number - FURTHEST, -1), -1):
        one = read[back]
        if naming >= REACH or one.segment < read[number].segment - PARAGRAPHS:
            return False
        subjects = [mention for mention in one.mentions if mention.sort in SUBJECTS]
        held = [mention for mention in subjects if mention.sort is Sort.CAPTIVE]
        naming += bool(back < number and subjects)
        first = held and held[0] is subjects[0]
        if back < number and one.others and not first:
            return False
        if female and any(mention.sort is Sort.OTHER for mention in subjects):
            return False
        if many and held:
            return any(one.words[mention.last - 1].low.endswith(_MANY) for mention in held)
        if held or one.captive or (back < number and one.has(RECORDED)):
            return True
    return False


def _is_an_offices(one: Told) -> bool:
    """Whether an office says it; "they" after it are those who speak for it."""
    return any(a.kind is SourceKind.OFFICIAL and a.source not in captives() for a in one.attributions)


def _is_named_captive(attribution: Attribution, read: Sequence[Told], number: int) -> bool:
    """Whether who speaks, without an office, was named as one who is held."""
    if attribution.kind is not SourceKind.OTHER or not attribution.speaker or attribution.source != attribution.speaker:
        return False
    family = attribution.speaker.split()[-1][:STEM]
    return len(family) >= SHORTEST_NAME and (read[number].has(RECORDED) or _was_held(read, number, family))


def _follows_name(read: Sequence[Told], number: int, say: Match[bool]) -> bool:
    """Whether a name stands before a verb, of one who was named as held: "Ivan told"."""
    before = read[number].words[say.first - 1] if say.first else None
    if before is None or not before.is_capital or len(before.raw) < SHORTEST_NAME:
        return False
    if any(mention.first < say.first <= mention.last for mention in read[number].mentions):
        return False
    return _was_held(read, number, before.raw[:STEM])


def _was_held(read: Sequence[Told], number: int, family: str) -> bool:
    named = [one for one in read[max(number - REMEMBERED, 0) : number] if family in one.text]
    return any(one.captive and not any(m.sort is Sort.OTHER for m in one.mentions) for one in named)


def _is_heard(read: Sequence[Told], number: int) -> bool:
    """Whether somebody's voice is heard who may be a captive, and what it says is told."""
    one = read[number]
    others = any(a.source not in captives() for a in one.attributions)
    if not one.has(HEARD) or (others and not one.unclaimed):
        return False
    if any(mention.sort in _OFFICES for mention in one.mentions):
        return False
    told = one.unclaimed or any(not _other_speaks(one, say) for say in one.saying)
    kin = any(mention.sort is Sort.OTHER for mention in one.mentions)
    return bool(told) and (kin or one.captive or one.has(RECORDED) or _antecedent(read, number, female=False))


# -- quotations --------------------------------------------------------------------------------------------------------


def _unclaimed_quotation(read: Sequence[Told], number: int) -> Span | None:
    """A quotation that nobody else is said to have spoken, near a captive."""
    one = read[number]
    for quotation in one.unclaimed:
        if _is_relatives_turn(read, number, quotation):
            continue
        opening = one.has(VOCATIVE, quotation.start, min(quotation.start + 10, quotation.end))
        own = one.has(OWN_VOICE, quotation.start, quotation.end)
        if opening and own:
            return one.whole
        if _is_speech(one, quotation) and _belongs_to_captive(read, number):
            return one.whole
        if own and _heads(read, number):
            return one.span(quotation.start, quotation.end)
        asks = one.text.rstrip().endswith("?")
        if own and not asks and _antecedent(read, number, female=False):
            return one.whole
    return None


def _is_speech(one: Told, quotation: Span) -> bool:
    """Whether words between marks are somebody's sentence: they stand alone or after a colon, and are no name."""
    if one.text[quotation.start] not in _FULL_MARKS:
        return False
    inner = [word for word in one.words if quotation.start <= word.start and word.end <= quotation.end]
    before = one.text[: quotation.start].rstrip()
    return len(inner) >= SHORTEST and (not before or before[-1] in ":—–-,")


def _belongs_to_captive(read: Sequence[Told], number: int) -> bool:
    """Whether a captive is the last of whom the text spoke, and nobody has spoken since."""
    one = read[number]
    outside = [m.sort for m in one.mentions if not _is_quoted(one, one.words[m.first].start)]
    if _CLAIMANTS.intersection(outside):
        return False
    if Sort.CAPTIVE in outside:
        return True
    for back in range(number - 1, max(number - FURTHEST, -1), -1):
        before = read[back]
        subjects = [mention for mention in before.mentions if mention.sort in SUBJECTS]
        if subjects and subjects[0].sort is Sort.CAPTIVE:
            return True
        if before.others or (back == number - 1 and before.segment == one.segment and before.attributions):
            return False
        if before.captive or before.has(RECORDED):
            return True
    return False


def _is_relatives_turn(read: Sequence[Told], number: int, quotation: Span) -> bool:
    """Whether after a dash a relative answers, who was introduced before the first question."""
    one = read[number]
    if one.text[quotation.start] in _FULL_MARKS:
        return False
    opening = next((n for n in range(number + 1) if read[n].text.lstrip()[:1] in _DASHES), number)
    return any(mention.sort is Sort.OTHER for before in read[:opening] for mention in before.mentions)


def _heads(read: Sequence[Told], number: int) -> bool:
    """Whether a heading quotes the captive of whom the text then tells."""
    if number >= HEADING or read[number].attributions:
        return False
    following = read[number + 1 : number + 1 + HEADING]
    first = next((m.sort for one in following for m in one.mentions if m.sort in SUBJECTS), None)
    return first is Sort.CAPTIVE
