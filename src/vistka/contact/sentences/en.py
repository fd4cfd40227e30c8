"""English."""

from __future__ import annotations

from typing import Final

from vistka.contact.sentences.words import Words
from vistka.registry.health import HealthValue
from vistka.registry.reports import ReportSource, ReportStatus

WORDS: Final = Words(
    day="{day} {month} {year}",
    months=tuple("January February March April May June July August September October November December".split()),
    nothing="Your enquiry is registered; there is nothing we can tell you now",
    held=(
        "The person you are looking for is alive and is held by us. The person wants you to know it. "
        "This is what we knew on {day}."
    ),
    how_to_write=(
        "You can write to this address: {address}. It is a post box and does not show where the person is. "
        "Please write family news only; letters are read before they are passed on."
    ),
    health_was="On {day} the person's health was noted as: {health}.",
    letters="The person would like to exchange letters with you.",
    call="The person would like to speak with you on the telephone. We cannot say yet when that will be possible.",
    released=(
        "On {day} the person you are looking for was released and left our hands. "
        "We do not know where the person is now."
    ),
    card="A capture card",
    card_says="The person signed or marked this card for you. It was made on {day}.",
    health={
        HealthValue.GOOD: "good",
        HealthValue.NOT_WOUNDED: "not wounded",
        HealthValue.RECOVERED: "recovered",
        HealthValue.CONVALESCENT: "convalescent",
        HealthValue.SICK: "sick",
        HealthValue.SLIGHTLY_WOUNDED: "slightly wounded",
        HealthValue.SERIOUSLY_WOUNDED: "seriously wounded",
    },
    notified={
        ReportStatus.HELD: (
            "On {day} we were officially notified by {source} that the person you are looking for is held by the other "
            "side. We cannot speak with the person ourselves and know no more than this."
        ),
        ReportStatus.IN_HOSPITAL: (
            "On {day} we were officially notified by {source} that the person you are looking for is held by the other "
            "side and is in hospital. We cannot speak with the person ourselves and know no more than this."
        ),
        ReportStatus.RELEASED: (
            "On {day} we were officially notified by {source} that the person you are looking for was released by the "
            "other side. We know no more than this."
        ),
    },
    sources={ReportSource.POWER: "the other side", ReportSource.AGENCY: "the Central Tracing Agency of the Red Cross"},
)
