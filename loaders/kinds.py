"""What a word can be, all its classes as the bits of one number, looked up once for each word that texts use.

A rule that asks for several classes asks once: `kinds[i] & (ADVERB | LY)`. The classes themselves are those of
`grammar`; which word stands where is the matter of `verbs` and `subjects`.
"""

from collections.abc import Mapping, Set

BASE, THIRD, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16
FORMS = BASE | THIRD | PAST | PARTICIPLE | GERUND
"""Forms of a verb; regular endings serve for verbs that no list knows (`KNOWN` are those that one does)."""
KNOWN, AUXILIARY, FUNCTION, CONTENT, LY, MAY_BE_VERB, MAY_PART = (1 << bit for bit in range(5, 12))
"""`FUNCTION` is any closed class, `CONTENT` a word of letters that is of none; `LY` ends so; with `MAY_BE_VERB` a verb
may begin, at `MAY_PART` a clause may end."""
(
    BE,
    HAVE,
    DO,
    ADVERB,
    NEGATION,
    DETERMINER,
    ARTICLE,
    POSSESSIVE,
    PRONOUN,
    SUBJECT,
    PREPOSITION,
    SUBORDINATOR,
    CALENDAR,
) = (1 << bit for bit in range(12, 25))
HEDGE = 1 << 25
"""Words of which a sentence holds one where it takes back, but in a question, what its verbs tell."""
_CLASSES = {
    "be": BE, "have": HAVE, "do": DO, "adverb": ADVERB, "negation": NEGATION, "determiner": DETERMINER,
    "article": ARTICLE, "possessive": POSSESSIVE, "pronoun": PRONOUN, "subject": SUBJECT, "preposition": PREPOSITION,
    "subordinator": SUBORDINATOR, "calendar": CALENDAR, "condition": HEDGE, "alleged": HEDGE,
    "habitual": HEDGE, "feared": HEDGE, "limits": HEDGE,
}  # fmt: skip

STOPS = frozenset({";", ":", "“", "”", '"', "—", "–", "(", ")", "[", "]", "…", "?", "!", "•", "|"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
JOINS = frozenset({"and", "or", "but"})
TEMPORAL = frozenset({"as", "since", "after", "before", "until", "once", "while", "whilst", "when"})
_PARTING = STOPS | RELATIVE | JOINS | TEMPORAL | {",", ".", "how", "why"}
_KEPT = 1 << 15

Forms = Mapping[str, tuple[str, int]]
"""Form of a verb -> its base form and the bits of what it can be."""


class Kinds(dict[str, int]):
    """Word -> what it can be; each word is made out when it is first met."""

    def __init__(self, sets: Mapping[str, Set[str]], forms: Forms, auxiliary: Set[str], function: Set[str]) -> None:
        super().__init__()
        self._forms = forms
        self._closed: dict[str, int] = {}
        """Word -> the bits of the classes that list it, so that a new word is asked for in one table, not in twenty."""
        listed = [(sets[name], bit) for name, bit in _CLASSES.items()]
        listed += [
            (auxiliary, AUXILIARY | MAY_BE_VERB),
            (function, FUNCTION),
            (_PARTING | sets["subordinator"], MAY_PART),
        ]
        for words, bits in listed:
            for word in words:
                self._closed[word] = self._closed.get(word, 0) | bits

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        kind = self[word] = self._kind(word)
        return kind

    def _kind(self, word: str) -> int:
        closed, forms = self._closed.get(word, 0), verb_form(word, self._forms)[1]
        kind = closed | forms | KNOWN * (word in self._forms) | LY * word.endswith("ly")
        if closed & FUNCTION:
            return kind | MAY_BE_VERB * (word == "to")
        return kind | MAY_BE_VERB * bool(forms) | CONTENT * word.replace("-", "").isalpha()


def verb_form(word: str, forms: Forms) -> tuple[str, int]:
    """Base form and possible forms of a word; regular endings serve for verbs that no list knows.

    >>> verb_form("tested", {})
    ('test', 12)
    """
    known = forms.get(word)
    if known is not None:
        return known
    if word.endswith("ed") and len(word) > 4:
        return word[:-2], PAST | PARTICIPLE
    if word.endswith("ing") and len(word) > 5:
        return word[:-3], GERUND
    return word, 0
