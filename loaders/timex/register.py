"""What kind of text it is, as far as its time expressions show: news, a narrative of the past, or a short message.

Histories call "former" and "that time" what news leaves unsaid, and messages have bare "night" and "day".
"""

from collections.abc import Sequence
from typing import Literal

from loaders.timex.sheet import Found

Register = Literal["news", "narrative", "message"]

MESSAGE = 280  # characters of a short message
YEARS = 8  # stated years that a narrative has at least

_DEICTIC = {"today", "yesterday", "tomorrow", "weekday", "unit-rel", "this-part", "last-night"}


def register_of(text: str, found: Sequence[Found]) -> Register:
    """The kind of a text with these expressions."""
    if len(text) <= MESSAGE and "\n\n" not in text:
        return "message"
    stated = sum(1 for item in found if "year" in item.parse)
    deictic = sum(1 for item in found if item.rule.name in _DEICTIC)
    return "narrative" if stated >= YEARS and stated > 4 * deictic else "news"
