"""`vistka exercise --people N`: an invented bureau in the database, matched, with its staff at work."""

from __future__ import annotations

import sys

from vistka.cli.errors import CommandError
from vistka.cli.server import installation


def load_bureau(people: int, enquiries: int, seed: int) -> None:
    """Found an exercise where none stands, invent who is in it, find the matches.

    Raises `CommandError` in a bureau, for an exercise that holds people already, or for an impossible one.
    """
    with installation():
        from django.conf import settings

        from vistka.config.founders import INVENTED, invite_the_first
        from vistka.config.founding import finish, found, is_founded
        from vistka.config.in_use import beside_others
        from vistka.config.start import start
        from vistka.exercise.bureau.loading import is_begun, is_loaded, load
        from vistka.exercise.bureau.staff import set_up

        if not settings.EXERCISE:
            raise CommandError("people are invented in an exercise only. Set VISTKA_MODE to exercise.")
        if not is_founded():
            found(None, _say)
            finish()
        with beside_others():
            start()
            if is_loaded():
                _say(f"The exercise is loaded already. To begin anew, remove {settings.FOLDER}.")
                return
            if is_begun():
                raise CommandError(
                    f"an exercise was begun here and not finished. Remove {settings.FOLDER}, begin anew."
                )
            set_up(invite_the_first(lambda: INVENTED))
            try:
                done = load(people, enquiries, seed, sys.stderr)
            except ValueError as impossible:
                raise CommandError(f"{impossible}.") from impossible
            print(done.report())


def _say(line: str) -> None:
    print(line, file=sys.stderr)
