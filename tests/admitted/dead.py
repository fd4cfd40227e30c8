from __future__ import annotations

from vistka.access.roles import Role

REGISTRARS = frozenset({Role.REGISTRAR})
DOCTORS = frozenset({Role.MEDICAL_OFFICER})
NOTIFIERS = frozenset({Role.DEATH_NOTIFIER})
KEEPERS = REGISTRARS | {Role.FORENSIC_LIAISON}
ADMITTED: dict[str, frozenset[Role]] = {
    "deaths/": REGISTRARS | DOCTORS,
    "deaths/<uuid:row_id>/": REGISTRARS | DOCTORS,
    "deaths/<uuid:row_id>/examine/": DOCTORS,
    "deaths/<uuid:row_id>/witness/": REGISTRARS,
    "deaths/<uuid:row_id>/enquiry/": REGISTRARS,
    "deaths/<uuid:row_id>/certify/": REGISTRARS,
    "deaths/<uuid:row_id>/bury/": REGISTRARS,
    "deaths/<uuid:row_id>/cremate/": REGISTRARS,
    "deaths/<uuid:row_id>/close/": REGISTRARS,
    "deaths/<uuid:row_id>/take-back/": REGISTRARS,
    "deaths/<uuid:row_id>/print/": REGISTRARS,
    "deaths/enquiries/<uuid:row_id>/": REGISTRARS,
    "deaths/enquiries/<uuid:row_id>/statement/": REGISTRARS,
    "deaths/enquiries/<uuid:row_id>/report/": REGISTRARS,
    "persons/<uuid:row_id>/death/": REGISTRARS,
    "persons/<uuid:row_id>/notification/": REGISTRARS | DOCTORS,
    "persons/<uuid:row_id>/injury/": REGISTRARS,
    "news/<uuid:row_id>/hand-on/": NOTIFIERS,
    "news/<uuid:row_id>/confirmed/": NOTIFIERS,
    "graves/": KEEPERS,
    "graves/file/": KEEPERS,
    "graves/<uuid:row_id>/": KEEPERS,
    "graves/<uuid:row_id>/mark/": KEEPERS,
    "graves/<uuid:row_id>/move/": KEEPERS,
    "graves/<uuid:row_id>/empty/": KEEPERS,
    "graves/<uuid:row_id>/print/": KEEPERS,
}
