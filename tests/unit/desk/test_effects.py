"""The desk's pages of belongings."""

from __future__ import annotations

import pytest
from django.test import Client

from invented_answers import Family
from invented_effects import KeepingBureau
from vistka.effects.machines import PacketState
from vistka.effects.models import Article, Packet

pytestmark = pytest.mark.django_db


def test_two_registrars_pack_count_and_return(both_databases: None) -> None:
    bureau = KeepingBureau()
    family = Family(bureau)
    yaryna, stepan = bureau.at_the_desk("yaryna"), bureau.at_the_desk("stepan")
    owner = f"/persons/{family.person.pk}/effects/"
    assert "Nothing is written down." in text(yaryna, owner)
    article = {
        "kind": "money",
        "what": "Banknotes",
        "quantity": "3",
        "amount": "3,000",
        "currency": "crowns",
        "by": "Captain Invented",
        "order": "7",
        "reason": "safety",
        "packet": "",
    }
    yaryna.post(f"{owner}write/", article)
    yaryna.post(f"{owner}packet/", {"statement": "His, as he says."})
    packet = Packet.objects.get()
    yaryna.post(f"/effects/packets/{packet.pk}/fill/")
    assert Article.objects.get().packet == packet
    assert "Banknotes" in text(yaryna, f"/effects/packets/{packet.pk}/")
    # The second person counts without the list.
    assert "Banknotes" not in text(stepan, f"/effects/packets/{packet.pk}/")
    assert "Banknotes" not in text(stepan, owner)
    wrong = stepan.post(f"/effects/packets/{packet.pk}/seal/", {"counted": "2", "seal": "A7"})
    assert "Your count is not that of the list" in wrong.content.decode()
    stepan.post(f"/effects/packets/{packet.pk}/seal/", {"counted": "1", "seal": "A7"})
    assert "Banknotes" in text(stepan, f"/effects/packets/{packet.pk}/")
    yaryna.post(f"/effects/packets/{packet.pk}/return/", {"to": "himself"})
    assert Packet.objects.get().state == PacketState.RETURNED
    assert "No packet waits" in text(yaryna, "/effects/")


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())
