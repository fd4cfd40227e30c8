"""What is printed for an enquirer, and what is said of a certificate for her."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.contact.models import Answer
from vistka.desk.papers.printing import Print
from vistka.desk.working.acts import Act
from vistka.documents import telling
from vistka.documents.kinds import DocumentKind
from vistka.documents.models import TooDangerous
from vistka.enquiries.models import Enquirer

PRINT_ANSWER: Final = Print(
    name="print_answer",
    path="papers/answers/<uuid:row_id>/",
    permission=Permission.ANSWER,
    on=Answer,
    kind=DocumentKind.ANSWER,
    issues=lambda by, row, languages: telling.print_answer(by=by, answer_id=row.pk, languages=languages),
    back=lambda row: reverse("desk:answer", args=[row.enquirer_id]),
    fits=lambda row: row.approved_by is not None and row.dropped_at is None,
    purpose=Purpose.PREPARE_ANSWER,
)
CERTIFY: Final = Print(
    name="certify",
    path="papers/certificates/<uuid:row_id>/issue/",
    permission=Permission.ANSWER,
    on=Enquirer,
    kind=DocumentKind.CERTIFICATE,
    issues=lambda by, row, languages: telling.certify(by=by, enquirer_id=row.pk, languages=languages),
    back=lambda row: reverse("desk:certificate", args=[row.pk]),
    fits=lambda row: telling.danger_of(row) is None,
    purpose=Purpose.PREPARE_ANSWER,
)
PRINTS: Final[tuple[Print[Any], ...]] = (PRINT_ANSWER, CERTIFY)

CALL_DANGEROUS: Final = Act(
    name="call_dangerous",
    path="papers/certificates/<uuid:row_id>/dangerous/",
    permission=Permission.ANSWER,
    on=Enquirer,
    link=_("Too dangerous to issue"),
    title=_("Is it too dangerous to issue a certificate?"),
    texts=(
        _("A paper from this bureau can be found on who carries it, at a checkpoint or at home. Ask her first."),
        _("You say so with your name. No certificate is issued until somebody takes it back."),
    ),
    submit=_("Too dangerous to issue"),
    done=_("It is noted. No certificate is issued."),
    do=lambda by, row, _form: telling.call_dangerous(by=by, enquirer_id=row.pk),
    back=lambda row: reverse("desk:certificate", args=[row.pk]),
    fits=lambda row: telling.danger_of(row) is None,
    purpose=Purpose.PREPARE_ANSWER,
)
TAKE_BACK_DANGER: Final = Act(
    name="take_back_danger",
    path="papers/dangers/<uuid:row_id>/take-back/",
    permission=Permission.ANSWER,
    on=TooDangerous,
    link=_("It is not too dangerous any more"),
    title=_("Is a certificate not too dangerous any more?"),
    submit=_("Take it back"),
    done=_("It is taken back. A certificate can be issued."),
    do=lambda by, row, _form: telling.take_back_danger(by=by, danger_id=row.pk),
    back=lambda row: reverse("desk:certificate", args=[row.enquirer_id]),
    fits=lambda row: row.taken_back_at is None,
    purpose=Purpose.PREPARE_ANSWER,
)
ACTS: Final[tuple[Act[Any], ...]] = (CALL_DANGEROUS, TAKE_BACK_DANGER)
