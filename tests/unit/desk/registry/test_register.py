"""Registering somebody: nothing has to be known, and what cannot be is said beside the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from invented_staff import Bureau
from vistka.ledger.reading import reading
from vistka.registry.models import CaptureCard, Event, Identifier, Person, Report, Side

Desk = Callable[..., Client]


def typed(**values: Any) -> dict[str, Any]:
    """What a registrar types: by the name of a field its value, or its value and where it comes from."""
    found: dict[str, Any] = {"category": "prisoner"}
    for name, value in values.items():
        if isinstance(value, tuple):
            found |= {f"{name}_0": value[0], f"{name}_1": value[1]}
        else:
            found[name] = value
    return found


def sent(browser: Client, values: dict[str, Any], side: str = "register") -> Any:
    return browser.post(f"/persons/{side}/", every_how(values, side))


def every_how(values: dict[str, Any], side: str) -> dict[str, Any]:
    """The choices beside the boxes go along, as a browser sends them."""
    from vistka.registry.particulars import FIELDS

    how = "stated" if side == "register" else "third_party"
    return {f"{name}_1": how for name in FIELDS} | values


def test_somebody_of_whom_nothing_is_known_is_registered(desk: Desk) -> None:
    answer = sent(desk("yaryna"), typed())
    person = Person.objects.get()
    assert answer["Location"] == f"/persons/{person.pk}/"
    assert person.side == Side.HELD


def test_each_value_is_kept_with_its_source_in_the_identity_it_belongs_to(bureau: Bureau, desk: Desk) -> None:
    values = typed(
        family_name=("Щербаков", "stated"),
        given_name=("Alexei", "document"),
        rank=("", "refused"),
        service_number=("АБ 123456", "disc"),
        birth_date=("2 квітня 1999", "stated"),
        marks=("", "unable"),
    )
    assert sent(desk("yaryna"), values).status_code == 302
    with reading(bureau.by("olena")):
        assert Person.objects.get().identities == {
            "claimed": {
                "family_name": {"value": "Щербаков", "how": "stated"},
                "rank": {"value": "", "how": "refused"},
                "birth_date": {"value": "2 квітня 1999", "how": "stated"},
                "marks": {"value": "", "how": "unable"},
            },
            "document": {
                "given_name": {"value": "Alexei", "how": "document"},
                "service_number": {"value": "АБ 123456", "how": "disc"},
            },
        }


def test_capture_arrival_camp_numbers_language_and_note_come_with_the_person(bureau: Bureau, desk: Desk) -> None:
    values = typed(
        captured_on="5.3.2022",
        captured_at="Invented Hills",
        arrived_on="2022-03-07",
        camp="Camp of Invention",
        postbox="Postbox 12",
        language="русский",
        number_1_kind="camp",
        number_1="K-0417",
        note="Wears glasses.",
    )
    assert sent(desk("yaryna"), values).status_code == 302
    assert CaptureCard.objects.count() == 2
    with reading(bureau.by("olena")):
        person = Person.objects.get()
        assert [(event.kind, event.said["on"]) for event in Event.objects.order_by("place_in_order")] == [
            ("captured", "2022-03-05"),
            ("arrived", "2022-03-07"),
        ]
        assert person.custody == {"camp": "Camp of Invention", "mail_address": "Postbox 12"}
        assert person.note == "Asked in: русский.\nWears glasses."
        assert Identifier.objects.get().value == "K-0417"


def test_one_reported_held_by_the_other_power_comes_with_the_report(bureau: Bureau, desk: Desk) -> None:
    day = {"received_on_0": "1", "received_on_1": "6", "received_on_2": "2022"}
    report = typed(source="agency", official="on", status="held", reported_day="5.2022", reference="CTA-7", **day)
    assert sent(desk("yaryna"), report | typed(family_name=("Иванов", "third_party")), "register-reported")
    person = Person.objects.get()
    assert person.side == Side.REPORTED
    found = Report.objects.get()
    assert found.official
    with reading(bureau.by("olena")):
        assert found.said == {"status": "held", "date": "2022-05", "reference": "CTA-7"}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (typed(rank=("рядовой", "refused")), "There is a value, and the choice says that there is none"),
        (typed(rank=("", "document")), "Write the value"),
        (typed(birth_date=("soon", "stated")), "This cannot be read as a date"),
        (typed(captured_on="2/4/2022"), "This can be read in two ways"),
        (typed(captured_on="1.1.2099"), "This day is yet to come"),
        (typed(captured_at="Invented Hills"), "Write the day too"),
        (typed(number_1="K-0417"), "Choose what number this is"),
        (typed(number_1_kind="camp"), "Write the number"),
        (typed(arrived_on="2022-03-01", captured_on="2022-03-05"), "cannot follow"),
        (typed(category=""), "This field is required"),
    ],
)
def test_what_cannot_be_written_so_is_said_and_nobody_is_registered(
    desk: Desk, values: dict[str, Any], words: str
) -> None:
    answer = sent(desk("yaryna"), values)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Person.objects.exists()


def test_a_lead_cannot_be_written_as_an_official_notification(desk: Desk) -> None:
    day = {"received_on_0": "1", "received_on_1": "6", "received_on_2": "2022"}
    answer = sent(desk("yaryna"), typed(source="returned", official="on", status="held", **day), "register-reported")
    assert "can notify officially" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_note_of_how_he_was_taken_is_not_saved_before_it_was_looked_at_again(desk: Desk) -> None:
    browser = desk("yaryna")
    shown = sent(browser, typed(note="Здався 5 березня.")).content.decode()
    assert "“Здався”" in shown
    assert "I have looked again" in shown
    assert not Person.objects.exists()
    assert sent(browser, typed(note="Здався 5 березня.", sure="on")).status_code == 302


def test_the_warning_stands_there_in_four_languages(desk: Desk) -> None:
    shown = desk("yaryna").get("/persons/register/").content.decode()
    assert [code for code in ("uk", "ru", "en", "pt") if f'<p class="govuk-body" lang="{code}">' not in shown] == []


def test_no_box_of_a_persons_field_has_to_be_filled(desk: Desk) -> None:
    shown = desk("yaryna").get("/persons/register/").content.decode()
    assert " required" not in shown


@pytest.mark.parametrize("account", ["taras", "olena", "ivan", "anna"])
def test_only_a_registrar_registers(desk: Desk, account: str) -> None:
    assert desk(account).get("/persons/register/").status_code == 403
    assert sent(desk(account), typed()).status_code == 403
    assert not Person.objects.exists()
