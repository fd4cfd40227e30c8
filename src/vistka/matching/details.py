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
from vistka.names.reading import Reading, read_name

Verdict = tuple[int, str] | None  # thousandths of a bit and words; None: nothing to compare
Compare = Callable[[str, str, Model, PairComparer], Verdict]


# A register has few different ranks and nationalities, and one enquiry is compared with dozens of persons.
_sex_of, _number_of, _rank_of, _nationality_of = (
    lru_cache(maxsize=20_000)(read_sex),
    lru_cache(maxsize=20_000)(read_number),
    lru_cache(maxsize=20_000)(read_rank),
    lru_cache(maxsize=20_000)(read_nationality),
)


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
    one, other = _sex_of(registered), _sex_of(sought)
    if one is None or other is None:
        return None
    if one != other:
        return _bits(model["detail_sex_differs"]), "differs"
    return (_bits(1 / model["detail_women"]), "the same") if one == "f" else (0, "the same")


def _number(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    one, other = _number_of(registered), _number_of(sought)
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
    one, other = _rank_of(registered), _rank_of(sought)
    if one is None or other is None:
        return None
    steps = abs(one.level - other.level)
    if steps == 0:
        return model.cost("detail_rank_same"), "the same"
    if one.category == other.category or steps <= 2:
        return model.cost("detail_rank_near"), "near"
    return model.cost("detail_rank_far"), "far apart"


def _nationality(registered: str, sought: str, model: Model, _: PairComparer) -> Verdict:
    one, other = _nationality_of(registered), _nationality_of(sought)
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


def _named(role: str, differs: str, rarest: str) -> Compare:
    """Comparer of names in a role: `differs` and `rarest` name the model's numbers for it."""

    def compare(registered: str, sought: str, model: Model, pairs: PairComparer) -> Verdict:
        return pairs.compare(role, registered, sought, model[differs], model[rarest])

    return compare


def _mother(registered: str, sought: str, model: Model, pairs: PairComparer) -> Verdict:
    """A mother's given name, and her patronymic where both sides have it."""
    one, other = _full_name(registered), _full_name(sought)
    if one is None or other is None or not (one.given and other.given):
        return None
    given = pairs.compare("given", one.given, other.given, model["detail_mother_differs"], model["rarest_given"])
    if given is None or not (one.patronymic and other.patronymic):
        return given
    father = pairs.compare(
        "father", one.patronymic, other.patronymic, model["detail_mother_differs"], model["rarest_given"]
    )
    if father is None:
        return given
    words = given[1] if given[1] == father[1] else f"{given[1]}, patronymic {father[1]}"
    return given[0] + father[0], words


@lru_cache(maxsize=20_000)
def _full_name(text: str) -> Reading | None:
    readings = read_name(text)
    if not readings:
        return None
    # A mother is told by her given name; her family name alone says nothing that the son's does not.
    first = readings[0]
    return first if first.given else Reading("", first.family, first.patronymic)


def _marks(registered: str, sought: str, model: Model, pairs: PairComparer) -> Verdict:
    shared = pairs.shared_words(registered, sought)
    if not shared:
        return 0, "not the same words"
    return min(shared * model.cost("detail_mark_shared"), model.cost("detail_marks_most")), "words in common"


DETAILS = (
    Detail("sex", "sex", "sex", _sex, strong=True),
    Detail("service number", "service_number", "service_number", _number, strong=True),
    Detail("mother", "mother_name", "mother_name", _mother, strong=True),
    Detail(
        "mother's maiden name",
        "mother_maiden_name",
        "mother_maiden_name",
        _named("family", "detail_mother_differs", "rarest_family"),
        strong=True,
    ),
    Detail("callsign", "callsign", "callsign", _named("family", "detail_callsign_differs", "rarest_callsign")),
    Detail("residence", "residence", "residence", _named("place", "detail_residence_differs", "rarest_place")),
    Detail("rank", "military_rank", "military_rank", _rank),
    Detail("nationality", "nationality", "nationality", _nationality),
    Detail("marks", "marks", "marks", _marks),
    Detail("last contact", "last_contact_date", "capture_date", _contact_after_capture, strong=True),
)

COLUMNS = tuple(dict.fromkeys(detail.registered for detail in DETAILS))
