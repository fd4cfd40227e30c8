"""News of a death: a linked person has died, and a trained notifier sees that the family hears it as it chose.

The task is made by the machine and holds a copy of what the notifier has to know; where some of the family chose that we
bring it and others that the Power or the Red Cross does, there are two. Until she was told herself nothing changes for
her: no page, no answer, no sentence. When the match or the death is taken back, tasks are stopped. Kin who are documented
after one was done or handed on get a task of their own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.contact.models import DeathNews
from vistka.enquiries import news as enquirers
from vistka.enquiries.contacts import BadNews, who_brings
from vistka.enquiries.kinship import level_of
from vistka.enquiries.models import Enquirer, Enquiry, LevelDecision
from vistka.enquiries.models.kinship import KinshipLevel
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import last_digests, trust
from vistka.registry.models import Event, Person
from vistka.registry.particulars import best
from vistka.registry.reading import proved
from vistka.registry.states import EventKind, State
from vistka.tracing import links
from vistka.tracing.links import believed
from vistka.tracing.models import Link
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

BROUGHT_WITHIN: Final = timedelta(days=2)
_TAKEN_BACK: Final = Q(link__undone_at__isnull=False) | ~Q(link__person__state=State.DEAD)
"""What may have been taken back; the action proves it."""
_NAME: Final = ("family_name", "given_name", "patronymic")

log = logging.getLogger(__name__)


@action("contact.make_death_news")
def make_death_news(*, by: Actor, link_id: UUID) -> list[DeathNews]:
    """Make the tasks for a link whose person has died, or renew their copies; none where he lives or it was undone.

    Called any number of times it makes one for each way of telling; and another, when that is done or handed on, for kin
    who were named in none. Raises `NotAllowed` for a member of staff, `Forged`.
    """
    _machine_only(by)
    link = Link.objects.for_change(link_id)
    if link.undone_at:
        return []
    believed(link)
    person = Person.objects.for_change(link.person_id)
    death = _death_of(person)
    if death is None:
        return []
    ways = _ways(link)
    made = [_make_or_renew(link, person, death, way) for way in ways]
    unused = list(_waiting(link).exclude(by_whom__in=ways).values_list("pk", flat=True))
    for news_id in unused:
        _stop(DeathNews.objects.for_change(news_id))
    if made and link.news_id in {None, *unused}:
        links.name_news(link.pk, made[0].pk)
    return made


@action("contact.stop_death_news")
def stop_death_news(*, by: Actor, news_id: UUID) -> DeathNews:
    """Stop a task whose match or whose death was taken back. Raises `NotAllowed` for a member of staff, `Forged`."""
    _machine_only(by)
    link = Link.objects.for_change(DeathNews.objects.values_list("link_id", flat=True).get(pk=news_id))
    news = DeathNews.objects.for_change(news_id)
    if news.stopped_at is None and is_taken_back(news):
        _stop(news)
        if link.news_id == news.pk:
            links.name_news(link.pk, None)
        for enquirer_id in list(Enquirer.objects.filter(news_id=news.pk).values_list("pk", flat=True)):
            enquirers.name_news(enquirer_id, None)
    return news


def watch_deaths() -> None:
    """Make, renew and stop what is due. Each link for itself: a forged row holds up no other family."""
    by = machine("deaths")
    for news in DeathNews.objects.filter(_TAKEN_BACK, stopped_at=None):
        _one(lambda news=news: stop_death_news(by=by, news_id=news.pk))
    for link in _to_make_or_renew():
        _one(lambda link=link: make_death_news(by=by, link_id=link.pk))


def is_told(enquirer: Enquirer) -> bool:
    """Whether a person has brought her the news, or confirmed that it was brought to her. Raises `Forged`."""
    news = proved(DeathNews, enquirer.news_id)
    return news is not None and news.done_at is not None


def kin_to_tell(link: Link, by_whom: BadNews | None = None) -> list[Enquirer]:
    """The documented kin who are named in no task that was done or handed on, proved; of one way of telling, or all.

    Raises `Forged`.
    """
    kin = [one for one in _not_told(link) if not one.association_id and level_of(one) is KinshipLevel.DOCUMENTED]
    return [one for one in kin if by_whom in (None, who_brings(one.contact))]


def copied_from(link: Link) -> bytes:
    """HMAC over the last writes of all rows from which the brief is copied; nothing of them is opened."""
    enquirers = list(Enquirer.objects.filter(enquiry_id=link.enquiry_id).values_list("pk", flat=True))
    decisions = LevelDecision.objects.filter(enquirer_id__in=enquirers).values_list("pk", flat=True)
    events = Event.objects.filter(person_id=link.person_id).values_list("pk", flat=True)
    rows = [link.enquiry_id, link.person_id, *enquirers, *decisions, *events]
    writes = sorted((str(row_id), number) for row_id, (number, _mac) in last_digests(rows).items())
    return keyring().mac(Purpose.BINDING, b"contact.death_brief", repr(writes).encode())


def _to_make_or_renew() -> Iterable[Link]:
    """Links of the dead without a task, with kin whom no task names, and those whose task holds an old copy."""
    waiting = DeathNews.objects.filter(stopped_at=None, done_at=None, handed_on_at=None)
    kin = Enquirer.objects.filter(
        enquiry=OuterRef("enquiry"),
        withdrawn_at=None,
        association=None,
        news_id=None,
        level_decision__level=KinshipLevel.DOCUMENTED,
    )
    dead: QuerySet[Link] = Link.objects.filter(undone_at=None, person__state=State.DEAD)
    yield from dead.exclude(Exists(DeathNews.objects.filter(link=OuterRef("pk"), stopped_at=None)))
    yield from dead.filter(Exists(kin)).exclude(Exists(waiting.filter(link=OuterRef("pk"))))
    old = {one.link_id: one.link for one in waiting.select_related("link") if _is_old(one)}
    yield from old.values()


def _is_old(news: DeathNews) -> bool:
    return bytes(news.copied_from) != copied_from(news.link)


def _waiting(link: Link) -> QuerySet[DeathNews]:
    """The tasks that nobody has done or handed on."""
    return DeathNews.objects.filter(link=link, stopped_at=None, done_at=None, handed_on_at=None)


def _ways(link: Link) -> list[BadNews]:
    """Each way in which somebody is to be told now. While nobody can be, a task stands that says so."""
    ways = {who_brings(one.contact) for one in kin_to_tell(link)}
    if ways or DeathNews.objects.filter(link=link, stopped_at=None).exclude(pk__in=_waiting(link)).exists():
        return [way for way in BadNews if way in ways]
    waiting = _waiting(link).first()
    return [BadNews(waiting.by_whom) if waiting else BadNews.OFFICIAL]


def _make_or_renew(link: Link, person: Person, death: Event, way: BadNews) -> DeathNews:
    waiting = _waiting(link).filter(by_whom=way).first()
    if waiting:
        news = DeathNews.objects.for_change(waiting.pk)
    else:
        now = timezone.now()
        news = DeathNews(link=link, by_whom=way, made_at=now, due_at=now + BROUGHT_WITHIN)
    news.event, news.brief, news.copied_from = death, _brief(link, person, death, way), copied_from(link)
    news.save()
    return news


def _stop(news: DeathNews) -> None:
    news.stopped_at = timezone.now()
    news.save()


def _one(do: Any) -> None:
    try:
        do()
    except Forged:
        log.exception("news of a death waits: run `vistka ledger verify`")


def _machine_only(by: Actor) -> None:
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))


def is_taken_back(news: DeathNews) -> bool:
    """Whether the match was undone or the person does not count as dead any more. Raises `Forged`."""
    trust(news.link, news.link.person)
    return news.link.undone_at is not None or news.link.person.state != State.DEAD


def _death_of(person: Person) -> Event | None:
    """The death that counts. Raises `Forged`."""
    if person.state != State.DEAD:
        return None
    events = list(Event.objects.filter(person=person).order_by("place_in_order"))
    trust(*events)
    corrected = {event.corrects_id for event in events}
    deaths = [event for event in events if event.kind == EventKind.DIED and event.pk not in corrected]
    return deaths[-1] if deaths else None


def _brief(link: Link, person: Person, death: Event, way: BadNews) -> dict[str, Any]:
    """What the notifier has to know, and no more: no place where he was held, no kin who are not documented."""
    enquiry = Enquiry.objects.get(pk=link.enquiry_id)
    trust(enquiry)
    everybody = kin_to_tell(link)
    kin = [one for one in everybody if who_brings(one.contact) is way]
    return {
        "dead": {
            "name": _name(best(person.identities, part) for part in _NAME),
            "sought_as": _name(enquiry.sought.get(part, "") for part in ("name", *_NAME)),
            "on": death.said.get("on", ""),
        },
        "family": [_kin(one) for one in kin],
        "not_told": len(_not_told(link)) - len(everybody),
        "others": len(everybody) - len(kin),
    }


def _not_told(link: Link) -> list[Enquirer]:
    """Those who still seek him and to whom nobody has brought it, proved."""
    seekers = list(Enquirer.objects.filter(enquiry_id=link.enquiry_id).order_by("taken_at", "pk"))
    trust(*seekers)
    return [one for one in seekers if one.withdrawn_at is None and one.news_id is None]


def _name(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


def _kin(enquirer: Enquirer) -> dict[str, Any]:
    said = enquirer.said
    address = said.get("address", "")
    return {
        "id": str(enquirer.pk),
        "name": said["name"],
        "relation": said["relation"],
        "address": address,
        "contact": enquirer.contact,
    }
