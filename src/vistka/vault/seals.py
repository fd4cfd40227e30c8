"""What this room keeps sealed beside fields: files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.vault import files
from vistka.vault.classes import DataClass
from vistka.vault.errors import VaultError
from vistka.vault.file_models import SealedFile


def reseal_files() -> tuple[int, list[str]]:
    """Seal anew every chunk under an old key: how many were, and which do not open."""
    done, refused = 0, list[str]()
    for data_class in DataClass:
        for chunk in files.stale_chunks(data_class) if data_class is not DataClass.OPEN else ():
            try:
                files.reseal(chunk)
                done += 1
            except VaultError as wrong:
                refused.append(f"{chunk.file}, chunk {chunk.number}: {wrong}")
    return done, refused


def check_files() -> list[str]:
    """Every file that does not open, and why."""
    refused = list[str]()
    for file in SealedFile.objects.order_by("pk").iterator():
        try:
            files.check_file(file)
        except VaultError as wrong:
            refused.append(f"{file}: {wrong}")
    return refused


RESEAL: Final[Mapping[str, Callable[[], tuple[int, list[str]]]]] = {"vault.files": reseal_files}
CHECK: Final[Mapping[str, Callable[[], list[str]]]] = {"vault.files": check_files}
