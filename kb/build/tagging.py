"""What a worker makes of texts: their mentions, the rows of these, and all that merging compares, in one go.

It runs in any process, on rows that the caller read, and asks no database: the caller only writes and merges.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kb import readback, rows
from kb.merge import profile
from kb.merge.features import Features, mention_features
from kb.merge.shapes import SourceInfo
from kb.rows import Row
from loaders.batch import extract_batch, vocabulary_of
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.vocabulary import Vocabulary


class Text(NamedTuple):
    """A source as the database holds it."""

    row: Mapping[str, Any]
    passages: Sequence[Mapping[str, Any]]

    @property
    def id(self) -> str:
        """Its source's id."""
        return str(self.row["id"])

    @property
    def file(self) -> str:
        """The file that it came from; its id where that is not known."""
        return str(self.row["file"] or self.row["id"])


class Tagged(NamedTuple):
    """What a text came to."""

    source: SourceInfo
    rows: list[Row]
    """Its mentions as they are to be written: a row travels in a fifth of the time of its model."""
    features: list[Features | None]
    """Those of each mention, with their keys; None where it cannot become part of an event."""


def tag(texts: Sequence[Text], own: bytes, extractor: str) -> list[Tagged | Problem]:
    """What each text came to, in order; one that cannot be tagged is there as its problem."""
    vocabulary = vocabulary_of(own)
    sources = [readback.source(text.row, text.passages) for text in texts]
    return [
        found if isinstance(found, Problem) else _sound(text, [fitting(mention, vocabulary) for mention in found])
        for text, found in zip(texts, extract_batch(sources, own, extractor), strict=True)
    ]


def _sound(text: Text, mentions: list[Mention]) -> Tagged | Problem:
    """What a text came to; a problem where a mention does not stand where it says: its words are kept by offsets."""
    begins = [passage["char_start"] for passage in text.passages]
    for mention in mentions:
        if (fault := _misplaced(text, mention, begins)) is not None:
            return Problem(
                code="R10",
                file=text.file,
                message=f"{mention.extractor} on {text.id}: {fault}",
                hint="offsets count the characters of `Source.text`, and a quote lies within one passage",
            )
    return _tagged(text, mentions)


def _misplaced(text: Text, mention: Mention, begins: Sequence[int]) -> str | None:
    """What is wrong with the offsets of a mention, in words; None where quote and trigger stand where it says."""
    start, end = mention.char_start, mention.char_end
    at = bisect_right(begins, start) - 1
    there = text.passages[at]["body"][start - begins[at] : end - begins[at]] if at >= 0 <= end - start else ""
    if mention.quote != there:
        return f"the quote “{mention.quote[:60]}” does not stand at {start} to {end}"
    begin, behind = mention.trigger_start, mention.trigger_end
    if start <= begin <= behind <= end and mention.quote[begin - start : behind - start] == mention.trigger:
        return None
    said = mention.quote[max(begin - start, 0) : max(behind - start, 0)]
    reads = f", which reads “{said}”" if said else ""
    return f"the trigger “{mention.trigger}” does not stand at {begin} to {behind}{reads}"


def _tagged(text: Text, mentions: list[Mention]) -> Tagged:
    body = "\n".join(passage["body"] for passage in text.passages if passage["kind"] == "body")
    source = source_info(text.row["id"], text.row["story_id"], text.row["published_day"], body)
    features = [mention_features(mention, source) if told(mention) else None for mention in mentions]
    for one in features:
        _ = one and one.keys  # made here, so that they travel along
    return Tagged(source, [rows.mention_row(mention) for mention in mentions], features)


def source_info(key: str, story: str | None, day: str | None, body: str) -> SourceInfo:
    """What the merge needs to know of a source, from what its rows hold."""
    return SourceInfo(id=key, story=story or key, day=date.fromisoformat(day) if day else None, words=profile(body))


def told(mention: Mention) -> bool:
    """Whether a mention can become part of an event."""
    return mention.realis in ("asserted", "alleged")


def fitting(mention: Mention, vocabulary: Vocabulary) -> Mention:
    """The mention without a type or place that the vocabulary lacks: another extractor may know others."""
    changed: dict[str, object] = {}
    if not vocabulary.has_type(mention.type):
        changed["type"] = "other"
    if mention.place is not None and mention.place not in vocabulary.places:
        changed["place"] = None
    return mention.model_copy(update=changed) if changed else mention
