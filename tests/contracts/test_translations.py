"""Every word that a page shows is marked for translation, and translated into every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django import forms
from django.conf import settings
from django.template.base import Lexer, Token, TokenType
from django.utils.functional import Promise

import vistka.access
import vistka.desk
import vistka.ui
from vistka.ui.catalogues import KEYWORDS, LANGUAGES, PACKAGE, catalogue_of, faults

TEMPLATES = sorted(path for path in PACKAGE.rglob("templates/**/*") if path.suffix in {".html", ".txt"})
ROOMS_THAT_SPEAK = [vistka.access, vistka.desk, vistka.ui]
SOURCES = [path for room in ROOMS_THAT_SPEAK for path in sorted(Path(room.__path__[0]).rglob("*.py"))]
LETTER = re.compile(r"[^\W\d_]")
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}
SPOKEN_ARGUMENT = re.compile(r"\b(?:title|text|submit|about|caption|label)=([\"'])([^\"']+)\1")
SPEAKERS = {"ValidationError", "debug", "info", "success", "warning", "error"}


def short(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_marked_string_is_in_every_catalogue_translated_with_the_same_placeholders() -> None:
    assert faults() == [], "python -m vistka.ui.catalogues update, then translate what it names"


def test_whatever_marks_a_string_is_known_to_the_extractor() -> None:
    imported = re.compile(r"^from django\.utils\.translation import (\w*gettext\w*)(?: as (\w+))?$", re.MULTILINE)
    names = {
        alias or name for path in PACKAGE.rglob("*.py") for name, alias in imported.findall(path.read_text("utf-8"))
    }
    assert names - KEYWORDS.keys() == set()


def test_there_is_a_catalogue_for_each_language_of_the_settings_but_english() -> None:
    assert {code for code, _name in settings.LANGUAGES} == {*LANGUAGES, "en"}


def test_the_catalogues_are_compiled() -> None:
    stale = [language for language in LANGUAGES if not catalogue_of(language).with_suffix(".mo").exists()]
    assert not stale, "python -m vistka.ui.catalogues compile"


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_shows_no_word_outside_a_translation_tag(path: Path) -> None:
    assert words_outside_tags(path.read_text("utf-8")) == []


def test_a_word_outside_a_tag_is_found_wherever_it_stands() -> None:
    source = (
        '<p title="a{{ b }}">c{% comment %}d{% endcomment %}{# e #}</p>{% translate "f" %}'
        '{% blocktranslate %}g{% endblocktranslate %}{% include "h" with text="i" tone="j" %}<b class="k">{{ l }}</b>'
        '<code translate="no">m</code>'
    )
    assert words_outside_tags(source) == ["i", "a", "c"]


def test_every_label_and_hint_of_a_form_is_marked() -> None:
    plain = [
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in our_forms()
        for name, field in form.base_fields.items()
        if not field.widget.is_hidden and not (is_marked(field.label) and is_marked(field.help_text or None, none=True))
    ]
    assert plain == []


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_no_message_to_staff_is_written_unmarked(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    spoken = [call for call in calls if name_called(call) in SPEAKERS and not is_log(call)]
    assert [
        call.lineno for call in spoken if any(isinstance(word, ast.Constant | ast.JoinedStr) for word in call.args)
    ] == []


def words_outside_tags(source: str) -> list[str]:
    """What a reader would see, or hear from a screen reader, that no translation tag holds."""
    left = list(outside_blocks(Lexer(source).tokenize()))
    blocks = [match[2] for token in left if token.token_type is TokenType.BLOCK for match in arguments(token)]
    page = Spoken()
    page.feed("".join(token.contents if token.token_type is TokenType.TEXT else "" for token in left))
    page.close()
    return [text for text in [*blocks, *page.found] if LETTER.search(text)]


def arguments(token: Token) -> Iterator[re.Match[str]]:
    return SPOKEN_ARGUMENT.finditer(token.contents) if token.contents.startswith("include") else iter(())


def outside_blocks(tokens: list[Token]) -> Iterator[Token]:
    """The tokens that stand neither in a translated block nor in a comment."""
    until = ""
    for token in tokens:
        first = token.contents.split()[0] if token.token_type is TokenType.BLOCK else ""
        if until:
            until = "" if first == until else until
        elif first in {"blocktranslate", "blocktrans", "comment"}:
            until = f"end{first}"
        elif token.token_type is not TokenType.COMMENT:
            yield token


class Spoken(HTMLParser):
    """The text of a page and of those attributes that are read out; not what `translate="no"` says is nobody's language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._untranslated = ""

    def handle_data(self, data: str) -> None:
        if not self._untranslated:
            self.found.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == self._untranslated:
            self._untranslated = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("translate", "no") in attrs:
            self._untranslated = tag
        self.found += [value or "" for name, value in attrs if name in SPOKEN_ATTRIBUTES]


def our_forms() -> list[type[forms.BaseForm]]:
    """Every form class that a room with pages defines."""
    modules = [
        import_module(found.name)
        for room in ROOMS_THAT_SPEAK
        for found in walk_packages(room.__path__, f"{room.__name__}.")
        if "forms" in found.name
    ]
    classes = {thing for module in modules for thing in vars(module).values() if isinstance(thing, type)}
    ours = [thing for thing in classes if issubclass(thing, forms.BaseForm) and hasattr(thing, "base_fields")]
    return [thing for thing in ours if thing.__module__.startswith("vistka.")]


def is_marked(words: object, *, none: bool = False) -> bool:
    return isinstance(words, Promise) or (none and words is None)


def name_called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_log(call: ast.Call) -> bool:
    """`log.info("…")` speaks to the log, in English."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) != "messages"
