"""What comes from the mailbox of an enquirer: papers, messages, corrections, another contact, another relative."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from PIL import Image

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.enquiries.actions import add_paper, change_contact, change_sought, claim_kinship
from vistka.enquiries.code_words import is_under_duress
from vistka.enquiries.kinship import ENQUIRER, SOUGHT, Relation, usual_edges
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, Paper
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.mailroom.schema import Kind
from vistka.post import mailboxes, tray
from vistka.post.errors import PostError
from vistka.post.incoming import contact_of
from vistka.post.intake import PAPER
from vistka.post.models import Mailbox, Submission
from vistka.post.tray import Step
from vistka.vault.files import content_of, pages_of

_UNRELATED: Final = [{"relation": Relation.NONE, "from": ENQUIRER, "to": SOUGHT}]


@action("post.accept_paper")
def accept_paper(*, by: Actor, submission_id: UUID, said: Mapping[str, object]) -> Paper:
    """A paper for her claim of kinship; `said` is what a person reads in it (`enquiries.kinship.checked_paper`).

    Raises `NotAllowed`, `PostError`, `EnquiryError`, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.PAPER)
    claim = _claim_of(by, enquirer_of(submission))
    pages = [content_of(page) for page in pages_of(submission.pk, PAPER)]
    if not pages:
        raise PostError(_("There is no picture in it. Ask for it again, then put this away as sent before."))
    paper = add_paper(by=by, claim_id=claim.pk, said=said, content=_in_one(pages))
    tray.take(submission, Step.ACCEPT, account, produced=paper.pk)
    return paper


@action("post.accept_message")
def accept_message(*, by: Actor, submission_id: UUID) -> Submission:
    """Somebody has read what was written and done what it asks. It is no conversation: no enquiry closes by it.

    Raises `NotAllowed`, `PostError`, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.MESSAGE)
    tray.take(submission, Step.ACCEPT, account)
    return submission


@action("post.accept_correction")
def accept_correction(*, by: Actor, submission_id: UUID, sought: Mapping[str, str] | None = None) -> Enquiry:
    """Write down what she mends about the one she seeks: all questions anew (`sought`), or hers over what stands.

    Not while she may be in danger. Raises `NotAllowed`, `PostError`, `EnquiryError`, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.CORRECTION)
    enquiry = _free_enquirer_of(submission).enquiry
    trust(enquiry)
    given = submission.content.get("sought", {})
    if sought is not None or given:
        enquiry = change_sought(by=by, enquiry_id=enquiry.pk, sought=sought or {**enquiry.sought, **given})
    tray.take(submission, Step.ACCEPT, account, produced=enquiry.pk)
    return enquiry


@action("post.accept_contact")
def accept_contact(*, by: Actor, submission_id: UUID) -> Enquirer:
    """She is reached another way from now on, and gets notices as she chose. Not while she may be in danger: whoever
    stands beside her would be called instead. Raises as `accept_paper` does.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.CONTACT)
    enquirer = _free_enquirer_of(submission)
    content = submission.content
    if content.get("contact"):
        # Who brings bad news she is asked once; a page that left it open changes nothing of it.
        kept = {"bad_news": enquirer.contact.get("bad_news", "")}
        enquirer = change_contact(by=by, enquirer_id=enquirer.pk, contact={**kept, **contact_of(content)})
    if "notices" in content:
        _notify_otherwise(enquirer, content["notices"])
    tray.take(submission, Step.ACCEPT, account, produced=enquirer.pk)
    return enquirer


@action("post.accept_relative")
def accept_relative(*, by: Actor, submission_id: UUID) -> Submission:
    """Somebody has spoken with whom she names, or will; who seeks him too is added to the enquiry apart.

    Not while she may be in danger. Raises `NotAllowed`, `PostError`, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.RELATIVE)
    _free_enquirer_of(submission)
    tray.take(submission, Step.ACCEPT, account)
    return submission


def enquirer_of(submission: Submission) -> Enquirer:
    """Whose mailbox it came from, both proved. Raises `PostError` while nobody has accepted her enquiry; `Forged`."""
    mailbox = submission.mailbox
    if mailbox is None or mailbox.enquirer is None:
        raise PostError(_("This came from a mailbox whose enquiry nobody has accepted. Look for that first."))
    trust(mailbox, mailbox.enquirer)
    return mailbox.enquirer


def _free_enquirer_of(submission: Submission) -> Enquirer:
    """The same, of whom nothing says that she is being forced. Raises `PostError`, `Forged`."""
    enquirer = enquirer_of(submission)
    if is_under_duress(enquirer):
        raise PostError(_("She may be in danger, and somebody else may have written this. Speak with her first."))
    return enquirer


def _claim_of(by: Actor, enquirer: Enquirer) -> KinshipClaim:
    """Her last claim; the usual one of what she says she is to him, if she made none."""
    claim = KinshipClaim.objects.filter(enquirer=enquirer).order_by("claimed_at", "pk").last()
    if claim is not None:
        return claim
    edges = usual_edges(enquirer.said["relation"]) or _UNRELATED
    return claim_kinship(by=by, enquirer_id=enquirer.pk, edges=edges)


def _notify_otherwise(enquirer: Enquirer, notices: Mapping[str, object]) -> None:
    """As she chose, for her own mailbox; of the second one nobody is notified."""
    mailbox: Mailbox
    for mailbox in mailboxes.hers(enquirer):
        if not mailbox.about["second"]:
            mailbox.about = {**mailbox.about, "notices": dict(notices)}
            mailbox.save()


def _in_one(pages: Sequence[bytes]) -> bytes:
    """The pages as one file, for the room that draws them once more."""
    if len(pages) == 1:
        return pages[0]
    first, *others = (Image.open(io.BytesIO(page)) for page in pages)
    whole = io.BytesIO()
    first.save(whole, format="TIFF", compression="jpeg", save_all=True, append_images=others)
    return whole.getvalue()
