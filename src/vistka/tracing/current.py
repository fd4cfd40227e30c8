"""The index of this process, kept on the app config, where a test can give it and take it away."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from vistka.tracing import snapshot
from vistka.tracing.errors import TracingError
from vistka.tracing.index import Index, Progress

_KEPT_AS: Final = "index"


def index() -> Index:
    """The open index. Raises `TracingError` in a process that has opened none."""
    opened = vars(apps.get_app_config("tracing")).get(_KEPT_AS)
    if not isinstance(opened, Index):
        raise TracingError(_("The register cannot be searched here: the index is not open. Tell your administrator."))
    return opened


def use_index(index: Index | None) -> None:
    """From now on this process searches `index`; None closes it."""
    vars(apps.get_app_config("tracing"))[_KEPT_AS] = index


def open_index(progress: Progress) -> Index:
    """Open the index of this process, from the snapshot if there is one, and bring it up to date.

    Before any other thread runs: a large register is read by a forked child. Raises `OpeningFailed`.
    """
    opened = snapshot.load() or Index.from_ciphertext(progress)
    opened.follow()
    use_index(opened)
    return opened
