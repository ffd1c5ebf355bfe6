"""Titles as a person would write them: short, readable, with actor, action and object, without the time.

A title is made of the sentence's own words, in their order; it says nothing that the sentence does not say. Three
shapes: "Japan to host meeting of ministers" where a verb and its subject carry the event, "Attack on the embassy in
Cairo" where a noun names it by the way, and a headline as it is.

One style through all of them: a finite verb keeps its tense ("met", "has said", "was freed"), a plan takes "to", a
plan called off keeps the verb that says so; the article before the subject falls; names are told in full, without
"Mr"; words for when and brackets are left out, those for how long stay; what somebody said stands in quotation marks.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from loaders.clauses import Clause, around, clause_in
from loaders.grammar import Lexicon, Words, lexicon
from loaders.kinds import CONTENT, DETERMINER, PREPOSITION
from loaders.titles.aimed import Scene, aimed
from loaders.titles.fuller import Titled, in_full
from loaders.titles.nouns import of_noun
from loaders.titles.persons import full_names, has_namesake, names_of
from loaders.titles.phrases import LONGEST, SHORTEST, Phrase, finish, named_once, shortened, tidy_blanks, without_echo
from loaders.titles.sound import made_whole
from loaders.titles.struck import read_untimed, unstamped
from loaders.titles.subjects import subject_before
from loaders.titles.topics import Topics
from loaders.titles.verbs import of_verb, sentence_title
from loaders.titles.whose import with_teller
from loaders.verbs import Verbs
from schemas.text import NameHit, Parties, Sentence, Trigger
from schemas.times import EventTime

_NOT_IT = frozenset({"person", "city", "office"})
"""Kinds of name that a sentence does not go on about with "it"."""
_LEADS, _LEAD = 4, 500
"""How many happenings at most, and within how many characters, make up the lead of a text."""
_AGES = 2
"""The years after which a happening is none of those that a text is about."""
_OWN = frozenset(("company", "economy", "release"))
"""Types of happening that a body does or meets in its own business."""
_ARTICLE = 5
"""Letters that an article before a name takes at most."""
_OPENS = re.compile(r"(?:(?:But|And|Yet|So|Then) )?(?:[A-Z][\w' -]{2,40}, ?)?([Tt]hey|[Ii]t)\b")
"""A sentence whose subject is that of the one before."""
_OWNERS = (" its ", " his ", " her ", " their ")


class Told(NamedTuple):
    """A happening of a text, as far as its title goes."""

    trigger: Trigger
    sentence: Sentence
    parties: Parties
    spans: tuple[tuple[int, int], ...]
    """The time words of its sentence."""
    when: EventTime = EventTime()


def titles_of(
    told: Sequence[Told],
    text: str,
    hits: Sequence[NameHit],
    *,
    language: str = "en",
    lex: Lexicon | None = None,
    headline: str = "",
    makers: Collection[str] = (),
) -> list[str]:
    """The titles of all happenings of a text; `hits` are the names of the text, sorted.

    They know of each other: "the spill" takes the fuller words that another sentence has for it. `headline` is the
    line that the text stands under, `makers` are its publisher, agency and author, which are no topics.
    """
    plain = lex is None or not lex.forms
    lex = lexicon(language) if plain else lex
    full = full_names(hits, text)
    if lex is not None:
        full = {key: name for key, name in full.items() if not has_namesake(name, headline, text, lex)}
    near = [hits[bisect_left(hits, (one.sentence.start,)) : bisect_left(hits, (one.sentence.end,))] for one in told]
    titles = [
        title_of(one.trigger, one.sentence, one.parties, local, one.spans,
                 language=language, lex=lex, full=full, carried=_carried_on(one.sentence, text, hits, lex))
        for one, local in zip(told, near, strict=True)
    ]  # fmt: skip
    if plain or lex is None:
        return titles
    titles = in_full([_titled(title, one) for title, one in zip(titles, told, strict=True)], text, lex)
    leads = [title for title, one in zip(titles[:_LEADS], told, strict=False) if _leads(one, lex)]
    topics = Topics(text, hits, full, lex, headline=headline, leads=leads, makers=makers)
    years = [_year(one.when) for one in told]
    known = sorted(filter(None, years))
    middle = known[len(known) // 2] if known else 0
    beside: dict[int, list[str]] = {}
    for title, one in zip(titles, told, strict=True):
        beside.setdefault(one.sentence.start, []).append(title)
    for k, one in enumerate(told):
        if one.sentence.kind != "headline" and not _goes_on(titles[k], beside[one.sentence.start]):
            past = 0 < years[k] < middle - _AGES
            apart = past or one.trigger.type.partition("/")[0] in _OWN
            same_day = one.when.bounds == told[0].when.bounds
            noun = one.trigger.text.lower() if one.trigger.pos == "noun" else ""
            scene = Scene(one.sentence, near[k], topics, lex, apart=apart, past=past, same_day=same_day, noun=noun)
            titles[k] = aimed(titles[k], scene)
    return titles


def _leads(told: Told, lex: Lexicon) -> bool:
    """Whether a happening is among the first that a text tells, by a verb, and not what somebody said."""
    trigger = told.trigger
    said = trigger.type.startswith("statement") and trigger.text.lower() in lex.sets["reporting"]
    return told.sentence.start < _LEAD and trigger.pos == "verb" and not said


def _titled(title: str, told: Told) -> Titled:
    """A title with what it is compared by with those of the same text."""
    trigger = told.trigger
    noun = trigger.pos == "noun" and told.sentence.kind != "headline"
    told_so = trigger.realis in ("asserted", "alleged")
    return Titled(title, trigger.text.lower(), trigger.lemma.lower(), trigger.type, noun, told_so, told.when)


def _year(when: EventTime) -> int:
    """The year in which a happening ended at the latest; 0 where it is open."""
    latest = when.latest
    return int(latest[:4]) if latest and latest[:4].isdigit() else 0


def _goes_on(title: str, beside: Sequence[str]) -> bool:
    """Whether another title of the sentence goes on where one ends: the two may be one event, and are told alike."""
    return any(other.startswith(f"{title}, ") or title.startswith(f"{other}, ") for other in beside)


def _carried_on(sentence: Sentence, text: str, hits: Sequence[NameHit], lex: Lexicon | None) -> tuple[str, str]:
    """The "it" or "they" that a sentence has for its subject, and what the sentence before has for its own; or ""."""
    opens = _OPENS.match(sentence.text)
    if opens is None or lex is None:
        return "", ""
    pronoun = opens[1].lower()
    begins = max(text.rfind(mark, 0, max(sentence.start - 3, 0)) for mark in (". ", "\n", "” ", '" ')) + 1
    if pronoun == "it" and (name := _body_at(begins, sentence.start, hits)):
        return pronoun, name
    while begins < sentence.start and text[begins].isspace():
        begins += 1
    if not text[begins].isupper():
        return pronoun, ""  # "the Sept. / 11 attacks": where the sentence before begins is not sure
    return pronoun, subject_before(text[begins : sentence.start].rstrip(), begins, pronoun, lex)


def _body_at(begins: int, end: int, hits: Sequence[NameHit]) -> str:
    """The name of a body or country that opens the words between two offsets; "" where none does."""
    k = bisect_left(hits, (begins,))
    first = hits[k] if k < len(hits) else None
    if first is None or first.start > begins + _ARTICLE or first.start >= end or first.kind in _NOT_IT:
        return ""
    return "" if first.demonym or first.name is not None else first.text


def title_of(
    trigger: Trigger,
    sentence: Sentence,
    parties: Parties,
    hits: Sequence[NameHit],
    spans: Sequence[tuple[int, int]] = (),
    *,
    language: str = "en",
    lex: Lexicon | None = None,
    full: Mapping[str, str] = MappingProxyType({}),
    carried: tuple[str, str] = ("", ""),
) -> str:
    """A title of 4 to 160 characters for what `trigger` names in `sentence`.

    `spans` are the time words (start, end in the source's text), which a title leaves out; `lex` the word classes to
    read by, those of the language where it is left out; `full` what `full_names` made of the text; `carried` the
    pronoun that the sentence has for its subject, with what it stands for.
    """
    if sentence.kind == "headline" and len(sentence.text) <= LONGEST:
        return _at_least(finish(unstamped(sentence.text), lex), sentence)
    sentence = around(sentence, trigger)
    hits = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
    lex = lex if lex and lex.forms else lexicon(language)
    if lex is None:
        return _at_least(shortened(sentence.text), sentence)
    words, verbs = read_untimed(sentence, tuple(spans), trigger.start, lex)
    if trigger.pos == "verb" and _is_noun(words, verbs, trigger, lex):
        trigger = replace(trigger, pos="noun")
    if trigger.pos == "noun":
        own = {i for i, start in enumerate(words.start) if trigger.start <= start < trigger.end}
        if not own.isdisjoint(verbs.mains):
            verbs = Verbs(verb for verb in verbs if verb.main not in own)  # "its air strikes" strike nobody
    clause = clause_in(words, verbs, trigger, sentence, lex)
    if not clause.own and clause.last > clause.first and clause.words.low[clause.last] in lex.sets["preposition"]:
        clause = replace(clause, last=clause.last - 1)  # "closure of"
    phrase = _phrase(sentence, clause, hits, full)
    if carried[1]:
        lows = zip(clause.words.start, clause.words.low, strict=True)
        at = next((start for start, word in lows if word == carried[0]), -1)
        phrase = phrase._replace(names={at: carried[1], **phrase.names})
    title = of_verb(phrase, clause) if clause.own else of_noun(phrase, clause, parties, trigger.type.partition("/")[0])
    if len(title) < SHORTEST:
        title = of_verb(phrase._replace(pronouns=True), clause) if clause.own else ""
    if len(title) < SHORTEST:
        title = sentence_title(phrase, clause) or sentence_title(phrase._replace(pronouns=True), clause)
    title = without_echo(finish(title, lex))
    if len(title) < SHORTEST:
        return _at_least(title, sentence)
    return with_teller(phrase, clause, named_once(phrase, made_whole(phrase, clause, title)))


def _is_noun(words: Words, verbs: Verbs, trigger: Trigger, lex: Lexicon) -> bool:
    """Whether what was taken for a verb is the plural of a noun: "in the face of harsh attacks", "raised calls for"."""
    i = bisect_left(words.start, trigger.start)
    if i < 1 or i + 1 >= len(words.low) or words.start[i] != trigger.start or not words.low[i].endswith("s"):
        return False
    kinds = words.kinds(lex)
    seen, before = verbs.mains.get(i), verbs.mains.get(i - 1)
    if seen is not None and seen.first < i:
        return False
    if before is not None and not before.passive:
        return True
    if seen is not None:
        return False
    led = i > 1 and kinds[i - 2] & (PREPOSITION | DETERMINER) and kinds[i - 1] & CONTENT
    return bool(led and kinds[i + 1] & PREPOSITION)


def _phrase(sentence: Sentence, clause: Clause, hits: Sequence[NameHit], full: Mapping[str, str]) -> Phrase:
    """The sentence as material for titles."""
    names = {
        at: name
        for at, name in names_of([hit for hit in hits if not _is_owned(sentence, hit)], full).items()
        if not _hangs_on(sentence.text[max(0, at - sentence.start - 16) : at - sentence.start], name)
    }
    return Phrase(
        sentence,
        clause.words,
        clause.lex,
        names,
        whole=[(hit.start, hit.end) for hit in hits],
        places={hit.id: hit.text for hit in hits if hit.reading == "place"},
        bodies=[(hit.start, hit.end) for hit in hits if hit.kind != "person"],
        persons={hit.start: hit.text[(hit.name_start or hit.start) - hit.start :] for hit in hits
                 if hit.kind == "person" and hit.name is None},
        owners={hit.start: hit.name for hit in hits if hit.name is not None and hit.text.lower() in ("his", "her")},
        where=[hit.start for hit in hits if hit.reading == "place"],
    )  # fmt: skip


def _is_owned(sentence: Sentence, hit: NameHit) -> bool:
    """Whether "its" or the like stands before an office that a name could be written for: "its defence minister"."""
    at = hit.start - sentence.start
    return hit.name is not None and " " in hit.text and sentence.text[max(0, at - 6) : at].lower().endswith(_OWNERS)


def _hangs_on(before: str, name: str) -> bool:
    """Whether a surname goes on from what stands before it, so that no full name is written for it: "bin Laden"."""
    words = name.split()
    if words[:1] == ["Mrs."]:
        return False
    return before.endswith("-") or (len(words) > 1 and before.endswith(f"{words[-2]} "))


def _at_least(title: str, sentence: Sentence) -> str:
    """The title; the beginning of its sentence where it says nothing."""
    title = title if len(title) >= SHORTEST else finish(shortened(tidy_blanks(sentence.text)))
    return title if len(title) >= SHORTEST else f"Event: {title or sentence.text.strip()}"
