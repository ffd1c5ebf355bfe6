"""Titles around a verb: subject, verb as it is told, and what it asks for: "Japan to host a meeting of ministers".

A verb that is no predicate of its own ("to sign", "killing five") is told with the one that it hangs on. What is said
is the work of `titles.speech`, nouns are that of `titles.nouns`.
"""

from loaders.clauses import Clause
from loaders.grammar import past_of
from loaders.kinds import CONTENT, RELATIVE
from loaders.subjects import is_adverb, noun_phrase
from loaders.titles.fit import fitted
from loaders.titles.phrases import LONGEST, Phrase, joined, span_text, with_article
from loaders.titles.predicates import at_verb, predicate
from loaders.titles.qualifiers import opens_subject
from loaders.titles.reach import reach
from loaders.titles.spans import subject_span
from loaders.titles.speech import in_gerund
from loaders.titles.subjects import words_of_subject
from loaders.titles.told import verb_words
from loaders.verbs import NON_FINITE, Verb

_SLIGHT, _LINKED, _SOURCE = 2, 2, 9


def of_verb(phrase: Phrase, clause: Clause) -> str:
    """A title around the verb that the clause is asked for; "" where nobody knows who did it, and to what."""
    verb = clause.verb
    if verb is None:
        return ""
    if verb.tense in NON_FINITE and (hung := _of_dependent(phrase, clause, verb)):
        return hung
    if (k := _told_before(clause, verb)) >= 0:
        return predicate(phrase, at_verb(clause, k))
    before = clause.verbs[clause.head - 1] if clause.head else verb
    at = verb.first - 1
    at -= at > 0 and is_adverb(clause.words.low[at])  # "was reading newly found letters"
    adjective = verb.first == verb.main and verb.tense == "past" and before.main == at
    adjective = adjective and before.tense not in NON_FINITE and _leads_noun(clause, verb)
    if adjective and (seen := predicate(phrase, at_verb(clause, clause.head - 1), must=verb.main)):
        return seen  # "saw wounded people"
    title = predicate(phrase, clause, must=clause.last, own=True)
    if title and (told := with_surroundings(phrase, clause, verb, title)):
        return told
    led = clause.words.low[max(0, verb.first - _SOURCE) : verb.first]
    slight = title.count(" ") < _SLIGHT and led[-2:-1] in (["a"], ["an"])
    slight = slight or ("according" in led and "," not in led[led.index("according") :])  # "according to data sold"
    k = host(clause, clause.head) if slight and verb.first == verb.main else -1
    if slight and k < 0 and clause.words.low[0] in clause.lex.sets["preposition"]:
        behind = (j for j in range(clause.head + 1, len(clause.verbs)) if clause.verbs[j].tense not in NON_FINITE)
        k = next(behind, -1)  # "In a statement issued in Lima, the mayor said"
    if k >= 0:
        return predicate(phrase, at_verb(clause, k)) or title  # "Rojas put the toll at nine in a report issued…"
    return title


def with_surroundings(phrase: Phrase, clause: Clause, verb: Verb, title: str) -> str:
    """A title with what its clause hangs on or follows, where it says little without; "" where there is no such thing.

    "A raid in which nine people died" gives "Nine people died in a raid", "a port where a strike began" the port, and
    "a ship struck a bridge and two people were hurt" both.
    """
    low = clause.words.low
    harmed = verb.passive and verb.lemma in ("kill", "injure", "wound", "hurt")
    if not harmed and "where" not in low and "which" not in low:
        return ""
    span = clause.subject()
    if span is None or span[0] < _LINKED or span[0] > verb.first:
        return ""
    opens = span[0] - 1 - (low[span[0] - 1] in ("more", "at"))
    opens -= low[opens] == "than"
    if low[opens] == "where" or low[opens - 1 : opens + 1] == ["in", "which"]:
        said = "" if title[-1] == "”" else _hung_on(phrase, clause, opens)
        return f"{title} {said}" if said and said not in title and len(title) + len(said) < LONGEST else ""
    k = host(clause, clause.head) if harmed and low[opens] == "and" else -1
    if k < 0 or not RELATIVE.isdisjoint(low[clause.verbs[k].main : verb.first]):
        return ""
    cause = predicate(phrase, at_verb(clause, k))
    whole = f"{cause} and {title[0].lower()}{title[1:]}" if cause else ""
    return whole if 0 < len(whole) < LONGEST and verb.lemma not in cause else ""


def _hung_on(phrase: Phrase, clause: Clause, opens: int) -> str:
    """The noun before "where" or "in which", with the preposition that leads to it: "in a raid", "at the port"."""
    low = clause.words.low
    end = opens - (low[opens] != "where")
    found = noun_phrase(clause.words, clause.verbs, end - (low[end - 1] == ","), clause.lex)
    if found is None:
        return ""
    if low[opens] != "where":
        prepositions = clause.lex.sets["preposition"]
        led = low[found[0]] in prepositions  # "in revenge for / the raid in which"
        start = next((i + 1 for i in range(found[0] + 1, found[1]) if low[i] in prepositions), -1) if led else found[0]
        lost = start < 0 or low[start] in clause.lex.sets["particles"]
        return "" if lost else f"in {with_article(phrase, (start, found[1]))}"
    links = (i for i in range(found[1] - 1, max(found[0] - 2, -1), -1) if low[i] in ("in", "at", "near", "on"))
    at = next(links, -1)
    return f"{low[at]} {with_article(phrase, (at + 1, found[1]))}" if at >= 0 else ""


def _told_before(clause: Clause, verb: Verb) -> int:
    """The verb of what is told before "it was announced"; -1 where "it" stands for something else."""
    low, i = clause.words.low, verb.first
    if not verb.passive or low[max(0, i - 2) : i] != [",", "it"] or low[verb.main] not in clause.lex.sets["reporting"]:
        return -1
    if low[verb.main + 1 : verb.main + 2] == ["that"]:
        return -1
    return next((k for k, v in enumerate(clause.verbs) if v.main < i and v.tense not in NON_FINITE), -1)


def _leads_noun(clause: Clause, verb: Verb) -> bool:
    """Whether a noun without an article stands right behind a verb."""
    words, behind = clause.words, verb.main + 1
    return (
        behind < len(words.low) and bool(clause.lex.kinds[words.low[behind]] & CONTENT) and words.low[behind].isalpha()
    )


def _of_dependent(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """A title for a verb that hangs on another: with that one, or by itself where the two are too far apart."""
    low = clause.words.low
    k = host(clause, clause.head)
    before = low[verb.first - 1] if verb.first else ""
    if verb.tense == "gerund" and before in ("after", "before", "while", "since", "when") and k >= 0:
        return _done_too(phrase, clause, verb, k)
    if verb.tense == "participle":
        return ""
    if k < 0 and verb.tense == "gerund" and verb.first < 2:
        later = next((j for j, v in enumerate(clause.verbs) if v.first > verb.main and v.tense not in NON_FINITE), -1)
        return _done_too(phrase, clause, verb, later) if later > 0 and "," in low[verb.main :] else ""
    if k < 0:
        return ""
    told = at_verb(clause, k)
    if verb.tense == "gerund":
        teller = words_of_subject(phrase, told, subject_span(phrase, told))
        if said := in_gerund(phrase, clause, verb, teller):
            return said
        reporting = clause.lex.sets["reporting"]
        tellers = [v for v in clause.verbs[:k] if low[v.main] in reporting and v.tense not in NON_FINITE]
        sums = low[verb.main + 1 : verb.main + 2] in (["up"], ["to"])  # "adding up to nine boats"
        if (
            tellers
            and not sums
            and before == ","
            and low[verb.main] in reporting
            and low[told.verbs[k].main] not in reporting
        ):
            return ""  # "said the tank was safe, / adding that"
    if verb.tense == "gerund" and before == "," and (added := _added(phrase, clause, verb, told)):
        return added
    whole = predicate(phrase, told, must=verb.main)
    if whole and len(whole) <= LONGEST:
        return whole
    subject = words_of_subject(phrase, clause, subject_span(phrase, clause))
    short = phrase.without_name(subject)
    if verb.tense == "gerund" and _adds(clause, verb):
        return _with_outcome(phrase, clause, told, verb) or whole
    if verb.tense == "infinitive" and subject and _is_plan(clause, verb):
        said = f"{'not ' if verb.negated else ''}to {span_text(phrase, (verb.first + 1, verb.main + 1))}"
        return fitted(short, joined(subject, said), reach(clause, verb.main + 1, verb), clause.last)
    return ""


def _added(phrase: Phrase, clause: Clause, verb: Verb, told: Clause) -> str:
    """What somebody said further: "Rojas said, adding that it rained" -> "Rojas added that it rained"; or ""."""
    reporting, low, main = clause.lex.sets["reporting"], clause.words.low, told.verb
    if main is None or main.tense != "past" or low[main.main] not in reporting or low[verb.main] not in reporting:
        return ""
    if main.main != verb.first - 2 or verb.negated or low[verb.main + 1 : verb.main + 2] != ["that"]:
        return ""
    subject = words_of_subject(phrase, told, subject_span(phrase, told))
    head = joined(subject, past_of(verb.lemma, clause.lex)) if subject else ""
    return fitted(phrase.without_name(subject), head, reach(clause, verb.main + 1, verb)) if head else ""


def _is_plan(clause: Clause, verb: Verb) -> bool:
    governor = clause.words.low[verb.governor] if verb.governor >= 0 else ""
    return governor in clause.lex.sets["plans"] or governor in ("will", "would")


def _done_too(phrase: Phrase, clause: Clause, verb: Verb, k: int) -> str:
    """What the subject of a sentence did beside it: "Quispe left after losing the vote" -> "Quispe lost the vote"."""
    main, span = clause.verbs[k], subject_span(phrase, at_verb(clause, k))
    if span is not None and span[0] <= verb.first < span[1]:
        return predicate(phrase, at_verb(clause, k))  # "Talking to them was hard"
    subject = words_of_subject(phrase, clause, span)
    if not subject or main.tense != "past" or verb.negated or verb.lemma not in clause.lex.forms:
        return predicate(phrase, at_verb(clause, k), must=verb.main)
    short = phrase.without_name(subject)
    many = any(clause.words.low[i] in ("were", "are") for i in range(main.first, main.main + 1))
    done = (
        f"{'were' if many else 'was'} {clause.words.low[verb.main]}"
        if verb.passive
        else past_of(verb.lemma, clause.lex)
    )
    return fitted(short, joined(subject, done), reach(clause, verb.main + 1, verb), clause.last)


def host(clause: Clause, k: int) -> int:
    """The finite verb in whose clause a verb stands; -1 where there is none."""
    low, verbs = clause.words.low, clause.verbs
    for j in range(k - 1, -1, -1):
        if ";" in low[verbs[j].main : verbs[k].first]:
            return -1
        if verbs[j].tense not in NON_FINITE and not (j and _is_reduced(clause, j)) and not opens_subject(clause, j):
            return j
    return -1


def _is_reduced(clause: Clause, k: int) -> bool:
    """Whether a verb in the past only qualifies a noun of the verb before it: "rammed a car packed with shells"."""
    verb, before, low = clause.verbs[k], clause.verbs[k - 1], clause.words.low
    bare = verb.tense == "past" and verb.first == verb.main and low[verb.main + 1] in clause.lex.sets["preposition"]
    parted = any(word in (",", "and", "that", "which", "who", "when") for word in low[before.main : verb.first])
    return bare and before.tense not in NON_FINITE and not parted


def _adds(clause: Clause, verb: Verb) -> bool:
    """Whether a gerund tells what came of a happening, behind a comma."""
    low, at = clause.words.low, verb.first
    while at > 0 and is_adverb(low[at - 1]):
        at -= 1
    return at > 0 and low[at - 1] == ","


def _with_outcome(phrase: Phrase, clause: Clause, told: Clause, verb: Verb) -> str:
    """What happened with what came of it, and nothing between: "Bomb exploded, killing five guards"."""
    main = told.verb
    if main is None:
        return ""
    subject = words_of_subject(phrase, told, subject_span(phrase, told))
    if not subject:
        return ""
    span = subject_span(phrase, told)
    head = joined(subject, verb_words(phrase, told, main, span))
    before = reach(told, main.main + 1, main)
    ends = [at for at, _ in before.breaks if main.main + 1 < at < verb.first - 1]
    title = ""
    for end in sorted({*ends, verb.first - 1}):
        cause = joined(head, with_article(phrase, (main.main + 1, end)))
        found = reach(clause, verb.main + 1, verb)
        longer = fitted(phrase, f"{cause}, {clause.words.low[verb.main]}", found, clause.last)
        title = longer if not title or len(longer) <= LONGEST else title
    return title


def sentence_title(phrase: Phrase, clause: Clause) -> str:
    """A title around the first verb of the sentence that has a subject; "" where none has."""
    order = sorted(range(len(clause.verbs)), key=lambda k: clause.verbs[k].tense in NON_FINITE)
    for k in order:
        verb = clause.verbs[k]
        if verb.tense in NON_FINITE or (k == clause.head and clause.own):
            continue
        told = at_verb(clause, k)
        if words_of_subject(phrase, told, subject_span(phrase, told)) and (title := predicate(phrase, told)):
            return title
    return ""
