"""Where a passage holds several lines run together: a caption, its credit, a link, then the next sentence.

Pages lose their line ends on the way, and then no full stop parts a caption from the sentence behind it. What parts
them is told by the shape of credits and labels that all papers print, and by the words that only begin a sentence:
"… in the old harbour The council …". It looks at the words at a border alone; sentences are cut in `sentences`.
"""

import re
from itertools import pairwise
from typing import NamedTuple

import re2


class Piece(NamedTuple):
    """A stretch of a passage in which no line ends, half open."""

    start: int
    end: int
    frame: bool
    """Whether it is nothing but a credit or a label: "Getty Images", "Read more"."""


_ANEW = r"(?=\s+[\"“‘'(`]*[A-ZÀ-ÖØ-Þ])"  # what begins anew has a capital
_LINK_ANEW = r"(?=\s*$|\s+[\"“‘'(`]*[A-ZÀ-ÖØ-Þ\d])"  # what a label announces may begin with a number too
_GETTY = r"(?:Getty|GETTY)(?: (?:Images|IMAGES))?"
_AGENCY = (
    rf"(?:{_GETTY}|REUTERS|Reuters|AFP|EPA|AP(?::Associated Press)?|PA(?::Press Association)?|Rex(?: Features)?|"
    r"Alamy|Shutterstock|Bloomberg|Xinhua|ANSA|NurPhoto)"
)
_SLASH = r"\\?/"  # corpora of news write it with a backslash before it
_MONTH = r"(?!\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
_ZONE = r"(?:GMT|UTC|BST|IST|CES?T|[ECMP][SD]?T)\b"
_NO_DAY = r"(?!\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_COUNT = r"\d{1,2}(?:\s?/\s?\d{1,2}| of \d{1,2})?"  # the number of a picture in its series
_LABEL = r"(?:Photograph|Photos?|Pictures?|Photo credits?|Image)\s?:\s(?=[A-Z])"
_CREDITED = re.compile(
    rf"(?<![\w/:]){_AGENCY}\s+{_COUNT}{_MONTH}{_ANEW}|"
    r"(?:Getty Images|GETTY IMAGES)(?! (?:CEO|Inc|Chief|Holdings|[Pp]hotographer))(?: for [A-Z]\w+)?" + _ANEW + "|"
    r"(?:^|(?<=[.!?][\"”’\s])|(?<=[•|]))\s*(?:GETTY|REUTERS|Getty|Reuters|AFP)"
    rf"(?! (?:Images|IMAGES|Comm|Offic|Deput|Chief))(?: - \w+)?{_ANEW}|"
    rf"REUTERS{_SLASH}[A-Z][\w.'’-]* [A-Z][\w'’-]+{_ANEW}"
)
"""A credit that belongs to no sentence: it ends the words before it and lets others begin."""
_LABELLED = re.compile(
    r"(?<!\w)(?:Image (?:copyright|source,)(?: [\w@/]+){1,4}? Image caption|(?:Image|Media) caption|Image copyright)"
    r"(?=\s)|"
    r"(?<!\w)(?:(?:(?:Read|READ) (?:more|More|MORE|also|ALSO)|See also|SEE ALSO)(?:\s?:)?|(?:Related|RELATED)\s?:)"
    + _LINK_ANEW
    + r"|(?<!\w)(?:Play slideshow|View [Pp]hotos?|(?:Enlarge this image )?(?:toggle|hide) caption|"
    r"\(Opens in new window\)|(?:Facebook )?Twitter (?:Google plus )?Pinterest|Share via Email|"
    r"Continue reading the main story|Story continues below(?: advertisement)?|"
    r"Follow (?:us|him|her|them|@\w+) on (?:Twitter|Facebook|Instagram|YouTube|Telegram|WhatsApp))\.?" + _LINK_ANEW
)
"""A label or link of the page that has got in between."""
_SIGNED = re.compile(
    rf"(?<=[\w.]){_SLASH}\s?{_AGENCY}(?: (?:Photo|Pool))?\)?{_ANEW}|"
    rf"(?:\(|-LRB- )[^()\n]{{0,60}}?(?:[/,–-]|\bvia) ?{_AGENCY}[^()\n]{{0,20}}?(?:\)| -RRB-){_ANEW}|"
    rf"\((?:Photo|Image|Picture|Pic|Photograph|Credit|Source)s?(?: by\b| credit)? ?[:©]?[^()\n]{{1,80}}\){_ANEW}|"
    rf"\((?:[A-Z][\w'’.-]+ ){{1,3}}?[A-Z][\w'’-]+/[A-Z][^()\n]{{2,40}}\){_ANEW}|"
    rf"\b\d{{4}},? \d{{1,2}}[.:]\d\d ?(?:[ap]m )?{_ZONE}{_ANEW}{_NO_DAY}"
)
"""The end of a credit, or of the line with day and clock, that the words before it belong to."""
_MADE_BY = re.compile(rf"(?<![\w(/]){_LABEL}")
"""The beginning of a credit; the caption stands before it."""
_DOES = r"(?:is|will|would|can|could|may|might|did|came|said|told|had|[a-z]+(?:ed|[^s]s))"
_FIRST = "The|An|This|These|Those|His|Her|Their|There|When|After|While|Although|However|Meanwhile|According|But"
_NO_LETTER = "".join(
    f"(?<!{word})" for word in ("lass", "luenza", "tamin", "titis", "lan", "ype", "roup", "rade", " the")
)
"""What makes the "A" behind it a letter, no article: "Class A", "influenza A", "the A"."""
_OPENS = re.compile(
    rf"(?<=[^\W_]|\)){_NO_LETTER} "
    r"(?=A (?!(?:and|or|is|was|in|on|to|for|of|at|by|the|list|flu|virus|team|level)s?\b)[a-z]{3})|"
    r"(?<=[^\W_]|\)) (?="
    rf"(?:{_FIRST}) [a-z]|"
    rf"(?:He|She|They|We|It|That) {_DOES}\b|"
    r"(?:In|On|At|For|With|By|From|As|If|And) (?:the|an?|his|her|their|its|this|he|she|they|it) [a-z])"
)
"""A word that is written with a capital only where it begins a sentence."""
_BEHIND_WORD = re.compile(
    rf" (?=[-–—] (?:The|An?|He|She|They|We|It|This|His|Her|Their) [a-z]|[•▪] [A-Z])|"
    rf" \((?:{_AGENCY}|Facebook|Twitter|Instagram|YouTube|Handout|Supplied)\){_ANEW}"
)
"""What is a border behind a plain word alone: the dash of an item, since prose goes on behind a dash without a capital,
and a credit in brackets; behind the name of a town both may be those of a dateline."""
_DAY_MOST = 32  # characters of a day in full: "Wednesday, 30 September 2009"
_DAY = re.compile(
    r"\W*(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|"
    r"(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ch|il|ust|ember|ober)?|"
    r"\d{1,4}(?:st|nd|rd|th)?)\b\W*)+"
)
_CREDIT_LIKE = (
    rf"\b{_AGENCY}|Photo|photo|Image|Pic|[Cc]aption|(?:Read|READ) (?:more|More|MORE|also|ALSO)|See also|SEE ALSO|"
    r"Related|RELATED|slideshow|Opens in new|Pinterest|Share via|Continue reading|Story continues|Follow |"
    r"\([A-Z][\w'’. -]+/[A-Z]|\((?:Source|Credit|Facebook|Twitter|Instagram|YouTube|Handout|Supplied)|"
    r"\d{4},? \d{1,2}[.:]\d\d|[•▪]|[\pL\pN)] [-–—] [A-Z]"
)
_OPENING_LIKE = rf"[\pL\pN)] (?:{_FIRST}|A|He|She|They|We|It|That|In|On|At|For|With|By|From|As|If|And) [a-z]"
_MAY = re2.compile(f"{_CREDIT_LIKE}|{_OPENING_LIKE}")
"""Whether a text can have a border at all: one look instead of six."""
_MAY_CREDIT, _MAY_OPEN = re2.compile(_CREDIT_LIKE), re2.compile(_OPENING_LIKE)
"""Of which kind the border may be: the looks for credits and labels are the dearest."""
_HELD = frozenset({"from", "by", "to", "of", "at", "for", "with", "and", "the", "in", "on", "told", "a", "via", "or"})
"""Words that make an agency behind them a part of their sentence."""


def pieces(text: str, title: str = "") -> list[Piece]:
    """The stretches of a passage between the borders in it, in order; `title` is cut off where the passage opens so.

    >>> [(piece.frame, text[piece.start : piece.end]) for text in ["A ship burns Getty Images Crews came at dawn."]
    ...  for piece in pieces(text)]
    [(False, 'A ship burns '), (True, 'Getty Images'), (False, ' Crews came at dawn.')]
    """
    cuts, marks = set[int](), list[tuple[int, int]]()
    if title and _opens_with(text, title):
        cuts.add(len(title))
    if _MAY.search(text) is not None:
        if _MAY_CREDIT.search(text) is not None:
            marks = _marks(text)
            cuts.update(at for mark in marks for at in mark)
            cuts.update(match.end() for match in _SIGNED.finditer(text))
            cuts.update(match.end() for match in _BEHIND_WORD.finditer(text) if _behind_word(text, match.start()))
            cuts.update(match.start() for match in _MADE_BY.finditer(text))
        if _MAY_OPEN.search(text) is not None:
            cuts.update(match.start() for match in _OPENS.finditer(text) if not _is_entry(text, match.start()))
    if not cuts:
        return [Piece(0, len(text), False)]
    alone = set(marks)
    return [Piece(*span, span in alone) for span in pairwise(sorted({0, *cuts, len(text)}))]


def _opens_with(text: str, title: str) -> bool:
    """Whether a passage is its headline and then begins anew."""
    behind = text[len(title) : len(title) + 2]
    return text.startswith(title) and title.count(" ") > 1 and behind[:1] == " " and behind[1:].isupper()


def _behind_word(text: str, at: int) -> bool:
    """Whether what stands before `at` is a plain word, no name and no day."""
    return text[max(0, at - 24) : at].rpartition(" ")[2][:1].islower()


def _is_entry(text: str, at: int) -> bool:
    """Whether nothing but a day stands before `at`: that of the entry behind it, as chronologies have it."""
    return at <= _DAY_MOST and _DAY.fullmatch(text, 0, at) is not None


def _marks(text: str) -> list[tuple[int, int]]:
    """Where credits and labels stand that belong to no sentence."""
    found = [match.span() for match in _LABELLED.finditer(text)]
    for match in _CREDITED.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].rstrip()
        held = before[-1:] in ("/", ":", "(", ",") or before.rpartition(" ")[2] in _HELD
        if not held:
            found.append(match.span())
    return found
