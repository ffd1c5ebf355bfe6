"""Subject, verb and what it asks for, seen from one verb of a sentence: "Japan to host a meeting of ministers".

Which verb makes a title is decided in `titles.verbs` and `titles.nouns`; what is said is the work of `titles.speech`.
"""

from dataclasses import replace

from loaders.clauses import Clause, clause_end
from loaders.kinds import CONTENT
from loaders.subjects import Span
from loaders.titles.fit import fitted
from loaders.titles.passive import done_to, in_passive
from loaders.titles.phrases import Phrase, joined, span_text, with_article
from loaders.titles.pronouns import lacking_infinitive, taken_up
from loaders.titles.qualifiers import opens_subject
from loaders.titles.reach import reach
from loaders.titles.spans import subject_span
from loaders.titles.speech import speech
from loaders.titles.subjects import words_of_subject
from loaders.titles.told import spelled, verb_words
from loaders.titles.walk import Reach, takes_clause
from loaders.verbs import NON_FINITE, Verb


def at_verb(clause: Clause, k: int) -> Clause:
    """The same sentence seen from its verb `k`."""
    verb = clause.verbs[k]
    end = clause_end(clause.words, clause.verbs, verb.main, clause.lex)
    return replace(clause, head=k, own=True, first=verb.first, last=verb.main, end=end)


def predicate(phrase: Phrase, clause: Clause, *, must: int = -1, own: bool = False) -> str:
    """Subject, verb and what it asks for; `must` is a word that has to stay, or the title is "".

    With `own`, the words up to `must` are those of the verb.
    """
    sets = clause.lex.sets
    verb = clause.verb
    if verb is None:
        return ""
    if not sets["totals"].isdisjoint(clause.words.low[max(0, verb.first - 8) : verb.first]) and opens_subject(
        clause, clause.head
    ):
        later = (k for k in range(clause.head + 1, len(clause.verbs)) if clause.verbs[k].tense not in NON_FINITE)
        return predicate(phrase, at_verb(clause, next(later)), must=must)  # "The number of men hurt in Oslo has risen"
    if (k := _teller_over(clause, verb)) >= 0:
        return predicate(phrase, at_verb(clause, k), must=must, own=own and must < 0)
    span = subject_span(phrase, clause)
    if (
        span is not None
        and span[1] == verb.first - 1
        and clause.words.low[span[1]] == ","
        and _is_adjective(clause, verb)
    ):
        other = next(v for v in clause.verbs.finite if v.first > verb.main)
        return fitted(phrase, span_text(phrase, (span[0], other.main + 1)), reach(clause, other.main + 1, other))
    opener = max(0, (span or (verb.first, 0))[0] - 1)
    if "what" in clause.words.low[opener : verb.first]:
        return _of_what(phrase, clause, verb, clause.words.low.index("what", opener)) if must <= verb.main else ""
    subject = words_of_subject(phrase, clause, span)
    told_of = _opens_told(clause, verb)
    thing = taken_up(phrase, clause, verb, clause.subject()) if subject and not told_of else None
    found = reach(clause, verb.main + 1, verb, told=False if thing is not None else None)
    if said := speech(phrase, clause, span, subject, found):
        return said if own or must <= verb.main else ""
    if not subject:
        told = in_passive(phrase, clause, verb) or done_to(phrase, clause, verb)
        return told if own or must <= verb.main else ""
    behind = phrase.without_name(subject)
    head = joined(subject, spelled(verb_words(behind, clause, verb, span)))
    if must >= found.end:
        return ""
    if thing is not None:
        return _with_taken(behind, clause, head, thing, found, must)
    if told_of:
        taken = taken_up(phrase, clause, verb, clause.subject(), told=True)  # "a loss that he said would pass"
        return fitted(behind, joined(head, span_text(behind, taken)) if taken is not None else head, found, must)
    if chained := _with_chain(behind, clause, head, must):
        return chained
    title = fitted(behind, head, found, must)
    if takes_clause(clause, verb) and any(v.main == found.end - 1 > verb.main for v in clause.verbs):
        thing = taken_up(phrase, clause, verb, clause.subject(), told=True)
        return joined(title, span_text(behind, thing)) if thing is not None else title
    return title


def _with_taken(phrase: Phrase, clause: Clause, head: str, thing: Span, found: Reach, must: int) -> str:
    """A title with what "which" takes up, where an object stands: "King appointed panel", "they warned about storm"."""
    verb, low = clause.verb, clause.words.low
    doing = low[thing[0]] == "the" and low[thing[0] + 1].endswith("ing") and low[thing[0] + 2 : thing[0] + 3] == ["of"]
    what = with_article(phrase, thing) if doing else span_text(phrase, thing)  # "began the mining of copper"
    at = verb.main + 1 if verb is not None else found.start
    alone = at + 1 >= found.end or low[at + 1] == ","
    if what and at < found.end and alone and low[at] in clause.lex.sets["preposition"]:
        return joined(head, low[at], what)
    return fitted(phrase, joined(head, what), found, must)


def _with_chain(phrase: Phrase, clause: Clause, head: str, must: int) -> str:
    """A title with what the infinitives behind "which" act on: "the plan, which she is set to announce"; or ""."""
    verb = clause.verb
    last = lacking_infinitive(clause, verb) if verb is not None else None
    thing = taken_up(phrase, clause, last, clause.subject()) if last is not None else None
    if verb is None or last is None or thing is None or must > last.main:
        return ""
    return joined(head, span_text(phrase, (verb.main + 1, last.main + 1)), span_text(phrase, thing))


def _teller_over(clause: Clause, verb: Verb) -> int:
    """The verb of saying whose "that" stands behind a participle: "told the Post in a talk published / that"; or -1."""
    low = clause.words.low
    bare = verb.first == verb.main and verb.tense == "past" and low[verb.main + 1 : verb.main + 2] == ["that"]
    if not bare or clause.head < 1 or takes_clause(clause, verb):
        return -1
    k = next((k for k in range(clause.head - 1, -1, -1) if clause.verbs[k].tense not in NON_FINITE), -1)
    between = low[clause.verbs[k].main : verb.first] if k >= 0 else [","]
    return k if clause.lex.sets["parting"].isdisjoint(between) and takes_clause(clause, clause.verbs[k]) else -1


def _is_adjective(clause: Clause, verb: Verb) -> bool:
    """Whether a past behind a comma qualifies the next of a row: "clerks, suspended dean Ana Quispe and Rojas were"."""
    bare = verb.first == verb.main and verb.tense == "past" and verb.main + 2 < len(clause.words.low)
    later = next((v for v in clause.verbs.finite if v.first > verb.main), None)
    if not bare or later is None or not clause.words.kinds(clause.lex)[verb.main + 1] & CONTENT:
        return False
    between = clause.words.low[verb.main + 1 : later.first]
    return "and" in between and not any(word in clause.lex.sets["preposition"] for word in between)


def _opens_told(clause: Clause, verb: Verb) -> bool:
    """Whether what is told begins with its verb, so that its subject stands before the teller."""
    return takes_clause(clause, verb) and any(
        v.first == verb.main + 1 and v.tense not in NON_FINITE for v in clause.verbs
    )


def _of_what(phrase: Phrase, clause: Clause, verb: Verb, at: int) -> str:
    """The clause whose subject "what" opens: "What they found was a shell"; "" where it is no subject."""
    low = clause.words.low
    main = next((v for v in clause.verbs.finite if v.first > verb.main), None)
    opens = at == 0 or not (low[at - 1].isalnum() and low[at - 1] not in ("that", "and", "but"))
    if main is None or not opens or "," in low[verb.main : main.first]:
        return ""
    return fitted(phrase, span_text(phrase, (at, main.main + 1)), reach(clause, main.main + 1, main))
