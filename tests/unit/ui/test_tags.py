"""Moments and codes as they are read out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from vistka.ui.templatetags.ui import fours, time

MORNING, NIGHT = datetime(2026, 11, 23, 9, 29, tzinfo=UTC), datetime(2026, 11, 23, 23, 5, tzinfo=UTC)


@pytest.fixture
def kyiv(settings: Settings) -> Iterator[None]:
    settings.TIME_ZONE = "Europe/Kyiv"
    yield
    timezone.get_default_timezone.cache_clear()


def test_a_bureau_that_lives_by_utc_reads_one_time() -> None:
    assert time(MORNING) == '<time datetime="2026-11-23T09:29:00Z">23 November 2026, 09:29 UTC</time>'


def test_a_bureau_in_kyiv_reads_its_own_time_and_utc(kyiv: None) -> None:
    assert "23 November 2026, 11:29 (09:29 UTC)" in time(MORNING)


def test_past_midnight_both_days_are_named(kyiv: None) -> None:
    assert "24 November 2026, 01:05 (23 November 2026, 23:05 UTC)" in time(NIGHT)


def test_the_month_is_named_in_the_language_of_the_page() -> None:
    with translation.override("uk"):
        assert "23 листопада 2026" in time(MORNING)


def test_a_case_code_is_grouped_in_fours() -> None:
    assert fours("042917735640218857391160") == "0429 1773 5640 2188 5739 1160"


@given(st.text(alphabet="0123456789"))
def test_grouping_changes_no_digit(code: str) -> None:
    assert fours(code).replace(" ", "") == code
