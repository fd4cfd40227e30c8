"""Every route of the portal; the language stands first in each."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from vistka.portal.views.pages import choose_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", choose_language),
    *i18n_patterns(path("", include("vistka.portal.urls"))),
]
handler400 = "vistka.portal.views.errors.refused"
handler404 = "vistka.portal.views.errors.not_found"
handler500 = "vistka.portal.views.errors.failed"
