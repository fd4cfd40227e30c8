"""The words of the choices on these pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONDITIONS: Final[Mapping[str, Promise]] = {
    "with_me": _("The person is with me and is not hurt"),
    "wounded": _("The person is wounded or ill"),
    "dead": _("The person has died"),
}
"""`mailroom.schema.CONDITIONS`."""
