from __future__ import annotations

from vistka.access.roles import Role

ISSUERS = frozenset(Role) - {
    Role.ADMINISTRATOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.AUDITOR,
    Role.CENSOR,
    Role.HOTLINE,
}
ANSWERERS = frozenset({Role.CASE_WORKER, Role.VERIFIER})
ADMITTED: dict[str, frozenset[Role]] = {
    "papers/": ISSUERS,
    "papers/blank/": ISSUERS,
    "papers/answers/<uuid:row_id>/": ANSWERERS,
    "papers/certificates/<uuid:row_id>/": ANSWERERS,
    "papers/certificates/<uuid:row_id>/issue/": ANSWERERS,
    "papers/certificates/<uuid:row_id>/dangerous/": ANSWERERS,
    "papers/dangers/<uuid:row_id>/take-back/": ANSWERERS,
}
