"""The portal's keys, for those who keep them. Made, signed and published on the command line, never here."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.post.presenters.keys import keys_page


@requires(Permission.KEEP_KEYS)
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Which weeks are published, how many are left, and how to make more."""
    page = keys_page(settings.OFFLINE_KEY, timezone.now().date())
    return render(request, "desk/post/keys.html", {"page": page})
