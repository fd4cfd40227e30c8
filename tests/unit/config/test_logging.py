"""What comes out of the logs. The value is put together here, so that it stands whole in no source file."""

import io
import json
import logging
import logging.config
import sys
import threading
import uuid
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.test import RequestFactory
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from vistka.config.logging import KEYS, WITHHELD, catch_the_uncaught, configure
from vistka.vault.models import Installation

VALUE = "".join(["Щерба", "ков Олек", "сій"])


class Written(io.StringIO):
    """What the one handler wrote."""

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def written() -> Iterator[Written]:
    """The logging of a server process, written here; afterwards the tests' own is put back."""
    root, raising = logging.getLogger(), logging.raiseExceptions
    before, level = root.handlers[:], root.level
    configure(settings.LOGGING)
    stream = Written()
    for handler in root.handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(stream)
    yield stream
    logging.captureWarnings(False)
    logging.raiseExceptions = raising
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_message_that_stands_in_the_code_is_shown(written: Written) -> None:
    logging.getLogger("somebody.else").error("the key of %s is gone", VALUE)
    (line,) = written.lines()
    assert line["event"] == "the key of %s is gone"
    assert line["arguments"] == [WITHHELD]
    assert line["where"].startswith("test_logging.py:")


def test_a_message_into_which_a_value_was_put_is_withheld(written: Written) -> None:
    logging.getLogger("somebody.else").error(f"the key of {VALUE} is gone")
    structlog.get_logger().error(f"found {VALUE}")
    assert [line["event"] for line in written.lines()] == [WITHHELD, WITHHELD]


def test_arguments_that_name_nobody_are_shown(written: Written, db: None) -> None:
    row = Installation(exercise=True)
    logging.getLogger("somebody.else").error("%s %s %s %s", 3, row.pk, row, VALUE)
    assert written.lines()[0]["arguments"] == [3, str(row.pk), f"vault.Installation {row.pk}", WITHHELD]


def test_a_key_has_its_form_or_is_withheld(written: Written) -> None:
    number = uuid.uuid4()
    structlog.get_logger().info("request", status=200, id=number, route=VALUE, count=VALUE)
    (line,) = written.lines()
    assert line["status"] == 200
    assert line["id"] == str(number)
    assert line["route"] == line["count"] == WITHHELD


def test_an_unknown_key_is_withheld_with_its_name(written: Written) -> None:
    structlog.get_logger().info("request", **{VALUE: 1}, surname="petrenko")
    assert written.lines()[0][WITHHELD] == WITHHELD
    assert VALUE not in written.getvalue()
    assert "surname" not in written.getvalue()


def test_an_exception_is_its_type_and_its_way(written: Written) -> None:
    def fail(name: str) -> None:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise ValueError(f"no {name}") from error

    try:
        fail(VALUE)
    except ValueError:
        logging.getLogger("somebody.else").exception("it failed")
        structlog.get_logger().exception("it failed")
    for line in written.lines():
        assert line["exception"] == ["builtins.ValueError", "builtins.KeyError"]
        assert line["lines"][0].startswith("test_logging.py:")
    assert "no " not in written.getvalue()


def test_an_extra_does_not_come_out(written: Written) -> None:
    logging.getLogger("somebody.else").error("it failed", extra={"person": VALUE, "status_code": VALUE})
    assert VALUE not in written.getvalue()


def test_a_request_is_its_route(written: Written) -> None:
    request = RequestFactory().post(f"/persons/{VALUE}/?q={VALUE}", {"name": VALUE})
    request.resolver_match = SimpleNamespace(view_name="desk:person")  # type: ignore[assignment]
    logging.getLogger("django.request").error(
        "%s: %s", "Internal Server Error", request.path, extra={"request": request, "status_code": 500}
    )
    (line,) = written.lines()
    assert (line["route"], line["status"]) == ("desk:person", 500)
    assert "persons/" not in written.getvalue()


def test_a_record_that_cannot_be_rendered_is_not_printed_with_its_arguments(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        @property
        def __class__(self) -> type:
            raise RuntimeError(VALUE)

    logging.getLogger("somebody.else").error("%s %s", VALUE, Broken())
    assert VALUE not in written.getvalue() + "".join(capsys.readouterr())


def test_what_nobody_catches_is_logged_without_its_message(
    written: Written, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    catch_the_uncaught()

    def fail() -> None:
        raise ValueError(VALUE)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert written.lines()[0]["exception"] == ["builtins.ValueError"]
    assert VALUE not in written.getvalue() + "".join(capsys.readouterr())


def test_warnings_are_logged_without_their_words(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)  # catch_warnings has put showwarning back
        logging.captureWarnings(True)
        warnings.warn(f"odd: {VALUE}", stacklevel=1)
        logging.captureWarnings(False)
    assert written.lines()
    assert VALUE not in written.getvalue()


@pytest.mark.parametrize(
    "logger", ["django", "django.request", "django.db.backends", "_granian", "allauth", "vistka.x"]
)
def test_no_logger_goes_round_the_redaction(written: Written, logger: str) -> None:
    found: logging.Logger | None = logging.getLogger(logger)
    while found is not None and found.name != "root":
        assert not found.handlers
        assert found.propagate
        found = found.parent


@trials(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(value=st.text(min_size=3).filter(lambda text: not text.isascii()), key=st.sampled_from([*KEYS, "other"]))
def test_no_value_comes_out_by_any_key(written: Written, value: str, key: str) -> None:
    structlog.get_logger().info("request", **{key: value})
    logging.getLogger("somebody.else").error(value, value, extra={"person": value})
    assert value not in written.getvalue()
    assert json.dumps(value) not in written.getvalue()
