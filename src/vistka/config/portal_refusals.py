"""Why the portal refuses to start: a table, and what is asked of its database before the first request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings as django_settings
from django.db import DatabaseError, connections

from vistka.config.refusing import (
    ALIKE,
    Refusal,
    Refused,
    Settings,
    foreign_hosts,
    looked_at,
    open_hosts,
    refuse_by,
)
from vistka.mailroom.grants import beyond_the_table
from vistka.mailroom.models import Draft, Mail, PublishedKey

MAILROOM: Final = "mailroom"


def _secrets_of_the_desk(settings: Settings) -> bool:
    return bool(settings.GIVEN_OF_THE_DESK)


def _no_offline_key(settings: Settings) -> bool:
    return not settings.OFFLINE_KEY


def _mailroom_in_a_file(settings: Settings) -> bool:
    return "sqlite" in settings.DATABASES[MAILROOM]["ENGINE"]


PORTAL_REFUSALS: Final = (
    *ALIKE,
    Refusal(
        "A setting of the desk stands in the environment of the portal.",
        "Take out whatever names the bureau's database, its keyring, its secrets, its heads or its mail servers.",
        _secrets_of_the_desk,
    ),
    Refusal("VISTKA_PORTAL_HOSTS is open.", "Name each host under which the portal is reached.", open_hosts),
    Refusal(
        "VISTKA_PORTAL_HOSTS names another machine.",
        "An exercise is reached from its own machine only; leave the setting out.",
        foreign_hosts,
        also_in_exercise=True,
    ),
    Refusal(
        "VISTKA_OFFLINE_KEY is missing.",
        "Without it the portal would seal to a key that anybody put into the mailroom; set what `vistka portal-keys` "
        "printed.",
        _no_offline_key,
    ),
    Refusal(
        "The mailroom is a file.",
        "Whoever holds the portal could delete letters and read who wrote; give it a PostgreSQL database and a user of "
        "its own, in VISTKA_MAILROOM_URL.",
        _mailroom_in_a_file,
    ),
)


def portal_refusals(settings: Settings = django_settings) -> Iterator[tuple[Refusal, bool]]:
    """Each line that holds in this mode, and whether it is wrong."""
    return looked_at(PORTAL_REFUSALS, settings)


def refuse_the_portal(settings: Settings = django_settings) -> None:
    """Raises `Refused` with every line that is wrong; only then is the database asked."""
    refuse_by(PORTAL_REFUSALS, settings)
    refuse_the_mailroom(settings)


def refuse_the_mailroom(settings: Settings = django_settings) -> None:
    """Raises `Refused` for a database that the portal cannot work on, or in which it may do more than it must."""
    connection = connections[MAILROOM]
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        raise Refused(["There is no mailroom yet. Run `vistka init`, or `vistka exercise --people 3000`."])
    try:
        for model in (PublishedKey, Mail, Draft):
            model._default_manager.exists()
        beyond = [] if settings.EXERCISE else beyond_the_table(connection)
    except DatabaseError as error:
        raise Refused(
            [
                "The mailroom database is not set up, cannot be reached, or is closed to this user. At the desk: "
                "`vistka migrate`, then `vistka portal-role`."
            ]
        ) from error
    if beyond:
        raise Refused(
            [f"The portal's database user may do more than it must ({beyond[0]}). At the desk: `vistka portal-role`."]
        )
