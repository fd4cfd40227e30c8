"""Addresses that stand in a text, and those of them that are a picture or a video."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MOST_LINKS: Final = 50
_MOST_SIGNS: Final = 500

_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'«»“”„\\^`{|}]{3,500}"
    r"|(?<![\w./@-])(?:pic\.(?:twitter|x)\.com|t\.me|t\.co|youtu\.be|fb\.watch|vm\.tiktok\.com|bit\.ly|tinyurl\.com|"
    r"(?:www\.)?(?:twitter|x|instagram|facebook|tiktok|youtube|vk)\.com)/[^\s<>\"'«»“”„\\^`{|}]{1,300}",
    re.IGNORECASE,
)
_MEDIA: Final = re.compile(
    r"^(?:https?://)?(?:www\.|m\.)?(?:pic\.(?:twitter|x)\.com/|(?:pbs|video)\.twimg\.com/|"
    r"(?:twitter|x)\.com/[^/]+/status/\d+/(?:photo|video)/|youtu\.be/|youtube\.com/(?:watch|shorts/|embed/|live/)|"
    r"youtube-nocookie\.com/|vimeo\.com/\d|dailymotion\.com/video/|rutube\.ru/(?:video|play)/|rumble\.com/|streamable\.com/|"
    r"(?:vm\.|vt\.)?tiktok\.com/(?:@[^/]+/(?:video|photo)/|Z|t/)|instagram\.com/(?:[\w.]+/)?(?:p|reel|reels|tv)/|"
    r"fb\.watch/|facebook\.com/(?:watch|reel/|share/[vr]/|photo|video|[^/]+/(?:videos|photos)/)|vk\.com/(?:video|photo|clip)|"
    r"t\.me/[^?\s]+\?(?:\S*&)?single|cdn\d*\.(?:telesco\.pe|cdn-telegram\.org)/)"
    r"|\.(?:jpe?g|png|gif|webp|avif|mp4|webm|mov|m3u8|avi|mkv)(?:[?#:]\S*)?$",
    re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?…)]}—–-"


def links_in(text: str) -> tuple[str, ...]:
    """The addresses in a text as they stand there, each once, without the signs that end a sentence.

    >>> links_in("See https://t.co/aB1, (pic.twitter.com/cD2).")
    ('https://t.co/aB1', 'pic.twitter.com/cD2')
    """
    return each_once(match.group() for match in _LINK.finditer(text))


def each_once(links: Iterable[str]) -> tuple[str, ...]:
    """Addresses each once, bounded in length and number."""
    trimmed = (link.rstrip(_TRAILING) for link in links if len(link) <= _MOST_SIGNS)
    return tuple(dict.fromkeys(link for link in trimmed if link))[:MOST_LINKS]


def media_among(links: Iterable[str]) -> tuple[str, ...]:
    """Those addresses that are a picture or a video by their form; nothing is fetched."""
    return tuple(link for link in links if _MEDIA.search(link))


def without_links(text: str) -> str:
    """The text without its addresses."""
    return _LINK.sub("", text)
