"""The worker's round: tasks, followers, what the rooms do in each, clocks.

Every part may be killed at any moment; the next round takes it up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from vistka.agenda import clocks, feed
from vistka.agenda.declared import declared
from vistka.agenda.models import LastDone, Outgoing, Received
from vistka.agenda.wakes import wake_all, work_off

ROUND_SECONDS: Final = 0.5
TICK_EVERY: Final = timedelta(minutes=1)
QUEUE_KEPT_DAYS: Final = 30

_log = structlog.get_logger(__name__)


def run(stop: threading.Event) -> None:
    """Work until `stop` is set: every half second tasks, followers and `EVERY_ROUND`, every minute the clocks."""
    ticked = None
    while not stop.is_set():
        now = timezone.now()
        if ticked is None or now - ticked >= TICK_EVERY:
            done("work")
            _safely("tick", tick)
            ticked = now
        _safely("tasks", work_off_tasks)
        _safely("follow", follow_all)
        for name, take in declared("every_round", "EVERY_ROUND").items():
            _safely(name, take)
        stop.wait(ROUND_SECONDS)


def tick() -> int:
    """Find what is due, wake every handler, forget what was delivered 30 days ago. How many things are due."""
    now = timezone.now()
    due = clocks.tick(now)
    wake_all()
    forget(before=now - timedelta(days=QUEUE_KEPT_DAYS))
    done("tick")
    return due


def forget(before: datetime) -> None:
    """Delete finished tasks, taken submissions and delivered items of before then (`Retention.QUEUE`)."""
    call_command("prune_db_task_results", min_age_days=QUEUE_KEPT_DAYS, verbosity=0)
    Received.objects.filter(at__lt=before).delete()
    Outgoing.objects.filter(delivered_at__lt=before).delete()


def work_off_tasks() -> None:
    """Run the tasks that wait, one after another, until none does.

    A row that names another task than ours was written by other hands: the worker would import what it names.
    """
    DBTaskResult.objects.exclude(task_path=work_off.module_path).delete()
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="work",
        excluded_queue_names=[],
    ).run()


def follow_all() -> None:
    """Hand every room's follower what it has not seen."""
    followers: dict[str, Callable[[Sequence[feed.Written]], None]] = declared("followers", "FOLLOWERS")
    for name, handle in followers.items():
        while feed.follow(name, handle) == feed.BATCH:
            pass


def done(name: str) -> None:
    """Note that something that must happen again and again has just happened."""
    LastDone.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def _safely(part: str, work: Callable[[], object]) -> None:
    """One part of the round; when it fails the others go on, and the log says which failed."""
    try:
        work()
    except Exception:
        _log.exception("part of the worker's round failed", part=part)
