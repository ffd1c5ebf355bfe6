"""What a printed zone ("IST", "ET", "UTC+2") is worth in minutes east of Greenwich.

Some letters name several zones. Which one is meant follows from the country of the page, and that from what only its
own pages are full of: its money, its name, its cities, its domain. Without such a sign the offset stays unknown; it
is never guessed. Zones that change with the season are asked for the offset of that day.
"""

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

# Letters that mean one thing in news: minutes east of Greenwich, or a place whose clock is meant.
_ONE: dict[str, int | str] = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "EAT": 180, "WAT": 60, "CAT": 120, "SAST": 120, "IDT": 180,
    "PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "HKT": 480, "SGT": 480, "MYT": 480,
    "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "EDT": -240, "CDT": -300, "MDT": -360, "PDT": -420, "PST": -480,
    "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150, "ADT": -180, "BRT": -180,
    "ET": "America/New_York", "PT": "America/Los_Angeles", "AEDST": 660,
    "MT": "America/Denver", "CT": "America/Chicago", "NZT": "Pacific/Auckland",
}  # fmt: skip
# Letters that mean several: the countries that print them.
_SEVERAL: dict[str, dict[str, int | str]] = {
    "IST": {"IN": 330, "IL": 120, "IE": 60},
    "BST": {"GB": 60, "BD": 360},
    "CST": {"US": -360, "CN": 480, "CU": -300},
    "EST": {"US": -300, "AU": 600},
    "MST": {"US": -420, "MY": 480},
    "AST": {"CA": -240, "SA": 180},
    "AET": {"AU": "Australia/Sydney"},
}
# What pages of these countries are full of.
_SIGNS = {
    "IN": r"₹|\bRs\.? ?\d|\blakhs?\b|\bcrores?\b|\bindian?s?\b|\bdelhi\b|\bmumbai\b|\bchennai\b|\bkolkata\b|\.in\b",
    "IL": r"₪|\bshekels?\b|\bisraelis?\b|\bisrael\b|\bjerusalem\b|\btel aviv\b|\bhaifa\b|\.il\b",
    "IE": r"€|\birish\b|\bireland\b|\bdublin\b|\bcork\b|\bgalway\b|\bgarda[ií]?\b|\btaoiseach\b|\.ie\b",
    "GB": r"£|\bbritish\b|\bbritain\b|\buk\b|\bengland\b|\blondon\b|\bscotland\b|\bwales\b|\.uk\b",
    "BD": r"৳|\btaka\b|\bbangladeshi?s?\b|\bdhaka\b|\bchittagong\b|\bchattogram\b|\.bd\b",
    "US": r"\$ ?\d|\bamericans?\b|\bu\.s\.|\bunited states\b|\bwashington\b|\btexas\b|\bchicago\b|\bnew york\b",
    "CN": r"¥|\byuan\b|\bchinese\b|\bchina\b|\bbeijing\b|\bshanghai\b|\bshenzhen\b|\.cn\b",
    "CU": r"\bcubans?\b|\bcuba\b|\bhavana\b|\.cu\b",
    "AU": r"\bA\$|\baustralians?\b|\baustralia\b|\bsydney\b|\bmelbourne\b|\bcanberra\b|\bbrisbane\b|\.au\b",
    "MY": r"\bRM ?\d|\bringgit\b|\bmalaysians?\b|\bmalaysia\b|\bkuala lumpur\b|\.my\b",
    "CA": r"\bC\$|\bcanadians?\b|\bcanada\b|\bnova scotia\b|\bhalifax\b|\bnew brunswick\b|\.ca\b",
    "SA": r"\briyals?\b|\bsaudis?\b|\briyadh\b|\bjeddah\b|\bgulf\b|\bkuwait\b|\bqatar\b|\bbahrain\b|\.sa\b",
}
_DEFAULT = {"BST": "GB", "CST": "US", "EST": "US", "MST": "US", "AET": "AU"}  # by far the most printed of theirs
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2})(?::?(\d\d))?$")

LETTERS = (
    r"(?:UTC|GMT)?[+\-−]\d{1,2}(?::?\d\d)?\b|(?<![A-Za-z])(?:"
    + "|".join(sorted({*_ONE, *_SEVERAL}, key=len)[::-1])
    + r")\b"
)
"""Pattern of a printed zone, for `printed`."""


def offset_minutes(zone: str, when: datetime, page: str = "") -> int | None:
    """Minutes east of Greenwich that a printed zone means on that day; None where the page does not settle it.

    >>> offset_minutes("IST", datetime(2024, 7, 28), "Get ₹500 off"), offset_minutes("IST", datetime(2024, 7, 28))
    (330, None)
    """
    numeric = _OFFSET.match(zone)
    if numeric:
        minutes = int(numeric[2]) * 60 + int(numeric[3] or 0)
        return None if minutes > 14 * 60 else minutes if numeric[1] == "+" else -minutes
    worth: int | str | None = _ONE.get(zone)
    if worth is None:
        worth = _by_country(zone, page)
    if isinstance(worth, str):
        span = ZoneInfo(worth).utcoffset(when)
        return None if span is None else int(span.total_seconds()) // 60
    return worth


def _by_country(zone: str, page: str) -> int | str | None:
    """What an ambiguous zone is worth in the country that most of the page's signs speak for."""
    worths = _SEVERAL.get(zone, {})
    counts = sorted(((len(_sign(country).findall(page)), country) for country in worths), reverse=True)
    if not counts or counts[0][0] == 0 or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return worths.get(_DEFAULT.get(zone, ""))
    return worths[counts[0][1]]


@cache
def _sign(country: str) -> re.Pattern[str]:
    return re.compile(_SIGNS[country], re.IGNORECASE)
