"""What is done about mail, letters, callers' words and notices, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "post.write_letter": Said(_("%(who)s wrote a letter to a family"), _("A letter was written")),
    "post.approve_letter": Said(_("%(who)s approved a letter to a family"), _("A letter was approved")),
    "post.drop_letter": Said(_("%(who)s dropped a letter to a family"), _("A letter was dropped")),
    "post.speak_word": Said(_("%(who)s took the next word for a call to a family"), _("A word for a call was taken")),
    "post.mail_everybody": Said(_("%(who)s mailed every mailbox"), _("Every mailbox was mailed")),
    "post.write_notices": Said(_("%(who)s wrote the weekly notices"), _("The weekly notices were written")),
    "post.write_notice": Said(_("%(who)s wrote a notice"), _("A notice was written")),
    "post.send_notices": Said(_("%(who)s sent the weekly notices"), _("The weekly notices were sent")),
}
