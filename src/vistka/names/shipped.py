"""Reading the data files that the package ships, and looking a word up in one without loading it into a dictionary.

Every file of `names/data` begins with `#` lines: what it holds, where that comes from, under which licence. The large
ones are compressed and sorted by the bytes of their first column, so that a table of a hundred thousand rows is one
block of memory, opened in milliseconds, in which a word is found by halving. A dictionary of the same rows would
take fifty times as long to build and twenty times the room.
"""

import gzip
from collections.abc import Iterator
from importlib.resources import files


def read_shipped(name: str) -> bytes:
    """Return a data file, decompressed, without its leading comment lines. Raises FileNotFoundError."""
    content = files("vistka.names").joinpath("data", name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    start = 0
    while content.startswith(b"#", start):
        start = content.index(b"\n", start) + 1
    return content[start:]


def shipped_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a tab-separated data file; lines beginning with `#` are comments anywhere."""
    for line in read_shipped(name).decode().split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


class SortedTable:
    """Lines `word TAB value`, sorted by the bytes of the word, each word once; found by halving the block.

    >>> SortedTable("анна\\t1\\nиван\\t2 3\\n".encode()).get("иван")
    '2 3'
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def get(self, word: str) -> str | None:
        """Return the value beside a word, None where the table does not hold it."""
        wanted = word.encode()
        low, high = 0, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._lines.index(b"\n", start)
            found, _, value = self._lines[start:end].partition(b"\t")
            if found == wanted:
                return value.decode()
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for line in self._lines.decode().split("\n")[:-1]:
            word, _, value = line.partition("\t")
            yield word, value
