"""Readers side by side, a writer alone."""

from __future__ import annotations

import threading

import pytest

from vistka.matching.readers import ReadersAndWriter


def test_readers_do_not_wait_for_each_other() -> None:
    turns, both_inside = ReadersAndWriter(), threading.Barrier(2, timeout=5)

    def read() -> None:
        with turns.reading():
            both_inside.wait()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert not both_inside.broken


def test_a_writer_waits_for_readers_and_later_readers_for_him() -> None:
    turns, told = ReadersAndWriter(), []

    def write() -> None:
        with turns.writing():
            told.append("writer")

    def read_later() -> None:
        with turns.reading():
            told.append("later reader")

    with turns.reading():
        writer = threading.Thread(target=write)
        writer.start()
        while not turns._writers_waiting:
            pass
        reader = threading.Thread(target=read_later)
        reader.start()
        told.append("reader")
    writer.join()
    reader.join()
    assert told == ["reader", "writer", "later reader"]


def test_an_error_inside_lets_the_next_one_in() -> None:
    turns = ReadersAndWriter()
    for entering in (turns.reading, turns.writing):
        with pytest.raises(RuntimeError), entering():
            raise RuntimeError
    with turns.writing():
        pass
