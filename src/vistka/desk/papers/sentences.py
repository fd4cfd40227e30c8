"""What is done with printed forms, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "documents.issue": Said(_("%(who)s issued a form"), _("A form was issued")),
    "documents.issue_blank": Said(_("%(who)s issued a blank form"), _("A blank form was issued")),
    "documents.print_answer": Said(_("%(who)s printed an answer"), _("An answer was printed")),
    "documents.certify": Said(_("%(who)s issued a certificate"), _("A certificate was issued")),
    "documents.call_dangerous": Said(
        _("%(who)s said that a certificate is too dangerous"), _("A certificate was said to be too dangerous")
    ),
    "documents.take_back_danger": Said(
        _("%(who)s said that a certificate is not too dangerous any more"),
        _("A certificate was said to be not too dangerous any more"),
    ),
}
