from __future__ import annotations

from vistka.access.roles import Role

CAMP = frozenset({Role.REGISTRAR})
DECIDERS = frozenset({Role.CASE_WORKER, Role.VERIFIER})
OPERATORS = frozenset({Role.CASE_WORKER})
ADMITTED: dict[str, frozenset[Role]] = {
    "calls/": DECIDERS | CAMP,
    "calls/<uuid:row_id>/": DECIDERS | CAMP,
    "persons/<uuid:row_id>/call/": CAMP,
    "calls/<uuid:row_id>/person-agrees/": CAMP,
    "calls/<uuid:row_id>/person-declines/": CAMP,
    "calls/<uuid:row_id>/family-agrees/": DECIDERS,
    "calls/<uuid:row_id>/family-declines/": DECIDERS,
    "calls/<uuid:row_id>/grant/": DECIDERS,
    "calls/<uuid:row_id>/refuse/": DECIDERS,
    "calls/<uuid:row_id>/set/": DECIDERS,
    "calls/<uuid:row_id>/begin/": OPERATORS,
    "calls/<uuid:row_id>/end/": OPERATORS,
    "calls/<uuid:row_id>/erase/": OPERATORS,
}
