"""What a person must know of each kind of post before she presses a button: one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.schema import Kind
from vistka.post.letters import GUIDANCE as GUIDANCE_OF_LETTERS

GUIDANCE: Final[Mapping[Kind, Sequence[Promise]]] = {
    Kind.ENQUIRY: (
        _("Look whether this comes from somebody who seeks a person. It need not be complete: a name is enough."),
        _(
            "Once you accept it, we compare it with the register. Accepting tells her nothing, and her mail stays as it is."
        ),
        _("It is a repeat if the same person asks about the same person again. Two people who seek one are no repeat."),
    ),
    Kind.PAPER: (
        _("Look at every page. Nobody is told more because of a paper before two people have set a level of kinship."),
        _("Type the names as they stand in it; then they can be compared."),
    ),
    Kind.MESSAGE: (
        _("Read it whole. If she asks about the person she seeks, tell her what all are told."),
        _("You can write her a letter. A second person reads it before it goes."),
    ),
    Kind.CORRECTION: (
        _("Compare what stands with what she writes now. Accept it if she mends or adds something."),
        _("If it describes somebody else, do not accept it. Write her a letter, or call her."),
    ),
    Kind.CONTACT: (
        _("Whoever changes this is called instead of her. Compare with care."),
        _("If you doubt, call her the old way first and hear a code word."),
    ),
    Kind.RELATIVE: (
        _("Nobody calls this relative because of it, and nothing is told there."),
        _("Accept it to keep it with the enquiry. Whoever wants to be told asks for himself or herself."),
    ),
    Kind.WITHDRAWAL: (
        _("Somebody may force her to stop asking. If you doubt, call her first and hear a code word."),
        _("Seven days after you confirm it, her enquiry is withdrawn. Until then she or you can stop it."),
        _("What is erased: all that she sent by the portal, her mailbox and the letters in it."),
        _("What stays: the enquiry, compared no more, what two people decided about it, and the list of who did what."),
        _("She gets a receipt that says all this, and when the last backup lapses."),
    ),
    Kind.LOST_CODE: (
        _("Find her enquiry, and call her by the contact that we have. Never call a number that stands only here."),
        _(
            "She says one of her unused code words. You then propose a new code on her enquiry; a second person confirms it."
        ),
        _("It takes seven days. No earlier letter moves to the new mailbox."),
    ),
    Kind.SHEET: (
        _("Each row needs the family's written mandate. It came as a paper of its own; look at each."),
        _("Each row becomes an enquiry. The association gets a receipt and never an answer."),
        _("Each family gets its own code by its own safe contact, never through the association."),
    ),
}
"""Kind to what stands above its buttons."""

UNOPENED: Final = (
    _("Nobody can read this. Tell an administrator: somebody may be trying something, or a part is broken."),
    _("Do not ask anybody to send it again. We cannot know who sent it."),
    _("Put it away when an administrator knows of it."),
)
"""What stands above what does not open."""

ALARM: Final = _(
    "Whoever asked here may be forced to show a mailbox. Do not call now, and speak of it with nobody but your team. "
    "Sort this as any other, and decide together how to help."
)
"""Where a second mailbox was opened before anybody accepted the enquiry."""

NEVER_IN_A_LETTER: Final = (
    *GUIDANCE_OF_LETTERS,
    _("No hint: not “call us quickly”, not “we have something for you”, no warmer words than all families get."),
    _("No promise, and no day by which something will be known."),
    _("Never ask for a code, a password or money, and send no link."),
)
"""What both read, who writes a letter and who approves it: no letter's existence or wording depends on a match."""
