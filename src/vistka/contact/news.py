"""How the news of a death is brought: a trained notifier takes it, goes there, and says that it is done."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.contact.deaths import is_taken_back, kin_to_tell
from vistka.contact.errors import ContactError, FamilyChanged
from vistka.contact.models import DeathNews
from vistka.enquiries.news import name_news
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.tracing.links import believed, doubt_of


@dataclass(frozen=True, kw_only=True)
class Brought:
    """How the news was brought: when and where, who was there, what the family asked and was promised to find out."""

    when: str
    where: str
    present: str
    asked: str


@action("contact.take_news")
def take_news(*, by: Actor, news_id: UUID, instead_of: UUID | None = None) -> DeathNews:
    """Take it upon oneself to bring the news; `instead_of` a colleague who had. Raises `NotAllowed`, `ContactError`."""
    notifier = permitted(by, Permission.BRING_NEWS)
    news = DeathNews.objects.for_change(news_id)
    _may_be_brought(news)
    if news.taken_by != instead_of:
        raise ContactError(_("A colleague has taken this meanwhile. Speak with each other before anybody calls."))
    news.taken_by, news.taken_at = notifier, timezone.now()
    news.save()
    return news


@action("contact.bring_news")
def bring_news(*, by: Actor, news_id: UUID, brought: Brought, read: bytes | None = None) -> DeathNews:
    """Say that the family was told, and how. Only who took it says so.

    `read`: of what the page was made that she read (`DeathNews.copied_from`), so that nobody counts as told who was added
    since. Raises `NotAllowed`, `Forged`; `FamilyChanged` when somebody was; `ContactError` while there is nobody to tell.
    """
    notifier = permitted(by, Permission.BRING_NEWS)
    news = DeathNews.objects.for_change(news_id)
    _may_be_brought(news)
    if news.taken_by != notifier:
        raise NotAllowed(_("Only the one who took it upon himself says that it is done."))
    told = [UUID(kin["id"]) for kin in news.brief["family"]]
    _nobody_is_left_out(news, told, read)
    news.record = asdict(brought)
    news.done_at = timezone.now()
    news.save()
    for enquirer_id in told:
        name_news(enquirer_id, news.pk)
    return news


@action("contact.read_stop")
def read_stop(*, by: Actor, news_id: UUID) -> DeathNews:
    """Say that one has read that the task was stopped. Raises `NotAllowed` for whom it does not concern."""
    notifier = permitted(by, Permission.BRING_NEWS)
    news = DeathNews.objects.for_change(news_id)
    still_open(news.stop_read_at)
    if news.stopped_at is None or news.taken_by != notifier:
        raise NotAllowed(_("Only the one who took it upon himself says that he has read this."))
    news.stop_read_at = timezone.now()
    news.save()
    return news


def is_doubted(news: DeathNews) -> bool:
    """Whether somebody wants the match undone: then nobody sets out. Raises `Forged`."""
    return doubt_of(news.link) is not None


def _nobody_is_left_out(news: DeathNews, told: list[UUID], read: bytes | None) -> None:
    """Refuse while nobody can be told, and when the family is not the one of the page any more."""
    if not told:
        raise ContactError(_("Nobody of the family can be told yet. This changes by itself, as soon as somebody can."))
    added = {one.pk for one in kin_to_tell(news.link)} - set(told)
    if added or read not in (None, bytes(news.copied_from)):
        raise FamilyChanged


def _may_be_brought(news: DeathNews) -> None:
    """Refuse what is done, stopped or doubted, or rests on rows that do not hold."""
    if news.stopped_at or is_taken_back(news):
        raise ContactError(_("Stop: the match or the death was taken back. Do not call, and do not set out."))
    still_open(news.done_at)
    if is_doubted(news):
        raise ContactError(_("Wait: somebody wants this match undone. Do not call before that is decided."))
    link = believed(news.link)
    trust(link.person)
