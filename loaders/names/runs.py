"""A run of capitalised words taken apart by its words alone: where "of" joins no name, what opens it by chance, which
part is a title and which a body.

It sees no text around the run, so that each run is taken apart once; `introduced` looks at what stands beside it.
"""

from loaders.names.shapes import Found, Piece, Shapes, Word

_NO_SURNAMES = frozenset({"Department", "Ministry"})
_OPENS = frozenset({"of", "the", "for"})
SUFFIX = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
"""What stands behind a surname and is none."""
_KEPT = 1 << 13


def pieces_of(run: str, shape: Shapes) -> tuple[Piece, ...]:
    """The parts of a run of capitals that may name someone; those of the last runs asked for are kept."""
    kept = shape.runs.get(run)
    if kept is not None:
        return kept
    parts = _parts(_words(run), shape)
    for part in parts:
        _trim(part, shape)
    if len(shape.runs) >= _KEPT:
        shape.runs.clear()
    pieces = shape.runs[run] = tuple(piece_of(part, shape) for part in parts if part)
    return pieces


def _words(run: str) -> list[Word]:
    words, start = [], 0
    for word in run.split(" "):
        words.append(Word(start, start + len(word), word))
        start += len(word) + 1
    return words


def _parts(words: list[Word], shape: Shapes) -> list[list[Word]]:
    """A run cut where "of" and "for" join no name: "President of France" but "Ministry of Health"."""
    parts, begin = [], 0
    for cut, word in enumerate(words):
        if "-" in word.text and word.text.rpartition("-")[2] in shape.compound:
            parts.append(words[begin:cut])
            begin = cut + 1
        if word.text not in ("of", "for"):
            continue
        left = words[begin:cut]
        behind = words[cut + 2] if words[cut + 1].text == "the" else words[cut + 1]
        if any(word.text in shape.body_of for word in left):
            break
        if left and left[-1].text in ("Secretary", "Minister") and behind.text in shape.title:
            break
        parts.append(left)
        begin = cut + 1
    last = words[begin:]
    cut = _behind_body(last, shape) if len(last) > 3 else 0
    return [*parts, last[:cut], last[cut:]] if cut else [*parts, last]


def _behind_body(words: list[Word], shape: Shapes) -> int:
    """Index of the given name of one whose name stands right behind that of a body: "Halden Trust / Ana Quispe"."""
    if words[-1].text in shape.body:
        return 0
    return next((i for i in (-2, -3) if _opens_name(words[i - 1], words[i], shape) and len(words) + i > 1), 0)


def _opens_name(before: Word, word: Word, shape: Shapes) -> bool:
    return word.text in shape.given and before.text in shape.body and before.text not in shape.title_end


def _trim(words: list[Word], shape: Shapes) -> None:
    """Drops words that open or close a run by chance: "On", "Meanwhile", "Tuesday"."""
    body = bool(words) and words[-1].text in shape.body
    while words and (words[0].text in shape.common or words[0].text in _OPENS or words[0].text.endswith("-year-old")):
        if len(words) > 1 and words[0].text in shape.title and words[1].text in shape.title:
            break
        if body and len(words) > 2 and words[0].text in shape.quarter:
            break  # "Northern Lima Chess Club"
        del words[0]
    while words and words[-1].text in shape.common and words[-1].text not in shape.body:
        if words[-1].text == "May" and len(words) > 1 and words[-2].text in shape.given:
            break  # "Theresa May"
        del words[-1]


def without_known(words: list[Word], end: int, acts: bool, shape: Shapes) -> list[Word]:
    """The words without a known name before a title or a body, none if all are one that can act: "US Secretary"."""
    count = sum(1 for word in words if word.end <= end)
    if count == len(words):
        return [] if acts else words
    behind = words[count].text
    if not acts and words[-1].text in shape.body:
        return words  # "Lima Police Department", "Gold Coast Council"
    if behind in shape.named_body and count == len(words) - 1:
        return words  # "Kenya Airways"
    return words[count:] if behind in shape.title or (acts and behind in shape.body) else words


def piece_of(words: list[Word], shape: Shapes) -> Piece:
    """A part of a run with what its words alone tell."""
    first, last = words[0].start, words[-1].end
    tail = words[-1].text
    several = len(words) > 2
    opens = next((i for i, w in enumerate(words) if w.text in ("of", "for")), -1) if several else -1
    if opens > 0 and words[opens - 1].text in shape.body_of and opens < len(words) - 1:
        kind = shape.body.get(words[opens - 1].text, "organisation")
        ends = next((i for i in range(opens + 2, len(words) - 1) if words[i].text in shape.title_end), 0)
        if ends and words[ends + 1].text in shape.given:  # "Bank of Chad Governor Ana Quispe"
            name = words[ends + 1 :]
            return Piece(words, Found(first, name[0].start, last, _texts(name), "person", titled=True))
        return Piece(words, Found(first, first, last, _texts(words), kind))
    titled = words[0].text in shape.title_end and words[0].text != "State"  # "the State Duma"
    surnamed = len(words) == 2 and titled and tail not in _NO_SURNAMES  # "Senator Church"
    if len(words) > 1 and tail in shape.body and not surnamed:
        return Piece(words, Found(first, first, last, _texts(words), shape.body[tail]))
    i, ends = 0, 0
    while i < len(words) and (words[i].text in shape.title or (words[i].text in ("of", "the") and i)):
        i += 1
        if words[i - 1].text in shape.title_end or words[i - 1].text == "State":
            ends = i
    if ends and ends < len(words) and i > ends and words[ends].text in shape.given:
        i = ends
    inner = next((j for j in range(len(words) - 2, 0, -1) if words[j].text in shape.title_end), 0) if several else 0
    if inner >= i and inner and len(words) - inner <= 5:
        # "Harbour Director Ana Quispe", "Chief Operating Officer Bo Luna": what stands before the title belongs to it.
        name = words[inner + 1 :]
        if name[0].text in SUFFIX:  # "Milo King Jr."
            return Piece(words, None, _texts(words), plain=True)
        return Piece(words, Found(first, name[0].start, last, _texts(name), "person", titled=True))
    name = words[i:]
    if ends and i == ends and 1 <= len(name) <= 5 and name[0].text not in shape.body:
        return Piece(words, Found(first, name[0].start, last, _texts(name), "person", titled=True))
    if i:
        return Piece(words)
    if len(words) > 4:
        return Piece(words)
    names = _texts(words)
    # "Rita M. Tully III" is not
    shouted = any(name.isupper() and len(name.rstrip(".")) > 1 and name not in SUFFIX for name in names[1:])
    plain = bool(names[1:]) and shape.body.keys().isdisjoint(names[1:]) and not shouted
    return Piece(words, None, names, plain)


def _texts(words: list[Word]) -> tuple[str, ...]:
    return tuple([word.text for word in words])
