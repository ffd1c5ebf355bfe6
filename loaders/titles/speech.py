"""What is said, with who says it: "Agency warned: storm is pushing north", "Bank said it had cut 300 jobs".

It finds the words of what is told, before its teller, behind a colon or behind "that"; verbs of doing are the work of
`titles.verbs`.
"""

from itertools import zip_longest

from loaders.clauses import Clause
from loaders.kinds import RELATIVE
from loaders.subjects import NON_FINITE, Span, is_adverb, subject_of
from loaders.titles.phrases import LONGEST, PRONOUNS, Phrase, cut, joined
from loaders.titles.struck import SPEECH
from loaders.verbs import Verb

_VAGUE = PRONOUNS - {"we", "i", "you", "there", "it", "this", "that", "these", "those", "what"}
_TAKES_CLAUSE = frozenset(("show", "find", "think", "believe", "suggest", "indicate", "reveal", "mean", "know", "feel",
                           "hope", "fear", "see", "hear", "learn", "discover", "prove", "ensure"))  # fmt: skip
_SHORT = frozenset(("'s", "’s", "'re", "’re", "'m", "’m", "'ve", "’ve", "'ll", "’ll", "'d", "’d"))
_PARTING = frozenset((",", ";", "and", "or", "but", "that", "which", "who", "when", "where", "if", "because", "while"))


def with_words(phrase: Phrase, clause: Clause, span: Span | None, teller: str) -> str:
    """What is told before its teller or behind a colon, with the teller where there is room; "" where neither is.

    `span` are the words of the teller, `teller` those with the verb, fit for a title.
    """
    verb = clause.verb
    if verb is None or clause.words.low[verb.main] not in clause.lex.sets["reporting"]:
        return ""
    if _tells(clause, verb) and not clause.inverted:
        return ""
    said = _said_behind(clause) or _said_before(clause, span)
    if said is None:
        return ""
    start, end = _without_opening(clause, said)
    must, low = main_verb(clause, start, end), clause.words.low
    if low[start] in ("if", "when", "unless", "although", "because") and "," in low[start:end]:
        must = max(must, main_verb(clause, low.index(",", start) + 1, end))
    if low[start] in PRONOUNS and low[start + 1 : start + 2] and low[start + 1] in _SHORT:
        must = start + 1 if must < 0 else must  # "it's a shame"
    if must < 0 or clause.words.low[start] in _VAGUE:
        return ""
    brief = teller.removesuffix(" told")
    content = cut(phrase, (start, end), LONGEST - len(brief) - 2, must=must)
    names = {word for word in brief.split() if word[:1].isupper()}
    if span is not None and clause.words.low[span[0]] in PRONOUNS and not names.isdisjoint(content.split()):
        return cut(phrase, (start, end), LONGEST, must=must)  # nobody speaks of himself by name
    if not content[:1].isalnum():
        return cut(phrase, (start, end), LONGEST, must=must)
    first, _, behind = content.partition(" ")
    first = first.lower() if first.lower() in clause.lex.function and first != "I" else first
    return f"{brief}: {joined(first, behind)}"


def main_verb(clause: Clause, start: int, end: int) -> int:
    """The verb that what is told from `start` to `end` cannot do without; -1 where there is none.

    Verbs of relative clauses can go, and participles: "pumps / sent to the well / have failed".
    """
    low = clause.words.low
    finite = [v for v in clause.verbs if start <= v.first < end and v.tense not in NON_FINITE]
    for verb, later in zip_longest(finite, finite[1:]):
        if low[verb.first - 1] in RELATIVE and verb.first > start + 1:
            continue
        bare = verb.tense == "past" and verb.first == verb.main and verb.lemma not in _TAKES_CLAUSE
        bare = bare and low[verb.main] not in clause.lex.sets["reporting"]
        if bare and later is not None and low[verb.first - 1] == ",":
            continue  # "the quake, centred off Lima, was"
        if bare and later is not None and not _PARTING.intersection(low[verb.main : later.first]):
            continue
        return max(verb.main, _inner(clause, verb, later, end), done_next(clause, verb, end))
    return finite[0].main if finite else -1


def done_next(clause: Clause, verb: Verb, end: int) -> int:
    """The infinitive right behind a verb that says little without it: "had decided / to sell"; -1 where none is."""
    return next((v.main for v in clause.verbs if v.first == verb.main + 1 and v.main < end and v.tense == "infinitive"
                 and not verb.passive and verb.lemma != "be"), -1)  # fmt: skip


def _inner(clause: Clause, verb: Verb, later: Verb | None, end: int) -> int:
    """The verb of what a verb like "showed" has behind it, without which that says nothing; -1 where it has none."""
    low = clause.words.low
    if later is not None and verb.lemma == "be" and low[verb.first - 1] == "it" and low[later.first - 1] in RELATIVE:
        return later.main  # "it is the crew who / decide"
    if later is None or not (takes_clause(clause, verb) or low[verb.main + 1 : verb.main + 2] == ["that"]):
        return -1
    parted = _PARTING.intersection(low[verb.main + 1 : later.first]) - {"that"}
    return -1 if parted else main_verb(clause, verb.main + 1, end)


def takes_clause(clause: Clause, verb: Verb) -> bool:
    """Whether a clause without "that" can stand behind the verb: "said it had", "feared he would"."""
    return verb.lemma in _TAKES_CLAUSE or clause.words.low[verb.main] in clause.lex.sets["reporting"]


def _without_opening(clause: Clause, said: Span) -> Span:
    """What is told without the marks, the conjunction and the circumstances that it opens with."""
    low, lex, (start, end) = clause.words.low, clause.lex, said
    while start < end and (low[start] in SPEECH or low[start] in ("'", "and", "but", "so", ",", "yes", "no", "well")):
        start += 1
    if start < end and (low[start] in lex.sets["preposition"] or low[start] == "given"):
        comma = next((i for i in range(start, min(start + 11, end)) if low[i] == ","), -1)
        within = [v for v in clause.verbs if start < v.first < comma]
        if low[start] in ("with", "without", "despite"):
            within = [v for v in within if v.first != v.main]  # "with a final shot of gin, he left"
        if comma > 0 and not within:
            start = comma + 1
    close = next((i for i in range(start + 1, end) if low[i] in SPEECH or low[i] == ";"), end)
    return start, close


def without_teller(phrase: Phrase, clause: Clause, must: int) -> str:
    """What is told alone, where its teller is not known or leaves no room; "" where it opens with a pronoun."""
    verb, low = clause.verb, clause.words.low
    if verb is None:
        return ""
    start = verb.main + 1
    if must < 0 and low[start : start + 1] == ["that"] and clause.end > start + 4:
        must = start + 2  # "it ruled that the pact reached to": the verb of what is told may be unknown
    if must < 0:
        return ""
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
    low = clause.words.low
    with_that = low[verb.main + 1 : verb.main + 2] == ["that"]
    if low[verb.main] not in clause.lex.sets["reporting"] and not with_that:
        return -1
    return main_verb(clause, verb.main + 1, clause.end)


def _said_behind(clause: Clause) -> Span | None:
    """The words behind the colon, or comma and quotation mark, that a verb of saying leads to."""
    low = clause.words.low
    reach = range(clause.last, min(clause.last + 12, len(low) - 1))
    colon = next((i for i in reach if low[i] == ":" or (low[i] == "," and low[i + 1] in SPEECH)), -1)
    return (colon + 1, len(low)) if colon > 0 else None


def _said_before(clause: Clause, span: Span | None) -> Span | None:
    """The words before a speaker that come first: "The spill is harming trade, the minister warns"."""
    verb = clause.verb
    if verb is None or verb.passive or clause.words.low[verb.main] not in clause.lex.sets["reporting"]:
        return None
    if clause.inverted:
        return (0, verb.first) if verb.first > 3 else None
    if span is None or span[0] < 4 or clause.words.low[span[0] - 1] not in (",", '"', "“", "”", "'"):
        return None
    quoted = clause.words.low[span[0] - 1] != ","
    if not quoted and not any(_makes_clause(clause, v) for v in clause.verbs if v.first < verb.first):
        return None
    return 0, span[0] - 1


def _makes_clause(clause: Clause, verb: Verb) -> bool:
    """Whether a verb before the teller's makes what is told: it qualifies no noun in "In a suit filed in Oslo, he"."""
    low, prepositions = clause.words.low, clause.lex.sets["preposition"]
    bare = verb.tense == "past" and verb.first == verb.main and low[verb.main + 1] in prepositions
    qualifies = bare and low[0] in prepositions and low[1] in clause.lex.sets["determiner"]
    return verb.tense not in NON_FINITE and not (qualifies and clause.words.low[verb.first - 2] in ("a", "an"))


def _tells(clause: Clause, verb: Verb) -> bool:
    """Whether what is said stands behind the verb of saying, as a clause or after "that"."""
    low, lex = clause.words.low, clause.lex
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    if following == "," and any(v.first == verb.main + 2 and v.tense == "gerund" for v in clause.verbs):
        return False  # "said, adding that"
    if "that" in low[verb.main + 1 : verb.main + 7]:
        return True
    if following not in lex.sets["preposition"] and verb.lemma != "tell" and following not in (".", ",", ":", "—"):
        timed = following in lex.sets["calendar"] or following in lex.sets["adverb"]
        return not timed and not is_adverb(following)
    return any(verb.main < v.first < clause.end and v.tense not in NON_FINITE for v in clause.verbs)
