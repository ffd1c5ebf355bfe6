"""What is done, where nobody knows who does it: "proposed the outlines" -> "Outlines proposed".

It turns a verb and its object round; whether a verb has a subject is settled before.
"""

from loaders.clauses import Clause
from loaders.grammar import participle_of
from loaders.subjects import Span, antecedent, is_adverb, measures
from loaders.titles.fit import fitted
from loaders.titles.phrases import OWNERS, Phrase, joined, span_text
from loaders.titles.reach import reach
from loaders.titles.struck import SPEECH
from loaders.titles.walk import Reach
from loaders.verbs import NON_FINITE, Verb

_THESE = frozenset(("this", "that", "these", "those", "one", "what"))


def in_passive(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """What is done, where nobody knows who does it: "proposed the outlines" -> "Outlines proposed"; or ""."""
    sets = clause.lex.sets
    low, lex, start = clause.words.low, clause.lex, verb.main + 1
    first = low[start] if start < clause.end else "."
    if first in SPEECH:
        return ""  # "those whom he was calling “clerks”"
    if first in ("most", "more", "less", "least") and is_adverb(low[start + 1]):
        return ""
    if low[max(0, verb.first - 2) : verb.first] == ["no", "longer"]:
        return ""
    if verb.tense == "infinitive" and verb.governor >= 0:
        return ""
    if verb.passive or verb.negated or verb.tense in ("gerund", "modal") or verb.lemma in sets["no_passive"]:
        return ""
    if (
        first in sets["no_object"]
        or not first[0].isalnum()
        or first.endswith("ly")
        or low[start] in sets["pronouns"] - _THESE
    ):
        return ""
    if first in lex.function and first not in sets["determiner"] and not measures(low, start):
        return ""
    stops = sets["preposition"] - {"of"} | sets["conjunction"] - {"and", "or"} | {"to", ",", ":"}
    if verb.lemma in sets["blames"] and "for" in low[start : clause.end]:
        stops = frozenset({"for", ":"})  # "blamed the inquiry into the fire / for"
    end = next((i for i in range(start + 1, clause.end) if low[i] in stops and not measures(low, i)), clause.end)
    end = next((v.first - (low[v.first - 1] == "of") for v in clause.verbs if start < v.first < end), end)
    told = first == "that" or low[verb.main] in sets["reporting"]
    if told and any(v.first == end and v.tense not in NON_FINITE for v in clause.verbs):
        return ""  # "discovered that the leak is large": no leak was discovered
    done = participle_of(verb.lemma, lex) if verb.lemma in lex.forms else low[verb.main]
    be = was(phrase, (start, end))
    if verb.tense in ("future", "infinitive"):
        be = "to be"
    elif verb.tense == "present" and not verb.perfect:
        be = "are" if be == "were" else "is"
    done = f"{be} {done}"
    said = span_text(phrase, (start + (low[start] in OWNERS), end))
    if not said:
        return ""
    follows = end < clause.end and low[end] in sets["preposition"]
    last = min(clause.end, reach(clause, start, verb).end)  # "While it gave a hint of it / it also showed"
    return fitted(phrase, joined(said, done), Reach(end, max(last, end) if follows else end))


def done_to(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """What "which" says is done by a pronoun: "the mill, which it bought in Peru" -> "Mill bought in Peru"; or ""."""
    sets = clause.lex.sets
    low, lex, at = clause.words.low, clause.lex, verb.first
    if at < 3 or low[at - 1] not in sets["subject"] or low[at - 2] not in ("which", "that"):
        return ""
    if (
        verb.tense not in ("past", "present")
        or verb.negated
        or verb.passive
        or verb.lemma in sets["no_passive"] | {"be"}
    ):
        return ""
    if low[verb.main] in sets["reporting"] or verb.lemma not in lex.forms:
        return ""
    end = at - 2 - (low[at - 3] == ",")
    span = antecedent(clause.words, clause.verbs, end, lex)
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    if span is None or (following.isalpha() and following not in sets["preposition"]):
        return ""
    join = next((i for i in range(span[1] - 2, span[0], -1) if low[i] in ("and", "or")), -1)
    if join > 0 and low[end] == "," and "," in low[span[0] : join]:
        span = join + 1, span[1]  # of a row of things surely the last
    thing, done = span_text(phrase, span), participle_of(verb.lemma, lex)
    return fitted(phrase, joined(thing, was(phrase, span), done), Reach(verb.main + 1, clause.end)) if thing else ""


def was(phrase: Phrase, span: Span) -> str:
    """The word "was" or "were", as the subject has it."""
    low, lex = phrase.words.low, phrase.lex
    head = next((i for i in range(span[0] + 1, span[1]) if low[i] in lex.sets["preposition"]), span[1]) - 1
    many = (
        low[head].endswith("s")
        and not low[head].endswith(("ss", "us", "is"))
        and (not head or phrase.words.raw[head].islower())
    )
    return "were" if many or "and" in low[span[0] : head] or low[head] in ("people", "men", "women") else "was"
