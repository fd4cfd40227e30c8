"""The pages of answers: what waits, why no more is told, whom he meant, and an answer from hand to hand."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from invented_answers import ADDRESS, ALL, HER_NAME, CaringBureau, Family, mother_wish
from vistka.agenda.work import follow_all
from vistka.contact.composing import NOTHING_TO_TELL
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import Addressee, Answer, DeathNews
from vistka.contact.weighing import weigh_all
from vistka.ledger.models import Entry
from vistka.registry.models import Acquaintance, Side, WishItem
from vistka.registry.reports import ReportSource, ReportStatus


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.status_code
    return without_tokens(answer.content.decode())


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def told(browser: Client, url: str, **typed: str) -> str:
    """What the page says after a form was sent."""
    answer = browser.post(url, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def page_of(family: Family) -> str:
    return f"/answers/{family.mother.pk}/"


@pytest.fixture
def olena(bureau: CaringBureau) -> Client:
    return bureau.at_the_desk("olena")


@pytest.fixture
def ivan(bureau: CaringBureau) -> Client:
    return bureau.at_the_desk("ivan")


def test_where_nothing_waits_the_list_says_so(olena: Client) -> None:
    assert "No answer waits" in shown(olena, "/answers/")


def test_without_a_match_the_page_shows_what_all_are_told(family: Family, olena: Client) -> None:
    page = shown(olena, page_of(family))
    assert NOTHING_TO_TELL in page
    assert "Сейчас" not in page
    assert "сейчас мы ничего не можем Вам сообщить" in page
    assert "There is no confirmed match" in page


def test_looking_is_entered_with_its_purpose(family: Family, olena: Client) -> None:
    family.has_everything()
    shown(olena, page_of(family))
    for about in (family.enquiry.pk, family.person.pk):
        assert Entry.objects.filter(subject_id=about, verb="opened", purpose="prepare_answer").exists()


def test_it_says_what_is_missing_item_by_item(family: Family, olena: Client) -> None:
    family.is_linked()
    page = shown(olena, page_of(family))
    assert "kinship is documented, and two people have said so" in page
    assert "The person has not been asked" in page
    family.is_asked()
    assert "wants nothing told to anybody" in shown(olena, page_of(family))
    [_] = family.is_asked(mother_wish(*ALL, acquaintance=Acquaintance.RELATION_ONLY))
    page = shown(olena, page_of(family))
    assert "parents (only the relation was said" in page
    assert "named or recognised the enquirer; a relation alone is not enough" in page


def test_two_people_say_whom_he_meant(family: Family, olena: Client, ivan: Client) -> None:
    family.is_linked()
    family.is_kin()
    [wish] = family.is_asked(mother_wish(*ALL))
    assert "Whom did the person mean?" in shown(olena, f"{page_of(family)}meant/")
    told(olena, f"{page_of(family)}meant/", wish=str(wish.pk))
    addressee = Addressee.objects.get()
    own = shown(olena, page_of(family))
    assert "Confirm, or not" not in own
    assert "Confirm, or not" in shown(ivan, page_of(family))
    assert "Two people decide this" in told(olena, f"/answers/addressees/{addressee.pk}/confirm/")
    assert "It is confirmed" in told(ivan, f"/answers/addressees/{addressee.pk}/confirm/")
    assert "olena proposed it" in shown(ivan, page_of(family))
    assert "It is noted that the person meant somebody else" in told(ivan, f"/answers/addressees/{addressee.pk}/drop/")


def test_none_of_them_is_an_answer_too(family: Family, olena: Client) -> None:
    family.is_linked()
    family.is_asked(mother_wish(*ALL), mother_wish(acquaintance=Acquaintance.RELATION_ONLY))
    told(olena, f"{page_of(family)}meant/", wish="none")
    assert Addressee.objects.filter(dropped_at__isnull=False).count() == 2
    assert shown(olena, page_of(family)).count("Somebody looked") == 2


def test_an_answer_goes_from_hand_to_hand(family: Family, olena: Client, ivan: Client) -> None:
    family.has_everything()
    prepare = f"{page_of(family)}prepare/"
    assert "Prepare the answer" in shown(olena, prepare)
    told(olena, prepare, language="uk")
    answer = Answer.objects.get()
    url = f"/answers/prepared/{answer.pk}"
    assert "Approve the answer" not in shown(olena, page_of(family))
    page = shown(ivan, f"{url}/approve/")
    assert "Людина, яку Ви шукаєте, жива" in page
    assert "The person you are looking for is alive" in page
    assert ADDRESS in page
    assert "The answer is approved" in told(ivan, f"{url}/approve/")
    give = shown(olena, f"{url}/give/")
    assert "Never leave a message" in give
    assert "Людина, яку Ви шукаєте, жива" in give
    assert "The person you are looking for is alive" in give
    assert "+000 11 222" in give
    refused = told(olena, f"{url}/give/", how="telephone")
    assert "Nobody is told anything before you are sure who it is." in refused
    assert Answer.objects.get().given_at is None
    told(olena, f"{url}/give/", how="telephone", surely_her="on", word_for_word="on")
    assert Answer.objects.get().how == "telephone"
    assert "Людина, яку Ви шукаєте, жива" in shown(olena, page_of(family))


def test_no_page_shows_where_he_is(family: Family, olena: Client, ivan: Client) -> None:
    family.has_everything()
    family.is_told("en")
    for browser in (olena, ivan):
        page = shown(browser, page_of(family))
        assert "Secret" not in page
        assert "Camp of Invention" not in page


def test_what_waits_stands_in_the_list_with_her_name(family: Family, olena: Client, ivan: Client) -> None:
    family.has_everything()
    follow_all()
    weigh_all()
    page = shown(olena, "/answers/")
    assert HER_NAME in page
    assert "Prepare an answer" in page
    told(olena, f"{page_of(family)}prepare/", language="uk")
    follow_all()
    weigh_all()
    assert "Waits for somebody else" in shown(olena, "/answers/")
    assert "For you or a colleague" in shown(ivan, "/answers/")


def test_of_one_whom_the_other_power_holds_only_the_notification_is_listed(bureau: CaringBureau, olena: Client) -> None:
    family = Family(bureau, Side.REPORTED)
    family.is_linked()
    family.is_kin()
    page = shown(olena, page_of(family))
    assert "that Power or the Central Tracing Agency has officially notified it" in page
    assert "how to write" not in page
    assert "who cannot be asked" in page
    family.is_reported(ReportSource.AGENCY, ReportStatus.HELD, date(2022, 5, 3))
    assert "Prepare an answer" in shown(olena, page_of(family))


def test_a_page_on_a_forged_row_shows_nothing(family: Family, olena: Client) -> None:
    family.has_everything()
    family.is_told("en")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_leveldecision SET level = 'partial'")
    answer = olena.get(page_of(family))
    assert answer.status_code == 409
    assert "cannot be relied on" in answer.content.decode()
    assert HER_NAME not in answer.content.decode()


@pytest.mark.parametrize("stage", ["nothing", "linked", "ready", "prepared", "approved", "given"])
def test_a_death_changes_no_byte_of_any_page_of_hers(bureau: CaringBureau, family: Family, stage: str) -> None:
    stages: dict[str, int] = {"nothing": 0, "linked": 1, "ready": 2, "prepared": 3, "approved": 4, "given": 5}
    readers = [bureau.at_the_desk(who) for who in ("olena", "ivan", "marta")]
    steps = [family.is_linked, lambda: ready(family), lambda: prepared(readers[0], family)]
    steps += [lambda: approved(readers[1]), lambda: given(readers[0])]
    for step in steps[: stages[stage]]:
        step()
    follow_all()
    weigh_all()
    urls = pages_of(family)
    before = [shown(reader, url) for reader in readers for url in urls]
    family.dies()
    follow_all()
    weigh_all()
    watch_deaths()
    assert DeathNews.objects.exists() is (stage != "nothing")
    assert [shown(reader, url) for reader in readers for url in urls] == before


def pages_of(family: Family) -> list[str]:
    """Every page that is about her and can be opened just now."""
    urls = ["/answers/", page_of(family), f"{page_of(family)}meant/", f"{page_of(family)}prepare/"]
    for answer in Answer.objects.all():
        urls += [f"/answers/prepared/{answer.pk}/{act}/" for act in ("approve", "drop", "give")]
    for addressee in Addressee.objects.all():
        urls += [f"/answers/addressees/{addressee.pk}/{act}/" for act in ("confirm", "drop")]
    return urls


def ready(family: Family) -> None:
    family.is_kin()
    family.moves(ADDRESS)
    [wish] = family.is_asked(mother_wish(*ALL))
    family.is_meant(wish)


def prepared(browser: Client, family: Family) -> None:
    told(browser, f"{page_of(family)}prepare/", language="uk")


def approved(browser: Client) -> None:
    told(browser, f"/answers/prepared/{Answer.objects.get().pk}/approve/")


def given(browser: Client) -> None:
    typed = {"how": "telephone", "surely_her": "on", "word_for_word": "on"}
    told(browser, f"/answers/prepared/{Answer.objects.get().pk}/give/", **typed)


def test_who_prepares_an_answer_after_a_death_is_not_told_why_it_fails(family: Family, olena: Client) -> None:
    family.has_everything(WishItem.THAT_I_LIVE)
    family.dies()
    page = told(olena, f"{page_of(family)}prepare/", language="uk")
    assert "No answer can leave just now" in page
    assert not re.search(r"\bdied\b|\bdeath", page, re.IGNORECASE)
    assert not Answer.objects.exists()
