"""What is done with belongings, each on a page of its own: one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.effects.forms import STEPS, ArticleForm, PacketForm, SealForm, SettleForm
from vistka.desk.working.acts import Act
from vistka.effects import actions
from vistka.effects.kinds import Source
from vistka.effects.machines import ARTICLE, PACKET, PacketState
from vistka.effects.models import Article, Packet
from vistka.registry.models import Person
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.remains.models import HumanRemains

_KEEPS, _FOR = Permission.KEEP_EFFECTS, Purpose.KEEP_EFFECTS


def page_of_owner(person_id: UUID | None) -> str:
    """The page with somebody's belongings; the list of packets where nobody is known."""
    return reverse("desk:effects", args=[person_id]) if person_id else reverse("desk:packets")


def page_of_packet(packet: Packet) -> str:
    """The page of a packet."""
    return reverse("desk:packet", args=[packet.pk])


def _source(person: Person) -> Source:
    return Source.TAKEN if State(person.state) in IN_OUR_HANDS else Source.LEFT


def _open_packets(person: Person) -> list[Packet]:
    return list(Packet.objects.filter(person=person, state=PacketState.OPEN).order_by("packed_at"))


def _settles_articles() -> Iterator[Act[Article]]:
    for step, (words, asks) in STEPS.items():
        yield Act(
            name=f"article_{step}",
            path=f"effects/articles/<uuid:row_id>/{step}/",
            permission=_KEEPS,
            on=Article,
            link=words,
            title=words,
            submit=words,
            done=_("It is written down."),
            form=lambda _row, typed, _files, asks=asks: SettleForm(typed, asks=asks),  # type: ignore[misc]
            fits=lambda row, step=step: row.state in ARTICLE.steps[step].before,  # type: ignore[misc]
            do=lambda by, row, form, step=step: actions.settle_article(  # type: ignore[misc]
                by=by, article_id=row.pk, step=step, **form.given()
            ),
            back=lambda row: page_of_owner(row.person_id),
            purpose=_FOR,
        )


def _settles_packets() -> Iterator[Act[Packet]]:
    for step in ("return", "forward", "keep"):
        words, asks = STEPS[step]
        yield Act(
            name=f"packet_{step}",
            path=f"effects/packets/<uuid:row_id>/{step}/",
            permission=_KEEPS,
            on=Packet,
            link=words,
            title=words,
            submit=words,
            done=_("It is written down."),
            form=lambda _row, typed, _files, asks=asks: SettleForm(typed, asks=asks),  # type: ignore[misc]
            fits=lambda row, step=step: row.state in PACKET.steps[step].before,  # type: ignore[misc]
            do=lambda by, row, form, step=step: actions.settle_packet(  # type: ignore[misc]
                by=by, packet_id=row.pk, step=step, **form.given()
            ),
            back=page_of_packet,
            purpose=_FOR,
        )


OF_PERSON: Final[tuple[Act[Person], ...]] = (
    Act(
        name="write_article",
        path="persons/<uuid:row_id>/effects/write/",
        permission=_KEEPS,
        on=Person,
        link=_("Write down an article"),
        title=_("An article"),
        texts=(
            _("What a person uses stays with the person, and so do badges and what is dear to them."),
            _("For everything else give a receipt with your name, rank and unit."),
        ),
        submit=_("Write it down"),
        done=_("It is written down, and has a receipt number."),
        form=lambda row, typed, _files: ArticleForm(typed, packets=_open_packets(row), source=_source(row)),
        do=lambda by, row, form: actions.write_article(by=by, person_id=row.pk, **form.given()),
        back=lambda row: page_of_owner(row.pk),
        purpose=_FOR,
    ),
    Act(
        name="open_packet",
        path="persons/<uuid:row_id>/effects/packet/",
        permission=_KEEPS,
        on=Person,
        link=_("Begin a packet"),
        title=_("A new packet"),
        texts=(_("Each packet holds the things of one person, with a complete list. A second person seals it."),),
        submit=_("Begin the packet"),
        done=_("The packet is begun. Put the articles in."),
        form=lambda _row, typed, _files: PacketForm(typed),
        do=lambda by, row, form: actions.open_packet(by=by, person_id=row.pk, **form.cleaned_data),
        back=lambda row: page_of_owner(row.pk),
        purpose=_FOR,
    ),
)
OF_ARTICLE: Final[tuple[Act[Article], ...]] = (
    Act(
        name="take_out",
        path="effects/articles/<uuid:row_id>/take-out/",
        permission=_KEEPS,
        on=Article,
        link=_("Take it out of the packet"),
        title=_("Take it out of the packet?"),
        submit=_("Take it out"),
        done=_("It is out of the packet."),
        fits=lambda row: row.packet is not None and row.packet.state == PacketState.OPEN,
        do=lambda by, row, _form: actions.take_out(by=by, article_id=row.pk),
        back=lambda row: page_of_owner(row.person_id),
        purpose=_FOR,
    ),
    *_settles_articles(),
)
BESIDE: Final[tuple[Act[HumanRemains], ...]] = (
    Act(
        name="open_packet_beside",
        path="remains/<uuid:row_id>/packet/",
        permission=_KEEPS,
        on=HumanRemains,
        link=_("Begin a packet of what was found there"),
        title=_("A packet of what was found there"),
        texts=(_("Nobody need know whose things they are. Half a disc, a ring, a letter: each may lead to a family."),),
        submit=_("Begin the packet"),
        done=_("The packet is begun. Put the articles in."),
        form=lambda _row, typed, _files: PacketForm(typed),
        do=lambda by, row, form: actions.open_packet(
            by=by, person_id=row.person_id, found_beside=row.pk, **form.cleaned_data
        ),
        back=lambda row: page_of_owner(row.person_id),
        purpose=_FOR,
    ),
)
OF_PACKET: Final[tuple[Act[Packet], ...]] = (
    Act(
        name="write_into",
        path="effects/packets/<uuid:row_id>/write/",
        permission=_KEEPS,
        on=Packet,
        link=_("Write down an article in it"),
        title=_("An article"),
        submit=_("Write it down"),
        done=_("It is written down, and has a receipt number."),
        form=lambda _row, typed, _files: ArticleForm(typed, packets=(), source=Source.LEFT),
        fits=lambda row: row.state == PacketState.OPEN and row.person_id is None,
        do=lambda by, row, form: actions.write_article(by=by, person_id=None, **{**form.given(), "packet_id": row.pk}),
        back=page_of_packet,
        purpose=_FOR,
    ),
    Act(
        name="put_all_in",
        path="effects/packets/<uuid:row_id>/fill/",
        permission=_KEEPS,
        on=Packet,
        link=_("Put in all that lies loose"),
        title=_("Put in all that lies loose?"),
        texts=(
            _("Every article of this person that is in no packet goes into this one. You can take single ones out."),
        ),
        submit=_("Put all of it in"),
        done=_("All of it is in the packet."),
        fits=lambda row: row.state == PacketState.OPEN and row.person_id is not None,
        do=lambda by, row, _form: actions.put_all_in(by=by, packet_id=row.pk),
        back=page_of_packet,
        purpose=_FOR,
    ),
    Act(
        name="seal_packet",
        path="effects/packets/<uuid:row_id>/seal/",
        permission=_KEEPS,
        on=Packet,
        link=_("Count and seal it"),
        title=_("Count and seal the packet"),
        texts=(_("You do this as the second person, beside the one who packed it."),),
        submit=_("Seal the packet"),
        done=_("The packet is sealed."),
        form=lambda _row, typed, _files: SealForm(typed),
        fits=lambda row: row.state == PacketState.OPEN,
        do=lambda by, row, form: actions.seal_packet(by=by, packet_id=row.pk, **form.cleaned_data),
        back=page_of_packet,
        purpose=_FOR,
    ),
    *_settles_packets(),
)

ACTS: Final[tuple[Act[Any], ...]] = (*OF_PERSON, *OF_ARTICLE, *BESIDE, *OF_PACKET)
