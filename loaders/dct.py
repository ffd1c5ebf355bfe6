"""The document creation time: when a text was published, by the words on its page or the metadata of its file.

It never looks at a clock and never guesses: a page that does not say has none. What events happened when is no
matter of this room.

Metadata wins; of the dates printed around the article the labelled ones win ("Published", "Updated"), then those
beside headline and byline. Dates inside the prose are what the article tells of, not when it was printed.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from loaders.printed import Printed, find_dates, read_date
from loaders.stamps import is_of_shown
from schemas.source import PublishedBasis
from schemas.text import PassageKind, RawText


class Published(NamedTuple):
    """When a text was published, as far as it says."""

    when: date | datetime | None = None
    text: str | None = None
    """The words that say so."""
    basis: PublishedBasis = "unknown"
    doubt: str | None = None
    """Why it may be another day."""
    zone: int | None = None
    """Which zone of the text says so."""


class _Candidate(NamedTuple):
    score: float
    order: int
    date: Printed
    label: str
    """`published`, `updated` or nothing."""


_FIRST = re.compile(
    r"(?i)(?<![^\W\d_])(?:publi(?:shed|é|cado|cată|kowano)?|posted|"
    r"first published|created|issued|released|filed|dated?|"
    r"veröffentlicht|erstellt|stand|fecha|data|pubblicato|opublikowano|geplaatst|yayınlanma|giriş|"
    r"опубликовано|дата|発行|公開|发布|게시|입력)\W*(?:on|at|am|le|el|il|em|op|:)?\W*$"
)
_LATER = re.compile(
    r"(?i)(?:updated|modified|last update|last updated|revised|aktualisiert|mis à jour|actualizado|atualizado|"
    r"aggiornato|güncelleme|bijgewerkt|zaktualizowano|обновлено|更新|수정)\W*(?:on|at|am|le|el|il|em|op|:)?\W*$"
)
_PATH = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-])")  # the day in an address
_SENTENCE = re.compile(
    r"(?:\S+\s+){7,}\S+[.!?][\"”’»)]*\s*$"
)  # tells of a day; only a dateline at its start prints one
_RIGHTS = re.compile(r"(?i)copyright|©|all rights|\(c\)")
_CHANGED = "the page dates its last change only; it may have been published earlier"
_NEAR = 14  # lines from the headline or the end of the body within which a bare date counts
_ENOUGH = 2.5
_FEW = 2  # unlabelled days that may compete; more are a list


def dct(
    text: str,
    zones: Sequence[tuple[int, int, PassageKind]],
    raw: RawText | None = None,
    language: str | None = None,
) -> Published:
    """When this text was published: from its metadata, else from the words around the article, else unknown."""
    if raw is not None and raw.published is not None:
        # What a library found somewhere in the page, or the page prints, is stated by its text.
        method = raw.published_method or ""
        printed = method.endswith(("htmldate", "printed"))
        doubt = _CHANGED if method.endswith("modified") else None
        return Published(raw.published, raw.published_text, "stated" if printed else "metadata", doubt)
    found = _printed(text, zones, raw, language)
    if found.when is None and found.doubt is None and raw is not None and raw.url:
        path = _PATH.search(raw.url)
        day = read_date("-".join(path.groups())) if path else None
        if path is not None and day is not None:
            return Published(day.day, path[0].strip("/"), "metadata")
    return found


def _printed(
    text: str, zones: Sequence[tuple[int, int, PassageKind]], raw: RawText | None, language: str | None
) -> Published:
    """When the words around the article say that it was published."""
    candidates = _candidates(text, zones, language)
    if not candidates or candidates[0].score < _ENOUGH:
        return Published()
    best = candidates[0]
    rivals = {c.date.day for c in candidates if not c.label and c.score == best.score} if not best.label else set()
    if len(rivals) > _FEW:
        return Published()  # a list of dated lines: comments, other articles
    month_first = _month_first(best.date, [c.date for c in candidates], text, language)
    if best.date.other is not None and month_first is None:
        both = f"{best.date.day.isoformat()} or {best.date.other.isoformat()}"
        return Published(None, best.date.text, "unknown", f"'{best.date.text}' may be {both}: nothing tells the order")
    page = text + " " + (raw.url or "") + " " + (raw.publisher or "") if raw is not None else text
    doubt = _CHANGED if best.label == "updated" else None
    if others := sorted(rivals - {best.date.day}):
        doubt = f"{others[0].isoformat()} is printed there as well, and neither day is called that of publication"
    when = best.date.moment(page, month_first=bool(month_first))
    return Published(when, best.date.text, "stated", doubt, best.order)


def _candidates(text: str, zones: Sequence[tuple[int, int, PassageKind]], language: str | None) -> list[_Candidate]:
    """All dates printed around the article, the most telling first."""
    body = [n for n, zone in enumerate(zones) if zone[2] == "body"]
    head = next((n for n, zone in enumerate(zones) if zone[2] == "headline"), body[0] if body else 0)
    first, last = (body[0], body[-1]) if body else (head, head)
    found: list[_Candidate] = []
    before = ""
    for n, (start, end, kind) in enumerate(zones):
        line = text[start:end]
        if kind == "body" and (n != first or len(line) > 200 or _SENTENCE.search(line)):
            before = ""
            dates = find_dates(line[:120], language)[:1] if n == first else []
            found += [_Candidate(_ENOUGH, n, d, "") for d in dates if _is_dateline(line[: d.start], line[d.end :])]
            continue
        dates = find_dates(line, language)
        for place, printed in enumerate(dates):
            label = _label(line, printed, before)
            if not label and place + 1 < len(dates) and _label(line, dates[place + 1], "") == "updated":
                label = "published"  # "June 12, 2020 / Updated: Aug. 18, 2020"
            if not label and is_of_shown(line, printed.start, printed.end):
                continue  # the day of a message or picture
            found.append(_Candidate(_score(line, printed, label, n, (head, first, last)), n, printed, label))
        before = line
    return sorted(found, key=lambda c: (-c.score, abs(c.order - first), c.order))


_AHEAD = re.compile(
    r"\W{0,3}(?:(?i:for (?:immediate )?release|(?:press|news|media) release)\W{1,4})?[\w .,'’()/|–—-]{0,60}"
)
_BEHIND = re.compile(r"\W{0,4}[-–—:(|]|\s?/[A-Z]|\W*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN_NAMES = frozenset({
    "of", "the", "and", "upon", "am", "an", "der", "den", "de", "la", "le", "el", "du", "da", "do", "di", "del", "e",
    "y", "et", "und", "van", "sur",
})  # fmt: skip
"""Small words within the names of places, and before the day in other languages ("Lyon, le 3 mai 2024")."""
_OPENS_PROSE = frozenset({
    "On", "In", "By", "Since", "From", "Until", "After", "Before", "Between", "It", "He", "She",
})  # fmt: skip


def _is_dateline(ahead: str, behind: str) -> bool:
    """Whether a day at the start of the prose is printed as in a dateline: behind names only, parted from the rest.

    A day in brackets is one where they close behind it: those of a life, "(3 May 1950 – 4 July 2004)", go on.
    """
    if not _AHEAD.fullmatch(ahead):
        return False
    words = _WORD.findall(ahead)
    if words and (words[0] in _OPENS_PROSE or words[0].islower()):
        return False
    if any(word[0].islower() and word not in _BETWEEN_NAMES for word in words):
        return False
    if ahead.count("(") > ahead.count(")"):
        return behind.startswith(")") and (ahead.lstrip().startswith("(") or _BEHIND.match(behind) is not None)
    return _BEHIND.match(behind) is not None


def _label(line: str, printed: Printed, before: str) -> str:
    ahead = line[max(0, printed.start - 60) : printed.start]
    if not ahead.strip() and len(before) < 40:
        ahead = before.strip()
    if _FIRST.search(_weekday_off(ahead)):
        return "published"
    return "updated" if _LATER.search(_weekday_off(ahead)) else ""


_WEEKDAY = re.compile(r"(?i)\W*\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W*$")


def _weekday_off(text: str) -> str:
    return _WEEKDAY.sub("", text)


def _score(line: str, printed: Printed, label: str, at: int, marks: tuple[int, int, int]) -> float:
    """How much speaks for a printed date being the day of publication."""
    head, first, last = marks
    around = len(line.strip()) - (printed.end - printed.start)
    score = 4.0 if label == "published" else 3.0 if label == "updated" else 0.0
    if printed.hour is not None:
        score += 0.5
    if around <= 40:
        score += 1.0
    if head <= at <= max(min(head + _NEAR, last), first) or first - 3 <= at < first:
        score += 2.5
    elif head - _NEAR <= at < head:
        score += 1.0  # a masthead often prints the day of the visit
    elif last < at <= last + _NEAR:
        score += 1.0 if label else 0.0  # below the text stand comments and other articles
    if len(line.split()) > 30 or _RIGHTS.search(line):
        score -= 3.0
    return score


def _month_first(best: Printed, dates: Sequence[Printed], text: str, language: str | None) -> bool | None:
    """Whether a day in numbers puts the month first, by evidence of the page; None where there is none.

    Evidence, in this order: other days in numbers, the zone beside it, the order of days in words, the day that lies
    right after the days that the article tells of, the language.
    """
    if best.other is None:
        return False
    for orders in (
        {d.numeric for d in dates if d.numeric},
        {"mdy" if best.zone in _AMERICAN else "dmy"} if best.zone and best.zone not in ("UTC", "GMT", "Z") else set(),
        {d.worded for d in dates if d.worded},
    ):
        if len(orders) == 1:
            return orders == {"mdy"}
    told = [d.day for d in find_dates(text, language) if d.other is None and d.day <= max(best.day, best.other)]
    if told:
        gaps = [(day - max(told)).days if day >= max(told) else 999 for day in (best.day, best.other)]
        if min(gaps) <= 14 and max(gaps) > 28:
            return gaps[1] < gaps[0]
    return False if language is not None and not language.startswith("en") else None


_AMERICAN = frozenset({"ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT"})
