"""What somebody sent, in the order of the form in which it was asked: a table of sections by kind of submission.

Two things are never shown: the words by which she will be known on the telephone (whoever reads them could speak for
her), and whether she has a second code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.desk.contact.presenters.answer import contact_rows
from vistka.desk.enquiries.presenters.consents import IN_SHORT
from vistka.desk.enquiries.presenters.enquiry import sought_in_words
from vistka.desk.enquiries.presenters.words import yes_no
from vistka.desk.post.presenters.notices import notice_rows
from vistka.enquiries.kinship import KIN, PAPERS
from vistka.enquiries.sought import ASKED
from vistka.mailroom.schema import Kind
from vistka.post.incoming import contact_of
from vistka.ui.furniture import SummaryRow, Text

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """One part of what was asked."""

    title: Text
    rows: list[SummaryRow]


@dataclass(frozen=True)
class _Asked:
    """A part of the form: its heading, the lines made of the answers, and whether it may be compared with what stands."""

    title: Promise
    rows: Callable[[Said], Iterable[SummaryRow]]
    compared: bool = False


PAPER_WORDS: Final[Mapping[str, Promise]] = {
    **{kind: paper.words for kind, paper in PAPERS.items()},
    "other": gettext_lazy("Another paper"),
}
"""What kind of paper she says it is (`mailroom.schema.PAPERS`)."""


def sections(kind: Kind, said: Said, *, beside: bool = False) -> list[Section]:
    """All that was answered; a part to which nothing was answered is left out, and so are those shown `beside` others."""
    parts = [Section(asked.title, list(asked.rows(said))) for asked in _FORMS[kind] if not (beside and asked.compared)]
    return [part for part in parts if part.rows]


def sought_rows(sought: Mapping[str, str]) -> list[SummaryRow]:
    """What was said of the one who is sought."""
    return [SummaryRow(ASKED[column].words, text) for column, text in sought_in_words(sought).items()]


def language_words(code: str) -> str:
    """A language as it calls itself."""
    return dict(settings.LANGUAGES).get(code, code)


def kin_words(relation: str) -> str:
    """A word for kin."""
    return capfirst(str(KIN[relation].words)) if relation in KIN else relation


def _texts(said: Said, asked: Mapping[str, Text]) -> list[SummaryRow]:
    return [SummaryRow(words, said[name]) for name, words in asked.items() if said.get(name)]


def _sought(said: Said) -> list[SummaryRow]:
    return sought_rows(said.get("sought", {}))


def _enquirer(said: Said) -> list[SummaryRow]:
    who = said.get("enquirer", {})
    rows = _texts(who, {"name": _("Name"), "birth_date": _("Born"), "address": _("Lives at")})
    return rows + _kin(who, _("Is to the sought person"))


def _kin(said: Said, question: Text) -> list[SummaryRow]:
    return [SummaryRow(question, kin_words(said["relation"]))] if said.get("relation") else []


def contact_lines(said: Said) -> list[SummaryRow]:
    """How she may be reached; unless she says otherwise, no message is left."""
    return contact_rows({"never_leave_message": True, **contact_of(said)}) if said.get("contact") else []


def _consent(said: Said) -> list[SummaryRow]:
    given = said.get("consent", {}).get("items", {})
    return [SummaryRow(words, yes_no(bool(given.get(item)))) for item, words in IN_SHORT.items()] if given else []


def _code_words(said: Said) -> list[SummaryRow]:
    count = len(said.get("code_words", []))
    if not count:
        return []
    text = _("She chose %(count)s. Nobody reads them here; you hear one when she calls.") % {"count": count}
    return [SummaryRow(_("Code words"), text)]


def _association(said: Said) -> list[SummaryRow]:
    return [SummaryRow(_("Filed by"), _("An association, in a sheet"))] if said.get("association") else []


def _paper(said: Said) -> list[SummaryRow]:
    rows = [SummaryRow(_("She says it is"), PAPER_WORDS[said["paper"]])] if said.get("paper") else []
    return [*rows, *_texts(said, {"note": _("What she wrote with it"), "row": _("Row of the sheet")})]


def _words(said: Said) -> list[SummaryRow]:
    return _texts(said, {"words": _("In her words")})


def _relative(said: Said) -> list[SummaryRow]:
    relative = said.get("relative", {})
    asked = {"address": _("How this relative is reached"), "words": _("In her words")}
    return [
        *_texts(relative, {"name": _("Name")}),
        *_kin(relative, _("Is to the sought person")),
        *_texts(relative, asked),
    ]


def _lost(said: Said) -> list[SummaryRow]:
    who = _texts(said.get("enquirer", {}), {"name": _("Name"), "birth_date": _("Born")})
    return [*who, *_texts(said, {"sought_name": _("Whom she seeks"), "hours": _("When it is safe to call")})]


_SOUGHT: Final = _Asked(gettext_lazy("Who is sought"), _sought, compared=True)
_ENQUIRER: Final = _Asked(gettext_lazy("Who asks"), _enquirer)
_REACH: Final = _Asked(gettext_lazy("How she is reached"), contact_lines, compared=True)
_NOTICES: Final = _Asked(gettext_lazy("When there is mail for her"), notice_rows, compared=True)
_WORDS: Final = _Asked(gettext_lazy("What she wrote"), _words)

_FORMS: Final[Mapping[Kind, tuple[_Asked, ...]]] = {
    Kind.ENQUIRY: (
        _SOUGHT,
        _ENQUIRER,
        _REACH,
        _NOTICES,
        _Asked(gettext_lazy("What she agreed to"), _consent),
        _Asked(gettext_lazy("How she is known on the telephone"), _code_words),
        _Asked(gettext_lazy("Who filed it"), _association),
    ),
    Kind.PAPER: (_Asked(gettext_lazy("The paper"), _paper),),
    Kind.MESSAGE: (_WORDS,),
    Kind.CORRECTION: (_SOUGHT, _WORDS),
    Kind.CONTACT: (_REACH, _NOTICES),
    Kind.RELATIVE: (_Asked(gettext_lazy("The other relative"), _relative),),
    Kind.WITHDRAWAL: (_WORDS,),
    Kind.OPENED: (),
    Kind.LOST_CODE: (_Asked(gettext_lazy("Who has lost the code"), _lost),),
    Kind.WITH_HIM: (),
    Kind.SHEET: (),
    Kind.TO_PERSON: (),
    Kind.CHECK_IN: (),
    Kind.ASK_CALL: (),
}
"""Kind to the parts of its form, in the order in which they were asked."""
