"""What she sends by the portal. Whether it ever goes on shows nowhere: she gets the same receipt as everybody."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.correspondence.kinds import Direction, Form
from vistka.correspondence.machines import MESSAGE
from vistka.correspondence.marks import without_marks
from vistka.correspondence.models import PAGES, Message
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.vault.classes import DataClass
from vistka.vault.files import store
from vistka.vault.pixels.rendering import PAGE_TYPE, to_pixels


@action("correspondence.receive")
def receive(
    *,
    by: Actor,
    enquirer_id: UUID,
    submission_id: UUID,
    form: str,
    words: str,
    pages: Sequence[bytes],
    answers: UUID | None = None,
) -> Message:
    """Take in what she wrote: `form` a `Form`, `pages` photographs of her handwriting, `answers` a message from him to her.

    Called again with the same submission it gives the letter that is there. It goes on by itself (`settling`), now or
    later or never. Raises `NotAllowed` for a member of staff, `Refused` (vault) for a file that is no picture, `Forged`.
    """
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    known = Message.objects.filter(submission_id=submission_id).first()
    if known is not None:
        return known
    enquirer, now = Enquirer.objects.for_change(enquirer_id), timezone.now()
    message = Message(
        direction=Direction.TO_PERSON,
        form=Form(form),
        state=MESSAGE.begins,
        enquirer=enquirer,
        reply_to=_from_him_to(enquirer, answers),
        text=without_marks(words),
        submission_id=submission_id,
        came_at=now,
        since=now,
    )
    message.pages = store_pages(message, pages, enquirer.enquiry_id)
    message.save()
    return message


def _from_him_to(enquirer: Enquirer, message_id: UUID | None) -> Message | None:
    if message_id is None:
        return None
    return Message.objects.filter(pk=message_id, enquirer=enquirer, direction=Direction.FROM_PERSON).first()


def store_pages(message: Message, pages: Sequence[bytes], person_id: UUID) -> int:
    """Seal photographs of handwriting; how many pages they have together. Raises `Refused` for what is no picture."""
    shown = [picture for data in pages for picture in to_pixels(data).pages]
    for number, picture in enumerate(shown, 1):
        store(
            picture,
            label=PAGES,
            row_id=message.pk,
            person_id=person_id,
            data_class=DataClass.MESSAGE,
            media_type=PAGE_TYPE,
            page=number,
            pages=len(shown),
        )
    return len(shown)
