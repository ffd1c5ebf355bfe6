"""Titles around a noun: with its verb where that carries it, else with what hangs on it, or with those who take part.

It decides how much of the clause a noun needs; verbs are made fit for a title in `titles.verbs`.
"""

from loaders.clauses import Clause, clause_end
from loaders.kinds import RELATIVE, TEMPORAL
from loaders.subjects import NON_FINITE, Span
from loaders.titles.bare import owned_by, there, with_parties
from loaders.titles.modal import is_another, unread
from loaders.titles.phrases import LONGEST, Phrase, cut, joined
from loaders.titles.reach import before_contact, noun_span
from loaders.titles.subjects import subject_words
from loaders.titles.verbs import is_reduced, of_verb, verb_words, with_outcome
from loaders.verbs import Verb
from schemas.text import Parties

_BARE = frozenset(
    (
        "start",
        "begin",
        "open",
        "end",
        "conclude",
        "resume",
        "continue",
        "be",
        "occur",
        "happen",
        "follow",
        "come",
        "last",
    )
)
_CIRCUMSTANCE = frozenset(
    {"after", "before", "during", "since", "until", "amid", "despite", "following", "over", "like"}
)


_HAPPENS = frozenset(("come", "occur", "happen", "follow"))


def of_noun(phrase: Phrase, clause: Clause, parties: Parties, family: str = "other") -> str:
    """A title around a noun: the clause where its verb carries it, else the noun with what hangs on it."""
    verb, low = clause.verb, clause.words.low
    if verb is not None and verb.main < clause.first and (whole := _as_object(phrase, clause, verb)):
        return whole
    span = noun_span(clause, phrase.whole)
    noun = cut(phrase, span, LONGEST, keep_head=True, must=clause.last)
    if low[:2] in (["in", "one"], ["in", "another"]) and span[0] < 2 and noun.count(" ") < 2:
        return ""  # "In one incident, two men were told": the sentence tells what happened in it
    if followed := _told_behind(phrase, clause, noun):
        return followed
    if verb is not None and verb.tense == "gerund" and clause.last < verb.first < span[1]:
        # "ban on mining / was lifted"
        verb = next((v for v in clause.verbs if v.first == span[1] and v.tense not in NON_FINITE), None)
    if verb is not None and verb.first > clause.last and (told := _as_subject(phrase, clause, verb, span, noun)):
        return told
    if len(noun) >= 24:
        return noun
    around_it = _around(phrase, clause, span[0]) if noun.count(" ") < 2 else ""
    if owned := owned_by(phrase, clause, span[0], noun):
        return owned
    if told_of := with_parties(noun, parties, phrase, family):
        return told_of
    apart = span[0] > 0 and clause.words.low[span[0] - 1] in _CIRCUMSTANCE
    return around_it or _come(phrase, clause, noun) or (noun if apart else there(phrase, parties, noun))


def _as_object(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """The clause of the verb before a noun that is its object: "Norway to host meeting of ministers"; or ""."""
    if is_another(clause, verb) or (clause.head > 0 and is_reduced(clause, clause.head)):
        return ""  # "will apply lessons / learned in the spill"
    subject, low = subject_words(phrase, clause), clause.words.low
    near = clause.first - verb.main <= 9 and _carries(clause, verb)
    if near and verb.tense == "gerund" and low[verb.first - 1] == ",":
        end = clause_end(clause.words, clause.verbs, verb.main, clause.lex)
        return with_outcome(phrase, clause._replace(own=True, first=verb.first, last=verb.main, end=end), verb)
    if not subject or not (near or verb.lemma in ("send", "dispatch")):
        return ""
    if clause.words.low[verb.main] in clause.lex.sets["reporting"] and low[clause.first - 1] != "that":
        saying = clause._replace(own=True, first=verb.first, last=verb.main)
        end = clause_end(clause.words, clause.verbs, verb.main, clause.lex)
        return of_verb(phrase, saying._replace(end=end), itself=False)
    said = verb_words(clause, verb, subject=True)
    rest = cut(phrase, (verb.main + 1, _object_end(clause)), LONGEST - len(subject) - len(said) - 2, must=clause.last)
    return joined(subject, said, rest) if rest else ""


def _as_subject(phrase: Phrase, clause: Clause, verb: Verb, span: Span, noun: str) -> str:
    """The clause of the verb behind a noun that is its subject: "Spill came to an end"; "" where it tells nothing."""
    low = clause.words.low
    before = low[span[0] - 1] if span[0] else "."
    opens = before in TEMPORAL and verb.first == clause.last + 1 and verb.tense not in NON_FINITE
    if len(noun) >= 40 or (before in clause.lex.sets["preposition"] and not opens):
        return ""
    if span[0] > 1 and low[span[0] - 1] in RELATIVE and low[span[0] - 2] not in clause.lex.forms:
        return ""  # "all that the spill has left"
    if "what" in low[clause.last : verb.first]:
        return ""  # "an apology for what he called"
    ends = verb.lemma == "come" and low[verb.main + 1 : verb.main + 2] == ["to"]
    if verb.lemma in _BARE and not verb.passive and not ends and not (verb.lemma == "be" and noun.count(" ") < 1):
        return ""
    said = verb_words(clause, verb, subject=True)
    end = clause.end
    joined_on = low[verb.main + 1 : verb.main + 2] == ["and"] and _side_by_side(clause, verb.main)
    if joined_on:  # "will ratify and confirm the pact", but "were opened in May and cut short"
        later = next((v.main for v in clause.verbs if v.first == verb.main + 2), -1)
        end = clause_end(clause.words, clause.verbs, later, clause.lex) if later > 0 else end
        said = f"{said} and" if end > verb.main + 2 else said
    rest = cut(phrase, (verb.main + 1, end), LONGEST - len(noun) - len(said) - 2)
    if not rest and verb.passive and low[verb.main] in clause.lex.sets["cancels"]:
        return joined(noun, said)  # "talks cancelled"; what is put off is still to come, and keeps its name
    return joined(noun, said, rest) if rest and not (rest.startswith("to ") and rest.count(" ") == 1) else ""


def _side_by_side(clause: Clause, i: int) -> bool:
    """Whether nothing was left out between a word and the next one."""
    return clause.words.start[i + 1] - clause.words.start[i] - len(clause.words.raw[i]) < 2


def _come(phrase: Phrase, clause: Clause, noun: str) -> str:
    """A noun with the circumstances of its happening: "The news came at a briefing" -> "News at a briefing"; or ""."""
    verb = clause.verb
    if verb is None or verb.lemma not in _HAPPENS or verb.passive or verb.first != clause.last + 1:
        return ""
    rest = cut(phrase, (verb.main + 1, clause.end), LONGEST - len(noun) - 1)
    return joined(noun, rest) if rest.partition(" ")[0] in clause.lex.sets["preposition"] else ""


def _object_end(clause: Clause) -> int:
    """Where what the verb does to the noun ends: before ", and" and "and that", which open something else."""
    low = clause.words.low
    for i in range(clause.last + 1, clause.end - 1):
        if low[i] == "," and low[i + 1] in ("and", "or", "but") and "," not in low[clause.last + 1 : i]:
            return i
        if low[i] == "and" and low[i + 1] == "that":
            return i
    whole = clause.verb is not None and clause.verb.tense in ("past", "present")
    later = unread(clause, clause.last, clause.end) if whole else None
    return before_contact(clause, later) if later is not None else clause.end


def _around(phrase: Phrase, clause: Clause, start: int) -> str:
    """A title for a noun that stands bare: with "in which" behind it, else with the verb that it hangs on; or ""."""
    low, verb = clause.words.low, clause.verb
    if low[clause.last + 1 : clause.last + 3] == ["in", "which"]:
        end = clause_end(clause.words, clause.verbs, clause.last + 2, clause.lex)
        return cut(phrase, (start, end), LONGEST, must=clause.last + 3)
    if verb is None:
        return ""
    if verb.main > clause.first:
        return _with_next_verb(phrase, clause, start)
    subject = "" if is_another(clause, verb) else subject_words(phrase, clause)
    apart = any(word in _CIRCUMSTANCE for word in low[verb.main + 1 : clause.first])
    if apart or not subject:
        return ""
    said = verb_words(clause, verb, subject=bool(subject))
    rest = cut(phrase, (verb.main + 1, clause.end), LONGEST - len(subject) - len(said) - 2, must=clause.last)
    return joined(subject, said, rest) if rest else ""


def _told_behind(phrase: Phrase, clause: Clause, noun: str) -> str:
    """The title that "which" gives to a noun before it: "the blast, which killed two" -> "Blast killed two"."""
    low = clause.words.low
    i = clause.last + 1 + (low[clause.last + 1 : clause.last + 2] == [","])
    if low[i : i + 1] not in (["which"], ["that"]):
        return ""
    verb = next((v for v in clause.verbs if v.first == i + 1), None)
    if verb is None or verb.lemma in _BARE:
        return ""
    said = verb_words(clause, verb, subject=True)
    rest = cut(
        phrase,
        (verb.main + 1, clause_end(clause.words, clause.verbs, verb.main, clause.lex)),
        LONGEST - len(noun) - len(said) - 2,
    )
    return joined(noun, said, rest) if rest else ""


def _carries(clause: Clause, verb: Verb) -> bool:
    """Whether the noun is the verb's object and not something farther off."""
    between = clause.words.low[verb.main + 1 : clause.first]
    steps = [word for word in between if word in clause.lex.sets["preposition"] and word != "of"]
    return not steps or (len(steps) == 1 and not verb.passive and steps[0] not in _CIRCUMSTANCE)


def _with_next_verb(phrase: Phrase, clause: Clause, start: int) -> str:
    """The title that a second verb gives to a noun: "Talks start Sunday and will include envoys"; "" without one."""
    low, behind = clause.words.low, clause.verbs[clause.head + 1 : clause.head + 2]
    if not behind or low[behind[0].first - 1] != "and" or behind[0].tense in ("gerund", "participle"):
        return ""
    noun = cut(phrase, (start, clause.last + 1), LONGEST)
    said = verb_words(clause, behind[0], subject=True)
    end = clause_end(clause.words, clause.verbs, behind[0].main, clause.lex)
    rest = cut(phrase, (behind[0].main + 1, end), LONGEST - len(noun) - len(said) - 2)
    return joined(noun, said, rest) if rest else ""
