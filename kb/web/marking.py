"""Text with the words marked that a date or an event rests on, safe to put in a page.

Offsets are those of the stored text: the caller says where the piece begins that is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

_TAGS = {"quote": "span", "time": "mark", "trigger": "strong"}
"""Outermost first: a time word within a quote within a paragraph."""


@dataclass(frozen=True)
class Span:
    """A stretch of text and what it is."""

    start: int
    end: int
    kind: str
    """quote, time or trigger."""
    href: str = ""
    """For a trigger: where its event is shown."""
    title: str = ""
    """What a pointer that rests on it is told."""


def spans_of(mention: dict[str, object], href: str = "", title: str = "") -> list[Span]:
    """The spans of a row of `mentions` or `evidence`: quote, time words and trigger, as far as it has them."""
    kinds = (("char", "quote"), ("time", "time"), ("trigger", "trigger"))
    found = []
    for prefix, kind in kinds:
        start, end = mention.get(f"{prefix}_start"), mention.get(f"{prefix}_end")
        if isinstance(start, int) and isinstance(end, int):
            found.append(Span(start, end, kind, href if kind == "trigger" else "", title if kind == "time" else ""))
    return found


def mark(text: str, offset: int, spans: Iterable[Span]) -> Markup:
    """`text`, which begins at `offset`, with its spans marked; overlaps are cut where one ends, never dropped.

    >>> mark("talks start Sunday", 10, [Span(22, 28, "time")])
    Markup('talks start <mark class="kb-time">Sunday</mark>')
    """
    end = offset + len(text)
    inside = [span for span in spans if span.start < end and span.end > offset]
    cuts = {offset, end}
    for span in inside:
        cuts.update((max(span.start, offset), min(span.end, end)))
    edges = sorted(cuts)
    shown = [
        _dress(text[left - offset : right - offset], [span for span in inside if span.start <= left < span.end])
        for left, right in pairwise(edges)
    ]
    return Markup("").join(shown)


def _dress(piece: str, spans: list[Span]) -> Markup:
    dressed = escape(piece)
    for kind in reversed(_TAGS):
        here = [span for span in spans if span.kind == kind]
        if not here:
            continue
        tag, title = _TAGS[kind], next((span.title for span in here if span.title), "")
        told = Markup(' title="{}"').format(title) if title else Markup("")
        dressed = Markup('<{} class="kb-{}"{}>{}</{}>').format(tag, kind, told, dressed, tag)
        href = next((span.href for span in here if span.href), "")
        if href:
            dressed = Markup('<a href="{}">{}</a>').format(href, dressed)
    return dressed
