"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError


class ContactError(AccessError):
    """Something that cannot be done with an answer, an addressee or news of a death as it stands."""


class NothingMayBeTold(ContactError):
    """The table opens nothing for this enquirer."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nothing more may be told to this enquirer now. Her page shows what is missing. Tell her what all are told."
            )
        )


class NotNow(ContactError):
    """No answer leaves; it is not said why."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No answer can leave just now. Tell the enquirer what all are told, and no more; try again in a few days."
            )
        )


class FamilyChanged(ContactError):
    """The family that is to be told is not the one of the page any more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The family has changed since you opened this: somebody may have been added. Read it again in a minute, "
                "then say so."
            )
        )


class FactsChanged(ContactError):
    """What the answer was composed from is not so any more."""

    def __init__(self) -> None:
        super().__init__(
            _("Something has changed since this answer was prepared. It cannot be used: drop it and prepare it anew.")
        )
