"""What stands beside an unknown name and says that it is someone: a role, an age, a deed, or others in a row with it.

It looks a few words to the left and right of the name; the name's own words are the work of `runs`.
"""

import re

from loaders.names.shapes import Found, Shapes

THE = frozenset({"the", "The"})
_BEHIND = re.compile(r" ?(,?) ([a-z]+)(?: ([a-z-]+))?")
_AGE = re.compile(r" ?(?:, (?:aged )?\d\d ?,|\(\d\d\))")
_SAYING = frozenset({"said", "says", "added", "asked", "wrote", "replied", "explained"})
_SPOKEN = re.compile(r"[,?!\"”'’]['’]? ?\w+ $")
"""What stands before one who is named behind what he says: "“We won,” said Mora Tully"."""
_APPOSED = re.compile(
    r" ?, (?:an?|the|its|his|her|their) ((?:[\w'’-]+ ){0,4}[\w-]+)|" r" ?, ((?:[a-z-]+ ){0,3}[a-z-]+) (?:of|at|for)\b"
)
_ENDS = re.compile(r" (?:of|at|for|in|from|who|and|with|on|to)\b.*")
_ROLE_OF = re.compile(r" (?:of|for|at) (?:the )?[^\W\d_a-z][^,;:.]*$")
_ROW = frozenset({", ", " , ", " and ", ", and ", " , and ", " & "})
_CLOSED = frozenset({" and ", ", and ", " , and ", " & "})
_PARTED = re.compile(r" ?, [^.;:!?\"“”,]{3,100}? ?, (?:who |[a-z]+ly )?([a-z]+)\b")
"""What one who is named does behind what is said of him: "Mora Tully, a blogger in Lima, wrote"."""
_NOUN = re.compile(r" ([a-z]+)\b(?: ([a-z]+))?|$")
_OWNS = ("'s", "’s")
_SIDE = re.compile(r" ([a-z]+)")
_WITH = frozenset({"with", "alongside"})
_THE = ("the ", "The ")
_AGAINST = frozenset({"against", "over", "versus", "vs.", "vs", "for", "by"})
_TOGETHER = (" along with", " together with", " alongside")
"""What stands between two who do the same: "Bo Luna won along with Mora Tully"."""
_WILL = frozenset({"will", "would", "must", "may", "might", "should"})
_HAS = frozenset({"has", "had"})
_PASSIVE = frozenset({"was", "were", "been", "is", "be"})


def word_before(text: str, start: int) -> str:
    """The word right before a name, with the mark that closes it; "" where anything but a blank stands between."""
    return text[max(0, start - 24) : start - 1].rpartition(" ")[2] if text[start - 1 : start] == " " else ""


def acts(text: str, end: int, shape: Shapes, *, whole: bool) -> str:
    """What one who is named up to `end` does by the words behind: `speaks` or `deals` ("bought"); "" for neither.

    An auxiliary tells only of a `whole` name: "Mora Tully will speak", but "People will speak".
    """
    match = _BEHIND.match(text, end)
    if match is None:
        return ""
    comma, word, behind = match.groups()
    if word in shape.acts or word in ("who", "whose"):
        return "speaks"
    if comma:
        parted = _PARTED.match(text, end)
        return "speaks" if parted is not None and parted[1] in shape.acts else ""
    if word in _PASSIVE:
        return "speaks" if behind in shape.suffers else ""
    if whole and (word in _WILL or word in _HAS):
        told = {behind} if word in _HAS else {f"{behind}s", f"{behind}d", f"{behind}ed"}
        return "speaks" if behind and not told.isdisjoint(shape.acts) else ""
    return "deals" if word in shape.deals else ""


def suffers(text: str, start: int, word: str, shape: Shapes) -> bool:
    """Whether the `word` before a name says that it is someone: "arrested Mora Tully", "“We won,” said Mora Tully"."""
    if word in shape.suffers:
        return True
    if word in _SAYING:
        return _SPOKEN.search(text, max(0, start - 16), start) is not None
    return word in _WITH and text[max(0, start - 14) : start - 1].endswith(_TOGETHER)


def is_side(text: str, end: int, shape: Shapes) -> bool:
    """Whether those who play stand behind the name of their club: "Halden Rovers players"."""
    side = _SIDE.match(text, end)
    return side is not None and side[1] in shape.team


def is_club(text: str, start: int, town: int, end: int, shape: Shapes) -> bool:
    """Whether a plural behind the name of a town, which ends at `town`, makes it a club's: "the Halden Rovers"."""
    name = text[town + 1 : end]
    if not text.endswith(_THE, 0, start) or name[-1:] != "s" or not name[1:].islower() or name.endswith("ings"):
        return False
    return name not in shape.body and name not in shape.nobody_last and name not in shape.common


def plays(text: str, start: int, end: int, shape: Shapes) -> bool:
    """Whether a club wins, loses or meets another, or is the one that another meets: "beat the Halden Rovers"."""
    against = word_before(text, start - 4)
    return against in shape.deals or against in _AGAINST or acts(text, end, shape, whole=True) != ""


def is_agent(text: str, start: int, end: int, shape: Shapes) -> bool:
    """Whether a club is the one by whom another was hired, sacked or traded: "hired in May by the Halden Rovers"."""
    if text[end - 1] != "s" or not text.endswith(" by the ", 0, start):
        return False
    return not shape.suffers.isdisjoint(text[max(0, start - 56) : start - 8].split()[-6:])


def called(text: str, end: int, before: str, shape: Shapes) -> str | None:
    """The kind of body that the plain noun beside a name says it is: "the law firm Tully", "the Halden daily"."""
    if before in THE or before[-2:] in _OWNS:
        noun = _NOUN.match(text, end)
        told = noun is not None and noun[1] in shape.paper and (not noun[2] or _is_deed(noun[2], shape))
        return "media" if told else None
    return shape.called.get(before)


def _is_deed(word: str, shape: Shapes) -> bool:
    """Whether a word is what a paper does: "the Halden newspaper reported", but "the Halden newspaper group"."""
    return word in shape.acts or word in shape.deals or word in shape.speaks


def apposed(text: str, start: int, end: int, shape: Shapes) -> bool:
    """Whether a name behind a comma says who holds the role before it: "a Halden spokesman, Mora Tully, said"."""
    if text[end : end + 2].lstrip()[:1] != ",":
        return False
    before = _ROLE_OF.sub("", text[max(0, start - 64) : start - 2].rstrip()).rpartition(" ")[2]
    return before in shape.role


def is_person(text: str, end: int, shape: Shapes) -> bool:
    """Whether an age or a noun for persons stands behind a name: "Mora Tully, 34,", "Mora Tully, a retired judge,"."""
    if text[end : end + 2].lstrip()[:1] not in (",", "("):
        return False
    if _AGE.match(text, end):
        return True
    match = _APPOSED.match(text, end)
    return match is not None and _ENDS.sub("", match[1] or match[2]).rpartition(" ")[2] in shape.role


def with_rows(text: str, found: list[Found], shape: Shapes) -> list[Found]:
    """Those found, with who may be one taken for one beside others: "Bo Luna, Mora Tully and Ib Roe died"."""
    begin = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and text[found[at - 1].end : found[at].start] in _ROW:
            continue
        row = found[begin:at]
        if len(row) > 1 and text[row[-2].end : row[-1].start] in _CLOSED:
            found[begin:at] = _row(text, row, shape)
        begin = at
    return found


def _row(text: str, row: list[Found], shape: Shapes) -> list[Found]:
    """The names of a row that "and" closes: all sure where one is a sure person and nothing but persons stand in it, or
    where a plain noun before the row says what they all are ("the airlines Tully and Halden").
    """
    kind = called(text, row[0].end, word_before(text, row[0].start), shape)
    if kind is not None and text[: row[0].start - 1].endswith("s"):
        return [row[0], *(one if one.sure else one._replace(sure=True, kind=kind) for one in row[1:])]
    if any(one.sure for one in row) and all(one.kind == "person" for one in row):
        return [one._replace(sure=True) if not one.sure and len(one.words) > 1 else one for one in row]
    return row
