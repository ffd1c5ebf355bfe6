"""Titles as a person would write them: short, readable, with actor, action and object, without the time.

A title is made of the sentence's own words, in their order; it says nothing that the sentence does not say. Three
shapes: "Japan to host meeting of ministers" where a verb and its subject carry the event, "Attack on the embassy in
Cairo" where a noun names it by the way, and a headline as it is.
"""

from collections.abc import Sequence

from loaders.clauses import Clause, Span, antecedent, around, clause_end, clause_of, noun_phrase
from loaders.grammar import inflect
from loaders.phrases import LONGEST, Phrase, cut, finish, joined, kept
from loaders.verbs import Verb
from schemas.text import NameHit, Parties, Sentence, Trigger

_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those", "there")
)
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
_SUBJECT_LIMIT = 52


def title_of(
    trigger: Trigger,
    sentence: Sentence,
    parties: Parties,
    hits: Sequence[NameHit],
    spans: Sequence[tuple[int, int]] = (),
    *,
    language: str = "en",
) -> str:
    """A title of 4 to 90 characters for what `trigger` names in `sentence`.

    `spans` are the time words (start, end in the source's text), which a title leaves out.
    """
    if sentence.kind == "headline" and len(sentence.text) <= LONGEST:
        return finish(sentence.text, sentence.text)
    sentence = around(sentence, trigger)
    hits = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
    clause = clause_of(trigger, sentence, language)
    if clause is None:
        return finish(cut_plain(sentence.text), sentence.text)
    phrase = Phrase(sentence, clause.words, kept(sentence, clause.words, spans), clause.lex, names_of(hits),
                    [(hit.start, hit.end) for hit in hits],
                    {hit.id: hit.text for hit in hits if hit.reading == "place"})  # fmt: skip
    title = _of_verb(phrase, clause) if clause.own else _of_noun(phrase, clause, parties)
    return finish(title, sentence.text)


def names_of(hits: Sequence[NameHit]) -> dict[int, str]:
    """By offset the name to write for a pronoun that a hit resolves."""
    return {hit.start: hit.name for hit in hits if hit.name is not None}


def cut_plain(text: str) -> str:
    """The beginning of a text, whole words, where no grammar is known for its language."""
    return text if len(text) <= LONGEST else text[: text.rfind(" ", 0, LONGEST - 1)].rstrip(",;: ") + "…"


def _of_verb(phrase: Phrase, clause: Clause) -> str:
    """A title around a verb: subject, verb, and what follows in the clause."""
    verb = clause.verb
    if verb is None:
        return ""
    subject = _subject(phrase, clause)
    said = _verb_words(clause, verb, subject=bool(subject))
    room = LONGEST - len(subject) - len(said) - 2
    rest = cut(phrase, _object(phrase, clause, verb), room)
    if not rest and subject and (words_before := _said_before(clause)):
        content = cut(phrase, words_before, room - 1)
        return f"{subject} {said}: {content[0].lower() + content[1:]}" if content else joined(subject, said)
    return joined(subject, said, rest)


def _said_before(clause: Clause) -> Span | None:
    """The words before a speaker that come first: "The spill is harming trade, the minister warns"."""
    span = clause.subject()
    if span is None or span[0] < 4 or clause.words.low[span[0] - 1] not in (",", '"', "“", "”"):
        return None
    return 0, span[0] - 1


def _object(phrase: Phrase, clause: Clause, verb: Verb) -> Span:
    """What follows the verb; in "the panel, which the president convened" what "which" takes up."""
    span, low = clause.subject(), clause.words.low
    plain = verb.main + 1, clause.end
    if span is None or not span[0] or low[span[0] - 1] not in ("which", "whom", "that") or verb.passive:
        return plain
    following = next((low[i] for i in range(verb.main + 1, len(low)) if phrase.keep[i]), ".")
    end, prepositions = span[0] - 1, clause.lex.sets["preposition"]
    if (following.isalpha() and following not in prepositions) or following == "to" or low[end - 1] in prepositions:
        return plain
    return antecedent(clause.words, clause.verbs, end - 1 if end and low[end - 1] == "," else end, clause.lex) or plain


def _subject(phrase: Phrase, clause: Clause) -> str:
    """The subject in at most 48 characters; "" for none or a pronoun that nothing resolves."""
    span = clause.subject()
    if span is None:
        return ""
    low = clause.words.low
    if span[1] - span[0] == 1 and low[span[0]] in _PRONOUNS:
        return phrase.names.get(clause.words.start[span[0]], "")
    return cut(phrase, span, _SUBJECT_LIMIT, keep_head=True)


def _verb_words(clause: Clause, verb: Verb, *, subject: bool) -> str:
    """The verb as a title has it: "to host" for a plan, no "was" before "killed", "hosting" where no subject stands."""
    words = clause.words
    main = words.raw[verb.main]
    negation = "not " if verb.negated else ""
    if not subject:
        if verb.passive:
            return main.lower()
        return negation + _gerund(verb, clause)
    if verb.tense in ("future", "infinitive") or _shares_will(clause, verb):
        if verb.passive:
            return f"{negation}to be {main.lower()}"
        return f"{negation}to be {main.lower()}" if verb.progressive else f"{negation}to {main.lower()}"
    if verb.passive and not verb.negated:
        return main.lower() if verb.tense in ("past", "participle", "present") else _raw(clause, verb)
    if verb.tense == "gerund":
        return main.lower()
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
    return "".join((" " if n and words.raw[i] not in ("n't", "n’t") else "") + words.raw[i]
                   for n, i in enumerate(chosen))  # fmt: skip


def _gerund(verb: Verb, clause: Clause) -> str:
    """The -ing form of a verb; the word itself where its base form is not known."""
    word = clause.words.low[verb.main]
    return inflect(verb.lemma)[2][0] if verb.lemma in clause.lex.forms and not word.endswith("ing") else word


def _of_noun(phrase: Phrase, clause: Clause, parties: Parties) -> str:
    """A title around a noun: the clause where its verb carries it, else the noun with what hangs on it."""
    verb = clause.verb
    if verb is not None and verb.main < clause.first:
        subject = _subject(phrase, clause)
        if subject and clause.first - verb.main <= 9 and _carries(clause, verb):
            said = _verb_words(clause, verb, subject=True)
            rest = cut(phrase, (verb.main + 1, clause.end), LONGEST - len(subject) - len(said) - 2, must=clause.last)
            if rest:
                return joined(subject, said, rest)
    span = _noun_span(clause, phrase.whole)
    noun = cut(phrase, span, LONGEST, keep_head=True, must=clause.last)
    if followed := _told_behind(phrase, clause, noun):
        return followed
    headed = span[0] == 0 or clause.words.low[span[0] - 1] not in clause.lex.sets["preposition"]
    told = (
        verb is not None and headed and (verb.lemma not in _BARE or (verb.lemma == "be" and clause.last - span[0] < 2))
    )
    if told and verb is not None and verb.first > clause.last and len(noun) < 40:
        said = _verb_words(clause, verb, subject=True)
        rest = cut(phrase, (verb.main + 1, clause.end), LONGEST - len(noun) - len(said) - 2)
        if rest and not (rest.startswith("to ") and rest.count(" ") == 1):
            return joined(noun, said, rest)
    return _with_parties(noun, parties, phrase, bare=len(noun) < 24)


def _told_behind(phrase: Phrase, clause: Clause, noun: str) -> str:
    """The title that "which" gives to a noun before it: "the blast, which killed two" -> "Blast killed two"."""
    low = clause.words.low
    i = clause.last + 1 + (low[clause.last + 1 : clause.last + 2] == [","])
    if low[i : i + 1] not in (["which"], ["that"]):
        return ""
    verb = next((v for v in clause.verbs if v.first == i + 1), None)
    if verb is None or verb.lemma in _BARE:
        return ""
    said = _verb_words(clause, verb, subject=True)
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
    end = clause.end
    verb = clause.verb
    if verb is not None and verb.first > clause.last:
        end = min(end, verb.first)
    for later in clause.verbs:
        if clause.last < later.first < end and later.tense not in ("gerund", "participle"):
            # "discussions we have had", "the worst disaster the town has seen"
            end = later.first
            while (
                end > clause.last + 1 and low[end] not in lex.sets["determiner"] and low[end] not in lex.sets["subject"]
            ):
                end -= 1
            end = (
                end
                if end > clause.last + 1 or low[end] in lex.sets["determiner"] | lex.sets["subject"]
                else later.first
            )
            break
    return start, end


def _with_parties(noun: str, parties: Parties, phrase: Phrase, *, bare: bool) -> str:
    """A noun that says too little, with those who take part, or where: "Talks (Peru and Chile)", "Protest in Oslo"."""
    if not bare:
        return noun
    names = [
        p.as_text for p in parties.who if p.as_text and p.as_text not in noun and p.as_text.lower() not in _PRONOUNS
    ]
    if names:
        listed = (
            names[0]
            if len(names) == 1
            else f"{', '.join(names[:2])} and {names[2]}"
            if names[2:]
            else " and ".join(names)
        )
        return f"{noun} ({listed})" if len(noun) + len(listed) < LONGEST - 3 else noun
    where = next((text for slug, text in phrase.places.items() if slug == parties.place and text not in noun), None)
    return f"{noun} in {where}" if where else noun
