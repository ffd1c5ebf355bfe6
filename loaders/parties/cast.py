"""The names of a sentence that may take part in what it tells, sorted out once for all that it tells.

Who takes part in which happening is the work of `parties`; it reads only what is the same for all of them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from loaders.grammar import Lexicon, Words, lexicon
from loaders.marks import read_words
from loaders.parties.parts import parts
from loaders.subjects import Span
from loaders.titles.struck import kept
from schemas.text import NameHit, Sentence

_DATELINE = re.compile(
    r"(?:[A-Z]{2} )?[A-Z]{3}[A-Z .]*(?: ?, [A-Z][\w .]{1,20}){0,2} ?"
    r"(?:(?:\(|-LRB- )[A-Z]\w+(?:\)| -RRB-) ?)?(?:—|–|--?) "
)
"""Where, when and for whom a report was written: "OSLO, Norway, Jan 1 (Agency) - "."""
_CREDIT = re.compile(r"(?:EPA|AP|AFP|PA|GETTY|Getty|REUTERS|Reuters) (?=[A-Z][a-z-]+ .*\b[a-z]{5})")
"""Whose photograph a caption stands below: "EPA Miners on strike in Lima gathered"."""

_DRAWN = re.compile(r"(?:Photograph|Photo|Picture|Illustration|Graphic|Image) ?: ")
"""What stands before the name of whose picture a caption stands below."""


class Cast:
    """The names of a sentence by what they can do in it, and its words without those that tell when."""

    def __init__(
        self,
        sentence: Sentence,
        hits: Sequence[NameHit],
        *,
        language: str = "en",
        spans: Sequence[Span] = (),
        lex: Lexicon | None = None,
    ) -> None:
        """`hits` are sorted; those outside the sentence are passed over. `spans` are its time words, which name nobody;
        `lex` the word classes to read by, those of the language where it is left out.
        """
        self.sentence, self.spans, self._language = sentence, tuple(spans), language
        self.lex = lex if lex and lex.forms else lexicon(language)
        self.parts = parts(language)
        local = hits[bisect_left(hits, (sentence.start,)) : bisect_left(hits, (sentence.end,))]
        self._local = [hit for hit in local if not _is_within(hit.start, spans)] if spans else local

    def within(self, sentence: Sentence) -> "Cast":
        """The cast of a part of the sentence."""
        return Cast(sentence, self._local, language=self._language, spans=self.spans, lex=self.lex)

    @cached_property
    def acting(self) -> Sequence[NameHit]:
        """Those who can take part."""
        return list(_acting(self._local, self.sentence)) if self._local else ()

    @cached_property
    def places(self) -> Sequence[NameHit]:
        """The places."""
        return [hit for hit in self._local if hit.reading == "place"]

    @cached_property
    def untimed(self) -> Words:
        """The words with time words blanked, so that the preposition of "on Monday" governs nothing else."""
        assert self.lex is not None
        words, _ = read_words(self.sentence.text, self.sentence.start, self.lex)
        if not self.spans:
            return words
        keep = kept(self.sentence, words, self.spans, self.lex)
        return words.with_low([low if stays else "" for low, stays in zip(words.low, keep, strict=True)])


def _acting(hits: Sequence[NameHit], sentence: Sentence) -> Iterator[NameHit]:
    """The names that can take part: not the agency in brackets, nor "Chadian" in "Chadian President Bo Luna"."""
    text, offset = sentence.text, sentence.start
    line = _DATELINE.match(text) or _CREDIT.match(text)
    written = offset + line.end() if line else 0
    if (drawn := _DRAWN.match(text)) is not None:
        written = next((hit.end for hit in hits if hit.start == offset + drawn.end()), written)
    starts = {hit.start for hit in hits if hit.kind == "person" and hit.name is None}
    for hit in hits:
        if hit.reading != "actor" or (hit.name_start or hit.start) < written:
            continue
        if hit.end + 1 in starts and hit.kind != "person":
            continue
        if hit.kind != "media" or not text[: hit.start - offset].rstrip().endswith(("(", "-LRB-")):
            yield hit


def _is_within(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset lies within one of the spans, which are sorted and apart."""
    before = bisect_left(spans, (at + 1,)) - 1
    return before >= 0 and at < spans[before][1]
