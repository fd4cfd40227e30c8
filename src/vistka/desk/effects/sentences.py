"""What is done with belongings, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "effects.write_article": Said(_("%(who)s wrote down an article"), _("An article was written down")),
    "effects.settle_article": Said(_("%(who)s wrote where an article went"), _("An article went on")),
    "effects.open_packet": Said(_("%(who)s began a packet"), _("A packet was begun")),
    "effects.put_in": Said(_("%(who)s put an article into a packet"), _("An article was packed")),
    "effects.put_all_in": Said(_("%(who)s filled a packet"), _("A packet was filled")),
    "effects.take_out": Said(_("%(who)s took an article out of a packet"), _("An article was unpacked")),
    "effects.seal_packet": Said(_("%(who)s counted and sealed a packet"), _("A packet was sealed")),
    "effects.settle_packet": Said(_("%(who)s wrote where a packet went"), _("A packet went on")),
}
