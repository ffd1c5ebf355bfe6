"""The verb whose doing an -ing form is part of: "left, saying she was tired" and "opened the fair by cutting a ribbon".

What such a form tells happens when, and as far as, its host does. It reads words and verbs of one sentence and knows
no dates.
"""

from collections.abc import Sequence

from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb

_QUOTES = frozenset({'"', "”", "''", "’"})


def host_of(own: Verb, words: Words, verbs: Sequence[Verb], lex: Lexicon) -> Verb | None:
    """The past verb that an -ing form goes with: of a saying behind a comma, of a way of doing behind "by".

    None for other -ing forms, and where the verb tells of no one deed ("would win by opening", "never said it").
    """
    if own.tense != "gerund" or own.first < 2 or own.first != own.main:
        return None
    before = words.low[own.first - 1]
    saying = (before == "," or (before in _QUOTES and words.low[own.first - 2] == ",")) and words.low[
        own.main
    ] in lex.sets["reporting"]
    if not saying and before != "by":
        return None
    told = [v for v in verbs if v.main < own.first and v.tense in ("past", "present", "future", "modal")]
    if not told:
        return None
    said = (v for v in reversed(told) if words.low[v.main] in lex.sets["reporting"])
    host = next(said, told[-1]) if saying else told[-1]
    if not saying and any(host.main < v.main < own.first and v.tense in ("gerund", "infinitive") for v in verbs):
        return None  # "seized it for violating the ban by selling oil": the way of violating
    if host.lemma == "use" and words.low[host.main + 1] == "to":
        return None  # "used to say"
    past = host.tense == "past" or (host.tense == "present" and host.perfect)
    return host if past and not host.negated and not (before == "by" and host.passive) else None
