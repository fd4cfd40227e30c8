"""Articles a minute, each read in a shut-in child process, as the desk and `vistka lead read` read them.

python -m bench.leads.speed
"""

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from typing import Final

from bench.leads.score_leads import FOLDERS, ITEMS, labelled
from bench.measure import Result, yardstick
from vistka.sources.reading import read
from vistka.vault.texts.reading import Reader

READERS: Final = 2
"""One a core, on the two cores of the target."""
ARTICLES: Final = 600
SIGNS: Final = 5_000
"""An article is an item, or as many of its language one after the other as make this length."""


def of_articles(scale: float) -> Result:
    """Articles a minute through `READERS` readers at once, and on one core without the child."""
    articles = _articles()
    count = max(READERS, int(ARTICLES * scale))
    brought = list(islice(cycle(articles), count))
    with Reader() as one, Reader() as other:
        readers = (one, other)
        for reader in readers:  # the libraries are loaded
            reader.read(articles[0])
        shares = [brought[number::READERS] for number in range(READERS)]
        start = time.perf_counter()
        with ThreadPoolExecutor(READERS) as threads:
            list(threads.map(_read_all, readers, shares))
        through = time.perf_counter() - start
    read(articles[0])
    start = time.process_time()
    for article in articles:
        read(article)
    bare = time.process_time() - start
    return {
        "articles a minute": round(60 * count / through),
        "articles a minute, one core, no child": round(60 * len(articles) / bare),
        "articles": count,
        "kB each": sum(map(len, articles)) / len(articles) / 1e3,
        "readers": READERS,
    }


def _read_all(reader: Reader, articles: Sequence[bytes]) -> None:
    for article in articles:
        reader.read(article)


def _articles() -> list[bytes]:
    """Texts of about `SIGNS` signs each, made of the items that lie open."""
    by_language: dict[str, list[str]] = {}
    for path in (path for folder in FOLDERS for path in labelled(ITEMS / folder)):
        if path.suffix == ".txt":
            by_language.setdefault(path.name[:2], []).append(path.read_text("utf-8"))
    return [article for texts in by_language.values() for article in _joined(texts)]


def _joined(texts: Sequence[str]) -> list[bytes]:
    """Each text with those that follow it, until it is long enough; paragraphs that come again bear a number."""
    made = []
    for first in range(len(texts)):
        article, number = "", 0
        while len(article) < SIGNS:
            text = texts[(first + number) % len(texts)]
            again = f" ({number // len(texts)})" if number >= len(texts) else ""
            article += "".join(f"{line}{again}\n" for line in text.splitlines() if line)
            number += 1
        made.append(article.encode())
    return made


def main() -> int:
    """Measure and print, beside the yardstick of the machine."""
    print(json.dumps({"machine": yardstick(), "result": of_articles(1.0)}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
