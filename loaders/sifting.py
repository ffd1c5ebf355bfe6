"""Which triggers of a sentence stand for a happening of its own: no topic, no second word for the same thing.

It looks at one sentence's triggers together; each one's own reading is the matter of `triggers`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.text import Sentence, Trigger
from schemas.vocabulary import Vocabulary

_TOPIC = ("on", "about", "over", "regarding", "concerning")
_KEPT = ("asserted", "alleged")
_PHASES = frozenset({"begin", "start", "end", "finish", "stop", "resume", "open", "close", "occur", "halt"})
_TALKS = frozenset({"meeting", "negotiation", "investigation", "election"})
"""What is launched as one begins it, not as one brings out a product."""
_NAMED = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+(?: (?:[a-z]+ )?[A-Z]|[a-z]*\b)")
_WORK = re.compile(r"\w*(?: (?:[A-Z][\w’'-]*|of|the|and|in|to|a))* [A-Z][\w’-]*[,.!?]?[”\"’']")
"""The rest of the name of a film or book behind its first letter: “Death of a Miller,”."""
_STORY = re.compile(
    r"\b(?:tell(?:s|ing)? the (?:story|tale) of|[Ii]n (?:one|another|a|the)(?: \w+)? scene\b"
    r"|imagin(?:es|ed|ing) (?!that )"
    r"|(?:film|novel|episode|play|book|movie|drama|game|thriller) (?:follows|depicts|imagines|portrays)\b)"
)
"""Behind these a story is told, made up or played: "in one memorable scene", "the film follows"."""
_OF_STORY = ("story of", "tale of", "scene", "imagin", "follows", "depicts", "portrays")
"""What a sentence holds where a story is told: most hold none, and need no look."""
_OCCASION = frozenset({"in", "at", "during", "a", "an"})
_BORDERS = frozenset({",", "that", "who", "which", "and", "but"})
_ANNOUNCES = frozenset({"announce", "unveil", "outline"})
_HARM = frozenset({"kill", "killing", "wound", "injure", "hurt"})
_ABOUT = frozenset({"meeting", "agreement", "statement", "negotiation", "legislation", "study", "investigation"})


def sift(triggers: Sequence[Trigger], sentence: Sentence, vocabulary: Vocabulary) -> list[Trigger]:
    """The triggers that a mention is made of: asserted or alleged, single, and each happening once."""
    kept: list[Trigger] = []
    if not triggers:
        return kept
    moved = [trigger for trigger in triggers if trigger.mover >= 0]
    movers = {trigger.mover for trigger in moved}
    story = _STORY.search(sentence.text) if any([words in sentence.text for words in _OF_STORY]) else None
    imagined = sentence.start + story.start() if story is not None else -1
    for trigger in _of_disaster(triggers, vocabulary):
        if trigger.generic or trigger.realis not in _KEPT or trigger.start in movers:
            continue
        if imagined >= 0 and trigger.start >= imagined:
            continue
        if any(_of_lost_plan(trigger, other) for other in moved):
            continue
        if kept and _carries(kept[-1], trigger, sentence):
            kept.pop()
        if _qualifies(trigger, sentence) or _opens_work(trigger, sentence):
            continue
        if kept and (_phase(kept[-1], trigger, sentence) or _alternative(kept[-1], trigger, sentence)):
            continue
        if kept and (_doubled(kept[-1], trigger, sentence) or _topic(kept[-1], trigger, sentence)):
            continue
        if kept and _thwarted(kept[-1], trigger, sentence):
            continue
        kept.append(trigger)
    return kept


def _of_disaster(triggers: Sequence[Trigger], vocabulary: Vocabulary) -> Sequence[Trigger]:
    """The triggers, deaths and injuries of the kind of the disaster told beside them: "a train derailed, killing five".

    Where people may have done it ("shot at the bus, which crashed, killing five") they stay as they are.
    """
    harmed = [trigger for trigger in triggers if trigger.lemma in _HARM]
    if not harmed:
        return triggers
    kinds = vocabulary.event_types
    told = [(one, kinds[_family(one)].harm) for one in triggers if one not in harmed and _family(one) in kinds]
    disaster = next((one for one, harm in told if harm == "chance"), None)
    if disaster is None or any(harm == "meant" for _, harm in told):
        return triggers
    return [replace(one, type=disaster.type) if one in harmed else one for one in triggers]


def _of_lost_plan(trigger: Trigger, other: Trigger) -> bool:
    """Whether a verb only says what a noun was to do that was put off: "was due to begin on Friday but is off"."""
    return trigger.tense == "infinitive" and trigger.pos == "verb" and other.start < trigger.start < other.mover


def _between(first: Trigger, second: Trigger, sentence: Sentence) -> list[str]:
    text = sentence.text[first.end - sentence.start : second.start - sentence.start]
    return text.lower().replace(",", " ,").split()


def _carries(first: Trigger, second: Trigger, sentence: Sentence) -> bool:
    """Whether a weak verb only carries the noun that names the happening: "host a meeting", "said in an interview"."""
    if not first.weak or second.weak or second.pos != "noun":
        return False
    if first.status == "occurred" and second.status in ("planned", "tentative"):
        return False  # "blocked the planned sale"
    words = _between(first, second, sentence)
    if first.voiced and not _OCCASION & set(words[:2]):
        return False  # "said in an interview", but not "said the talks had failed"
    return len(words) <= 5 and not {",", "that", "after", "before"} & set(words)


def _qualifies(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether an -ing form only qualifies the name behind it: "the ruling Sea Party", but "the bombing Sunday"."""
    if trigger.pos != "noun" or not trigger.lemma.endswith("ing"):
        return False
    at, text = trigger.end - sentence.start, sentence.text
    opens = text[: trigger.start - sentence.start].lower().endswith(("the ", "a ", "'s ", "’s "))
    return opens and _NAMED.match(text, at) is not None


def _opens_work(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a noun is the first word of the quoted name of a work: his film “Death of a Miller,”."""
    text, at = sentence.text, trigger.start - sentence.start
    quoted = trigger.text[0].isupper() and text[max(at - 1, 0)] in "“\"‘'"
    return quoted and trigger.pos == "noun" and _WORK.match(text, at + 1) is not None


def _alternative(first: Trigger, second: Trigger, sentence: Sentence) -> bool:
    """Whether "or" joins a verb to the one before it, so that neither is told alone: "cut or halted its drills"."""
    return first.pos == second.pos == "verb" and _between(first, second, sentence) == ["or"]


def _phase(first: Trigger, second: Trigger, sentence: Sentence) -> bool:
    """Whether a verb only says that the happening before it began or ended: "the talks began on Sunday"."""
    if first.pos != "noun" or second.pos != "verb":
        return False
    if not (second.weak and second.lemma in _PHASES) and not (second.lemma == "launch" and _family(first) in _TALKS):
        return False
    words = _between(first, second, sentence)
    return len(words) <= 5 and not _BORDERS & set(words)


def _doubled(first: Trigger, second: Trigger, sentence: Sentence) -> bool:
    """Whether a noun only names again what its verb has named: "sign a deal", "to announce the announcement"."""
    if first.pos != "verb" or second.pos != "noun" or second.start < first.end:
        return False  # "called an election / for 6 July"
    words = _between(first, second, sentence)
    if words[-1:] == ["to"] and second.text.lower() == "death":
        return True  # "was stabbed to death"
    announced = first.lemma in _ANNOUNCES and _family(second) == "policy"
    if _family(first) != _family(second) and not announced:
        return False
    return len(words) <= 5 and not {",", "at", "after", "before", "during", "that", "by"} & set(words)


def _thwarted(first: Trigger, second: Trigger, sentence: Sentence) -> bool:
    """Whether a noun is a plan that the verb before it did something to: "blocked the planned sale of its mills"."""
    if first.pos != "verb" or second.pos != "noun" or first.status != "occurred" or second.start < first.end:
        return False
    words = _between(first, second, sentence)
    return len(words) <= 5 and words[-1:] in (["planned"], ["proposed"]) and not _BORDERS & set(words)


def _topic(first: Trigger, second: Trigger, sentence: Sentence) -> bool:
    """Whether the second only says what the first is about: "a deal on joint training"."""
    if second.pos != "noun" or second.definite or _family(first) not in _ABOUT:
        return False
    words = _between(first, second, sentence)
    return len(words) <= 4 and any(word in _TOPIC for word in words)


def _family(trigger: Trigger) -> str:
    return trigger.type.partition("/")[0]
