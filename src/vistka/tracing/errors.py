"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError


class TracingError(AccessError):
    """Something that cannot be done with a candidate or a link as it stands."""


class AlreadyLinked(TracingError):
    """The person is linked to another sought person, or the sought person to another: both are shown."""

    def __init__(self, candidate_id: UUID, linked_candidate_id: UUID) -> None:
        super().__init__(
            _("One of the two is confirmed already with somebody else. Nothing was written: look at both together.")
        )
        self.candidate_id, self.linked_candidate_id = candidate_id, linked_candidate_id
