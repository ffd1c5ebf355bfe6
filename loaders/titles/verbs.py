"""Titles around a verb: "Japan to host meeting of ministers", "Two killed in blast", "Meeting envoys in Oslo".

It makes subject, verb and object of a clause fit for a title; nouns are the work of `titles.nouns`.
"""

from loaders.clauses import Clause, clause_end
from loaders.grammar import inflect, past_of
from loaders.subjects import NON_FINITE, Span, antecedent, is_adverb, measures
from loaders.titles.modal import ability, over, unread
from loaders.titles.passive import NO_PASSIVE, in_passive
from loaders.titles.phrases import LONGEST, PRONOUNS, Phrase, cut, goes_on, joined
from loaders.titles.resumed import in_mid_sentence, is_empty, told_further
from loaders.titles.speech import takes_clause, told, with_words, without_teller
from loaders.titles.subjects import subject_span, words_of_subject
from loaders.verbs import Verb

_ALONE = NO_PASSIVE | {"explode", "collapse", "crash", "erupt", "burn", "sink", "meet", "fight"}
"""Verbs that share no object with the next one: "exploded and caught fire"."""


def of_verb(phrase: Phrase, clause: Clause, *, itself: bool = True) -> str:
    """A title around a verb: subject, verb, and what follows in the clause.

    `itself` says whether the verb is what the title is for, and not only what its noun hangs on.
    """
    verb = clause.verb
    if verb is None:
        return ""
    if whole := _with_outcome(phrase, clause, verb):
        return whole
    span = subject_span(phrase, clause)
    if "what" in clause.words.low[max(0, (span or (verb.first, 0))[0] - 1) : verb.first]:
        return ""  # "what they found was a shell"
    subject = words_of_subject(phrase, clause, span)
    said = verb_words(clause, verb, subject=bool(subject))
    phrase = phrase.without_name(subject)
    if subject and (reported := with_words(phrase, clause, span, joined(subject, said))):
        return reported
    phrase, clause = _with_complement(phrase, clause, verb)
    must = told(clause, verb)
    if subject and must < 0 and (reported := told_further(phrase, clause, joined(subject, said))):
        return reported
    if not subject and (alone := without_teller(phrase, clause, must) or in_passive(phrase, clause, verb)):
        return alone
    about = (verb.main + 1, verb.main + 1) if clause.inverted else _object(phrase, clause, verb)
    if clause.words.low[about[0] : about[0] + 1] in (["and"], ["or"], ["but"]) and about[0] == verb.main + 1:
        about = about[0], about[0]  # "were killed / and two others of the family injured"
    other = unread(clause, verb.main, about[1]) if must < 0 and verb.tense in ("past", "present") else None
    if other is not None and not _is_participle(clause, verb) and not takes_clause(clause, verb):
        about = about[0], other.first
    rest = cut(phrase, about, LONGEST - len(subject) - len(said) - 2, keep_head=must >= 0, must=must)
    if span is not None and subject and (must >= 0 or not rest) and (brief := _brief(phrase, clause, span)):
        more = cut(phrase, about, LONGEST - len(brief) - len(said) - 2, must=must)
        if len(more) > len(rest):
            subject, rest = brief, more
    if must >= 0 and (not rest or rest.endswith("…")) and (alone := without_teller(phrase, clause, must)):
        return alone
    shares = clause.end <= clause.last + 1 == verb.main + 1 and not verb.passive and verb.lemma not in _ALONE
    if shares and (shared := _shared_object(clause)):
        rest = joined(rest, cut(phrase, shared, LONGEST - len(subject) - len(said) - len(rest) - 3))
    if subject and itself and must < 0 and is_empty(clause, verb, rest):
        return f"Statement by {in_mid_sentence(phrase, clause, subject)}"
    return joined(subject, said, rest) if subject or rest else ""


def _with_outcome(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """What happened with what came of it: "Bomb exploded near the gate, killing five guards"; "" where it is long."""
    if verb.tense != "gerund" or not _adds(clause, clause.head):
        return ""
    k = next((k for k in range(clause.head - 1, -1, -1) if clause.verbs[k].tense not in NON_FINITE), -1)
    while k > 0 and _reduced(clause, k):
        k -= 1  # "rammed a car / packed with shells"
    comma = next((i for i in range(verb.first, -1, -1) if k < 0 or clause.words.low[i] == ","), 0)
    opener = next((v.first for v in clause.verbs[max(k, 0) + 1 :] if _adds(clause, clause.verbs.index(v))), verb.first)
    comma = min(comma, opener - 1)
    if k < 0 or "," in clause.words.low[clause.verbs[k].main : comma] or clause.verbs[k].lemma == "be":
        return ""
    happened = clause.verbs[k]
    if clause.words.low[happened.main] in clause.lex.sets["reporting"]:
        return ""
    before = clause._replace(head=k, first=happened.first, last=happened.main, end=comma)
    subject = words_of_subject(phrase, before, subject_span(phrase, before))
    said = verb_words(before, happened, subject=True)
    for room in (60, 30) if subject else ():
        cause = joined(subject, said, cut(phrase, (happened.main + 1, before.end), room))
        outcome = cut(phrase, (verb.main + 1, clause.end), LONGEST - len(cause) - 3 - len(verb.lemma) - 3)
        if outcome:
            return f"{cause}, {clause.words.low[verb.main]} {outcome}"
    return ""


def _is_participle(clause: Clause, verb: Verb) -> bool:
    """Whether a verb in the past may be a participle, since no object follows: "the duty / put on tin"."""
    return verb.first == verb.main and clause.words.low[verb.main + 1] in clause.lex.sets["preposition"]


def _reduced(clause: Clause, k: int) -> bool:
    """Whether a verb in the past only qualifies a noun of the verb before it: "rammed a car packed with shells"."""
    verb, before, low = clause.verbs[k], clause.verbs[k - 1], clause.words.low
    bare = verb.tense == "past" and verb.first == verb.main and low[verb.main + 1] in clause.lex.sets["preposition"]
    parted = any(word in (",", "and", "that", "which", "who", "when") for word in low[before.main : verb.first])
    return bare and before.tense not in NON_FINITE and not parted


def _adds(clause: Clause, k: int) -> bool:
    """Whether a gerund tells what came of a happening: behind a comma, or joined to one that is."""
    verb, low = clause.verbs[k], clause.words.low
    at = verb.first
    while at > 0 and is_adverb(low[at - 1]):
        at -= 1
    before = low[at - 1] if at else ""
    if before == ",":
        return True
    return before == "and" and k > 0 and clause.verbs[k - 1].tense == "gerund" and _adds(clause, k - 1)


def _with_complement(phrase: Phrase, clause: Clause, verb: Verb) -> tuple[Phrase, Clause]:
    """The clause up to the end of what "that" tells, without the circumstances of telling it ("said in Oslo that").

    Or up to the noun of two adjectives with a comma between them: "a new, faster ship".
    """
    low, lex, end = clause.words.low, clause.lex, clause.end
    if low[end : end + 1] == ["that"] and low[verb.main] in lex.sets["reporting"]:
        at = next((i for i in range(verb.main + 1, end) if low[i] in lex.sets["preposition"]), end)
        relative = at > verb.main + 1 and verb.lemma not in ("tell", "warn", "inform")
        if relative or any(at < v.main < end and v.tense not in NON_FINITE for v in clause.verbs):
            return phrase, clause
        return phrase._replace(skip=(at, end)), clause._replace(end=clause_end(clause.words, clause.verbs, end, lex))
    inner = [v for v in clause.verbs if v.first > end and v.tense not in NON_FINITE]
    if low[end : end + 1] == [","] and low[verb.main] in lex.sets["reporting"] and inner:
        close = inner[0].first - 1
        plain = low[verb.main + 1] not in lex.sets["preposition"] or measures(low, verb.main + 1)
        if told(clause, verb) < 0 and low[close] == "," and close > end and plain:
            # "said 40 men, among them two guards, would go"
            to_end = clause._replace(end=clause_end(clause.words, clause.verbs, inner[0].main, lex))
            return phrase._replace(skip=(end, close + 1)), to_end
    asks = low[end : end + 1] in (["that"], ["whether"], ["how"], ["if"])
    if asks and low[end - 1] in lex.forms and end > verb.main + 1:
        # "it is too early to say whether"
        return phrase, clause._replace(end=clause_end(clause.words, clause.verbs, end, lex))
    if (aside := _name_aside(clause)) is not None:
        return phrase._replace(skip=aside), clause._replace(end=clause_end(clause.words, clause.verbs, aside[1], lex))
    if low[end : end + 1] == [","] and low[verb.main] in lex.sets["reporting"]:
        told_at = next((i + 1 for i in range(end, min(end + 16, len(low) - 1)) if low[i : i + 2] == [",", "that"]), -1)
        if told_at > 0 and not any(end < v.first < told_at for v in clause.verbs):
            # "announced at a rally, with the king beside him, that"
            to_end = clause._replace(end=clause_end(clause.words, clause.verbs, told_at, lex))
            return phrase._replace(skip=(verb.main + 1, told_at)), to_end
    if low[end : end + 1] in (["and"], ["or"]) and low[end - 2] == "to" and low[end - 1] in lex.forms:
        shared = next((v for v in clause.verbs if v.first == end + 1), None)
        if shared is not None:  # "to inspect / and impound any vessel"
            return phrase, clause._replace(end=clause_end(clause.words, clause.verbs, shared.main, lex))
    if low[end : end + 1] == ["that"] and "it" in low[verb.main + 1 : verb.main + 3]:
        return phrase, clause._replace(end=clause_end(clause.words, clause.verbs, end, lex))  # "makes it clear that"
    if low[end : end + 1] == ["and"] and low[verb.main] in lex.sets["reporting"]:
        behind = next((v for v in clause.verbs if v.first > verb.main and v.tense not in NON_FINITE), None)
        if behind is not None and end + 1 < behind.first < end + 5:
            # "insisted debts in Peru / and Chile had fallen"
            return phrase, clause._replace(end=clause_end(clause.words, clause.verbs, behind.main, lex))
    if low[end : end + 1] == [","] and (noun := _behind_adjective(phrase, clause)):
        return phrase, clause._replace(end=clause_end(clause.words, clause.verbs, noun, lex))
    tail = low[end + 1 : end + 4]
    if len(tail) < 2 or low[end] != "," or low[end - 1] in lex.function:
        return phrase, clause
    size = next((n for n, word in enumerate(tail) if word == "."), len(tail))
    last = end + 1 + size
    whole = (last == len(low) or low[last] == ".") and not any(end < v.main for v in clause.verbs)
    if whole and size > 1 and all(word.isalpha() and word not in lex.function for word in tail[:size]):
        return phrase, clause._replace(end=last)
    return phrase, clause


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


def _brief(phrase: Phrase, clause: Clause, span: Span) -> str:
    """A long subject without what hangs on its head; "" where it is short, or a name."""
    low = clause.words.low
    end = next((i for i in range(span[0] + 2, span[1]) if low[i] in clause.lex.sets["preposition"]), -1)
    if end < 0 or clause.words.raw[end - 1][:1].isupper():
        return ""
    return words_of_subject(phrase, clause, (span[0], end))


def _shared_object(clause: Clause) -> Span | None:
    """What "and" makes the object of two verbs: "drafted and signed a treaty"."""
    words, verbs = clause.words, clause.verbs
    if words.low[clause.end : clause.end + 1] not in (["and"], ["or"]):
        return None
    verb = next((v for v in verbs if v.first == clause.end + 1), None)
    if verb is None:
        return None
    return verb.main + 1, clause_end(words, verbs, verb.main, clause.lex)


def _object(phrase: Phrase, clause: Clause, verb: Verb) -> Span:
    """What follows the verb; in "the panel, which the president convened" what "which" takes up."""
    span, low = clause.subject(), clause.words.low
    plain = verb.main + 1, clause.end
    if span is None or not span[0] or verb.passive:
        return plain
    relative = low[span[0] - 1] in ("which", "whom", "that")
    if not relative and not _contact(phrase, clause, span):
        return plain
    following = next((low[i] for i in range(verb.main + 1, clause.end)), ".")
    end, prepositions = span[0] - relative, clause.lex.sets["preposition"]
    opens = any(v.first > verb.main and v.tense not in NON_FINITE and clause.words.low[v.first] == following
                for v in clause.verbs[clause.head + 1 : clause.head + 2])  # fmt: skip
    plainly = following.isalpha() and following not in prepositions and not opens
    if plainly or following == "to" or low[end - 1] in prepositions:
        return plain
    return antecedent(clause.words, clause.verbs, end - 1 if end and low[end - 1] == "," else end, clause.lex) or plain


def _contact(phrase: Phrase, clause: Clause, span: Span) -> bool:
    """Whether a pronoun follows what it does something with: "the plan I announced"."""
    low, i = clause.words.low, span[0] - 1
    mains = {verb.main for verb in clause.verbs}
    noun = low[i].isalpha() and low[i] not in clause.lex.function and i not in mains
    told = any(v.main < i < v.main + 4 and low[v.main] in clause.lex.sets["reporting"] for v in clause.verbs)
    return noun and not told and span[1] - span[0] == 1 and low[span[0]] in PRONOUNS


def verb_words(clause: Clause, verb: Verb, *, subject: bool) -> str:
    """The verb as a title has it: "to host" for a plan, no "was" before "killed", "hosting" where no subject stands."""
    words = clause.words
    main = words.raw[verb.main]
    negation = "not " if verb.negated else ""
    if not subject:
        if verb.passive:
            return main.lower()
        return negation + _gerund(verb, clause)
    if (leading := over(clause, verb)) is not None:
        led = verb_words(clause, leading, subject=True)
        return f"{led} {negation}to be {main.lower()}" if verb.passive else f"{led} {negation}to {main.lower()}"
    if able := ability(clause, verb):
        return f"{able} to be {main.lower()}" if verb.passive else f"{able} to {main.lower()}"
    foretold = verb.tense == "modal" and words.low[verb.first] in ("would", "'d")
    if verb.tense in ("future", "infinitive") or foretold or _shares_will(clause, verb):
        if verb.passive:
            return f"{negation}to be {main.lower()}"
        return f"{negation}to be {main.lower()}" if verb.progressive else f"{negation}to {main.lower()}"
    if verb.first == verb.main == 0:
        return main.lower()
    if verb.passive and not verb.negated:
        return main.lower() if verb.tense in ("past", "participle", "present") else _raw(clause, verb)
    if verb.tense == "gerund":
        told_past = any(v.tense == "past" for v in clause.verbs) and verb.lemma in clause.lex.forms and verb.first > 0
        if told_past and not verb.perfect and _adds(clause, clause.verbs.index(verb)):
            return past_of(verb.lemma, clause.lex)
        return f"having {main.lower()}" if verb.perfect else main.lower()
    return _raw(clause, verb)


def _shares_will(clause: Clause, verb: Verb) -> bool:
    """Whether a plain verb behind "and" has the "will" or "to" of the verb before it: "will stop and capture"."""
    if verb.tense != "present" or verb.first != verb.main or clause.words.low[verb.main] != verb.lemma:
        return False
    before = clause.verbs[clause.head - 1] if clause.head > 0 else None
    joined_to = clause.words.low[verb.first - 1] in ("and", "or") if verb.first else False
    return before is not None and joined_to and before.tense in ("future", "infinitive")


def _raw(clause: Clause, verb: Verb) -> str:
    """The words of a verb group as written, adverbs left out."""
    words, lex = clause.words, clause.lex
    chosen = [i for i in range(verb.first, verb.main + 1) if i == verb.main or words.low[i] in lex.auxiliary
              or words.low[i] in lex.sets["negation"]]  # fmt: skip
    return "".join((" " if n and words.raw[i] not in ("n't", "n’t", "'t", "’t") else "") + words.raw[i]
                   for n, i in enumerate(chosen))  # fmt: skip


def _gerund(verb: Verb, clause: Clause) -> str:
    """The -ing form of a verb; the word itself where its base form is not known."""
    word = clause.words.low[verb.main]
    return inflect(verb.lemma)[2][0] if verb.lemma in clause.lex.forms and not word.endswith("ing") else word
