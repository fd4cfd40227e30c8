"""How well the rules read: precision, recall and F1 of each kind of finding on items labelled by hand.

python -m bench.leads.score_leads                                   the items of every folder but `last`
python -m bench.leads.score_leads --items bench/leads/items/tuned   those of a folder, or some files
python -m bench.leads.score_leads --show person                     and each miss and false alarm of that kind

What is labelled, and what a hit is, stands in `LABELS.md`.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from vistka.sources.findings import Reading, Span, Why
from vistka.sources.reading import read

ITEMS: Final = Path(__file__).parent / "items"
FOLDERS: Final = ("tuned", "author")
"""What is read unless told otherwise. `last` is for the measurement of record, and not for whoever writes rules."""
LABELS: Final = ".labels.json"
ALIASES: Final = Path(__file__).parent / "aliases.txt"
OVERLAP: Final = 0.5
TARGETS: Final = {
    "post": 0.95,
    "attribution": 0.90,
    "place": 0.90,
    "date": 0.90,
    "person": 0.85,
    "offer": None,
    "passage": 1.0,
    "withheld": None,
}
"""Each type with the F1 that it must reach (issue 7)."""


class Mark(NamedTuple):
    """A label or a finding: what, where, and its value as it is compared."""

    type: str
    span: Span
    value: str


@dataclass(frozen=True)
class Item:
    """A text with its labels."""

    path: Path
    language: str
    reading: Reading
    labels: tuple[Mark, ...]
    faults: tuple[str, ...]
    """What is wrong with the labels themselves."""


class Tally(NamedTuple):
    """Hits, false alarms and misses."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    def with_(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    @property
    def f1(self) -> float:
        wrong = self.alarms + self.misses
        return 2 * self.hits / (2 * self.hits + wrong) if self.hits or wrong else 1.0


class Judged(NamedTuple):
    """One item judged: each label with the finding that hits it, and what was found beside."""

    item: Item
    hits: tuple[Mark, ...]
    alarms: tuple[Mark, ...]
    misses: tuple[Mark, ...]

    def tally(self, type_: str) -> Tally:
        return Tally(*(sum(mark.type == type_ for mark in marks) for marks in self[1:]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print; 1 if a label is wrong in itself."""
    asked = _parser().parse_args(arguments)
    paths = [path for given in asked.items for path in labelled(Path(given))]
    if not paths:
        print("no labelled items there.", file=sys.stderr)
        return 1
    judged = [judge(load(path)) for path in paths]
    for one in judged:
        for fault in one.item.faults:
            print(f"{one.item.path.name}: {fault}", file=sys.stderr)
    print(*_table(judged), sep="\n")
    for type_ in asked.show:
        print(*_shown(judged, type_), sep="\n")
    return int(any(one.item.faults for one in judged))


def labelled(given: Path) -> list[Path]:
    """The texts that have labels: all of a folder, or the one named (by the text or by its labels)."""
    if given.is_dir():
        return [text for labels in sorted(given.glob(f"*{LABELS}")) for text in _texts(labels)]
    return _texts(given) if given.name.endswith(LABELS) else [given]


def load(path: Path) -> Item:
    """An item, read as if it had just been brought."""
    named = path.with_name(f"{path.name.removesuffix(path.suffix)}{LABELS}")
    told: dict[str, Any] = json.loads(named.read_text("utf-8"))
    reading = read(path.read_bytes(), path.name, "", told.get("published", ""))
    labels, faults = [], []
    for label in told["labels"]:
        span = _place_of(label, reading.text)
        if label["type"] not in TARGETS:
            faults.append(f"no such type: {label}")
        elif span is None:
            faults.append(f"does not stand in the text: {label}")
        else:
            labels.append(Mark(label["type"], span, comparable(label["type"], label["value"])))
    return Item(path, told["language"], reading, tuple(labels), tuple(faults))


def judge(item: Item) -> Judged:
    """Pairs labels with findings, each at most once, those that overlap most first."""
    found = list(marks_of(item.reading))
    pairs = sorted(
        (
            (overlap(label.span, mark.span), a, b)
            for a, label in enumerate(item.labels)
            for b, mark in enumerate(found)
            if label.type == mark.type and label.value == mark.value
        ),
        key=lambda pair: -pair[0],
    )
    taken: dict[int, int] = {}
    for shared, a, b in pairs:
        if shared >= OVERLAP and a not in taken and b not in taken.values():
            taken[a] = b
    return Judged(
        item,
        tuple(item.labels[a] for a in taken),
        tuple(mark for b, mark in enumerate(found) if b not in taken.values()),
        tuple(label for a, label in enumerate(item.labels) if a not in taken),
    )


def marks_of(reading: Reading) -> Iterator[Mark]:
    """What was found, as labels say it, without what they leave out."""
    for type_, findings, value in _FOUND:
        for finding in findings(reading):
            span = finding.spans[0] if type_ == "passage" else finding.span
            if not _UNLABELLED.get(type_, _never)(reading, span):
                yield Mark(type_, span, comparable(type_, value(finding)))


def overlap(one: Span, other: Span) -> float:
    """Shared signs over all signs of both.

    >>> overlap(Span(0, 4), Span(2, 4)), overlap(Span(0, 2), Span(2, 4))
    (0.5, 0.0)
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _bare(value: str) -> str:
    """Latin letters without their accents; й and ї are letters of their own."""
    parts = unicodedata.normalize("NFD", value)
    bare = "".join(
        sign for at, sign in enumerate(parts) if not (unicodedata.combining(sign) and parts[at - 1].isascii())
    )
    return unicodedata.normalize("NFC", bare)


def comparable(type_: str, value: str) -> str:
    """A value without what does not count: case, accents, an article before it, the form of quotation marks and apostrophes.

    Of a source whose English name is one of several that are equally right, the one to compare by (`aliases.txt`).

    >>> comparable("attribution", "The Ombudsman of Ukraine"), comparable("attribution", "his mother")
    ('office of the ombudsman of ukraine', 'mother')
    """
    plain = re.sub("[’ʼ`´]", "'", " ".join(_bare(value.casefold()).split())).strip("\"'«»“”„")
    if type_ in ("date", "passage"):
        return plain
    bare = re.sub(r"(^|\|)(?:the|a|an) ", r"\1", plain)
    return _by_one_name(re.sub(r"^(?:his|her|their|another) ", "", bare)) if type_ in ("attribution", "offer") else bare


def _by_one_name(source: str) -> str:
    for known, first in _aliases():
        if found := known.fullmatch(source):
            return first.replace("{}", found[1] if found.groups() else "")
    return source


@cache
def _aliases() -> list[tuple[re.Pattern[str], str]]:
    lines = (line for line in ALIASES.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    rows = [[name.strip() for name in line.split(" = ")] for line in lines]
    return [(re.compile(re.escape(name).replace(r"\{\}", "(.+)")), row[0]) for row in rows for name in row[1:]]


_Says = Callable[[Any], str]
_FOUND: Final[tuple[tuple[str, Callable[[Reading], Sequence[Any]], _Says], ...]] = (
    ("post", lambda reading: reading.posts, lambda post: post.handle or post.author),
    ("attribution", lambda reading: reading.attributions, lambda one: one.source),
    ("place", lambda reading: reading.places, lambda place: place.name),
    ("date", lambda reading: reading.dates, lambda date: date.value),
    ("person", lambda reading: reading.persons, lambda person: f"{person.fate}|{person.name}"),
    ("offer", lambda reading: reading.offers, lambda offer: offer.by),
    (
        "passage",
        lambda reading: [passage for passage in reading.passages if passage.count > 1],
        lambda passage: str(passage.count),
    ),
    ("withheld", lambda reading: reading.withheld, lambda one: "words" if one.why is Why.WORDS else "conduct"),
)


def _texts(labels: Path) -> list[Path]:
    stem = labels.name.removesuffix(LABELS)
    return [path for path in sorted(labels.parent.glob(f"{stem}.*")) if not path.name.endswith(LABELS)]


def _place_of(label: dict[str, Any], text: str) -> Span | None:
    """Where a label stands; line breaks and spaces within it may be others than in the text that was read."""
    words = r"\s+".join(re.escape(word) for word in label["text"].split())
    for number, found in enumerate(re.finditer(words, text), 1):
        if number == label.get("nth", 1):
            return Span(*found.span())
    return None


def _never(reading: Reading, span: Span) -> bool:
    return False


def _no_post_to_label(reading: Reading, span: Span) -> bool:
    """Of an item that is a post itself, or that embeds one without words."""
    words = re.sub(r"https?://\S+|@\w+|\W+", "", reading.text[span.start : span.end])
    return not words or _is_all(reading, span)


def _is_all(reading: Reading, span: Span) -> bool:
    return span.end - span.start > _NEARLY * len(reading.text.strip())


def _repeated(reading: Reading, span: Span) -> bool:
    return any(again.start <= span.start < again.end for passage in reading.passages for again in passage.spans[1:])


_NEARLY: Final = 0.9
# An item that is a post itself has none in it; what is withheld is so again wherever it stands again.
_UNLABELLED: Final = {"post": _no_post_to_label, "withheld": _repeated}


def _table(judged: Sequence[Judged]) -> Iterator[str]:
    languages = sorted({one.item.language for one in judged})
    counted = Counter(one.item.language for one in judged)
    yield f"{len(judged)} items ({', '.join(f'{language} {counted[language]}' for language in languages)})"
    yield f"{'':<12}{'labels':>7}{'P':>7}{'R':>7}{'F1':>7}{'must':>7}  " + "".join(f"{name:>6}" for name in languages)
    for type_, target in TARGETS.items():
        whole = _sum(judged, type_)
        of_each = [_sum([one for one in judged if one.item.language == language], type_) for language in languages]
        must = "" if target is None else f"{target:.2f}"
        missed = "*" if target is not None and whole.f1 < target else " "
        figures = f"{whole.precision:>7.3f}{whole.recall:>7.3f}{whole.f1:>7.3f}{must:>7}{missed} "
        yield f"{type_:<12}{whole.hits + whole.misses:>7}{figures}" + "".join(
            f"{tally.f1:>6.2f}" if any(tally) else f"{'-':>6}" for tally in of_each
        )


def _sum(judged: Sequence[Judged], type_: str) -> Tally:
    total = Tally()
    for one in judged:
        total = total.with_(one.tally(type_))
    return total


def _shown(judged: Sequence[Judged], type_: str) -> Iterator[str]:
    """Each miss and false alarm of a type with its words; of the same place, a wrong value stands beside the right."""
    for one in judged:
        for sign, marks in (("missed", one.misses), ("alarm", one.alarms)):
            for mark in marks:
                if mark.type == type_:
                    words = " ".join(one.item.reading.text[mark.span.start : mark.span.end].split())
                    yield f"{one.item.path.name}: {sign:<6} {mark.span.start}-{mark.span.end} «{words}» = {mark.value}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", nargs="+", default=[ITEMS / folder for folder in FOLDERS], metavar="PATH")
    parser.add_argument("--show", nargs="+", default=[], choices=tuple(TARGETS), metavar="TYPE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
