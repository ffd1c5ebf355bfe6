"""Persons and bodies that a text brings along, told by their shape: title and name, given name, the words of a body.

It reads runs of capitalised words (`runs`) and what stands beside them. Names that the vocabulary knows are found by
`index`; which of two readings of one stretch holds is settled in `names`.
"""

import re
from collections.abc import Mapping

from loaders.names.beside import (
    THE,
    acts,
    apposed,
    called,
    is_agent,
    is_club,
    is_person,
    is_side,
    plays,
    suffers,
    with_rows,
    word_before,
)
from loaders.names.runs import piece_of, pieces_of, without_known
from loaders.names.shapes import Found, Piece, Shapes

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬĮİĶŁĹĽŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽȘȚ"
_SHORT = (
    "Pres|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Maj|Col|Capt|Adm|Sgt|Cpl|Pvt|Spc|Brig|Cmdr|Rev|Prof|St|Jr|Sr|Corp|Inc|Ltd|Co"
)
_TOKEN = (
    rf"(?:(?:[{_UP}]\.)+|(?:{_SHORT})\.|(?:(?:al|el|as|ash|an|ad|at|ul|d)[-'’])?[{_UP}]\w*(?:(?:['’](?!s\b)|-)\w+)*)"
)
_LINK = r"(?:(?:of|for)(?: the)?|de la|del|de|bin|bint|ben|ibn|van der|van den|van|von|der|al|el|da|dos|do|di|du|la|le)"
_JOINS = frozenset({" ", ","})
_OPENS = frozenset('`"“‘(-')
_LINKING = frozenset("abdefiluov&")  # first letters of what may link a name's words
_RUN = re.compile(rf"{_TOKEN}(?: (?:{_LINK} |& )?{_TOKEN}){{0,11}}")
_CAPITAL = re.compile(rf"[{_UP}](?<!\w.)[\w.'’-]*")
_RULE = (" government", " administration", " campaign")
_RULES = frozenset("gac")  # their first letters
_RULING = re.compile(r" (government|administration|campaign)\b")
_GOVERNS = re.compile(r" administration\b")
_HUNG = frozenset({"of", "for", "in", "at", "from", "near"})
_SEAT = re.compile(
    r"\b(?:MP|MEP|mayor|governor|senator|congress(?:wo)?man|member|candidate|sheriff|(?:arch)?bishop|duke|earl)"
    r" (?:of|for) $"
)
"""What stands before the name of the place for which somebody holds a seat."""
_SYLLABLES = re.compile(
    r"(?!(?:Mid|Co|Pre|Non|Pro|Re|Anti|Ex|Semi|Vice|Half|Multi|Post|Sub|Inter)-)[A-Z][a-z]{1,5}-[a-z]{1,5}"
)
_NICKNAME = re.compile(
    r" (?:``|[\"“‘(]|-LRB-) ?[A-Z]\w+(?: [A-Z]\w+)? ?(?:''|[\"”’)]|-RRB-) (?P<surname>[A-Z][a-z]\w*(?:-[A-Z]\w+)?)"
)
"""What a person is called among friends, in the midst of the name: "Milo “Duke” Quispe"."""
_ACRONYM = re.compile(r" (?:\(|-LRB- )(?:the )?([A-Z]{3,7})(?:\)| -RRB-)")
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ad", "at", "ul", "d"})


def find_introduced(text: str, shape: Shapes, known: Mapping[int, tuple[int, bool]]) -> list[Found]:
    """Persons and bodies in one sentence, told by shape, from the left; single words are left to a second look.

    `known` tells by start where a name of the vocabulary ends and whether it can act: "South Korean" in "South Korean
    Defense Minister" is no part of the title.
    """
    found: list[Found] = []
    free, last_run = 0, (0, 0)
    common = shape.common
    for match in _CAPITAL.finditer(text):
        start = match.start()
        if start < free:
            continue
        run, end = match[0], match.end()
        behind = text[end + 1 : end + 2]
        if run in common and not behind.isupper() and run not in shape.party:
            continue
        if start > 2 and text[start - 1] in "-'’":
            start = _with_article(text, start)
        if run.isalnum() and start == match.start() and not (behind.isupper() or behind in _LINKING):
            free = end
        else:
            whole = _RUN.match(text, start)
            if whole is None:
                continue
            run, free = whole[0], whole.end()
            behind = text[free + 1 : free + 2]
        if (
            behind in _RULES
            and text.startswith(_RULE, free)
            and (ruling := _RULING.match(text, free))
            and _party(run) in shape.party
        ):
            party = _party(run)  # "the Labour government"
            begin, free = free - len(party), ruling.end()
            found.append(Found(begin, begin, free, (party, ruling[1]), "government_body"))
            continue
        if behind in _OPENS and (nickname := _NICKNAME.match(text, free)):
            one = _nicknamed(start, run, nickname, shape)
            if one is not None:
                found.append(one)
                free, last_run = one.end, (0, 0)
                continue
        if " " not in run:
            one = _single(text, start, run, shape, known)
            if one is not None:
                found.append(one)
            last_run = (start, free) if start not in known and run not in common else (0, 0)
            continue
        for piece in pieces_of(run, shape):
            one = _of_piece(text, start, piece, shape, known)
            if one is not None:
                found.append(_with_first_half(text, one, last_run) if one.kind in shape.bodies else one)
        last_run = (start, free) if start not in known else (0, 0)
    return with_rows(text, found, shape) if len(found) > 1 else found


def _nicknamed(start: int, run: str, nickname: re.Match[str], shape: Shapes) -> Found | None:
    """The person whose given name closes a run of capitals and whose surname stands behind the nickname."""
    piece = pieces_of(f"{run} {nickname['surname']}", shape)[-1:]
    told, names = (piece[0].told, piece[0].names) if piece else (None, ())
    if told is not None:
        if told.kind != "person" or len(told.words) < 2:
            return None
        return Found(start + told.start, start + told.name_start, nickname.end(), told.words, "person", True)
    if not names or not piece[0].plain or names[0] not in shape.given:
        return None
    first = start + piece[0].words[0].start
    return Found(first, first, nickname.end(), names, "person")


def _party(run: str) -> str:
    """The last word of a run, by which a government may be called."""
    return run.rpartition(" ")[2]


def _with_first_half(text: str, body: Found, last_run: tuple[int, int]) -> Found:
    """A body with what "and" joins to its name from the left: "Peat and Forest Agency"."""
    start, end = last_run
    if len(body.words) > 2 or text[end : body.start] not in (" and ", " & "):
        return body
    if text.startswith("The ", start):
        start += 4
    words = (*text[start:end].split(" "), text[end : body.start].strip(), *body.words)
    return body._replace(start=start, name_start=start, words=words)


def _single(text: str, start: int, word: str, shape: Shapes, known: Mapping[int, tuple[int, bool]]) -> Found | None:
    """A run of one word, the most frequent kind: nothing where it is common or the vocabulary knows who it is."""
    if word in shape.unnamed or (start in known and known[start][1]):
        return None
    end, before = start + len(word), word_before(text, start)
    told = before in shape.role or (
        before[-1:] == ","
        and apposed(text, start, end, shape)
        and (start not in known or text.startswith((", who", " , who"), end))
    )
    if told and not word.isupper():
        return Found(start, start, end, (word,), "person", True)
    if (kind := called(text, end, before, shape)) is not None:
        return Found(start, start, end, (word,), kind)
    if before in THE and _GOVERNS.match(text, end):
        return Found(start, start, end, (word,), "person")
    speaks = suffers(text, start, before, shape) or _does(text, start, end, shape) != ""
    return Found(start, start, end, (word,), "other", False, False, speaks)


def _with_article(text: str, start: int) -> int:
    """Where a name with an Arabic article begins: "al-Sadr"; `start` where none stands before it."""
    before = text[max(0, start - 4) : start - 1].rpartition(" ")[2]
    return start - 1 - len(before) if before in _ARTICLES else start


def _of_piece(
    text: str, offset: int, piece: Piece, shape: Shapes, known: Mapping[int, tuple[int, bool]]
) -> Found | None:
    """What a part of the run at `offset` names; None where nothing tells."""
    opening = known.get(offset + piece.words[0].start)
    if opening is not None:
        words = without_known(piece.words, opening[0] - offset, opening[1], shape)
        if not words:
            return None
        if words is not piece.words:
            piece = piece_of(words, shape)
    told = piece.told
    if told is not None:
        return Found(
            told.start + offset, told.name_start + offset, told.end + offset, told.words, told.kind, told.titled
        )
    if len(piece.words) == 2 and offset + piece.words[1].start in known:
        kind = shape.body_before.get(piece.words[0].text)
        if kind is not None:  # "Air France"
            first, last = offset + piece.words[0].start, offset + piece.words[1].end
            return Found(first, first, last, tuple([word.text for word in piece.words]), kind)
    last = offset + piece.words[-1].end
    if len(piece.names) > 1 and (opening is None or opening[0] < last):
        first = offset + piece.words[0].start
        if is_side(text, last, shape):
            return Found(first, first, last, piece.names, "organisation")
        if opening is not None and is_club(text, first, opening[0], last, shape):
            return Found(first, first, last, piece.names, "organisation", False, False, plays(text, first, last, shape))
    return _untitled(text, offset, piece, shape) if piece.names else None


def _untitled(text: str, offset: int, piece: Piece, shape: Shapes) -> Found | None:
    """A person or unknown name without a title: told by a role before it, a given name, or what stands behind it."""
    names, plain = piece.names, piece.plain
    if len(names) == 1 and names[0] in shape.taken_up:
        return None  # "The North"
    first, last = offset + piece.words[0].start, offset + piece.words[-1].end
    before = word_before(text, first)
    if before in shape.role and not names[0].isupper():
        return Found(first, first, last, names, "person", titled=True)
    if before == "of" and len(names) > 2 and word_before(text, first - 3).lower() in shape.role:
        given = next((i for i, name in enumerate(names[:-1]) if name in shape.given), 0)
        if given:  # "the director of Communications Rosa Tully"
            begin = offset + piece.words[given].start
            return Found(begin, begin, last, names[given:], "person", titled=True)
    if len(names) == 1 and before in THE and _GOVERNS.match(text, last):
        return Found(first, first, last, names, "person")
    if (kind := called(text, last, before, shape)) is not None:
        given = next((i for i in range(1, len(names) - 1) if names[i] in shape.given), 0)
        if given:  # "the head of the union Tully Bo Luna"
            begin = offset + piece.words[given].start
            return Found(begin, begin, last, names[given:], "person")
        return Found(first, first, last, names, kind)
    if plain and before[-1:] == "," and apposed(text, first, last, shape):
        return Found(first, first, last, names, "person", titled=True)
    if len(names) > 2 and _is_abbreviated(text, last, names):
        return Found(first, first, last, names, "organisation")
    if plain and (names[0] in shape.given or _is_family_first(names) or is_person(text, last, shape)):
        return Found(first, first, last, names, "person")
    if (
        names[0] in shape.nobody_first
        or names[-1] in shape.nobody_last
        or _SEAT.search(text, max(0, first - 24), first)
    ):
        return None  # "Lake Baikal", "the member for Lima South"
    does = _does(text, first, last, shape, whole=len(names) > 1)
    if plain and does != "deals" and before in THE:
        return None
    staffed = before == "at"  # "analysts at Credit Halden"
    kind = "company" if "&" in names else "person" if plain and does != "deals" and not staffed else "other"
    return Found(first, first, last, names, kind, False, False, does != "" or suffers(text, first, before, shape))


def _does(text: str, start: int, end: int, shape: Shapes, *, whole: bool = False) -> str:
    """What one who is named does by the words behind; nothing of whom another hangs on: "the MP for Halden, said"."""
    behind = text[end : end + 2]
    if "," in behind and text[max(0, start - 6) : start].rpartition(" ")[0].rpartition(" ")[2] in _HUNG:
        return ""
    does = (
        acts(text, end, shape, whole=whole) if behind[:1] in _JOINS and (behind[1:].islower() or "," in behind) else ""
    )
    return does or ("deals" if is_agent(text, start, end, shape) else "")


def _is_family_first(names: tuple[str, ...]) -> bool:
    """Whether a name has the shape of those with a given name of two syllables behind: "Park Geun-hye"."""
    syllables = names[1].split("-") if len(names) == 2 else ()
    return (
        len(syllables) == 2
        and len(names[0]) < 6
        and syllables[1].islower()
        and _SYLLABLES.fullmatch(names[1]) is not None
    )


def _is_abbreviated(text: str, end: int, names: tuple[str, ...]) -> bool:
    """Whether the first letters of a name stand in brackets behind it: "Halden Energy Watch (HEW)"."""
    match = _ACRONYM.match(text, end)
    return match is not None and match[1] == "".join([name[0] for name in names if name[0].isupper()])
