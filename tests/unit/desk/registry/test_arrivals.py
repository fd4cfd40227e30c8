"""The pages of a unit's arrival: staged, looked through, registered, taken back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from invented_staff import Bureau
from vistka.desk.registry.arrivals_forms import TYPED_COLUMNS, words_of_column
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.arrivals import ArrivalState, Shared
from vistka.registry.models import Arrival, Category, Person, Report, Side
from vistka.registry.sheets import COLUMNS, descriptions_to_look_for
from vistka.registry.states import EventKind

pytestmark = pytest.mark.django_db

Desk = Callable[..., Client]

TRACING = machine("tracing")
LIST = "Прізвище;Ім'я;Дата народження\nЛис;Іван;1999-04-02\nЩербаков;Олексій;1998\n"
HELD = {"category": "prisoner", "how": "stated", "event": "arrived", "on": "9.03.2022", "camp": "Camp of Invention"}
REPORTED = {
    "category": "prisoner",
    "how": "third_party",
    "source": "power",
    "official": "on",
    "on": "2022-03-09",
    "received_on_0": "12",
    "received_on_1": "3",
    "received_on_2": "2022",
}


@pytest.fixture
def yaryna(desk: Desk) -> Client:
    """The registrar's."""
    return desk("yaryna")


def staged(bureau: Bureau, *rows: dict[str, str]) -> Arrival:
    return actions.stage_arrival(
        by=bureau.by("yaryna"),
        side=Side.HELD,
        category=Category.PRISONER,
        shared=Shared(on="2022-03-09"),
        rows=rows or [{"name": "Лис Іван"}, {"name": "Щербаков Олексій"}],
    )


def looked_for(arrival: Arrival, who: Sequence[UUID] = ()) -> Arrival:
    arrival.refresh_from_db()
    with reading(TRACING):
        descriptions = descriptions_to_look_for(arrival)
    actions.note_findings(by=TRACING, arrival_id=arrival.pk, perhaps={one: who for one in descriptions})  # noqa: C420
    arrival.refresh_from_db()
    return arrival


def page(browser: Client, arrival: Arrival, rest: str = "") -> str:
    answer = browser.get(f"/arrivals/{arrival.pk}/{rest}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def the_rows() -> list[dict[str, str]]:
    with reading(TRACING):
        sheet: list[dict[str, str]] = Arrival.objects.get().sheet
    return sheet


def test_every_column_has_a_name() -> None:
    assert all(words_of_column(column) for column in COLUMNS)
    assert set(TYPED_COLUMNS) <= COLUMNS


# Staging


def test_a_pasted_list_is_staged(yaryna: Client) -> None:
    answer = yaryna.post("/arrivals/stage/", HELD | {"paste": LIST}, follow=True)
    assert "A table of 2 people" in answer.content.decode()
    assert the_rows()[0] == {"id": "1", "family_name": "Лис", "given_name": "Іван", "birth_date": "1999-04-02"}


def test_a_workbook_is_staged(yaryna: Client) -> None:
    book, content = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["Family name", "Given name"])
    book.active.append(["Chtcherbakov", "Alexei"])
    book.save(content)
    yaryna.post("/arrivals/stage/", HELD | {"upload": SimpleUploadedFile("list.xlsx", content.getvalue())})
    assert the_rows() == [{"id": "1", "family_name": "Chtcherbakov", "given_name": "Alexei"}]


def test_typed_rows_come_after_the_file_and_what_was_pasted(yaryna: Client) -> None:
    given: dict[str, Any] = {"upload": SimpleUploadedFile("list.csv", LIST.encode("cp1251")), "paste": LIST}
    yaryna.post("/arrivals/stage/", HELD | given | {"row_2_family_name": "Петренко"})
    assert [row["family_name"] for row in the_rows()] == ["Лис", "Щербаков", "Лис", "Щербаков", "Петренко"]


def test_people_reported_by_the_other_power_carry_the_report(yaryna: Client) -> None:
    yaryna.post("/arrivals/stage-reported/", REPORTED | {"row_1_family_name": "Лис"})
    arrival = looked_for(Arrival.objects.get())
    yaryna.post(f"/arrivals/{arrival.pk}/commit/")
    assert Report.objects.get().official
    assert Person.objects.get().side == Side.REPORTED


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "There is nobody in the table yet."),
        ({"paste": "no list at all"}, "Please look at this again"),
        ({"upload": SimpleUploadedFile("list.pdf", b"%PDF-1.7")}, "this is a PDF"),
        ({"on": "2/4/2021", "paste": LIST}, "This can be read in two ways."),
        ({"on": "9.03.2199", "paste": LIST}, "This cannot be read as a date."),
    ],
)
def test_what_cannot_be_staged_is_said_and_nothing_is_kept(yaryna: Client, given: dict[str, Any], words: str) -> None:
    if "upload" in given:
        given["upload"].seek(0)
    assert words in yaryna.post("/arrivals/stage/", HELD | given).content.decode()
    assert not Arrival.objects.exists()


def test_a_lead_is_not_official(yaryna: Client) -> None:
    answer = yaryna.post("/arrivals/stage-reported/", REPORTED | {"source": "returned", "row_1_family_name": "Лис"})
    assert "can notify officially" in answer.content.decode()
    assert not Arrival.objects.exists()


# Looking through


def test_while_rows_are_compared_the_page_says_how_far_it_is_and_loads_itself_again(
    yaryna: Client, bureau: Bureau
) -> None:
    arrival = staged(bureau)
    waiting = page(yaryna, arrival)
    assert "0 of 2 rows are compared." in waiting
    assert 'http-equiv="refresh"' in waiting
    reading_it = page(yaryna, arrival, "?show=all")
    assert "Лис Іван" in reading_it
    assert 'http-equiv="refresh"' not in reading_it
    assert 'http-equiv="refresh"' not in page(yaryna, looked_for(arrival))


def test_a_long_table_comes_in_pages(yaryna: Client, bureau: Bureau) -> None:
    arrival = looked_for(staged(bureau, *({"name": f"Лис Іван-{number:02}"} for number in range(30))))
    assert "Лис Іван-24" in page(yaryna, arrival)
    assert "Лис Іван-25" not in page(yaryna, arrival)
    assert "Лис Іван-25" in page(yaryna, arrival, "?page=2")


def test_a_row_that_cannot_be_registered_is_corrected_on_its_page(yaryna: Client, bureau: Bureau) -> None:
    arrival = looked_for(staged(bureau, {"name": "Лис Іван", "birth_date": "somewhen"}))
    assert f"/arrivals/{arrival.pk}/commit/" not in page(yaryna, arrival)
    assert "To be corrected (1)" in page(yaryna, arrival)
    assert "The date of birth is no date." in page(yaryna, arrival, "row/?row=1")
    yaryna.post(f"/arrivals/{arrival.pk}/row/?row=1", {"name": "Лис Іван", "birth_date": "1999"})
    assert the_rows() == [{"name": "Лис Іван", "birth_date": "1999"}]
    assert "Register 1 person" in page(yaryna, looked_for(arrival))


def test_a_row_is_left_out_and_taken_in_again(yaryna: Client, bureau: Bureau) -> None:
    arrival = looked_for(staged(bureau))
    for words in ("The row is left out.", "The row is taken in again."):
        answer = yaryna.post(f"/arrivals/{arrival.pk}/row/?row=2", {"leave": "1"}, follow=True)
        assert words in answer.content.decode()


def test_who_may_be_there_already_is_named_on_the_rows_page_alone(yaryna: Client, bureau: Bureau, held: Person) -> None:
    arrival = looked_for(staged(bureau), [held.pk])
    assert "Perhaps there already" in page(yaryna, arrival)
    assert "Щербаков Алексей" not in page(yaryna, arrival)
    assert "Щербаков Алексей" in page(yaryna, arrival, "row/?row=1")


@pytest.mark.parametrize("row", ["", "0", "3", "x", "²"])
def test_there_is_no_page_of_a_row_that_is_not_there(yaryna: Client, bureau: Bureau, row: str) -> None:
    assert yaryna.get(f"/arrivals/{staged(bureau).pk}/row/", {"row": row}).status_code == 404


def test_an_emptied_row_is_refused_and_shown_as_it_was(yaryna: Client, bureau: Bureau) -> None:
    arrival = looked_for(staged(bureau))
    answer = yaryna.post(f"/arrivals/{arrival.pk}/row/?row=1", {"name": " "})
    assert "Leave it out instead." in answer.content.decode()
    assert the_rows()[0] == {"name": "Лис Іван"}


# Settling


def test_before_all_are_registered_the_page_says_how_many(yaryna: Client, bureau: Bureau, held: Person) -> None:
    arrival = looked_for(staged(bureau), [held.pk])
    actions.leave_out_row(by=bureau.by("yaryna"), arrival_id=arrival.pk, number=1)
    asked = page(yaryna, arrival, "commit/")
    facts = dict(re.findall(r"<dt[^>]*>(.*?)</dt> <dd[^>]*>(.*?)</dd>", asked))
    assert (facts["People"], facts["Left out"], facts["Perhaps in the register already"]) == ("1", "1", "1")
    assert Person.objects.filter(arrival=arrival).count() == 0


def test_a_table_is_registered_and_taken_back(yaryna: Client, bureau: Bureau) -> None:
    arrival = looked_for(staged(bureau))
    yaryna.post(f"/arrivals/{arrival.pk}/commit/")
    assert Person.objects.filter(arrival=arrival, undone_at=None).count() == 2
    assert "Take this table back" in page(yaryna, arrival)
    yaryna.post(f"/arrivals/{arrival.pk}/undo/")
    assert not Person.objects.filter(arrival=arrival, undone_at=None).exists()
    assert "Taken back" in page(yaryna, arrival)


def test_why_a_table_is_not_taken_back_is_said_kindly(yaryna: Client, bureau: Bureau) -> None:
    arrival = looked_for(staged(bureau))
    person, _ = actions.commit_arrival(by=bureau.by("yaryna"), arrival_id=arrival.pk)
    actions.record_event(by=bureau.by("yaryna"), person_id=person, kind=EventKind.ESCAPED, said={"on": "2022-03-10"})
    answer = yaryna.post(f"/arrivals/{arrival.pk}/undo/", follow=True)
    assert "with 1 of its people something has happened since" in answer.content.decode()


def test_a_table_is_dropped(yaryna: Client, bureau: Bureau) -> None:
    arrival = staged(bureau)
    yaryna.post(f"/arrivals/{arrival.pk}/drop/")
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.DROPPED
    assert f"/arrivals/{arrival.pk}/commit/" not in page(yaryna, arrival)


@pytest.mark.parametrize("step", ["commit", "undo"])
def test_what_cannot_be_done_now_is_not_asked(yaryna: Client, bureau: Bureau, step: str) -> None:
    arrival = staged(bureau)
    assert yaryna.get(f"/arrivals/{arrival.pk}/{step}/").headers["Location"] == f"/arrivals/{arrival.pk}/"


def test_tables_are_listed_and_the_list_opens_nobody(yaryna: Client, bureau: Bureau) -> None:
    assert "There is no table yet" in yaryna.get("/arrivals/").content.decode()
    arrival = staged(bureau)
    shown = yaryna.get("/arrivals/").content.decode()
    assert f"/arrivals/{arrival.pk}/" in shown
    assert "Лис" not in shown
    assert not yaryna.session.get("purposes")


@pytest.mark.parametrize("account", ["olena", "taras", "anna"])
def test_others_than_a_registrar_are_turned_away(desk: Desk, bureau: Bureau, account: str) -> None:
    for path in ("", "stage/", f"{staged(bureau).pk}/"):
        assert desk(account).get(f"/arrivals/{path}").status_code == 403
