"""What the tables of other people's packages hold: a class for each field and a retention for each model.

Our own models declare theirs. A contract test holds that every installed model and field of another package is here;
`vault.classes.class_of` and `keeps_of` read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.vault.classes import DataClass, Retention

_OPEN: Final = DataClass.OPEN
_STAFF: Final = DataClass.STAFF


def _all_open(names: str) -> dict[str, DataClass]:
    return dict.fromkeys(names.split(), _OPEN)


THIRD_PARTY_DATA: Final[Mapping[str, Mapping[str, DataClass]]] = {
    "contenttypes.ContentType": _all_open("id app_label model"),
    "auth.Permission": _all_open("id name content_type codename"),
    "auth.Group": _all_open("id name permissions"),
    "auth.Group_permissions": _all_open("id group permission"),
    # We ask for no e-mail address, so these two stay empty.
    "account.EmailAddress": _all_open("id user verified primary") | {"email": _STAFF},
    "account.EmailConfirmation": _all_open("id email_address created sent") | {"key": _STAFF},
    # `data` is sealed by our adapter before allauth stores it.
    "mfa.Authenticator": _all_open("id user type created_at last_used_at") | {"data": _STAFF},
    # A task carries a handler's name; what went wrong is told by type alone (agenda.wakes.HandlerFailed).
    "django_tasks_database.DBTaskResult": _all_open(
        "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name "
        "backend_name run_after return_value exception_class_path traceback"
    ),
}
"""The class of each field, by model."""

THIRD_PARTY_KEEPS: Final[Mapping[str, Retention]] = {
    "contenttypes.ContentType": Retention.SOFTWARE,
    "auth.Permission": Retention.SOFTWARE,
    "auth.Group": Retention.SOFTWARE,
    "auth.Group_permissions": Retention.SOFTWARE,
    "account.EmailAddress": Retention.STAFF_ACCOUNT,
    "account.EmailConfirmation": Retention.INVITATION,
    "mfa.Authenticator": Retention.SECOND_FACTOR,
    "django_tasks_database.DBTaskResult": Retention.QUEUE,
}
"""How long each model's rows are kept."""
