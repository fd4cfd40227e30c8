"""How fast a table of 10,000 arrivals is staged and registered, before anybody is compared with anybody."""

import csv
import io
from typing import Any

from bench.ground.place import on_both
from bench.measure import Result, Stopwatch
from vistka.exercise.hands import REGISTER_COLUMNS
from vistka.exercise.registers import invent_register

ROWS = 10_000
SEED = 43


def of_a_unit(scale: float) -> Result:
    """Rows a second of reading, staging and registering; the seconds of each step, and of taking it back."""
    return on_both(lambda: _imported(max(100, int(ROWS * scale))))


def the_list(rows: int) -> bytes:
    """A list of invented people, as an officer's CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, REGISTER_COLUMNS)
    writer.writeheader()
    writer.writerows(invent_register(rows, SEED, REGISTER_COLUMNS))
    return text.getvalue().encode()


def staged(by: Any, rows: int) -> tuple[Any, Result]:
    """The list of so many, read and staged, with what cannot be registered left out; the seconds of each step."""
    from vistka.registry import actions
    from vistka.registry.arrivals import Shared
    from vistka.registry.models import Category, Side
    from vistka.registry.sheets import read_sheet

    content, watch = the_list(rows), Stopwatch()
    sheet = read_sheet(content)
    took, watch = {"read": watch.read()}, Stopwatch()
    shared = Shared(on="2024-03-09", place="Invented Hills", camp="Camp of Invention")
    arrival = actions.stage_arrival(
        by=by, side=Side.HELD, category=Category.PRISONER, shared=shared, rows=map(_registrable, sheet.rows)
    )
    return arrival, {**took, "stage": watch.read()}


def registrar() -> Any:
    """On whose behalf the table is staged."""
    from vistka.access import actions
    from vistka.access.models import Staff
    from vistka.access.roles import Role
    from vistka.ledger.actors import machine

    roles = {"anna": Role.ADMINISTRATOR, "daryna": Role.DATA_PROTECTION_OFFICER, "yaryna": Role.REGISTRAR}
    newcomers = [actions.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in roles.items()]
    actions.found_bureau(by=machine("init"), newcomers=newcomers)
    return Staff.objects.get(account="yaryna").actor


def _imported(rows: int) -> Result:
    from vistka.ledger.actors import machine
    from vistka.ledger.reading import reading
    from vistka.ledger.verification import verify
    from vistka.registry import actions
    from vistka.registry.sheets import descriptions_to_look_for

    by, tracing = registrar(), machine("tracing")
    arrival, took = staged(by, rows)
    arrival.refresh_from_db()
    with reading(tracing):
        descriptions = descriptions_to_look_for(arrival)
    watch = Stopwatch()
    actions.note_findings(by=tracing, arrival_id=arrival.pk, perhaps=dict.fromkeys(descriptions, ()))
    took["note findings"], watch = watch.read(), Stopwatch()
    persons = actions.commit_arrival(by=by, arrival_id=arrival.pk)
    took["commit"] = watch.read()
    seconds = sum(took[step]["wall"] for step in ("read", "stage", "commit"))
    watch = Stopwatch()
    actions.undo_arrival(by=by, arrival_id=arrival.pk)
    took["undo"] = watch.read()
    return {
        "rows": len(persons),
        "a second": round(len(persons) / seconds),
        "s": took,
        "findings": len(verify().findings),
    }


def _registrable(row: dict[str, str]) -> dict[str, str]:
    """The row without its day of capture: invented camps write some of them so that two days can be meant."""
    return {column: cell for column, cell in row.items() if column != "capture_date"}
