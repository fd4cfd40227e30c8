"""The ledger in human sentences: one for each verb. A contract test fails for a verb that has none here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vistka.access.models import Staff
from vistka.access.purposes import Purpose
from vistka.desk.calls import sentences as calls
from vistka.desk.contact import sentences as contact
from vistka.desk.correspondence import sentences as correspondence
from vistka.desk.dead import sentences as dead
from vistka.desk.effects import sentences as effects
from vistka.desk.enquiries import sentences as enquiries
from vistka.desk.exposure import sentences as exposure
from vistka.desk.homecoming import sentences as homecoming
from vistka.desk.journeys import sentences as journeys
from vistka.desk.leads import sentences as leads
from vistka.desk.papers import sentences as papers
from vistka.desk.post import sentences as post
from vistka.desk.post import sentences_mail as mail
from vistka.desk.registry import sentences as registry
from vistka.desk.remains import sentences as remains
from vistka.desk.said import Said
from vistka.desk.tracing import sentences as tracing
from vistka.ledger.models import Entry
from vistka.ledger.reading import OPENED, SEARCHED

_GROUND: Final[Mapping[str, Said]] = {
    OPENED: Said(_("%(who)s opened a record"), _("A record was opened")),
    SEARCHED: Said(_("%(who)s searched"), _("A search")),
    "access.found_bureau": Said(_("%(who)s founded the bureau"), _("The bureau was founded")),
    "access.invite": Said(_("%(who)s invited a new member of staff"), _("An invitation")),
    "access.invite_again": Said(_("%(who)s made a new invitation code"), _("A new invitation code")),
    "access.accept_invitation": Said(_("%(who)s accepted an invitation"), _("An invitation was accepted")),
    "access.enrol_second_factor": Said(_("%(who)s set up the second factor"), _("A second factor was set up")),
    "access.renew_recovery_codes": Said(_("%(who)s made new recovery codes"), _("New recovery codes")),
    "access.spend_recovery_code": Said(_("%(who)s signed in with a recovery code"), _("A recovery code was used")),
    "access.change_password": Said(_("%(who)s changed the own password"), _("A password was changed")),
    "access.sign_out_everywhere": Said(_("%(who)s signed out everywhere"), _("Signed out everywhere")),
    "access.propose_grant": Said(_("%(who)s proposed a role"), _("A role was proposed")),
    "access.second_grant": Said(_("%(who)s seconded a role"), _("A role was seconded")),
    "access.end_grant": Said(_("%(who)s ended a role"), _("A role was ended")),
    "access.propose_reset": Said(_("%(who)s proposed a reset"), _("A reset was proposed")),
    "access.second_reset": Said(_("%(who)s seconded a reset"), _("A reset was seconded")),
    "access.stop_reset": Said(_("%(who)s stopped a reset"), _("A reset was stopped")),
    "access.block": Said(_("%(who)s blocked an account"), _("An account was blocked")),
    "access.propose_unblock": Said(_("%(who)s proposed to unblock an account"), _("Unblocking was proposed")),
    "access.second_unblock": Said(_("%(who)s unblocked an account"), _("An account was unblocked")),
    "access.assign": Said(_("%(who)s made a record somebody's case"), _("A case was assigned")),
    "access.end_assignment": Said(_("%(who)s ended the assignment of a case"), _("An assignment was ended")),
    "access.ask_budget": Said(_("%(who)s asked to open more records that day"), _("More records were asked for")),
    "access.release_budget": Said(_("%(who)s allowed a colleague more records"), _("More records were allowed")),
    "access.reseal_second_factor": Said(
        _("%(who)s sealed a second factor anew with a new key"), _("A second factor was sealed anew")
    ),
    "access.forget_invitations": Said(_("%(who)s deleted old invitations"), _("Old invitations were deleted")),
    "vault.rotate": Said(_("%(who)s sealed rows anew with new keys"), _("Keys were rotated")),
    "vault.rotation_begun": Said(_("%(who)s began to renew the keys"), _("Renewing the keys began")),
    "vault.rotation_ended": Said(_("%(who)s renewed the keys"), _("The keys were renewed")),
    "vault.officers": Said(
        _("%(who)s gave the keyring to the officers named"), _("The keyring was given to the officers named")
    ),
    "ledger.withdraw": Said(_("%(who)s erased a record for good"), _("A record was erased for good")),
    "vault.check": Said(_("%(who)s checked that every sealed value opens"), _("Sealed values were checked")),
}

VERBS: Final[Mapping[str, Said]] = {
    **_GROUND,
    **registry.VERBS,
    **enquiries.VERBS,
    **tracing.VERBS,
    **contact.VERBS,
    **post.VERBS,
    **mail.VERBS,
    **correspondence.VERBS,
    **effects.VERBS,
    **exposure.VERBS,
    **homecoming.VERBS,
    **journeys.VERBS,
    **leads.VERBS,
    **dead.VERBS,
    **remains.VERBS,
    **calls.VERBS,
    **papers.VERBS,
}

_OPENED_COLLEAGUE: Final = _("%(who)s read the name of a colleague")
_OTHER: Final = _("%(who)s did “%(verb)s”")
"""For a verb of a version that is not this one: the ledger outlives what is written here."""


def sentence(entry: Entry, who: str) -> str:
    """What happened, and for what. An entry of another version shows its verb."""
    words = _sentence_of(entry) % {"who": who, "verb": entry.verb}
    return f"{words}, {_purpose(entry.purpose)}" if entry.purpose else words


def _sentence_of(entry: Entry) -> str:
    if entry.verb == OPENED and entry.subject_kind == Staff._meta.label:
        return str(_OPENED_COLLEAGUE)
    return str(VERBS[entry.verb].sentence if entry.verb in VERBS else _OTHER)


def _purpose(purpose: str) -> str:
    known = purpose in set(Purpose)
    return str(Purpose(purpose).words) if known else gettext("for “%(purpose)s”") % {"purpose": purpose}
