from __future__ import annotations

from vistka.access.roles import Role

LIAISON = frozenset({Role.FORENSIC_LIAISON})
ADMITTED: dict[str, frozenset[Role]] = {
    "remains/": LIAISON,
    "remains/left/": LIAISON,
    "remains/register/": LIAISON,
    "remains/<uuid:row_id>/": LIAISON,
    "remains/<uuid:row_id>/examine/": LIAISON,
    "remains/<uuid:row_id>/found/": LIAISON,
    "remains/<uuid:row_id>/hand-on/": LIAISON,
    "remains/<uuid:row_id>/link/": LIAISON,
    "remains/<uuid:row_id>/sample/": LIAISON,
    "remains/<uuid:row_id>/lay/": LIAISON,
    "remains/<uuid:row_id>/presume/": LIAISON,
    "remains/<uuid:row_id>/doubt/": LIAISON,
    "remains/<uuid:row_id>/decide/": LIAISON,
    "remains/<uuid:row_id>/review/": LIAISON,
    "remains/<uuid:row_id>/told/": LIAISON,
    "remains/<uuid:row_id>/wish/": LIAISON,
    "remains/<uuid:row_id>/doubt-decision/": LIAISON,
    "remains/<uuid:row_id>/recant/": LIAISON,
    "remains/<uuid:row_id>/return/": LIAISON,
    "remains/<uuid:row_id>/bury/": LIAISON,
    "remains/decisions/<uuid:row_id>/sign/": LIAISON,
    "remains/decisions/<uuid:row_id>/drop/": LIAISON,
    "remains/families/": LIAISON,
    "remains/families/<uuid:row_id>/": LIAISON,
    "remains/families/<uuid:row_id>/interview/": LIAISON,
    "remains/families/<uuid:row_id>/sample/": LIAISON,
    "remains/samples/<uuid:row_id>/laboratory/": LIAISON,
    "remains/samples/<uuid:row_id>/withdraw/": LIAISON,
}
