"""The page of one enquirer: what she may be told and why not more, his wish as he said it, and the answer in hand.

All of it is shown as it was before a death: nobody learns from this page, by what it shows or leaves out, that the
person has died. Who then prepares an answer is refused by the action, without a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.contact.composing import last_given, nothing_to_tell, still_told
from vistka.contact.disclosure import RULES, Condition, Facts, Item, as_before, missing, told
from vistka.contact.facts import Grounds
from vistka.contact.models import Addressee, Answer
from vistka.contact.wording import LANGUAGES
from vistka.desk.papers.acts import PRINT_ANSWER
from vistka.desk.papers.printing import prints_offered
from vistka.desk.presenters.names import all_called
from vistka.documents.kinds import DocumentKind
from vistka.documents.telling import can_be_certified
from vistka.enquiries.contacts import FIELDS as CONTACT
from vistka.enquiries.contacts import BadNews, Channel
from vistka.enquiries.kinship import KIN
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.registry.models import Acquaintance, Side, Wish, WishItem
from vistka.registry.wishes import Relation, standing_interview, standing_wishes
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone

_NAMES: Final = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class Text:
    """The same sentences in her language and in the reader's."""

    hers: Sequence[str]
    language: str
    readers: Sequence[str]
    readers_language: str

    @property
    def language_name(self) -> str:
        """As the language calls itself."""
        return _NAMES.get(self.language, self.language)

    @property
    def readers_language_name(self) -> str:
        """As the reader's language calls itself."""
        return _NAMES.get(self.readers_language, self.readers_language)

    @property
    def is_one(self) -> bool:
        """Whether both are the same language."""
        return self.language == self.readers_language


@dataclass(frozen=True)
class AnswerPage:
    """One enquirer."""

    summary: list[SummaryRow]
    reads: Text
    is_linked: bool
    cannot_be_asked: bool
    news_was_brought: bool
    items: Table | None
    was_asked: bool
    wishes: list[SummaryRow]
    meant_url: str
    in_hand: Text | None
    standing: str
    acts: list[Link]
    papers: list[Link]
    prepare_url: str


def answer_page(reader: Member, enquirer: Enquirer, grounds: Grounds) -> AnswerPage:
    """The page of one enquirer. Raises `Forged`."""
    facts = as_before(grounds.facts)
    answer = in_hand(enquirer)
    wishes = standing_wishes(grounds.link.person_id) if grounds.link else []
    return AnswerPage(
        summary=_summary(enquirer, facts),
        reads=_reads(enquirer, grounds),
        is_linked=facts.linked,
        cannot_be_asked=facts.side is Side.REPORTED,
        news_was_brought=facts.news_done,
        items=_items(facts) if facts.linked else None,
        was_asked=bool(grounds.link and facts.side is Side.HELD and standing_interview(grounds.link.person_id)),
        wishes=_wishes(reader, enquirer, wishes),
        meant_url=reverse("desk:meant", args=[enquirer.pk]) if _may_bind(enquirer, wishes) else "",
        in_hand=text_of(answer) if answer else None,
        standing=_standing(reader, answer) if answer else "",
        acts=_acts(reader, answer) if answer else [],
        papers=_papers(reader, enquirer, answer or last_given(enquirer, grounds.link), facts),
        prepare_url=reverse("desk:prepare_answer", args=[enquirer.pk]) if told(facts) and answer is None else "",
    )


def in_hand(enquirer: Enquirer) -> Answer | None:
    """The answer that was prepared and neither given nor put away. Raises `Forged`."""
    answer = Answer.objects.filter(enquirer=enquirer, given_at=None, dropped_at=None).first()
    if answer is not None:
        trust(answer)
    return answer


def text_of(answer: Answer) -> Text:
    """An answer in her language, and beside it in the reader's."""
    content, own = answer.content, _own_language()
    return Text(content["sentences"], content["language"], content["also"].get(own, content["sentences"]), own)


def language_of(enquirer: Enquirer) -> str:
    """The language in which she is told: her own, if there are sentences in it, else English."""
    hers = str(enquirer.contact.get("language", ""))
    return hers if hers in LANGUAGES else "en"


def contact_rows(contact: dict[str, str | bool]) -> list[SummaryRow]:
    """How somebody may be reached without harm; what was left empty is left out."""
    return [
        SummaryRow(words, _contact_value(name, contact[name]))
        for name, words in CONTACT.items()
        if contact.get(name) not in (None, "")
    ]


def wish_words(wish: Wish) -> str:
    """His wish as he said it: for whom, how he spoke of her, what may be told."""
    said = wish.said
    whom = str(Relation(said["relation"]).words)
    named = f"{whom}, {said['name']}" if said["name"] else whom
    items = ", ".join(str(WishItem(item).words) for item in said["items"])
    how = Acquaintance(wish.acquaintance).words
    if not items:
        return _("%(whom)s (%(how)s): nothing is to be told") % {"whom": named, "how": how}
    return _("%(whom)s (%(how)s): %(items)s") % {"whom": named, "how": how, "items": items}


def kin_words(enquirer: Enquirer) -> str:
    """What she says that she is to him."""
    relation = str(enquirer.said["relation"])
    return str(KIN[relation].words) if relation in KIN else relation


def _summary(enquirer: Enquirer, facts: Facts) -> list[SummaryRow]:
    rows = [
        SummaryRow(_("Enquirer"), str(enquirer.said["name"])),
        SummaryRow(_("Says to be"), kin_words(enquirer)),
        SummaryRow(_("Kinship"), Tag(facts.level.words, Tone.GOOD if facts.level == "documented" else Tone.PLAIN)),
    ]
    if facts.side is not None:
        rows.append(SummaryRow(_("The person"), facts.side.words))
    return rows


def _reads(enquirer: Enquirer, grounds: Grounds) -> Text:
    """What she reads now, in the language of what was given, else in hers."""
    own = _own_language()
    answer = last_given(enquirer, grounds.link)
    if answer and (said := still_told(answer.content, grounds.facts)):
        also = {**answer.content, "sentences": answer.content["also"].get(own, answer.content["sentences"])}
        return Text(said, answer.content["language"], still_told(also, grounds.facts), own)
    hers = language_of(enquirer)
    return Text([nothing_to_tell(hers)], hers, [nothing_to_tell(own)], own)


def _items(facts: Facts) -> Table:
    """Each item: may it be told, and what is missing."""
    shown = [item for item in RULES if (item is Item.NOTIFIED) is (facts.side is Side.REPORTED)]
    return Table(
        caption=_("What may be told"),
        columns=(Column(_("What")), Column(_("May it be told?")), Column(_("What is missing"))),
        rows=tuple(_item_row(item, missing(item, facts)) for item in shown),
    )


def _item_row(item: Item, lacking: Sequence[Condition]) -> tuple[Cell, ...]:
    tag = Tag(_("No"), Tone.PLAIN) if lacking else Tag(_("Yes"), Tone.GOOD)
    return (str(item.words), tag, _lines(condition.words for condition in lacking) or "–")


def _wishes(reader: Member, enquirer: Enquirer, wishes: Iterable[Wish]) -> list[SummaryRow]:
    rows = []
    for place, wish in enumerate(wishes, 1):
        about = list(Addressee.objects.filter(wish=wish, enquirer=enquirer).order_by("proposed_at"))
        trust(*about)
        rows.append(SummaryRow(_("Wish %(place)s") % {"place": place}, _wish_cell(reader, wish, about)))
    return rows


def _wish_cell(reader: Member, wish: Wish, about: Sequence[Addressee]) -> SafeString:
    standing = next((one for one in about if one.dropped_at is None), None)
    lines: list[Cell] = [wish_words(wish)]
    if standing is None:
        lines.append(_("Somebody looked: this enquirer was not meant.") if about else _("Nobody has compared it yet."))
        return _lines(lines)
    names = all_called(reader, [standing.proposed_by, standing.confirmed_by])
    who = {"who": names.get(standing.proposed_by, "–"), "second": names.get(standing.confirmed_by or UUID(int=0), "–")}
    drop = Link(_("The person meant somebody else"), reverse("desk:drop_addressee", args=[standing.pk]))
    if standing.confirmed_at:
        return _lines([*lines, _("This enquirer is meant: %(who)s proposed it, %(second)s confirmed it.") % who, drop])
    lines.append(_("%(who)s proposes that this enquirer is meant. Another person has to confirm it.") % who)
    if standing.proposed_by != reader.staff.pk:
        lines.append(Link(_("Confirm, or not"), reverse("desk:confirm_addressee", args=[standing.pk])))
    return _lines([*lines, drop])


def _may_bind(enquirer: Enquirer, wishes: Sequence[Wish]) -> bool:
    bound = Addressee.objects.filter(wish__in=wishes, enquirer=enquirer, dropped_at=None).exists()
    return bool(wishes) and not bound and not enquirer.association_id and not enquirer.withdrawn_at


def _standing(reader: Member, answer: Answer) -> str:
    names = all_called(reader, [answer.prepared_by, answer.approved_by])
    if answer.approved_by is None:
        return _("Prepared by %(who)s. Another person has to approve it before it is given.") % {
            "who": names.get(answer.prepared_by, "–")
        }
    return _("Prepared by %(who)s, approved by %(second)s. It can be given.") % {
        "who": names.get(answer.prepared_by, "–"),
        "second": names.get(answer.approved_by, "–"),
    }


def _acts(reader: Member, answer: Answer) -> list[Link]:
    acts = []
    if answer.approved_by is not None:
        acts.append(Link(_("Give the answer"), reverse("desk:give_answer", args=[answer.pk])))
    elif answer.prepared_by != reader.staff.pk:
        acts.append(Link(_("Approve the answer"), reverse("desk:approve_answer", args=[answer.pk])))
    return [*acts, Link(_("Put the answer away"), reverse("desk:drop_answer", args=[answer.pk]))]


def _papers(reader: Member, enquirer: Enquirer, answer: Answer | None, facts: Facts) -> list[Link]:
    """What can be printed for her, and the questions to both."""
    printed = prints_offered(reader, answer, [PRINT_ANSWER]) if answer else []
    if can_be_certified(facts):
        printed.append(Link(DocumentKind.CERTIFICATE.words, reverse("desk:certificate", args=[enquirer.pk])))
    return [
        *printed,
        Link(_("Questions that only the two can answer"), reverse("desk:recognition", args=[enquirer.pk])),
    ]


def _contact_value(name: str, value: str | bool) -> Cell:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name == "channel" and value in set(Channel):
        return Channel(value).words
    if name == "bad_news" and value in set(BadNews):
        return BadNews(value).words
    return _NAMES.get(value, value) if name == "language" else value


def _own_language() -> str:
    return (get_language() or "en").partition("-")[0]


def _lines(cells: Iterable[Cell]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((cell,) for cell in cells))
