"""Who is let into each route of letters and cards, written out once more."""

from __future__ import annotations

from vistka.access.roles import Role

CAMP = frozenset({Role.REGISTRAR})
CENSORS = frozenset({Role.CENSOR})
BANNERS = frozenset({Role.REGISTRAR, Role.VERIFIER})
ANSWERERS = frozenset({Role.CASE_WORKER, Role.VERIFIER})
ADMITTED: dict[str, frozenset[Role]] = {
    "letters/": CAMP,
    "letters/<uuid:row_id>/": CAMP,
    "letters/<uuid:row_id>/carry/": CAMP,
    "letters/<uuid:row_id>/hand-over/": CAMP,
    "letters/<uuid:row_id>/not-handed-over/": CAMP,
    "letters/<uuid:row_id>/again/": CAMP,
    "letters/<uuid:row_id>/keep/": CAMP,
    "letters/<uuid:row_id>/destroy/": CAMP,
    "letters/<uuid:row_id>/destroyed/": CAMP,
    "persons/<uuid:row_id>/letters/": CAMP,
    "persons/<uuid:row_id>/letters/take/": CAMP,
    "letters/reading/": CENSORS,
    "letters/reading/pictures/<uuid:row_id>/": CENSORS,
    "letters/reading/<uuid:row_id>/": CENSORS,
    "letters/reading/<uuid:row_id>/back/": CENSORS,
    "letters/reading/<uuid:row_id>/put-back/": CENSORS,
    "letters/reading/<uuid:row_id>/print/": CENSORS,
    "letters/reading/<uuid:row_id>/close/": CENSORS,
    "letters/<uuid:row_id>/whose/": ANSWERERS,
    "letters/<uuid:row_id>/aside/": ANSWERERS,
    "letters/bans/": BANNERS,
    "letters/bans/<uuid:row_id>/second/": BANNERS,
    "letters/bans/<uuid:row_id>/end/": BANNERS,
    "persons/<uuid:row_id>/letters/ban/": BANNERS,
}
