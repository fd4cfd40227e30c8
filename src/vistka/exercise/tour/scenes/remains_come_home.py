"""Step 11: remains are identified by experts, the family is told by a person, and only then anything changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.roles import Role
from vistka.desk.registry.words import grouped as with_spaces
from vistka.enquiries.kinship import KIN
from vistka.exercise.bureau.mailboxes import bring_mail
from vistka.exercise.bureau.remains_found import FORENSIC, NOTIFIER, SECOND, Remains
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.exercise.tour.scenes.telling import Behind, Moment, behind, heard, names, tried
from vistka.ledger.reading import reading
from vistka.mailroom.codes import grouped
from vistka.mailroom.mails import Mail
from vistka.remains.bodies.advisor import Advice
from vistka.remains.bodies.custody import has_breaks
from vistka.remains.bodies.deciding import Method
from vistka.remains.bodies.machines import REMAINS, State, Step
from vistka.ui.furniture import Column, Table, Tag, Text, Tone
from vistka.ui.templatetags.ui import time

PAGE: Final = "tour:remains_come_home"
IDENTIFIED: Final = State.IDENTIFIED.words
SIGN: Final = REMAINS.steps[Step.IDENTIFY].words


@dataclass(frozen=True)
class Silence:
    """What her mailbox says at two moments: all of it, signed as it would be sent."""

    first: Mail
    last: Mail

    @property
    def before(self) -> Sequence[str]:
        return self.first.status

    @property
    def after(self) -> Sequence[str]:
        return self.last.status

    @property
    def tag(self) -> Tag:
        """Whether it is the same."""
        if self.first.written() == self.last.written():
            return Tag(_("The same, byte for byte"), Tone.GOOD)
        return Tag(_("They differ: this must never be"), Tone.GRAVE)


@dataclass(frozen=True, kw_only=True)
class OfRemains(Moment):
    """A moment of the remains. `mailbox`: whether hers says the same as at the beginning."""

    mailbox: Tag | None = None


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The moments, what her mailbox said before and after, the code that opens it, and how it stands with the remains."""

    moments: list[Moment]
    remains: Remains
    was_played: bool = False
    silence: Silence | None = None

    @property
    def code(self) -> str:
        return grouped(self.remains.box.code)

    @property
    def portal(self) -> str:
        return str(settings.PORTAL_URL)

    @property
    def has_mail(self) -> bool:
        """Whether her mailbox opens: once mail has gone out, in this step or in one before."""
        return bool(self.remains.box.mails())

    @property
    def is_begun(self) -> bool:
        return self.remains.row is not None

    @property
    def are_told(self) -> bool:
        """Whether it is past the moment in which the notifier is to go there."""
        return _state(self.remains) is not State.IDENTIFIED

    @property
    def doors(self) -> list[Behind]:
        """The record of the remains, and the notifier's task."""
        pages = (
            (FORENSIC, "remains_record", self.remains.row, _("Human remains")),
            (NOTIFIER, "one_news", self.remains.news, _("Bring the news")),
        )
        return [
            behind(account, reverse(f"desk:{page}", args=[row.pk]), words) for account, page, row, words in pages if row
        ]


def scene() -> Scene:
    """What is written of it now; no moments before it was played."""
    remains = _remains()
    return Scene(moments=heard(_as_it_stands(remains)) if remains.row else [], remains=remains)


def played() -> Scene:
    """Play it as far as the notifier's task; who comes again finds what is written."""
    remains = _remains()
    if remains.row:
        return scene()
    first = remains.box.next_mail()
    moments = heard(_until_the_task(remains, first))
    return Scene(moments=moments, remains=remains, was_played=True, silence=Silence(first, remains.box.next_mail()))


def told() -> Scene:
    """The notifier has been there: what follows from it."""
    remains = _remains()
    if remains.row is None or _state(remains) is not State.IDENTIFIED:
        return scene()
    return Scene(moments=heard(_told(remains)), remains=remains, was_played=True)


def _remains() -> Remains:
    return Remains(cases()["reported person"], cases()["reported"], cases()["reported code"])


def _until_the_task(remains: Remains, first: Mail) -> Iterator[Moment]:
    def mailbox() -> Tag:
        return Silence(first, remains.box.next_mail()).tag

    row = remains.are_registered()
    yield OfRemains(
        title=_("Somebody was found"),
        text=_("The remains get a number of their own, on a tag. Each hand that takes them is written down."),
        who=names(FORENSIC),
        mailbox=mailbox(),
    )
    remains.lay_with_papers(row)
    yield OfRemains(
        title=_("Papers lay with them"),
        text=_("They name somebody whom a mother seeks. Papers travel with the wrong bodies: it is presumed, no more."),
        who=names(FORENSIC),
        table=_stands(remains),
        refused=(tried(FORENSIC, IDENTIFIED, lambda: remains.decide(Method.BELONGINGS)),),
        mailbox=mailbox(),
    )
    hers, one = remains.gives_sample("mother", "1975-01-20"), remains.advice()
    his, both = remains.gives_sample("father", "1973-06-02"), remains.advice()
    yield OfRemains(
        title=_("Two relatives give samples"),
        text=_("Every family is asked for them on the same day. Nothing is said of what was found."),
        who=names(FORENSIC),
        table=_advice((("mother", one), ("father", both))),
        mailbox=mailbox(),
    )
    decision = remains.decide(Method.DNA, Method.DENTAL, samples=(remains.is_sampled(), hers, his))
    alone = tried(FORENSIC, SIGN, lambda: remains.is_signed(decision, FORENSIC))
    remains.is_signed(decision)
    yield OfRemains(
        title=_("Experts have decided"),
        text=_("By DNA and teeth. One person writes the decision down, another signs it."),
        who=names(FORENSIC, SECOND),
        table=_stands(remains),
        refused=(alone,),
        mailbox=mailbox(),
    )
    bring_mail()
    yield _task(remains)


def _task(remains: Remains) -> Moment:
    news = remains.news
    assert news
    [who] = names(NOTIFIER, role=Role.DEATH_NOTIFIER)
    columns = (Column(_("Task")), Column(_("Who")), Column(_("Due")))
    return Moment(
        title=_("A task for one person"),
        text=_("She is trained for it, and goes there. Until she has, no page and no letter says anything else."),
        table=Table(
            _("A task for one person"), columns, ((_("Bring the news"), who, time(news.due_at)),), caption_hidden=True
        ),
    )


def _told(remains: Remains) -> Iterator[Moment]:
    said = _says(remains)
    remains.are_told()
    yield Moment(
        title=_("She was told, by a person"),
        text=_("At home, with both parents. Nobody wrote it and nobody telephoned."),
        who=names(NOTIFIER, role=Role.DEATH_NOTIFIER),
        table=_stands(remains),
    )
    bring_mail()
    yield Moment(
        title=_("Only now her mailbox changes"),
        text=_("It no longer says what had been reported."),
        table=_two(said, _says(remains)),
    )
    remains.choose()
    remains.are_returned()
    yield _returned(remains)


def _as_it_stands(remains: Remains) -> Iterator[Moment]:
    yield Moment(title=_("How it stands"), table=_stands(remains), she=_says(remains))
    if _state(remains) is State.IDENTIFIED and remains.news:
        yield _task(remains)
    if _state(remains) is State.RETURNED:
        yield _returned(remains)


def _returned(remains: Remains) -> Moment:
    with reading(TOUR, page=PAGE):
        chain = remains.chain
        steps = [(link.step.at, link.step.said) for link in chain]
        rows = tuple((time(at), said["gave"], said["took"], said["seal"]) for at, said in steps)
        holds = not has_breaks(chain)
    columns = (Column(_("When")), Column(_("Gave")), Column(_("Took")), Column(_("Seal")))
    return Moment(
        title=_("They come home"),
        text=_("The family has said what is to be done if more is found. No hand and no seal is missing.")
        if holds
        else _("The chain of custody has a gap or a broken seal."),
        who=names(FORENSIC),
        table=Table(_("Chain of custody"), columns, rows),
    )


def _says(remains: Remains) -> tuple[str, ...]:
    """What her mailbox says of him now."""
    return tuple(remains.box.next_mail().status)


def _state(remains: Remains) -> State:
    row = remains.row
    assert row
    return State(row.state)


def _stands(remains: Remains) -> Table:
    """The number of the remains, and how it stands with them."""
    row = remains.row
    assert row
    with reading(TOUR, page=PAGE):
        number = row.number
    columns = (Column(_("Remains")), Column(_("State")))
    return Table(_("Remains"), columns, ((with_spaces(number), Tag(_state(remains).words)),), caption_hidden=True)


def _advice(after: tuple[tuple[str, Advice], ...]) -> Table:
    """What the advisor says after each sample."""
    columns = (Column(_("Sample of")), Column(_("What the advisor says")))
    rows = tuple((KIN[relation].words, _sentence(advice)) for relation, advice in after)
    return Table(_("What the advisor says"), columns, rows, caption_hidden=True)


def _sentence(advice: Advice) -> Text:
    if advice.ground:
        return advice.ground.words
    return "; ".join(str(one.words) for one in advice.missing)


def _two(before: tuple[str, ...], now: tuple[str, ...]) -> Table:
    columns = (Column(_("Before")), Column(_("Now")))
    return Table(_("What she reads"), columns, ((" ".join(before), " ".join(now)),), caption_hidden=True)
