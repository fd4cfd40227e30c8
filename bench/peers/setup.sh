#!/bin/sh
# Makes the peers' own environment, bench/peers/.venv; does nothing when it is already as the requirements say.
# The project's environment (.venv at the root) lends its uv and is not touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
uv="$here/../../.venv/bin/uv"
[ -x "$uv" ] || uv=$(command -v uv) || { echo "peers: no uv: run 'make check' once, it makes .venv with uv in it" >&2; exit 1; }
python="$here/.venv/bin/python"

[ -x "$python" ] || "$uv" venv -q --python python3.11 "$here/.venv"
"$uv" pip install -q --python "$python" -r "$here/requirements.txt"

# nomenklatura needs pyicu, which has no wheel and is built against ICU's headers (about a minute).
if ! timeout 300 "$uv" pip install -q --python "$python" -r "$here/requirements-nomenklatura.txt" >"$here/.venv/nomenklatura.log" 2>&1; then
    echo "peers: nomenklatura is skipped: pyicu did not build (apt-get install libicu-dev pkg-config g++); see bench/peers/.venv/nomenklatura.log" >&2
fi
[ -x /usr/lib/postgresql/15/bin/initdb ] || echo "peers: pg_trgm is skipped: PostgreSQL 15 is not installed (apt-get install postgresql)" >&2
