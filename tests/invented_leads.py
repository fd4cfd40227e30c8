"""A reviewer's bureau, and what is brought to it: an article of the kind that goes round, a post, a picture, a report.

Everybody in it is invented, and so is every newspaper, ministry and account.
"""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils import timezone
from PIL import Image

from invented_answers import ROLES as CARING
from invented_answers import CaringBureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.leads import actions
from vistka.leads.kinds import FindingKind
from vistka.leads.machines import FindingState
from vistka.leads.models import Finding, Item, Lead
from vistka.ledger.actors import machine
from vistka.sources.findings import Reading
from vistka.sources.reading import read

REVIEWER: Final = "vira"
ROLES: Final = CARING | {REVIEWER: Role.LEAD_REVIEWER}

LINK: Final = "https://gazette.example/news/2022/03/07/mothers"
TOLD_BY: Final = "An invented association of mothers"
CAPTIVES_WORDS: Final = "We were told that it was an exercise"
CONDUCT: Final = "whole units laid down their arms without a fight"
TOLD_AGAIN: Final = (
    "According to the Invented Gazette, the Ministry of Defence of Ukraine has set up a telephone for relatives of "
    "soldiers who are held."
)
NAMED: Final = "Щербаков Алексей"
ARTICLE: Final = f"""Videos of soldiers who are held in Ukraine have gone round on social networks since last week.

{TOLD_AGAIN}

“{CAPTIVES_WORDS},” said the captured soldier in the video.

According to the Pentagon, {CONDUCT}.

{TOLD_AGAIN}

“We will hand captured soldiers over to their mothers if they come for them to Kyiv, Ukraine,” said the defence minister, \
Orest Hrynevych, in a statement.

{TOLD_AGAIN}

Captured Russian soldier Alexei Shcherbakov, 22, was seen in Sumy on 2 March 2022 and has called his mother. \
pic.twitter.com/InventedAbc

— Invented Daily (@InventedDaily) March 2, 2022

A wounded Russian soldier lies in a hospital in Kharkiv, doctors say. https://t.co/InventedXyz

— Ricky the Invented (@invented_ricky) February 26, 2022
"""
"""A paragraph stands three times; of what a captive says and of conduct in combat nothing is to be kept."""
POST: Final = (
    "A young captured Russian soldier is seen crying in Sumy, Ukraine. pic.twitter.com/InventedDef\n"
    "— Somebody Invented (@somebody_invented) February 26, 2022\n"
)
PERSON: Final = {"name": NAMED, "fate": "captive", "age": "22", "date": "2022-03-02"}


@cache
def what_is_read(text: str = ARTICLE, link: str = LINK, published: str = "2022-03-07") -> Reading:
    """What the sources find in a text; read in this process, as it is ours."""
    return read(text.encode(), link=link, published=published)


def picture(colour: str = "#336699", *, kind: str = "PNG") -> bytes:
    """A picture that shows nothing."""
    page = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(page, kind)
    return page.getvalue()


VIDEO: Final = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x00\x00\x08mdat" * 8
"""What begins like a video; nothing here looks into it."""
REPORT: Final[dict[str, Any]] = {
    "state": "wounded",
    "soldier": {"name": "Щербаков Алексей", "birth_date": "1999-04-02", "service_number": "АА-123456"},
    "seen_on": "2022-03-05",
    "place": "The cellar of the invented school",
    "reach_me": "+000 77 888",
    "relative": {"name": "Галина Щербакова", "relation": "mother", "number": "+000 99 111"},
}
"""What a civilian answers (`mailroom.schema.Kind.WITH_HIM`)."""


class LeadsBureau(CaringBureau):
    """The invented bureau with Vira, who reviews what comes from the open."""

    def __init__(self) -> None:
        staff = [access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[ROLES[one]]) for one in ROLES]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)

    def brings(
        self, text: str = ARTICLE, *, who: str = "olena", link: str = LINK, published: str = "2022-03-07"
    ) -> Item:
        """Somebody brings an article or a post."""
        reading = what_is_read(text, link, published)
        return actions.bring_text(by=self.by(who), content=text.encode(), reading=reading, link=link, told_by=TOLD_BY)

    def brings_picture(self, content: bytes | None = None, *, who: str = "olena") -> Item:
        """Somebody brings a picture or a video."""
        return actions.bring_media(by=self.by(who), content=content or picture(), link=LINK, told_by=TOLD_BY)

    def is_told(self, said: dict[str, Any] | None = None, at: datetime | None = None) -> Item:
        """A civilian has written by the portal."""
        by = machine("post")
        return actions.bring_report(by=by, submission_id=uuid4(), said=said or REPORT, at=at or timezone.now())

    def accepts(self, item: Item, kind: FindingKind = FindingKind.PERSON) -> Finding:
        """Vira accepts the first finding of a kind that nobody has decided."""
        found = item.findings.filter(kind=kind, state=FindingState.FOUND).order_by("number").first()
        assert found, f"nothing of the kind {kind} waits"
        return actions.accept(by=self.by(REVIEWER), finding_id=found.pk)

    def ends(self, item: Item) -> Item:
        """Vira drops what is left, and ends the review."""
        for finding_id in item.findings.filter(state=FindingState.FOUND).values_list("pk", flat=True):
            actions.drop(by=self.by(REVIEWER), finding_id=finding_id)
        return actions.end_review(by=self.by(REVIEWER), item_id=item.pk)

    def has_a_lead(self, said: dict[str, str] | None = None, *, where: str = "Sumy", shown: bool = False) -> Lead:
        """Vira writes a described person down by hand."""
        cells = said or PERSON
        by = self.by(REVIEWER)
        return actions.note_by_hand(by=by, said=cells, where=where, link=LINK, told_by=TOLD_BY, shown=shown)

    def lead_of(self, item_id: UUID) -> Lead:
        """The one lead of an item."""
        return Lead.objects.get(item_id=item_id)
