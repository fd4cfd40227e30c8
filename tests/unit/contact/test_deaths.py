"""A death makes a task for a notifier, and nothing else changes."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from invented_answers import HER_NAME, Family
from vistka.access.errors import AccessError, NotAllowed
from vistka.agenda.work import follow_all
from vistka.contact import actions
from vistka.contact.clocks import CLOCKS
from vistka.contact.composing import NOTHING_TO_TELL, what_she_reads
from vistka.contact.deaths import is_told, watch_deaths
from vistka.contact.errors import ContactError, FamilyChanged, NotNow
from vistka.contact.models import Answer, DeathNews, Untold
from vistka.contact.news import Brought, HandedOn
from vistka.contact.wakes import HANDLERS
from vistka.contact.weighing import weigh_all
from vistka.enquiries.actions.enquirers import change_contact
from vistka.enquiries.models import Enquirer, KinshipLevel
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading

BROUGHT = Brought(when="2022-06-03, 18:30", where="At their home", present="Mother, neighbour", asked="Where he lies.")


def reads(family: Family) -> list[str]:
    with reading(family.bureau.by("olena")):
        return what_she_reads(Enquirer.objects.get(pk=family.mother.pk), "en")


def news() -> DeathNews:
    return DeathNews.objects.get(stopped_at=None)


def takes(family: Family, who: str = "nadiia") -> DeathNews:
    return actions.take_news(by=family.bureau.by(who), news_id=news().pk)


def brings(family: Family, who: str = "nadiia") -> DeathNews:
    return actions.bring_news(by=family.bureau.by(who), news_id=news().pk, brought=BROUGHT)


@pytest.fixture
def told(family: Family) -> Family:
    family.has_everything()
    family.is_told("en")
    return family


def test_the_death_of_a_linked_person_makes_one_task(family: Family) -> None:
    family.has_everything()
    watch_deaths()
    assert not DeathNews.objects.exists()
    family.dies()
    for _ in range(3):
        watch_deaths()
    assert (news().due_at - news().made_at).days == 2
    written = Entry.objects.filter(verb="contact.make_death_news", wrote=True)
    assert list(written.values_list("subject_id", flat=True)) == [news().pk, news().link_id]


def test_the_worker_is_woken_by_the_death(family: Family) -> None:
    family.has_everything()
    follow_all()
    DBTaskResult.objects.all().delete()
    family.dies()
    follow_all()
    assert ["contact.deaths"] in [task.args_kwargs["args"] for task in DBTaskResult.objects.all()]
    assert HANDLERS["contact.deaths"] is watch_deaths


def test_a_link_to_somebody_already_dead_makes_it_too(family: Family) -> None:
    family.dies()
    watch_deaths()
    assert not DeathNews.objects.exists()
    family.is_linked()
    watch_deaths()
    assert news().link.person_id == family.person.pk


def test_the_death_of_one_whom_nobody_seeks_makes_none(family: Family) -> None:
    family.dies()
    watch_deaths()
    assert not DeathNews.objects.exists()


def test_the_notifier_is_told_what_is_needed_and_no_place(family: Family) -> None:
    family.has_everything()
    family.also_seeks("Not Yet Documented", "wife")
    family.dies()
    watch_deaths()
    with reading(family.bureau.by("nadiia")):
        brief = news().brief
    assert brief["dead"] == {
        "name": "Щербаков Алексей Иванович",
        "sought_as": "Щербаков Алексей Иванович",
        "on": "2022-06-01",
    }
    assert [kin["name"] for kin in brief["family"]] == [HER_NAME]
    assert brief["family"][0]["contact"]["address"] == "+000 11 222"
    assert brief["not_told"] == 1
    assert "Camp" not in str(brief)
    assert "Secret" not in str(brief)


def test_the_copy_is_renewed_when_kinship_or_contact_change(family: Family) -> None:
    family.has_everything()
    wife = family.also_seeks("Анна Щербакова", "wife")
    family.dies()
    watch_deaths()
    family.is_kin(who=wife)
    watch_deaths()
    with reading(family.bureau.by("nadiia")):
        assert [kin["name"] for kin in news().brief["family"]] == [HER_NAME, "Анна Щербакова"]
    family.is_kin(KinshipLevel.REFUTED, who=wife)
    watch_deaths()
    with reading(family.bureau.by("nadiia")):
        assert [kin["name"] for kin in news().brief["family"]] == [HER_NAME]
    entries = Entry.objects.count()
    watch_deaths()
    assert Entry.objects.count() == entries


def test_until_it_is_done_she_reads_what_she_read(told: Family) -> None:
    before = reads(told)
    assert before != [NOTHING_TO_TELL]
    told.dies()
    assert reads(told) == before
    watch_deaths()
    takes(told)
    assert reads(told) == before
    told.moves("")
    assert reads(told) == before


def test_who_read_nothing_goes_on_reading_that(family: Family) -> None:
    family.has_everything()
    family.dies()
    watch_deaths()
    assert reads(family) == [NOTHING_TO_TELL]


def test_after_the_news_nobody_reads_that_he_lives(told: Family) -> None:
    told.dies()
    watch_deaths()
    takes(told)
    brings(told)
    assert reads(told) == [NOTHING_TO_TELL]


@pytest.mark.parametrize("steps", [0, 1, 2], ids=["prepared", "approved", "given"])
def test_no_answer_is_prepared_approved_or_given_after_a_death_and_it_is_not_said_why(
    family: Family, steps: int
) -> None:
    by, mother = family.bureau.by, family.mother.pk
    family.has_everything()
    answer_id = uuid4()

    def prepare() -> Answer:
        return actions.prepare_answer(by=by("olena"), enquirer_id=mother, language="en")

    def approve() -> Answer:
        return actions.approve_answer(by=by("ivan"), answer_id=answer_id)

    def give() -> Answer:
        return actions.give_answer(by=by("olena"), answer_id=answer_id, how=actions.HowGiven.TELEPHONE)

    to_do = [prepare, approve, give]
    for step in to_do[:steps]:
        answer_id = step().pk
    family.dies()
    with pytest.raises(NotNow) as refused:
        to_do[steps]()
    assert not re.search("dead|died|death", str(refused.value))


def test_a_death_does_not_change_what_waits_for_case_workers(family: Family) -> None:
    family.has_everything()
    follow_all()
    weigh_all()
    before = list(Untold.objects.values_list("enquirer_id", "step", "since"))
    assert before
    family.dies()
    follow_all()
    weigh_all()
    assert list(Untold.objects.values_list("enquirer_id", "step", "since")) == before


def test_only_a_notifier_takes_it_and_only_who_took_it_says_that_it_is_done(told: Family) -> None:
    told.dies()
    watch_deaths()
    for who in ("olena", "ivan", "yaryna", "anna", "halyna"):
        with pytest.raises(NotAllowed):
            takes(told, who)
    with pytest.raises(NotAllowed):
        brings(told)
    takes(told)
    with pytest.raises(NotAllowed):
        brings(told, "oles")
    with pytest.raises(ContactError):
        takes(told, "oles")
    nadiia, oles = told.bureau["nadiia"].pk, told.bureau.by("oles")
    actions.take_news(by=oles, news_id=news().pk, instead_of=nadiia)
    with pytest.raises(NotAllowed):
        brings(told)
    assert brings(told, "oles").done_at is not None
    with pytest.raises(AccessError):
        brings(told, "oles")


def test_a_member_of_staff_makes_and_stops_none(told: Family) -> None:
    told.dies()
    link = told.enquiry.links.get()
    with pytest.raises(NotAllowed):
        actions.make_death_news(by=told.bureau.by("nadiia"), link_id=link.pk)
    [made] = actions.make_death_news(by=machine("deaths"), link_id=link.pk)
    with pytest.raises(NotAllowed):
        actions.stop_death_news(by=told.bureau.by("nadiia"), news_id=made.pk)


def test_when_the_match_is_undone_nobody_goes_there(told: Family) -> None:
    told.dies()
    watch_deaths()
    taken = takes(told)
    told.is_unlinked()
    with pytest.raises(ContactError):
        brings(told)
    watch_deaths()
    stopped = DeathNews.objects.get(pk=taken.pk)
    assert stopped.stopped_at is not None
    with pytest.raises(NotAllowed):
        actions.read_stop(by=told.bureau.by("oles"), news_id=taken.pk)
    assert actions.read_stop(by=told.bureau.by("nadiia"), news_id=taken.pk).stop_read_at is not None


def test_while_the_match_is_doubted_nobody_goes_there(told: Family) -> None:
    told.dies()
    watch_deaths()
    told.is_doubted()
    with pytest.raises(ContactError):
        takes(told)


def test_a_death_that_was_a_mistake_is_stopped_also_when_it_was_brought(told: Family) -> None:
    before = reads(told)
    death = told.dies()
    watch_deaths()
    takes(told)
    brings(told)
    told.lives_after_all(death)
    watch_deaths()
    assert not DeathNews.objects.filter(stopped_at=None).exists()
    assert reads(told) == before
    told.dies()
    watch_deaths()
    assert news().done_at is None


def test_a_link_undone_before_the_machine_came_makes_none(family: Family) -> None:
    family.dies()
    link = family.is_linked()
    family.is_unlinked()
    assert actions.make_death_news(by=machine("deaths"), link_id=link.pk) == []


def test_what_was_brought_stays_as_it_was_written_down(told: Family) -> None:
    told.dies()
    watch_deaths()
    takes(told)
    done = brings(told)
    told.is_kin(KinshipLevel.REFUTED)
    watch_deaths()
    assert actions.make_death_news(by=machine("deaths"), link_id=done.link_id) == []
    again = DeathNews.objects.get()
    with reading(told.bureau.by("nadiia")):
        assert [kin["name"] for kin in again.brief["family"]] == [HER_NAME]
        assert again.record["where"] == BROUGHT.where


def test_kin_documented_after_the_news_was_brought_get_a_notifier_too(told: Family) -> None:
    father = told.also_seeks("Щербаков Иван", "father")
    told.dies()
    watch_deaths()
    takes(told)
    first = brings(told)
    watch_deaths()
    assert DeathNews.objects.get() == first
    told.is_kin(who=father)
    for _ in range(2):
        watch_deaths()
    second = DeathNews.objects.get(done_at=None)
    with reading(told.bureau.by("nadiia")):
        assert [kin["name"] for kin in second.brief["family"]] == ["Щербаков Иван"]
        assert second.brief["not_told"] == 0
    assert reads(told) == [NOTHING_TO_TELL]
    actions.take_news(by=told.bureau.by("nadiia"), news_id=second.pk)
    actions.bring_news(by=told.bureau.by("nadiia"), news_id=second.pk, brought=BROUGHT)
    told.is_kin(KinshipLevel.REFUTED)
    told.is_kin()
    entries = Entry.objects.count()
    watch_deaths()
    assert not DeathNews.objects.filter(done_at=None).exists()
    assert Entry.objects.count() == entries


def test_when_it_was_a_mistake_nobody_counts_as_told(told: Family) -> None:
    death = told.dies()
    watch_deaths()
    takes(told)
    brought = brings(told)
    assert Enquirer.objects.get().news_id == brought.pk
    told.lives_after_all(death)
    watch_deaths()
    assert Enquirer.objects.get().news_id is None
    assert told.enquiry.links.get().news_id is None


def test_nobody_is_left_out_who_was_added_on_the_way(told: Family) -> None:
    father = told.also_seeks("Щербаков Иван", "father")
    told.dies()
    watch_deaths()
    takes(told)
    read = bytes(news().copied_from)
    told.is_kin(who=father)
    with pytest.raises(FamilyChanged):
        brings(told)
    watch_deaths()
    with pytest.raises(FamilyChanged):
        actions.bring_news(by=told.bureau.by("nadiia"), news_id=news().pk, brought=BROUGHT, read=read)
    assert brings(told).done_at is not None
    assert set(Enquirer.objects.values_list("news_id", flat=True)) == {news().pk}


def test_the_news_is_not_brought_while_there_is_nobody_to_bring_it_to(family: Family) -> None:
    family.is_linked()
    family.dies()
    watch_deaths()
    takes(family)
    with pytest.raises(ContactError, match="Nobody of the family"):
        brings(family)


def test_where_an_association_files_no_notifier_is_sent(told: Family) -> None:
    told.files_through_an_association()
    told.dies()
    watch_deaths()
    with reading(told.bureau.by("nadiia")):
        assert news().brief["family"] == []
        assert news().brief["not_told"] == 1


HANDED = HandedOn(to="The National Society", on=date(2022, 6, 3))


def chooses(family: Family, who: Enquirer, bearer: str) -> None:
    """She says who should bring bad news."""
    with reading(family.bureau.by("olena")):
        contact = {**Enquirer.objects.get(pk=who.pk).contact, "bad_news": bearer}
    change_contact(by=family.bureau.by("olena"), enquirer_id=who.pk, contact=contact)


def of_way(bearer: str) -> DeathNews:
    return DeathNews.objects.get(by_whom=bearer, stopped_at=None)


@pytest.mark.parametrize("bearer", ["", "official"])
def test_where_she_did_not_choose_us_the_news_is_handed_on_and_she_is_told_when_it_is_confirmed(
    told: Family, bearer: str
) -> None:
    before = reads(told)
    chooses(told, told.mother, bearer)
    told.dies()
    watch_deaths()
    assert news().by_whom == "official"
    nadiia = told.bureau.by("nadiia")
    taken = takes(told)
    with pytest.raises(ContactError, match="Hand it on"):
        brings(told)
    with pytest.raises(ContactError, match="Hand it on first"):
        actions.confirm_news(by=nadiia, news_id=taken.pk, brought=BROUGHT)
    actions.hand_on_news(by=nadiia, news_id=taken.pk, handed=HANDED)
    mother = Enquirer.objects.get(pk=told.mother.pk)
    assert not is_told(mother)
    assert reads(told) == before
    watch_deaths()
    assert DeathNews.objects.count() == 1
    actions.confirm_news(by=nadiia, news_id=taken.pk, brought=BROUGHT)
    assert is_told(mother)
    assert reads(told) == [NOTHING_TO_TELL]
    with reading(nadiia):
        assert news().record["handed"] == [{"to": HANDED.to, "on": "2022-06-03"}]


def test_only_who_took_it_hands_it_on_and_hands_it_to_another_when_the_first_cannot(told: Family) -> None:
    chooses(told, told.mother, "official")
    told.dies()
    watch_deaths()
    takes(told)
    oles, nadiia = told.bureau.by("oles"), told.bureau.by("nadiia")
    with pytest.raises(NotAllowed):
        actions.hand_on_news(by=oles, news_id=news().pk, handed=HANDED)
    for to in ("The National Society", "The Power"):
        actions.hand_on_news(by=nadiia, news_id=news().pk, handed=HandedOn(to=to, on=date(2022, 6, 3)))
    with reading(nadiia):
        assert [step["to"] for step in news().record["handed"]] == ["The National Society", "The Power"]
    with pytest.raises(NotAllowed):
        actions.confirm_news(by=oles, news_id=news().pk, brought=BROUGHT)
    told.is_unlinked()
    with pytest.raises(ContactError, match="Stop"):
        actions.confirm_news(by=nadiia, news_id=news().pk, brought=BROUGHT)


def test_each_of_a_family_is_told_as_she_chose_and_reads_what_she_read_until_then(told: Family) -> None:
    father = told.also_seeks("Щербаков Иван", "father")
    told.is_kin(who=father)
    chooses(told, father, "official")
    before = reads(told)
    told.dies()
    watch_deaths()
    with reading(told.bureau.by("nadiia")):
        names = {one.by_whom: [kin["name"] for kin in one.brief["family"]] for one in DeathNews.objects.all()}
        assert {one.brief["others"] for one in DeathNews.objects.all()} == {1}
    assert names == {"ours": [HER_NAME], "official": ["Щербаков Иван"]}
    nadiia = told.bureau.by("nadiia")
    official = of_way("official").pk
    actions.take_news(by=nadiia, news_id=official)
    actions.hand_on_news(by=nadiia, news_id=official, handed=HANDED)
    actions.confirm_news(by=nadiia, news_id=official, brought=BROUGHT)
    assert is_told(Enquirer.objects.get(pk=father.pk))
    assert reads(told) == before
    actions.take_news(by=nadiia, news_id=of_way("ours").pk)
    actions.bring_news(by=nadiia, news_id=of_way("ours").pk, brought=BROUGHT)
    assert reads(told) == [NOTHING_TO_TELL]


def test_when_she_chooses_otherwise_before_it_is_brought_the_task_changes_with_it(told: Family) -> None:
    told.dies()
    watch_deaths()
    ours = takes(told)
    chooses(told, told.mother, "official")
    watch_deaths()
    assert DeathNews.objects.get(pk=ours.pk).stopped_at is not None
    assert news().by_whom == "official"
    assert told.enquiry.links.get().news_id == news().pk
    entries = Entry.objects.count()
    watch_deaths()
    assert Entry.objects.count() == entries


def test_her_choice_changes_nothing_but_the_task(told: Family) -> None:
    before = reads(told)
    for bearer in ("ours", "official", ""):
        chooses(told, told.mother, bearer)
        assert reads(told) == before
    follow_all()
    weigh_all()
    waiting = list(Untold.objects.values_list("enquirer_id", "step", "since"))
    chooses(told, told.mother, "ours")
    follow_all()
    weigh_all()
    assert list(Untold.objects.values_list("enquirer_id", "step", "since")) == waiting


def test_what_was_handed_on_is_asked_after_and_is_not_due_to_be_brought(told: Family) -> None:
    chooses(told, told.mother, "official")
    told.dies()
    watch_deaths()
    now = timezone.now()
    takes(told)
    assert [row.row_id for row in CLOCKS["contact.news"].due(now)] == [news().pk]
    actions.hand_on_news(by=told.bureau.by("nadiia"), news_id=news().pk, handed=HANDED)
    assert list(CLOCKS["contact.news"].due(now)) == []
    [asked] = CLOCKS["contact.handed_on"].due(now)
    assert (asked.due_at - now).days >= 6
    actions.confirm_news(by=told.bureau.by("nadiia"), news_id=news().pk, brought=BROUGHT)
    assert list(CLOCKS["contact.handed_on"].due(now)) == []


def test_who_was_handed_on_to_and_takes_it_back_counts_as_told_by_nobody(told: Family) -> None:
    chooses(told, told.mother, "official")
    death = told.dies()
    watch_deaths()
    takes(told)
    actions.hand_on_news(by=told.bureau.by("nadiia"), news_id=news().pk, handed=HANDED)
    told.lives_after_all(death)
    watch_deaths()
    assert Enquirer.objects.get().news_id is None
    assert DeathNews.objects.get().stopped_at is not None
