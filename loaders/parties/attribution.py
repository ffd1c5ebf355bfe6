"""Whose word a sentence is: "according to the harbour master", "officials say".

It finds the words for the speaker and where they stand; a speaker takes no part in what is told.
"""

import re
from collections.abc import Iterator

from loaders.clauses import Clause
from loaders.subjects import Span, noun_phrase, subject_of
from schemas.text import Sentence, Trigger

_SPOKEN = re.compile(r"\b[Aa]ccording to ((?:the |a |an )?[^,.;:“”\"()]{2,80})")
_OUTSIDE = frozenset({"", "earlier", "later", '"', "``", "''", "“", "”"})
"""What is no part of the words for a speaker: marks, and time words, which `parties` blanks."""
_SAID = frozenset({"say", "says", "said"})
_SAYING = frozenset({"say", "tell", "report", "add", "claim", "state", "warn", "write", "estimate", "quote"})


def attribution(trigger: Trigger, sentence: Sentence, clause: Clause) -> tuple[str | None, tuple[int, int] | None]:
    """The words for the one whose word it is, and where they stand; never around the trigger itself."""
    text, at = sentence.text, trigger.start - sentence.start
    for match in _SPOKEN.finditer(text) if "ccording to" in text else ():
        if not match.start(1) <= at < match.end():
            said = match[1].partition(" -")[0].rstrip()
            return said, (sentence.start + match.start(1), sentence.start + match.start(1) + len(said))
    words, lex = clause.words, clause.lex
    for main, span in _speakers(clause):
        if clause.first <= main <= clause.last or span[0] <= clause.first < span[1]:
            continue
        if span[1] <= clause.first < main:  # "the ministers met and said": what they did themselves is no hearsay
            continue
        first = max((i + 1 for i in range(*span) if words.low[i] in _OUTSIDE), default=span[0])
        if first == span[1]:
            continue
        start, end = words.start[first], words.start[span[1] - 1] + len(words.raw[span[1] - 1])
        said = text[start - sentence.start : end - sentence.start]
        said = said[said.rfind("— ") + 1 :].lstrip()  # a dateline is no speaker
        start = end - len(said)
        if span[1] - span[0] <= 16 and said.lower() not in lex.sets["subject"]:
            return said, (start, end)
    return None, None


def _speakers(clause: Clause) -> Iterator[tuple[int, Span]]:
    """Each verb of saying as the index of its word, with its subject where that stands right before it."""
    words, verbs = clause.words, clause.verbs
    at = {verb.main: k for k, verb in enumerate(verbs)}
    saying = {verb.main for verb in verbs if verb.lemma in _SAYING}
    if not _SAID.isdisjoint(words.low):
        saying.update([i for i, word in enumerate(words.low) if word in _SAID and i not in at])
    for i in sorted(saying):
        k = at.get(i, -1)
        if k >= 0 and verbs[k].tense in ("infinitive", "gerund"):
            continue
        span = subject_of(words, verbs, k, clause.lex) if k >= 0 else noun_phrase(words, verbs, i, clause.lex)
        if span is not None and span[1] <= (verbs[k].first if k >= 0 else i):
            yield i, span
