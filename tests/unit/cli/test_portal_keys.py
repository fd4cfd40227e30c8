"""The offline key signs on a machine of its own: no installation, no Django; and an exercise does it all by itself."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from vistka.mailroom.key_files import read_signed, unsigned_file
from vistka.mailroom.public_keys import PublicKey, read_key
from vistka.vault.sealing import new_private_key, public_half
from vistka.vault.signatures import fingerprint, public_key

Run = Callable[..., tuple[int, str, str]]
_DJANGO = "import sys; from vistka.cli import main; main(sys.argv[1:]); sys.exit('django' in sys.modules)"


@pytest.fixture
def key() -> PublicKey:
    """A key of a week."""
    today = date(2026, 11, 23)
    return PublicKey(
        key_id=uuid4(),
        installation=uuid4(),
        sealing=public_half(new_private_key()),
        letters=public_key(bytes(32)),
        first_day=today,
        last_day=today + timedelta(days=13),
    )


@pytest.fixture
def unsigned(key: PublicKey, tmp_path: Path) -> Path:
    """What was carried to the offline machine."""
    file = tmp_path / "unsigned.json"
    file.write_text(unsigned_file([key]))
    return file


def test_the_offline_key_is_its_owners_alone_and_never_written_over(vistka: Run, tmp_path: Path) -> None:
    place = tmp_path / "offline.key"
    code, out, _ = vistka("portal-keys", "new", "-o", place)
    public = public_key(bytes.fromhex(place.read_text()))
    assert code == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert f"VISTKA_OFFLINE_KEY={public.hex()}" in out
    assert fingerprint(public) in out
    assert place.read_text().strip() not in out
    before = place.read_text()
    assert vistka("portal-keys", "new", "-o", place)[0] == 1
    assert place.read_text() == before


def test_what_is_signed_is_shown_and_holds(vistka: Run, tmp_path: Path, unsigned: Path, key: PublicKey) -> None:
    place, back = tmp_path / "offline.key", tmp_path / "signed.json"
    vistka("portal-keys", "new", "-o", place)
    code, _, err = vistka("portal-keys", "sign", unsigned, "--key", place, "-o", back)
    assert code == 0
    assert f"2026-11-23 to 2026-12-06  {key.fingerprint}" in err
    assert fingerprint(key.letters) in err
    (signature,) = read_signed(back.read_text()).values()
    assert read_key(key.body, signature, public_key(bytes.fromhex(place.read_text()))) == key


def test_signing_needs_no_django(tmp_path: Path, unsigned: Path) -> None:
    place = tmp_path / "offline.key"
    for command in (["new", "-o", place], ["sign", unsigned, "--key", place, "-o", tmp_path / "signed.json"]):
        words = [sys.executable, "-c", _DJANGO, "portal-keys", *map(str, command)]
        assert subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own program


def test_what_is_no_key_file_is_not_signed(vistka: Run, tmp_path: Path, unsigned: Path, key: PublicKey) -> None:
    place = tmp_path / "offline.key"
    vistka("portal-keys", "new", "-o", place)
    said = json.loads(key.body)
    for body in (said | {"more": 1}, said | {"sealing": "00"}, said | {"first_day": "someday"}, {}):
        unsigned.write_text(json.dumps({"unsigned": [json.dumps(body, sort_keys=True, separators=(",", ":"))]}))
        code, out, err = vistka("portal-keys", "sign", unsigned, "--key", place)
        assert (code, out) == (1, "")
        assert "no keys that wait for a signature" in err
    unsigned.write_text(unsigned_file([key]))
    assert vistka("portal-keys", "sign", unsigned, "--key", unsigned)[0] == 1
    assert vistka("portal-keys", "sign")[0] == 2
