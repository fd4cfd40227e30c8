"""How the news of a death is brought: a trained notifier takes it, goes there, and says that it is done.

Where the family chose the Power or the Red Cross, she hands it to them instead, and says when they confirm that it is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.contact.deaths import is_taken_back, kin_to_tell
from vistka.contact.errors import ContactError, FamilyChanged
from vistka.contact.models import DeathNews
from vistka.enquiries.contacts import BadNews
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


@dataclass(frozen=True, kw_only=True)
class HandedOn:
    """To whom the news was handed on, and when."""

    to: str
    on: date


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
    news = _taken(by, news_id)
    told = _to_be_told(news, read)
    if news.by_whom != BadNews.OURS:
        raise ContactError(_("The family chose to hear it from others. Hand it on to them, and do not call."))
    news.record = asdict(brought)
    news.done_at = timezone.now()
    news.save()
    for enquirer_id in told:
        name_news(enquirer_id, news.pk)
    return news


@action("contact.hand_on_news")
def hand_on_news(*, by: Actor, news_id: UUID, handed: HandedOn, read: bytes | None = None) -> DeathNews:
    """Hand the news to the Power, the Agency or the National Society, or to another of them when one cannot bring it.

    Nobody counts as told by it. `read`: as in `bring_news`. Raises `NotAllowed`, `Forged`, `FamilyChanged`,
    `ContactError`.
    """
    news = _taken(by, news_id)
    if news.by_whom != BadNews.OFFICIAL:
        raise ContactError(_("The family chose to hear it from one of us. Bring it yourself."))
    if not handed.to.strip() or handed.on > timezone.localdate():
        raise ContactError(_("Write to whom you handed it, and on which day that was."))
    named = [] if news.handed_on_at else _to_be_told(news, read)
    step = {"to": handed.to.strip(), "on": handed.on.isoformat()}
    news.record = {"handed": [*news.record.get("handed", ()), step]}
    news.handed_on_at = timezone.now()
    news.save()
    for enquirer_id in named:
        name_news(enquirer_id, news.pk)
    return news


@action("contact.confirm_news")
def confirm_news(*, by: Actor, news_id: UUID, brought: Brought) -> DeathNews:
    """Say that those to whom it was handed have confirmed that the family was told: from now on it is.

    Raises `NotAllowed`, `Forged`; `ContactError` before it was handed on.
    """
    news = _taken(by, news_id)
    if news.handed_on_at is None:
        raise ContactError(_("Hand it on first, and write to whom."))
    news.record = {**news.record, **asdict(brought)}
    news.done_at = timezone.now()
    news.save()
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


def _taken(by: Actor, news_id: UUID) -> DeathNews:
    """The task, which may still be brought, of the one who took it. Raises `NotAllowed`, `ContactError`."""
    notifier = permitted(by, Permission.BRING_NEWS)
    news = DeathNews.objects.for_change(news_id)
    _may_be_brought(news)
    if news.taken_by != notifier:
        raise NotAllowed(_("Only the one who took it upon himself says that it is done."))
    return news


def _to_be_told(news: DeathNews, read: bytes | None) -> list[UUID]:
    """Whom the brief names. Refuses while nobody can be told, and when the family is not the one of the page any more."""
    told = [UUID(kin["id"]) for kin in news.brief["family"]]
    if not told:
        raise ContactError(_("Nobody of the family can be told yet. This changes by itself, as soon as somebody can."))
    added = {one.pk for one in kin_to_tell(news.link, BadNews(news.by_whom))} - set(told)
    if added or read not in (None, bytes(news.copied_from)):
        raise FamilyChanged
    return told


def _may_be_brought(news: DeathNews) -> None:
    """Refuse what is done, stopped or doubted, or rests on rows that do not hold."""
    if news.stopped_at or is_taken_back(news):
        raise ContactError(_("Stop: the match or the death was taken back. Do not call, and do not set out."))
    still_open(news.done_at)
    if is_doubted(news):
        raise ContactError(_("Wait: somebody wants this match undone. Do not call before that is decided."))
    link = believed(news.link)
    trust(link.person)
