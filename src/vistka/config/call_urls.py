"""Every route of the call face: one page, the language before it, and what its script asks."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from vistka.call.views import page

urlpatterns: list[URLPattern | URLResolver] = [
    path("call/", include("vistka.call.urls")),
    *i18n_patterns(path("", page, name="page")),
]
handler400 = "vistka.call.views.refused"
handler404 = "vistka.call.views.not_found"
handler500 = "vistka.call.views.failed"
