"""The pages of human remains: from the tag to the handover, and the word that stands on none of them too early."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.test import Client

from invented_answers import Family
from invented_remains import (
    AGREED,
    DECIDED,
    EXAMINED,
    FIRST,
    HANDOVER,
    RECOVERED,
    SWAB,
    TOLD,
    ForensicBureau,
    Found,
    gives_sample,
    opened,
)
from vistka.ledger.models import Entry
from vistka.remains.models import AnteMortem, HumanRemains, Identification, Sample

DAY: Final = {"day_0": "3", "day_1": "6", "day_2": "2022", "hour": "09:30"}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> ForensicBureau:
    cache.clear()
    return ForensicBureau()


@pytest.fixture
def andrii(bureau: ForensicBureau) -> Client:
    return bureau.at_the_desk("andrii")


@pytest.fixture
def helena(bureau: ForensicBureau) -> Client:
    return bureau.at_the_desk("helena")


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.status_code
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def told(browser: Client, url: str, **typed: Any) -> str:
    """What the page says after a form was sent."""
    answer = browser.post(url, as_typed(typed), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def as_typed(said: dict[str, Any]) -> dict[str, Any]:
    """Days in three boxes."""
    typed: dict[str, Any] = {}
    for name, value in said.items():
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            typed |= dict(zip((f"{name}_2", f"{name}_1", f"{name}_0"), value.split("-"), strict=True))
        typed[name] = value
    return typed


def page_of(remains: HumanRemains) -> str:
    return f"/remains/{remains.pk}/"


def test_an_empty_list_says_how_remains_get_there(andrii: Client) -> None:
    assert "There are none" in shown(andrii, "/remains/")
    assert "There are none" in shown(andrii, "/remains/left/")


def test_from_the_tag_to_the_handover(bureau: ForensicBureau, andrii: Client, helena: Client) -> None:
    assert "have a number now" in told(andrii, "/remains/register/", part="whole", **RECOVERED)
    remains = HumanRemains.objects.get()
    page = page_of(remains)
    number = opened(remains, "number")
    spoken = f"{number[:3]} {number[3:6]} {number[6:]}"
    assert spoken in shown(andrii, "/remains/")
    told(andrii, f"{page}hand-on/", **DAY, **FIRST)
    told(andrii, f"{page}found/", kind="disc", where="on", text="AB-123456")
    told(andrii, f"{page}examine/", **EXAMINED)
    told(andrii, f"{page}hand-on/", **DAY, **FIRST)
    seen = shown(andrii, page)
    for words in ("AB-123456", "one half taken", "A gap", "gap or a broken seal", "A field of invention"):
        assert words in seen
    assert "It is written down. A colleague" in told(andrii, f"{page}decide/", methods=["dental"], **DECIDED)
    decision = Identification.objects.get()
    assert "Sign an expert" not in shown(andrii, page)
    assert "Two people decide this" in told(andrii, f"/remains/decisions/{decision.pk}/sign/")
    assert "Sign an expert" in shown(helena, page)
    assert "Щербаков Алексей" in shown(helena, f"/remains/decisions/{decision.pk}/sign/")
    assert "signed twice" in told(helena, f"/remains/decisions/{decision.pk}/sign/")
    told(andrii, f"{page}told/", **TOLD)
    custody = FIRST | {"from": "Mortuary 1", "to": "Border", "gave": "Maria Invented", "took": "Stepan"}
    refused = told(andrii, f"{page}return/", **DAY, **custody, **HANDOVER)
    assert "Write what is known about it" in refused
    told(andrii, f"{page}return/", **DAY, **custody, **HANDOVER, explained="A label fell off.")
    assert HumanRemains.objects.get().state == "returned"
    assert spoken in shown(helena, "/remains/left/")
    assert spoken not in shown(helena, "/remains/")


def test_the_word_stands_on_no_page_before_two_have_signed(
    bureau: ForensicBureau, andrii: Client, helena: Client
) -> None:
    family, found = Family(bureau), Found(bureau)
    word = re.compile("identified", re.IGNORECASE)
    pages = [
        "",
        "found/",
        "hand-on/",
        "link/",
        "sample/",
        "presume/",
        "decide/",
        "examine/",
        "review/",
        "lay/",
        "told/",
    ]

    def says_it() -> list[str]:
        urls = ["/remains/", *(f"/remains/{found.pk}/{page}" for page in pages)]
        return [url for url in urls for browser in (andrii, helena) if word.search(shown(browser, url))]

    assert says_it() == []
    found.found_with()
    found.examined()
    found.presumed(enquirer_number=opened(family.mother, "number"))
    assert "Presumptive only" in shown(andrii, f"/remains/{found.pk}/")
    assert says_it() == []
    decision = found.decided()
    assert says_it() == []
    assert not word.search(shown(helena, f"/remains/decisions/{decision.pk}/sign/"))
    found.signed(decision)
    assert word.search(shown(andrii, f"/remains/{found.pk}/"))


def test_a_family_is_found_by_the_number_she_says_and_nobody_is_named(bureau: ForensicBureau, andrii: Client) -> None:
    family = Family(bureau)
    page = f"/remains/families/{family.enquiry.pk}/"
    number = opened(family.mother, "number")
    assert "No family has this number" in told(andrii, "/remains/families/", number="1234567890")
    seen = told(andrii, "/remains/families/", number=number)
    assert "We ask every family on the same day" in seen
    told(andrii, f"{page}interview/", enquirer_number=number, height="183", teeth="A gap")
    told(andrii, f"{page}sample/", barcode="KIT-1", methods=["autosomal"], **donor("mother"))
    seen = shown(andrii, page)
    for words in ("183", "A gap", "KIT-1", "do not suffice yet", "A sample of one more close relative", "10¹¹"):
        assert words in seen
    assert "A husband or wife shares no DNA" in told(andrii, f"{page}sample/", barcode="KIT-2", **donor("wife"))
    told(andrii, f"{page}sample/", barcode="KIT-2", **donor("father"))
    assert "Two close relatives have given samples" in shown(andrii, page)
    sample = Sample.objects.order_by("recorded_at").first()
    assert sample
    told(andrii, f"/remains/samples/{sample.pk}/withdraw/")
    assert "do not suffice yet" in shown(andrii, page)
    assert (AnteMortem.objects.count(), Sample.objects.count()) == (1, 2)
    assert "Щербакова" not in seen
    assert number not in page


def donor(relation: str) -> dict[str, str]:
    return SWAB | AGREED | {"donor": f"The {relation}", "birth_date": "1975-01-20", "relation": relation}


def test_the_second_sees_what_was_compared(bureau: ForensicBureau, helena: Client) -> None:
    family, found = Family(bureau), Found(bureau).examined()
    kin = [gives_sample(bureau, family.enquiry, one, f"KIT-{one}") for one in ("mother", "father")]
    found.decided("dna", barcodes=found.compared_with(*kin))
    seen = shown(helena, f"/remains/{found.pk}/")
    for words in ("KIT-mother (mother)", "KIT-father (father)", "(of the remains)", "6.7e11", "Not yet"):
        assert words in seen


def test_looking_is_entered_with_its_purpose(bureau: ForensicBureau, andrii: Client) -> None:
    found = Found(bureau)
    shown(andrii, f"/remains/{found.pk}/")
    assert Entry.objects.filter(subject_id=found.pk, verb="opened", purpose="care_for_dead").exists()


@pytest.mark.parametrize("account", ["olena", "ivan", "yaryna", "taras", "nadiia", "daryna"])
def test_nobody_else_comes_in(bureau: ForensicBureau, account: str) -> None:
    found = Found(bureau)
    browser = bureau.at_the_desk(account)
    assert {browser.get(url).status_code for url in ("/remains/", f"/remains/{found.pk}/")} == {403}
