"""“Act as”: one click, and one is a member of the invented staff. Only an exercise has this route."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from vistka.access.models import Staff

BACKEND: Final = "vistka.access.signing_in.StaffBackend"


class Somebody(NamedTuple):
    """A member of the invented staff: account, name, and what she does here."""

    account: str
    name: str
    does: Promise


STAFF: Final = (
    Somebody("oksana", "Оксана Дячук", _("hotline: takes the call of a family")),
    Somebody("pavlo", "Павло Кравець", _("registrar and medical officer: writes down who is held")),
    Somebody("marta", "Марта Гнатюк", _("case worker: reviews candidates, prepares answers")),
    Somebody("iryna", "Ирина Лаптева", _("verifier: the second person; brings news of a death")),
    Somebody("petro", "Петро Савчук", _("case worker: another one, for when two differ")),
    Somebody("lucia", "Lúcia Marques", _("verifier: another one")),
    Somebody("bohdan", "Богдан Ткач", _("escort officer: brings people home")),
    Somebody("zoya", "Зоя Ремез", _("escort officer: the second one")),
    Somebody("joana", "Joana Figueiredo", _("censor: reads a letter once, and not whose it is")),
    Somebody("stepan", "Степан Гай", _("registrar: another one; hands letters and belongings over")),
    Somebody("andrii", "Андрій Лемко", _("forensic liaison: keeps human remains")),
    Somebody("helena", "Helena Duarte", _("forensic liaison: the second one")),
    Somebody("vira", "Віра Сорока", _("lead reviewer: looks through what news and posts say")),
    Somebody("olena", "Олена Мельник", _("administrator: manages accounts and reads nobody")),
    Somebody("taras", "Тарас Бойко", _("data-protection officer: seconds roles, reads the ledger")),
    Somebody("henry", "Henry Ashworth", _("auditor: reads the ledger")),
)


def act_as(request: HttpRequest, account: str) -> bool:
    """Sign in as an invented account; False for one that is not there."""
    if account not in {one.account for one in STAFF}:
        return False
    staff = Staff.objects.filter(account=account).first()
    if staff is None:
        return False
    login(request, staff, backend=BACKEND)
    return True


def way_on(request: HttpRequest, asked: str) -> str:
    """Where to go afterwards: a page of this desk, else its first page."""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else "/"
