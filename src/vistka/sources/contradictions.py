"""The same described person in several items, and what these say of him differently: listed, never resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Final, NamedTuple

from vistka.names.reading import read_name
from vistka.names.sounds import sound_keys
from vistka.sources.findings import Fate, Person, Span
from vistka.sources.groups import Groups

MOST_SHOWN: Final = 50


class Mention(NamedTuple):
    """A person as one item describes him. `group`: of the shared passage that he is described in, if it is shared."""

    item: str
    person: Person
    group: int | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What items say differently of one person. `said`: each value with the items that have it."""

    what: str
    said: tuple[tuple[str, tuple[str, ...]], ...]


def same_persons(mentions: Sequence[Mention]) -> dict[tuple[str, Span], tuple[Mention, ...]]:
    """Each mention, by item and place, with all that may be of the same person, itself among them.

    The same: the names sound the same, in whatever script; or he has no name, and is the only such person in one
    passage that the items share.
    """
    groups = Groups(len(mentions))
    for one, other in _pairs(mentions):
        groups.join(one, other)
    together: dict[int, list[Mention]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        together[groups.of(number)].append(mention)
    return {(one.item, one.person.span): same for same in map(tuple, together.values()) for one in same}


def contradictions_of(mentions: Sequence[Mention]) -> tuple[Contradiction, ...]:
    """What these mentions of one person say differently; at most `MOST_SHOWN` values of each, and items of a value."""
    return tuple(found for what, value, clash in _COMPARED if (found := _compared(mentions, what, value, clash)))


def _compared(
    mentions: Sequence[Mention], what: str, value: Callable[[Person], str], clash: Callable[[str, str], bool]
) -> Contradiction | None:
    said: dict[str, dict[str, None]] = {}
    for mention in mentions:
        if told := value(mention.person):
            said.setdefault(told, {})[mention.item] = None
    if not any(clash(one, other) for one, other in combinations(said, 2)):
        return None
    return Contradiction(what, tuple((told, tuple(items)[:MOST_SHOWN]) for told, items in [*said.items()][:MOST_SHOWN]))


def _fates_clash(one: str, other: str) -> bool:
    """A captive may be wounded; the dead are neither."""
    return one != other and Fate.DEAD in (one, other)


def _dates_clash(one: str, other: str) -> bool:
    """A month does not speak against a day in it."""
    return not one.startswith(other) and not other.startswith(one)


_COMPARED: Final = (
    ("fate", lambda person: str(person.fate), _fates_clash),
    ("place", lambda person: person.place, str.__ne__),
    ("date", lambda person: person.date, _dates_clash),
)


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Each with one before it, never all with all: what many say of one person costs no square."""
    first: dict[tuple[str, str], int] = {}
    by_passage: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.person.name:
            yield from ((first.setdefault(key, number), number) for key in _heard(mention.person.name))
        elif mention.group is not None:
            by_passage[mention.group, mention.item].append(number)
    alone: dict[int, list[int]] = defaultdict(list)
    for (group, _), numbers in by_passage.items():
        if len(numbers) == 1:
            alone[group].append(numbers[0])
    for numbers in alone.values():
        yield from ((numbers[0], other) for other in numbers[1:])


@lru_cache(maxsize=4096)
def _heard(name: str) -> tuple[tuple[str, str], ...]:
    """How family name and given name sound: names that share one sound the same. A family name alone is many people's."""
    readings = read_name(name)
    if not readings:
        return ()
    family, given = readings[0].family, readings[0].given
    return tuple(product(sound_keys(family), sound_keys(given))) if family and given else ()
