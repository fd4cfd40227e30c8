"""What stops a command, said in a sentence or two that the person at the keyboard can act on."""


class CommandError(Exception):
    """The message never holds what a cell or a description holds: it may end up in a log or a ticket."""
