"""Human remains as staff see them. The word that experts alone may say stands here only as a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.effects.acts import BESIDE
from vistka.desk.registry.words import grouped
from vistka.desk.remains.acts import OF_REMAINS_ACTS, page_of_remains
from vistka.desk.remains.decision_acts import OF_DECISION, SIGNS
from vistka.desk.remains.family_acts import ALIKE, OF_FAMILY, OF_SAMPLE
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.enquiries.kinship import KIN
from vistka.enquiries.models import Enquiry
from vistka.remains.bodies.actions.leaving import later_wish_of, next_of_later_find
from vistka.remains.bodies.advisor import DNA_METHODS, Advice, Sex, Why
from vistka.remains.bodies.ante_mortem import QUESTIONS
from vistka.remains.bodies.clocks import EXAMINED_WITHIN, RETURNED_WITHIN, TOLD_AGAIN_WITHIN
from vistka.remains.bodies.custody import STEP, chain_of, has_breaks
from vistka.remains.bodies.custody import Link as ChainLink
from vistka.remains.bodies.deciding import DECISION, METHODS
from vistka.remains.bodies.machines import UNKNOWN, State
from vistka.remains.bodies.machines import Step as MachineStep
from vistka.remains.bodies.returning import BURIAL, HANDOVER, TOLD, WISH, How
from vistka.remains.bodies.samples import OF_KIN, OF_REMAINS, advice_on
from vistka.remains.bodies.sheets import FEATURES, FOUND, PARTS, RECOVERED, Sheet, shown
from vistka.remains.models import AnteMortem, HumanRemains, Identification, Return, Sample
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_NOTHING: Final = "–"
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TONES: Final = {
    State.REGISTERED: Tone.WAITING,
    State.PRESUMPTIVE: Tone.WAITING,
    State.IDENTIFIED: Tone.OPEN,
    State.TOLD: Tone.OPEN,
    State.RETURNED: Tone.GOOD,
    State.BURIED_HERE: Tone.GOOD,
}
_DUE: Final = {State.REGISTERED: EXAMINED_WITHIN, State.TOLD: RETURNED_WITHIN}


def remains_page(rows: Sequence[HumanRemains], *, left: bool) -> Listing:
    """All that are here, or those that left us."""
    other = ("remains_list", _("Those that are here")) if left else ("remains_left", _("Those that have left us"))
    columns = (_("Number"), _("What was found"), _("State"), _("Since"), _("Due"))
    lines = tuple(
        (
            Link(grouped(row.number), page_of_remains(row)),
            PARTS[row.part],
            _state(row),
            time(row.state_since),
            _due(row),
        )
        for row in rows
    )
    table = Table(_("Human remains"), tuple(map(Column, columns)), lines, caption_hidden=True)
    return Listing(
        title=_("Human remains"),
        tables=[table] if rows else [],
        empty_title=_("There are none"),
        empty_text=_("Register a body, or a part of one. It gets a number of its own."),
        acts=[
            Link(_("Register human remains"), reverse("desk:register_remains")),
            Link(other[1], reverse(f"desk:{other[0]}")),
        ],
    )


def record_page(
    reader: Member,
    row: HumanRemains,
    *,
    parts: Sequence[HumanRemains],
    samples: Sequence[Sample],
    decisions: Sequence[Identification],
    compared: Mapping[str, Sample],
    left: Sequence[Return],
) -> Record:
    """One record, with all that is written of it."""
    chain = chain_of(row)
    return Record(
        title=_("Remains %(number)s") % {"number": grouped(row.number)},
        back=Link(_("Human remains"), reverse("desk:remains_list")),
        summary=_summary(row),
        warning=_("The chain of custody has a gap or a broken seal.") if has_breaks(chain) else "",
        acts=[*offered(reader, row, OF_REMAINS_ACTS), *offered(reader, row, BESIDE)],
        blocks=[
            *_sheet_block(_("Recovery"), RECOVERED, row.recovered),
            *_sheet_block(_("Examination"), FEATURES, row.features),
            *_found(row),
            *_presumption(row),
            *_parts(row, parts),
            *(_sample_block(reader, one, OF_REMAINS) for one in samples),
            *(_decision_block(reader, one, compared) for one in decisions if one.dropped_at is None),
            *_sheet_block(_("Who told the family"), TOLD, row.told),
            *_sheet_block(_("If more is found later"), WISH, row.later_wish),
            *(
                Block(
                    title=How(one.how).words, rows=_rows(HANDOVER if one.how == How.HANDED_OVER else BURIAL, one.said)
                )
                for one in left
            ),
            *_custody(chain),
        ],
    )


def family_page(
    reader: Member, enquiry: Enquiry, interviews: Sequence[AnteMortem], samples: Sequence[Sample]
) -> Record:
    """A family's interviews and samples, and who could still help."""
    standing = [one for one in samples if one.withdrawn_at is None]
    return Record(
        title=_("Interviews and samples"),
        back=Link(_("Human remains"), reverse("desk:remains_list")),
        text=ALIKE,
        acts=offered(reader, enquiry, OF_FAMILY),
        blocks=[
            *(
                Block(
                    title=_("The interview"),
                    text=_("The family would rather not answer.") if one.declined else "",
                    rows=[SummaryRow(_("Day"), time(one.asked_at)), *_rows(QUESTIONS, one.said)],
                )
                for one in interviews
            ),
            *(_sample_block(reader, one, OF_KIN) for one in samples),
            *_advice_blocks(advice_on(standing, Sex.UNKNOWN)),
        ],
    )


def _summary(row: HumanRemains) -> list[SummaryRow]:
    found = [SummaryRow(_("State"), _state(row)), SummaryRow(_("What was found"), PARTS[row.part])]
    if row.person is not None and State(row.state) not in UNKNOWN:
        found.append(SummaryRow(_("In the register"), _("Yes, as dead")))
    if row.later_find:
        wish = later_wish_of(row)
        found.append(SummaryRow(_("A later find: the family chose"), wish.words if wish else _("It was not asked")))
        if row.state == State.IDENTIFIED:
            told = next_of_later_find(row) is MachineStep.NOTE_TOLD
            found.append(SummaryRow(_("What follows"), _("A person tells the family") if told else _("The burial")))
    if row.grave_id is not None:
        found.append(SummaryRow(_("Grave"), _("In the list of graves")))
    return found


def _state(row: HumanRemains) -> Tag:
    state = State(row.state)
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))


def _due(row: HumanRemains) -> Cell:
    state = State(row.state)
    if row.later_find and state is State.IDENTIFIED:
        return time(row.state_since + TOLD_AGAIN_WITHIN)
    if state in _DUE:
        return time(row.state_since + _DUE[state])
    return time(row.review_at) if state in UNKNOWN else _NOTHING


def _presumption(row: HumanRemains) -> list[Block]:
    if row.state != State.PRESUMPTIVE:
        return []
    text = _("This is a presumption only. An expert decides.")
    links = []
    if row.enquiry_id is not None:
        links = [Link(_("Interviews and samples"), reverse("desk:remains_family", args=[row.enquiry_id]))]
    return [Block(title=_("Presumptive only"), text=text, words=row.presumed["grounds"], links=links)]


def _parts(row: HumanRemains, parts: Iterable[HumanRemains]) -> list[Block]:
    links = [Link(f"{grouped(one.number)}: {PARTS[one.part]}", page_of_remains(one)) for one in parts]
    found = [Block(title=_("Parts that belong to these"), links=links)] if links else []
    if row.parent is None:
        return found
    rows = [
        SummaryRow(_("Number"), Link(grouped(row.parent.number), page_of_remains(row.parent))),
        SummaryRow(_("Expert: name"), row.linked["expert"]),
        SummaryRow(_("Number of the opinion"), row.linked["reference"]),
    ]
    return [Block(title=_("Belongs to other remains"), rows=rows), *found]


def _sample_block(reader: Member, sample: Sample, sheet: Sheet) -> Block:
    methods = _joined(DNA_METHODS[one] for one in sample.said.get("methods", []))
    rows = [SummaryRow(_("Barcode of the kit"), sample.barcode), *_rows(sheet, sample.said)]
    if methods:
        rows.append(SummaryRow(_("DNA methods that the laboratory has done"), methods))
    if sample.withdrawn_at is not None:
        rows.append(SummaryRow(_("The donor takes the consent back"), time(sample.withdrawn_at)))
    return Block(title=_("A sample"), rows=rows, links=offered(reader, sample, OF_SAMPLE))


def compared_in(decisions: Iterable[Identification]) -> dict[str, Sample]:
    """The samples that were compared for these decisions, by their keys."""
    keys = {key for one in decisions if one.dropped_at is None for key in one.said["samples"]}
    return {str(sample.pk): sample for sample in Sample.objects.filter(pk__in=keys)}


def _decision_block(reader: Member, decision: Identification, compared: Mapping[str, Sample]) -> Block:
    signed = decision.signed_at is not None
    rows = [
        SummaryRow(_("Methods"), _joined(METHODS[one] for one in decision.said["methods"])),
        *_rows(DECISION, decision.said),
        SummaryRow(
            _("Samples that were compared"),
            _joined(_kit(compared[one]) for one in decision.said["samples"]) or _NOTHING,
        ),
        SummaryRow(_("Names somebody of the register"), _("Yes") if decision.person_id else _("No")),
        SummaryRow(_("Signed by two"), _("Yes") if signed else _("Not yet")),
    ]
    own = decision.written_by == reader.staff.pk
    acts = [act for act in OF_DECISION if not (own and act.name == SIGNS)]
    return Block(title=_("An expert's decision"), rows=rows, links=offered(reader, decision, acts))


def _kit(sample: Sample) -> str:
    said = dict(shown(OF_KIN, sample.said))
    return f"{sample.barcode} ({said.get(OF_KIN['relation'].words, _('of the remains'))})"


def _advice_blocks(advice: Advice) -> list[Block]:
    """Whether it suffices, and who could still help."""
    order = _("More than %(order)s to 1 for these relatives, as a rule.")
    reached = order % {"order": _power(advice.order)} if advice.order is not None else ""
    text = advice.ground.words if advice.ground else _("These samples do not suffice yet. Missing is one of these:")
    table = Table(
        _("Who could still help"),
        tuple(map(Column, (_("Relative"), _("Why"), _("Together more than, to 1")))),
        tuple((KIN[one.relation].words, one.why.words, _power(one.order)) for one in advice.helpful),
        caption_hidden=True,
    )
    missing = "\n".join(str(one.words) for one in advice.missing)
    found = [Block(title=_("Do the samples suffice?"), text=text, words="\n".join(filter(None, (missing, reached))))]
    if advice.helpful:
        found.append(Block(title=_("Who could still help"), text=Why.SPOUSE.words, table=table))
    return found


def _power(order: int | None) -> Cell:
    return f"10{str(order).translate(_RAISED)}" if order is not None else _NOTHING


def _sheet_block(title: str, sheet: Sheet, said: dict[str, str]) -> list[Block]:
    return [Block(title=title, rows=_rows(sheet, said))] if said else []


def _rows(sheet: Sheet, said: dict[str, str]) -> list[SummaryRow]:
    return [SummaryRow(words, value) for words, value in shown(sheet, said)]


def _found(row: HumanRemains) -> list[Block]:
    return _tabled(_("What lay on or near"), (_("What is written"),), [(_lines(FOUND, one),) for one in row.found_with])


def _custody(chain: Sequence[ChainLink]) -> list[Block]:
    columns = (_("When"), _("What is written"), _("What does not fit"))
    lines = [
        (time(link.step.at), _lines(STEP, link.step.said), _joined(one.words for one in link.breaks) or _NOTHING)
        for link in chain
    ]
    return _tabled(_("Chain of custody"), columns, lines)


def _lines(sheet: Sheet, said: dict[str, str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}: {}", shown(sheet, said))


def _tabled(title: str, columns: Iterable[str], lines: Sequence[tuple[Cell, ...]]) -> list[Block]:
    """A block with a table; nothing where there is no line."""
    table = Table(title, tuple(map(Column, columns)), tuple(lines), caption_hidden=True)
    return [Block(title=title, table=table)] if lines else []


def _joined(words: Iterable[Promise | str]) -> str:
    return "; ".join(str(one) for one in words)
