from __future__ import annotations

from vistka.access.roles import Role

CANDIDATES = frozenset({Role.CASE_WORKER, Role.VERIFIER})
FOLLOWERS = CANDIDATES | {Role.LEAD_REVIEWER}
REGISTRARS = frozenset({Role.REGISTRAR})
ADMITTED: dict[str, frozenset[Role]] = {
    "leads/followed/": FOLLOWERS,
    "leads/one/<uuid:row_id>/": FOLLOWERS,
    "leads/one/<uuid:row_id>/ask/": CANDIDATES,
    "leads/one/<uuid:row_id>/take-down/": FOLLOWERS,
    "leads/one/<uuid:row_id>/close/": FOLLOWERS,
    "leads/questions/": REGISTRARS,
    "leads/questions/<uuid:row_id>/answer/": REGISTRARS,
    "leads/questions/<uuid:row_id>/take-back/": CANDIDATES,
    "leads/take-downs/<uuid:row_id>/": FOLLOWERS,
    "candidates/leads/": CANDIDATES,
    "candidates/leads/<uuid:row_id>/": CANDIDATES,
    "candidates/leads/<uuid:row_id>/follow/": CANDIDATES,
    "candidates/leads/<uuid:row_id>/reject/": CANDIDATES,
    "candidates/leads/<uuid:row_id>/undo/": CANDIDATES,
    "candidates/leads/undoings/<uuid:row_id>/second/": CANDIDATES,
    "candidates/leads/undoings/<uuid:row_id>/drop/": CANDIDATES,
    "enquiries/<uuid:row_id>/leads/": CANDIDATES,
    "persons/<uuid:row_id>/leads/": CANDIDATES,
}
