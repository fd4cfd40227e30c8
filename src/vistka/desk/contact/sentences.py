"""What is done in the room `contact`, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "contact.propose_addressee": Said(
        _("%(who)s proposed that a wish means an enquirer"), _("Whom a wish means was proposed")
    ),
    "contact.confirm_addressee": Said(
        _("%(who)s confirmed that a wish means an enquirer"), _("Whom a wish means was confirmed")
    ),
    "contact.drop_addressee": Said(
        _("%(who)s said that a wish does not mean an enquirer"), _("Whom a wish means was dropped")
    ),
    "contact.rule_out_addressee": Said(
        _("%(who)s saw that a wish means somebody else"), _("A wish was seen to mean somebody else")
    ),
    "contact.prepare_answer": Said(_("%(who)s prepared an answer"), _("An answer was prepared")),
    "contact.approve_answer": Said(_("%(who)s approved an answer"), _("An answer was approved")),
    "contact.give_answer": Said(_("%(who)s gave an answer"), _("An answer was given")),
    "contact.drop_answer": Said(_("%(who)s dropped an answer"), _("An answer was dropped")),
    "contact.weigh": Said(_("%(who)s looked who could be told more"), _("Who could be told more was looked at")),
    "contact.make_death_news": Said(
        _("%(who)s wrote down news for a notifier to bring"), _("News for a notifier was written down")
    ),
    "contact.stop_death_news": Said(_("%(who)s stopped news that was taken back"), _("News was stopped")),
    "contact.take_news": Said(_("%(who)s undertook to bring news to a family"), _("News was taken to be brought")),
    "contact.bring_news": Said(_("%(who)s brought news to a family"), _("News was brought")),
    "contact.hand_on_news": Said(_("%(who)s handed news on to be brought"), _("News was handed on")),
    "contact.confirm_news": Said(
        _("%(who)s noted that news handed on was brought"), _("That news was brought was confirmed")
    ),
    "contact.read_stop": Said(_("%(who)s read that news was stopped"), _("That news was stopped was read")),
    "contact.write_her_answer": Said(
        _("%(who)s wrote down what an enquirer answered"), _("An enquirer's answer was written down")
    ),
    "contact.have_him_asked": Said(
        _("%(who)s had a person asked the same question"), _("The same question was asked at the camp")
    ),
    "contact.write_his_answer": Said(
        _("%(who)s wrote down what a person answered"), _("A person's answer was written down")
    ),
    "contact.compare_answers": Said(_("%(who)s compared two answers"), _("Two answers were compared")),
}
