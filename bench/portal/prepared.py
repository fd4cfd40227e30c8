"""Mailboxes and drafts in a running exercise, of people of whom different things are known: `python -m` in its environment.

Reads from standard input the cookie of a draft that waits to be sent; writes to standard output, as JSON, {"codes":
{class: code}, "cookies": {class: [draft cookie, …]}}.
"""

import json
import sys
from copy import deepcopy
from datetime import timedelta
from uuid import uuid4

MAILS = 5
MAILBOXES = {
    "held": "not shown",
    "held, says nothing": "says nothing",
    "dead": "died",
    "unknown": "unknown",
    "told": "told",
}
"""Class to the enquirer of the tour's case of that name."""
SOUGHT = {"held": "not shown", "dead": "died", "unknown": "unknown"}


def prepare(cookie: str, drafts: int) -> None:
    """Write all of it, and say what was written."""
    from vistka.config.process import set_up

    set_up()
    from vistka.config.start import start

    start()
    json.dump({"codes": _mailboxes(), "cookies": _drafts(cookie, drafts)}, sys.stdout)


def _mailboxes() -> dict[str, str]:
    from django.utils import timezone

    from vistka.enquiries.models import Enquirer
    from vistka.exercise.tour.cases import cases
    from vistka.ledger.actions import action
    from vistka.ledger.actors import Actor, machine
    from vistka.mailroom.codes import mailbox_of, new_code
    from vistka.post import mailboxes
    from vistka.post.mailing import mail_now
    from vistka.vault.current import keyring

    bench, codes = machine("bench"), {name: new_code() for name in (*MAILBOXES, "withdrawn", "never given")}

    @action("bench.open_mailboxes")
    def open_all(*, by: Actor) -> None:
        ago = timezone.now() - timedelta(days=1)
        for name, case in (MAILBOXES | {"withdrawn": "unknown"}).items():
            half = mailbox_of(codes[name], keyring().installation).half
            enquirer = Enquirer.objects.get(pk=cases()[case])
            row = mailboxes.new_mailbox(half, {"second": False, "language": "uk"}, ago, enquirer=enquirer)
            if name == "withdrawn":
                mailboxes.close(row, timezone.now())

    open_all(by=bench)
    for _ in range(MAILS):
        mail_now(bench)
    return codes


def _drafts(cookie: str, count: int) -> dict[str, list[str]]:
    from vistka.enquiries.models import Enquirer
    from vistka.exercise.tour.cases import cases
    from vistka.ledger.actors import machine
    from vistka.ledger.reading import reading
    from vistka.portal.drafts import Writing, key_in, new_key, writing_of

    key = key_in(cookie)
    assert key
    template = writing_of(key, "ask").answers
    with reading(machine("bench")):
        sought = {name: dict(Enquirer.objects.get(pk=cases()[case]).enquiry.sought) for name, case in SOUGHT.items()}
    names = {name: cells.get("name") or cells.get("family_name", "") for name, cells in sought.items()}
    names["repeat"] = names["unknown"]
    cookies: dict[str, list[str]] = {}
    for name, sought_name in names.items():
        cookies[name] = [new_key() for _ in range(count)]
        for one in cookies[name]:
            answers = deepcopy(template) | {"id": uuid4().hex}
            answers["sought"] = template["sought"] | {"name": sought_name}
            answers["codes"] = {"first": template["codes"]["first"] | {"mailbox": uuid4().hex}}
            found = key_in(one)
            assert found
            Writing(found, "ask", answers).save()
    return cookies


if __name__ == "__main__":
    prepare(sys.stdin.readline().strip(), int(sys.argv[1]))
