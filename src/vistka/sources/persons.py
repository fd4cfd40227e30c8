"""Single persons of whom a text says that they are captive, wounded or dead: named or not, each at the first mention.

`person_phrases` reads the noun phrases, `person_fates` what each sentence says of whom; here the phrases of one person are
put together, in the article and in each post apart, and what stands near him is added. Nobody says that two of them are
one person: `Person.perhaps` only says that nothing speaks against it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vistka.sources.births import is_of_birth
from vistka.sources.findings import Date, Fate, Person, Place, Span
from vistka.sources.languages import LANGUAGES
from vistka.sources.person_fates import Told, fates_told, is_untrue, opens_list
from vistka.sources.person_groups import Many
from vistka.sources.person_mention import Mention
from vistka.sources.person_names import same_name
from vistka.sources.person_phrases import mentions_in
from vistka.sources.person_words import Marked, marked
from vistka.sources.segments import Segment

_WORST_FIRST = (Fate.DEAD, Fate.CAPTIVE, Fate.WOUNDED)
_CONTEXT = 2  # sentences before one that say of whom a picture speaks
_SLAVIC = ("uk", "ru")
_UNIT_REACH = 14
_MOST_COMPARED = 100
"""Persons before one that he may be: more stand in no article."""


@dataclass(slots=True)
class _Line:
    """A sentence, marked, with its phrases and the segment it stands in."""

    words: Marked
    segment: Segment
    mentions: list[Mention]


@dataclass(slots=True)
class _Described:
    """One person of one article or post: the phrases that speak of him, and what is said."""

    first: Mention
    line: _Line
    name: str = ""
    sex: str = ""
    fates: set[Fate] = field(default_factory=set)
    alive: bool = False
    mentions: list[tuple[Mention, _Line]] = field(default_factory=list)


def find_persons(segments: Sequence[Segment], places: Sequence[Place], dates: Sequence[Date]) -> tuple[Person, ...]:
    """Give the single persons said to be captive, wounded or dead, in the order in which they are first described."""
    spans = sorted(place.span for place in places)
    described: list[tuple[int | None, _Described]] = []
    for post in dict.fromkeys(segment.post for segment in segments):
        lines = list(_lines([segment for segment in segments if segment.post == post], spans))
        described += [(post, person) for person in _persons_of(lines) if _fates_of(person)]
    described.sort(key=lambda scoped: scoped[1].first.span)
    persons: list[Person] = []
    for _, person in described:
        persons.append(_as_person(person, places, dates))
    scopes = [post for post, _ in described]
    sexes = [person.sex for _, person in described]
    return tuple(_with_perhaps(persons, scopes, sexes))


def _fates_of(person: _Described) -> set[Fate]:
    return person.fates - {Fate.DEAD} if person.alive else person.fates


def _lines(segments: Iterable[Segment], places: Sequence[Span]) -> Iterator[_Line]:
    for segment in segments:
        language = segment.language if segment.language in LANGUAGES else "en"
        for sentence in segment.sentences:
            words = marked(sentence, language)
            inside = places[bisect_left(places, sentence.span[:1]) : bisect_left(places, (sentence.span.end,))]
            yield _Line(words, segment, mentions_in(words, inside))


def _persons_of(lines: Sequence[_Line]) -> list[_Described]:
    """Put the phrases of each person together, and add what the clauses, and the text round them, say of him."""
    persons: list[_Described] = []
    whose: dict[int, _Described] = {}
    many = Many()
    for number, line in enumerate(lines):
        for mention in line.mentions:
            if not mention.group and not (mention.again and _known(persons[-_MOST_COMPARED:], mention, line) is None):
                person = _known(persons[-_MOST_COMPARED:], mention, line) or _introduced(persons, mention, line)
                whose[id(mention)] = person
                person.mentions.append((mention, line))
                if not (is_untrue(line.words, mention.first) or _is_supposed(mention)):
                    person.fates |= mention.states
        line.mentions = [mention for mention in line.mentions if mention.group or id(mention) in whose]
        told = list(fates_told(line.words, line.mentions))
        _tell(told, line, lines[max(0, number - _CONTEXT) : number], whose)
        many.read(number, line.words, line.mentions, told)
        _tell_lists(told, line, whose)
        for mention in many.members(number, line.words, line.mentions):
            if id(mention) in whose:
                whose[id(mention)].fates |= many.fates
        _keep_alive(line, whose)
        _tell_scene(line, lines[max(0, number - _CONTEXT) : number], whose)
    return persons


def _known(persons: Sequence[_Described], mention: Mention, line: _Line) -> _Described | None:
    """The person whom a phrase speaks of again."""
    if mention.name:
        named = (person for person in reversed(persons) if person.name and same_name(person.name, mention.name))
        return next(named, None)
    bare = line.words.language in _SLAVIC and not (mention.new or mention.age or mention.qualified)
    if not (mention.old or bare) or mention.kin:
        return None
    for person in reversed(persons):
        elsewhere = person.line.segment is not line.segment and not mention.old
        if elsewhere and (
            not (person.fates or person.first.rank) or ("-" in mention.head and mention.head != person.first.head)
        ):
            continue  # "механіка-водія" is no repeat of whoever a paragraph before speaks of
        if not person.first.official and not person.first.unknown and _agree(person, mention):
            return person
    return None


def _agree(person: _Described, mention: Mention) -> bool:
    if person.sex != mention.sex and "f" in (person.sex, mention.sex):
        return False
    if person.first.kin and not person.name:
        return False
    if mention.age and (mention.qualified or person.first.age) and mention.age != person.first.age:
        return not any(map(str.isdigit, mention.age + person.first.age)) or _digits(mention) == _digits(person.first)
    return not mention.states or not person.fates or bool(mention.states & person.fates)


def _is_supposed(mention: Mention) -> bool:
    """Whether a phrase is nobody in particular: "if a captive is shown"."""
    reach = 2 if mention.new else 1
    return any(mention.words.has(at, "if") for at in range(mention.first - reach, mention.first))


def _digits(mention: Mention) -> str:
    return "".join(filter(str.isdigit, mention.age))


def _introduced(persons: list[_Described], mention: Mention, line: _Line) -> _Described:
    person = _Described(mention, line, mention.name, mention.sex)
    persons.append(person)
    return person


def _tell(told: Iterable[Told], line: _Line, earlier: Sequence[_Line], whose: dict[int, _Described]) -> None:
    """Add each fate to the person it is told of; "he", and a verb without a subject, mean who was last spoken of."""
    for fate, mention, pronoun, sex in told:
        if mention is not None:
            if id(mention) in whose:
                whose[id(mention)].fates.add(fate)
            continue
        if pronoun is None and opens_list(line.words):
            continue
        here = [m for m in line.mentions if pronoun is not None and m.reach <= pronoun]
        person = _meant(here, sex, whose) or next(
            filter(None, (_meant(before.mentions, sex, whose) for before in reversed(earlier) if _near(before, line))),
            None,
        )
        if person is not None:
            person.fates.add(fate)


def _near(before: _Line, line: _Line) -> bool:
    return before.segment is line.segment or before.segment.span.end <= line.segment.span.start


def _meant(mentions: Sequence[Mention], sex: str, whose: dict[int, _Described]) -> _Described | None:
    """Whom "he" means among the phrases of a sentence: who has a fate, else the first."""
    persons = [
        whose[id(mention)]
        for mention in mentions
        if id(mention) in whose and not mention.official and _may_be_of(whose[id(mention)].sex, sex)
    ]
    persons = [person for person in persons if person.fates or person.name or not person.first.kin]
    fated = [person for person in persons if person.fates]
    return next(iter(fated or persons), None)


def _may_be_of(sex: str, pronoun: str) -> bool:
    return not sex or not pronoun or sex == pronoun


def _keep_alive(line: _Line, whose: dict[int, _Described]) -> None:
    """Take a death back of whom the same sentence says that he lives ("reported killed, is alive")."""
    if "alive" in line.words.stretches and "not" not in line.words.stretches:
        for mention in line.mentions:
            if id(mention) in whose:
                whose[id(mention)].alive = True


def _tell_lists(told: Sequence[Told], line: _Line, whose: dict[int, _Described]) -> None:
    """Share a fate along a list ("Ivan Petrenko, Petro Koval and Oleh Moroz were killed")."""
    fates = {id(mention): fate for fate, mention, _, _ in told if mention is not None}
    chain: list[Mention] = []
    for mention in [*line.mentions, None]:
        if mention is not None and chain and _lists(line.words, chain[-1], mention):
            chain.append(mention)
            continue
        shared = {fates[id(m)] for m in chain if id(m) in fates}
        if len(chain) > 1 and all(id(m) in whose for m in chain):
            for member in chain:
                whose[id(member)].fates |= shared
        chain = [mention] if mention is not None else []


def _lists(words: Marked, one: Mention, other: Mention) -> bool:
    """Whether only a comma, an "and", or an age stands between two phrases with names."""
    if not (one.name and other.name):
        return False
    between = words.tokens[one.after : other.first]
    joined = {",", "and", "e", "y", "et", "und", "та", "і", "й", "и", "(", ")"}
    return 0 < len(between) < 7 and all(
        token.lower in joined or token.text.isdigit() or words.has(one.after + number, "years", "rank")
        for number, token in enumerate(between)
    )


def _tell_scene(line: _Line, earlier: Sequence[_Line], whose: dict[int, _Described]) -> None:
    """A soldier in a picture is a captive where the sentence, or one just before it, speaks of captives."""
    words = line.words
    shown = any("scene" in one.words.stretches for one in (*earlier[-1:], line))
    if not shown or "not" in words.stretches:
        return
    if not any("about" in before.words.stretches for before in (*earlier, line)):
        return
    for mention in line.mentions:
        person = whose.get(id(mention))
        if person is None or mention.official or person.fates or not _may_be_shown(mention):
            continue
        if "scene" in words.stretches or mention.kin:
            person.fates.add(Fate.CAPTIVE)
            return


def _may_be_shown(mention: Mention) -> bool:
    """Whether a phrase may speak of somebody in a picture: "a soldier", "my nephew Artem"."""
    kinds = ("head", "rankhead", "kin")
    known = any(mention.words.has(at, *kinds) for at in range(mention.first, mention.after))
    return known and (mention.new or (mention.kin and bool(mention.name)))


def _as_person(person: _Described, places: Sequence[Place], dates: Sequence[Date]) -> Person:
    mention, line = person.first, person.line
    fate = next(fate for fate in _WORST_FIRST if fate in _fates_of(person))
    place = _nearest(places, person)
    date = _nearest([one for one in dates if not _is_of_birth(one, line.segment)], person)
    of_post = line.segment.day.isoformat() if line.segment.post is not None and line.segment.day else ""
    return Person(
        mention.span,
        fate,
        name=mention.name,
        rank=mention.rank,
        unit=_unit(line.words, mention),
        age=mention.age,
        place=place.name if isinstance(place, Place) else "",
        date=date.value if isinstance(date, Date) else of_post,
        relative=_relative(person),
    )


def _is_of_birth(found: Date, segment: Segment) -> bool:
    start, end = (place - segment.span.start for place in found.span)
    return start >= 0 and end <= len(segment.text) and is_of_birth(segment.text, start, end)


def _nearest(found: Sequence[Place] | Sequence[Date], person: _Described) -> Place | Date | None:
    """What stands in the same sentence nearest to the phrase, else in the same post."""
    span, line = person.first.span, person.line
    stretches = [line.words.sentence.span]
    if line.segment.post is not None:
        stretches.append(line.segment.span)
    for stretch in stretches:
        inside = [item for item in found if stretch.start <= item.span.start and item.span.end <= stretch.end]
        if inside:
            return min(inside, key=lambda item: abs(item.span.start - span.end))
    return None


def _unit(words: Marked, mention: Mention) -> str:
    """The unit named after a phrase: "45-ї бригади", "331st Airborne Regiment"."""
    for first, after in words.stretches.get("unit", ()):
        if not 0 <= first - mention.after <= _UNIT_REACH:
            continue
        before = next(
            (
                at
                for at in range(first - 1, max(mention.after, first - 6) - 1, -1)
                if words.tokens[at].text[0].isdigit()
            ),
            None,
        )
        if before is not None and not any(words.tokens[at].text in ",;" for at in range(before, first)):
            return words.text(before, after)
        if after < len(words.tokens) and any(map(str.isdigit, words.tokens[after].text)):
            return words.text(first, after + 1)
    return ""


def _relative(person: _Described) -> str:
    """With whom he is said to speak, in the sentence that first describes him."""
    words = person.line.words
    if "talk" not in words.stretches:
        return ""
    found = [
        (first, kind.partition(":")[2])
        for kind, stretches in words.stretches.items()
        if kind.startswith("relative:")
        for first, _ in stretches
        if not person.first.first <= first < person.first.after
    ]
    return min(found, default=(0, ""))[1]


def _with_perhaps(persons: Sequence[Person], scopes: Sequence[int | None], sexes: Sequence[str]) -> Iterator[Person]:
    """Add the numbers of earlier persons of other posts, or of the article, whom nothing tells from this one."""
    for number, person in enumerate(persons):
        same = tuple(
            other
            for other in range(max(0, number - _MOST_COMPARED), number)
            if scopes[other] != scopes[number]
            and not ("f" in (sexes[other], sexes[number]) and sexes[other] != sexes[number])
            and _may_be_one(persons[other], person)
        )
        yield replace(person, perhaps=same)


def _may_be_one(one: Person, other: Person) -> bool:
    if one.name and other.name:
        return same_name(one.name, other.name)
    pairs = ((one.fate, other.fate), (one.place, other.place), (one.relative, other.relative), (one.age, other.age))
    return all(not this or not that or this == that for this, that in pairs)
