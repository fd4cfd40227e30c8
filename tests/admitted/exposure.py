from __future__ import annotations

from vistka.access.roles import Role

REVIEWERS = frozenset({Role.CASE_WORKER, Role.VERIFIER})
ADMITTED: dict[str, frozenset[Role]] = {
    "persons/exposures/<uuid:row_id>/review/": REVIEWERS,
    "persons/exposures/<uuid:row_id>/second/": REVIEWERS,
}
