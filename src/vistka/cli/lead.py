"""`vistka lead`: what somebody brought from the open."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Final

from vistka.cli.errors import WrongCommandLine

ACTS: Final = {"read": "vistka.cli.lead_read", "add": "vistka.cli.lead_add"}
"""Each thing that can be done, with the module that does it: only `read` works without an installation."""


OF_ADD: Final = {"--as": "account", "--link": "link", "--told-by": "told_by", "--published": "published"}


def run(asked: argparse.Namespace) -> None:
    """What `asked.what` names. Raises `WrongCommandLine` for an option of the other."""
    wrong = [option for option, name in OF_ADD.items() if getattr(asked, name)]
    if asked.what == "read" and wrong:
        raise WrongCommandLine(f"{', '.join(wrong)}: for `vistka lead add`. Reading keeps nothing.")
    import_module(ACTS[asked.what]).run(asked)
