from __future__ import annotations

from vistka.access.roles import Role

SPEAK = frozenset({Role.CASE_WORKER})
ESCORTS = frozenset({Role.ESCORT_OFFICER})
ADMITTED: dict[str, frozenset[Role]] = {
    "journeys/": SPEAK,
    "journeys/<uuid:row_id>/": SPEAK,
    "journeys/<uuid:row_id>/codes/": SPEAK,
    "journeys/<uuid:row_id>/brief/": SPEAK,
    "journeys/<uuid:row_id>/agree/": SPEAK,
    "journeys/<uuid:row_id>/check-in/": SPEAK,
    "journeys/<uuid:row_id>/call/": SPEAK,
    "journeys/<uuid:row_id>/turn-back/": SPEAK,
    "journeys/<uuid:row_id>/close/": SPEAK,
    "journeys/<uuid:row_id>/print/": SPEAK,
    "escorted/": ESCORTS,
    "escorted/<uuid:row_id>/": ESCORTS,
    "ways-home/<uuid:row_id>/journey/": ESCORTS,
    "journeys/<uuid:row_id>/join/": ESCORTS,
    "journeys/<uuid:row_id>/set-out/": ESCORTS,
    "journeys/<uuid:row_id>/go-on/": ESCORTS,
    "journeys/<uuid:row_id>/meet/": ESCORTS,
    "journeys/<uuid:row_id>/report/": ESCORTS,
    "journeys/<uuid:row_id>/arrive/": ESCORTS,
    "journeys/<uuid:row_id>/go-home/": ESCORTS,
    "journeys/<uuid:row_id>/abort/": ESCORTS,
}
