"""I am with a soldier, or have found one."""

from __future__ import annotations

import re
from typing import Final

import pytest
from django.test import Client

from invented_visitors import OfflineBureau
from vistka.mailroom.models import Submission
from vistka.mailroom.schema import KIN, SCHEMA, Fields, Kind
from vistka.portal.others.steps import WITH_HIM

HOME: Final = "/en/with-him/"
LIVING: Final = {
    "state": {"state": "wounded"},
    "relative": {"name": "Invented Olha", "number": "+000 55 66", "relation": "mother"},
    "soldier": {"name": "Invented Andrij", "birth_date": "2001"},
    "place": {"place": "the school of Invented-on-Sea"},
    "you": {"reach_me": ""},
}
DEAD: Final = {
    "state": {"state": "dead"},
    "found": {"place": "48.00001, 37.00002, behind the third poplar", "seen_on": "2 April 2026"},
    "disc": {"name": "", "service_number": "Щ-123456", "birth_date": "", "beside": "a blue scarf"},
    "you": {"reach_me": "+000 77"},
}


def goes_through(visitor: Client, answers: dict[str, dict[str, str]]) -> str:
    """Answer each question in the order in which it is asked; the page after the last."""
    page = f"{HOME}state/"
    for name, said in answers.items():
        assert page == f"{HOME}{name}/"
        assert visitor.get(page).status_code == 200
        response = visitor.post(page, said)
        assert response.status_code == 302, response.content.decode()
        page = response["Location"]
    return page


def test_safety_comes_before_the_first_question(visitor: Client) -> None:
    page = visitor.get(HOME).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert not re.search(r"<(input|form|textarea|select|button)\b", main)
    for said in ("shooting", "film or photograph", "publish", "question", "weapon", "tag", "112", "your name"):
        assert said in main
    assert main.index("shooting") < main.index("/with-him/state/")


def test_of_one_who_lives_it_sends_what_he_wanted_to_say(visitor: Client, bureau: OfflineBureau) -> None:
    assert goes_through(visitor, LIVING) == f"{HOME}check/"
    checked = visitor.get(f"{HOME}check/").content.decode()
    assert "Invented Andrij" in checked
    assert visitor.post(f"{HOME}check/")["Location"] == f"{HOME}sent/"
    [sent] = bureau.opened()
    assert sent.kind is Kind.WITH_HIM
    assert sent.said == {
        "language": "en",
        "state": "wounded",
        "relative": LIVING["relative"],
        "soldier": LIVING["soldier"],
        "place": "the school of Invented-on-Sea",
    }


def test_of_the_dead_it_sends_the_place_and_what_is_read_without_touching(
    visitor: Client, bureau: OfflineBureau
) -> None:
    assert goes_through(visitor, DEAD) == f"{HOME}check/"
    visitor.post(f"{HOME}check/")
    [sent] = bureau.opened()
    assert sent.said == {
        "language": "en",
        "state": "dead",
        "soldier": {"service_number": "Щ-123456"},
        "seen_on": "2 April 2026",
        "place": "48.00001, 37.00002, behind the third poplar",
        "beside": "a blue scarf",
        "reach_me": "+000 77",
    }


def test_whoever_finds_one_dead_is_warned_before_the_question(visitor: Client) -> None:
    visitor.post(f"{HOME}state/", {"state": "dead"})
    page = visitor.get(f"{HOME}found/").content.decode()
    for said in ("Do not move the body", "Do not dig", "explosives", "disc", "papers"):
        assert page.index(said) < page.index("<textarea")


def test_a_changed_mind_leaves_no_answer_to_the_other_questions(visitor: Client, bureau: OfflineBureau) -> None:
    goes_through(visitor, LIVING)
    visitor.post(f"{HOME}state/", DEAD["state"])
    assert visitor.get(f"{HOME}check/")["Location"] == f"{HOME}found/"
    for name in ("found", "disc"):
        visitor.post(f"{HOME}{name}/", DEAD[name])
    visitor.post(f"{HOME}check/")
    [sent] = bureau.opened()
    assert "relative" not in sent.said
    assert "Invented" not in str(sent.said)


def test_a_double_tap_sends_it_once_and_leaves_nothing_of_it(visitor: Client, bureau: OfflineBureau) -> None:
    goes_through(visitor, LIVING)
    assert visitor.post(f"{HOME}check/")["Location"] == f"{HOME}sent/"
    assert visitor.post(f"{HOME}check/")["Location"] == f"{HOME}sent/"
    assert visitor.get(f"{HOME}sent/").status_code == 200
    assert Submission.objects.count() == 1
    assert "Invented" not in visitor.get(f"{HOME}relative/", follow=True).content.decode()


def test_a_second_report_is_another(visitor: Client, bureau: OfflineBureau) -> None:
    for answers in (LIVING, DEAD):
        goes_through(visitor, answers)
        visitor.post(f"{HOME}check/")
    assert sorted(sent.said["state"] for sent in bureau.opened()) == ["dead", "wounded"]


def test_nothing_is_compulsory_for_the_living(visitor: Client, bureau: OfflineBureau) -> None:
    goes_through(visitor, {name: {} if name != "state" else said for name, said in LIVING.items()})
    visitor.post(f"{HOME}check/")
    assert [sent.said for sent in bureau.opened()] == [{"language": "en", "state": "wounded"}]


def test_no_field_asks_how_he_was_captured_what_he_said_or_for_a_picture() -> None:
    assert {step.name: list(step.form.base_fields) for step in WITH_HIM.all_steps} == {
        "state": ["state"],
        "relative": ["name", "number", "relation"],
        "soldier": ["name", "birth_date"],
        "place": ["place"],
        "found": ["place", "seen_on"],
        "disc": ["name", "service_number", "birth_date", "beside"],
        "you": ["reach_me"],
    }
    assert not any(form.is_multipart() for form in (step.form() for step in WITH_HIM.all_steps))


def test_nor_can_such_a_thing_be_sent() -> None:
    schema = SCHEMA[Kind.WITH_HIM]
    assert set(schema) == set("language state relative soldier seen_on place beside reach_me".split())
    soldier = schema["soldier"]
    assert isinstance(soldier, Fields)
    assert set(soldier.fields) == {"name", "birth_date", "service_number"}


@pytest.mark.parametrize(
    "typed",
    ["Ї" * 10_000, "Invented \U0001f573\ufe0f", "nul\x00byte", "\u202eturned"],
    ids=["long", "emoji", "NUL", "RLO"],
)
def test_whatever_is_typed_is_answered_kindly_and_shown_again(visitor: Client, typed: str) -> None:
    visitor.post(f"{HOME}state/", LIVING["state"])
    response = visitor.post(f"{HOME}soldier/", {"name": typed})
    kept = typed.replace("\x00", "").replace("\u202e", "")
    page = response.content.decode() if response.status_code == 200 else visitor.get(f"{HOME}soldier/").content.decode()
    assert kept in page


def test_without_a_key_nothing_is_asked(visitor: Client) -> None:
    from vistka.mailroom.models import PublishedKey

    PublishedKey.objects.all().delete()
    assert visitor.get(f"{HOME}state/").status_code == 503
    assert visitor.get(HOME).status_code == 200


def test_an_unknown_page_leads_to_the_first(visitor: Client) -> None:
    for page in ("capture/", "disc/", "check/", "sent/"):
        assert visitor.get(f"{HOME}{page}")["Location"] == HOME


def test_kin_are_those_of_the_schema() -> None:
    step = next(step for step in WITH_HIM.all_steps if step.name == "relative")
    choices = [key for key, _words in step.form.base_fields["relation"].choices]  # type: ignore[attr-defined]
    assert choices == ["", *KIN]
