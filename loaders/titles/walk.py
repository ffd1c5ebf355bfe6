"""The state of one walk to the right of a verb or noun: what is waited for, what may go, what has to stay.

It decides nothing of single words: those are read in `titles.reach`, `titles.commas` and `titles.links`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from loaders.clauses import Clause
from loaders.kinds import CONTENT, DETERMINER, PREPOSITION, RELATIVE
from loaders.subjects import Span
from loaders.verbs import NON_FINITE, Verb

ADJUNCT, QUALIFIER, CIRCUMSTANCE = 0, 1, 2
"""What begins at a break: a clause of its own, what only qualifies a noun, a phrase of place, manner or means."""
_COMPARED = 4
"""Words behind "than" that a comparison needs at least."""
_BLANKS = 2
"""Letters between two words of which nothing was left out."""
STOP = -1
"""What a step returns where the reach ends before the word that it looked at."""


class Reach(NamedTuple):
    """What stands behind a verb or noun: words of it, and where it may end earlier."""

    start: int
    end: int
    breaks: tuple[tuple[int, int], ...] = ()
    """Word at which something loose begins, with what it is."""
    gaps: tuple[Span, ...] = ()
    """Asides that are left out."""
    need: int = -1
    """The last word that has to stay."""


class Walk:
    """A walk to the right, with what it has met so far."""

    def __init__(self, clause: Clause, start: int, verb: Verb | None, told: bool, *, hung: bool) -> None:
        self.hung = hung
        self.clause, self.start, self.verb = clause, start, verb
        self.words, self.lex, self.sets = clause.words, clause.lex, clause.lex.sets
        self.low, self.kinds = clause.words.low, clause.words.kinds(clause.lex)
        self.size = len(self.low)
        self.heads: Mapping[int, Verb] = {v.first: v for v in clause.verbs if v.first >= start}
        self.finite = [v for v in clause.verbs.finite if v.first >= start]
        self.told = told
        self.pending = told
        self.licences: list[bool] = []
        self.loose = self.pending_loose = self.governor_loose = False
        self.breaks: list[tuple[int, int]] = []
        self.gaps: list[Span] = []
        self.need = start - 1
        self.governor = verb
        self.passed = set[int]()
        self.mains = clause.verbs.mains

    def license(self, *, core: bool) -> None:
        """Lets one more verb come; what is told (`core`) takes the place of a clause that was waited for."""
        if core:
            self.pending = False
        self.licences.append(core)

    def loosen(self, i: int, kind: int) -> None:
        """Notes that something loose begins at `i`; all but circumstances hold what comes, until the clause goes on."""
        if i <= self.start:
            return
        if "than" not in self.low[max(i - _COMPARED, self.start) : i] and not self._is_linked(i):
            self.breaks.append((i, kind))
            self.loose = self.loose or kind != CIRCUMSTANCE

    def _is_linked(self, i: int) -> bool:
        """Whether the word `i` ends a preposition of several words: "in exchange for", "in response to"."""
        bare = i - 2 > self.start and self.kinds[i - 1] & CONTENT and self.words.raw[i - 1].islower()
        return bool(bare and self.kinds[i] & PREPOSITION and self.low[i - 2] in ("in", "on", "with"))

    def keep(self, i: int, *, core: bool) -> None:
        """Keeps all words up to `i`, where they are part of what the verb asks for (`core`)."""
        if core:
            self.need = max(self.need, i)

    def govern(self, verb: Verb) -> None:
        """Makes a verb the one that what comes next hangs on."""
        self.governor, self.governor_loose = verb, self.loose
        if takes_clause(self.clause, verb) and not (verb.passive and verb.tense not in NON_FINITE):
            self.pending, self.pending_loose = True, self.loose

    def qualify(self, i: int) -> None:
        """Notes that what qualifies a noun begins at `i`, where the noun can do without."""
        low = self.low
        if i > self.start and low[i - 1] not in self.lex.sets["weak_nouns"] and not self._is_counted(i):
            self.loosen(i, QUALIFIER)

    def _is_counted(self, i: int) -> bool:
        """Whether "the amount of" or the like leads to the noun before `i`, whose clause tells which amount it is."""
        of = next((k for k in range(i - 2, max(i - 7, self.start), -1) if self.low[k] == "of"), 0)
        return of > 0 and self.low[of - 1] in self.sets["totals"]

    def in_relative(self) -> bool:
        """Whether the verb that the walk began behind is that of "which" or "who"."""
        return self.verb is not None and self.low[self.verb.first - 1] in RELATIVE

    def left_out(self, i: int) -> bool:
        """Whether words of the sentence were left out behind the word `i`, as those for when are."""
        start, raw = self.words.start, self.words.raw
        return i + 1 < len(start) and start[i + 1] - start[i] - len(raw[i]) > _BLANKS

    def object_behind(self, verb: Verb) -> bool:
        """Whether an article or the like stands behind a verb."""
        following = self.kinds[verb.main + 1] if verb.main + 1 < self.size else 0
        return bool(following & DETERMINER)


def takes_clause(clause: Clause, verb: Verb) -> bool:
    """Whether a clause without "that" can stand behind the verb: "said it had", "feared he would"."""
    sets = clause.lex.sets
    return verb.lemma in sets["takes_clause"] or clause.words.low[verb.main] in sets["reporting"]
