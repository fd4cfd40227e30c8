from __future__ import annotations

from admitted import lead_pages
from vistka.access.roles import Role

REVIEWERS = frozenset({Role.LEAD_REVIEWER})
BRINGERS = REVIEWERS | {Role.CASE_WORKER, Role.VERIFIER, Role.HOTLINE}
REPORTS = REVIEWERS | {Role.CASE_WORKER}
ADMITTED: dict[str, frozenset[Role]] = {
    "leads/": BRINGERS,
    "leads/bring/": BRINGERS,
    "leads/by-hand/": REVIEWERS,
    "leads/items/<uuid:row_id>/": REVIEWERS,
    "leads/items/<uuid:row_id>/open/": REVIEWERS,
    "leads/items/<uuid:row_id>/refer/": REVIEWERS,
    "leads/items/<uuid:row_id>/end/": REVIEWERS,
    "leads/items/<uuid:row_id>/set-aside/": REVIEWERS,
    "leads/findings/<uuid:row_id>/accept/": REVIEWERS,
    "leads/findings/<uuid:row_id>/correct/": REVIEWERS,
    "leads/findings/<uuid:row_id>/drop/": REVIEWERS,
    "leads/reports/<uuid:row_id>/": REPORTS,
    "leads/reports/<uuid:row_id>/lead/": REPORTS,
    "leads/reports/<uuid:row_id>/refer/": REPORTS,
    "leads/reports/<uuid:row_id>/end/": REPORTS,
    **lead_pages.ADMITTED,
}
