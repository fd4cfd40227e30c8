"""What stops a command, said in a sentence or two that the person at the keyboard can act on."""

from typing import ClassVar


class CommandError(Exception):
    """What was given cannot be used.

    The message never holds what a cell or a description holds: it may end up in a log or a ticket.
    """

    exit_code: ClassVar[int] = 1


class WrongCommandLine(CommandError):
    """What was asked makes no sense, whatever the files hold."""

    exit_code = 2
