"""The first accounts of an installation, and the invented staff of an exercise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from vistka.access.actions import Newcomer, found_bureau, invite_again
from vistka.access.models import Grant, Staff
from vistka.access.roles import Role
from vistka.ledger.actors import Actor, machine, staff

OFFICERS_ROLES: Final = (Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
"""What the first and the second officer are; further officers open the keyring and hold no role."""

INVENTED: Final = (
    Newcomer(account="olena", name="Олена Мельник", roles=(Role.ADMINISTRATOR,), language="uk"),
    Newcomer(account="taras", name="Тарас Бойко", roles=(Role.DATA_PROTECTION_OFFICER,), language="uk"),
    Newcomer(account="marta", name="Марта Гнатюк", roles=(Role.CASE_WORKER,), language="uk"),
    Newcomer(account="pavlo", name="Павло Кравець", roles=(Role.REGISTRAR, Role.MEDICAL_OFFICER), language="uk"),
    Newcomer(account="iryna", name="Ирина Лаптева", roles=(Role.VERIFIER, Role.DEATH_NOTIFIER), language="ru"),
    Newcomer(account="petro", name="Петро Савчук", roles=(Role.CASE_WORKER,), language="uk"),
    Newcomer(account="lucia", name="Lúcia Marques", roles=(Role.VERIFIER,), language="pt"),
    Newcomer(account="oksana", name="Оксана Дячук", roles=(Role.HOTLINE,), language="uk"),
    Newcomer(account="joana", name="Joana Figueiredo", roles=(Role.CENSOR,), language="pt"),
    Newcomer(account="bohdan", name="Богдан Ткач", roles=(Role.ESCORT_OFFICER,), language="uk"),
    Newcomer(account="zoya", name="Зоя Ремез", roles=(Role.ESCORT_OFFICER,), language="uk"),
    Newcomer(account="andrii", name="Андрій Лемко", roles=(Role.FORENSIC_LIAISON,), language="uk"),
    Newcomer(account="helena", name="Helena Duarte", roles=(Role.FORENSIC_LIAISON,), language="pt"),
    Newcomer(account="stepan", name="Степан Гай", roles=(Role.REGISTRAR,), language="uk"),
    Newcomer(account="vira", name="Віра Сорока", roles=(Role.LEAD_REVIEWER,), language="uk"),
    Newcomer(account="henry", name="Henry Ashworth", roles=(Role.AUDITOR,), language="en"),
)
"""Nobody of them exists."""


def newcomers_of(officers: Sequence[str], others: Iterable[tuple[str, Sequence[Role]]]) -> list[Newcomer]:
    """The first staff of a bureau, officers first; the real name of each is asked."""
    roles = [OFFICERS_ROLES[place : place + 1] for place in range(len(officers))]
    accounts = [*zip(officers, roles, strict=True), *others]
    return [Newcomer(account=account, name=_real_name(account), roles=given) for account, given in accounts]


def invite_the_first(newcomers: Callable[[], Sequence[Newcomer]]) -> dict[str, str]:
    """An invitation code for each first account. When an `init` was killed after making them: new codes."""
    if not Staff.objects.exists():
        return found_bureau(by=machine("init"), newcomers=newcomers())
    return {
        account.account: invite_again(by=first_administrator(), staff_id=account.pk)
        for account in Staff.objects.order_by("account")
        if not account.has_usable_password()
    }


def first_administrator() -> Actor:
    """On whose behalf `init` does what an administrator may do."""
    return staff(Grant.objects.filter(role=Role.ADMINISTRATOR).earliest("proposed_at").staff_id)


def _real_name(account: str) -> str:
    """Typed at the terminal, or the next line of standard input; the ledger shows it to an administrator."""
    if sys.stdin.isatty():
        return input(f"Real name of {account}: ").strip() or account
    return sys.stdin.readline().strip() or account
