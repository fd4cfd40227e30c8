"""Issuing a form: it gets a number, a day and a signature, and the ledger knows of it. The form itself is not kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.documents.composing import Sheet
from vistka.documents.errors import DocumentError
from vistka.documents.keys import seed
from vistka.documents.kinds import MAY_ISSUE, NEVER_BLANK, DocumentKind, Values
from vistka.documents.labels import LANGUAGES, Languages
from vistka.documents.models import Issued
from vistka.documents.proofs import Claim
from vistka.documents.setting import set_form
from vistka.identifiers.bureau_numbers import new_number
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor

NOTHING_FILLED_IN: Final[Values] = {}


@dataclass(frozen=True)
class Paper:
    """A form that was issued, and its PDF/A, which is kept nowhere."""

    issued: Issued
    pdf: bytes = field(repr=False)

    @property
    def file_name(self) -> str:
        """A name that tells nobody what it is."""
        return f"document-{self.issued.number}.pdf"


@action("documents.issue")
def issue(*, by: Actor, kind: DocumentKind, languages: Languages, values: Values, person_id: UUID | None) -> Paper:
    """A form filled in with `values`, in two languages.

    Raises `NotAllowed`; `DocumentError` for languages that are no two, and for an answer or a certificate, which
    `telling` issues; `NotOnThisForm`.
    """
    if kind in NEVER_BLANK:
        raise DocumentError(_("This form is issued from what may be told, and from no other page."))
    return issue_as(by=by, kind=kind, languages=languages, values=values, person_id=person_id, blank=False)


@action("documents.issue_blank")
def issue_blank(*, by: Actor, kind: DocumentKind, languages: Languages) -> Paper:
    """A blank form with a number of its own, to be filled in by hand. Raises `NotAllowed`, `DocumentError`."""
    if kind in NEVER_BLANK:
        raise DocumentError(_("There is no blank form of this kind: it says something in the bureau’s name."))
    return issue_as(by=by, kind=kind, languages=languages, values=NOTHING_FILLED_IN, person_id=None, blank=True)


def issue_as(
    *, by: Actor, kind: DocumentKind, languages: Languages, values: Values, person_id: UUID | None, blank: bool
) -> Paper:
    """Set, sign and record one form; within an action. Raises as the actions do."""
    account = may_issue(by, kind)
    if len(set(languages)) != len(languages) or not set(languages) <= set(LANGUAGES):
        raise DocumentError(_("Choose two different languages."))
    now = timezone.now()
    claim = Claim(kind.value, new_number(), timezone.localdate(now), blank)
    pdf = set_form(Sheet(claim, languages, values, settings.BUREAU_NAME, settings.EXERCISE), seed())
    row = Issued(
        kind=kind.value,
        number=claim.number,
        blank=blank,
        person_id=person_id,
        issued_by=account,
        issued_at=now,
        issued_on=claim.issued_on,
        digest=hashlib.sha256(pdf).digest(),
    )
    row.save()
    return Paper(row, pdf)


def may_issue(by: Actor, kind: DocumentKind) -> UUID:
    """The account of who may issue this kind. Raises `NotAllowed`."""
    permitted(by, Permission.ISSUE_DOCUMENT)
    for permission in MAY_ISSUE[kind]:
        try:
            return permitted(by, permission)
        except NotAllowed:
            continue
    raise NotAllowed(_("None of your roles issues this form. Ask somebody who has the role."))
