"""Lists that go out: RFC 4180 CSV that no spreadsheet takes for a program.

A cell that begins with = + - @ is computed when the file is opened; a name from a hostile list could so send the
register away. Such cells get an apostrophe in front, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def escape_cell(text: str) -> str:
    """The text as it may stand in a cell.

    >>> escape_cell('=HYPERLINK("http://evil")'), escape_cell("Щербаков")
    ('\\'=HYPERLINK("http://evil")', 'Щербаков')
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def write_rows(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV in UTF-8 without byte order mark, every cell escaped, lines ended by CR LF as RFC 4180 has it.

    The stream stays open.

    >>> stream = io.BytesIO()
    >>> write_rows(stream, ["id", "name"], [["1", "@Щербаков, Олексій"]])
    >>> stream.getvalue().decode()
    'id,name\\r\\n1,"\\'@Щербаков, Олексій"\\r\\n'
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(map(escape_cell, header))
        writer.writerows(map(escape_cell, row) for row in rows)
    finally:
        text.detach()
