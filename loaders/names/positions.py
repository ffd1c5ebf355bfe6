"""What a known name stands for where it stands: an actor, a place, a people, or, after all, nothing.

"Between Tokyo and Washington" governments speak, "in Tokyo" is a town, and "Nice weather" is no town at all. It looks
at the words beside the name only; persons and bodies are the work of `introduced`.
"""

import re
from typing import Literal

from loaders.names.index import Meaning
from loaders.names.shapes import Shapes

Reading = Literal["actor", "place", "demonym", "none"]

_REACH = 32
_BETWEEN = re.compile(
    r"(?: (?:on|late on|early on) [A-Z][a-z]+day| (?:last|this|earlier this) (?:week|month|year)"
    r"| (?:yesterday|today|also|again|then|now|later|never|soon|first|still|already|[a-z]+ly))* ([a-z]+)\b"
)
"""What may stand between a seat of government and what it does: "the White House on Friday strongly denied"."""


_WORDS_OF = re.compile(r"(?: ?['’]s)?((?: [a-z][a-z-]+){0,3})")
"""The plain words behind a seat of government, which may be its own: "White House 's energy adviser"."""


_OTHER_AMERICANS = re.compile(r"\b(?:Latin|South|Central|North|African|Native|Asian|Pan)[ -]$")
"""What stands before "American" where that is of no one state: "Latin American leaders"."""
_IS = frozenset({"is", "was"})
_DOING = re.compile(r" (?:also |now |already |still )?([a-z]+)ing\b")
_OWNS = re.compile(r" ?['’]s [a-z]")


class Beside:
    """The words to the left and right of a name, each looked at only where it is asked for."""

    __slots__ = ("_end", "_shape", "_start", "_text", "left", "right")

    def __init__(self, text: str, start: int, end: int, shape: Shapes) -> None:
        self._text, self._start, self._end, self._shape = text, start, end, shape
        self.left = text[start - 1 : start]
        """The character before."""
        self.right = text[end : end + 1]
        """The character behind."""

    def _words_before(self) -> list[str]:
        if self.left != " ":
            return []
        text, start = self._text, self._start
        words = text[max(0, start - _REACH) : start].split()
        if words and start > _REACH and not text[start - _REACH - 1].isspace() and not text[start - _REACH].isspace():
            del words[0]
        return words

    def before(self) -> str:
        """The word before, lower-cased, without compass words and articles; "" at the start or behind a comma."""
        for word in reversed(self._words_before()):
            lower = word.lower()
            if lower not in self._shape.compass:
                return lower
        return ""

    def raw_before(self) -> str:
        """The word right before as written, "" where punctuation parts it from the name."""
        return "".join(self._words_before()[-1:])

    def after(self) -> str:
        """The word right behind as written, "" where punctuation parts it from the name."""
        after = self._text[self._end + 1 : self._end + _REACH].split(None, 1) if self.right == " " else []
        return after[0] if after else ""


def reading_of(text: str, start: int, end: int, meaning: Meaning, shape: Shapes) -> Reading:
    """What the name at `text[start:end]` stands for, as far as the words beside it tell."""
    if meaning.actor and meaning.sense in ("demonym", "plural"):
        others = text.startswith("American", start) and _OTHER_AMERICANS.search(text, max(0, start - 9), start)
        return "none" if others else "demonym"
    if (
        text[start - 1 : start] == "-"
        and text[max(0, start - 6) : start - 1].rpartition(" ")[2].lower() in shape.against
    ):
        return "demonym" if meaning.actor else "none"
    if meaning.actor and text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
        return "demonym"
    if meaning.place is None and meaning.sense != "metonym":
        return "actor"
    near = Beside(text, start, end, shape)
    if meaning.actor is None:
        return "place" if _is_place(text[start:end], end, text, near, meaning, shape) else "none"
    if meaning.place is None:
        return "none" if near.before() in shape.locative else "actor"
    if meaning.sense == "metonym":
        speaks_there = meaning.place_kind == "site" and _speaks_there(text, end, shape)
        return "actor" if speaks_there else _seat(text, end, near, shape)  # "a Kremlin spokesman"
    return "place" if near.before() in shape.locative else "actor"


def _seat(text: str, end: int, near: Beside, shape: Shapes) -> Reading:
    """A capital: the government where it speaks, is spoken to or owns something that is no place; else the town."""
    before = near.before()
    if before in shape.locative:
        return "place"
    after = near.after()
    if after.rstrip(".,;:") in shape.townsfolk:
        return "place"
    if before in shape.toward or after in shape.speaks or f"{after}s" in shape.speaks or _does(text, end, shape):
        return "actor"
    if before == "for" and after == "to":
        return "actor"  # "calls for Lima to stop"
    if _OWNS.match(text, end):
        return "actor"
    if _is_part(near, shape):
        return "none"
    return "place"


def _speaks_there(text: str, end: int, shape: Shapes) -> bool:
    """Whether one who speaks for a seat stands behind it: "a Kremlin spokesman", "the White House budget office"."""
    match = _WORDS_OF.match(text, end)
    words = match[1].split() if match else []
    told = next((i for i, word in enumerate(words) if word in shape.state_body or word in shape.role), -1)
    between = (word for word in words[: max(told, 0)] if word not in shape.trade)
    return told >= 0 and not any(word in shape.speaks or len(word) < 4 for word in between)


def _does(text: str, end: int, shape: Shapes) -> bool:
    """Whether a verb of which governments are the subject stands behind a seat, perhaps with the day between."""
    match = _BETWEEN.match(text, end)
    if match is None:
        return False
    verb = match[1]
    if verb in _IS and (doing := _DOING.match(text, match.end())):
        verb = f"{doing[1]}ed"  # "Lima is banning trade"
    return verb not in shape.befalls and (verb in shape.speaks or verb in shape.acts or verb.endswith("ed"))


def _is_place(name: str, end: int, text: str, near: Beside, meaning: Meaning, shape: Shapes) -> bool:
    """Whether a name that can only be a place is one here."""
    if name.endswith("."):
        return near.left == " " and near.raw_before().endswith(",")
    before = near.before()
    located = before in shape.locative
    followed = near.right == "," and text[end + 2 : end + 3].isupper()
    if name in shape.doubtful or len(name) < 4:
        return located and not _is_part(near, shape)
    if _is_part(near, shape) and not (located and meaning.weight == 2):
        return False
    if meaning.weight:
        return True
    return located or (before in shape.direction and (followed or near.after()[:1].islower() or not near.after()))


def _is_part(near: Beside, shape: Shapes) -> bool:
    """Whether a capitalised word beside the name makes it part of a longer one ("Boston Globe", "Michael Jackson")."""
    raw = near.raw_before()
    joined = raw[:1].isupper() and raw[-1:].isalnum() and raw not in shape.common and raw.lower() not in shape.compass
    return joined or near.after()[:1].isupper()
