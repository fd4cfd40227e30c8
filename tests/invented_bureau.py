"""A small exercise, loaded as `vistka exercise --people N` does it: for tests of a whole bureau at work."""

from __future__ import annotations

import io
from pathlib import Path

from django.conf import settings

from vistka.access.actions import found_bureau
from vistka.config.exercise_keys import keys_of_an_exercise
from vistka.config.founders import INVENTED
from vistka.exercise.bureau.loading import Loaded, load
from vistka.exercise.bureau.staff import set_up
from vistka.ledger.actors import machine


def load_exercise(people: int = 150, enquiries: int = 40, seed: int = 7) -> Loaded:
    """Found a bureau of invented staff, invent who is in it and who seeks them, find the matches, play the stories."""
    set_up(found_bureau(by=machine("init"), newcomers=INVENTED))
    keys_of_an_exercise(Path(settings.FOLDER), lambda _line: None)
    return load(people, enquiries, seed, io.StringIO())
