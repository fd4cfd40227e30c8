"""Deaths and official enquiries as staff see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.dead.acts import OF_DEATH, who
from vistka.desk.dead.grave_acts import OF_ENQUIRY, page_of_enquiry, page_of_grave
from vistka.desk.dead.papers import PRINTS
from vistka.desk.papers.printing import prints_offered
from vistka.desk.registry.words import day_words, grouped, sees
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.registry.particulars import FIELDS
from vistka.remains.dead.causes import Cause
from vistka.remains.dead.deaths import WITNESSES, enquiry_of, is_owed
from vistka.remains.dead.graves import graves_of
from vistka.remains.dead.identity import name_in, place_of
from vistka.remains.dead.machines import DeathState, EnquiryState
from vistka.remains.dead.words import Cremation, Disc, Effects, KnownBy, Whose
from vistka.remains.models import Death, OfficialEnquiry
from vistka.ui.furniture import Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time
from vistka.vault.classes import DataClass

_TONES = {
    DeathState.NOTED: Tone.GRAVE,
    DeathState.EXAMINED: Tone.WAITING,
    DeathState.CERTIFIED: Tone.WAITING,
    DeathState.CLOSED: Tone.GOOD,
    EnquiryState.OPENED: Tone.WAITING,
    EnquiryState.REPORTED: Tone.GOOD,
}


def deaths_page(reader: Member, deaths: Sequence[Death], enquiries: Sequence[OfficialEnquiry]) -> Listing:
    """The deaths, the last first, and the official enquiries under way for who keeps them."""
    tables = [_deaths(deaths)] if deaths else []
    if enquiries and reader.may(Permission.RECORD_DEATH):
        tables.append(_enquiries(enquiries))
    return Listing(
        title=_("Deaths"),
        text=_("Speak with nobody about a death. A trained person tells the family, and until then nothing changes."),
        tables=tables,
        empty_title=_("No death is written down"),
        empty_text=_("Write a notification on the page of a person in the register."),
    )


def death_page(reader: Member, death: Death) -> Record:
    """One notification, in the order of annex IV.D."""
    return Record(
        title=_("Notification of death"),
        back=Link(_("Deaths"), reverse("desk:deaths")),
        summary=[SummaryRow(_("State"), _tag(DeathState(death.state))), *who(reader, death)],
        acts=[*offered(reader, death, OF_DEATH), *prints_offered(reader, death, PRINTS)],
        blocks=[
            Block(title=_("Who has died"), rows=list(_identity(reader, death))),
            Block(title=_("Medical examination"), rows=_medical(death), text="" if death.medical else _not_yet()),
            Block(title=_("Disc and belongings"), rows=list(_notice(death))),
            Block(
                title=_("Witnesses"),
                text=_("Two sign it; %(count)s stand here.") % {"count": len(death.witnesses)}
                if len(death.witnesses) < WITNESSES
                else "",
                rows=[_signed(one) for one in death.witnesses],
            ),
            *_enquiry(reader, death),
            *_rest(reader, death),
        ],
    )


def enquiry_page(reader: Member, enquiry: OfficialEnquiry) -> Record:
    """One official enquiry."""
    matter, report = enquiry.matter, enquiry.report
    place = place_of(enquiry.death) if enquiry.death else matter.get("place", "")
    rows = [
        SummaryRow(_("State"), _tag(EnquiryState(enquiry.state))),
        SummaryRow(_("Into"), _("a death") if enquiry.death_id else _("a serious injury")),
        SummaryRow(_("By whom, or of what"), Cause(matter["cause"]).words),
        SummaryRow(_("On which day"), day_words(matter["on"])),
        SummaryRow(_("Where"), place or _("not known")),
    ]
    if report:
        rows += [SummaryRow(_("Reported to"), report["to"]), SummaryRow(_("Reported on"), day_words(report["on"]))]
    if report.get("none_because"):
        rows.append(SummaryRow(_("Why nobody was heard"), report["none_because"]))
    heard = [_heard(one) for one in enquiry.statements]
    back = (
        Link(_("Notification of death"), reverse("desk:death", args=[enquiry.death_id])) if enquiry.death_id else None
    )
    return Record(
        title=_("Official enquiry"),
        back=back or Link(_("Deaths"), reverse("desk:deaths")),
        summary=rows,
        acts=offered(reader, enquiry, OF_ENQUIRY),
        blocks=[Block(title=_("Witnesses heard"), rows=heard, text="" if heard else _("Nobody was heard yet."))],
    )


def _not_yet() -> str:
    return _("A doctor has not examined yet. Nobody is buried before that.")


def _identity(reader: Member, death: Death) -> Iterator[SummaryRow]:
    identity = death.identity
    for name, field in FIELDS.items():
        if identity.get(name):
            text = day_words(identity[name]) if name == "birth_date" else identity[name]
            yield SummaryRow(field.words, text)
    yield SummaryRow(_("Died on"), day_words(identity.get("on", "")) or _("The day is not known"))
    if sees(reader, DataClass.CUSTODY):
        yield SummaryRow(_("Where the person died"), place_of(death) or _("not known"))


def _medical(death: Death) -> list[SummaryRow]:
    medical = death.medical
    if not medical:
        return []
    rows = [
        SummaryRow(_("Examined on"), day_words(medical["on"])),
        SummaryRow(_("How it is known who it is"), KnownBy(medical["identity"]).words),
        SummaryRow(_("Cause of death"), Cause(medical["cause"]).words),
    ]
    if medical["suspected"]:
        rows.append(SummaryRow(_("Suspicion"), _("Somebody may have had a hand in it")))
    if medical["words"]:
        rows.append(SummaryRow(_("Circumstances"), medical["words"]))
    return rows


def _notice(death: Death) -> Iterator[SummaryRow]:
    notice = death.notice
    yield SummaryRow(_("The identity disc"), Disc(notice["disc"]).words)
    yield SummaryRow(_("What the person leaves"), Effects(notice["effects"]).words)
    if notice["through"]:
        yield SummaryRow(_("Forwarded through which agency"), notice["through"])
    if notice["account"]:
        yield SummaryRow(_("Who can tell of the last days?"), notice["account"])


def _enquiry(reader: Member, death: Death) -> Iterator[Block]:
    if not is_owed(death):
        return
    enquiry = enquiry_of(death)
    links = [Link(_("Official enquiry"), page_of_enquiry(enquiry))] if enquiry else []
    if not reader.may(Permission.RECORD_DEATH):
        links = []
    state = [SummaryRow(_("State"), _tag(EnquiryState(enquiry.state)))] if enquiry else []
    yield Block(
        title=_("Official enquiry"),
        text="" if enquiry else _("It is owed for this death, and nobody has opened it."),
        rows=state,
        links=links,
    )


def _rest(reader: Member, death: Death) -> Iterator[Block]:
    burial = death.burial
    if not burial:
        return
    rows = [SummaryRow(_("On which day"), day_words(burial["on"]))]
    if burial["rite"]:
        rows.append(SummaryRow(_("By which rite"), burial["rite"]))
    if burial.get("cremation"):
        rows.append(SummaryRow(_("Cremated, for this reason"), Cremation(burial["cremation"]).words))
        rows.append(SummaryRow(_("What shows this"), burial["reason"]))
    graves = graves_of(death) if reader.may(Permission.KEEP_GRAVES) else []
    yield Block(
        title=_("Cremation") if burial.get("cremation") else _("Burial"),
        rows=rows,
        links=[Link(_("Place of the ashes") if one.is_ashes else _("Grave"), page_of_grave(one)) for one in graves],
    )


def _deaths(deaths: Sequence[Death]) -> Table:
    return Table(
        caption=_("Deaths"),
        caption_hidden=True,
        columns=(Column(_("Name")), Column(_("Bureau number")), Column(_("State")), Column(_("Noted"))),
        rows=tuple(
            (
                Link(name_in(one.identity), reverse("desk:death", args=[one.pk])),
                grouped(one.identity["number"]),
                _tag(DeathState(one.state)),
                time(one.noted_at),
            )
            for one in deaths
        ),
    )


def _enquiries(enquiries: Sequence[OfficialEnquiry]) -> Table:
    return Table(
        caption=_("Official enquiries under way"),
        columns=(Column(_("Enquiry")), Column(_("Into")), Column(_("Opened"))),
        rows=tuple(
            (
                Link(_("Enquiry %(place)s") % {"place": place}, page_of_enquiry(one)),
                _("a death") if one.death_id else _("a serious injury"),
                time(one.opened_at),
            )
            for place, one in enumerate(enquiries, 1)
        ),
    )


def _signed(witness: dict[str, str]) -> SummaryRow:
    return SummaryRow(witness["name"], f"{witness['address']}, {day_words(witness['signed_on'])}")


def _heard(statement: dict[str, str]) -> SummaryRow:
    said = (str(Whose(statement["whose"]).words), statement["address"], day_words(statement["taken_on"]))
    return SummaryRow(statement["name"], ", ".join(filter(None, said)))


def _tag(state: DeathState | EnquiryState) -> Tag:
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))
