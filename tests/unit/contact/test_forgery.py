"""Whatever is written by SQL is refused before anything is told: each row on which an answer rests, forged in turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models
from django.utils import timezone

from invented_answers import ALL, CaringBureau, Family, mother_wish
from vistka.contact import actions
from vistka.contact.composing import NOTHING_TO_TELL, what_she_reads
from vistka.contact.deaths import watch_deaths
from vistka.contact.errors import NothingMayBeTold
from vistka.contact.models import Addressee, Answer, DeathNews
from vistka.contact.news import Brought
from vistka.contact.weighing import weigh_all
from vistka.enquiries.models import CodeWord, Enquirer, KinshipLevel, LevelDecision
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry.models import Acquaintance, Person, Report, Side, Wish, WishItem
from vistka.registry.reports import ReportSource, ReportStatus
from vistka.registry.states import State
from vistka.tracing.models import Link, Undoing, Verdict

pytestmark = pytest.mark.usefixtures("no_triggers")

LATER = "2022-06-01 00:00:00+00:00"


def put(row: models.Model, **columns: Any) -> None:
    """Write columns of a row past the ledger."""
    to = ", ".join(f"{column} = %s" for column in columns)
    key = row._meta.pk.get_db_prep_value(row.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {to} WHERE id = %s", [*columns.values(), key])  # noqa: S608
        assert cursor.rowcount == 1


def key(row_id: Any) -> Any:
    return Link._meta.pk.get_db_prep_value(row_id, connection)


def remove(row: models.Model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [key(row.pk)])  # noqa: S608


def reads(family: Family) -> list[str]:
    with reading(family.bureau.by("olena")):
        return what_she_reads(Enquirer.objects.get(pk=family.mother.pk), "en")


Forge = Callable[[Family], None]


def a_level(family: Family) -> None:
    family.is_kin(KinshipLevel.DECLARED)
    put(LevelDecision.objects.latest("proposed_at"), level="documented")


def an_older_level(family: Family) -> None:
    documented = LevelDecision.objects.get()
    family.is_kin(KinshipLevel.REFUTED)
    put(Enquirer.objects.get(), level_decision_id=key(documented.pk))


def a_wish(family: Family) -> None:
    given = Wish.objects.get()
    [nothing] = family.is_asked(mother_wish())
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM registry_wish WHERE id = %s", [key(given.pk)])
        [[said]] = cursor.fetchall()
    family.is_meant(nothing)
    put(nothing, said=said)


def an_older_interview(family: Family) -> None:
    given = Wish.objects.get()
    family.is_asked(mother_wish())
    put(Person.objects.get(pk=family.person.pk), interview_id=key(given.interview_id))


def who_was_meant(family: Family) -> None:
    wife = family.also_seeks("Анна Щербакова", "wife")
    family.is_kin(who=wife)
    put(Addressee.objects.get(), enquirer_id=key(wife.pk))
    family.mother = wife


def a_dropped_addressee(family: Family) -> None:
    addressee = Addressee.objects.get()
    actions.drop_addressee(by=family.bureau.by("marta"), addressee_id=addressee.pk)
    put(addressee, dropped_at=None)


def a_verdict(family: Family) -> None:
    verdict = Verdict.objects.first()
    assert verdict is not None
    put(verdict, by_id=key(uuid4()))


def a_link_taken_up_again(family: Family) -> None:
    link = Link.objects.get()
    family.is_unlinked()
    put(link, undone_at=None)


def a_doubt_that_was_dropped(family: Family) -> None:
    family.is_doubted()
    put(Link.objects.get(), doubt_id=None)


def a_doubt_taken_away(family: Family) -> None:
    family.is_doubted()
    remove(Undoing.objects.get())


def a_doubt_settled(family: Family) -> None:
    family.is_doubted()
    put(Undoing.objects.get(), dropped_at=LATER)


def an_alarm_silenced(family: Family) -> None:
    family.says_the_word("сирень")
    put(Enquirer.objects.get(), alarm_at=None)


def a_side(family: Family) -> None:
    put(Person.objects.get(pk=family.person.pk), side="reported")


def an_enquirer_who_had_withdrawn(family: Family) -> None:
    put(Enquirer.objects.get(pk=family.mother.pk), withdrawn_at="2022-01-01 00:00:00+00:00")


FORGERIES: tuple[Forge, ...] = (
    a_level,
    an_older_level,
    a_wish,
    an_older_interview,
    who_was_meant,
    a_dropped_addressee,
    a_verdict,
    a_link_taken_up_again,
    a_doubt_that_was_dropped,
    a_doubt_taken_away,
    a_doubt_settled,
    an_alarm_silenced,
    a_side,
    an_enquirer_who_had_withdrawn,
)


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda one: one.__name__)
def test_nothing_is_told_or_composed_on_a_forged_row(family: Family, forge: Forge) -> None:
    family.has_everything()
    family.is_told("en")
    forge(family)
    with pytest.raises(Forged):
        reads(family)
    with pytest.raises(Forged):
        actions.prepare_answer(by=family.bureau.by("olena"), enquirer_id=family.mother.pk, language="en")


def test_an_answer_that_was_written_past_the_ledger_is_not_read(family: Family) -> None:
    family.has_everything()
    answer = actions.prepare_answer(by=family.bureau.by("olena"), enquirer_id=family.mother.pk, language="en")
    now = "2022-06-01 00:00:00+00:00"
    other = key(uuid4())
    put(answer, approved_by=other, approved_at=now, given_by=other, given_at=now)
    with pytest.raises(Forged):
        reads(family)
    with pytest.raises(Forged):
        actions.give_answer(by=family.bureau.by("olena"), answer_id=answer.pk, how=actions.HowGiven.IN_PERSON)


def test_a_second_person_written_by_sql_opens_nothing(family: Family) -> None:
    family.is_linked()
    family.is_kin()
    [wish] = family.is_asked(mother_wish(*ALL))
    proposed = actions.propose_addressee(by=family.bureau.by("olena"), wish_id=wish.pk, enquirer_id=family.mother.pk)
    now = "2022-06-01 00:00:00+00:00"
    put(proposed, confirmed_by=key(uuid4()), confirmed_at=now)
    with pytest.raises(Forged):
        reads(family)


def test_a_report_made_official_by_sql_opens_nothing(bureau: CaringBureau) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    put(Report.objects.get(), official=True, source="agency")
    assert reads(family) == [NOTHING_TO_TELL]
    with pytest.raises(NothingMayBeTold):
        family.is_told("en")


@pytest.mark.parametrize("how", ["made unofficial", "taken away"])
def test_an_official_report_that_is_gone_brings_no_earlier_one_back(bureau: CaringBureau, how: str) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    for month, status in ((4, ReportStatus.HELD), (5, ReportStatus.RELEASED)):
        family.is_reported(ReportSource.AGENCY, status, date(2022, month, 1))
    last = Report.objects.get(received_on=date(2022, 5, 1))
    put(last, official=False) if how == "made unofficial" else remove(last)
    with pytest.raises(Forged):
        reads(family)
    with pytest.raises(Forged):
        family.is_told("en")


@pytest.mark.parametrize("how", ["unused", "no duress word", "taken away"])
def test_she_is_told_nothing_under_duress_whatever_is_done_to_the_word(family: Family, how: str) -> None:
    family.has_everything()
    family.says_the_word("сирень")
    word = CodeWord.objects.get(is_duress=True)
    match how:
        case "unused":
            put(word, used_at=None)
        case "no duress word":
            put(word, is_duress=False)
        case "taken away":
            remove(word)
    assert reads(family) == [NOTHING_TO_TELL]
    with pytest.raises(NothingMayBeTold):
        family.is_told("en")


def is_brought_news(family: Family) -> DeathNews:
    """He was told to be alive, has died, and somebody brought the news."""
    family.has_everything()
    family.is_told("en")
    family.dies()
    watch_deaths()
    news, by = DeathNews.objects.get(), family.bureau.by("nadiia")
    actions.take_news(by=by, news_id=news.pk)
    return actions.bring_news(
        by=by, news_id=news.pk, brought=Brought(when="3 June", where="Home", present="", asked="")
    )


@pytest.mark.parametrize("how", ["not brought", "stopped", "taken away", "no longer named"])
def test_nobody_reads_that_he_lives_when_the_news_of_his_death_is_hidden(family: Family, how: str) -> None:
    news = is_brought_news(family)
    match how:
        case "not brought":
            put(news, done_at=None)
        case "stopped":
            put(news, stopped_at=LATER)
        case "taken away":
            remove(news)
        case "no longer named":
            put(news.link, news_id=None)
    with pytest.raises(Forged):
        reads(family)


@pytest.mark.parametrize("row", ["person", "link"])
def test_a_life_or_an_undoing_written_by_sql_stops_no_news(family: Family, row: str) -> None:
    news = is_brought_news(family)
    if row == "person":
        put(news.link.person, state=State.IN_CAMP.value)
    else:
        put(news.link, undone_at=LATER)
    watch_deaths()
    with pytest.raises(Forged):
        actions.stop_death_news(by=machine("deaths"), news_id=news.pk)
    put(news.link.person, state=State.DEAD.value)
    put(news.link, undone_at=None)
    watch_deaths()
    assert DeathNews.objects.get().stopped_at is None
    assert reads(family) == [NOTHING_TO_TELL]


def test_nobody_sets_out_on_a_life_written_by_sql(family: Family) -> None:
    family.has_everything()
    family.dies()
    watch_deaths()
    put(Person.objects.get(pk=family.person.pk), state=State.IN_CAMP.value)
    with pytest.raises(Forged):
        actions.take_news(by=family.bureau.by("nadiia"), news_id=DeathNews.objects.get().pk)


def test_an_answer_that_was_taken_away_leaves_what_all_read(family: Family) -> None:
    family.has_everything()
    family.is_told("en")
    remove(Answer.objects.get())
    assert reads(family) == [NOTHING_TO_TELL]


def test_a_death_written_by_sql_sends_nobody_and_holds_up_no_other_family(bureau: CaringBureau, family: Family) -> None:
    other = Family(bureau)
    for one in (family, other):
        one.is_linked()
        one.is_kin()
    put(Person.objects.get(pk=family.person.pk), state=State.DEAD.value)
    other.dies()
    watch_deaths()
    assert DeathNews.objects.get().link.person_id == other.person.pk
    weigh_all()


def test_his_wish_by_sql_for_everything_is_found_before_it_is_weighed(family: Family) -> None:
    family.has_everything(WishItem.THAT_I_LIVE)
    given = Wish.objects.get()
    put(given, acquaintance="recognised")
    with pytest.raises(Forged):
        reads(family)


@action("invented.confirm_alone")
def confirm_alone(*, by: Actor, wish: Wish, enquirer: Enquirer, times: int = 1) -> None:
    """What no action of the room does: one person for both halves, or two wishes for one woman."""
    for second in range(times):
        people = {"proposed_by": uuid4(), "confirmed_by": uuid4()} if times > 1 else dict.fromkeys(ALONE, uuid4())
        other = wish if second == 0 else Wish.objects.exclude(pk=wish.pk).get()
        now = timezone.now()
        Addressee(wish=other, enquirer=enquirer, proposed_at=now, confirmed_at=now, **people).save()


ALONE = ("proposed_by", "confirmed_by")


@pytest.mark.parametrize("times", [1, 2], ids=["one person for both halves", "two wishes for one woman"])
def test_what_no_action_of_the_room_writes_opens_nothing(family: Family, times: int) -> None:
    family.is_linked()
    family.is_kin()
    wishes = family.is_asked(mother_wish(*ALL), mother_wish(acquaintance=Acquaintance.RELATION_ONLY))
    confirm_alone(by=machine("a test"), wish=wishes[0], enquirer=family.mother, times=times)
    with pytest.raises(Forged):
        reads(family)


def test_the_state_of_one_whom_the_other_power_holds_is_proved_too(bureau: CaringBureau) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    put(Person.objects.get(pk=family.person.pk), state=State.IN_CAMP.value)
    with pytest.raises(Forged):
        reads(family)
