"""What his mother reads: nothing, until two people let an answer go that his wish allows; and what changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from invented_answers import ADDRESS, CaringBureau, Family, mother_wish
from vistka.access.errors import AccessError, NotAllowed
from vistka.contact import actions
from vistka.contact.composing import NOTHING_TO_TELL, what_she_reads
from vistka.contact.errors import ContactError, FactsChanged, NothingMayBeTold
from vistka.contact.models import Answer
from vistka.enquiries.actions import withdraw_enquirer
from vistka.enquiries.models import Enquirer, KinshipLevel
from vistka.ledger.reading import reading
from vistka.registry.health import HealthValue
from vistka.registry.models import Acquaintance, Side, WishItem
from vistka.registry.reports import ReportSource, ReportStatus
from vistka.registry.states import EventKind


def reads(family: Family, who: Enquirer | None = None) -> list[str]:
    mother = Enquirer.objects.get(pk=(who or family.mother).pk)
    with reading(family.bureau.by("olena")):
        return what_she_reads(mother, "en")


def prepare(family: Family, by: str = "olena") -> Answer:
    return actions.prepare_answer(by=family.bureau.by(by), enquirer_id=family.mother.pk, language="en")


def approve(family: Family, answer: Answer, by: str = "ivan") -> Answer:
    return actions.approve_answer(by=family.bureau.by(by), answer_id=answer.pk)


def give(family: Family, answer: Answer, by: str = "olena") -> Answer:
    return actions.give_answer(by=family.bureau.by(by), answer_id=answer.pk, how=actions.HowGiven.TELEPHONE)


def test_until_an_answer_was_given_she_reads_what_all_read(family: Family) -> None:
    assert reads(family) == [NOTHING_TO_TELL]
    family.has_everything()
    assert reads(family) == [NOTHING_TO_TELL]
    answer = prepare(family)
    assert reads(family) == [NOTHING_TO_TELL]
    approve(family, answer)
    assert reads(family) == [NOTHING_TO_TELL]
    give(family, answer)
    said = reads(family)
    assert len(said) == 4
    assert ADDRESS in said[1]


def test_papers_alone_tell_her_that_he_is_held_and_how_to_write(family: Family) -> None:
    family.has_everything(acquaintance=Acquaintance.RELATION_ONLY)
    family.is_examined(HealthValue.GOOD, date(2022, 5, 1))
    family.is_told("en")
    said = reads(family)
    assert len(said) == 2
    assert ADDRESS in said[1]


def test_no_answer_names_a_place_or_the_day_of_his_capture(family: Family) -> None:
    family.has_everything()
    family.is_examined(HealthValue.RECOVERED, date(2022, 5, 1))
    family.is_told("en")
    said = " ".join(reads(family))
    assert "recovered" in said
    for secret in ("Secret", "Camp", "March 2022", "2022-03"):
        assert secret not in said


def test_one_person_alone_lets_no_answer_go(family: Family) -> None:
    family.has_everything()
    answer = prepare(family)
    with pytest.raises(NotAllowed):
        approve(family, answer, by="olena")
    with pytest.raises(ContactError):
        give(family, answer)
    approve(family, answer)
    with pytest.raises(AccessError):
        approve(family, answer, by="petro")


@pytest.mark.parametrize("who", ["halyna", "yaryna", "nadiia", "anna", "mykola"])
def test_who_has_no_case_answers_nobody(family: Family, who: str) -> None:
    [wish] = family.is_asked(mother_wish(*WishItem))
    with pytest.raises(NotAllowed):
        prepare(family, by=who)
    with pytest.raises(NotAllowed):
        actions.propose_addressee(by=family.bureau.by(who), wish_id=wish.pk, enquirer_id=family.mother.pk)


@pytest.mark.parametrize("items", [(), (WishItem.MY_HEALTH, WishItem.CALL)])
def test_nothing_is_prepared_that_his_wish_does_not_allow(family: Family, items: tuple[WishItem, ...]) -> None:
    family.is_linked()
    family.is_kin()
    [wish] = family.is_asked(mother_wish(*items))
    family.is_meant(wish)
    with pytest.raises(NothingMayBeTold):
        prepare(family)


@pytest.mark.parametrize("level", [one for one in KinshipLevel if one is not KinshipLevel.DOCUMENTED])
def test_kin_who_are_not_documented_are_told_nothing(family: Family, level: KinshipLevel) -> None:
    family.has_everything()
    family.is_told("en")
    family.is_kin(level)
    assert reads(family) == [NOTHING_TO_TELL]
    with pytest.raises(NothingMayBeTold):
        prepare(family)


Change = Callable[[Family], object]
CHANGES: dict[str, Change] = {
    "he wants nothing told": lambda family: family.is_asked(mother_wish()),
    "he is asked again and names nobody": lambda family: family.is_asked(),
    "kinship is refuted": lambda family: family.is_kin(KinshipLevel.REFUTED),
    "the match is undone": lambda family: family.is_unlinked(),
    "he was released": lambda family: family.happens(EventKind.RELEASED, on="2022-05-01"),
    "she was not meant": lambda family: actions.drop_addressee(
        by=family.bureau.by("marta"), addressee_id=family.mother.addressed.get().pk
    ),
}
ONLY_NEW: dict[str, Change] = {
    "letters go elsewhere": lambda family: family.moves("P.O. box 99"),
    "he was examined": lambda family: family.is_examined(HealthValue.GOOD, date(2022, 5, 1)),
    "he escaped": lambda family: family.happens(EventKind.ESCAPED, on="2022-05-01"),
    "somebody wants the match undone": lambda family: family.is_doubted(),
}


@pytest.mark.parametrize("change", CHANGES | ONLY_NEW)
@pytest.mark.parametrize("when", ["before approval", "before it is given"])
def test_an_answer_whose_facts_have_changed_is_composed_anew(family: Family, change: str, when: str) -> None:
    family.has_everything()
    answer = prepare(family)
    if when == "before it is given":
        approve(family, answer)
    (CHANGES | ONLY_NEW)[change](family)
    with pytest.raises((FactsChanged, NothingMayBeTold)):
        approve(family, answer) if when == "before approval" else give(family, answer)
    assert reads(family) == [NOTHING_TO_TELL]


@pytest.mark.parametrize("change", CHANGES)
def test_when_it_is_allowed_no_more_she_reads_what_all_read(family: Family, change: str) -> None:
    family.has_everything()
    family.is_told("en")
    assert reads(family) != [NOTHING_TO_TELL]
    CHANGES[change](family)
    assert reads(family) == [NOTHING_TO_TELL]


@pytest.mark.parametrize("change", ONLY_NEW)
def test_what_was_given_stays_as_it_was_given(family: Family, change: str) -> None:
    family.has_everything()
    family.is_told("en")
    before = reads(family)
    ONLY_NEW[change](family)
    assert reads(family) == before


def test_he_takes_back_a_part_and_she_reads_the_rest(family: Family) -> None:
    family.has_everything()
    family.is_told("en")
    before = reads(family)
    [wish] = family.is_asked(mother_wish(WishItem.THAT_I_LIVE))
    assert reads(family) == [NOTHING_TO_TELL]  # until two people say again whom he meant
    family.is_meant(wish)
    assert reads(family) == before[:1]


def test_one_answer_is_in_hand_at_a_time_and_can_be_put_away(family: Family) -> None:
    family.has_everything()
    answer = prepare(family)
    with pytest.raises(ContactError):
        prepare(family)
    actions.drop_answer(by=family.bureau.by("marta"), answer_id=answer.pk)
    with pytest.raises(AccessError):
        approve(family, answer)
    approve(family, prepare(family))


def test_an_answer_stays_in_the_language_in_which_it_was_approved(family: Family) -> None:
    family.has_everything()
    family.is_told("uk")
    assert "жива" in reads(family)[0]


def test_there_is_no_answer_in_a_language_without_sentences(family: Family) -> None:
    family.has_everything()
    with pytest.raises(ContactError):
        actions.prepare_answer(by=family.bureau.by("olena"), enquirer_id=family.mother.pk, language="xx")


def test_who_is_made_to_speak_reads_what_all_read_until_somebody_has_spoken_with_her(family: Family) -> None:
    family.has_everything()
    family.is_told("en")
    before = reads(family)
    family.says_the_word("сирень")
    assert reads(family) == [NOTHING_TO_TELL]
    with pytest.raises(NothingMayBeTold):
        prepare(family)
    family.is_spoken_with()
    assert reads(family) == before


def test_of_one_whom_the_other_power_holds_kin_are_told_what_was_notified(bureau: CaringBureau) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    with pytest.raises(NothingMayBeTold):
        prepare(family)
    family.is_reported(ReportSource.POWER, ReportStatus.HELD, date(2022, 5, 3), official=False)
    with pytest.raises(NothingMayBeTold):
        prepare(family)
    family.is_reported(ReportSource.AGENCY, ReportStatus.HELD, date(2022, 5, 3))
    family.is_told("en")
    [said] = reads(family)
    assert "the Central Tracing Agency of the Red Cross" in said
    assert "3 May 2022" in said


def test_the_later_notification_counts(bureau: CaringBureau) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    family.is_reported(ReportSource.AGENCY, ReportStatus.IN_HOSPITAL, date(2022, 6, 3))
    family.is_reported(ReportSource.POWER, ReportStatus.HELD, date(2022, 5, 3))
    family.is_told("en")
    assert "hospital" in reads(family)[0]


def test_an_association_gets_receipts_only(family: Family) -> None:
    family.has_everything()
    family.is_told("en")
    family.files_through_an_association()
    assert reads(family) == [NOTHING_TO_TELL]
    with pytest.raises(NothingMayBeTold):
        prepare(family)
    [wish] = family.is_asked(mother_wish(*WishItem))
    with pytest.raises(ContactError):
        family.is_meant(wish)


def test_who_has_withdrawn_is_told_nothing_more(family: Family) -> None:
    family.has_everything()
    family.is_told("en")
    withdraw_enquirer(by=family.bureau.by("olena"), enquirer_id=family.mother.pk)
    assert reads(family) == [NOTHING_TO_TELL]
