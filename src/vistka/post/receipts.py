"""What an association reads of its sheet: numbers of rows and kinds of faults; nothing about anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from vistka.contact.wording import day_in
from vistka.post.faults import WHOLE, Fault, LeftOut
from vistka.post.models import Letter, Mailbox

SHEET_TAKEN: Final = "sheet_taken"
"""Why there is such a letter. It is not of the table in `whys`, whose letters name days only: this one names rows."""


def sheet_receipt(mailbox: Mailbox, sent_on: date, taken: Sequence[int], left_out: Iterable[LeftOut]) -> Letter:
    """Write the receipt into the association's mailbox, within an action. `taken`: rows by number."""
    language = mailbox.about.get("language") or "en"
    with override(language):
        title = _("Your sheet of %(day)s") % {"day": day_in(sent_on, language)}
        text = "\n\n".join(_paragraphs(sorted(taken), sorted(left_out)))
    letter = Letter(mailbox=mailbox, why=SHEET_TAKEN, content={"title": title, "text": text}, written_at=timezone.now())
    letter.save()
    return letter


def _paragraphs(taken: Sequence[int], left_out: Sequence[LeftOut]) -> Iterable[str]:
    if not taken:
        yield _("We took no row of this sheet.")
    else:
        said = ngettext("We took %(count)d row: %(rows)s.", "We took %(count)d rows: %(rows)s.", len(taken))
        yield said % {"count": len(taken), "rows": _numbers(taken)}
        yield _("We reach each family by itself and give it a code of its own.")
    if left_out:
        yield _("This is what we left out, and why.")
        yield from (_one(fault, left_out) for fault in Fault if any(each.fault is fault for each in left_out))
        yield _("Mend these rows and send them in a new sheet, each with its mandate.")
    yield _("We tell every association this much and no more.")


def _one(fault: Fault, left_out: Sequence[LeftOut]) -> str:
    rows = [each.line for each in left_out if each.fault is fault and each.line != WHOLE]
    if not rows:
        return str(fault.words)
    return _("%(why)s Rows: %(rows)s.") % {"why": fault.words, "rows": _numbers(rows)}


def _numbers(rows: Iterable[int]) -> str:
    return ", ".join(map(str, rows))
