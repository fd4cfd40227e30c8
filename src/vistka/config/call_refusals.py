"""Why the call face refuses to start: a table, and what is asked of its database before the first request."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings as django_settings
from django.db import DatabaseError, connections

from vistka.config.refusing import ALIKE, Refusal, Refused, Settings, foreign_hosts, open_hosts, refuse_by
from vistka.mailroom.grants import RIGHTS, beyond_the_table

MAILROOM: Final = "mailroom"
FACE: Final = "call"


def _secrets_of_the_desk(settings: Settings) -> bool:
    return bool(settings.GIVEN_OF_THE_DESK)


def _mailroom_in_a_file(settings: Settings) -> bool:
    return "sqlite" in settings.DATABASES[MAILROOM]["ENGINE"]


CALL_REFUSALS: Final = (
    *ALIKE,
    Refusal(
        "A setting of the desk stands in the environment of the call face.",
        "Take out whatever names the bureau's database, its keyring, its secrets or its mail servers, and the relay's "
        "secret.",
        _secrets_of_the_desk,
    ),
    Refusal("VISTKA_CALL_HOSTS is open.", "Name each host under which calls are reached.", open_hosts),
    Refusal(
        "VISTKA_CALL_HOSTS names another machine.",
        "An exercise is reached from its own machine only; leave the setting out.",
        foreign_hosts,
        also_in_exercise=True,
    ),
    Refusal(
        "The mailroom is a file.",
        "Whoever holds the call face could read and write all of the mailroom; give it a PostgreSQL user of its own, in "
        "VISTKA_MAILROOM_URL.",
        _mailroom_in_a_file,
    ),
)


def refuse_calls(settings: Settings = django_settings) -> None:
    """Raises `Refused` with every line that is wrong; only then is the database asked."""
    refuse_by(CALL_REFUSALS, settings)
    refuse_the_rooms(settings)


def refuse_the_rooms(settings: Settings = django_settings) -> None:
    """Raises `Refused` for a database that the face cannot work on, or in which it may do more than it must."""
    connection = connections[MAILROOM]
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        raise Refused(["There is no mailroom yet. Run `vistka init`, or `vistka exercise --people 3000`."])
    mend = "At the desk: `vistka migrate`, then `vistka portal-role --face call`."
    try:
        for model in RIGHTS[FACE]:
            model._default_manager.exists()
        beyond = [] if settings.EXERCISE else beyond_the_table(connection, FACE)
    except DatabaseError as error:
        raise Refused(
            [f"The mailroom database is not set up, cannot be reached, or is closed to this user. {mend}"]
        ) from error
    if beyond:
        raise Refused([f"The call face's database user may do more than it must ({beyond[0]}). {mend}"])
