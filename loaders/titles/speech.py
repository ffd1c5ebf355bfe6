"""What is said, with who says it: "Agency warned: storm is pushing north", "Bank said it had cut 300 jobs".

It finds the words of what is told, before its teller, behind a colon or behind "that"; verbs of doing are the work of
`titles.verbs`.
"""

from loaders.clauses import Clause, clause_end
from loaders.subjects import NON_FINITE, Span, subject_of
from loaders.titles.phrases import LONGEST, PRONOUNS, Phrase, cut, joined
from loaders.titles.struck import SPEECH
from loaders.verbs import Verb


def with_words(phrase: Phrase, clause: Clause, span: Span | None, teller: str) -> str:
    """What is told before its teller or behind a colon, with the teller where there is room; "" where neither is.

    `span` are the words of the teller, `teller` those with the verb, fit for a title.
    """
    verb = clause.verb
    if verb is None or clause.words.low[verb.main] not in clause.lex.sets["reporting"]:
        return ""
    if _tells(clause, verb) and not clause.inverted:
        return ""
    before = _said_before(clause, span)
    if before is None:
        return _quoted(phrase, clause, teller)
    must = next((v.main for v in clause.verbs if v.main >= before[0] and v.tense not in NON_FINITE), -1)
    content = cut(phrase, before, LONGEST - len(teller) - 2, must=must)
    if not content:
        return cut(phrase, before, LONGEST, must=must) or teller
    if not content[:1].isalnum():
        return teller
    first, _, behind = content.partition(" ")
    first = first.lower() if first.lower() in clause.lex.function and first != "I" else first
    return f"{teller.removesuffix(' told')}: {joined(first, behind)}"


def without_teller(phrase: Phrase, clause: Clause, must: int) -> str:
    """What is told alone, where its teller is not known or leaves no room; "" where it opens with a pronoun."""
    verb, low = clause.verb, clause.words.low
    if verb is None or must < 0:
        return ""
    start = verb.main + 1
    if "that" in low[start : start + 7]:
        start = low.index("that", start) + 1
    elif not _opens_there(clause, start, must):
        return ""
    while start < must and low[start] in clause.lex.sets["adverb"]:
        start += 1
    if low[start] in PRONOUNS or not low[start].isalnum():
        return ""
    return cut(phrase, (start, clause.end), LONGEST, must=must)


def _opens_there(clause: Clause, start: int, must: int) -> bool:
    """Whether the subject of the verb at `must` begins at `start`, so that nobody told stands between."""
    k = next((k for k, verb in enumerate(clause.verbs) if verb.main == must), -1)
    span = subject_of(clause.words, clause.verbs, k, clause.lex) if k >= 0 else None
    return span is not None and start <= span[0] <= start + 1


def told(clause: Clause, verb: Verb) -> int:
    """The verb of what a verb of saying tells, without which nothing is told; -1 where there is none."""
    if clause.words.low[verb.main] not in clause.lex.sets["reporting"]:
        return -1
    behind = (v.main for v in clause.verbs[clause.head + 1 :] if v.tense not in NON_FINITE and v.main < clause.end)
    return next(behind, -1)


def _quoted(phrase: Phrase, clause: Clause, teller: str) -> str:
    """What follows the colon behind a verb of saying, with its teller where there is room; "" where none does."""
    low = clause.words.low
    reach = range(clause.last, min(clause.last + 12, len(low) - 1))
    colon = next((i for i in reach if low[i] == ":" or (low[i] == "," and low[i + 1] in SPEECH)), -1)
    must = next((v.main for v in clause.verbs if v.first > colon and v.tense not in NON_FINITE), -1)
    if colon < 0 or must < 0 or must > colon + 24:
        return ""
    end = clause_end(clause.words, clause.verbs, must, clause.lex)
    start = colon + 1
    while start < must and low[start] in SPEECH | {"'"}:
        start += 1
    if start == must or low[start] in PRONOUNS - {"we", "i", "there"}:
        return ""
    brief = teller.removesuffix(" told") if len(teller) < 50 else ""
    content = cut(phrase, (start, end), LONGEST - len(brief) - 2, must=must) if brief else ""
    return f"{brief}: {content}" if content else cut(phrase, (start, end), LONGEST, must=must)


def _said_before(clause: Clause, span: Span | None) -> Span | None:
    """The words before a speaker that come first: "The spill is harming trade, the minister warns"."""
    verb = clause.verb
    if verb is None or verb.passive or clause.words.low[verb.main] not in clause.lex.sets["reporting"]:
        return None
    if clause.inverted:
        return (0, verb.first) if verb.first > 3 else None
    if not any(v.first < verb.first and v.tense not in NON_FINITE for v in clause.verbs):
        return None
    if clause.words.low[0] in clause.lex.sets["preposition"] - {"about", "around", "over", "like"}:
        return None
    if span is None or span[0] < 4 or clause.words.low[span[0] - 1] not in (",", '"', "“", "”", "'"):
        return None
    return 0, span[0] - 1


def _tells(clause: Clause, verb: Verb) -> bool:
    """Whether what is said stands behind the verb of saying, as a clause or after "that"."""
    low, lex = clause.words.low, clause.lex
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    if "that" in low[verb.main + 1 : verb.main + 7]:
        return True
    if following not in lex.sets["preposition"] and verb.lemma != "tell" and following not in (".", ",", ":", "—"):
        return following not in lex.sets["calendar"] and following not in lex.sets["adverb"]
    return any(verb.main < v.first < clause.end and v.tense not in NON_FINITE for v in clause.verbs)
