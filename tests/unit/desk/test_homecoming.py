"""Ways home at the desk: who decides reads what is missing; an escort reads no more than whom she brings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from invented_answers import HER_NAME
from invented_reunion import Returning, ReturningBureau
from vistka.desk.homecoming.acts import brief
from vistka.desk.homecoming.papers import protocol_values, repatriation_values
from vistka.documents.kinds import FIELDS, DocumentKind
from vistka.ledger.reading import reading
from vistka.registry.health import HealthValue
from vistka.reunion import actions
from vistka.reunion.interviews import AT_THE_DOOR, NOT_COMING, NOW, TOLD_FIRST, standing_of
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import Aftercare, ReleaseInterview, WayHome
from vistka.reunion.protocol import Part

HIS_NAME = "Щербаков"


@pytest.fixture
def bureau(db: None) -> ReturningBureau:
    cache.clear()
    return ReturningBureau()


@pytest.fixture
def family(bureau: ReturningBureau) -> Returning:
    return Returning(bureau)


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def sends(browser: Client, url: str, **typed: Any) -> str:
    return browser.post(url, typed, follow=True).content.decode()


def read_aloud(version: str) -> dict[str, str]:
    return {f"told_{at}": "on" for at in range(len(TOLD_FIRST[version]))}


ASKED = {"body": "icrc", "no_neutral": "", "alone": "yes", "fear": "no"}


def heard(**otherwise: Any) -> dict[str, Any]:
    answers = {"wish": "yes", "kinds": ["handover", "exchange"], "exposure": "none", "language": "ru"}
    today = timezone.localdate()
    day = {"held_on_0": str(today.day), "held_on_1": str(today.month), "held_on_2": str(today.year)}
    return read_aloud(NOW) | ASKED | answers | day | {"held_on": today.isoformat()} | otherwise


def test_the_camp_notes_an_interview_and_reads_none(bureau: ReturningBureau, family: Returning) -> None:
    yaryna = bureau.at_the_desk("yaryna")
    url = f"/persons/{family.person.pk}/going-home/hear/"
    assert str(TOLD_FIRST[NOW][2]) in shown(yaryna, url)
    unread = {name: value for name, value in heard().items() if name != "told_2"}
    assert "then tick it" in sends(yaryna, url, **unread)
    assert not ReleaseInterview.objects.exists()
    sends(yaryna, url, **heard())
    with reading(bureau.by("olena")):
        assert ReleaseInterview.objects.get().said["kinds"] == ["handover", "exchange"]
    assert yaryna.get(f"/persons/{family.person.pk}/going-home/").status_code == 403


def test_two_people_decide_on_pages_that_say_what_is_missing(bureau: ReturningBureau, family: Returning) -> None:
    olena, ivan = bureau.at_the_desk("olena"), bureau.at_the_desk("ivan")
    family.has_everything()
    family.says()
    page = f"/persons/{family.person.pk}/going-home/"
    assert f"/enquirers/{family.mother.pk}/handover/open/" in shown(olena, page)
    sends(olena, f"/enquirers/{family.mother.pk}/handover/open/")
    way = WayHome.objects.get()
    url = f"/ways-home/{way.pk}/"
    assert "not yet" in shown(olena, url)
    assert "somebody has looked whether the law" in sends(olena, f"{url}propose/")
    sends(olena, f"{page}law/", bar="none")
    assert "nothing stands in the way" in shown(olena, page)
    sends(olena, f"{url}propose/")
    assert "Two people decide this" in sends(olena, f"{url}decide/")
    assert "may go" in sends(ivan, f"{url}decide/")
    assert "not yet" not in shown(ivan, url)


def test_no_page_of_a_dead_persons_way_shows_that_anything_changed(bureau: ReturningBureau, family: Returning) -> None:
    olena = bureau.at_the_desk("olena")
    family.may_go()
    way = family.opens()
    before = shown(olena, f"/ways-home/{way.pk}/")
    family.dies()
    strip = [line for line in before.splitlines() if "csrf" not in line and "nonce" not in line]
    after = shown(olena, f"/ways-home/{way.pk}/")
    assert strip == [line for line in after.splitlines() if "csrf" not in line and "nonce" not in line]
    assert "somebody asks the person once more" in sends(olena, f"/ways-home/{way.pk}/propose/")


def test_what_escorts_read_is_whom_they_bring(bureau: ReturningBureau, family: Returning) -> None:
    bohdan = bureau.at_the_desk("bohdan")
    family.may_go()
    way = family.is_proposed(family.opens())
    assert HIS_NAME not in shown(bohdan, "/handovers/")
    assert bohdan.get(f"/handovers/{way.pk}/").status_code == 404

    actions.decide_way(by=bureau.by("ivan"), way_id=way.pk)
    for url in ("/handovers/", "/escorted/", f"/handovers/{way.pk}/", f"/handovers/{way.pk}/set-out/"):
        page = shown(bohdan, url)
        assert HIS_NAME not in page
        assert HER_NAME not in page
    assert "only its two escorts" in shown(bohdan, f"/handovers/{way.pk}/")
    assert HER_NAME in sends(bohdan, f"/handovers/{way.pk}/join/")
    assert HIS_NAME in shown(bohdan, "/handovers/")
    assert HIS_NAME in shown(bohdan, "/escorted/")
    page = shown(bohdan, f"/handovers/{way.pk}/")
    assert HER_NAME in page
    assert "Only the two escorts" in sends(
        bureau.at_the_desk("zoya"), f"/handovers/{way.pk}/print/", first="uk", second="en"
    )
    assert "Secret camp" not in page
    for url in (f"/ways-home/{way.pk}/", f"/persons/{family.person.pk}/", f"/persons/{family.person.pk}/going-home/"):
        assert bohdan.get(url).status_code == 403


def test_two_escorts_go_through_the_protocol(bureau: ReturningBureau, family: Returning) -> None:
    bohdan, zoya = bureau.at_the_desk("bohdan"), bureau.at_the_desk("zoya")
    family.may_go()
    url = f"/handovers/{family.is_eligible().pk}/"
    sends(bohdan, f"{url}set-out/")
    sends(bohdan, f"{url}his-identity/", paper="our_card")
    assert "Two people" in sends(bohdan, f"{url}her-identity/", paper="passport")
    sends(zoya, f"{url}her-identity/", paper="passport")
    sends(bohdan, f"{url}no-press/", promised="on")
    sends(bohdan, f"{url}arrive/")
    sends(bohdan, f"{url}door/", **read_aloud(AT_THE_DOOR), **ASKED, answer="yes")
    sends(bohdan, f"{url}effects/", why="")
    sends(bohdan, f"{url}onward/", to="Her home", met_by="The Red Cross", paper="A travel paper")
    sends(bohdan, f"{url}sign/", his="signed", hers="marked")
    today = timezone.localdate()
    day = {"on_0": str(today.day), "on_1": str(today.month), "on_2": str(today.year), "on": today.isoformat()}
    assert "Two people" in sends(bohdan, f"{url}finish/", **day, to="")
    assert "handed over" in sends(zoya, f"{url}finish/", **day, to="")
    assert WayHome.objects.get().state == "handed_over"


def test_he_declines_at_the_door_and_she_is_told_one_sentence(bureau: ReturningBureau, family: Returning) -> None:
    bohdan = bureau.at_the_desk("bohdan")
    url = f"/handovers/{family.is_at_the_door().pk}/"
    page = sends(bohdan, f"{url}door/", **read_aloud(AT_THE_DOOR), **ASKED, answer="no")
    assert "declined" in page
    assert all(str(sentence) in page for sentence in NOT_COMING)
    assert str(Part.DOOR.words) not in page  # no part of a protocol is open any more
    standing = standing_of(family.person.pk)
    assert standing is not None
    assert standing.interview_id == ReleaseInterview.objects.latest("recorded_at").pk


def test_what_nobody_knows_has_no_row(bureau: ReturningBureau) -> None:
    way = WayHome(
        his_brief={"family_name": HIS_NAME, "first_names": "", "birth_date": ""},
        her_brief={"name": HER_NAME, "birth_date": "", "relation": "mother"},
    )
    with reading(bureau.by("bohdan")):
        assert [str(row.value) for row in brief(way)] == [HIS_NAME, HER_NAME]


def test_an_escort_goes_along_with_an_exchange_and_says_what_stays(bureau: ReturningBureau, family: Returning) -> None:
    bohdan = bureau.at_the_desk("bohdan")
    family.may_go()
    url = f"/handovers/{family.is_eligible(WayKind.EXCHANGE).pk}/"
    sends(bohdan, f"{url}join/")
    today = timezone.localdate()
    day = {"on_0": str(today.day), "on_1": str(today.month), "on_2": str(today.year), "to": "", "why": ""}
    assert "Still kept" in shown(bohdan, f"{url}carry-out/")
    sends(bohdan, f"{url}carry-out/", **day)
    assert WayHome.objects.get().state == "eligible"
    page = sends(bohdan, f"{url}carry-out/", **day, promised="on")
    assert str(Part.NO_PRESS.words) in page
    assert str(Part.DOOR.words) not in page
    assert WayHome.objects.get().state == "carried_out"


def test_the_call_after_it_is_due_and_noted(bureau: ReturningBureau, family: Returning) -> None:
    olena = bureau.at_the_desk("olena")
    way = family.is_handed_over()
    call = Aftercare.objects.get(way=way, day=7)
    url = f"/aftercare/{call.pk}/"
    assert HER_NAME in shown(olena, url)
    sends(olena, url, reached="yes", needs=["doctor", "papers"])
    call.refresh_from_db()
    assert call.done_at is not None
    assert url not in shown(olena, f"/ways-home/{way.pk}/")


def test_a_refused_way_says_why(bureau: ReturningBureau, family: Returning) -> None:
    ivan = bureau.at_the_desk("ivan")
    family.is_linked()
    way = family.opens(WayKind.EXCHANGE)
    page = sends(ivan, f"/ways-home/{way.pk}/refuse/", why="conditions")
    assert "the person wants to go this way" in page


def test_the_forms_are_filled_in_from_what_is_known(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    family.writes(way)
    family.is_examined(HealthValue.SLIGHTLY_WOUNDED, timezone.localdate() - timedelta(days=1))
    with reading(bureau.by("bohdan")):
        protocol = protocol_values(WayHome.objects.get())
    with reading(bureau.by("yaryna")):
        family.person.refresh_from_db()
        repatriation = repatriation_values(family.person)
    for kind, values in (
        (DocumentKind.HANDOVER_PROTOCOL, protocol),
        (DocumentKind.REPATRIATION_CERTIFICATE, repatriation),
    ):
        assert values.keys() <= {field.name for field in FIELDS[kind]}
    assert protocol["receiver_name"] == HER_NAME
    assert protocol["wish_at_the_door"] == "goes"
    assert repatriation["camp"] == "Secret camp"


def test_a_medical_officer_prints_the_repatriation_certificate(bureau: ReturningBureau, family: Returning) -> None:
    """Who reads no names in the register prints it too; the name is then written by hand."""
    taras, person = bureau.at_the_desk("taras"), family.person.pk
    url = f"/persons/{person}/print/repatriation/"
    answer = taras.post(url, {"first": "uk", "second": "en"})
    assert answer.content.startswith(b"%PDF"), answer.context["form"].errors
