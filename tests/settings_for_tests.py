"""The settings of the tests: an exercise in a folder of its own, and the invented records.

`on_database` sets the environment. A test's database is the one that VISTKA_DATABASE_URL names, so that a process
that a test starts with the same environment works on the same rows.
"""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from vistka.config.settings import *  # noqa: F403
from vistka.config.settings import DATABASES, FOLDER, INSTALLED_APPS, MAILROOM_APPS

if not FOLDER.name.startswith("vistka-tests-"):
    raise ImproperlyConfigured("These settings delete databases: run the tests by pytest, with its plugin on_database.")

for database in DATABASES.values():
    database["TEST"] = {"NAME": database["NAME"]}

INSTALLED_APPS = [*INSTALLED_APPS, "vistka.portal", "vistka.call", "invented", "invented_mailroom"]
MAILROOM_APPS = MAILROOM_APPS | {"invented_mailroom"}
