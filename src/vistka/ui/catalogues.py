"""The catalogues of translations: `python -m vistka.ui.catalogues update|compile|check`.

English stands in the source. Babel does here what GNU gettext does elsewhere, so that nobody needs to install it; it is
a tool of development, and nothing that serves a page imports this module. The compiled files are not kept: `make`
makes them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE: Final = Path(__file__).parent.parent
LANGUAGES: Final = ("uk", "ru", "pt")
_DOMAIN = "django"
KEYWORDS: Final = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_HEADERS_LEFT_OUT = re.compile(
    rb'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|'
    rb"Generated-By)"
)


def catalogue_of(language: str, folder: Path | None = None) -> Path:
    """Where the catalogue of a language lies."""
    return (folder or PACKAGE / "locale") / language / "LC_MESSAGES" / f"{_DOMAIN}.po"


def marked(package: Path = PACKAGE) -> Catalog:
    """Every string that Python and templates mark for translation."""
    found = Catalog(fuzzy=False)
    for path in sorted(
        [*package.rglob("*.py"), *package.rglob("templates/**/*.html"), *package.rglob("templates/**/*.txt")]
    ):
        strings = extract("python", BytesIO(_as_python(path)), KEYWORDS, ["Translators:"])
        for _line, words, comments, context in strings:
            place = (path.relative_to(package.parent).as_posix(), 0)
            found.add(words, locations=[place], auto_comments=comments, context=context)
    return found


def _as_python(path: Path) -> bytes:
    """The source to search; a template becomes lines that hold nothing but its marked strings."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        # Babel reads it as Python, where an indented line is a fault.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return text.encode()


def read(language: str, folder: Path | None = None) -> Catalog:
    """The catalogue of a language; an empty one when it does not exist yet."""
    path = catalogue_of(language, folder)
    if not path.exists():
        return Catalog(locale=language, domain=_DOMAIN, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=_DOMAIN)


def update(package: Path = PACKAGE, folder: Path | None = None) -> None:
    """Add what is newly marked, with no translation, and drop what is marked no more."""
    template = marked(package)
    for language in LANGUAGES:
        catalogue = read(language, folder)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        path = catalogue_of(language, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_written(catalogue))


def _written(catalogue: Catalog) -> bytes:
    """The file without what changes from day to day, so that a change of it shows only changed words."""
    catalogue.header_comment = f"# Vistka: {catalogue.locale.english_name if catalogue.locale else ''}."
    written = BytesIO()
    write_po(written, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return b"".join(line for line in written.getvalue().splitlines(True) if not _HEADERS_LEFT_OUT.match(line))


def compile_all(folder: Path | None = None) -> None:
    """Write beside each catalogue the compiled file that Django reads."""
    for language in LANGUAGES:
        with catalogue_of(language, folder).with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language, folder))


def faults(package: Path = PACKAGE, folder: Path | None = None) -> list[str]:
    """What is missing, doubtful, superfluous or wrong in the catalogues, one line each."""
    template = marked(package)
    return [f"{language}: {fault}" for language in LANGUAGES for fault in _faults(template, read(language, folder))]


def _faults(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    wanted = {_key(message): message for message in template if message.id}
    there = {_key(message): message for message in catalogue if message.id}
    for key, message in wanted.items():
        translated = there.get(key)
        words = key[0]
        if translated is None or not all(_forms(translated.string)):
            yield f"not translated: {words!r}"
        elif translated.fuzzy:
            yield f"marked as fuzzy: {words!r}"
        elif any(_placeholders([form]) != _placeholders(_forms(message.id)) for form in _forms(translated.string)):
            yield f"other placeholders than in English: {words!r}"
    for words, _context in there.keys() - wanted.keys():
        yield f"marked nowhere: {words!r}"


def _key(message: Message) -> tuple[str, str | None]:
    return _forms(message.id)[0], message.context


def _forms(words: str | Iterable[str] | None) -> tuple[str, ...]:
    """A message without a plural has one form, one that was never translated has an empty one."""
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


def _placeholders(forms: Iterable[str]) -> set[str]:
    return {placeholder for form in forms for placeholder in _PLACEHOLDER.findall(form)}


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 when `check` found something."""
    parser = argparse.ArgumentParser(
        prog="python -m vistka.ui.catalogues", description="The catalogues of translations."
    )
    parser.add_argument("what", choices=("update", "compile", "check"))
    what = parser.parse_args(arguments).what
    if what == "compile":
        compile_all()
        return 0
    if what == "update":
        update()
    found = faults()
    print("\n".join(found) or "Every marked string is translated.")
    return 1 if found and what == "check" else 0


if __name__ == "__main__":
    sys.exit(main())
