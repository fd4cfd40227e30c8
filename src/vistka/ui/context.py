"""What every page knows without being told (a context processor)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Whose desk this is, whether it is an exercise, and the languages to choose from."""
    return {"bureau_name": settings.BUREAU_NAME, "exercise": settings.EXERCISE, "languages": settings.LANGUAGES}
