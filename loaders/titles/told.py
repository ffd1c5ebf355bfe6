"""The verb of a title: as the sentence tells it, with "was" where it only had a participle, with "to" for a plan.

It writes the words between subject and object; what a verb shares with the one before "and" is given back to it.
"""

from loaders.clauses import Clause
from loaders.grammar import past_of
from loaders.kinds import CONTENT, JOINS, PARTICIPLE, RELATIVE
from loaders.subjects import Span, is_adverb
from loaders.titles.passive import was
from loaders.titles.phrases import Phrase, joined, text_of
from loaders.titles.qualifiers import opens_subject
from loaders.titles.walk import takes_clause
from loaders.verbs import NON_FINITE, Verb

_DRAWN = {"'re": "are", "'ve": "have", "'m": "am"}


def verb_words(phrase: Phrase, clause: Clause, verb: Verb, span: Span | None) -> str:
    """The verb as a title tells it: as written with what qualifies it; "to" for a plan, no "had" of a past before."""
    sets = clause.lex.sets
    low = clause.words.low
    first = verb.first
    floor = span[1] if span is not None and span[1] <= verb.first else verb.first
    while first > floor and (is_adverb(low[first - 1]) or low[first - 1] in sets["adverb"]):
        first -= 1
    longer = low[max(0, first - 2) : first] == ["no", "longer"]
    chosen = [i for i in range(first - 2 * longer, verb.main + 1) if low[i] not in sets["idle_adverbs"]]
    if verb.tense == "future" and not verb.negated and not verb.perfect and low[verb.first] in ("will", "'ll", "shall"):
        chosen.remove(verb.first)
        return f"to {text_of(phrase, chosen)}"
    if span is not None and verb.first == verb.main and (verb.tense == "participle" or _qualifies(clause, verb)):
        return f"{was(phrase, span)} {text_of(phrase, chosen).lower()}"
    if verb.tense == "participle" or (verb.first == verb.main == 0):
        return text_of(phrase, chosen).lower()
    if be := _shared_be(clause, verb):
        return f"{be} {text_of(phrase, chosen)}"
    if span is not None and verb.tense == "gerund" and verb.first == verb.main and _is_past_too(clause, verb):
        return joined(text_of(phrase, [i for i in chosen if i < verb.first]), past_of(verb.lemma, clause.lex))
    simple = verb.first + 1 == verb.main and low[verb.first] in ("had", "'d")
    if simple and verb.perfect and verb.lemma in clause.lex.forms:
        adverbs = text_of(phrase, [i for i in chosen if i < verb.first])
        return joined(adverbs, past_of(verb.lemma, clause.lex))
    if verb.tense == "infinitive" and _was_made_to(clause, verb):
        return past_of(verb.lemma, clause.lex)
    return f"to {text_of(phrase, chosen)}" if _shares_will(clause, verb) else text_of(phrase, chosen)


def _qualifies(clause: Clause, verb: Verb) -> bool:
    """Whether a verb in the past stands right before another one, and so qualifies a noun: "the study set up said"."""
    if opens_subject(clause, clause.head):
        return True
    flags = clause.lex.forms.get(clause.words.low[verb.main], ("", PARTICIPLE))[1]
    behind = any(v.first == verb.main + 1 and v.tense not in NON_FINITE for v in clause.verbs)
    if clause.words.low[verb.first - 2 : verb.first - 1] == ["that"]:
        return False  # "the gold that Peru sold / was"
    noun = verb.first > 0 and bool(clause.lex.kinds[clause.words.low[verb.first - 1]] & CONTENT)
    return noun and verb.tense == "past" and bool(flags & PARTICIPLE) and behind and not takes_clause(clause, verb)


def _is_past_too(clause: Clause, verb: Verb) -> bool:
    """Whether a gerund tells what its sentence tells in the past: "said it was broken, / adding that it could leak"."""
    if verb.negated or verb.lemma not in clause.lex.forms or clause.words.low[verb.first - 1] != ",":
        return False
    before = [v for v in clause.verbs.finite if v.main < verb.first]
    return bool(before) and takes_clause(clause, verb) and before[0].tense == "past"


def _was_made_to(clause: Clause, verb: Verb) -> bool:
    """Whether an infinitive was carried out by the one made to: "the quake led Peru to call off the vote"."""
    if verb.passive or verb.negated or verb.lemma not in clause.lex.forms:
        return False
    maker = next((v for v in reversed(clause.verbs) if v.main < verb.first), None)
    if (
        maker is None
        or maker.lemma not in clause.lex.sets["made_to"]
        or maker.negated
        or maker.passive
        or maker.tense == "infinitive"
    ):
        return False
    between = clause.words.low[maker.main + 1 : verb.first]
    return bool(between) and JOINS.isdisjoint(between) and RELATIVE.isdisjoint(between) and "," not in between


def spelled(words: str) -> str:
    """The words of a verb with what a pronoun had drawn together spelled out: "they're waiting" -> "are waiting"."""
    mark, _, rest = words.replace("’", "'").partition(" ")
    return f"{_DRAWN[mark]} {rest}" if mark in _DRAWN else words


def _shared_be(clause: Clause, verb: Verb) -> str:
    """The "was" that a participle behind "and" has from the passive before it: "was saddened and puzzled by"; or ""."""
    sets = clause.lex.sets
    low, before = clause.words.low, clause.verbs[clause.head - 1] if clause.head > 0 else None
    joined = before is not None and verb.first == verb.main == before.main + 2 and low[verb.first - 1] in ("and", "or")
    if before is not None and joined and before.tense == "modal" and before.perfect and verb.tense == "past":
        return " ".join(low[before.first : before.main])  # "might have stopped or / slowed it"
    if before is None or not before.passive or before.negated or low[before.first] not in ("was", "were", "is", "are"):
        return ""
    flags = clause.lex.forms.get(low[verb.main], ("", PARTICIPLE))[1]
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    objectless = following in sets["preposition"] or not following[0].isalnum()
    objectless = objectless and verb.lemma not in sets["no_passive"]
    return low[before.first] if joined and objectless and verb.tense == "past" and flags & PARTICIPLE else ""


def _shares_will(clause: Clause, verb: Verb) -> bool:
    """Whether a plain verb behind "and" has the "will" or "to" of the verb before it: "will stop and capture"."""
    plain = verb.first == verb.main and clause.words.low[verb.main] == verb.lemma
    if not plain or verb.tense not in ("present", "future", "infinitive"):
        return False
    before = clause.verbs[clause.head - 1] if clause.head > 0 else None
    joined_to = clause.words.low[verb.first - 1] in ("and", "or") if verb.first else False
    return before is not None and joined_to and before.tense in ("future", "infinitive")
