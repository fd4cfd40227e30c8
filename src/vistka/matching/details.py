"""Evidence beyond name, birth, place and unit: a table of what else two descriptions may agree or disagree in.

Each detail is compared only for the few persons whom the rest has brought up, and only where both sides have it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from vistka.dates import read_date
from vistka.identifiers import digits_apart, read_nationality, read_number, read_rank, read_sex
from vistka.matching.model import Model
from vistka.matching.pairs import PairComparer

Verdict = tuple[int, str] | None  # thousandths of a bit and words; None: nothing to compare
Compare = Callable[[str, str, Model, PairComparer], Verdict]


@dataclass(frozen=True, slots=True)
class Detail:
    """A column of the enquiry against one of the register, by `compare(registered, sought, …)`.

    `strong`: a contradiction in it is a strong fact (two of them cap the agreement at weak).
    """

    name: str
    sought: str
    registered: str
    compare: Compare
    strong: bool = False


def _bits(ratio: float) -> int:
    return round(1000 * log2(ratio))


def _sex(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    one, other = read_sex(registered), read_sex(sought)
    if one is None or other is None:
        return None
    if one != other:
        return _bits(model["detail_sex_differs"]), "differs"
    return (_bits(1 / model["detail_women"]), "the same") if one == "f" else (0, "the same")


def _number(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    one, other = read_number(registered), read_number(sought)
    if one is None or other is None:
        return None
    apart = digits_apart(one.key, other.key)
    # A number of n signs is as rare as its digits are many; six digits at most, for series repeat.
    rarity = 10.0 ** min(sum(c.isdigit() for c in one.key), 6)
    if apart == 0:
        return _bits(model["detail_number_same"] * rarity), "the same"
    if apart == 1:
        return _bits(model["detail_number_slip"] * rarity / 60), "one sign off"
    return _bits(model["detail_number_differs"]), "differs"


def _rank(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    one, other = read_rank(registered), read_rank(sought)
    if one is None or other is None:
        return None
    steps = abs(one.level - other.level)
    if steps == 0:
        return model.cost("detail_rank_same"), "the same"
    if one.category == other.category or steps <= 2:
        return model.cost("detail_rank_near"), "near"
    return model.cost("detail_rank_far"), "far apart"


def _nationality(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    one, other = read_nationality(registered), read_nationality(sought)
    if one is None or other is None:
        return None
    if one != other:
        return model.cost("detail_nationality_differs"), "differs"
    common = one in ("RU", "UA")
    return (model.cost("detail_nationality_common" if common else "detail_nationality_rare"), "the same")


def _contact_after_capture(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    capture, contact = _days(registered), _days(sought)
    if capture is None or contact is None:
        return None
    if contact[0] > capture[1]:
        return model.cost("detail_contact_after_capture"), "last contact after capture"
    return 0, "before capture"


@lru_cache(maxsize=10_000)
def _days(text: str) -> tuple[int, int] | None:
    alternatives = read_date(text).alternatives
    if not alternatives:
        return None
    return min(a.earliest for a in alternatives).toordinal(), max(a.latest for a in alternatives).toordinal()


def _named(role: str, differs: str) -> Compare:
    """Comparer of names in a role, which differ altogether in a share `differs` of true pairs."""

    def compare(registered: str, sought: str, model: Model, pairs: PairComparer) -> Verdict:
        return pairs.compare(role, registered, sought, model[differs])

    return compare


def _marks(registered: str, sought: str, model: Model, pairs: PairComparer) -> Verdict:
    shared = pairs.shared_words(registered, sought)
    if not shared:
        return 0, "not the same words"
    return min(shared * model.cost("detail_mark_shared"), model.cost("detail_marks_most")), "words in common"


DETAILS = (
    Detail("sex", "sex", "sex", _sex, strong=True),
    Detail("service number", "service_number", "service_number", _number, strong=True),
    Detail("mother", "mother_name", "mother_name", _named("given", "detail_mother_differs"), strong=True),
    Detail(
        "mother's maiden name",
        "mother_maiden_name",
        "mother_maiden_name",
        _named("family", "detail_mother_differs"),
        strong=True,
    ),
    Detail("callsign", "callsign", "callsign", _named("family", "detail_callsign_differs")),
    Detail("residence", "residence", "residence", _named("place", "detail_residence_differs")),
    Detail("rank", "military_rank", "military_rank", _rank),
    Detail("nationality", "nationality", "nationality", _nationality),
    Detail("marks", "marks", "marks", _marks),
    Detail("last contact", "last_contact_date", "capture_date", _contact_after_capture, strong=True),
)

COLUMNS = tuple(dict.fromkeys(detail.registered for detail in DETAILS))
