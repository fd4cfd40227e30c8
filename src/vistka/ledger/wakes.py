"""What the worker does for the ledger: signed heads leave the host, so that a later cut shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
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
        _send(WRITTEN, lambda head: append(Path(settings.HEADS) / FILE, head))
        replace_lines(Path(settings.HEADS) / WITHDRAWN, withdrawn_lines())
    if settings.HEADS_MAIL and _is_time(MAILED):
        _send(MAILED, _mail)


def append(file: Path, head: Anchor) -> None:
    """Add a head to a file as a line, on the disk before this returns. Raises `OSError`."""
    with open(file, "a", encoding="utf-8") as stream:
        stream.write(head.as_json() + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def replace_lines(file: Path, lines: list[str]) -> None:
    """Write a file anew, whole or not at all. Raises `OSError`."""
    beside = file.with_name(f".{file.name}.part")
    with open(beside, "w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(beside, file)


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
