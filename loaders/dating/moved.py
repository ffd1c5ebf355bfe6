"""When a happening that was put off, called off or brought forward is to take place: the new day, else the old one.

"Postponed from Friday to 3 June" gives the day behind "to", "the summit, planned for Friday, has been postponed" the
Friday, which is given up; "on Friday cancelled his visit" is the day of the cancelling and bounds the visit alone.
"""

from dataclasses import replace
from datetime import date

from loaders.dating import Dating, Estimate
from loaders.dating.clause import weigh
from loaders.dating.scene import Placed, Scene
from loaders.dating.side import turned
from loaders.dating.tense import Asked
from schemas.text import Trigger
from schemas.times import EventTime

_TO = frozenset({"to", "until", "till", "for"})
_SKIPPED = frozenset({"the", "at", "least", "early", "late", "mid", "next", "about", "around", "a"})
_SAID = ("stated", "relative")
_HALF_A_YEAR = 183
_REACH = 4
"""How many words may stand between "planned" and its day."""


def estimate_moved(dating: Dating, trigger: Trigger) -> Estimate:
    """The estimate for a happening whose `mover` is known."""
    asked = dating.ask(trigger.start)
    own = dating.estimate(trigger.mover)
    if asked is None:
        return own
    if trigger.status == "postponed" and (meant := _was_meant(asked, trigger, dating)) >= 0:
        own = dating.estimate(meant)
        return own._replace(when=own.when.model_copy(update={"given_up": own.when.basis in _SAID}))
    mover = next((v.main for v in asked.scene.verbs if asked.scene.words.start[v.main] == trigger.mover), asked.i)
    weighed = weigh(asked.scene, asked.i, None, dating.lex)
    new = next((new for _, p in weighed if p.first > mover and (new := _new(asked.scene, p)) is not None), None)
    old = next((p for w, p in weighed if _planned(asked, p, w, mover, dating)), None)
    if new is not None and new.time.when is not None and dating.day is not None:
        new = replace(new, time=new.time._replace(when=turned(new.time.when, dating.day, ahead=True)))
    if old is not None and old.time.when is not None and dating.day is not None:
        when = old.time.when
        if when.rule == "weekday" and _behind_plan(asked.scene, asked.i, old, dating):
            when = turned(when, dating.day, ahead=True)  # "was due on Monday but is off": told before that Monday
        old = replace(old, time=old.time._replace(when=_nearer(when, dating.day)))
    told = new or old
    if told is not None:
        guess = dating.at(replace(asked, head=None), told, 0.0)
        if new is None and trigger.status == "postponed":
            return guess._replace(when=guess.when.model_copy(update={"given_up": True}))
        return guess
    if trigger.status == "cancelled" and own.when.basis in _SAID and own.when.precision == "year":
        return own  # "cancelled in 2020": what would have been held that year
    day = own.begin[0]
    if day is None:
        return Estimate("none", (None, None), (None, None), EventTime(), 0.4)
    when = EventTime(edtf=f"[{day}..]", basis="inferred", anchor=dating.day, rule="still-to-come")
    return Estimate("single", (day, None), (day, None), when, 0.4)


def _was_meant(asked: Asked, trigger: Trigger, dating: Dating) -> int:
    """Offset of the word that the old day of a plan stands with, if the mover is a verb of planning; -1 if not.

    It stands with "begin" in "was to begin", with the noun in "was originally due".
    """
    words, verbs = asked.scene.words, asked.scene.verbs
    k = next((k for k, verb in enumerate(verbs) if words.start[verb.main] == trigger.mover), -1)
    if k < 0 or dating.lex.sets["plans"].isdisjoint(words.low[verbs[k].main : verbs[k].main + 3]):
        return -1
    if k + 1 < len(verbs) and verbs[k + 1].tense == "infinitive" and verbs[k + 1].first - verbs[k].main <= _REACH:
        return words.start[verbs[k + 1].main]
    return trigger.start if verbs[k].lemma == "be" else trigger.mover


def _nearer(when: EventTime, day: str) -> EventTime:
    """The old day; a month without its year that is over half a year ahead was meant last time: told in June, "May"."""
    first = when.earliest
    if when.basis != "relative" or first is None or not first[:4].isdigit():
        return when
    far = (date.fromisoformat(first[:10]) - date.fromisoformat(day)).days > _HALF_A_YEAR
    return turned(when, day, ahead=False, known=True) if far else when


def _new(scene: Scene, placed: Placed) -> Placed | None:
    """The expression if it is the new day; of "from 4 to 9 August", read as one, the latter end."""
    when = placed.time.when
    lead = scene.words.low[placed.first - 1 : placed.first + 1]
    if when is not None and when.edtf is not None and "/" in when.edtf and "from" in lead:
        end = when.model_copy(update={"edtf": when.edtf.partition("/")[2]})
        return replace(placed, time=placed.time._replace(when=end))
    return placed if _leads(scene, placed) in _TO else None


def _leads(scene: Scene, placed: Placed) -> str:
    """The word that leads to an expression, small words before it passed over."""
    at = placed.first - 1
    while at > 0 and scene.words.low[at] in _SKIPPED:
        at -= 1
    lead = scene.words.low[at] if at >= 0 else ""
    return placed.lead or lead


def _planned(asked: Asked, placed: Placed, weight: float, mover: int, dating: Dating) -> bool:
    """Whether an expression is the day that the happening had: "Friday's talks", "planned for Friday"."""
    scene, when = asked.scene, placed.time.when
    if weight == 0.0:
        return True
    near = scene.words.low[max(0, placed.first - _REACH) : placed.first]
    if mover not in range(placed.first - _REACH, placed.first) and not dating.lex.sets["plans"].isdisjoint(near):
        return True
    if asked.i < placed.first < mover:
        return _behind_plan(scene, asked.i, placed, dating) or (
            not any(asked.i < v.main < placed.first for v in scene.verbs) and "," not in near
        )
    return dating.day is not None and when is not None and (when.earliest or "") > dating.day


def _behind_plan(scene: Scene, i: int, placed: Placed, dating: Dating) -> bool:
    """Whether a word of planning stands between the happening at `i` and its day: "was due to begin on Monday"."""
    between = scene.words.low[i + 1 : placed.first]
    return not dating.lex.sets["plans"].isdisjoint(between) and "," not in between and "but" not in between
