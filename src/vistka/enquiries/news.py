"""That somebody has brought her the news of a death: written on her own row by the room that brings it."""

from __future__ import annotations

from uuid import UUID

from vistka.enquiries.models import Enquirer


def name_news(enquirer_id: UUID, news_id: UUID | None) -> None:
    """Write which news was brought to her; None when it was taken back. Within an action. Raises `Forged`."""
    enquirer = Enquirer.objects.for_change(enquirer_id)
    enquirer.news_id = news_id
    enquirer.save()
