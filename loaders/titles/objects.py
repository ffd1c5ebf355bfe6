"""What a title's verb acts on, and where that ends: before another clause, behind what one is asked to do.

It gives spans of words; how much of them a title has room for is decided in `titles.verbs`.
"""

from loaders.clauses import Clause, clause_end
from loaders.subjects import NON_FINITE, Span, antecedent, in_list, measures
from loaders.titles.modal import another, unread
from loaders.titles.phrases import PRONOUNS, Phrase, goes_on
from loaders.titles.speech import takes_clause, told
from loaders.verbs import Verb

_WHEN = frozenset({"prior", "before", "after", "during", "until", "since", "amid", "despite"})
_ALIKE = frozenset({"with", "for", "without"})
_ASKING = frozenset((
    "ask", "order", "urge", "call", "force", "tell", "want", "invite", "allow", "persuade", "press", "instruct",
    "require", "encourage", "advise", "warn", "lead", "prompt", "cause", "enable", "appeal", "command",
))  # fmt: skip


def object_of(phrase: Phrase, clause: Clause, verb: Verb, must: int) -> Span:
    """The words behind the verb that a title can tell; `must` is the verb of what is said, or -1."""
    about = (verb.main + 1, verb.main + 1) if clause.inverted else _object(phrase, clause, verb)
    opener = clause.words.low[about[0] : about[0] + 2]
    if about[0] == verb.main + 1 and (
        opener[:1] in (["and"], ["or"], ["but"]) or opener in ([",", "and"], [",", "but"])
    ):
        about = about[0], about[0]  # "were killed / and two others of the family injured"
    other = unread(clause, verb.main, about[1]) if must < 0 and verb.tense in ("past", "present") else None
    if other is not None and not is_participle(clause, verb) and not takes_clause(clause, verb):
        about = about[0], other.first
    elif must < 0 and not takes_clause(clause, verb) and _tells_next(clause, about[0], about[1]):
        about = about[0], about[0]
    elif must < 0 and not takes_clause(clause, verb):
        about = about[0], another(clause, verb.main, about[1], phrase.persons)
    return about[0], _before_loose(clause, *about)


def _object(phrase: Phrase, clause: Clause, verb: Verb) -> Span:
    """What follows the verb; in "the panel, which the president convened" what "which" takes up."""
    span, low = clause.subject(), clause.words.low
    plain = verb.main + 1, clause.end
    if low[plain[0] : plain[0] + 1] == ["what"]:
        return plain[0], clause_end(clause.words, clause.verbs, plain[0], clause.lex)
    if span is None or not span[0] or verb.passive:
        return plain
    relative = low[span[0] - 1] in ("which", "whom", "that")
    if not relative and not _contact(phrase, clause, span):
        return plain
    following = next((low[i] for i in range(verb.main + 1, clause.end)), ".")
    end, prepositions = span[0] - relative, clause.lex.sets["preposition"]
    opens = any(v.first > verb.main and v.tense not in NON_FINITE and clause.words.low[v.first] == following
                for v in clause.verbs[clause.head + 1 : clause.head + 2])  # fmt: skip
    plainly = (following[0].isalnum() or following in "$£€") and following not in prepositions and not opens
    if plainly or following == "to" or low[end - 1] in prepositions:
        return plain
    found = antecedent(clause.words, clause.verbs, end - 1 if end and low[end - 1] == "," else end, clause.lex)
    if found is None or low[found[0]] in PRONOUNS:
        return plain  # "is it news that the bank"
    return last_of_list(clause, found) if low[end - 1] == "," else found


def last_of_list(clause: Clause, span: Span) -> Span:
    """The last thing of a row, which "which" surely takes up: "talks between chiefs, drills and the sale, which"."""
    low = clause.words.low
    join = next((i for i in range(span[1] - 2, span[0], -1) if low[i] in ("and", "or")), -1)
    return (join + 1, span[1]) if join > 0 and "," in low[span[0] : join] else span


def _contact(phrase: Phrase, clause: Clause, span: Span) -> bool:
    """Whether a pronoun follows what it does something with: "the plan I announced"."""
    low, i = clause.words.low, span[0] - 1
    mains = {verb.main for verb in clause.verbs}
    noun = low[i].isalpha() and low[i] not in clause.lex.function and i not in mains
    told = any(v.main < i < v.main + 4 and low[v.main] in clause.lex.sets["reporting"] for v in clause.verbs)
    return noun and not told and span[1] - span[0] == 1 and low[span[0]] in PRONOUNS


def _before_loose(clause: Clause, start: int, end: int) -> int:
    """Where an object ends before "and" that adds no object: "landed in Peru / and prior to him meeting the queen"."""
    low, prepositions = clause.words.low, clause.lex.sets["preposition"]
    for i in range(start + 1, end - 1):
        if low[i] == "and" and low[i + 1] in prepositions | {"prior"} and not measures(low, i + 1):
            alone = prepositions.isdisjoint(low[start:i]) or (low[i + 1] in _ALIKE and low[i + 1] not in low[start:i])
            if low[i + 1] in _WHEN or alone:
                return i
    return end


def is_participle(clause: Clause, verb: Verb) -> bool:
    """Whether a verb in the past may be a participle, since no object follows: "the duty / put on tin"."""
    following = clause.words.low[verb.main + 1] if verb.main + 1 < len(clause.words.low) else "."
    return verb.first == verb.main and following in clause.lex.sets["preposition"]


def shared_object(clause: Clause) -> Span | None:
    """What "and" or "or" makes the object of two verbs: "drafted and signed a treaty"."""
    words, verbs = clause.words, clause.verbs
    if words.low[clause.end : clause.end + 1] not in (["and"], ["or"]):
        return None
    verb = next((v for v in verbs if v.first == clause.end + 1), None)
    if verb is None:
        return None
    if words.low[verb.main + 1 : verb.main + 2] and words.low[verb.main + 1] in clause.lex.sets["preposition"]:
        return None  # "launched and watched by many"
    return verb.main + 1, clause_end(words, verbs, verb.main, clause.lex)


def with_complement(phrase: Phrase, clause: Clause, verb: Verb) -> tuple[Phrase, Clause]:
    """The clause up to the end of what "that" tells, without the circumstances of telling it ("said in Oslo that").

    Or up to the noun of two adjectives with a comma between them: "a new, faster ship".
    """
    words, low, lex, end = clause.words, clause.words.low, clause.lex, clause.end
    following = low[end] if end < len(low) else ""
    told_on = _told_on(phrase, clause, verb) if low[verb.main] in lex.sets["reporting"] else None
    if told_on is not None:
        return told_on
    if following in ("that", "whether", "how", "if") and low[end - 1] in lex.forms and end > verb.main + 1:
        # "it is too early to say whether"
        return phrase, clause._replace(end=clause_end(words, clause.verbs, end, lex))
    for k in range(1, len(clause.verbs)):
        gerund, inner = clause.verbs[k - 1], clause.verbs[k]
        ends = gerund.main == end - 1 and gerund.tense == "gerund" and inner.tense not in NON_FINITE
        if ends and (takes_clause(clause, gerund) or gerund.lemma == "say"):
            # "criticised for saying / the leak was small"
            return phrase, clause._replace(end=clause_end(words, clause.verbs, inner.main, lex))
    if (aside := _name_aside(clause)) is not None:
        return phrase._replace(skip=aside), clause._replace(end=clause_end(words, clause.verbs, aside[1], lex))
    if following in ("and", "or") and low[end - 2] == "to" and low[end - 1] in lex.forms:
        shared = next((v for v in clause.verbs if v.first == end + 1), None)
        if shared is not None:  # "to inspect / and impound any vessel"
            return phrase, clause._replace(end=clause_end(words, clause.verbs, shared.main, lex))
    if following == "that" and "it" in low[verb.main + 1 : verb.main + 3]:
        return phrase, clause._replace(end=clause_end(words, clause.verbs, end, lex))  # "makes it clear that"
    if following == "," and (noun := _behind_adjective(phrase, clause)):
        return phrase, clause._replace(end=clause_end(words, clause.verbs, noun, lex))
    tail = low[end + 1 : end + 4]
    if len(tail) < 2 or following != "," or low[end - 1] in lex.function:
        return phrase, clause
    size = next((n for n, word in enumerate(tail) if word == "."), len(tail))
    last = end + 1 + size
    whole = (last == len(low) or low[last] == ".") and not any(end < v.main for v in clause.verbs)
    if whole and size > 1 and all(word.isalpha() and word not in lex.function for word in tail[:size]):
        return phrase, clause._replace(end=last)
    return phrase, clause


def _told_on(phrase: Phrase, clause: Clause, verb: Verb) -> tuple[Phrase, Clause] | None:
    """The same for a verb of saying, whose clause goes on behind "that", "and" or what is put in; or None."""
    words, low, lex, end = clause.words, clause.words.low, clause.lex, clause.end
    following = low[end] if end < len(low) else ""

    def to_end(at: int) -> Clause:
        return clause._replace(end=clause_end(words, clause.verbs, at, lex))

    opens = end + (following == ",")
    if low[end - 1] == "that" and low[opens : opens + 1] in (["if"], ["when"], ["unless"], ["once"]):
        comma = next(
            (i for i in range(opens, min(opens + 14, len(low))) if low[i] == "," and not in_list(words, i, len(low))),
            -1,
        )
        if comma > 0:  # "disclosed that, / if the rate fell, / it would"
            return phrase._replace(skip=(end - 1, comma + 1)), to_end(comma)
    if following == "that":
        within = [v for v in clause.verbs if verb.main < v.main < end]
        if within and takes_clause(clause, within[-1]):
            return phrase, to_end(end)  # "said he will ensure / that"
        at = next((i for i in range(verb.main + 1, end) if low[i] in lex.sets["preposition"]), end)
        relative = at > verb.main + 1 and verb.lemma not in ("tell", "warn", "inform")
        if relative or any(at < v.main and v.tense not in NON_FINITE for v in within):
            return phrase, clause
        return phrase._replace(skip=(at, end)), to_end(end)
    if following in ("before", "after", "during") and "that" in low[end : end + 8]:
        at = low.index("that", end)
        begins = end - (end == verb.main + 2 and low[end - 1] in ("days", "weeks", "hours", "months"))
        if sum(end < v.first < at for v in clause.verbs) < 2 and (verb.lemma == "tell" or begins == verb.main + 1):
            return phrase._replace(skip=(begins, at)), to_end(at)  # "told envoys / before the vote / that"
    later = next((v for v in clause.verbs if v.first > end and v.tense not in NON_FINITE), None)
    if following == "," and later is not None:
        close = later.first - 1
        plain = low[verb.main + 1] not in lex.sets["preposition"] or measures(low, verb.main + 1)
        if told(clause, verb) < 0 and low[close] == "," and close > end and plain:
            # "said 40 men, among them two guards, would go"
            return phrase._replace(skip=(end, close + 1)), to_end(later.main)
    if following == "," and _name_aside(clause) is None:
        told_at = next((i + 1 for i in range(end, min(end + 16, len(low) - 1)) if low[i : i + 2] == [",", "that"]), -1)
        if told_at > 0 and not any(end < v.first < told_at for v in clause.verbs):
            # "announced at a rally, with the king beside him, that"
            return phrase._replace(skip=(verb.main + 1, told_at)), to_end(told_at)
    if following == "and":
        behind = next((v for v in clause.verbs if v.first > verb.main and v.tense not in NON_FINITE), None)
        if behind is not None and end + 1 < behind.first < end + 5:
            return phrase, to_end(behind.main)  # "insisted debts in Peru / and Chile had fallen"
    return None


def _name_aside(clause: Clause) -> Span | None:
    """The name between commas that parts an object from what it is to do: "called on the king, Ana I, / to leave"."""
    low, raw, end = clause.words.low, clause.words.raw, clause.end
    if low[end : end + 1] != [","]:
        return None
    close = next((i for i in range(end + 1, min(end + 7, len(low))) if low[i] == ","), -1)
    named = close > 0 and all(word[:1].isupper() for word in raw[end + 1 : close])
    return (end, close + 1) if named and low[close + 1 : close + 2] in (["to"], ["that"]) else None


def _behind_adjective(phrase: Phrase, clause: Clause) -> int:
    """The noun behind the comma of two adjectives: "clean, renewable / sources of"; 0 where none is."""
    i, size = clause.end + 1, len(clause.words.low)
    if i >= size or not goes_on(phrase, i):
        return 0
    heads = {verb.first for verb in clause.verbs}
    low, function = clause.words.low, clause.lex.function
    while i < size and i not in heads and low[i].isalpha() and low[i] not in function:
        i += 1
    ends = i < size and i not in heads and clause.words.low[i] != ","
    return i - 1 if ends and i - clause.end > 2 else 0


def _tells_next(clause: Clause, start: int, end: int) -> bool:
    """Whether the words are another clause, with a teller of its own: "after the voyage ended / the crew said that"."""
    low, lex = clause.words.low, clause.lex
    behind = next((v for v in clause.verbs if start < v.first), None)
    if behind is None or behind.main >= end or behind.tense != "past" or low[behind.main] not in lex.sets["reporting"]:
        return False
    opens = low[start] in lex.sets["determiner"] or clause.words.raw[start][:1].isupper()
    apart = any(not word[0].isalnum() or word in lex.sets["conjunction"] for word in low[start : behind.first])
    return opens and not apart and low[behind.main + 1 : behind.main + 2] == ["that"]


def what_is_asked(clause: Clause, verb: Verb, end: int) -> int:
    """What one is asked or made to do: "ordered the bank / to pay"; -1 where the verb asks nothing."""
    if verb.lemma not in _ASKING:
        return -1
    return next((v.main for v in clause.verbs if verb.main < v.first and v.main < end and v.tense == "infinitive"), -1)
