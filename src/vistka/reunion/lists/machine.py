"""The table of a list of many: one imports it and goes through it, another decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission
from vistka.reunion.lists.states import ListState, ListStep

_BY: Final = Permission.DECIDE_RELEASE

LIST: Final = Machine(
    name="reunion.list",
    words=_("List of many who go together"),
    states=ListState,
    begins=ListState.CHECKING,
    steps={
        ListStep.COMPARE: leads("checking", to="checking", by=None, words=_("Compare with the register")),
        ListStep.ALL_COMPARED: leads("checking", to="choosing", by=None, words=_("All rows are compared")),
        ListStep.CHOOSE: leads(
            "choosing",
            "proposed",
            "decided",
            "carried_out",
            to="choosing",
            by=_BY,
            words=_("Choose who is meant"),
            why_not=_("First every row is compared with the register."),
        ),
        ListStep.GO_THROUGH: leads(
            "choosing",
            "proposing",
            "proposed",
            "decided",
            "carried_out",
            to="proposing",
            by=_BY,
            words=_("Go through the list"),
        ),
        ListStep.ALL_GONE_THROUGH: leads("proposing", to="proposed", by=None, words=_("All rows are gone through")),
        ListStep.DECIDE: leads(
            "proposed",
            "deciding",
            to="deciding",
            by=_BY,
            words=_("Decide the sitting"),
            not_by=("imported_by", "proposed_by"),
            why_not=_("First one person goes through the list."),
        ),
        ListStep.ALL_DECIDED: leads("deciding", to="decided", by=None, words=_("All rows are decided")),
        ListStep.TAKE_OFF: leads("decided", to="decided", by=_BY, words=_("Take somebody off the list")),
        ListStep.CARRY_OUT: leads(
            "decided",
            to="decided",
            by=_BY,
            words=_("Note that they have gone"),
            why_not=_("Two people must decide the sitting first."),
        ),
        ListStep.ALL_CARRIED_OUT: leads("decided", to="carried_out", by=None, words=_("All who may go have gone")),
        ListStep.DROP: leads("checking", "choosing", to="dropped", by=_BY, words=_("Drop the list")),
    },
)
"""A sitting is one decision of two people over many; each way home keeps its own table beside it."""

MACHINES: Final[Mapping[str, Machine]] = {"reunion.list": LIST}
