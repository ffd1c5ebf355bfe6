"""Whose word a sentence is: "according to the harbour master", "officials say".

It finds the words for the speaker and where they stand; a speaker takes no part in what is told.
"""

import re

from loaders.clauses import Clause, subject_of
from schemas.text import Sentence, Trigger

_SPOKEN = re.compile(r"\b[Aa]ccording to ((?:the |a |an )?[^,.;:“”\"()]{2,80})")
_SAYING = frozenset({"say", "tell", "report", "add", "claim", "state", "warn", "write", "estimate", "quote"})


def attribution(trigger: Trigger, sentence: Sentence, clause: Clause) -> tuple[str | None, tuple[int, int] | None]:
    """The words for the one whose word it is, and where they stand; never around the trigger itself."""
    text, at = sentence.text, trigger.start - sentence.start
    for match in _SPOKEN.finditer(text) if "ccording to" in text else ():
        if not match.start(1) <= at < match.end():
            said = match[1].partition(" -")[0].rstrip()
            return said, (sentence.start + match.start(1), sentence.start + match.start(1) + len(said))
    words = clause.words
    for k, verb in enumerate(clause.verbs):
        if (
            verb.lemma not in _SAYING
            or clause.first <= verb.main <= clause.last
            or verb.tense in ("infinitive", "gerund")
        ):
            continue
        span = subject_of(words, clause.verbs, k, clause.lex)
        if span is None or span[0] <= clause.first < span[1] or span[1] - span[0] > 16 or span[1] > verb.first + 1:
            continue
        start, end = words.start[span[0]], words.start[span[1] - 1] + len(words.raw[span[1] - 1])
        said = text[start - sentence.start : end - sentence.start]
        if said.lower() not in clause.lex.sets["subject"]:
            return said, (start, end)
    return None, None
