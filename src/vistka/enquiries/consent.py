"""Consent, item by item, bound to the words that were read to her: other words or other items no longer hold."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Consent, Enquirer
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.mailroom.consent_wordings import NEEDED, NEWEST, WORDINGS, Item
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose


@dataclass(frozen=True, kw_only=True)
class GivenConsent:
    """What she agreed to: `items` by `Item`, one that is missing was refused; read to her in `language`."""

    items: Mapping[str, bool] = field(default_factory=dict)
    language: str = "uk"
    wording: str = NEWEST


def checked(given: GivenConsent) -> dict[str, bool]:
    """Yes or no for each item of the wording. Raises `EnquiryError` for what nobody was read, or without what we need."""
    words = WORDINGS.get(given.wording, {}).get(given.language)
    if words is None or given.items.keys() - words.keys():
        raise EnquiryError(_("Read the consent to the enquirer in one of our languages, item by item."))
    items = {item.value: bool(given.items.get(item, False)) for item in words}
    if not all(items[item] for item in NEEDED):
        raise EnquiryError(
            _("Without the first two consents we cannot take the enquiry. Write nothing down, and say that kindly.")
        )
    return items


def bind(wording: str, language: str, items: Mapping[str, bool]) -> bytes:
    """HMAC (32 bytes) over the words that she was read and her yes or no to each. Raises `KeyError` for unread words."""
    words = WORDINGS[wording][language]
    parts = (part.encode() for item in sorted(items) for part in (item, words[Item(item)], str(bool(items[item]))))
    return keyring().mac(Purpose.BINDING, b"enquiries.consent", wording.encode(), language.encode(), *parts)


def holds(consent: Consent) -> bool:
    """Whether the words are still those that were read, and the items those that she answered."""
    try:
        bound = bind(consent.wording, consent.language, consent.items)
    except (KeyError, ValueError):
        return False
    return hmac.compare_digest(bound, bytes(consent.bound))


def consents_to(enquirer: Enquirer, item: Item) -> bool:
    """Whether she agrees to this now: what stands was written by the bureau and holds. Raises `Forged`."""
    trust(enquirer)
    consent = Consent.objects.filter(pk=enquirer.consent_id, enquirer=enquirer).first()
    if consent is None:
        raise Forged([str(enquirer)])
    trust(consent)
    return holds(consent) and consent.items.get(item, False) is True
