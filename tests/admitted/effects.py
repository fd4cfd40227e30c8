from __future__ import annotations

from vistka.access.roles import Role

KEEPERS = frozenset({Role.REGISTRAR, Role.FORENSIC_LIAISON})
ADMITTED: dict[str, frozenset[Role]] = {
    "effects/": KEEPERS,
    "effects/packets/<uuid:row_id>/": KEEPERS,
    "effects/packets/<uuid:row_id>/fill/": KEEPERS,
    "effects/packets/<uuid:row_id>/write/": KEEPERS,
    "effects/packets/<uuid:row_id>/print/": KEEPERS,
    "remains/<uuid:row_id>/packet/": KEEPERS,
    "effects/packets/<uuid:row_id>/seal/": KEEPERS,
    "effects/packets/<uuid:row_id>/return/": KEEPERS,
    "effects/packets/<uuid:row_id>/forward/": KEEPERS,
    "effects/packets/<uuid:row_id>/keep/": KEEPERS,
    "effects/articles/<uuid:row_id>/take-out/": KEEPERS,
    "effects/articles/<uuid:row_id>/return/": KEEPERS,
    "effects/articles/<uuid:row_id>/forward/": KEEPERS,
    "effects/articles/<uuid:row_id>/keep/": KEEPERS,
    "effects/articles/<uuid:row_id>/lose/": KEEPERS,
    "persons/<uuid:row_id>/effects/": KEEPERS,
    "persons/<uuid:row_id>/effects/write/": KEEPERS,
    "persons/<uuid:row_id>/effects/packet/": KEEPERS,
}
