"""The words for a body that speaks for a state behind its name: "Israeli troops", "Peru's armed forces".

It reads plain words behind a known name; bodies with names of their own are the work of `introduced`.
"""

import re

from loaders.names.drafts import Draft
from loaders.names.shapes import Shapes

AND = frozenset({", ", " and ", ", and ", " or ", "-", "–", " & ", " and the ", ", the ", ", and the "})
"""What stands between names in a row."""
_OWNING = frozenset("'’")
_LOWER = re.compile(r"[a-z][a-z-]+")
_NOT_THE_STATES = frozenset(
    {"union", "unions", "federation", "association", "charity", "watchdog", "academy", "widow", "band"}
)
_STATE_MEDIA = frozenset({"television", "tv", "TV", "media", "radio", "newspaper", "agency"})
_OF_THE_STATE = ("state ", "state news ", "state-run ", "state-owned ")
_SAID_OF_BODIES = frozenset({"armed", "allied", "combined", "united", "retired", "unarmed", "elected"})
"""What ends as verbs do and stands before a body of a state: "Peruvian armed forces"."""


def body_end(text: str, end: int, kind: str, shape: Shapes) -> int:
    """Where the words for a body of an actor of a kind end that stand behind its name; `end` where none do."""
    mark, letter = text[end : end + 1], text[end + 1 : end + 2]
    if mark not in _OWNING and not (mark == " " and (letter.islower() or letter in _OWNING)):
        return end
    bodies = shape.state_body if kind == "country" else shape.own_people
    owned, *words = text[end : end + 48].split(" ")[:4]
    if owned not in ("", "'s", "’s"):
        return end
    at = end + len(owned)
    for word in words:
        at += 1 + len(word)
        bare = word.rstrip(".,;:'’s") if word[-2:] in ("'s", "’s") else word.rstrip(".,;:")
        if bare in bodies or (bare in _STATE_MEDIA and text[: at - len(word)].endswith(_OF_THE_STATE)):
            return end if _goes_on(text, at) else at - (len(word) - len(bare))
        if not (word.isalpha() and word.islower()) and word not in ("'s", "’s"):
            break
        if word in shape.speaks or word in shape.acts or (word.endswith("ed") and word not in _SAID_OF_BODIES):
            break  # "Peru attacked troops"
    return end


def _goes_on(text: str, at: int) -> bool:
    """Whether the word up to `at` only begins the name of a body that is not the state's: "a police union boss"."""
    behind = _LOWER.match(text, at + 1) if text[at : at + 1] == " " else None
    return behind is not None and behind[0] in _NOT_THE_STATES


def shares_body(draft: Draft, at: int, shape: Shapes) -> bool:
    """Whether the body of the next people is this one's too: "Japanese and South Korean officials"."""
    known, text = draft.known, draft.sentence.text
    return (
        at + 1 < len(known)
        and known[at + 1].meaning.sense == "demonym"
        and text[known[at].end : known[at + 1].start] in AND
        and (
            body_end(text, known[at + 1].end, "country", shape) > known[at + 1].end or shares_body(draft, at + 1, shape)
        )
    )
