"""A list of twelve through the pages: imported, chosen row by row, gone through, decided by a second, carried out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from invented_lists import Many, rows_of
from invented_reunion import Returning, ReturningBureau
from vistka.access.purposes import Purpose
from vistka.desk.homecoming.papers import protocol_values
from vistka.effects import actions as effects
from vistka.effects.kinds import Kind, Source
from vistka.ledger.reading import reading
from vistka.reunion.kinds import Answer
from vistka.reunion.lists.matching import look_for_all
from vistka.reunion.models import ListRow, ReleaseList, WayHome
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

SURE = "Number and birth agree"


@pytest.fixture
def bureau(db: None) -> ReturningBureau:
    cache.clear()
    return ReturningBureau()


@pytest.fixture
def twelve(bureau: ReturningBureau) -> Many:
    return Many(bureau, 12)


@pytest.fixture
def searched(twelve: Many) -> Iterator[Many]:
    use_index(Index.from_ciphertext(lambda _done, _total: None))
    yield twelve
    use_index(None)


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def sends(browser: Client, url: str, **typed: Any) -> str:
    return browser.post(url, typed, follow=True).content.decode()


def as_text(many: Many) -> str:
    lines = [";".join(row.values()) for row in many.rows()]
    return "\n".join(["№;Прізвище;Ім'я;Дата народження;Борщ", *(f"{line};так" for line in lines)])


def imports(browser: Client, many: Many) -> ReleaseList:
    upload = SimpleUploadedFile("list.csv", as_text(many).encode("cp1251"))
    typed = {"title": "Exchange of invention", "kind": "exchange", "paste": "", "upload": upload}
    assert "Борщ" in sends(browser, "/release-lists/import/", **typed)
    return ReleaseList.objects.get()


def a_day() -> dict[str, str]:
    today = timezone.localdate()
    return {"on_0": str(today.day), "on_1": str(today.month), "on_2": str(today.year), "on": today.isoformat()}


def test_a_list_of_twelve_goes_in_one_sitting(bureau: ReturningBureau, searched: Many) -> None:
    olena, ivan, twelve = bureau.at_the_desk("olena"), bureau.at_the_desk("ivan"), searched
    twelve.may_go(range(9))
    twelve.may_go([9], wish=Answer.NO, kinds=frozenset())
    twelve.may_go([10], alone=False)
    one = imports(olena, twelve)
    url = f"/release-lists/{one.pk}/"
    page = shown(olena, url)
    assert page.count(SURE) == 12
    assert "Go through the list" in page
    for row, person in zip(rows_of(one), twelve.ids, strict=True):
        sends(olena, f"/release-lists/rows/{row.pk}/choose/", person=str(person))
    assert SURE not in shown(olena, url)
    page = sends(olena, f"{url}go-through/")
    assert page.count("nothing is missing") == 10  # nine rows, and the choice above them
    assert "the person was asked alone" in page
    assert "nobody has asked the person yet" in page
    assert "the person wants to go this way" in page

    assert "Decide the sitting" in shown(ivan, url)
    assert "Two people decide this" in sends(olena, f"{url}decide/")
    page = sends(ivan, f"{url}decide/")
    assert "refused" in page
    assert "waits for an interview" in page
    assert "may go: 9" in shown(ivan, f"{url}?show=released")
    off = rows_of(one)[0]
    sends(olena, f"/release-lists/rows/{off.pk}/take-off/", why="his_choice")
    page = sends(olena, f"{url}carry-out/", **a_day(), to="Invented border", promised="on", why="")
    assert "has gone: 8" in page
    assert WayHome.objects.filter(state="carried_out").count() == 8
    assert "Exchange of invention" in shown(olena, "/release-lists/")


def test_without_an_index_here_the_worker_compares(bureau: ReturningBureau, twelve: Many) -> None:
    olena = bureau.at_the_desk("olena")
    one = imports(olena, twelve)
    assert 'http-equiv="refresh"' in shown(olena, f"/release-lists/{one.pk}/")
    use_index(Index.from_ciphertext(lambda _done, _total: None))
    look_for_all()
    use_index(None)
    page = shown(olena, f"/release-lists/{one.pk}/")
    assert page.count(SURE) == 12
    assert 'http-equiv="refresh"' not in page


def test_a_row_that_is_not_sure_is_looked_at_closer(bureau: ReturningBureau, searched: Many) -> None:
    olena, twelve = bureau.at_the_desk("olena"), searched
    one = twelve.imported([{"family_name": "Nobody", "given_name": "Knows", "birth_date": "1950-01-01"}])
    [row] = rows_of(one)
    assert SURE not in shown(olena, f"/release-lists/{one.pk}/")
    url = f"/release-lists/rows/{row.pk}/choose/"
    assert "Choose one person, or write one number" in sends(olena, url, number="")
    assert "Nobody in the register has this bureau number" in sends(olena, url, number="1234567895")
    sends(olena, url, number=twelve.numbers[3])
    assert ListRow.objects.get().person_id == twelve.ids[3]
    sends(olena, f"/release-lists/rows/{row.pk}/leave-out/")
    assert ListRow.objects.get().person_id is None


def test_no_page_of_a_list_tells_of_a_death(bureau: ReturningBureau, family: Returning) -> None:
    olena = bureau.at_the_desk("olena")
    family.may_go()
    with reading(bureau.by("olena")):
        family.person.refresh_from_db()
        rows = [{"id": family.person.number}]
    many = Many(bureau, 0)
    one = many.imported(rows)
    sends(olena, f"/release-lists/rows/{rows_of(one)[0].pk}/choose/", person=str(family.person.pk))
    family.dies()
    page = sends(olena, f"/release-lists/{one.pk}/go-through/")
    assert "somebody asks the person once more" in page
    assert "stands in the way" not in page


@pytest.fixture
def family(bureau: ReturningBureau) -> Returning:
    return Returning(bureau)


def test_a_handover_is_offered_for_every_enquirer_and_refused_in_the_same_words(
    bureau: ReturningBureau, family: Returning
) -> None:
    olena = bureau.at_the_desk("olena")
    said_for = {"person": family.enquiry.pk, "purpose": Purpose.CHECK_QUALITY.value, "next": "/"}
    sends(olena, "/purpose/", **said_for)
    page, url = f"/enquiries/{family.enquiry.pk}/", f"/enquirers/{family.mother.pk}/handover/open/"
    assert url in shown(olena, page)
    before = sends(olena, url)
    family.has_everything()
    family.dies()
    assert url in shown(olena, page)
    after = sends(olena, url)
    said = "A handover can be opened once"
    assert said in before
    assert said in after


def test_the_protocol_lists_what_was_returned(bureau: ReturningBureau, family: Returning) -> None:
    said = {
        "what": "A ring",
        "quantity": "1",
        "condition": "whole",
        "by": "Captain Invented",
        "order": "Order 7",
        "reason": "kept safe",
    }
    yaryna = bureau.by("yaryna")
    for _each in range(2):
        ring = effects.write_article(
            by=yaryna, person_id=family.person.pk, kind=Kind.VALUABLE, source=Source.TAKEN, said=said
        )
    effects.settle_article(by=yaryna, article_id=ring.pk, step="return", to="To the person", reason="")
    family.is_at_the_door()
    with reading(bureau.by("bohdan")):
        values = protocol_values(WayHome.objects.get())
        assert values["returned"] == [{"item": f"A ring ({ring.number})", "quantity": "1", "condition": "whole"}]
