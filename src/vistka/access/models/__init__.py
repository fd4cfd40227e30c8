"""Accounts, roles and what leads to them."""

from vistka.access.models.cases import Assignment, BudgetRelease
from vistka.access.models.grant import Grant
from vistka.access.models.invitation import Invitation, Reset
from vistka.access.models.session import Session
from vistka.access.models.staff import Staff

__all__ = ["Assignment", "BudgetRelease", "Grant", "Invitation", "Reset", "Session", "Staff"]
