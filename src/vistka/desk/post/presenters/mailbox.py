"""An enquirer's mailbox, as a case worker sees it on her enquiry.

When she last opened it is not shown, and nothing of a second mailbox. Nobody here works by it, and whoever leans over
the shoulder, or asks a colleague, must not learn when she reads or that she has another code.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.enquiries.opening import proved
from vistka.desk.enquiries.presenters.words import day
from vistka.desk.post.presenters.notices import notice_rows
from vistka.desk.post.presenters.tray import kind_words
from vistka.enquiries.models import Enquirer
from vistka.post.models import Mailbox, NewCode
from vistka.post.tray import waiting
from vistka.ui.furniture import Link, SummaryRow


def own_mailbox(enquirer: Enquirer) -> Mailbox | None:
    """The mailbox in which she reads; None if she has none. Raises `NotAsEntered`."""
    found = list(
        Mailbox.objects.filter(enquirer=enquirer, closed_at=None).select_related("enquirer").order_by("-opened_at")
    )
    proved(*found)
    return next((mailbox for mailbox in found if not mailbox.about.get("second")), None)


def mailbox_rows(enquirer: Enquirer, mailbox: Mailbox | None) -> list[SummaryRow]:
    """Her mailbox, what of hers waits in the tray, and a new code that is on the way."""
    return [*_mailbox(mailbox), *_waiting(mailbox), *_new_code(enquirer)]


def mailbox_acts(reader: Member, enquirer: Enquirer, mailbox: Mailbox | None, about: str) -> Iterator[Link]:
    """What can be done by post just now. Raises nothing."""
    in_hand = NewCode.objects.filter(enquirer=enquirer, given_at=None, dropped_at=None).exists()
    offered = {
        "speak_word": (_("Say a word when you call her"), Permission.WORK_ENQUIRY, mailbox is not None),
        "write_letter": (_("Write her a letter"), Permission.WRITE_LETTER, mailbox is not None),
        "propose_code": (_("Propose a new case code"), Permission.GIVE_CODE, not in_hand),
    }
    return (
        Link(words, reverse(f"desk:{route}", args=[enquirer.pk]), about)
        for route, (words, permission, fits) in offered.items()
        if fits and enquirer.withdrawn_at is None and reader.may(permission)
    )


def _mailbox(mailbox: Mailbox | None) -> Iterator[SummaryRow]:
    if mailbox is None:
        yield SummaryRow(_("Mailbox"), _("None is open. If she wants one, two people give her a code."))
        return
    yield SummaryRow(_("Open since"), day(mailbox.opened_at))
    yield from notice_rows(mailbox.about)


def _waiting(mailbox: Mailbox | None) -> Iterator[SummaryRow]:
    if mailbox is not None:
        for row in waiting().filter(mailbox=mailbox):
            link = Link(kind_words(row), reverse("desk:submission", args=[row.pk]))
            yield SummaryRow(_("Came on %(day)s") % {"day": day(row.opened_at)}, link)


def _new_code(enquirer: Enquirer) -> Iterator[SummaryRow]:
    if NewCode.objects.filter(enquirer=enquirer, given_at=None, dropped_at=None).exists():
        yield SummaryRow(_("New code"), Link(_("Proposed: see how it stands"), reverse("desk:codes")))
