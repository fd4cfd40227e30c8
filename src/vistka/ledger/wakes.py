"""What the worker does for the ledger: signed heads leave the host, so that a later cut shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from vistka.agenda.models import LastDone
from vistka.agenda.work import done
from vistka.ledger.anchors import Anchor, make_anchor
from vistka.ledger.withdrawals import withdrawn_lines

WRITTEN: Final = "anchor"
MAILED: Final = "anchor mailed"
EVERY: Final[Mapping[str, timedelta]] = {WRITTEN: timedelta(hours=1), MAILED: timedelta(days=1)}
FILE: Final = "heads.jsonl"
WITHDRAWN: Final = "withdrawn.jsonl"


def send_heads() -> None:
    """Write the signed head off the host once an hour, mail it once a day, where the settings say whereto."""
    if settings.HEADS and _is_time(WRITTEN):
        _send(WRITTEN, lambda head: append(Path(settings.HEADS) / FILE, [head.as_json()]))
        _append_missing(Path(settings.HEADS) / WITHDRAWN, withdrawn_lines())
    if settings.HEADS_MAIL and _is_time(MAILED):
        _send(MAILED, _mail)


def append(file: Path, lines: Iterable[str]) -> None:
    """Add lines to a file, on the disk before this returns. Raises `OSError`."""
    with open(file, "a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
        os.fsync(stream.fileno())


def _append_missing(file: Path, lines: Iterable[str]) -> None:
    """Only ever longer: after an older backup the database knows fewer withdrawals than the file does."""
    known = set(file.read_text("utf-8").splitlines()) if file.exists() else set()
    append(file, [line for line in lines if line not in known])


def _send(name: str, send: Callable[[Anchor], None]) -> None:
    if head := make_anchor(timezone.now()):
        send(head)
        done(name)


def _mail(head: Anchor) -> None:
    send_mail("Signed head", head.as_json() + "\n", None, settings.HEADS_MAIL)


def _is_time(name: str) -> bool:
    last = LastDone.objects.filter(name=name).first()
    return last is None or timezone.now() - last.at >= EVERY[name]


HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"ledger.send_heads": send_heads}
