"""Subjects of titles: who or what does it, in few words, with a name or noun in place of a pronoun.

It reads the sentence only: "it" in "the bank said it had cut jobs" is the bank. What can be anyone's stays out, and
the title does without a subject then. Which words the subject is made of is told in `titles.spans`.
"""

from loaders.clauses import Clause
from loaders.grammar import Lexicon
from loaders.kinds import BASE, CONTENT, JOINS, PARTICIPLE, PREPOSITION, RELATIVE, SUBORDINATOR
from loaders.marks import AS_PREPOSITION, read_words
from loaders.subjects import Span, antecedent, is_adverb, measures, subject_of
from loaders.titles.fit import fitted
from loaders.titles.lines import anew
from loaders.titles.phrases import OWNERS, Phrase, listed, possessive, text_of, unended, unopened
from loaders.titles.pronouns import fits
from loaders.titles.reach import reach
from loaders.titles.struck import SPEECH
from loaders.titles.walk import CIRCUMSTANCE
from loaders.verbs import NON_FINITE
from schemas.text import Sentence

_OBJECTS = frozenset({"him", "them", "us", "me"})
_LIMIT, _OWNER, _WITH_RELATIVE, _READABLE = 72, 40, 90, 400


def words_of_subject(phrase: Phrase, clause: Clause, span: Span | None) -> str:
    """The words of a subject as a title has them; "" for none, a pronoun, or words that cannot be one."""
    if span is None:
        return ""
    sets, low, first = clause.lex.sets, clause.words.low, span[0]
    if span[1] - first == 1 and low[first] in sets["pronouns"]:
        alone = low[first] if phrase.pronouns and low[first] in sets["subject"] else ""
        return phrase.names.get(clause.words.start[first], "I" if alone == "i" else alone)
    if _is_adverbial(clause, span):
        return ""
    span = _from_here(phrase, clause, span)
    adrift = low[span[0]] in sets["preposition"] and not measures(low, span[0])
    if adrift or low[span[0]] in sets["pronouns"] - {"this", "that", "these", "those", "one"}:
        return ""
    if low[span[1] - 1] in ("'s", "’s", "'", "’"):
        # "nervous about Peru's warning that …"
        starts = (i + 1 for i in range(span[1] - 2, span[0], -1) if low[i] in sets["preposition"])
        span = next(starts, span[0]), span[1]
    if low[span[0] : span[0] + 2] == ["the", "fact"] and span[0] + 2 < span[1]:
        span = span[0] + 2, span[1]  # "despite the fact Ana Quispe had"
    end = _of_whose(clause, span) if span[0] and low[span[0] - 1] == "whose" else -1
    owner = antecedent(clause.words, clause.verbs, end, clause.lex) if end >= 0 else None
    if owner is not None:
        led = owner[0] in clause.verbs.mains  # "to repay / men whose shops burned"
        whose = _fitted(phrase, clause, (owner[0] + led, owner[1]))
        return f"{whose}{possessive(phrase, whose)} {_fitted(phrase, clause, span)}" if len(whose) < _OWNER else ""
    if low[span[0]] in AS_PREPOSITION and span[0] + 1 < span[1]:
        span = span[0] + 1 + (low[span[0] + 1] == "to"), span[1]
    if low[max(0, span[1] - 2) : span[1]] == ["no", "longer"]:
        span = span[0], span[1] - 2
    while span[0] and low[span[0] - 1] in sets["hedges"] and not _names_order(clause, span[0]):
        span = span[0] - 1, span[1]
    if low[max(0, span[0] - 3) : span[0]] in (["as", "many", "as"], ["as", "much", "as"]):
        span = span[0] - 3, span[1]
    span = _behind_fronted(phrase, clause, span)
    return _with_relative(phrase, clause, span) or _fitted(phrase, clause, span)


def _names_order(clause: Clause, i: int) -> bool:
    """Whether "first" before the word `i` tells when and not which one: "First Ana Quispe left"."""
    return clause.words.low[i - 1] == "first" and clause.words.raw[i][0].isupper()


def _is_adverbial(clause: Clause, span: Span) -> bool:
    """Whether words that seem a subject are none: an adverb alone or before a gerund, "as well as"."""
    low, first = clause.words.low, span[0]
    if low[first : first + 2] == ["well", "as"]:
        return True
    if span[1] - first == 1:
        return is_adverb(low[first]) and clause.words.raw[first].islower()
    led = low[first].endswith("ly") and low[first] not in clause.lex.sets["hedges"]
    return led and (low[first + 1].endswith("ing") or low[first + 1] in clause.lex.sets["preposition"])


def _from_here(phrase: Phrase, clause: Clause, span: Span) -> Span:
    """A subject from its first word on, what belongs to the words before it gone over."""
    sets, low, lex = clause.lex.sets, clause.words.low, clause.lex
    first, last = span
    if first + 1 < last and low[first].endswith("ly") and low[first] not in sets["hedges"]:
        first += low[first + 1] in lex.function
    if low[first] in sets["preposition"] and low[last : last + 1] in (["who"], ["which"], ["that"]):
        first += 1
    if clause.words.raw[first] in _OBJECTS and first + 1 < last:
        first += 1  # "swerved to miss him / Quispe launched": two lines run together
    if low[first] in sets["particles"] and first and first + 1 < last:
        if low[first - 1].endswith("ing"):
            first -= 1  # "cleaning up spilled oil takes time"
        elif first - 1 in clause.verbs.mains:
            first += 1  # "sets up / a legal battle relating to"
    first, last = _without_sum(phrase, clause, anew(phrase, clause, (first, last)))
    buts = (i + 1 for i in range(last - 2, first, -1) if low[i] == "but" and low[i - 1] != "all")
    first = next(buts, first)
    if low[first] in ("is", "are", "was", "were") and first + 1 < last:
        first += 1  # "its hymn is / Ana Quispe's Dawn, printed in Oslo"
    return _behind_time(clause, (first, last))


def _without_sum(phrase: Phrase, clause: Clause, span: Span) -> Span:
    """A speaker without the end of the line before: "Bill reaches $450m / Halden Trust says"."""
    raw, verb = clause.words.raw, clause.verb
    if verb is None or clause.words.low[verb.main] not in clause.lex.sets["reporting"] or raw[span[0]][0] not in "$£€":
        return span
    starts = {start for start, _ in phrase.whole}
    at = next((i for i in range(span[0] + 1, span[1]) if clause.words.start[i] in starts), span[0])
    return at, span[1]


def _with_relative(phrase: Phrase, clause: Clause, span: Span) -> str:
    """A subject with the clause that tells which ones are meant: "men who survived the blast"; "" where none does."""
    low, verb, behind = clause.words.low, clause.verb, span[1]
    if verb is None or verb.first < behind + 2 or low[behind] not in ("who", "that", "which"):
        return ""
    kinds, starts = clause.words.kinds(clause.lex), clause.words.start
    between = range(behind + 1, verb.first)
    parted = any(low[i] in (",", ";", "—", "–") or low[i] in RELATIVE or kinds[i] & SUBORDINATOR for i in between)
    told = [v for v in clause.verbs.finite if behind < v.first < verb.first]
    named = any(first <= starts[behind - 1] < last for first, last in phrase.whole)
    if parted or len(told) != 1 or named or low[verb.first - 1] in JOINS:
        return ""
    text = text_of(phrase, unended(phrase, unopened(phrase, list(range(span[0], verb.first)))))
    return text if len(text) <= _WITH_RELATIVE else ""


def _fitted(phrase: Phrase, clause: Clause, span: Span) -> str:
    """The words of a subject; a long one without what hangs on it, or by the names in it."""
    low = phrase.words.low
    if span[1] - span[0] > 2 and _has_lost_its_time(clause, span[1] - 1):
        span = span[0], span[1] - 1
    chosen = unended(phrase, unopened(phrase, [i for i in range(*span) if low[i] not in SPEECH]))
    if len(chosen) > 1 and low[chosen[0]] in OWNERS:
        owner = phrase.owners.get(phrase.words.start[chosen[0]], "")
        rest = unopened(phrase, chosen[1:])
        if owner:
            return f"{owner}{possessive(phrase, owner)} {text_of(phrase, rest)}"
        chosen = rest
    text = text_of(phrase, chosen)
    if len(text) <= _LIMIT or not chosen:
        return text
    if persons := _persons(phrase, span):
        return persons
    head = next((i for i in chosen[1:] if clause.lex.kinds[low[i]] & PREPOSITION), span[1])
    found = reach(clause, head, None)
    found = found._replace(
        end=span[1], breaks=((head, CIRCUMSTANCE), *found.breaks) if head < span[1] else found.breaks
    )
    found = found._replace(breaks=tuple(b for b in found.breaks if b[0] < span[1]))
    return fitted(phrase, text_of(phrase, [i for i in chosen if i < head]), found, good=_LIMIT)


def _of_whose(clause: Clause, span: Span) -> int:
    """Behind the last word of what "whose" takes up, before the subject that it owns."""
    at = span[0] - 1
    return at - (at > 0 and clause.words.low[at - 1] == ",")


def _has_lost_its_time(clause: Clause, i: int) -> bool:
    """Whether a subject ends in a participle whose time was left out: "the study released / said"."""
    low, forms = clause.words.low, clause.lex.forms
    known = forms.get(low[i], ("", 0))[1]
    return bool(known & PARTICIPLE) and not known & BASE and bool(clause.lex.kinds[low[i - 1]] & CONTENT)


def _behind_fronted(phrase: Phrase, clause: Clause, span: Span) -> Span:
    """The name that ends a subject where a phrase of place or time without a comma stands before it."""
    starts, prepositions = clause.words.start, clause.lex.sets["preposition"]
    first, last = starts[span[0]], starts[span[1] - 1]
    at = next((at for at, name in phrase.persons.items() if first < at <= last < at + 60 and name), -1)
    i = next((i for i in range(span[0] + 1, span[1]) if starts[i] == at), -1)
    if i < 0 or not clause.words.raw[i - 1].islower() or clause.words.low[i - 1] in clause.lex.function:
        return span
    led = any(clause.words.low[j] in prepositions for j in range(max(0, span[0] - 1), i))
    named = all(word[:1].isupper() or len(word) == 1 for word in clause.words.raw[i : span[1]])
    return (i, span[1]) if led and named else span


def _behind_time(clause: Clause, span: Span) -> Span:
    """A subject without the time that its clause hangs on: "the night / the bridge fell"."""
    words, sets = clause.words, clause.lex.sets
    i = span[0] + (words.low[span[0]] == "the" and span[0] + 1 < span[1])
    i += words.low[i] in ("first", "second", "third", "last", "next") and words.low[i + 1 : i + 2] == ["time"]
    if i + 1 >= span[1] or words.raw[i] not in clause.lex.sets["times"]:
        return span
    opens = words.low[i + 1] in sets["determiner"] or words.low[i + 1] in sets["possessive"]
    return (i + 1, span[1]) if opens or words.raw[i + 1][:1].isupper() else span


def _persons(phrase: Phrase, span: Span) -> str:
    """The bare names of the persons that a subject ends with, where their offices make it long; or ""."""
    first, last = phrase.words.start[span[0]], phrase.words.start[span[1] - 1]
    found = [at for at in phrase.persons if first <= at <= last]
    names = [phrase.persons[at] for at in found]
    if not 0 < len(names) < 4 or phrase.words.low[span[1] - 1] != names[-1].rpartition(" ")[2].lower():
        return ""
    return listed(names)


def subject_before(said: str, start: int, pronoun: str, lex: Lexicon) -> str:
    """The subject of a sentence for which the next one has a pronoun; "" where it can be none.

    >>> from loaders.grammar import lexicon
    >>> subject_before("Two of the guards said that a boat sank.", 0, "they", lexicon())
    'Two of the guards'
    >>> subject_before("The guards said that a boat sank.", 0, "it", lexicon())
    ''
    """
    if not said or len(said) > _READABLE:
        return ""
    words, verbs = read_words(said, start, lex)
    k = next((k for k, v in enumerate(verbs) if v.tense not in NON_FINITE), -1)
    span = subject_of(words, verbs, k, lex) if k >= 0 else None
    if span is None or span[1] > verbs[k].first or words.low[span[1] - 1] in lex.sets["weak_nouns"]:
        return ""
    clause = Clause(words, verbs, lex, verbs[k].first, verbs[k].main, k, own=True, end=len(words.low))
    known = words.low[span[0]] in lex.sets["determiner"] or words.raw[span[1] - 1][:1].isupper()
    thing = known and words.low[span[1] - 1] not in lex.sets["persons"]
    if not fits(clause, pronoun, span) or (pronoun == "it" and not thing):
        return ""
    phrase = Phrase(Sentence(start, start + len(said), said, 0, 0, "body"), words, lex, {})
    told = words_of_subject(phrase, clause, span)
    return told if len(told) <= _OWNER else ""
