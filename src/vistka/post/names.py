"""The name of a mailbox, as it is kept and looked up."""

from __future__ import annotations


def plain_name(name: str) -> str:
    """32 hexadecimal digits, however they were written.

    >>> plain_name("0FA1-22")
    '0fa122'
    """
    return name.replace("-", "").strip().lower()
