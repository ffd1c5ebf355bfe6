"""Titles around a verb: "Japan to host meeting of ministers", "Two killed in blast", "Meeting envoys in Oslo".

It makes subject, verb and object of a clause fit for a title; nouns are the work of `titles.nouns`.
"""

from loaders.clauses import Clause
from loaders.grammar import inflect, past_of
from loaders.subjects import NON_FINITE, Span, is_adverb
from loaders.titles.modal import ability, over, was_made_to
from loaders.titles.objects import object_of, shared_object, what_is_asked, with_complement
from loaders.titles.passive import NO_PASSIVE, done_to, in_passive
from loaders.titles.phrases import LONGEST, Phrase, cut, joined
from loaders.titles.resumed import in_mid_sentence, is_empty, said_of_it, says_nothing, told_further
from loaders.titles.speech import told, with_words, without_teller
from loaders.titles.subjects import PARTICLES, subject_span, words_of_subject
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
    if whole := with_outcome(phrase, clause, verb):
        return whole
    span = subject_span(phrase, clause)
    if "what" in clause.words.low[max(0, (span or (verb.first, 0))[0] - 1) : verb.first]:
        return ""  # "what they found was a shell"
    subject = words_of_subject(phrase, clause, span)
    said = verb_words(clause, verb, subject=bool(subject))
    phrase = phrase.without_name(subject)
    if subject and (reported := with_words(phrase, clause, span, joined(subject, said))):
        return reported
    if subject and (of_it := said_of_it(phrase, clause, verb, joined(subject, said))):
        return of_it
    phrase, clause = with_complement(phrase, clause, verb)
    must = told(clause, verb)
    if subject and must < 0 and (reported := told_further(phrase, clause, joined(subject, said))):
        return reported
    if not subject and (done := done_to(phrase, clause, verb)):
        return done
    if not subject and (alone := without_teller(phrase, clause, must) or in_passive(phrase, clause, verb)):
        return alone
    about = object_of(phrase, clause, verb, must)
    if clause.last == verb.main + 1 == about[0] and clause.words.low[clause.last] in PARTICLES and clause.own:
        said, about = f"{said} {clause.words.low[clause.last]}", (about[0] + 1, max(about))  # "to hand over"
        if clause.words.low[about[0] : about[0] + 1] in ([","], ["that"]):
            about = about[0], about[0]
    rest = cut(phrase, about, LONGEST - len(subject) - len(said) - 2, keep_head=must >= 0, must=must)
    if span is not None and subject:
        subject, rest = _fitted(phrase, clause, span, about, (subject, rest), must)
    if must >= 0 and (not rest or rest.endswith("…")):
        further = told_further(phrase, clause, joined(subject, said)) if subject else ""
        if alone := further or without_teller(phrase, clause, must):
            return alone
    bare = clause.last == verb.main or clause.words.low[verb.main + 1 : clause.last + 1] == said.split()[-1:]
    shares = bare and clause.end <= clause.last + 1 and not verb.passive and verb.lemma not in _ALONE
    if shares and (shared := shared_object(clause)):
        both = clause.words.low[clause.end] == "or"  # one of two things was done: "cut or halted its drills"
        further = cut(phrase, (clause.end + 1, shared[1]) if both else shared, LONGEST - len(subject) - len(said) - 6)
        rest = joined("or", further) if both else further
    if subject and must < 0 and is_empty(clause, verb, rest):
        return f"Statement by {in_mid_sentence(phrase, clause, subject)}" if itself else ""
    if subject and not rest and not itself and says_nothing(clause, verb):
        return ""
    return joined(subject, said, rest) if subject or rest else ""


def with_outcome(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    """What happened with what came of it: "Bomb exploded near the gate, killing five guards"; "" where it is long."""
    if verb.tense != "gerund" or not _adds(clause, clause.head):
        return ""
    k = next((k for k in range(clause.head - 1, -1, -1) if clause.verbs[k].tense not in NON_FINITE), -1)
    while k > 0 and is_reduced(clause, k):
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


def is_reduced(clause: Clause, k: int) -> bool:
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


def _fitted(
    phrase: Phrase, clause: Clause, span: Span, about: Span, told: tuple[str, str], must: int
) -> tuple[str, str]:
    """Subject and object, the subject shortened where the object had no room beside the whole of it."""
    subject, rest = told
    verb = clause.verb
    asked = what_is_asked(clause, verb, about[1]) if verb is not None and must < 0 else -1
    short = must >= 0 or not rest or (asked >= 0 and clause.words.raw[asked] not in rest.split())
    if verb is None or not short or not (brief := _brief(phrase, clause, span)):
        return told
    room = LONGEST - len(brief) - len(verb_words(clause, verb, subject=True)) - 2
    more = cut(phrase, about, room, must=max(must, asked)) or cut(phrase, about, room, must=must)
    return (brief, more) if len(more) > len(rest) else (subject, rest)


def _brief(phrase: Phrase, clause: Clause, span: Span) -> str:
    """A long subject without what hangs on its head, or on a person's name; "" where it is short, or another name."""
    low = clause.words.low
    end = next((i for i in range(span[0] + 2, span[1]) if low[i] in clause.lex.sets["preposition"]), -1)
    if end < 0 or clause.words.raw[end - 1][:1].isupper():
        at = phrase.sentence.start
        first, last = clause.words.start[span[0]], clause.words.start[span[1] - 1]
        names = [name for name in phrase.whole if name[0] == first and name[1] <= last and name not in phrase.bodies]
        return phrase.sentence.text[names[0][0] - at : names[0][1] - at] if names else ""
    return words_of_subject(phrase, clause, (span[0], end))


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
    if was_made_to(clause, verb):
        return past_of(verb.lemma, clause.lex)
    if verb.tense in ("future", "infinitive") or foretold or _shares_will(clause, verb):
        if verb.passive:
            return f"{negation}to be {main.lower()}"
        return f"{negation}to be {main.lower()}" if verb.progressive else f"{negation}to {main.lower()}"
    if verb.first == verb.main == 0:
        return main.lower()
    if verb.passive and not verb.negated:
        return main.lower() if verb.tense in ("past", "participle", "present", "gerund") else _raw(clause, verb)
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
