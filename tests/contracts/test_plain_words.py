"""The English of the portal is plain: short sentences, easy words, and instructions that say who does what.

It is read where it is written, in the templates and in the strings of the modules, with all branches at once: so the
pages that need an open mailbox or a half-written request are read too, and a new page is read without being listed.

Grade: Kincaid, Fishburne, Rogers and Chissom, *Derivation of new readability formulas for Navy enlisted personnel*,
Research Branch Report 8-75, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

import vistka.portal

PORTAL: Final = Path(vistka.portal.__file__).parent
TEMPLATES: Final = PORTAL / "templates" / "portal"
WORDS_A_SENTENCE: Final = 14
GRADE: Final = 7
ENOUGH: Final = 40
"""Words below which a grade says nothing: one long name would decide it. Such a page is read with all the others."""

PROSE: Final = frozenset({"p", "li", "dd"})
INSTRUCTIONS: Final = frozenset({"button", "label", "legend"})

IMPERATIVES: Final = frozenset(
    "add allow answer ask call check choose close come compare copy decide delete do enter give go hang hide keep leave "
    "look make mark mend move open paste press print put read say send show start stop switch take tap tell try turn type "
    "upload use wait write".split()
)
_PARTICIPLES: Final = (
    "asked begun broken brought built cut done drawn driven forgotten found given gone heard held hidden kept known laid "
    "led left lost made meant met paid put read said seen sent set shown shut spoken spent split taken told thought typed "
    "understood won written"
)
PASSIVE: Final = re.compile(
    rf"\b(?:am|is|are|was|were|be|been|being)\s+(?:not\s+|\w+ly\s+)?(?:\w{{2,}}ed|{'|'.join(_PARTICIPLES.split())})\b",
    re.I,
)
"""A form of “be” and a participle next to it, perhaps with “not” or an adverb between. So “is marked” is passive, and
“is red” is not; a participle that only describes (“you are related”) stands in the list below."""
DESCRIBES: Final = re.compile(r"\b(?:is|are|was|were|be)\s+(?:related|held|wounded)\b", re.I)

_TRANSLATE = re.compile(r"""\{%\s*translate\s+(?:"([^"]*)"|'([^']*)').*?%\}""", re.S)
_COMMENT = re.compile(r"\{%\s*comment\s*%\}.*?\{%\s*endcomment\s*%\}", re.S)


def as_read(template: str) -> str:
    """The HTML of a template as somebody reads it who gets every branch; a value counts as one short word."""
    said = _COMMENT.sub("", template)
    said = _TRANSLATE.sub(lambda found: found[1] or found[2] or "", said)
    return re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "it", said, flags=re.S), flags=re.S)


class _Read(HTMLParser):
    """Prose and instructions of a page. A link or button inside a paragraph belongs to the paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.prose: list[str] = []
        self.instructions: list[str] = []
        self._within: list[str] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PROSE | INSTRUCTIONS:
            self._end()
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            self._end()
            self._within.remove(tag)

    def handle_data(self, data: str) -> None:
        self._text += data

    def _end(self) -> None:
        said, self._text = " ".join(self._text.split()), ""
        if said and self._within:
            (self.instructions if self._within[-1] in INSTRUCTIONS else self.prose).append(said)


def sentences(blocks: Iterable[str]) -> list[str]:
    """The sentences of paragraphs and list items. What has no end of its own (a link in a list) is none."""
    found = []
    for block in blocks:
        if re.search(r"[.?:;]", block):
            found += [one for one in re.split(r"(?<=[.?])\s+", block) if re.search(r"\w", one)]
    return found


def words(sentence: str) -> list[str]:
    """Its words; numbers and addresses are none."""
    return re.findall(r"[A-Za-z][A-Za-z’'-]*", re.sub(r"\S+\.\S+\.\w+", "", sentence))


@cache
def syllables(word: str) -> int:
    """Groups of vowels, less the silent ones of -e, -ed and -es, and one more where two vowels are heard apart."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    plain = re.sub(r"(?<=[^aeiouytd])ed$|(?<=[^aeiouylscgzxh])es$", "d", plain)
    plain = re.sub(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$", "", plain)
    groups = re.findall(r"[aeiouy]+", plain)
    apart = re.findall(r"i[ao](?!u|n)|eo(?!p)|(?<![gq])ua|(?<=[aeiou][^aeiou])ea$", plain)
    return max(1, len(groups) + len(apart))


def length(said: list[str]) -> float:
    """Words a sentence."""
    return sum(len(words(one)) for one in said) / max(1, len(said))


def grade(said: list[str]) -> float:
    """Kincaid's grade: the American school year that understands it."""
    every = [word for one in said for word in words(one)]
    return 0.39 * len(every) / len(said) + 11.8 * sum(map(syllables, every)) / len(every) - 15.59


def pages() -> Iterator[tuple[str, _Read]]:
    """Each template of the portal, read."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        read = _Read()
        read.feed(as_read(path.read_text("utf-8")))
        read.close()
        yield str(path.relative_to(TEMPLATES)), read


def strings() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each module of the portal: all that it says, and those of it that stand at a field (labels, hints)."""
    for path in sorted(PORTAL.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        said = [text for node in ast.walk(tree) for text in _said(node)]
        at_fields = [
            text
            for node in ast.walk(tree)
            if isinstance(node, ast.keyword) and node.arg in ("label", "help_text")
            for text in _said(node.value)
        ]
        if said:
            yield str(path.relative_to(PORTAL)), said, at_fields


def _said(node: ast.AST) -> list[str]:
    """The literal of `_("…")`."""
    if not (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "gettext", "ngettext")
    ):
        return []
    return [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def instructions(said: Iterable[str]) -> list[str]:
    """Of these sentences those that tell the reader to do something: the first word is one of the verbs above."""
    return [one for one in said if (words(one) or [""])[0].lower() in IMPERATIVES]


def passive(said: Iterable[str]) -> list[str]:
    """Those that hide who acts."""
    return [one for one in said if PASSIVE.search(DESCRIBES.sub("", one))]


def too_hard(said: list[str]) -> str:
    """What is wrong with these sentences; empty when nothing is."""
    if sum(len(words(one)) for one in said) < ENOUGH:
        return ""
    found = []
    if (average := length(said)) > WORDS_A_SENTENCE:
        found.append(f"{average:.1f} words a sentence")
    if (reached := grade(said)) > GRADE:
        hardest = sorted({word.lower() for one in said for word in words(one)}, key=syllables)[-8:]
        found.append(f"grade {reached:.1f} ({', '.join(hardest)})")
    return "; ".join(found)


def test_every_page_has_short_sentences_of_easy_words() -> None:
    hard = {name: wrong for name, read in pages() if (wrong := too_hard(sentences(read.prose)))}
    assert hard == {}


def test_so_have_the_short_pages_together() -> None:
    short = [sentences(read.prose) for _name, read in pages()]
    together = [one for said in short if sum(len(words(each)) for each in said) < ENOUGH for one in said]
    assert too_hard(together) == ""


def test_so_have_labels_hints_and_messages() -> None:
    hard = {name: wrong for name, said, _at_fields in strings() if (wrong := too_hard(sentences(said)))}
    assert hard == {}


def test_no_instruction_is_in_the_passive() -> None:
    found = {}
    for name, read in pages():
        found[name] = passive([*read.instructions, *instructions(sentences(read.prose))])
    for name, said, at_fields in strings():
        found[name] = passive([*at_fields, *instructions(sentences(said))])
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_nothing_shouts() -> None:
    read = {name: [*page.prose, *page.instructions] for name, page in pages()} | {
        name: said for name, said, _ in strings()
    }
    assert {name: said for name, texts in read.items() if (said := [text for text in texts if "!" in text])} == {}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("code", 1), ("asked", 1), ("wanted", 2), ("little", 2), ("information", 4), ("telephone", 3), ("the", 1)),
        *(("idea", 3), ("pages", 2), ("names", 1), ("people", 2), ("guard", 1), ("association", 5), ("bureau", 2)),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word: str, number: int) -> None:
    assert syllables(word) == number


def test_a_hard_page_is_found() -> None:
    hard = (
        "The aforementioned documentation must be submitted to the competent administrative authority without delay. "
    )
    assert "grade" in too_hard(sentences([hard * 4]))
    assert passive(["Papers must be sent by post.", "Send papers by post."]) == ["Papers must be sent by post."]
