"""What is typed on a call from the invented mother, page by page: for tests of the desk."""

from __future__ import annotations

from typing import Any, Final

CALL: Final[dict[str, dict[str, Any]]] = {
    "sought": {
        "sought-name": "Щербаков Алексей Иванович",
        "sought-birth_date": "2.4.1999",
        "sought-unit": "в/ч 12345",
        "sought-marks": "Шрам на лівій руці",
    },
    "enquirer": {
        "enquirer-name": "Щербакова Галина Петровна",
        "enquirer-relation": "mother",
        "enquirer-language": "ru",
        "enquirer-interpreter": "no",
    },
    "reach": {
        "reach-channel": "telephone",
        "reach-address": "+000 11 222",
        "reach-hours": "18-20",
        "reach-never_leave_message": "never",
        "reach-code_words": "калина\nсамовар\nмаяк",
        "reach-duress_word": "сирень",
    },
    "consent": {
        "consent-read_in": "ru",
        **{f"consent-{item}": "yes" for item in ("keep", "wish", "ask", "share")},
        "consent-address": "no",
    },
}
"""What is typed on each page of a call."""


def typed(*steps: str, at: str, to: str = "go_on", **changes: Any) -> dict[str, Any]:
    """What a browser sends on a call after these pages were filled in."""
    sent = {name: value for step in steps for name, value in CALL[step].items()}
    return {**sent, "seen": list(steps), "at": at, "to": to, "key": "an invented key", **changes}
