"""What someone named did on a stated day, whatever the verb: news that no vocabulary lists.

It looks at a sentence's verbs that no trigger has taken; states, thoughts and words of saying tell no deed. That
someone named does it and that its clause is dated is asked for in `extract`, where both are known.
"""

from collections.abc import Sequence

from loaders.grammar import Lexicon
from loaders.realis import reading_of
from loaders.verbs import parse
from schemas.text import NameHit, Sentence, Trigger

_TYPE = "other"


def find_doings(sentence: Sentence, taken: Sequence[Trigger], lex: Lexicon, hits: Sequence[NameHit]) -> list[Trigger]:
    """The verbs of doing in the past, perfect or future that stand outside the triggers found, all of them weak.

    `hits` are the names of the sentence, none of which is a verb; where no one is named only the simple past tells.
    """
    named = any(hit.reading == "actor" for hit in hits)
    words, verbs = parse(sentence.text, sentence.start, lex)
    idle, low = lex.sets["idle"], words.low
    held = [(one.start, one.end) for one in taken] + [(hit.start, hit.end) for hit in hits]
    found = []
    for verb in verbs:
        if verb.tense not in ("past", "future") and not verb.perfect:
            continue
        if not named and (verb.tense != "past" or verb.perfect or verb.progressive):
            continue
        if low[max(0, verb.first - 2) : verb.first] == ["this", "article"]:
            continue  # "This article was amended on 3 May": the paper of itself
        if verb.lemma in idle or low[verb.main] in lex.sets["reporting"]:
            continue
        start = words.start[verb.main]
        alone = verb.first == verb.main and not any(hit.end + 1 == start for hit in hits)
        if alone and verb.lemma not in lex.forms:
            continue  # what ends in -ed and is no known verb may be an adjective
        end = start + len(words.raw[verb.main])
        if verb.negated or any(first < end and start < last for first, last in held):
            continue
        read = reading_of(words, verb.main, verb.main, verbs, lex, verb=True)
        text = sentence.text[start - sentence.start : end - sentence.start]
        found.append(
            Trigger(start, end, text, verb.lemma, _TYPE, "verb", read.status, read.realis, read.generic, read.tense,
                    weak=True, acted=True)
        )  # fmt: skip
    return found
