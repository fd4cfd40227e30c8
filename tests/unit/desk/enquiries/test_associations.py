"""Associations: written down and ended by a case worker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from invented_staff import Bureau
from vistka.enquiries.models import Association

Desk = Callable[..., Client]


def test_an_association_is_written_down_and_ends_after_a_question(bureau: Bureau, desk: Desk) -> None:
    olena = desk("olena")
    assert "No association files here yet" in olena.get("/associations/").content.decode()
    assert "Write this down" in olena.post("/associations/found/", {"name": "Mothers"}).content.decode()
    page = olena.post("/associations/found/", {"name": "Mothers of Invention", "contact": "+000 33"}, follow=True)
    assert "Mothers of Invention" in page.content.decode()
    end = f"/associations/{Association.objects.get().pk}/end/"
    assert "Does this association file no more?" in olena.get(end).content.decode()
    assert "Files no more since" in olena.post(end, follow=True).content.decode()
    assert "Somebody has settled this meanwhile." in olena.post(end).content.decode()


@pytest.mark.parametrize("account", ["halyna", "ivan", "yaryna"])
@pytest.mark.parametrize("path", ["", "found/"])
def test_others_see_no_association(bureau: Bureau, account: str, path: str) -> None:
    assert bureau.at_the_desk(account).get(f"/associations/{path}").status_code == 403
