"""Lines without a full stop that run into the next sentence: "in the port The mayor has left".

A capital behind a small word tells them apart, where no name can begin there.
"""

from loaders.clauses import Clause
from loaders.kinds import CONTENT, DETERMINER, PREPOSITION, SUBJECT
from loaders.subjects import Span
from loaders.titles.phrases import Phrase
from loaders.titles.struck import SPEECH
from loaders.titles.walk import Walk


def anew(phrase: Phrase, clause: Clause, span: Span) -> Span:
    """A subject without the line before it that has no end: "stem the flow / Experts", "shut a school / Another"."""
    sets = clause.lex.sets
    raw, low, kinds = clause.words.raw, clause.words.low, clause.words.kinds(clause.lex)
    if span[1] - span[0] > 2 and low[span[0]] in sets["credits"] and raw[span[0]][0].isupper():
        opens = span[0] + 1 + (raw[span[0] + 1] in sets["pictures"])
        if raw[opens].istitle() and (kinds[opens] & DETERMINER or low[opens] in sets["counts"]):
            return opens, span[1]  # "Photograph: PA / Two boats sank"
    for i in range(span[1] - 1, span[0], -1):
        if low[i] in sets["counts"] and raw[i].istitle() and raw[i - 1][0].isupper() and raw[i + 1 : i + 2] == ["of"]:
            return i, span[1]  # "Storm Hits Peru / Dozens of boats"
        if _opens_line(phrase, clause, i):
            return i, span[1]
        if not raw[i][0].isupper() or not raw[i - 1].islower() or not kinds[i - 1] & CONTENT or low[i - 1] in SPEECH:
            continue
        start = clause.words.start[i]
        known = any(first <= start < last for first, last in phrase.whole)
        several = i == span[1] - 1 and low[i].endswith("s") and not low[i - 1].endswith("s")
        if kinds[i] & DETERMINER or low[i] in sets["counts"] or (several and not known and _is_plain(clause, i)):
            return i, span[1]
    return span


def _opens_line(phrase: Phrase, clause: Clause, i: int) -> bool:
    """Whether an article written large stands behind a noun, and no name goes over the two: "in Lima / The gale"."""
    raw, low = clause.words.raw, clause.words.low
    if low[i] not in ("the", "a", "an") or not raw[i].istitle() or i + 1 >= len(raw):
        return False
    start = clause.words.start[i]
    named = any(first < start < last for first, last in phrase.whole) or (raw[i + 1].istitle() and low[i] != "the")
    named = named or clause.words.start[i + 1] == start + len(raw[i])  # "the Halden A380"
    behind = clause.words.kinds(clause.lex)[i - 1] & CONTENT and low[i - 1] not in clause.lex.function
    return bool(behind) and not named and low[i - 1][-1].isalnum()


def _is_plain(clause: Clause, i: int) -> bool:
    """Whether a word with a capital is a plural that its verb agrees with, and so no name: "Experts warn"."""
    verb, low = clause.verb, clause.words.low
    if verb is None:
        return False
    return low[verb.first] in ("are", "were", "have") or (verb.tense == "present" and low[verb.main] == verb.lemma)


def begins_anew(walk: Walk, i: int) -> bool:
    """Whether a line without an end runs into a new sentence: "in the port The mayor has left"."""
    raw, kinds = walk.words.raw, walk.kinds
    if _behind_passive(walk, i) or _is_heading(walk, i):
        return True
    if i <= walk.start + 1 or not raw[i][0].isupper() or raw[i].isupper() or not raw[i - 1].islower():
        return False
    if i + 1 >= walk.size or not raw[i + 1].islower() or walk.low[i - 1] in SPEECH:
        return False
    if (
        kinds[i] & (DETERMINER | SUBJECT)
        or walk.low[i] in walk.sets["counts"]
        or (raw[i].endswith("ing") and kinds[i + 1] & DETERMINER)
    ):
        return True
    noun = (
        raw[i - 1].endswith("s")
        and not raw[i - 1].endswith("ss")
        and kinds[i - 1] & CONTENT
        and i - 1 not in walk.mains
    )
    return bool(noun) and i + 1 not in walk.heads and bool(kinds[i + 1] & CONTENT)


def _is_heading(walk: Walk, i: int) -> bool:
    """Whether a line in capitals begins, which holds small words too: "at the track DRIVER OF THE DAY"."""
    raw = walk.words.raw[i : i + 3]
    shouted = len(raw) > 2 and all(word.isalpha() and word.isupper() for word in raw)
    return shouted and raw[1].lower() in walk.lex.function and i > 0 and not walk.words.raw[i - 1].isupper()


def _behind_passive(walk: Walk, i: int) -> bool:
    """Whether a plural stands behind a passive, which takes no object: "a case was opened / Workers in Oslo"."""
    verb, raw = walk.governor, walk.words.raw
    if (
        verb is None
        or not verb.passive
        or verb.main != i - 1
        or verb.lemma in walk.sets["finds"] | walk.sets["told_to"] | walk.sets["asking"] | walk.sets["gives"]
    ):
        return False
    return (
        raw[i][:1].isupper()
        and raw[i].endswith("s")
        and i + 1 < walk.size
        and (walk.kinds[i + 1] & PREPOSITION > 0 or i + 1 in walk.heads)
    )
