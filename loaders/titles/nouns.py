"""Titles around a noun: with its verb where that carries it, else with what hangs on it, or with those who take part.

It decides how much of the clause a noun needs; verbs are made fit for a title in `titles.verbs`.
"""

import re
from collections.abc import Sequence

from loaders.clauses import Clause, clause_end
from loaders.marks import AS_PREPOSITION
from loaders.subjects import NON_FINITE, RELATIVE, TEMPORAL, Span, noun_phrase
from loaders.titles.phrases import LONGEST, PRONOUNS, Phrase, cut, joined
from loaders.titles.subjects import PARTICLES, fits, subject_span, subject_words, words_of_subject
from loaders.titles.verbs import of_verb, verb_words
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
_THEN = frozenset({"as", "while", "when", "after", "before", "since", "until", "because", "although", "though"})
_CIRCUMSTANCE = frozenset(
    {"after", "before", "during", "since", "until", "amid", "despite", "following", "over", "like"}
)


_HAPPENS = frozenset(("come", "occur", "happen", "follow"))
_SOMEONES = frozenset((
    "statement", "meeting", "agreement", "visit", "negotiation", "trial", "legislation", "appointment", "release",
    "study", "campaign", "investigation", "policy", "aid", "election",
))  # fmt: skip
"""The kinds of happening that are someone's: those who take part in them can be named as their owners."""
_MUTUAL = frozenset({"meeting", "agreement", "competition", "attack", "trade", "clash"})


def of_noun(phrase: Phrase, clause: Clause, parties: Parties, family: str = "other") -> str:
    """A title around a noun: the clause where its verb carries it, else the noun with what hangs on it."""
    verb = clause.verb
    if verb is not None and verb.main < clause.first and (whole := _as_object(phrase, clause, verb)):
        return whole
    span = _noun_span(clause, phrase.whole)
    noun = cut(phrase, span, LONGEST, keep_head=True, must=clause.last)
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
    if owned := _owned(phrase, clause, span[0], noun):
        return owned
    if told_of := _with_parties(noun, parties, phrase, family):
        return told_of
    apart = span[0] > 0 and clause.words.low[span[0] - 1] in _CIRCUMSTANCE
    return around_it or _come(phrase, clause, noun) or (noun if apart else _there(phrase, parties, noun))


def _as_object(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """The clause of the verb before a noun that is its object: "Norway to host meeting of ministers"; or ""."""
    subject, low = subject_words(phrase, clause), clause.words.low
    near = clause.first - verb.main <= 9 and _carries(clause, verb)
    if not subject or not (near or verb.lemma in ("send", "dispatch")):
        return ""
    if clause.words.low[verb.main] in clause.lex.sets["reporting"] and low[clause.first - 1] != "that":
        saying = clause._replace(own=True, first=verb.first, last=verb.main)
        return of_verb(phrase, saying._replace(end=clause_end(clause.words, clause.verbs, verb.main, clause.lex)))
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
    ends = verb.lemma == "come" and low[verb.main + 1 : verb.main + 2] == ["to"]
    if verb.lemma in _BARE and not verb.passive and not ends and not (verb.lemma == "be" and noun.count(" ") < 1):
        return ""
    said = verb_words(clause, verb, subject=True)
    end = clause.end
    if low[verb.main + 1 : verb.main + 2] == ["and"]:  # "will ratify and confirm the pact"
        later = next((v.main for v in clause.verbs if v.first == verb.main + 2), -1)
        end = clause_end(clause.words, clause.verbs, later, clause.lex) if later > 0 else end
        said = f"{said} and" if end > verb.main + 2 else said
    rest = cut(phrase, (verb.main + 1, end), LONGEST - len(noun) - len(said) - 2)
    return joined(noun, said, rest) if rest and not (rest.startswith("to ") and rest.count(" ") == 1) else ""


def _owned(phrase: Phrase, clause: Clause, start: int, noun: str) -> str:
    """A noun with its owner, where the subject is that: "Peru mourned after its defeat" -> "Peru's defeat"; or ""."""
    verb, low = clause.verb, clause.words.low
    if verb is None or verb.main > clause.first:
        return ""
    own = low[start] in ("his", "her", "its", "their")
    spoken = low[start] in ("a", "an") and low[start - 1] in ("in", "during", "at", "on") and start > 0
    if not own and not (spoken and low[verb.main] in clause.lex.sets["reporting"]):
        return ""
    owner = subject_span(phrase, clause)
    subject = words_of_subject(phrase, clause, owner)
    if owner is None or (own and not fits(clause, low[start], owner)):
        return ""
    if not subject or len(subject) > 36 or "…" in subject or "," in subject:
        return ""
    bare = noun.partition(" ")[2] if noun.partition(" ")[0].lower() in ("his", "her", "its", "their") else noun
    return f"{subject}{possessive(phrase, subject)} {bare}"


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
    return clause.end


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
    subject = subject_words(phrase, clause)
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


def _noun_span(clause: Clause, names: Sequence[Span]) -> Span:
    """The noun phrase of the trigger with what hangs on it to the right."""
    low, lex = clause.words.low, clause.lex
    before = noun_phrase(clause.words, clause.verbs, clause.first, lex)
    floor = before[0] if before else clause.first
    start = clause.first
    while start > floor:
        word = low[start - 1]
        within = any(begin < clause.words.start[start] < end for begin, end in names)
        if not within and (
            word in lex.sets["preposition"] or word in (",", "and", "or", "to") or word in lex.sets["conjunction"]
        ):
            break
        start -= 1
        if word in lex.sets["determiner"] and not within:
            break
    while start < clause.first and low[start] in PARTICLES:
        start += 1
    end = clause.end
    verb = clause.verb
    if verb is not None and verb.first > clause.last and verb.tense != "gerund":
        # "a summit of Peru and the northern states will be held": no verb stands before "and".
        end = verb.first if low[end : end + 1] in (["and"], ["or"]) else min(end, verb.first)
    end = next((i for i in range(clause.last + 1, end) if low[i] in _THEN), end)
    if start < 3 and (not start or low[start - 1] in lex.sets["preposition"] | AS_PREPOSITION):
        # "Following the blast, / officials met"
        end = next((i for i in range(clause.last + 1, end) if low[i] == ","), end)
    end = _before_other(clause, end)
    if end > clause.last + 1 and low[end - 1] in lex.sets["subject"]:
        end -= 1
    for later in clause.verbs:
        if later.tense == "infinitive" and later.first == clause.last + 1:
            continue  # "plans to launch a ship"
        if clause.last < later.first < end and later.tense not in ("gerund", "participle"):
            end = _before_contact(clause, later)
            break
    if end - 1 > clause.last and any(v.main == end - 1 == v.first and v.tense != "gerund" for v in clause.verbs):
        end -= 1  # "a fire / set by three boys / destroyed"
    return start, end


def _before_other(clause: Clause, end: int) -> int:
    """Where a noun ends before "and" that adds another thing: "oil spill / and the outrage"; `end` where none is."""
    low, sets = clause.words.low, clause.lex.sets
    for i in range(clause.last + 1, end - 1):
        if low[i] in sets["preposition"]:
            word = low[clause.last]
            return next((j for j in range(i, end - 1) if low[j] == "and" and word in low[j + 1 : j + 4]), end)
        if low[i] in ("and", ",") and (low[i + 1] in sets["determiner"] or low[i + 1] in sets["pronoun"]):
            return i
    return end


def _before_contact(clause: Clause, later: Verb) -> int:
    """Where a noun ends before a verb: at the subject that the verb has, or before the verb itself.

    "discussions / we have had", "the worst disaster / the town has seen", but "closure of the mine / angered many".
    """
    low, sets, i = clause.words.low, clause.lex.sets, later.first - 1
    while i > clause.last + 1 and low[i] not in sets["determiner"] and low[i] not in sets["subject"]:
        i -= 1
    opens = low[i] in sets["determiner"] or low[i] in sets["subject"]
    return i if i > clause.last and opens and low[i - 1] not in sets["preposition"] else later.first


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


def _with_parties(noun: str, parties: Parties, phrase: Phrase, family: str) -> str:
    """A noun that says too little, with those who take part; "" where none is told.

    "Talks between Peru and Chile", "Quispe's speech", "Shell spill".
    """
    told = [p.as_text for p in parties.who if p.as_text and p.as_text.lower() not in PRONOUNS]
    names = [name for name in dict.fromkeys(told) if noun and name not in noun][:3]
    listed = " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {names[2]}"
    if noun and len(noun) + len(listed) < LONGEST - 9:
        if len(names) > 1:
            return f"{noun} {'between' if family in _MUTUAL else 'with'} {listed}"
        if names and family in _SOMEONES:
            small = noun if noun[1:2].isupper() else noun[0].lower() + noun[1:]
            base, text = phrase.sentence.start, phrase.sentence.text
            body = any(text[start - base : end - base] == listed for start, end in phrase.bodies)
            return f"{listed} {small}" if body else f"{listed}{possessive(phrase, listed)} {small}"
    return ""


def _there(phrase: Phrase, parties: Parties, noun: str) -> str:
    """A noun with where it happens, by the preposition that the sentence has: "Protest at Callao"."""
    where = phrase.places.get(parties.place or "", "")
    if not noun or not where or where in noun or where[-1] == ".":
        return noun
    link = re.search(rf"\b(at|near|outside) (the )?{re.escape(where)}\b", phrase.sentence.text)
    return f"{noun} {link[1] + ' ' + (link[2] or '') if link else 'in '}{where}"


def possessive(phrase: Phrase, name: str) -> str:
    """The mark of an owner, as the text writes it."""
    return ("’" if "’" in phrase.sentence.text else "'") + ("" if name.endswith("s") else "s")
