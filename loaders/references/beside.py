"""What the happenings of one sentence are to each other: part and whole, what is done at an occasion, before and after.

It reads the few words between two happenings; which of them is dated has been settled before.
"""

from collections.abc import Iterator, Sequence

from loaders.dating import Dating
from loaders.references.found import OWN, Found, takes
from schemas.times import EventTime

_FINE = frozenset({"minute", "hour", "day", "week", "month"})
"""How exact a time must be to be another happening's, too."""
_PAST = frozenset({"past", "perfect"})
_AFTER = ("after", "following", "since")
_OPENING = 6
"""How many words an occasion may have, its preposition included."""
_HOLDS_PARTS = frozenset({"include", "feature", "comprise"})


def part(found: Sequence[Found], k: int, dating: Dating) -> Found:
    """A part with its whole: "the talks will include the first discussions between …"."""
    one = found[k]
    if one.trigger.pos != "noun":
        return one
    scene = dating.scene(one.sentence.ordinal)
    for verb in scene.verbs:
        at = scene.words.start[verb.main]
        if verb.lemma not in _HOLDS_PARTS or not at < one.trigger.start:
            continue
        for j in range(k - 1, -1, -1):
            whole = found[j]
            if whole.sentence is not one.sentence:
                break
            if whole.trigger.pos == "noun" and whole.trigger.end <= at and whole.family == one.family:
                dated = takes(one, whole, dating, 0.6) if whole.dated and not one.dated else one
                return dated._replace(whole=j)
    return one


def occasion(found: Sequence[Found], k: int, dating: Dating) -> Found:
    """What is done at a dated occasion of the same clause, with the occasion's time: "sign a pact at a meeting"."""
    one = found[k]
    if one.dated:
        return one
    for j in _of_sentence(found, k):
        other = found[j]
        if not other.dated or other.trigger.pos != "noun" or other.when.precision not in _FINE:
            continue
        if other.when.basis in OWN and not dating.owns(other.trigger.named_at, other.when):
            continue  # "in an interview he spoke of the blast on 3 May"
        if j > k and _at_occasion(dating.text_between(one.trigger.end, other.trigger.start)):
            return takes(one, other, dating, 0.5)
        if j < k and _opened_by(one, other, dating):
            return takes(one, other, dating, 0.5)
    return one


def _of_sentence(found: Sequence[Found], k: int) -> Iterator[int]:
    """The other happenings of the sentence, those behind first."""
    for step in (1, -1):
        j = k + step
        while 0 <= j < len(found) and found[j].sentence is found[k].sentence:
            yield j
            j += step


def _at_occasion(between: str) -> bool:
    """Whether the words before an occasion lead to it: "… at a rare", with no clause between."""
    words = between.lower().split()
    lead = next((w for w in reversed(words[-5:]) if w in ("at", "during", "after", "before", "for", "of", "on")), "")
    return lead in ("at", "during") and not any(mark in between for mark in ';:“”"')


def _opened_by(one: Found, other: Found, dating: Dating) -> bool:
    """Whether an occasion opens the sentence in which `one` is said or done: "During his speech he said"."""
    before = dating.text_between(one.sentence.start, other.trigger.start).lower().split()
    leads = ("at", "during", "in") if other.family == "statement" else ("at", "during")
    return bool(before) and before[0] in leads and len(before) <= _OPENING and dating.opens(one.trigger.start)


def around(found: Sequence[Found], k: int, dating: Dating) -> Found:
    """What happened before or after a dated happening of its sentence, with that as its bound.

    "The mayor resigned after the quake" of 3 May: not before 3 May, and not after the day of the report.
    """
    one = found[k]
    if one.dated or dating.day is None or one.when.edtf not in (None, f"[..{dating.day}]", f"[{dating.day}..]"):
        return one
    past, ahead = one.status == "occurred" and one.trigger.tense in _PAST, one.status == "planned"
    for j in _of_sentence(found, k):
        first, last = found[j].when.earliest, found[j].when.latest
        if first is None or last is None or found[j].when.basis not in OWN or found[j].when.precision not in _FINE:
            continue
        lead = _leads(one, found[j], dating)
        bounds = None
        if lead in _AFTER:
            bounds = (last, dating.day) if past and last < dating.day else None
            bounds = (last, "") if ahead and last > dating.day else bounds
        elif lead == "before":
            bounds = ("", first) if past else (dating.day, first) if ahead and first > dating.day else None
        if bounds is not None and one.trigger.mover < 0:
            when = EventTime(
                edtf="[" + "..".join(bounds) + "]", basis="inferred", anchor=dating.day, rule=f"{lead}-a-happening"
            )
            return one._replace(when=when)
    return one


def _leads(one: Found, other: Found, dating: Dating) -> str:
    """The preposition by which `one` is placed before or after `other`; "" where none or another clause is between."""
    if other.trigger.start > one.trigger.start:
        between = dating.text_between(one.trigger.end, other.trigger.start)
    else:
        between = dating.text_between(one.sentence.start, other.trigger.start)
        if "," not in dating.text_between(other.trigger.end, one.trigger.start) or not dating.opens(one.trigger.start):
            return ""
    words = between.lower().split()[-_OPENING:]
    at = max((i for i, word in enumerate(words) if word in _AFTER or word == "before"), default=-1)
    if at < 0 or any(mark in between for mark in ';:“”"') or (other.trigger.start < one.trigger.start and at > 1):
        return ""
    return words[at] if not dating.lex.sets["preposition"] & set(words[at + 1 :]) else ""
