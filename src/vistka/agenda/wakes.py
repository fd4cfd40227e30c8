"""Tasks that only wake: a task carries a handler's name and nothing else.

What there is to do stands in unfinished rows. A handler works those off, may be called at any time and any number of
times, and loses nothing when it is killed: `tick` wakes every handler again.
"""

from __future__ import annotations

from collections.abc import Callable

from django_tasks import task

from vistka.agenda.declared import declared


class HandlerFailed(Exception):
    """A handler failed; which one and how, without the words of the error, which may quote a value."""


def handlers() -> dict[str, Callable[[], None]]:
    """Every room's handlers, by name."""
    return declared("wakes", "HANDLERS")


def wake(name: str) -> None:
    """Have the worker call the handler soon; undone with the transaction of the moment."""
    if name not in handlers():
        raise KeyError(name)
    work_off.enqueue(name)


def wake_all() -> None:
    """Wake every handler: what a killed worker left is taken up again."""
    for name in handlers():
        wake(name)


@task()
def work_off(name: str) -> None:
    """Call the handler. Raises `HandlerFailed` without the original message: the queue keeps tracebacks."""
    try:
        handlers()[name]()
    except Exception as error:
        raise HandlerFailed(f"{name}: {type(error).__name__}") from None
