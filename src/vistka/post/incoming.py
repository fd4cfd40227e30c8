"""An enquiry as the portal sent it, given to the room that takes enquiries. Nothing but his name was compulsory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from vistka.enquiries.code_words import plain
from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.contacts import WITHOUT_ADDRESS, Channel
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.kinship import usual_edges
from vistka.mailroom.consent_wordings import Item

NOT_SAID: Final = "?"
"""For the name of one who asks and does not say it."""
_OTHER: Final = "other"


def new_enquiry(content: Mapping[str, Any], filed_at: datetime) -> NewEnquiry:
    """What is taken. Her calendar counts from the moment she filed, not from when somebody looked at it."""
    said = content.get("enquirer", {})
    relation = said.get("relation") or _OTHER
    return NewEnquiry(
        sought=content.get("sought", {}),
        enquirer=NewEnquirer(
            said={**said, "name": said.get("name", "").strip() or NOT_SAID, "relation": relation},
            contact=contact_of(content),
            consent=consent_of(content.get("consent", {})),
            code_words=distinct(content.get("code_words", ())),
            edges=usual_edges(relation),
        ),
        taken_at=filed_at,
    )


def contact_of(content: Mapping[str, Any]) -> dict[str, str | bool]:
    """How she is reached safely. Where she gave no way, or one without an address: not at all, she calls."""
    said = dict(content.get("contact", {}))
    cells: dict[str, str | bool] = {**said.pop("flags", {}), **said}
    cells["language"] = said.get("language") or content.get("language", "")
    channel = said.get("channel", "")
    can_be_reached = channel in WITHOUT_ADDRESS or (channel in set(Channel) and said.get("address", "").strip())
    return {**cells, "channel": channel if can_be_reached else Channel.SHE_CALLS}


def consent_of(said: Mapping[str, Any]) -> GivenConsent:
    """Her consent, by the very words that she was shown."""
    items = {str(Item(name)): given is True for name, given in said.get("items", {}).items()}
    return GivenConsent(items=items, language=said.get("language", ""), wording=said.get("wording", ""))


def distinct(words: Sequence[str]) -> list[str]:
    """Her code words, without those that would sound the same as one before them."""
    heard = {plain(word): word for word in reversed(words)}
    heard.pop("", None)
    return list(reversed(heard.values()))
