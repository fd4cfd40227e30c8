"""One enquirer, apart from the others: who she is, how she is reached, what she agreed to, what was spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.enquiries.opening import proved
from vistka.desk.enquiries.presenters.consents import IN_SHORT
from vistka.desk.enquiries.presenters.heard import last_heard
from vistka.desk.enquiries.presenters.words import day, level_tag, yes_no
from vistka.desk.post.presenters.mailbox import mailbox_acts, mailbox_rows, own_mailbox
from vistka.enquiries import calendar
from vistka.enquiries.closing import State
from vistka.enquiries.consent import holds
from vistka.enquiries.contacts import BadNews, Channel
from vistka.enquiries.kinship import KIN, level_of
from vistka.enquiries.models import CodeWord, Conversation, Enquirer, KinshipClaim
from vistka.enquiries.receipts import receipt_of
from vistka.ui.furniture import Column, Link, SummaryRow, Table, Tag, Text, Tone
from vistka.ui.templatetags.ui import time

FEW_WORDS: Final = 1
"""So many words left: time to agree on new ones."""


@dataclass(frozen=True)
class EnquirerCard:
    """One enquirer. What the reader does not work on is left empty."""

    heading: Text
    who: list[SummaryRow]
    reach: list[SummaryRow]
    consent: list[SummaryRow]
    kinship: list[SummaryRow]
    conversations: Table | None
    post: list[SummaryRow]
    post_acts: list[Link]
    works: bool
    acts: list[Link]
    warnings: list[Text]


def card(reader: Member, enquirer: Enquirer, place: int) -> EnquirerCard:
    """An enquirer as this reader sees her. Raises `NotAsEntered`."""
    works, heading = reader.may(Permission.WORK_ENQUIRY), _("Enquirer %(place)s") % {"place": place}
    mailbox = own_mailbox(enquirer) if works else None
    return EnquirerCard(
        heading=heading,
        who=list(_who(enquirer, works)),
        reach=list(_reach(enquirer)),
        consent=_consent(enquirer) if works else [],
        kinship=list(_kinship(enquirer)) if works else [],
        conversations=_conversations(enquirer) if works else None,
        post=mailbox_rows(enquirer, mailbox) if works else [],
        post_acts=list(mailbox_acts(reader, enquirer, mailbox, heading)) if works else [],
        works=works,
        acts=list(_acts(reader, enquirer, heading)),
        warnings=list(_warnings(enquirer)) if works else [],
    )


def _who(enquirer: Enquirer, works: bool) -> Iterator[SummaryRow]:
    said = enquirer.said
    yield SummaryRow(_("Name"), said["name"])
    yield SummaryRow(_("Is to the sought person"), capfirst(str(KIN[said["relation"]].words)))
    yield SummaryRow(_("Number on her receipt"), receipt_of(enquirer).number)
    for key, words in (("birth_date", _("Born")), ("address", _("Lives at"))):
        if said.get(key):
            yield SummaryRow(words, said[key])
    if heard := last_heard(enquirer):
        yield SummaryRow(_("Code word"), heard)
    if works and enquirer.association:
        proved(enquirer.association)
        yield SummaryRow(_("Filed by"), _("An association, with the family's mandate. It gets receipts only."))
    if works and enquirer.withdrawn_at:
        yield SummaryRow(_("Withdrawn"), day(enquirer.withdrawn_at))
    elif works:
        step = calendar.step_of(enquirer.next_step).words
        yield SummaryRow(_("Next in her calendar"), f"{day(enquirer.next_step_at)}: {step}")


def _reach(enquirer: Enquirer) -> Iterator[SummaryRow]:
    said = enquirer.contact
    yield SummaryRow(_("By"), Channel(said["channel"]).words)
    written = {
        "address": _("Number or address"),
        "hours": _("Safe days and hours"),
        "may_pick_up": _("Who else may pick up"),
    }
    yield from (SummaryRow(words, said[name]) for name, words in written.items() if said.get(name))
    never = said.get("never_leave_message", True)
    yield SummaryRow(
        _("Messages"), Tag(_("Never leave a message"), Tone.GRAVE) if never else _("A message may be left")
    )
    if said.get("second_way"):
        yield SummaryRow(_("If that fails"), said["second_way"])
    if said.get("bad_news"):
        yield SummaryRow(_("Who should bring bad news"), BadNews(said["bad_news"]).words)
    yield SummaryRow(_("Language"), dict(settings.LANGUAGES).get(said["language"], said["language"]))
    yield SummaryRow(_("Interpreter needed"), yes_no(bool(said.get("interpreter"))))


def _consent(enquirer: Enquirer) -> list[SummaryRow]:
    consent = enquirer.consent
    proved(consent)
    if consent.enquirer_id != enquirer.pk or not holds(consent):
        return [SummaryRow(_("Consent"), Tag(_("Not as it was read to her"), Tone.GRAVE))]
    read = _("Read to her on %(day)s") % {"day": day(consent.given_at)}
    given = [
        SummaryRow(words, yes_no(consent.items[item])) for item, words in IN_SHORT.items() if item in consent.items
    ]
    return [*given, SummaryRow(read, dict(settings.LANGUAGES)[consent.language])]


def _kinship(enquirer: Enquirer) -> Iterator[SummaryRow]:
    if enquirer.level_decision:
        proved(enquirer.level_decision)
    yield SummaryRow(_("Level"), level_tag(level_of(enquirer)))
    for claim in KinshipClaim.objects.filter(enquirer=enquirer).order_by("claimed_at", "pk"):
        open_it = Link(_("Papers and level"), reverse("desk:claim", args=[claim.pk]))
        yield SummaryRow(_("Claimed on %(day)s") % {"day": day(claim.claimed_at)}, open_it)


def _conversations(enquirer: Enquirer) -> Table | None:
    talks = list(Conversation.objects.filter(enquirer=enquirer).select_related("enquirer").order_by("-at"))
    proved(*talks)
    if not talks:
        return None
    return Table(
        caption=_("Conversations"),
        columns=(Column(_("When")), Column(_("Reached")), Column(_("What was said"))),
        rows=tuple((time(talk.at), yes_no(talk.reached), talk.said["words"]) for talk in talks),
    )


def _warnings(enquirer: Enquirer) -> Iterator[Text]:
    left = CodeWord.objects.filter(enquirer=enquirer, is_duress=False, used_at=None).count()
    if left <= FEW_WORDS and enquirer.withdrawn_at is None:
        yield _("Almost all of her code words are used. Agree on new ones in the next conversation.")


def _acts(reader: Member, enquirer: Enquirer, heading: str) -> Iterator[Link]:
    """What can be done for her just now."""
    works, seeks = reader.may(Permission.WORK_ENQUIRY), enquirer.withdrawn_at is None
    is_open = enquirer.enquiry.state == State.OPEN
    offered = {
        "use_code_word": (_("Hear a code word"), seeks),
        "record_conversation": (_("Write down a conversation"), works and seeks),
        "take_step": (_step_words(enquirer), works and seeks and is_open and enquirer.next_step_at <= timezone.now()),
        "change_contact": (_("Change how she is reached"), works and seeks),
        "add_code_words": (_("Agree on more code words"), works and seeks),
        "give_consent": (_("Read the consent to her again"), works and seeks),
        "claim_kinship": (_("Write down how she is related"), works and seeks),
        "recognition": (_("Questions that only the two can answer"), works and seeks),
        # It stands for every enquirer, and its page refuses in the same words: it tells nothing of a match.
        "open_handover": (_("Open a handover"), reader.may(Permission.DECIDE_RELEASE) and seeks),
        "receipt": (_("Show her receipt"), True),
        "withdraw_enquirer": (_("She withdraws"), works and seeks),
    }
    return (
        Link(words, reverse(f"desk:{route}", args=[enquirer.pk]), heading)
        for route, (words, fits) in offered.items()
        if fits
    )


def _step_words(enquirer: Enquirer) -> str:
    return _("Take the step of the calendar: %(step)s") % {"step": calendar.step_of(enquirer.next_step).words}
